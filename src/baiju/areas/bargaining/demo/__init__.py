"""The demo's agreements: every kind and scope, one at least in every stage."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import cycle
from typing import Any

from baiju.areas.bargaining.agreement import Agreement
from baiju.areas.bargaining.agreements import agreements
from baiju.areas.bargaining.kinds import Kind, Scope
from baiju.engine import access, records
from baiju.engine.access import ANY, Actor, Grant
from baiju.org.models import User
from baiju.shared.employer import Employer, Operation, employers

from . import days, told
from .days import CASES, Case

TOWNS = ("township", "street")
COVERED = 5
WITHOUT = {Kind.COLLECTIVE: 4, Kind.WAGE: 3, Kind.WOMEN: 2, Kind.SAFETY: 5}
"""Every so-manieth employer has no agreement of this kind."""


@dataclass(frozen=True)
class Desk:
    """Who writes and who verifies, and on what day."""

    writer: Actor
    chief: Actor
    today: date


def fill(units: Mapping[str, Any], today: date) -> None:
    """One employer after the other takes the next case, so that all stages come up."""
    grants = (Grant(units["LC"].path, {ANY: "approve"}),)
    desk = Desk(_actor("he", grants), _actor("tao", grants), today)
    ways = cycle(CASES.values())
    for number, (kind, employer) in enumerate(_alone(desk)):
        _agree(desk, number, next(ways), {**_own(employer), "kind": kind})
    towns = [unit for unit in units.values() if unit.kind in TOWNS]
    for number, unit in enumerate(towns, 500):
        _together(desk, number, unit)


def _actor(username: str, grants: tuple[Grant, ...]) -> Actor:
    user = User._base_manager.get(username=username)
    return Actor(user.pk, user.name, grants)


def _alone(desk: Desk) -> Iterator[tuple[Kind, Employer]]:
    """Which employers have an agreement of their own."""
    rows = access.records(employers, desk.writer).select_related("unit").order_by("pk")
    running = rows.filter(operation=Operation.RUNNING, employees__gte=20)
    for at, employer in enumerate(running):
        for kind, step in WITHOUT.items():
            if kind == Kind.SAFETY and not employer.is_hazardous:
                continue
            if at % step != step - 1:
                yield kind, employer


def _own(employer: Employer) -> dict[str, Any]:
    return {
        "unit": employer.unit_id,
        "scope": Scope.ENTERPRISE,
        "employer": employer.pk,
        "workers": employer.employees or 0,
        "women": employer.women or 0,
    }


def _together(desk: Desk, number: int, unit: Any) -> None:
    """A wage agreement of an industry, and a contract of the place, for the smaller employers."""
    rows = access.within(access.records(employers, desk.writer), "unit__path", (unit.path,))
    small = list(rows.filter(operation=Operation.RUNNING, employees__lt=90)[:COVERED])
    if len(small) < 2:
        return
    place = str(unit.name).removesuffix("总工会")
    covered = [{"employer": each.pk, "workers": each.employees} for each in small]
    given = {
        "unit": unit.pk,
        "covered": covered,
        "workers": sum(each.employees or 0 for each in small),
        "women": sum(each.women or 0 for each in small),
    }
    wage = {"kind": Kind.WAGE, "scope": Scope.INDUSTRY, "title": f"{place}服务业工资专项集体合同"}
    region = {"kind": Kind.COLLECTIVE, "scope": Scope.REGION, "title": f"{place}区域性集体合同"}
    chosen = list(CASES.values())
    _agree(desk, number, chosen[number % 3 * 2], given | wage)
    _agree(desk, number + 50, chosen[number % 2 * 8], given | region)


def _agree(desk: Desk, number: int, case: Case, given: Mapping[str, Any]) -> None:
    """One agreement, and the one that follows upon it where there is one."""
    made = _save(desk, number, case, given)
    if case.followed:
        follows = Case(case.followed, years=case.years)
        _save(desk, number + 90, follows, {**given, "supersedes": made.pk})


def _save(desk: Desk, number: int, case: Case, given: Mapping[str, Any]) -> Agreement:
    data = dict(given)
    workers, women = data.pop("workers"), data.pop("women")
    data |= days.of(case, desk.today)
    data |= told.words(data, case, number)
    if "signed_on" in data:
        data |= {"covered_workers": workers, "covered_women": women}
    if "passed_on" in data:
        data |= told.votes(workers)
    data |= told.of_its_kind(data, number, desk.today)
    data |= told.inside(data, case, number, desk.today)
    made: Agreement = records.save(agreements, desk.writer, data)
    if "signed_on" in data and number % 3:
        _review(desk, made, number)
    return made


def _review(desk: Desk, agreement: Agreement, number: int) -> None:
    """Most of what is signed was submitted, and most of that verified."""
    records.move(agreements, desk.writer, agreement, "submit")
    if number % 4:
        records.move(agreements, desk.chief, agreement, "verify")
