"""The outline: places, numbers and moves as people know them from Word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baiju.areas.plans import marks, matching, outline, rank
from baiju.areas.plans.models import Clause, clauses, plans
from baiju.engine import records
from baiju.engine.declare import Refusal
from baiju.org.actors import actor_for
from tests.world import make

SHAPE = [
    (1, "一、", "夯实组织基础"),
    (2, "（一）", "摸清底数。"),
    (2, "（二）", "发展会员。"),
    (1, "二、", "推进集体协商"),
    (2, "（一）", "集中要约。"),
]


@pytest.fixture
def alice(world):
    return actor_for(world.alice)


@pytest.fixture
def plan(world, alice):
    plan = make(plans, world.alice, world.north, is_adopted=True)
    places = rank.spread(len(SHAPE))
    for (level, marker, heading), place in zip(SHAPE, places, strict=True):
        data = {"plan": plan.pk, "rank": place, "level": level, "marker": marker}
        records.save(clauses, alice, {**data, "heading": heading, "area": "general"})
    return plan


def shown(alice, plan):
    return [f"{'　' * (row.level - 1)}{row.words}" for row in outline.of(alice, plan)]


def clause(alice, plan, heading):
    return next(row for row in outline.of(alice, plan) if row.heading == heading)


def test_a_new_item_comes_behind_the_branch_and_is_numbered(alice, plan):
    outline.insert(alice, plan, clause(alice, plan, "夯实组织基础"), level=1, heading="新的一节")
    assert shown(alice, plan)[3:5] == ["二、新的一节", "三、推进集体协商"]


def test_an_item_put_in_first_renumbers_what_follows(alice, plan):
    outline.insert(alice, plan, None, level=1, heading="总的要求")
    assert shown(alice, plan)[:2] == ["一、总的要求", "二、夯实组织基础"]


def test_an_indented_section_lies_under_the_one_above(alice, plan):
    outline.indent(alice, clause(alice, plan, "推进集体协商"), 1)
    assert shown(alice, plan)[3:] == ["　（三）推进集体协商", "　　1.集中要约。"]


def test_the_first_item_lies_under_nothing(alice, plan):
    with pytest.raises(Refusal):
        outline.indent(alice, clause(alice, plan, "夯实组织基础"), 1)
    with pytest.raises(Refusal):
        outline.indent(alice, clause(alice, plan, "夯实组织基础"), -1)


def test_a_section_moves_with_all_that_lies_under_it(alice, plan):
    outline.shift(alice, clause(alice, plan, "推进集体协商"), -1)
    assert shown(alice, plan) == [
        "一、推进集体协商",
        "　（一）集中要约。",
        "二、夯实组织基础",
        "　（一）摸清底数。",
        "　（二）发展会员。",
    ]
    outline.shift(alice, clause(alice, plan, "推进集体协商"), 1)
    assert shown(alice, plan)[0] == "一、夯实组织基础"


def test_an_item_does_not_leave_its_section_by_moving(alice, plan):
    with pytest.raises(Refusal):
        outline.shift(alice, clause(alice, plan, "摸清底数。"), -1)
    with pytest.raises(Refusal):
        outline.shift(alice, clause(alice, plan, "发展会员。"), 1)


def test_a_dropped_branch_comes_back_whole_words_kept(alice, plan):
    dropped = outline.drop(alice, clause(alice, plan, "夯实组织基础"))
    assert shown(alice, plan) == ["一、推进集体协商", "　（一）集中要约。"]
    outline.restore(alice, Clause.objects.get(pk=dropped[0].pk))
    assert shown(alice, plan)[0] == "一、夯实组织基础"
    assert len(shown(alice, plan)) == 5


def test_a_submitted_plan_keeps_its_outline(alice, plan):
    records.move(plans, alice, plan, "submit")
    with pytest.raises(Refusal):
        outline.shift(alice, clause(alice, plan, "推进集体协商"), -1)


@given(st.lists(st.integers(0, 30), min_size=1, max_size=60))
def test_there_is_always_a_place_in_between(picks):
    places = rank.spread(3)
    for pick in picks:
        at = pick % (len(places) + 1)
        low = places[at - 1] if at else ""
        high = places[at] if at < len(places) else ""
        places.insert(at, rank.between(low, high))
    assert places == sorted(places) and len(set(places)) == len(places)


@pytest.mark.parametrize(
    ("marker", "number", "wanted"),
    [
        ("一、", 12, "十二、"),
        ("（一）", 20, "（二十）"),
        ("1.", 3, "3."),
        ("(1)", 10, "(10)"),
        ("①", 3, "③"),
        ("第一，", 2, "第二，"),
        ("一是", 3, "三是"),
        ("首先", 2, "首先"),
    ],
)
def test_a_marker_counts_on_in_its_own_style(marker, number, wanted):
    assert marks.like(marker, number) == wanted


def test_the_same_words_find_each_other_and_reworded_ones_too():
    old = ["新建企业工会6家。", "开展职工运动会。", "慰问困难职工。"]
    new = ["慰问困难职工。", "全年新建企业工会8家。", "举办读书会一次。"]
    assert matching.pairs(old, new) == [(2, 0), (0, 1), (None, 2), (1, None)]


@pytest.mark.parametrize("deed", ["indent", "shift", "drop", "number"])
def test_what_a_colleague_took_out_meanwhile_is_told(world, deed):
    alice = actor_for(world.alice)
    clause = make(clauses, world.alice, world.north)
    outline.drop(alice, clause)
    by = {"indent": [1], "shift": [-1]}.get(deed, [])
    with pytest.raises(Refusal):
        getattr(outline, deed)(alice, clause, *by)
