"""The demo's unions: of townships, villages, single employers and several, in every stage."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from baiju.areas.organizing.formation import BEFORE, STEPS, Stage
from baiju.areas.organizing.union import UnionKind, unions
from baiju.engine import access, calendar, records
from baiju.engine.access import Actor
from baiju.shared.employer import Employer, Operation, Ownership, employers

from . import cast

ENOUGH = 25
MOST = 45
TOWNS = ("township", "street")
OFFSETS = (-51, -42, -27, -18, 0, 2, 17, 49)
"""Days between the first election and each step of the formation."""
SPREAD = (
    *(Stage.REGISTERED, Stage.ELECTION_DUE, Stage.REPORTED, Stage.REGISTERED, Stage.ESTABLISHED),
    *(Stage.GUIDED, Stage.REGISTERED, Stage.OVERDUE, Stage.REGISTERED, Stage.PREPARING),
    *(Stage.REGISTERED, Stage.ADMITTED, Stage.ESTABLISHED, Stage.ELECTED, Stage.REGISTERED),
    *(Stage.SURVEYED, Stage.REGISTERED, Stage.DORMANT, Stage.REGISTERED, Stage.DISSOLVED),
)
"""The stages of the single employers' unions, one after the other, and again from the beginning."""


def fill(units: Mapping[str, Any], today: date) -> None:
    """What is there of units and employers gets its unions; some employers are left to be organised."""
    actor = cast.office(units)
    towns = [unit for unit in units.values() if unit.kind in TOWNS]
    there = list(access.records(employers, actor).select_related("unit").order_by("pk"))
    plans = [*_of_towns(towns), *_of_several(towns, there, today), *_of_one(there)]
    for number, (stage, data) in enumerate(plans[:MOST]):
        told = {**_days(stage, today, number), **data}
        if stage == Stage.DISSOLVED:
            _close(actor, told)
        records.save(unions, actor, told)


Plan = tuple[Stage, dict[str, Any]]


def _of_towns(towns: Sequence[Any]) -> Iterator[Plan]:
    for town in towns:
        yield (
            Stage.REGISTERED,
            {"name": town.name, "kind": UnionKind.TOWNSHIP, "superior": town.parent_id},
        )


def _of_several(towns: Sequence[Any], there: Sequence[Employer], today: date) -> Iterator[Plan]:
    """A joint union for the small employers of each town, and two federations."""
    joined = today - timedelta(days=400)
    for number, town in enumerate(towns):
        small = [e for e in there if e.unit_id == town.pk and 0 < (e.employees or 0) < ENOUGH]
        rows = [{"employer": each.pk, "joined_on": joined} for each in small[:4]]
        place = town.name.removesuffix("总工会")
        name = JOINT.get(town.code, f"{place}小微企业联合工会")
        kind = UnionKind.JOINT
        yield Stage.ESTABLISHED, _several(name, kind, town, rows)
        if number < len(FEDERATIONS):
            kind, word = FEDERATIONS[number]
            large = [e for e in there if e.unit_id == town.pk and (e.employees or 0) >= ENOUGH]
            rows = [{"employer": each.pk, "joined_on": joined} for each in large[-2:]]
            yield Stage.REGISTERED, _several(f"{place}{word}", kind, town, rows)


JOINT = {"LC-SL": "产业园联合工会", "LC-DY": "东垸物业联合工会"}
FEDERATIONS = (
    (UnionKind.REGIONAL, "产业园区工会联合会"),
    (UnionKind.INDUSTRY, "物流行业工会联合会"),
)


def _several(name: str, kind: str, town: Any, rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    return {"name": name, "kind": kind, "superior": town.pk, "covered": list(rows)}


def _of_one(there: Sequence[Employer]) -> Iterator[Plan]:
    """Villages first, then the larger employers."""
    villages = [each for each in there if each.ownership == Ownership.VILLAGE]
    for each in villages:
        name = each.name.removesuffix("村民委员会") + "村工会"
        yield Stage.ESTABLISHED, _single(name, UnionKind.VILLAGE, each)
    large = [each for each in there if each not in villages and (each.employees or 0) >= ENOUGH]
    for number, each in enumerate(large):
        yield SPREAD[number % len(SPREAD)], _single(f"{each.name}工会", UnionKind.OWN, each)


def _single(name: str, kind: str, employer: Employer) -> dict[str, Any]:
    superior = employer.unit_id
    return {"name": name, "kind": kind, "employer": employer.pk, "superior": superior}


def _days(stage: Stage, today: date, number: int) -> dict[str, Any]:
    """The days that put a union into a stage today, with what goes with them."""
    years = 5 if number % 4 == 0 else 3
    if stage in BEFORE:
        last = OFFSETS[tuple(STEPS).index(stage)]
        elected, until = today - timedelta(days=last + 4 + number % 16), stage
    else:
        elected, until = _elected(stage, today, number, years), Stage.REGISTERED
        until = Stage.ESTABLISHED if stage == Stage.ESTABLISHED else until
    first = elected if stage in BEFORE or number % 4 == 3 else _earlier(elected, years)
    told: dict[str, Any] = {"reelected_on": elected} if first != elected else {}
    for (step, name), offset in zip(STEPS.items(), OFFSETS, strict=True):
        told[name] = first + timedelta(days=offset)
        told |= _with(step, told[name], number, years)
        if step == until:
            break
    if until == Stage.REGISTERED:
        told["legal_person_valid_to"] = _earlier(elected + timedelta(days=OFFSETS[-1]), -years)
    return {**told, **_end(stage, today)}


def _earlier(day: date, years: int) -> date:
    return calendar.add_months(day, -12 * years)


def _elected(stage: Stage, today: date, number: int, years: int) -> date:
    """The day of the last election: the term ends soon, has ended, or lies well ahead."""
    shift = {Stage.ELECTION_DUE: 20 + number * 2, Stage.OVERDUE: -40}.get(stage)
    if shift is not None:
        return _earlier(today + timedelta(days=shift), years)
    return today - timedelta(days=200 + number * 37 % 700)


def _with(step: Stage, day: date, number: int, years: int) -> dict[str, Any]:
    if step == Stage.ADMITTED:
        return {"members_at_founding": 25 + number * 7 % 90}
    if step == Stage.ELECTED:
        return {"term_years": years, "chair": cast.CHAIRS[number % len(cast.CHAIRS)]}
    if step == Stage.ESTABLISHED:
        return {"approved_no": f"临工复〔{day.year}〕{number + 3}号"}
    if step == Stage.REGISTERED:
        return {"uscc": cast.union_code(number + 1), "legal_person_no": f"临工法证{number:04d}"}
    return {}


def _end(stage: Stage, today: date) -> dict[str, Any]:
    if stage == Stage.DORMANT:
        return {"dormant_since": today - timedelta(days=120)}
    if stage == Stage.DISSOLVED:
        return {"dissolved_on": today - timedelta(days=30), "dissolved_reason": "企业依法注销"}
    return {}


def _close(actor: Actor, data: Mapping[str, Any]) -> None:
    """A union ends only with its employer."""
    employer = access.records(employers, actor).get(pk=data["employer"])
    records.change(employers, actor, {"operation": Operation.DEREGISTERED}, employer)
