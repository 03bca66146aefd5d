"""Figures that stand alone in a cell or behind a label, with their unit elsewhere in the table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from . import units

_BRACKET = re.compile(r"\(([^()\t\n]{1,4})\) ?:? ?\Z")
_FIGURE = re.compile(
    r"(?:[≥≤><=]|不少于|不低于|至少|约)*[0-9.,]{1,12}(?:[-—~至][0-9.,]{1,12})?(?:以上|以内|左右)?"
)
_LABELLED = re.compile(
    r"\((?P<unit>[^()\t\n\d]{1,4})\) ?: ?(?P<figure>[≥≤><=]?[0-9.,]{1,12})(?=[\t\n,;。]|\Z)"
)
_NOT_COUNTED = re.compile(r"序号|编号|年份|时间|日期|电话|时限|月份")
_SCALES = {"万": 10**4, "亿": 10**8}


@dataclass(frozen=True, slots=True)
class Cell:
    """A bare figure with the unit that its row, its column or its label gives it."""

    start: int
    end: int
    unit: str
    kind: str
    scale: int


def find(text: str, start: int, end: int) -> Iterator[Cell]:
    """The bare figures between start and end of a folded text that have a unit all the same."""
    for match in _LABELLED.finditer(text, start, end):
        unit = _unit(match.group("unit"))
        if unit is not None:
            yield Cell(match.start("figure"), match.end("figure"), *unit)
    if text.find("\t", start, end) >= 0 or text.find("|", start, end) >= 0:
        yield from _in_rows(text, start, end)


def row_name(text: str, place: int) -> str:
    """What the row around a place is about: its first cell that is no figure."""
    first = text.rfind("\n", max(0, place - 200), place) + 1
    row = text[first:place].replace("|", "\t")
    if not first or "\t" not in row:
        return ""
    cells = [cell.strip() for cell in row.split("\t")]
    named = [cell for cell in cells if len(cell) > 1 and not _FIGURE.fullmatch(cell)]
    return re.sub(r"\([^()]*\)\Z", "", named[0]) if named else ""


def _in_rows(text: str, start: int, end: int) -> Iterator[Cell]:
    """Row by row; the first row of a run of rows with tabs or upright lines is its head."""
    head: list[str] = []
    place = start
    for line in text[start:end].split("\n"):
        cells = line.replace("|", "\t").split("\t")
        if len(cells) == 1:
            head = []
        elif not head:
            head = cells
        else:
            yield from _in_row(cells, head, place)
        place += len(line) + 1


def _in_row(cells: list[str], head: list[str], place: int) -> Iterator[Cell]:
    row_units = [unit for cell in cells if (unit := _unit(cell.strip()))]
    named = _bracketed(cells[0]) or (_bracketed(cells[1]) if len(cells) > 2 else None)
    for index, cell in enumerate(cells):
        title = head[index] if index < len(head) else ""
        unit = _bracketed(title) or named or (row_units[0] if row_units else None)
        words = cell.strip()
        is_counted = index > 0 and not _NOT_COUNTED.search(title)
        if is_counted and unit and _FIGURE.fullmatch(words):
            first = place + cell.index(words)
            yield Cell(first, first + len(words), *unit)
        place += len(cell) + 1


def _bracketed(title: str) -> tuple[str, str, int] | None:
    match = _BRACKET.search(title.strip())
    return _unit(match.group(1)) if match else None


def _unit(words: str) -> tuple[str, str, int] | None:
    """万元 is 元 by ten thousand."""
    if not 0 < len(words) <= 5:
        return None
    scale = _SCALES.get(words[0], 1) if len(words) > 1 else 1
    unit = units.at(words, 0 if scale == 1 else 1)
    if unit is None or unit.end != len(words):
        return None
    return unit.name, unit.kind, scale
