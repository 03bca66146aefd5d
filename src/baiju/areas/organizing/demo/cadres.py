"""The demo's cadres, organisers, groups and courses."""

from __future__ import annotations

from typing import Any, NamedTuple

from baiju.areas.organizing.course import Audience, courses
from baiju.areas.organizing.group import union_groups
from baiju.areas.organizing.officer import Officer, Role, Standing, officers
from baiju.engine import calendar, records

from .organs import Desk, person

GROUPS = ("生产一组", "生产二组", "后勤小组")


class Lesson(NamedTuple):
    """What was taught to whom, how many days ago, and for how many hours."""

    topic: str
    audience: Audience
    ago: int
    hours: int


COURSES = (
    Lesson("新任工会主席履职培训", Audience.CADRES, 160, 12),
    Lesson("基层工会财务与经审实务", Audience.CADRES, 75, 8),
    Lesson("集体协商代表能力提升", Audience.NEGOTIATORS, 48, 6),
    Lesson("职工代表提案写作", Audience.DELEGATES, 30, 4),
    Lesson("女职工权益保护普法课", Audience.WOMEN, 12, 2),
    Lesson("劳动法律监督员业务培训", Audience.SUPERVISORS, -18, 6),
)


def fill(at: Desk) -> None:
    """Who works for the unions, in which groups, and what they were taught."""
    chairs = [_chair(at, union, number) for number, union in enumerate(at.unions)]
    for number, town in enumerate(at.towns):
        _organiser(at, town, number)
    for number, union in enumerate(at.unions[::3]):
        for place, name in enumerate(GROUPS[: 1 + number % 3]):
            records.save(union_groups, at.writer, _group(at, union, name, number * 3 + place))
    for number, lesson in enumerate(COURSES):
        _course(at, chairs, number, lesson)


def _chair(at: Desk, union: Any, number: int) -> Officer:
    since = union.reelected_on or union.approved_on or at.ago(200)
    end = calendar.add_months(since, 12 * (union.term_years or 3))
    data = {
        "union": union.pk,
        "unit": union.unit_id,
        "name": union.chair or person(700 + number),
        "role": Role.CHAIR,
        "standing": Standing.ELECTED,
        "is_full_time": number % 9 == 0,
        "mobile": f"1990000{7000 + number}",
        "employer": union.employer.name if union.employer else "",
        "nominated_on": since,
        "approved_on": since,
        "started_on": since,
        "term_end": end,
        "contract_end": calendar.add_months(end, -4 if number % 8 == 5 else 14),
        "qualification": "工会干部岗位培训合格" if number % 3 else "",
        "grades": [{"year": at.today.year - 1, "grade": ("excellent", "competent")[number % 2]}],
    }
    made: Officer = records.save(officers, at.writer, data)
    return made


def _organiser(at: Desk, town: Any, number: int) -> None:
    """A hired organiser of each town; the second was recommended to a union as its chair."""
    since = at.ago(500 - number * 40)
    data: dict[str, Any] = {
        "unit": town.pk,
        "name": person(800 + number),
        "role": Role.HIRED,
        "standing": Standing.HIRED,
        "is_full_time": True,
        "employer": town.name,
        "nominated_on": since,
        "approved_on": since,
        "started_on": since,
        "contract_end": at.ago(-25 - number * 60) if number != 3 else "",
        "qualification": "社会工作者",
    }
    if number == 1 and at.unions:
        data |= {"recommended_to": at.unions[0].pk, "recommended_on": at.ago(35)}
    records.save(officers, at.writer, data)


def _group(at: Desk, union: Any, name: str, number: int) -> dict[str, Any]:
    return {
        "union": union.pk,
        "name": name,
        "leader": person(600 + number) if number % 7 != 4 else "",
        "members": 9 + number * 5 % 17,
        "counted_on": at.ago(40),
        "formed_on": union.approved_on,
    }


def _course(at: Desk, chairs: list[Officer], number: int, lesson: Lesson) -> None:
    data: dict[str, Any] = {
        "unit": at.county.pk,
        "topic": lesson.topic,
        "audience": lesson.audience,
        "planned_on": at.ago(lesson.ago),
        "teacher": person(500 + number),
        "place": "县总工会三楼会议室",
        "hours": lesson.hours,
    }
    if lesson.ago > 0:
        data["held_on"] = at.ago(lesson.ago)
        data |= _attendance(chairs, number, lesson.audience)
    made = records.save(courses, at.writer, data)
    if lesson.ago > 20:
        at.verify(courses, made)


def _attendance(chairs: list[Officer], number: int, audience: Audience) -> dict[str, Any]:
    """Cadres by name, others by the sheet they signed."""
    if audience != Audience.CADRES:
        return {"headcount": 18 + number * 9}
    came = [chair for place, chair in enumerate(chairs) if place % 3 != number and place % 9 != 4]
    return {
        "attendees": [
            {"name": c.name, "union": c.union_id, "officer": c.pk, "has_passed": True} for c in came
        ]
    }
