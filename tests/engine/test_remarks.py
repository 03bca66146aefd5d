"""Remarks: whom they call, how long they are corrected, and that they are voided, never deleted."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from baiju.areas.organizing.models import members
from baiju.engine import diary, records, remarks
from baiju.engine.declare import Refusal
from baiju.engine.remark import Remark
from baiju.engine.remarks import Reader
from baiju.org import people, readers
from baiju.org.actors import actor_for
from baiju.org.models import Post
from tests.sample.models import courses
from tests.world import make

NOW = datetime(2026, 6, 15, 9, 0, tzinfo=UTC)
WANG = Reader(1, "王小", "wang")
WANG_LONG = Reader(2, "王小明", "wang.xm")
BOB = Reader(3, "Bob", "bob")


def say(world, course, text, user=None, **given):
    readable = readers.of(courses, course)
    actor = actor_for(user or world.alice)
    return remarks.add(courses, actor, course, text, readers=readable, now=NOW, **given)


def called(remark):
    return {each.name for each in remark.mentions.all()}


@pytest.fixture
def course(world):
    return make(courses, world.alice, world.north)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("@王小明请看", {2}),
        ("@王小请看", {1}),
        ("＠bob, look", {3}),
        ("@BOB and @王小明", {2, 3}),
        ("@bobby", set()),
        ("bob@example.invalid.bob", set()),
        ("@ bob @", set()),
        ("", set()),
    ],
)
def test_a_name_behind_the_sign_is_a_call(text, who):
    assert remarks.named(text, [WANG, WANG_LONG, BOB]) == who


def test_only_who_may_read_the_record_is_called(world, course):
    made = say(world, course, "@Erin @Bob @Carol @Dave @Nobody")
    assert called(made) == {"Erin", "Bob"}
    told = [world.erin.pk, world.carol.pk, world.alice.pk]
    assert called(say(world, course, "看一下", told=told)) == {"Erin"}


def test_a_choice_of_names_stays_within_what_the_person_sees(world, course):
    offered = readers.offered(courses, actor_for(world.alice), course)
    assert {each.name for each in offered} == {"Erin"}
    everyone = {each.name for each in readers.of(courses, course)}
    assert everyone == {"Alice", "Bob", "Erin", "Root"}
    Post.objects.filter(user=world.erin).delete()
    assert "Erin" not in {each.name for each in readers.of(courses, course)}


def test_who_reads_the_record_may_speak_and_nobody_else(world, course):
    assert say(world, course, "county's view", world.bob).author == "Bob"
    for stranger in (world.carol, world.dave):
        with pytest.raises(PermissionDenied):
            say(world, course, "let me in", stranger)


def test_words_lie_sealed_and_the_diary_knows_only_that_something_was_said(world, course):
    made = say(world, course, "他的电话要换\n下周")
    kept = Remark._base_manager.get(pk=made.pk)
    assert "电话" not in kept.text and remarks.text_of(courses, kept) == "他的电话要换\n下周"
    entry = diary.of(courses, course).first()
    assert (entry.act, entry.changes) == ("remark", {"remark": [None, made.pk]})


def test_a_remark_on_a_person_goes_with_the_person(world):
    member = make(members, world.alice, world.north)
    actor = actor_for(world.alice)
    made = remarks.add(members, actor, member, "家里有困难", readers=[], now=NOW)
    assert remarks.text_of(members, made) == "家里有困难"
    type(member.person)._base_manager.filter(pk=member.person_id).update(key="")
    assert remarks.text_of(members, made) == str(diary.ERASED)
    assert str(member) not in diary.of(members, member).first().label


def test_its_author_corrects_it_for_a_while(world, course):
    made = say(world, course, "@Erin look")
    alice, readable = actor_for(world.alice), readers.of(courses, course)
    soon, late = NOW + timedelta(minutes=14), NOW + timedelta(minutes=16)
    mended = remarks.correct(courses, alice, course, made, "@Bob look", readers=readable, now=soon)
    assert called(mended) == {"Bob"} and remarks.text_of(courses, mended) == "@Bob look"
    for who, when in ((alice, late), (actor_for(world.erin), soon)):
        with pytest.raises(Refusal, match="15 minutes"):
            remarks.correct(courses, who, course, made, "no", readers=readable, now=when)
    assert remarks.text_of(courses, remarks.of(courses, course).get()) == "@Bob look"


def test_it_is_voided_with_a_reason_and_stays(world, course):
    made = say(world, course, "@Erin look")
    alice, bob, erin = (actor_for(u) for u in (world.alice, world.bob, world.erin))
    for who, reason in ((bob, "because"), (erin, " "), (erin, "x" * 501)):
        with pytest.raises(Refusal):
            remarks.void(courses, who, course, made, reason, now=NOW)
    remarks.void(courses, erin, course, made, "写错了记录", now=NOW)
    kept = remarks.of(courses, course).get()
    assert (kept.voided_by, kept.reason) == ("Erin", "写错了记录")
    assert diary.of(courses, course).first().reason == "写错了记录"
    with pytest.raises(Refusal):
        remarks.void(courses, alice, course, made, "once more", now=NOW)
    assert remarks.waiting(erin) == []


def test_a_call_waits_until_it_is_read(world, course):
    erin = actor_for(world.erin)
    say(world, course, "@Erin look")
    [one] = remarks.waiting(erin)
    assert (one.record, one.text, one.remark.author) == (course, "@Erin look", "Alice")
    assert remarks.waiting(actor_for(world.bob)) == []
    remarks.seen(courses, actor_for(world.bob), course, now=NOW)
    assert len(remarks.waiting(erin)) == 1
    remarks.seen(courses, erin, course, now=NOW)
    assert remarks.waiting(erin) == []


def test_a_call_is_silent_for_who_may_read_the_record_no_more(world, course):
    say(world, course, "@Erin look")
    post = world.erin.posts.get()
    people.end(actor_for(world.root), post)
    assert remarks.waiting(actor_for(world.erin)) == []


def test_what_is_empty_or_too_long_is_refused(world, course):
    for text in ("", " \n\u200b ", "字" * 2001):
        with pytest.raises(Refusal):
            say(world, course, text)
    assert remarks.text_of(courses, say(world, course, "a\x00b\u202ec")) == "a b c"


def test_the_remarks_on_a_draft_go_with_it(world, course):
    say(world, course, "@Erin look")
    records.remove(courses, actor_for(world.alice), course)
    assert not Remark._base_manager.exists()


def test_many_calls_cost_the_desk_few_questions(world, course, django_assert_max_num_queries):
    for n in range(20):
        say(world, course, f"@Erin {n}")
    erin = actor_for(world.erin)
    with django_assert_max_num_queries(2):
        assert len(remarks.waiting(erin)) == 20
