"""Majorities: exact halves, abstentions, and each base; the database counts as the rule does."""

from __future__ import annotations

from itertools import product

import pytest

from baiju.areas.democracy import majority, matter
from baiju.areas.democracy.majority import Base, House, Outcome, Votes
from baiju.areas.democracy.matter import Matter
from baiju.areas.democracy.models import congresses, sessions
from baiju.engine import records
from baiju.engine.declare import Refusal
from baiju.org.actors import actor_for
from tests.world import make


@pytest.mark.parametrize(
    ("base", "votes", "wanted"),
    [
        (Base.DELEGATES, Votes(30), Outcome.FAILED),
        (Base.DELEGATES, Votes(31), Outcome.PASSED),
        (Base.PRESENT, Votes(25), Outcome.FAILED),
        (Base.PRESENT, Votes(26, 24), Outcome.PASSED),
        (Base.MEMBERS, Votes(40), Outcome.FAILED),
        (Base.MEMBERS, Votes(41), Outcome.PASSED),
        (Base.VOTERS, Votes(20, 10, 6, 4), Outcome.FAILED),
        (Base.VOTERS, Votes(20, 10, 6, 3), Outcome.PASSED),
        (Base.VALID, Votes(20, 10, 10, 4), Outcome.FAILED),
        (Base.VALID, Votes(20, 10, 9, 4), Outcome.PASSED),
    ],
)
def test_exactly_half_of_the_base_does_not_carry(base, votes, wanted):
    assert majority.outcome(base, House(60, 50, 80), votes) == wanted


def test_an_abstention_weighs_like_a_vote_against():
    house = House(60, 40)
    assert majority.outcome(Base.VALID, house, Votes(20, 0, 19)) == Outcome.PASSED
    assert majority.outcome(Base.VALID, house, Votes(20, 0, 20)) == Outcome.FAILED


def test_two_thirds_of_all_delegates_are_a_quorum_and_one_less_is_none():
    assert majority.has_quorum(House(60, 40)) is True
    assert majority.has_quorum(House(60, 39)) is False
    assert majority.has_quorum(House(61, 40)) is False
    assert majority.has_quorum(House(None, 40)) is None
    assert majority.outcome(Base.PRESENT, House(60, 39), Votes(39)) == Outcome.NO_QUORUM


def test_what_nobody_counted_is_neither_passed_nor_lost():
    assert majority.outcome(Base.DELEGATES, House(60, 50), Votes(None)) == Outcome.OPEN
    assert majority.outcome(Base.MEMBERS, House(60, 50), Votes(50)) == Outcome.OPEN
    assert majority.outcome(Base.PRESENT, House(None, 50), Votes(50)) == Outcome.OPEN


def test_the_database_counts_as_the_rule_does(world):
    houses = [(None, None, None), (60, None, None), (60, 39, 80), (60, 40, 80), (60, 60, None)]
    votes = [(None, 0, 0, 0), (30, 5, 0, 0), (31, 0, 0, 1), (20, 10, 10, 0), (20, 10, 9, 2)]
    congress = make(congresses, world.alice, world.north)
    kept = []
    for delegates, present, members in houses:
        given = {"delegates": delegates, "present": present, "members": members, "matters": []}
        session = make(sessions, world.alice, world.north, congress=congress.pk, **given)
        for base, (yes, no, none, void) in product(Base.values, votes):
            cast = {"votes_for": yes, "against": no, "abstained": none, "invalid": void}
            kept.append(Matter(session=session, title="题", kind="pass", base=base, **cast))
    Matter.objects.bulk_create(kept)
    rows = Matter.objects.annotate(**majority.STEPS).annotate(result=majority.OUTCOME)
    told = {row.pk: (row.outcome, row.result) for row in rows.select_related("session")}
    assert {rule for rule, _counted in told.values()} == set(Outcome)
    assert [pair for pair in told.values() if pair[0] != pair[1]] == []


def test_a_reserved_matter_that_was_lost_is_flagged(world):
    rows = [{"title": "裁减人员方案", "kind": "pass", "is_reserved": True, "base": "delegates"}]
    given = {"delegates": 60, "present": 50, "members": None}
    lost = make(sessions, world.alice, world.north, matters=[{**rows[0], "votes_for": 30}], **given)
    won = make(sessions, world.alice, world.north, matters=[{**rows[0], "votes_for": 31}], **given)
    free = {**rows[0], "is_reserved": False, "votes_for": 30}
    advice = make(sessions, world.alice, world.north, matters=[free], **given)
    flagged = sessions.model.objects.filter(matter.not_bound(lost.held_on))
    assert list(flagged) == [lost]
    assert {won, advice} & set(flagged) == set()


def test_nobody_votes_who_was_not_there(world):
    session = make(sessions, world.alice, world.north)
    row = {"title": "工资调整办法", "kind": "pass", "base": "present", "against": 3}
    actor = actor_for(world.alice)
    kept = records.change(sessions, actor, {"matters": [{**row, "votes_for": 54}]}, session)
    assert kept.matters.get().votes.cast == session.present
    with pytest.raises(Refusal, match="58 votes, but 57 delegates were present"):
        records.change(sessions, actor, {"matters": [{**row, "votes_for": 55}]}, session)


def test_the_page_of_a_session_tells_what_became_of_each_matter(world, client):
    row = {"kind": "pass", "base": "delegates", "against": 3}
    rows = [
        {"title": "甲办法", **row, "votes_for": 32},
        {"title": "乙办法", **row, "votes_for": 31},
    ]
    session = make(sessions, world.alice, world.north, matters=rows)
    client.force_login(world.alice)
    page = client.get(f"/ledger/sessions/{session.pk}/").content.decode()
    table = page[page.index("esult of the vote") :]
    assert table.index("Passed") < table.index("乙办法") < table.index("Not passed")
