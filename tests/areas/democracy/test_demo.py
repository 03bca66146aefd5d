"""The demo: every form, every stage, overdue and missing things, on any day it is filled."""

from __future__ import annotations

from datetime import date

import pytest

from baiju.areas.democracy import demo
from baiju.areas.democracy.models import (
    congress_cover,
    congresses,
    delegates,
    evaluations,
    joint_meetings,
    openness_items,
    proposals,
    sessions,
)
from baiju.engine import records, stages
from baiju.org.actors import actor_for
from baiju.shared import coverage
from baiju.shared.employer import employers
from tests.world import credit_code


def _fill(world, today):
    units = {unit.code: unit for unit in (world.county, world.north, world.south, world.plant)}
    for number in range(24):
        unit = (world.plant, world.north, world.south)[number % 3]
        data = {"unit": unit.pk, "name": f"演示企业{number}", "uscc": credit_code(5000 + number)}
        data |= {"operation": "running", "employees": 30 + 30 * number, "women": 10 + 10 * number}
        records.save(employers, actor_for(world.root), data)
    demo.fill(units, today)


def _stages(register, today):
    return set(
        stages.on(register, register.model.objects.all(), today).values_list("stage", flat=True)
    )


@pytest.mark.parametrize("today", [date(2026, 3, 1), date(2026, 12, 31)])
def test_there_is_something_of_everything(world, today):
    _fill(world, today)
    forms = set(congresses.model.objects.values_list("form", flat=True))
    assert forms == {"workers", "general", "regional", "industry", "village"}
    for register in (congresses, sessions, proposals, evaluations, joint_meetings):
        wanted = set(register.stages.choices.values) - {"planned", "elected"} - _rare(register)
        assert _stages(register, today) >= wanted, register.key
    assert delegates.model.objects.count() > 100
    told = coverage.total(employers.model.objects.all(), congress_cover, today)
    assert 0 < told.covered < told.employers
    for register, name in _doubts():
        each = next(each for each in register.missing if each.name == name)
        assert register.model.objects.filter(each.where(today)).exists(), (register.key, name)


def _rare(register):
    """A meeting whose decisions are done is closed in the demo; a ballot is counted at once."""
    return {joint_meetings: {"done", "noticed"}, evaluations: {"held"}}.get(register, set())


def _doubts():
    yield congresses, "share"
    yield congresses, "managers"
    yield congresses, "over"
    yield sessions, "unbound"
    yield sessions, "quorum"
    yield openness_items, "left_out"
    yield joint_meetings, "overdue"
    yield joint_meetings, "undated"


def test_a_county_without_employers_gets_its_congresses_too(world):
    demo.fill(
        {unit.code: unit for unit in (world.county, world.north, world.plant)}, date(2026, 6, 15)
    )
    assert congresses.model.objects.filter(unit=world.plant).exists()
