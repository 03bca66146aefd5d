"""Training: courses on their days, names beside the sheet, and persons beside attendances."""

from datetime import date

import pytest

from baiju.areas.organizing.course import courses
from baiju.areas.organizing.officer import officers
from baiju.areas.organizing.reach_of_training import Reach, reach
from baiju.areas.organizing.union import unions
from baiju.engine import records, stages
from baiju.org.actors import actor_for
from tests.world import make

FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)


@pytest.fixture
def alice(world):
    return actor_for(world.alice)


def course(world, *names, **given):
    rows = [{"name": name, "place": "石栎镇"} for name in names]
    return make(courses, world.alice, world.north, **{"attendees": rows, "headcount": "", **given})


@pytest.mark.parametrize(
    ("day", "stage"),
    [
        (date(2026, 4, 15), "planned"),
        (date(2026, 4, 16), "running"),
        (date(2026, 4, 17), "running"),
        (date(2026, 4, 18), "over"),
    ],
)
def test_the_stage_of_a_course_follows_from_its_days(world, day, stage):
    assert stages.of(courses, course(world), day) == stage


def test_somebody_came_or_it_is_not_submitted(world, alice):
    made = course(world)
    with pytest.raises(records.Refusal, match="who attended"):
        records.move(courses, alice, made, "submit")
    made = records.change(courses, alice, {"headcount": 12}, made)
    assert records.move(courses, alice, made, "submit").review == "submitted"


def test_no_more_people_are_named_than_signed(world):
    with pytest.raises(records.Refusal, match="2 people are named"):
        course(world, "苏岸明", "闻溪", headcount=1)
    assert course(world, "苏岸明", "闻溪", headcount=2).pk


def test_a_course_has_hours(world):
    with pytest.raises(records.Invalid):
        course(world, hours="0")


def test_attendances_and_persons_are_counted_apart(world, alice):
    course(world, "苏岸明", "闻溪", headcount=10)
    course(world, "苏岸明", "凌川")
    course(world, headcount=5)
    course(world, "卜桐", held_on="2025-12-31", ended_on="")
    assert reach(alice, FIRST, LAST) == Reach(courses=3, attendances=17, persons=3, unnamed=13)


def test_a_cadre_with_two_offices_is_one_person(world, alice):
    union = make(unions, world.alice, world.north)
    roles = ("chair", "negotiator")
    for role in roles:
        one = make(officers, world.alice, world.north, union=union.pk, role=role)
        given = {"attendees": [{"name": "苏岸明", "officer": one.pk}]}
        make(courses, world.alice, world.north, headcount="", **given)
    told = reach(alice, FIRST, LAST)
    assert (told.attendances, told.persons) == (2, 1)


def test_what_lies_out_of_reach_is_not_counted(world, alice):
    make(courses, world.carol, world.south, attendees=[], headcount=9)
    assert reach(alice, FIRST, LAST) == Reach(0, 0, 0, 0)
    assert reach(actor_for(world.bob), FIRST, LAST, top=world.north.path) == Reach(0, 0, 0, 0)
    assert reach(actor_for(world.bob), FIRST, LAST).attendances == 9
