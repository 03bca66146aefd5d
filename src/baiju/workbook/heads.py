"""Where the head of a table stands: under title rows, shifted, over one to three rows."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from . import likeness
from .matching import LOOSE, Head, Matcher, head
from .model import Day, Line, Merge, Number
from .synonyms import TOTALS

REACH = 60
"""Further down no head is looked for."""
DEPTH = 3
LONGEST = 60
"""A text with more characters is no head."""
_NO_GROUP = re.compile(r"(?<!其中)[:：]|花名册|名册|名单|登记表|统计表|台账|[年月]|附件|[0-9]")
_REMARK = re.compile(r"\s*[(（【\[].*[)）】\]]\s*", re.DOTALL)


@dataclass(frozen=True)
class Place:
    """The rows of the head, and the texts over each column."""

    first: int
    last: int
    heads: Mapping[int, Head]
    written: Mapping[int, str]
    """The heads as they are written, levels parted by >."""
    by_machine: Mapping[int, str]
    """Field names, where the table carries them."""


class Grid:
    """The texts of the first lines, merged ranges spread over all their cells."""

    def __init__(self, lines: Sequence[Line], merges: Sequence[Merge]) -> None:
        self.lines = lines[:REACH]
        self.width = max((len(line.cells) for line in self.lines), default=0)
        self.rows = [self._padded(line) for line in self.lines]
        places = {line.number: at for at, line in enumerate(self.lines)}
        for merge in merges:
            if merge.top in places:
                self._spread(merge, places)

    def _padded(self, line: Line) -> list[str | None]:
        cells = [cell if cell and cell.strip() else None for cell in line.cells]
        return cells + [None] * (self.width - len(cells))

    def _spread(self, merge: Merge, places: Mapping[int, int]) -> None:
        right = min(merge.right, self.width - 1)
        text = self.rows[places[merge.top]][merge.left] if merge.left < self.width else None
        for number in range(merge.top, min(merge.bottom, merge.top + REACH) + 1):
            if number in places and text is not None:
                self.rows[places[number]][merge.left : right + 1] = [text] * (
                    right + 1 - merge.left
                )

    def texts(self, top: int, depth: int, column: int) -> list[str]:
        cells = (row[column] for row in self.rows[top : top + depth])
        return [cell for cell in cells if cell is not None]

    def distinct(self, row: int) -> list[str]:
        return list(dict.fromkeys(cell for cell in self.rows[row] if cell is not None))


def find(grid: Grid, matcher: Matcher, hints: frozenset[str] = frozenset()) -> Place | None:
    """The head that fits the register best, or None; hints are heads that somebody named."""
    by_machine = _machine_row(grid, matcher)
    if by_machine is not None:
        row, names = by_machine
        top = row - 1 if row and len(grid.distinct(row - 1)) > 1 else row
        return place(grid, top, row, names)
    best: tuple[int, int, int] | None = None
    enough = 1 if hints or len(matcher.columns) == 1 else 2
    named = [_names(grid, matcher, row, hints) for row in range(len(grid.rows))]
    for top in range(len(grid.rows)):
        for depth in range(1, min(DEPTH, len(grid.rows) - top) + 1):
            if max(named[top : top + depth]) < enough or len(grid.distinct(top)) < 2:
                continue
            score = _score(grid, matcher, top, depth, hints)
            if score and (best is None or (score, -depth) > best[:2]):
                best = (score, -depth, top)
    if best is None:
        return None
    top, bottom = best[2], best[2] - best[1] - 1
    bottom = _downward(grid, matcher, top, bottom)
    return place(grid, _upward(grid, top, bottom), bottom, {})


def _machine_row(grid: Grid, matcher: Matcher) -> tuple[int, dict[int, str]] | None:
    names = {column.name for column in matcher.columns}
    for at, row in enumerate(grid.rows):
        found = {place: cell.strip() for place, cell in enumerate(row) if cell is not None}
        if len(found) > 1 and set(found.values()) <= names:
            return at, found
    return None


def _names(grid: Grid, matcher: Matcher, row: int, hints: frozenset[str]) -> int:
    """How many texts of a row are heads, or the halves of one."""
    heads = (head([text]) for text in grid.distinct(row) if len(text) <= LONGEST)
    return sum(
        each.own in hints or max(matcher.levels(each).values(), default=0) >= LOOSE
        for each in heads
    )


def _score(grid: Grid, matcher: Matcher, top: int, depth: int, hints: frozenset[str]) -> int:
    if depth > 1 and not grid.distinct(top + depth - 1):
        return 0
    fields: dict[str, int] = {}
    hinted = 0
    for column in range(grid.width):
        texts = grid.texts(top, depth, column)
        if not texts or any(isinstance(text, Number | Day) for text in texts):
            continue
        over = head(texts)
        hinted += over.own in hints
        levels = matcher.levels(over)
        level = max(levels.values(), default=0)
        if level < LOOSE:
            continue
        for name, each in levels.items():
            if each == level and level > fields.get(name, 0):
                fields[name] = level
    is_enough = len(fields) > 1 or len(fields) == len(matcher.columns)
    return sum(fields.values()) + 10 * hinted if is_enough or hinted else 0


def _downward(grid: Grid, matcher: Matcher, top: int, bottom: int) -> int:
    """A row under the head that says more about it: units in brackets, a second level."""
    while bottom + 1 < len(grid.rows) and bottom - top + 1 < DEPTH:
        row = grid.rows[bottom + 1]
        below = [cell for cell in row if cell is not None]
        is_remarks = below and all(_REMARK.fullmatch(cell) for cell in below)
        if not is_remarks and not _is_second_level(grid, matcher, bottom, row):
            return bottom
        bottom += 1
    return bottom


def _is_second_level(grid: Grid, matcher: Matcher, bottom: int, row: Sequence[str | None]) -> bool:
    told = [(column, cell) for column, cell in enumerate(row) if cell is not None]
    if not told or any(isinstance(cell, Number | Day) or len(cell) > 14 for _, cell in told):
        return False
    above = grid.rows[bottom]
    if all(above[column] is None or cell == above[column] for column, cell in told):
        return False
    heads = [head([cell]) for _, cell in told]
    words = sum(
        max(matcher.levels(each).values(), default=0) >= LOOSE or each.own in TOTALS
        for each in heads
    )
    uncovered = sum(cell is None for cell in row[: grid.width])
    return words * 2 > len(told) and uncovered > 0


def _upward(grid: Grid, top: int, bottom: int) -> int:
    """A row above that groups the columns belongs to the head; a title over all does not."""
    while top > 0 and bottom - top + 1 < DEPTH:
        texts = grid.distinct(top - 1)
        is_group = (len(texts) > 1 or _is_over_some(grid, top)) and all(
            len(text) <= 14 and not _NO_GROUP.search(text) and not isinstance(text, Number | Day)
            for text in texts
        )
        if not is_group or grid.lines[top].number != grid.lines[top - 1].number + 1:
            return top
        top -= 1
    return top


def _is_over_some(grid: Grid, top: int) -> bool:
    """One text over some columns of a head, the first not among them."""
    over = {at for at, cell in enumerate(grid.rows[top - 1]) if cell is not None}
    head = {at for at, cell in enumerate(grid.rows[top]) if cell is not None}
    return len(over) > 1 and over < head and min(over) > min(head)


def place(grid: Grid, top: int, bottom: int, by_machine: Mapping[int, str]) -> Place:
    heads: dict[int, Head] = {}
    written: dict[int, str] = {}
    last = bottom if not by_machine else max(top, bottom - 1)
    for column in range(grid.width):
        texts = grid.texts(top, last - top + 1, column)
        if texts:
            heads[column] = head(texts)
            written[column] = " > ".join(dict.fromkeys(likeness.shown(text) for text in texts))
    return Place(
        first=grid.lines[top].number,
        last=grid.lines[bottom].number,
        heads=heads,
        written=written,
        by_machine=by_machine,
    )
