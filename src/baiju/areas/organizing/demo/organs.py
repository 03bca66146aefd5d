"""The demo's committees with their posts, and elections at every step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any, NamedTuple

from baiju.areas.organizing.committee import CommitteeKind, committees
from baiju.areas.organizing.election import elections
from baiju.areas.organizing.formation import established
from baiju.areas.organizing.union import Union, unions
from baiju.engine import access, calendar, records
from baiju.engine.access import ANY, Actor, Grant
from baiju.engine.declare import Register

from . import cast

SEED = 31
DUTIES = ("主持全面工作", "组织建设和会员服务", "集体协商和民主管理", "女职工和文体工作")
ORGANS = ((CommitteeKind.UNION, 1), (CommitteeKind.AUDIT, 2), (CommitteeKind.WOMEN, 3))
"""Each kind, and that every so many unions have one."""
OFFICE = 0
"""The place of the county office's second person, who verifies."""


@dataclass(frozen=True)
class Desk:
    """Who writes and who verifies in the demo, on which day, and the unions that stand."""

    writer: Actor
    chief: Actor
    today: date
    county: Any
    towns: Sequence[Any]
    unions: Sequence[Union]

    def ago(self, days: int) -> date:
        """So many days before today; after it when negative."""
        return self.today - timedelta(days=days)

    def verify(self, register: Register, record: Any) -> None:
        records.move(register, self.writer, record, "submit")
        records.move(register, self.chief, record, "verify")


def desk(units: Mapping[str, Any], today: date) -> Desk:
    writer = cast.office(units)
    chief = Actor(OFFICE, "陶静澜", (Grant(units["LC"].path, {ANY: "approve"}),))
    rows = access.records(unions, writer).filter(established(today)).order_by("pk")
    towns = [unit for unit in units.values() if unit.kind in ("township", "street")]
    there = [union for union in rows if not union.is_of_a_township]
    return Desk(writer, chief, today, units["LC"], towns, there)


def person(number: int) -> str:
    chance = Random(SEED * 1_000 + number)
    return cast.name(chance, chance.choice(("female", "male")))


def fill(at: Desk) -> None:
    """What is in office everywhere, and elections that have not come to their end."""
    for number, union in enumerate(at.unions):
        for kind, every in ORGANS:
            if number % every == 0 and number % 11 != 9:
                records.save(committees, at.writer, _committee(union, kind, number, at))
    for number, poll in enumerate(POLLS):
        if number < len(at.unions):
            _hold(at, at.unions[number * 2 % len(at.unions)], number, poll)


def _committee(union: Union, kind: CommitteeKind, number: int, at: Desk) -> dict[str, Any]:
    since = union.reelected_on or union.elected_on or at.ago(300)
    chair = union.chair if kind == CommitteeKind.UNION else person(number * 7 + len(kind))
    names = [chair, *(person(number * 7 + place) for place in (1, 2, 3))]
    posts = ["chair", "vice", "member", "member"]
    rows = zip(names, posts, DUTIES, strict=True)
    held = [
        {
            "person": n,
            "post": p,
            "duties": d if number % 5 else "",
            "way": "elected",
            "since": since,
        }
        for n, p, d in rows
    ]
    if number % 6 == 1 and union.term_years:
        held[1]["contract_end"] = calendar.add_months(since, 12 * union.term_years - 6)
    return {
        "union": union.pk,
        "kind": kind,
        "name": f"{union.name}{kind.label}",
        "number": 2 if union.reelected_on else 1,
        "elected_on": since,
        "term_years": union.term_years,
        "announced_on": at.ago(10) if number % 4 == 2 else "",
        "posts": held,
    }


class Poll(NamedTuple):
    """How many days ago an election was held (or in how many it will be), and its steps."""

    ago: int
    steps: Mapping[str, int]
    is_few: bool = False
    is_verified: bool = False


POLLS = (
    Poll(-25, {}),
    Poll(-12, {"plan_approved_on": -6}),
    Poll(9, {"plan_approved_on": 20}),
    Poll(12, {"plan_approved_on": 24, "reported_on": 10}),
    Poll(40, {"plan_approved_on": 55, "reported_on": 38, "approved_on": 27}, is_verified=True),
    Poll(7, {"plan_approved_on": 15}, is_few=True),
)


def _hold(at: Desk, union: Union, number: int, poll: Poll) -> None:
    data: dict[str, Any] = {
        "union": union.pk,
        "title": f"{union.name}{'补选' if poll.is_verified else '换届选举'}",
        "kind": "by_election" if poll.is_verified else "reelection",
        "body": "union",
        "assembly": "members",
        "term_years": "" if poll.is_verified else union.term_years,
        "planned_on": at.ago(poll.ago),
        "has_no_relatives": True,
    }
    data |= {name: at.ago(days) for name, days in poll.steps.items()}
    if poll.ago > 0:
        data |= _ballot(at.ago(poll.ago), number, is_few=poll.is_few)
    made = records.save(elections, at.writer, data)
    if poll.is_verified:
        at.verify(elections, made)


def _ballot(held_on: date, number: int, *, is_few: bool) -> dict[str, Any]:
    due = 60 + number * 4
    came = due // 2 if is_few else due - 5
    rows = [
        {"person": person(900 + number * 5 + place), "post": "member", "votes": count}
        for place, count in enumerate((came - 3, came - 9, came // 3))
    ]
    return {
        "held_on": held_on,
        "due": due,
        "present": came,
        "issued": came,
        "returned": came,
        "valid": came - 1,
        "seats": [{"post": "member", "count": 2}],
        "candidates": rows,
    }
