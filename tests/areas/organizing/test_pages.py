"""The front page of organizing, and the page of those who are members twice."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from baiju.areas.organizing import board
from baiju.areas.organizing.committee import committees
from baiju.areas.organizing.course import courses
from baiju.areas.organizing.member import members
from baiju.areas.organizing.officer import officers
from baiju.areas.organizing.union import unions
from baiju.engine import records
from baiju.org.actors import actor_for
from baiju.shared.employer import employers
from tests.world import make

WOMAN = "999901199203140024"


def text(answer):
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def twice(world):
    """The same woman in the south, and with an application in the north."""
    alice, carol = actor_for(world.alice), actor_for(world.carol)
    there = make(unions, world.carol, world.south, name="南汀茶厂工会")
    here = make(unions, world.alice, world.north, name="石栎纸厂工会")
    old = make(members, world.carol, world.south, union=there.pk, id_no=WOMAN)
    records.move(members, carol, old, "admit")
    new = make(members, world.alice, world.north, union=here.pk, id_no=WOMAN)
    records.move(members, alice, new, "admit")
    return new


def test_the_front_page_counts_what_lies_within_reach(world, at_desk):
    union = make(unions, world.alice, world.north)
    member = make(members, world.alice, world.north, union=union.pk, id_no=WOMAN)
    records.move(members, actor_for(world.alice), member, "admit")
    make(unions, world.carol, world.south, approved_on="", approved_no="")

    mine = text(at_desk(world.alice).get(reverse("organizing")))
    theirs = text(at_desk(world.carol).get(reverse("organizing")))

    assert "women among them 1" in mine and "women among them 0" in theirs
    assert "Reported for approval 1" in theirs and "Reported for approval" not in mine


def test_the_front_page_tells_organs_checks_and_training(world, at_desk):
    union = make(unions, world.alice, world.north)
    given = {"union": union.pk, "elected_on": "2020-03-02"}
    make(committees, world.alice, world.north, **given)
    make(officers, world.alice, world.north, union=union.pk, started_on="2021-03-02")
    today = timezone.localdate().isoformat()
    people = [{"name": "苏岸明"}, {"name": "苏岸明"}, {"name": "闻溪"}]
    given = {"held_on": today, "ended_on": "", "attendees": people, "headcount": ""}
    make(courses, world.alice, world.north, **given)

    page = text(at_desk(world.alice).get(reverse("organizing")))
    words = " ".join(re.sub("<[^>]*>", " ", page).split())

    assert 'aria-label="committees whose term is over 1"' in page
    assert 'aria-label="unions without an audit committee 2"' in page
    assert 'aria-label="chairs not trained within a year 1"' in page
    assert "(each person at each course) 3" in words and "(each named person once) 2" in words


def test_each_number_opens_its_list(world, at_desk):
    make(employers, world.alice, world.north)
    alice = at_desk(world.alice)
    unit = world.north.pk
    page = text(alice.get(reverse("organizing"))).replace("&amp;", "&")
    numbers = (
        (board.EMPLOYERS, "employers"),
        (board.MEMBERS, "members"),
        (board.COMMITTEES, "committees"),
        (board.WITHOUT, "unions"),
        (board.CHECKS, "assessments"),
        (board.CHAIRS, "officers"),
    )
    for asked, key in numbers:
        for each in asked:
            query = "&".join(f"{name}={value}" for name, value in each.params.items())
            address = f"{reverse('ledger', args=[key])}?unit={unit}&{query}"
            assert address in page
            assert alice.get(address).status_code == 200


def test_double_memberships_are_shown_to_who_holds_both(world, at_desk, twice):
    page = text(at_desk(world.root).get(reverse("doubles")))
    assert "石栎纸厂工会" in page and "南汀茶厂工会" in page
    assert "Nobody stands in two lists." in text(at_desk(world.erin).get(reverse("doubles")))
    assert at_desk(world.alice).get(reverse("doubles")).status_code == 403
    assert at_desk(world.dave).get(reverse("doubles")).status_code == 404


def test_a_double_membership_is_settled_there(world, at_desk, twice):
    root = at_desk(world.root)
    assert "Members elsewhere already" in text(root.get(reverse("organizing")))

    answer = root.post(reverse("move", args=["members", twice.pk, "take-over"]))

    assert answer.status_code == 302
    assert "Nobody stands in two lists." in text(root.get(reverse("doubles")))


def test_the_page_of_doubles_costs_the_same_for_many(world, twice, django_assert_num_queries):
    root = actor_for(world.root)
    with django_assert_num_queries(2):
        [one] = board.with_others(root, list(board.doubles(root)))
        assert str(one.others[0].union) == "南汀茶厂工会"


def test_a_list_of_employers_is_narrowed_by_their_union_in_words(world, at_desk):
    page = text(at_desk(world.alice).get(reverse("ledger", args=["employers"]) + "?union=wanted"))
    assert "none, though it should have one" in page


def test_a_members_page_says_where_the_membership_stands(world, at_desk, twice):
    page = text(at_desk(world.alice).get(reverse("record", args=["members", twice.pk])))
    assert '<span class="chip">Applied</span>' in page
