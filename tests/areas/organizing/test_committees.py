"""Committees: posts and terms, who is elected, and what follows when an election is verified."""

from datetime import date

import pytest

from baiju.areas.organizing.candidate import outcomes
from baiju.areas.organizing.committee import Committee, committees
from baiju.areas.organizing.election import elections
from baiju.areas.organizing.union import unions
from baiju.engine import access, dues, listing, parts, records, stages
from baiju.org.actors import actor_for
from tests.world import TODAY, make


@pytest.fixture
def alice(world):
    return actor_for(world.alice)


@pytest.fixture
def erin(world):
    return actor_for(world.erin)


@pytest.fixture
def union(world):
    return make(unions, world.alice, world.north)


def committee(world, union, **given):
    return make(committees, world.alice, world.north, union=union.pk, **given)


def election(world, union, **given):
    return make(elections, world.alice, world.north, union=union.pk, **given)


def person(name, post, votes):
    return {"person": name, "post": post, "votes": votes}


def told(made):
    found = outcomes(made)
    return {each.person: found[each.pk] for each in made.candidates.all()}


@pytest.mark.parametrize(
    ("day", "stage"),
    [
        (date(2025, 11, 5), "named"),
        (date(2025, 11, 6), "sitting"),
        (date(2028, 8, 7), "sitting"),
        (date(2028, 8, 8), "due"),
        (date(2028, 11, 6), "due"),
        (date(2028, 11, 7), "overdue"),
    ],
)
def test_a_committees_stage_follows_from_its_term(world, union, day, stage):
    assert stages.of(committees, committee(world, union), day) == stage


def test_the_end_of_a_term_is_asked_for_until_it_was_told(world, union, alice):
    made, due = committee(world, union), date(2028, 8, 8)
    assert [each.on for each in dues.of(committees, made, due)] == [due]

    made = records.do(committees, alice, {"announced_on": due}, made, "announce")

    assert dues.of(committees, made, due) == []


def test_a_union_has_one_committee_of_a_kind_and_a_committee_one_chair(world, union, alice):
    made = committee(world, union)
    with pytest.raises(records.Invalid, match="committee of this kind in office"):
        committee(world, union)
    assert committee(world, union, kind="women").pk
    two = [{"person": name, "post": "chair", "way": "elected"} for name in ("苏岸明", "闻溪")]
    with pytest.raises(records.Refusal, match="one chair"):
        records.change(committees, alice, {"posts": two}, made)
    two[0]["until"] = "2026-02-01"
    assert records.change(committees, alice, {"posts": two}, made).posts.count() == 2


def test_a_contract_that_ends_inside_the_term_is_told(world, union, alice):
    row = {"person": "苏岸明", "post": "chair", "way": "elected", "contract_end": "2028-11-05"}
    made = committee(world, union, posts=[row])
    [doubt] = [each for each in committees.missing if each.name == "contract"]
    rows = access.records(committees, alice).filter(doubt.where(TODAY))
    assert made in rows

    records.change(committees, alice, {"posts": [row | {"contract_end": "2028-11-06"}]}, made)

    assert made not in rows.all()


def test_unions_without_an_audit_committee_are_found(world, union, alice):
    committee(world, union)
    assert union in listing.rows(unions, alice, {"committee": "no_audit"})
    committee(world, union, kind="audit")
    assert union not in listing.rows(unions, alice, {"committee": "no_audit"})
    assert union in listing.rows(unions, alice, {"committee": "audit"})


def test_more_than_half_of_those_due_elect(world, union):
    rows = [person("苏岸明", "member", 44), person("闻溪", "member", 43)]
    made = election(world, union, candidates=rows, seats=[])
    assert told(made) == {"苏岸明": "elected", "闻溪": "not_elected"}


