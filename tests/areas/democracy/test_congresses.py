"""Congresses: how many delegates are due, when the term ends, who is covered, what is doubtful."""

from __future__ import annotations

from datetime import date

import pytest

from baiju.areas.democracy import mix, rules, term
from baiju.areas.democracy.congress import Congress
from baiju.areas.democracy.coverage import congress_cover, congress_lens, session_lens
from baiju.areas.democracy.models import congresses, delegates, sessions
from baiju.engine import dues, records, rulebook, stages
from baiju.engine.declare import Refusal
from baiju.engine.models import Provision
from baiju.org.actors import actor_for
from baiju.shared import coverage
from baiju.shared.employer import Employer, employers
from tests.world import TODAY, make

MAY = date(2026, 5, 1)


def _provide(unit, **amounts):
    for key, amount in amounts.items():
        Provision.objects.create(
            unit=unit,
            key=f"congress-delegates-{key}",
            amount=amount,
            basis="省规定",
            valid_from=date(2020, 1, 1),
        )


@pytest.mark.parametrize(
    ("workers", "house", "shanghai", "zhejiang"),
    [
        (40, 30, 30, 30),
        (100, 30, 30, 40),
        (620, 31, 55, 75),
        (601, 31, 55, 75),
        (1000, 50, 75, 103),
    ],
)
def test_the_least_number_of_delegates_follows_the_rules_of_the_place(
    world, workers, house, shanghai, zhejiang
):
    assert _due(world.plant, workers) == house
    _provide(world.north, share=0, base=30, **{"per-hundred": 5})
    _provide(world.south, share=0, base=40, **{"per-hundred": 7})
    assert _due(world.plant, workers) == shanghai
    assert _due(world.south, workers) == zhejiang


def _due(unit, workers):
    return rules.delegates_due(rulebook.shelf(rules.KEYS, [unit]), unit, workers, MAY)


def test_a_term_ends_on_the_matching_day_or_at_the_end_of_the_month(world):
    elected = make(congresses, world.alice, world.north, elected_on="2024-02-29", term_years=3)
    assert elected.term_end == date(2027, 2, 28)
    assert _stage(elected, date(2027, 2, 28)) == "in_term"
    assert _stage(elected, date(2027, 3, 1)) == "expired"
    assert _stage(elected, date(2024, 2, 28)) == "preparing"


def test_a_general_meeting_of_all_workers_elects_nobody(world):
    meeting = make(congresses, world.alice, world.north, form="general", elected_on="2019-05-06")
    assert (meeting.term_end, meeting.delegates_due) == (None, None)
    assert _stage(meeting, TODAY) == "in_term"


def test_a_dissolved_congress_stands_for_nobody(world):
    congress = make(congresses, world.alice, world.north)
    given = {"dissolved_on": TODAY, "dissolved_reason": "企业注销"}
    gone = records.do(congresses, actor_for(world.alice), given, congress, "dissolve")
    assert _stage(gone, TODAY) == "dissolved"
    assert not Congress.objects.filter(term.in_force(TODAY)).exists()
    with pytest.raises(Refusal):
        records.do(congresses, actor_for(world.alice), given, gone, "elect")


def test_an_employer_has_one_congress_until_that_ends(world):
    plant = make(employers, world.alice, world.plant)
    first = make(congresses, world.alice, world.plant, employer=plant.pk)
    with pytest.raises(records.Invalid, match="workers' congress already"):
        make(congresses, world.alice, world.plant, employer=plant.pk)
    ended = {"dissolved_on": TODAY, "dissolved_reason": "合并"}
    records.change(congresses, actor_for(world.alice), ended, first)
    assert make(congresses, world.alice, world.plant, employer=plant.pk).pk


def test_the_next_session_is_due_within_twelve_months_of_the_last(world):
    congress = make(congresses, world.alice, world.north, elected_on="2025-02-28")
    assert term.next_session(congress, TODAY) == date(2026, 2, 28)
    make(sessions, world.alice, world.north, congress=congress.pk, **_held("2026-01-31"))
    assert term.next_session(congress, TODAY) == date(2027, 1, 31)
    due = dues.everyones(
        actor_for(world.alice), world.north.path, TODAY, days=365, area="democracy"
    )
    assert (congress, date(2027, 1, 31)) in [(each.record, each.on) for each in due]


