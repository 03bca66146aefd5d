"""The days of a demo agreement: how long ago it was offered says how far it has come."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from baiju.engine import calendar

STEPS = (
    ("offered_on", 0),
    ("offer_received_on", 1),
    ("replied_on", 9),
    ("information_given_on", 18),
    ("talks_on", 25),
    ("drafted_on", 35),
    ("passed_on", 42),
    ("signed_on", 44),
    ("filed_on", 48),
    ("received_on", 49),
    ("published_on", 74),
    ("filed_to_union_on", 76),
)
"""What happens how many days after the offer."""
SIGNED, BEGINS, CHECKED = 44, 51, 200
YEAR = 365


@dataclass(frozen=True)
class Case:
    """A way an agreement goes: days since its offer, what was left out, and what came between."""

    age: int
    years: int = 1
    without: tuple[str, ...] = ()
    besides: tuple[tuple[str, int], ...] = ()
    """Further days, counted from the offer."""
    refused: bool = False
    followed: int = 0
    """How many days ago the agreement that follows upon it was offered; 0: there is none."""


UNPUBLISHED = ("published_on", "filed_to_union_on")
CASES = {
    "performing": Case(300, years=2),
    "offered": Case(5),
    "published": Case(140, years=3),
    "answered": Case(14),
    "expiring": Case(BEGINS + YEAR - 40),
    "talking": Case(30),
    "effective": Case(90, without=UNPUBLISHED),
    "signed": Case(46),
    "performing_long": Case(500, years=3),
    "late": Case(33, without=("replied_on", "information_given_on", "talks_on")),
    "filed": Case(56),
    "expired": Case(BEGINS + YEAR + 20),
    "drafted": Case(38),
    "published_late": Case(180, years=2, without=("filed_to_union_on",)),
    "suspended": Case(40, without=("drafted_on",), besides=(("suspended_on", 30),)),
    "passed": Case(43),
    "renewed": Case(BEGINS + YEAR + 40, followed=120),
    "refused": Case(20, without=("information_given_on", "talks_on"), refused=True),
    "objected": Case(63, besides=(("objected_on", 58),)),
    "superseded": Case(430, years=3, followed=130),
    "preparing": Case(-10),
    "terminated": Case(260, years=2, besides=(("terminated_on", 230),)),
    "refiled": Case(75, besides=(("objected_on", 58), ("refiled_on", 70))),
    "renewing": Case(BEGINS + YEAR - 25, followed=12),
}
"""One for each stage, and some that the desk has to do with."""


def of(case: Case, today: date) -> dict[str, str]:
    """Every day of the way that lies behind us, none of them a Saturday or Sunday."""
    offered = today - timedelta(days=case.age)
    steps = [(n, d) for n, d in (*STEPS, *case.besides) if n not in case.without]
    days = {name: offered + timedelta(days=after) for name, after in steps}
    found = {name: _weekday(day).isoformat() for name, day in days.items() if day <= today}
    if "signed_on" in found:
        begins = offered + timedelta(days=BEGINS)
        found["valid_from"] = begins.isoformat()
        ends = calendar.add_months(begins, 12 * case.years) - timedelta(days=1)
        found["valid_to"] = ends.isoformat()
    return found


def checked(case: Case, today: date) -> Iterable[date]:
    """Half-yearly checks, as far as they lie behind us and within the term."""
    offered = today - timedelta(days=case.age)
    ends = min(today, offered + timedelta(days=BEGINS + YEAR * case.years))
    day = offered + timedelta(days=CHECKED)
    while day < ends:
        yield _weekday(day)
        day += timedelta(days=182)


def _weekday(day: date) -> date:
    return day - timedelta(days=max(0, day.weekday() - 4))
