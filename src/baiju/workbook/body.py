"""The rows of a table: the cells of each record, and the lines that are left aside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from . import likeness, titles
from .aside import Signs
from .choosing import Question
from .columns import letter
from .layout import BLANK, FILL, Layout
from .model import Line, Merge
from .titles import Constant

_FIGURES = ("whole", "decimal")
_DITTO = frozenset(["同上", "同 上", "同前", "〃", "″", "〞", "''", "“", "”", '"'])
"""What people write instead of the word above."""


@dataclass(frozen=True)
class Found:
    """The cells of one record as they are written, its row, and what is said once for many rows."""

    number: int
    cells: Mapping[str, str | None]
    constants: Mapping[str, Constant]


@dataclass(frozen=True)
class Skipped:
    """A line that is left aside, why, and how it begins."""

    number: int
    reason: str
    """`hidden`, `head`, `numbering`, `title`, `heading`, `total`, `footer`, `remark`, `example`."""
    text: str


@dataclass
class _Blanks:
    """What is seen of a column that may be filled once for several rows."""

    above: str | None = None
    filled: int = 0
    blank: int = 0
    is_possible: bool = True
    was_blank: bool = False

    def see(self, cell: str | None) -> None:
        if cell is None:
            self.blank += 1
            self.is_possible &= self.filled > 0
        else:
            if self.above is not None and not self.was_blank:
                self.is_possible &= likeness.key(cell) != likeness.key(self.above)
            self.above, self.filled = cell, self.filled + 1
        self.was_blank = cell is None

    @property
    def are_meant_alike(self) -> bool:
        return self.is_possible and self.blank > 0 and self.blank * 3 >= self.filled


class _Table:
    """A table that is read line by line."""

    def __init__(self, layout: Layout, merges: Sequence[Merge]) -> None:
        self.layout = layout
        self.signs = Signs(layout)
        self.constants = dict(layout.constants)
        self._starting = _down(layout, merges)
        self._running: dict[int, tuple[Merge, str | None]] = {}
        self._filling = _filling(layout)
        self._above: dict[str, str | None] = {}
        self._blanks = {name: _Blanks() for name in _watched(layout)}

    def begin(self, line: Line) -> None:
        """Note the merged ranges that begin in this line."""
        for merge in self._starting.get(line.number, ()):
            self._running[merge.left] = (merge, _cell(line.cells, merge.left))

    def found(self, line: Line) -> Found:
        cells = {name: _cell(line.cells, at) for name, at in self.layout.columns.items()}
        for name in self._filling:
            if (cell := cells[name]) is not None and cell.strip() in _DITTO:
                cells[name] = self._above.get(name)
            if name in self._blanks and self._merged(name, line.number) is None:
                self._blanks[name].see(cells[name])
            if cells[name] is None:
                cells[name] = self._from_above(name, line.number)
            self._above[name] = cells[name]
        return Found(line.number, cells, self.constants)

    def _merged(self, name: str, number: int) -> tuple[Merge, str | None] | None:
        """The merged range that a row's cell lies in, below the range's first row."""
        running = self._running.get(self.layout.columns[name])
        return running if running and running[0].top < number <= running[0].bottom else None

    def _from_above(self, name: str, number: int) -> str | None:
        merged = self._merged(name, number)
        if merged:
            return merged[1]
        return self._above.get(name) if self.layout.below.get(name) == FILL else None

    def say(self, constants: Mapping[str, Constant]) -> None:
        """From here on another body's rows follow."""
        self.constants = {**self.constants, **constants}

    def questions(self) -> Iterator[Question]:
        for name, blanks in self._blanks.items():
            if blanks.are_meant_alike:
                at = self.layout.columns[name]
                options = (f"{name}:{FILL}", f"{name}:{BLANK}")
                yield Question(letter(at), self.layout.written.get(at, ""), options)


def rows(
    layout: Layout,
    lines: Iterable[Line],
    merges: Sequence[Merge],
    hidden: frozenset[int] = frozenset(),
) -> Iterator[Found | Skipped | Question]:
    """Every line below the head that holds something; at the end what must be asked about blanks."""
    if not layout.columns:
        return
    table = _Table(layout, merges)
    for line in lines:
        if line.number <= layout.last:
            continue
        table.begin(line)
        filled = [(at, cell) for at, cell in enumerate(line.cells) if cell and not cell.isspace()]
        if not filled:
            continue
        reason = "hidden" if line.number in hidden else table.signs.reason(line.number, filled)
        if reason is None:
            yield table.found(line)
        elif reason:
            table.say(titles.inside(layout.wanted, layout.columns, filled, line.number, reason))
            yield Skipped(line.number, reason, likeness.shown(filled[0][1])[:60])
    yield from table.questions()


def _cell(cells: Sequence[str | None], at: int) -> str | None:
    cell = cells[at] if at < len(cells) else None
    return cell if cell and not cell.isspace() else None


def _down(layout: Layout, merges: Sequence[Merge]) -> dict[int, list[Merge]]:
    """First row to the merged ranges that run down from it."""
    found: dict[int, list[Merge]] = {}
    for merge in merges:
        if merge.bottom > merge.top > layout.last:
            found.setdefault(merge.top, []).append(merge)
    return found


def _filling(layout: Layout) -> list[str]:
    """The fields that a merged cell may fill; figures would count twice."""
    return [
        name
        for name in layout.columns
        if not layout.wanted[name].alone and layout.wanted[name].kind not in _FIGURES
    ]


def _watched(layout: Layout) -> list[str]:
    return [
        name
        for name in _filling(layout)
        if layout.wanted[name].kind == "reference" and name not in layout.below
    ]
