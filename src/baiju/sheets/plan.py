"""How a whole workbook is understood before its rows are read: each sheet's layout, and what is asked."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any

from baiju.workbook import layout, reading
from baiju.workbook.columns import Column
from baiju.workbook.layout import Layout
from baiju.workbook.model import Line, Merge

from . import returning

HEAD = 200
"""Lines of each sheet by which its layout is found."""


@dataclass(frozen=True)
class Sheet:
    """A sheet's layout and where it stands in the book; without a layout it is passed over."""

    name: str
    layout: Layout
    is_hidden: bool = False
    is_aside: bool = False
    """Whether it holds something else, by its name."""
    start: Mapping[int, str] = field(default_factory=dict)
    """Where no head was found: the cells of the first line that could be one."""

    @property
    def is_table(self) -> bool:
        """Whether its head was found, or something else names what each row is about."""
        return bool(self.layout.first) and not (self.is_hidden or self.is_aside)


@dataclass(frozen=True)
class Plan:
    """The layouts of all sheets, by their place in the book."""

    kind: str
    sheets: Sequence[Sheet]
    warnings: Sequence[str] = field(default_factory=list)

    @property
    def tables(self) -> list[Sheet]:
        return [sheet for sheet in self.sheets if sheet.is_table]


def of(
    data: bytes,
    name: str,
    columns: Sequence[Column],
    said: Mapping[str, Any] | None = None,
    asides: Collection[str] = (),
) -> Plan:
    """Open the book once for its heads alone; `said` answers what was asked before.

    `asides` are names of sheets that hold something else in a book that was given out.
    """
    answers = said or {}
    found: list[Sheet] = []
    with reading.opened(data, name) as book:
        for sheet in book.sheets:
            lines = list(islice(sheet.lines(), HEAD))
            laid = layout.find(
                sheet.name,
                lines,
                _near(sheet.merges, lines),
                columns,
                _said_of(answers, sheet.name),
                hidden=sheet.hidden_columns,
            )
            start = {} if laid.first else _start(lines)
            laid = returning.understood(laid)
            found.append(Sheet(sheet.name, laid, sheet.is_hidden, start=start))
        kind, warnings = book.kind, list(book.warnings)
    passed = returning.passed([sheet.layout for sheet in found], asides)
    found = [replace(sheet, is_aside=sheet.name in passed) for sheet in found]
    laid_out = layout.together([sheet.layout for sheet in found if sheet.is_table])
    by_place = iter(laid_out)
    sheets = [replace(s, layout=next(by_place)) if s.is_table else s for s in found]
    return Plan(kind, sheets, warnings)


def _start(lines: Sequence[Line]) -> dict[int, str]:
    for line in lines:
        filled = {at: cell[:HEAD] for at, cell in enumerate(line.cells) if cell}
        if len(filled) > 1:
            return filled
    return {}


def _near(merges: Sequence[Merge], lines: Sequence[Line]) -> list[Merge]:
    last = lines[-1].number if lines else 0
    return [merge for merge in merges if merge.top <= last]


def _said_of(answers: Mapping[str, Any], sheet: str) -> dict[str, str]:
    """Answers for one sheet, and those for all."""
    own = answers.get(sheet)
    common = {head: name for head, name in answers.items() if not isinstance(name, Mapping)}
    return {**common, **(own if isinstance(own, Mapping) else {})}