def test_several_small_employers_are_covered_by_one_congress_and_each_once(world):
    made = [make(employers, world.alice, world.north, name=f"石栎{n}号店") for n in "甲乙丙"]
    rows = [{"name": each.name, "employer": each.pk, "workers": 20} for each in made[:2]]
    rows.append({"name": "未登记的小店", "workers": 3})
    given = {"form": "regional", "represented": rows, "elected_on": "2025-04-18"}
    make(congresses, world.alice, world.north, name="石栎镇商贸职工代表大会", **given)
    make(congresses, world.alice, world.north, employer=made[0].pk)
    told = coverage.total(Employer.objects.all(), congress_cover, TODAY)
    assert (told.employers, told.covered) == (3, 2)
    assert told.covered_workers == made[0].employees + 20
    assert list(coverage.without(actor_for(world.alice), congress_cover, TODAY)) == [made[2]]
    assert not Employer.objects.filter(congress_lens.narrow("has", date(2029, 1, 1))).exists()


def test_an_employer_counts_as_met_when_its_congress_sat_with_a_quorum(world):
    plant = make(employers, world.alice, world.plant)
    congress = make(congresses, world.alice, world.plant, employer=plant.pk)
    given = {"congress": congress.pk, "delegates": 60, "matters": [], **_held("2026-02-10")}
    session = make(sessions, world.alice, world.plant, present=39, **given)
    assert list(Employer.objects.filter(session_lens.narrow("none", TODAY))) == [plant]
    records.change(sessions, actor_for(world.alice), {"present": 40}, session)
    assert list(Employer.objects.filter(session_lens.narrow("met", TODAY))) == [plant]
    assert not Employer.objects.filter(session_lens.narrow("met", date(2027, 2, 11))).exists()


def test_the_mix_is_doubted_by_the_names_and_else_by_the_figures(world):
    told = {"workers": 600, "women": 300, "delegates": 40}
    fair = make(
        congresses, world.alice, world.north, women_delegates=20, manager_delegates=8, **told
    )
    off = make(
        congresses, world.alice, world.north, women_delegates=19, manager_delegates=9, **told
    )
    few = make(congresses, world.alice, world.north, **{**told, "delegates": 29})
    assert _doubted(mix.few_women) == {off}
    assert _doubted(mix.many_managers) == {off, few}
    assert _doubted(mix.too_few) == {few}
    for number in range(3):
        given = {"congress": fair.pk, "name": f"代表{number}", "sex": "male", "category": "manager"}
        make(delegates, world.alice, world.north, **given)
    assert fair in _doubted(mix.few_women) & _doubted(mix.many_managers) & _doubted(mix.too_few)
    assert mix.of(fair, TODAY) == mix.Mix(3, 0, 3, 0, is_by_name=True)
    assert mix.of(off, TODAY) == mix.Mix(40, 19, 9, None, is_by_name=False)


def test_delegates_of_a_former_term_and_those_who_left_are_not_counted(world):
    congress = make(congresses, world.alice, world.north, elected_on="2025-04-18")
    base = {"congress": congress.pk}
    make(delegates, world.alice, world.north, name="在任", **base)
    make(delegates, world.alice, world.north, name="上届", elected_on="2022-04-01", **base)
    left = make(delegates, world.alice, world.north, name="离任", **base)
    given = {"left_on": "2026-06-01", "left_reason": "调离"}
    records.do(delegates, actor_for(world.alice), given, left, "leave")
    assert mix.of(congress, TODAY).delegates == 1
    assert mix.of(congress, date(2026, 5, 31)).delegates == 2


def _held(day):
    return {"held_on": day, "sent_on": "", "published_on": "", "reported_on": ""}


def _stage(congress, day):
    return stages.of(congresses, congress, day)


def _doubted(doubt):
    return set(Congress.objects.filter(doubt(TODAY)))