def test_no_more_are_elected_than_there_are_seats(world, union):
    votes = {"苏岸明": 70, "闻溪": 60, "凌川": 60, "卜桐": 50}
    rows = [person(name, "member", count) for name, count in votes.items()]
    for seats, outcome in (
        (1, ["elected", "not_elected", "not_elected", "not_elected"]),
        (2, ["elected", "tied", "tied", "not_elected"]),
        (3, ["elected", "elected", "elected", "not_elected"]),
        (4, ["elected"] * 4),
    ):
        given = {"seats": [{"post": "member", "count": seats}], "candidates": rows}
        assert list(told(election(world, union, **given)).values()) == outcome, seats


def test_an_election_without_two_thirds_is_void_of_effect(world, union, alice):
    fewer = {"present": 57, "issued": 57, "returned": 57, "valid": 57, "reported_on": ""}
    rows = [person("苏岸明", "chair", 50)]
    made = election(world, union, **fewer, approved_on="", candidates=rows)
    assert stages.of(elections, made, TODAY) == "failed"
    assert told(made) == {"苏岸明": "no_quorum"}
    with pytest.raises(records.Refusal, match="two thirds"):
        records.move(elections, alice, made, "submit")

    made = records.change(elections, alice, {"due": 85, "present": 57}, made)

    assert stages.of(elections, made, TODAY) == "held"
    assert records.move(elections, alice, made, "submit").review == "submitted"


def test_votes_fit_the_ballots(world, union):
    with pytest.raises(records.Refusal, match="only 78 ballots"):
        election(world, union, candidates=[person("苏岸明", "chair", 79)])
    with pytest.raises(records.Invalid, match="More ballots came back"):
        election(world, union, issued=70)


def test_an_election_that_elects_nobody_is_not_submitted(world, union, alice):
    made = election(world, union, candidates=[person("苏岸明", "chair", 43)])
    with pytest.raises(records.Refusal, match="more than half of those due"):
        records.move(elections, alice, made, "submit")


def test_relatives_are_looked_into(world, union, alice):
    made = election(world, union, has_no_relatives=False)
    with pytest.raises(records.Refusal, match="near relative"):
        records.move(elections, alice, made, "submit")


def verified(alice, erin, made):
    records.move(elections, alice, made, "submit")
    made.refresh_from_db()
    return records.move(elections, erin, made, "verify")


def test_those_elected_take_office_when_the_election_is_verified(world, union, alice, erin):
    last = committee(world, union, elected_on="2022-11-06")
    rows = [
        *(person(name, "member", 70) for name in ("闻溪", "苏岸明")),
        *(person("凌川", "member", 20), person("闻溪", "chair", 66)),
    ]
    made = election(world, union, seats=[], candidates=rows)

    verified(alice, erin, made)

    last.refresh_from_db()
    new = Committee._base_manager.get(union=union, ended_on=None)
    assert str(last.ended_on) == "2025-11-06" and new.number == 3
    posts = [(row["person"], row["post"]) for row in parts.plain(committees, new)["posts"]]
    assert posts == [("闻溪", "chair"), ("苏岸明", "member")]
    union.refresh_from_db()
    assert (union.chair, str(union.reelected_on)) == ("闻溪", "2025-11-06")


def test_a_by_election_completes_the_committee(world, union, alice, erin):
    made = election(
        world,
        union,
        kind="by_election",
        term_years="",
        held_on="2026-03-10",
        reported_on="",
        approved_on="",
        candidates=[person("闻溪", "chair", 66)],
    )
    with pytest.raises(records.Refusal, match="committee in office"):
        records.move(elections, alice, made, "submit")
    there = committee(world, union)

    verified(alice, erin, made)

    rows = parts.plain(committees, there)["posts"]
    assert [(row["person"], row["way"], row["until"]) for row in rows] == [
        ("苏岸明", "elected", "2026-03-10"),
        ("闻溪", "by_election", None),
    ]
    union.refresh_from_db()
    assert union.chair == "闻溪" and union.reelected_on is None


def test_the_answer_is_due_after_fifteen_days_and_never_on_a_day_off(world, union):
    friday = election(world, union, reported_on="2025-11-07")  # the 22nd is a Saturday
    assert friday.approval_due == date(2025, 11, 24)
    monday = election(world, union, reported_on="2025-11-10", approved_on="2025-11-18")
    assert monday.approval_due == date(2025, 11, 25)
