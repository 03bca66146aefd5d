"""The demo's standards, the assessments of its unions, and workers' homes in every stage."""

from __future__ import annotations

from typing import Any

from baiju.areas.organizing import shipped
from baiju.areas.organizing.assessment import CheckLevel, assessments
from baiju.areas.organizing.home_title import home_titles
from baiju.areas.organizing.standard import Standard, standards
from baiju.engine import access, records

from .organs import Desk

LEVELS = (
    (CheckLevel.SELF, 30),
    (CheckLevel.TOWNSHIP, 90),
    (CheckLevel.COUNTY, 380),
    (CheckLevel.LISTED, 300),
    (CheckLevel.RECHECK, 60),
    (CheckLevel.DELISTED, 45),
)
"""Each level, and how many days ago the demo's check was."""
HOMES = (
    {"applied_on": 8},
    {"applied_on": 30, "voted_on": 21},
    {"applied_on": 60, "voted_on": 52, "reviewed_on": 20},
    {"applied_on": 70, "voted_on": 61, "reviewed_on": 30, "publicised_on": 2},
    {
        "applied_on": 420,
        "voted_on": 410,
        "reviewed_on": 390,
        "publicised_on": 385,
        "titled_on": 350,
    },
    {
        "applied_on": 800,
        "voted_on": 790,
        "reviewed_on": 770,
        "publicised_on": 760,
        "titled_on": 740,
        "rechecked_on": 120,
    },
    {
        "applied_on": 900,
        "voted_on": 890,
        "reviewed_on": 870,
        "publicised_on": 860,
        "titled_on": 840,
        "revoked_on": 100,
    },
)
"""How many days ago each step of a home was taken."""


def fill(at: Desk) -> None:
    """The house's checklists kept by the county, and what they were used for."""
    shipped.take_over(at.writer, at.county)
    there = list(access.records(standards, at.writer).filter(unit=at.county).order_by("pk"))
    for number, union in enumerate(at.unions[::2]):
        _assess(at, union, there[number % len(there)], number)
    for number, steps in enumerate(HOMES):
        if number < len(at.unions):
            _home(at, at.unions[-1 - number], number, steps)


def _assess(at: Desk, union: Any, standard: Standard, number: int) -> None:
    level, ago = LEVELS[number % len(LEVELS)]
    items = list(standard.items.order_by("number"))
    is_weak = level == CheckLevel.DELISTED or number % 8 == 3
    rows = [
        {
            "number": item.number,
            "is_met": not (is_weak and place < 2),
            "score": 0 if is_weak and place < 2 else item.weight - (number + place) % 3,
            "note": "资料待补" if is_weak and place < 2 else "",
        }
        for place, item in enumerate(items)
    ]
    data = {
        "union": union.pk,
        "standard": standard.pk,
        "level": level,
        "assessed_on": at.ago(ago + number),
        "assessor": "县总工会基层组织建设部" if number % 2 else "乡镇工会联合检查组",
        "shows_sign": True,
        "shows_chair": number % 4 != 1,
        "results": rows,
    }
    made = records.save(assessments, at.writer, data)
    if number % 5 != 4:
        at.verify(assessments, made)


def _home(at: Desk, union: Any, number: int, steps: dict[str, int]) -> None:
    data: dict[str, Any] = {
        "union": union.pk,
        "name": f"{union.name}职工之家",
        "level": ("qualified", "advanced", "model")[number % 3],
        "rank": ("township", "county", "city")[number % 3],
        "title_no": f"临工发〔{at.today.year}〕{number + 11}号" if "titled_on" in steps else "",
        "revoked_reason": "连续两年未开展活动" if "revoked_on" in steps else "",
        **{name: at.ago(days) for name, days in steps.items()},
    }
    if "voted_on" in steps:
        data["votes"] = [_vote(at, steps["voted_on"], 40 + number * 9, unhappy=number)]
    made = records.save(home_titles, at.writer, data)
    if "titled_on" in steps:
        at.verify(home_titles, made)


def _vote(at: Desk, ago: int, eligible: int, *, unhappy: int) -> dict[str, Any]:
    cast = eligible - 4
    return {
        "held_on": at.ago(ago),
        "eligible": eligible,
        "cast": cast,
        "satisfied": cast - 4 - unhappy * 2,
        "basically": 3,
        "unsatisfied": unhappy * 2,
        "invalid": 1,
    }
