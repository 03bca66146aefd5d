"""Evaluations: ballots that add up, satisfaction read both ways, no name in lists."""

from __future__ import annotations

import pytest

from baiju.areas.democracy.evaluation import Rates, rates
from baiju.areas.democracy.models import evaluations, sessions
from baiju.engine import records, stages
from baiju.engine.declare import Refusal
from baiju.org.actors import actor_for
from tests.world import TODAY, make

BLANK = dict.fromkeys(("excellent", "competent", "basic", "incompetent", "published_on"), "")


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"returned": 58}, "More ballots came back"),
        ({"valid": 57, "basic": 7}, "More ballots are valid"),
        ({"basic": 6}, "must add up"),
        ({"basic": ""}, "all four grades"),
        ({"published_on": "2026-03-19"}, "published after the ballot"),
    ],
)
def test_ballots_must_add_up(world, given, sentence):
    with pytest.raises(records.Invalid, match=sentence):
        make(evaluations, world.alice, world.north, **given)


def test_satisfaction_is_read_both_ways(world):
    assert rates(make(evaluations, world.alice, world.north)) == Rates(
        pytest.approx(100 * 48 / 55), pytest.approx(100 * 53 / 55)
    )
    uncounted = make(evaluations, world.alice, world.north, valid="", **BLANK)
    assert rates(uncounted) == Rates(None, None)


def test_an_evaluation_is_counted_then_published(world):
    made = make(evaluations, world.alice, world.north, **BLANK, held_on="")
    actor = actor_for(world.alice)
    assert stages.of(evaluations, made, TODAY) == "planned"
    with pytest.raises(Refusal, match="Fill in first"):
        records.move(evaluations, actor, made, "submit")
    count = {"held_on": "2026-03-20", "issued": 57, "returned": 56, "valid": 55}
    grades = {"excellent": 31, "competent": 17, "basic": 5, "incompetent": 2}
    made = records.do(evaluations, actor, {**count, **grades}, made, "count")
    assert stages.of(evaluations, made, TODAY) == "counted"
    made = records.do(evaluations, actor, {"published_on": "2026-03-25"}, made, "publish")
    assert stages.of(evaluations, made, TODAY) == "published"


def test_a_list_and_a_search_do_not_tell_whom_it_was_about(world, client):
    made = make(evaluations, world.alice, world.north)
    client.force_login(world.bob)
    page = client.get("/ledger/evaluations/").content.decode()
    assert str(made) in page and made.subject not in page
    assert made.subject not in str(made)
    assert "subject" not in evaluations.search


def test_the_unit_follows_the_session(world):
    session = make(sessions, world.alice, world.north)
    made = make(evaluations, world.alice, world.plant, session=session.pk)
    assert made.unit == session.unit
