"""The figures of a text that stand with a unit and so may count something."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace

from . import clauses, comparators, numerals, tables, units
from .numerals import Numeral
from .units import Unit


@dataclass(frozen=True, slots=True)
class Count:
    """A figure with its unit, the clause around it and its sign."""

    numeral: Numeral
    unit: str
    kind: str
    """The class of the unit, as in `units`; `rate` for per cents and parts."""
    end: int
    """Behind the unit."""
    clause: int
    clause_end: int
    comparator: str

    @property
    def value_start(self) -> int:
        return self.numeral.start

    @property
    def value_end(self) -> int:
        return self.numeral.end

    @property
    def value(self) -> float:
        return self.numeral.value


_QUOTED = re.compile(
    r"《[^《》\n]{1,60}》|“[^“”\n]{1,14}”|‘[^‘’\n]{1,14}’|「[^「」\n]{1,14}」|『[^『』\n]{1,14}』"
    r"|\"[^\"\n]{1,14}\"|【[^【】\n]{1,14}】"
)
_RATES = {"percent": "%", "tenths": "%", "part": "比例"}


def find(text: str, start: int, end: int) -> list[Count]:
    """Every figure with a unit between start and end of a folded text, outside names in quotes."""
    quotes = [match.span() for match in _QUOTED.finditer(text, start, end)]
    opened = [first for first, _ in quotes]
    found: list[Count] = []
    for numeral in numerals.find(text, start, end):
        index = bisect_right(opened, numeral.start) - 1
        if index >= 0 and numeral.start < quotes[index][1]:
            continue
        count = _count(text, numeral, start, end)
        if count is not None:
            found.append(count)
    found = _ranges(text, found)
    beside = [_bare(text, cell, start, end) for cell in tables.find(text, start, end)]
    if any(beside):
        taken = {count.value_start for count in found}
        found += [count for count in beside if count and count.value_start not in taken]
        found.sort(key=lambda count: count.value_start)
    return found


def _bare(text: str, cell: tables.Cell, start: int, end: int) -> Count | None:
    """A figure alone in its cell, counted in the unit of its row or column."""
    numeral = next(iter(numerals.find(text, cell.start, cell.end)), None)
    if numeral is None:
        return None
    high = None if numeral.value_max is None else numeral.value_max * cell.scale
    numeral = replace(numeral, value=numeral.value * cell.scale, value_max=high)
    first, last = clauses.bounds(text, numeral.start, start, end)
    sign = comparators.of(text, first, numeral.start, numeral.tail, is_more=numeral.is_more)
    return Count(numeral, cell.unit, cell.kind, numeral.tail, first, max(last, cell.end), sign)


def _count(text: str, numeral: Numeral, start: int, end: int) -> Count | None:
    if numeral.kind in _RATES:
        unit = Unit(numeral.tail, numeral.tail, _RATES[numeral.kind], "rate")
    else:
        unit_there = units.at(text, numeral.tail)
        if unit_there is None or unit_there.end > end:
            return None
        unit = unit_there
    if units.whole(unit) and numeral.value % 1:
        numeral = _behind_marker(text, numeral)
    first, last = clauses.bounds(text, numeral.start, start, end)
    sign = comparators.of(text, first, numeral.start, unit.end, is_more=numeral.is_more)
    return Count(numeral, unit.name, unit.kind, unit.end, first, max(last, unit.end), sign)


def _behind_marker(text: str, numeral: Numeral) -> Numeral:
    """2.5家 begins with the marker `2.`: nobody counts half a house."""
    marker, dot, figures = text[numeral.start : numeral.end].partition(".")
    worth = numerals.value(figures)
    if not dot or worth is None:
        return numeral
    return replace(numeral, start=numeral.start + len(marker) + 1, value=worth)


_LINK = re.compile(r" ?(?:[-—–~]{1,2}|[至到]) ?\Z")


def _ranges(text: str, found: list[Count]) -> list[Count]:
    """3家至5家 is one count with two ends."""
    joined: list[Count] = []
    for count in found:
        last = joined[-1] if joined else None
        if last is not None and _is_range(text, last, count):
            numeral = replace(last.numeral, value_max=count.numeral.value)
            joined[-1] = replace(last, numeral=numeral, end=count.end)
        else:
            joined.append(count)
    return joined


def _is_range(text: str, first: Count, second: Count) -> bool:
    if first.unit != second.unit or first.numeral.value_max is not None:
        return False
    near = second.value_start - first.end <= 3 and first.numeral.value < second.numeral.value
    return near and _LINK.match(text, first.end, second.value_start) is not None
