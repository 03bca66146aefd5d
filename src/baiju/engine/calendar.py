"""Periods, working days and deadlines, as the Civil Code counts them (articles 201 to 203)."""

from __future__ import annotations

import calendar as months
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import chinese_calendar
from django.utils.translation import gettext as _

KINDS = ("week", "month", "quarter", "half_year", "year", "statistics_year")
EARLIEST, LATEST = date(1900, 1, 1), date(2199, 12, 31)
"""Days outside are slips of the finger, and terms could not be counted from them."""
LENGTHS = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}


@dataclass(frozen=True)
class Period:
    """A stretch of days, both ends included."""

    kind: str
    start: date
    end: date

    def holds(self, day: date) -> bool:
        return self.start <= day <= self.end


def out_of_range() -> str:
    return _("Enter a day between %(first)d and %(last)d.") % {
        "first": EARLIEST.year,
        "last": LATEST.year,
    }


def period(kind: str, day: date) -> Period:
    """The period of this kind that a day lies in; the statistics year runs 1 October to 30 September."""
    if kind == "week":
        monday = day - timedelta(days=day.weekday())
        return Period(kind, monday, monday + timedelta(days=6))
    if kind == "statistics_year":
        first = date(day.year if day.month >= 10 else day.year - 1, 10, 1)
        return Period(kind, first, date(first.year + 1, 9, 30))
    length = LENGTHS[kind]
    month = (day.month - 1) // length * length + 1
    start = date(day.year, month, 1)
    return Period(kind, start, add_months(start, length) - timedelta(days=1))


def to_date(day: date) -> Period:
    """From the first of January to this day."""
    return Period("to_date", date(day.year, 1, 1), day)


def windows(kind: str, within: Period) -> list[Period]:
    """The periods of a kind that begin in a stretch: 每季度 in a year is four."""
    found, day = [], within.start
    while day <= within.end:
        each = period(kind, day)
        if each.start >= within.start:
            found.append(each)
        day = each.end + timedelta(days=1)
    return found


def add_months(day: date, count: int) -> date:
    """The matching day some months on, or the last day of that month (Civil Code 202)."""
    total = day.year * 12 + day.month - 1 + count
    year, month = divmod(total, 12)
    last = months.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def is_working_day(day: date, local: Mapping[date, bool] | None = None) -> bool:
    """Whether people work: the local list first, then the State Council's, then Monday to Friday.

    `local` is day -> worked. Years the published list does not hold yet count Monday to Friday.
    """
    if local and day in local:
        return local[day]
    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:  # how the library says that it does not hold this year
        return day.weekday() < 5


def _next_working_day(day: date, local: Mapping[date, bool] | None) -> date:
    while not is_working_day(day, local):
        day += timedelta(days=1)
    return day


def deadline(
    start: date, amount: int, measure: str, local: Mapping[date, bool] | None = None
) -> date:
    """The last day of a term: `day`, `workday` or `month` after a start that is not counted.

    A term of days or months that ends on a day off ends on the next working day (Civil Code 203).
    """
    if measure == "workday":
        return _after_working_days(start, amount, local)
    if measure not in {"day", "month"}:
        raise ValueError(f"A term is counted in day, workday or month, not in {measure!r}.")
    end = add_months(start, amount) if measure == "month" else start + timedelta(days=amount)
    return _next_working_day(end, local)


def _after_working_days(start: date, amount: int, local: Mapping[date, bool] | None) -> date:
    day = start
    while amount > 0:
        day += timedelta(days=1)
        amount -= is_working_day(day, local)
    return day
