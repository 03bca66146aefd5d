"""What people type or send that looks like something of ours, or that no calendar holds."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile

from baiju.areas.plans.models import baselines, clauses, plans, tasks
from baiju.areas.plans.plan import Plan
from baiju.engine import diary, evidence, listing, records
from baiju.engine.declare import Refusal
from baiju.engine.models import Evidence
from baiju.org.actors import actor_for
from baiju.org.models import Post, Unit, holidays, provisions
from tests.sample.models import courses
from tests.world import make


@pytest.fixture
def course(world):
    return make(courses, world.alice, world.north)


@pytest.mark.parametrize("typed", ["sealed:", "sealed:1:AAAA", "sealed:9:AAAA"])
def test_words_that_look_sealed_are_words(world, typed):
    made = make(courses, world.alice, world.north, phone=typed, title=typed)
    kept = type(made).objects.get(pk=made.pk)
    assert (kept.phone, kept.title) == (typed, typed)
    alice = actor_for(world.alice)
    assert records.change(courses, alice, {"title": "急救"}, made).phone == typed


def test_a_value_sealed_by_us_is_read_after_it_was_left_unread(world, course):
    later = type(course).objects.defer("phone").get(pk=course.pk)
    assert later.phone == "13800000000"


@pytest.mark.parametrize("day", ["0001-01-01", "1899-12-31", "2200-01-01", "9999-12-31"])
def test_a_day_of_another_age_is_refused(world, day):
    with pytest.raises(records.Invalid, match="1900"):
        make(courses, world.alice, world.north, held_on=day)


def test_who_left_stays_named_until_somebody_else_is_chosen(world):
    task = make(tasks, world.alice, world.north, owner=world.alice.pk)
    Post.objects.filter(user=world.alice).delete()
    erin = actor_for(world.erin)
    changed = records.change(tasks, erin, {"title": "登记企业"}, task)
    assert changed.owner == world.alice
    with pytest.raises(records.Invalid):
        make(tasks, world.erin, world.north, owner=world.alice.pk)


def test_nothing_new_is_written_in_a_closed_unit(world, course):
    old = make(courses, world.alice, world.plant)
    Unit.objects.filter(pk=world.plant.pk).update(valid_to="2026-05-01")
    with pytest.raises(records.Invalid):
        make(courses, world.alice, world.plant)
    alice = actor_for(world.alice)
    assert records.change(courses, alice, {"attended": 3}, old).unit == world.plant


def test_a_number_no_database_holds_is_refused(world):
    for register, name in ((courses, "unit"), (tasks, "owner"), (tasks, "clause")):
        with pytest.raises(listing.BadQuery):
            listing.rows(register, actor_for(world.alice), {name: str(2**70)})


def test_a_reason_is_kept_whole_or_refused(world, course):
    alice = actor_for(world.alice)
    with pytest.raises(Refusal, match="500"):
        records.move(courses, alice, course, "void", reason="因" * 501)
    assert records.move(courses, alice, course, "void", reason="重\x00复").review == "void"


def test_a_removed_draft_takes_its_files_along(world, course, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    alice = actor_for(world.alice)
    evidence.add(courses, alice, course, SimpleUploadedFile("a.txt", b"1"), "file")
    other = make(courses, world.alice, world.north)
    evidence.add(courses, alice, other, SimpleUploadedFile("b.txt", b"1"), "file")
    records.remove(courses, alice, course)
    assert [each.name for each in Evidence.objects.all()] == ["b.txt"]


def test_several_files_are_kept_together_or_not_at_all(world, course, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    files = [SimpleUploadedFile("a.txt", b"1"), SimpleUploadedFile("b.txt", b"")]
    with pytest.raises(Refusal):
        evidence.add_all(courses, actor_for(world.alice), course, files, "file")
    assert not evidence.of(courses, course).exists()
    assert not [each for each in tmp_path.rglob("*") if each.is_file()]


def test_what_was_submitted_takes_no_further_file(world, course, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    alice = actor_for(world.alice)
    file = SimpleUploadedFile("a.txt", b"1")
    evidence.add(courses, alice, course, file, "file")
    submitted = records.move(courses, alice, course, "submit")
    with pytest.raises(Refusal):
        evidence.add(courses, alice, submitted, SimpleUploadedFile("b.txt", b"1"), "file")


def test_a_file_is_taken_from_its_own_record_only(world, course, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    alice = actor_for(world.alice)
    evidence.add(courses, alice, course, SimpleUploadedFile("a.txt", b"1"), "file")
    other = make(courses, world.alice, world.north)
    piece = evidence.of(courses, course).get()
    with pytest.raises(PermissionDenied):
        evidence.remove(courses, alice, other, piece)
    evidence.remove(courses, alice, course, piece)


def _submitted(world):
    clause = make(clauses, world.alice, world.north)
    Plan.objects.filter(pk=clause.plan_id).update(review="submitted")
    return clause


def test_nothing_is_taken_out_of_a_submitted_plan(world):
    clause = _submitted(world)
    with pytest.raises(Refusal):
        records.remove(clauses, actor_for(world.alice), clause)


def test_nothing_is_moved_out_of_a_submitted_plan(world):
    clause = _submitted(world)
    open_plan = make(plans, world.alice, world.north)
    with pytest.raises(Refusal):
        records.change(clauses, actor_for(world.alice), {"plan": open_plan.pk}, clause)


def test_a_change_that_fits_no_more_is_not_taken_back_but_told(world):
    day = make(holidays, world.erin, world.north, day="2027-02-15")
    erin = actor_for(world.erin)
    records.change(holidays, erin, {"day": "2027-02-16"}, day)
    make(holidays, world.erin, world.north, day="2027-02-15")
    changed = type(day).objects.get(pk=day.pk)
    entry = diary.of(holidays, changed).first()
    with pytest.raises(Refusal):
        records.undo(holidays, erin, changed, entry)


@pytest.mark.parametrize("given", [{"key": "no-such-rule"}, {"amount": "-1"}])
def test_a_provision_names_a_rule_and_a_number_it_can_have(world, given):
    with pytest.raises((Refusal, records.Invalid)):
        make(provisions, world.erin, world.north, **given)


def test_what_the_product_writes_has_no_form(world):
    assert not baselines.by_hand
    assert courses.by_hand
