"""Cells of days and numbers: one form comes out, whatever was written."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from . import days, numbers
from .columns import Column
from .days import Doubt, Read
from .faults import Fault, warning
from .model import Day, Formula, Number
from .values import Part, Value

LARGEST_WHOLE = Decimal(2_147_483_647)
_AHEAD = 10
"""So many years ahead a year of two figures may lie, where a day may lie ahead at all."""
_GRANTED = {
    "day": "date_day_missing",
    "century": "date_two_digit_year",
    "serial": "date_from_serial",
}


def day(column: Column, today: date) -> Part:
    """A day, as YYYY-MM-DD."""
    latest = today.year if column.past else today.year + _AHEAD

    def part(cell: str, said: str) -> Value | Fault:
        found = _day(cell, said, latest)
        if isinstance(found, Read):
            return _dated(found, said, today if column.past else days.LAST)
        if isinstance(found, Doubt):
            first, second = found.first.day.isoformat(), found.second.day.isoformat()
            return Fault("date_ambiguous", {"text": said, "first": first, "second": second})
        return Fault("date_unreadable", {"text": said[:60]}, reason=found or "")

    return part


def _day(cell: str, said: str, latest: int) -> Read | Doubt | str | None:
    if isinstance(cell, Day):
        exact = days.of_cell(said)
        return Read(exact) if exact else None
    if isinstance(cell, Number | Formula) or (len(said) == 5 and said.isdecimal()):
        found = days.of_number(said, latest=latest)
        if found is not None or isinstance(cell, Number):
            return found
    return days.written(said, latest=latest)


def _dated(found: Read, said: str, last: date) -> Value | Fault:
    text = found.day.isoformat()
    if found.day > last and last != days.LAST:
        return Fault("out_of_range", {"text": text}, reason="date_in_future")
    if not days.FIRST <= found.day <= days.LAST:
        first, latest = days.FIRST.isoformat(), days.LAST.isoformat()
        return Fault("out_of_range", {"text": text, "least": first, "most": latest})
    told = (warning(_GRANTED[each], text=said, day=text) for each in found.granted)
    return Value(text, tuple(told)) if found.granted else Value(text)


def whole(column: Column, scale: int) -> Part:
    """A count."""
    number = _number(column, scale, column.most or LARGEST_WHOLE)

    def part(cell: str, said: str) -> Value | Fault:
        value = number(cell, said)
        if isinstance(value, Value) and value.text and "." in value.text:
            return Fault("number_unreadable", {"text": said[:60]}, reason="number_not_whole")
        return value

    return part


def decimal(column: Column, scale: int) -> Part:
    """An amount or a rate."""
    return _number(column, scale, column.most)


def _number(column: Column, scale: int, most: Decimal | None) -> Part:
    is_rate = any(word in column.title for word in ("率", "比例", "占比", "%"))

    def part(cell: str, said: str) -> Value | Fault:
        worth = numbers.raw(said) if isinstance(cell, Number | Formula) else None
        if worth is None and not isinstance(cell, Number):
            worth = numbers.written(said, is_rate=is_rate)
        if worth is None:
            return Fault("number_unreadable", {"text": said[:60]})
        if scale > 1 and not any(sign in said for sign in "万萬亿億"):
            worth *= scale
        wrong = _out_of_range(worth, column.least, most)
        if wrong is not None:
            return wrong
        told = (warning("formula_value", text=said),) if isinstance(cell, Formula) else ()
        return Value(numbers.plain(worth), told)

    return part


def _out_of_range(worth: Decimal, least: Decimal | None, most: Decimal | None) -> Fault | None:
    values = {"text": numbers.plain(worth), "least": least, "most": most}
    is_small = least is not None and worth < least
    if not is_small and (most is None or worth <= most):
        return None
    if least is not None and most is not None:
        return Fault("out_of_range", values)
    reason = "number_too_small" if most is None else "number_too_large"
    return Fault("out_of_range", values, reason=reason)
