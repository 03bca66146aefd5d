"""Choices found among very many, and one act on many rows."""

import pytest

from baiju.engine import diary
from baiju.engine.models import Entry
from baiju.org import tree
from baiju.org.actors import actor_for
from tests.sample.models import courses
from tests.web import digest
from tests.web.conftest import stored, text, undo_of
from tests.world import TODAY, make

LIST = "/ledger/courses/"
PART = {"HX-Request": "true"}


# choices among very many


@pytest.fixture
def many_units(world):
    root = actor_for(world.root)
    return [
        tree.add(
            root, world.north, name=f"第{n}分厂工会", kind="grassroots", code=f"F{n}", on=TODAY
        )
        for n in range(60)
    ]


def test_no_page_offers_all_of_very_many(alice, world, three, many_units):
    for page in (f"{LIST}new/", f"{LIST}narrow/", f"{LIST}{three[0].pk}/edit/"):
        answer = text(alice.get(page))
        assert answer.count("<option") < 150, page
        assert "分厂工会" in answer and 'name="unit~find"' in answer, page


def test_a_choice_is_found_without_script(alice, world, many_units):
    given = {"title": "写到一半", "unit~find": "第59", "find": "unit"}
    page = alice.post(f"{LIST}new/", given)

    assert page.status_code == 200
    assert "第59分厂工会" in text(page) and "第58分厂工会" not in text(page)
    assert "写到一半" in text(page) and 'class="fault"' not in text(page)
    found = text(alice.get(f"{LIST}narrow/", {"unit~find": "第59", "find": "unit"}))
    assert "第59分厂工会" in found and "第58分厂工会" not in found


def test_choices_are_suggested_within_reach(alice, at_desk, world, many_units):
    asked = {"name": "unit", "unit~find": "工会", "unit": str(world.plant.pk)}
    mine = text(alice.get(f"{LIST}choices/unit/", asked))
    assert mine.count("<option") == 50
    assert f'value="{world.plant.pk}" selected' in mine
    theirs = text(at_desk(world.carol).get(f"{LIST}choices/unit/", asked))
    assert "分厂" not in theirs and world.plant.name not in theirs
    readers = text(at_desk(world.bob).get(f"{LIST}choices/~unit/", asked))
    assert "分厂" in readers
    for wrong in ("phone", "title", "none", "lessons.course", "~none", "a.b"):
        assert alice.get(f"{LIST}choices/{wrong}/").status_code == 404, wrong


def test_a_unit_deep_down_can_be_chosen(alice, world, many_units):
    given = {"title": "分厂的课", "unit": many_units[-1].pk, "attended": "1"}
    assert alice.post(f"{LIST}new/", given).status_code == 302


# acts on many


def test_many_are_submitted_and_taken_back(alice, three):
    keys = [course.pk for course in three]
    answer = alice.post(f"{LIST}bulk/?order=title", {"pk": keys, "act": "submit"})
    assert answer.url == f"{LIST}?order=title"
    assert {stored(course).review for course in three} == {"submitted"}

    page = text(alice.get(answer.url))
    assert "3 records: Submit." in page
    assert alice.post(undo_of(page)).status_code == 302
    assert {stored(course).review for course in three} == {"draft"}
    assert diary.of(courses, three[0]).first().act == "undo"


def test_all_or_none_with_the_names_of_those_that_refuse(alice, world, three):
    undated = make(courses, world.alice, world.north, title="没有日期", held_on="")
    before = digest.rows()
    answer = alice.post(
        f"{LIST}bulk/", {"pk": [*(c.pk for c in three), undated.pk], "act": "submit"}
    )
    assert answer.status_code == 409
    assert "没有日期" in text(answer) and "Enter the day it was held first." in text(answer)
    assert "第1课" not in text(answer)
    assert digest.rows() == before


def test_one_foreign_record_among_many_and_all_are_refused(alice, world, three):
    theirs = make(courses, world.carol, world.south)
    before = digest.rows()
    for foreign in (theirs.pk, 999_999, "1 OR 1=1", "１", -1, 2**63):
        for act in ("submit", "set:attended"):
            sent = {"pk": [three[0].pk, foreign], "act": act, "sure": "1", "attended": "7"}
            assert alice.post(f"{LIST}bulk/", sent).status_code == 404, foreign
    assert digest.rows() == before


def test_a_bulk_act_needs_its_level_a_reason_and_a_measure(at_desk, alice, world, three):
    keys, bob = [course.pk for course in three], at_desk(world.bob)
    before = digest.rows()
    assert bob.post(f"{LIST}bulk/", {"pk": keys, "act": "submit"}).status_code == 403
    assert alice.post(f"{LIST}bulk/", {"pk": keys, "act": "void"}).status_code == 409
    assert alice.post(f"{LIST}bulk/", {"act": "submit"}).status_code == 409
    assert alice.post(f"{LIST}bulk/", {"pk": range(1, 502), "act": "submit"}).status_code == 409
    for act in ("none", "", "set:phone", "set:unit__path", "set:review"):
        assert alice.post(f"{LIST}bulk/", {"pk": keys, "act": act}).status_code == 404, act
    assert digest.rows() == before
    sent = {"pk": keys, "act": "void", "reason-void": "重复登记"}
    assert alice.post(f"{LIST}bulk/", sent).status_code == 302
    assert Entry.objects.filter(act="void", reason="重复登记").count() == 3


def test_one_value_is_set_for_all_and_taken_back(alice, three):
    keys = [course.pk for course in three]
    asked = alice.post(f"{LIST}bulk/", {"pk": keys, "act": "set:attended"})
    assert asked.status_code == 200
    assert text(asked).count('name="pk"') == 3

    sent = {"pk": keys, "act": "set:attended", "attended": "40", "sure": "1"}
    done = alice.post(f"{LIST}bulk/", sent)
    assert {stored(course).attended for course in three} == {40}
    assert stored(three[0]).phone == "13800000000"
    alice.post(undo_of(text(alice.get(done.url))))
    assert [stored(course).attended for course in three] == [1, 2, 3]
    assert alice.post(f"{LIST}bulk/", {**sent, "attended": "-1"}).status_code == 409


def test_nobody_takes_back_what_others_did(alice, at_desk, world, three):
    alice.post(f"{LIST}bulk/", {"pk": [c.pk for c in three], "act": "submit"})
    back = undo_of(text(alice.get(LIST)))
    assert at_desk(world.erin).post(back).status_code == 409
    assert {stored(course).review for course in three} == {"submitted"}
    assert alice.post(back).status_code == 302
    assert alice.post(back).status_code == 409
