"""Cadres and groups: who is elected and who is hired, their way, and the training of chairs."""

from datetime import date

import pytest

from baiju.areas.organizing.course import courses
from baiju.areas.organizing.group import union_groups
from baiju.areas.organizing.officer import officers
from baiju.areas.organizing.union import unions
from baiju.engine import access, dues, listing, records, stages
from baiju.org.actors import actor_for
from tests.world import make


@pytest.fixture
def alice(world):
    return actor_for(world.alice)


@pytest.fixture
def union(world):
    return make(unions, world.alice, world.north)


def officer(world, union=None, **given):
    return make(officers, world.alice, world.north, union=union.pk if union else "", **given)


def lacking(name, actor, today):
    [asked] = [each for each in officers.missing if each.name == name]
    return access.records(officers, actor).filter(asked.where(today))


def test_the_elected_and_the_hired_organiser_are_two_things(world):
    with pytest.raises(records.Invalid, match="goes with “Hired”"):
        officer(world, role="hired", standing="elected")
    with pytest.raises(records.Invalid, match="goes with “Elected”"):
        officer(world, role="organiser", standing="hired")
    assert officer(world, role="hired", standing="hired").pk
    assert officer(world, role="organiser", standing="elected").pk


def test_a_cadre_lies_with_the_union_or_where_the_cadre_works(world, union):
    assert officer(world, union).unit == union.unit
    assert officer(world, role="hired", standing="hired").unit == world.north


def test_a_mobile_number_has_eleven_digits(world):
    with pytest.raises(records.Invalid, match="eleven digits"):
        officer(world, mobile="1990000")
    assert officer(world, mobile="199 0000 4321").mobile == "19900004321"


@pytest.mark.parametrize(
    ("day", "stage"),
    [
        (date(2025, 11, 17), "nominated"),
        (date(2025, 11, 18), "serving"),
        (date(2028, 11, 6), "serving"),
        (date(2028, 11, 7), "over"),
    ],
)
def test_the_stage_of_a_cadre_follows_from_the_days(world, union, day, stage):
    assert stages.of(officers, officer(world, union), day) == stage


def test_the_contract_of_a_hired_organiser_is_watched_and_an_elected_ones_doubted(world, union):
    hired = officer(world, role="hired", standing="hired", term_end="", contract_end="2026-07-31")
    on = date(2026, 8, 1)
    assert [each.on for each in dues.of(officers, hired, on)] == [date(2026, 7, 31)]
    assert stages.of(officers, hired, on) == "over"
    inside = officer(world, union, contract_end="2028-11-05")
    assert dues.of(officers, inside, on)[0].clock.on == "trained_by"
    assert set(lacking("contract", actor_for(world.alice), on)) == {inside}


def test_an_organiser_is_recommended_as_chair(world, union, alice):
    made = officer(world, role="hired", standing="hired", term_end="")
    told = {"recommended_to": union.pk, "recommended_on": "2026-05-06"}
    assert records.do(officers, alice, told, made, "recommend").recommended_to == union


def course(world, *attendees, **given):
    given |= {"attendees": [{"name": "苏岸明", **each} for each in attendees]}
    return make(courses, world.alice, world.north, **given)


def test_a_chair_is_trained_within_a_year(world, union, alice):
    chair = officer(world, union)
    assert chair.trained_by == date(2026, 11, 18)
    early, last, late = date(2026, 6, 1), date(2026, 11, 18), date(2026, 11, 19)
    assert chair in listing.rows(officers, alice, {"training": "open"}, today=early)
    assert chair not in lacking("chairs", alice, last) and chair in lacking("chairs", alice, late)

    course(world, {"officer": chair.pk}, held_on="2025-10-20", ended_on="")  # before the office
    assert chair in lacking("chairs", alice, late)
    course(world, {"officer": chair.pk}, held_on="2026-11-18", ended_on="")

    assert chair not in lacking("chairs", alice, late)
    assert chair in listing.rows(officers, alice, {"training": "trained"}, today=late)


def test_a_chair_trained_late_is_no_longer_asked_for(world, union, alice):
    chair, on = officer(world, union), date(2027, 1, 1)
    course(world, {"officer": chair.pk}, held_on="2026-11-19", ended_on="")
    assert chair not in lacking("chairs", alice, on)
    assert "trained_by" not in [due.clock.on for due in dues.of(officers, chair, on)]
    assert chair in listing.rows(officers, alice, {"training": "late"}, today=on)


def test_a_course_that_was_voided_trains_nobody(world, union, alice):
    chair, on = officer(world, union), date(2027, 1, 1)
    made = course(world, {"officer": chair.pk})
    assert chair not in lacking("chairs", alice, on)
    records.move(courses, alice, made, "void", reason="录入重复")
    assert chair in lacking("chairs", alice, on)


def test_the_training_clock_stops_with_the_training(world, union):
    chair = officer(world, union, contract_end="")
    on = date(2026, 11, 1)
    assert date(2026, 11, 18) in [each.on for each in dues.of(officers, chair, on)]
    course(world, {"officer": chair.pk})
    assert date(2026, 11, 18) not in [each.on for each in dues.of(officers, chair, on)]


def test_a_group_lies_with_its_union(world, union):
    made = make(union_groups, world.alice, world.north, union=union.pk)
    assert made.unit == union.unit
    with pytest.raises(records.Invalid, match="group of this name"):
        make(union_groups, world.alice, world.north, union=union.pk, name=made.name)
