"""How far training reached: courses, attendances and persons, which are never added up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, QuerySet, Sum

from baiju.engine import access
from baiju.engine.access import Actor

from .attendee import Attendee
from .course import LIVE, Course, courses


@dataclass(frozen=True)
class Reach:
    """What the courses of a stretch of days come to."""

    courses: int
    attendances: int
    """Each person counted at each course: 人次."""
    persons: int
    """Each named person counted once: 人数; heads without names are not among them."""
    unnamed: int
    """Attendances of which only the number is known."""


def reach(actor: Actor, first: date, last: date, top: str = "") -> Reach:
    """Of the courses that began in these days, within reach, at or below a unit."""
    rows: QuerySet[Any] = access.records(courses, actor).filter(LIVE, held_on__range=(first, last))
    if top:
        rows = access.within(rows, "unit__path", (top,))
    inside = Attendee._base_manager.filter(course__in=rows.order_by().values("pk"))
    named = inside.count()
    heads = _heads(rows)
    return Reach(rows.count(), named + heads, _persons(inside), heads)


def _heads(rows: QuerySet[Any]) -> int:
    """Heads by the sheet beyond those who are named."""
    asked = Course._base_manager.filter(
        pk__in=rows.order_by().values("pk"), headcount__isnull=False
    )
    told = asked.aggregate(total=Sum("headcount"))["total"] or 0
    among = asked.aggregate(total=Count("attendees"))["total"] or 0
    return int(told - among)


def _persons(inside: QuerySet[Attendee]) -> int:
    """A cadre is known by the office's record, others by name, union and place of work."""
    officers = inside.exclude(officer=None).values("officer__name", "officer__union").distinct()
    others = inside.filter(officer=None).values("name", "union", "place").distinct()
    return officers.count() + others.count()
