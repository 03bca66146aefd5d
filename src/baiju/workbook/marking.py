"""Gives a workbook back with its faults in it: coloured cells, and a column of sentences on the right.

A workbook of the kind .xlsx is edited in a child: its other cells, widths, merges, formats and
drawings stay as they were. Any other kind is read and written anew as .xlsx, every cell at its place.
A column of an earlier round is written over, and cells that are right by now lose their colour.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from baiju import jail

from . import columns, editing, guard, limits, reading, writing
from .cellxml import Tinted, Value
from .model import Line, Number, Sheet
from .writing import Form

EDITED = frozenset({"xlsx", "xlsm"})


@dataclass(frozen=True)
class Mark:
    """A fault: the sheet and row where it is, the letters of its column, and what it says.

    Row 0 stands for the sheet itself, no letters for the whole row.
    """

    sheet: str
    row: int
    column: str
    sentence: str


@dataclass
class _Marks:
    """What is to be written into one sheet."""

    head: int
    sentences: dict[int, list[str]] = field(default_factory=dict)
    faulty: dict[int, set[int]] = field(default_factory=dict)

    def add(self, mark: Mark) -> None:
        row = mark.row or self.head or 1
        self.sentences.setdefault(row, []).append(mark.sentence)
        if mark.column and mark.row:
            self.faulty.setdefault(row, set()).add(columns.index(mark.column))


def marked(
    original: bytes,
    kind: str,
    faults: Sequence[Mark],
    *,
    head_rows: Mapping[str, int],
    title: str = "问题",
) -> bytes:
    """The workbook as .xlsx with its faults; `kind` is what `reading` calls it.

    `head_rows` names the last row of each sheet's head, where the column gets its title.
    """
    marks = {sheet: _Marks(row) for sheet, row in head_rows.items()}
    for fault in faults:
        marks.setdefault(fault.sheet, _Marks(0)).add(fault)
    edited = _edited(original, marks, title) if kind in EDITED else b""
    return edited or _rewritten(original, f"x.{kind}", marks, title)


def _edited(original: bytes, marks: Mapping[str, _Marks], title: str) -> bytes:
    """The file itself with the marks in it; empty when it is written in an uncommon way."""
    asked = [
        {
            "sheet": sheet,
            "title": title,
            "head": one.head,
            "sentences": one.sentences,
            "faulty": {row: sorted(places) for row, places in one.faulty.items()},
        }
        for sheet, one in marks.items()
    ]
    given = json.dumps(asked).encode() + b"\n" + original
    seconds = limits.SECONDS + limits.SECONDS_PER_MEGABYTE * (len(original) >> 20)
    function = f"{editing.__name__}:answer"
    try:
        answer = jail.call(function, (), given, seconds=seconds, memory=limits.MEMORY)
    except (jail.Broken, jail.OutOfTime):
        return b""
    return answer.removeprefix(editing.DONE) if answer.startswith(editing.DONE) else b""


def _rewritten(original: bytes, name: str, marks: Mapping[str, _Marks], title: str) -> bytes:
    """The same cells at the same places in a new file; it is read twice, for its width is asked first."""
    places: list[int] = []
    with reading.opened(original, name) as book:
        for sheet in book.sheets:
            one = marks.get(sheet.name, _Marks(0))
            places.append(_place(sheet.lines(), one.head, title))
    file = io.BytesIO()
    with reading.opened(original, name) as book, writing.book(file) as made:
        for sheet, place in zip(book.sheets, places, strict=True):
            form = Form(sheet.is_hidden, sheet.merges, sheet.hidden_rows, sheet.hidden_columns)
            written = made.sheet(sheet.name, form=form)
            one = marks.get(sheet.name, _Marks(0))
            for number, values in _rows(sheet, one, place, title):
                written.row(values, at=number)
    return file.getvalue()


def _place(lines: Iterator[Line], head: int, title: str) -> int:
    """The column for the sentences: that of an earlier round, or the first free one."""
    width, ours = 0, -1
    for line in lines:
        width = max(width, len(line.cells))
        if line.number == head:
            titles = [(cell or "").split("\n")[0] for cell in line.cells]
            ours = titles.index(title) if title in titles else -1
    return ours if ours >= 0 else width


def _rows(sheet: Sheet, marks: _Marks, place: int, title: str) -> Iterator[tuple[int, list[Value]]]:
    """The rows with their marks; a fault in a row that is not there makes one."""
    waiting = sorted({*marks.sentences, *marks.faulty}, reverse=True)
    for line in sheet.lines():
        while waiting and waiting[-1] < line.number:
            number = waiting.pop()
            yield number, _row(number, [], marks, place, title)
        if waiting and waiting[-1] == line.number:
            waiting.pop()
        yield line.number, _row(line.number, line.cells, marks, place, title)
    for number in reversed(waiting):
        yield number, _row(number, [], marks, place, title)


def _row(
    number: int, cells: Sequence[str | None], marks: _Marks, place: int, title: str
) -> list[Value]:
    faulty = marks.faulty.get(number, set())
    width = max(place, len(cells), max(faulty, default=-1) + 1) + 1
    values: list[Value] = [_value(cell) for cell in cells]
    values += [None] * (width - len(values))
    for column in faulty:
        values[column] = Tinted(_bare(cells[column] if column < len(cells) else None))
    sentences = dict.fromkeys(marks.sentences.get(number, ()))
    heading = [title] if number == marks.head and marks.sentences else []
    values[place] = "\n".join([*heading, *sentences]) or None
    return values


def _value(cell: str | None) -> Value:
    """A number stays one as long as no digit is lost."""
    if not isinstance(cell, Number):
        return None if cell is None else _bare(cell)
    try:
        return Decimal(cell)
    except InvalidOperation:
        return str(cell)


def _bare(cell: str | None) -> str:
    """The text as it is read; writing guards it again."""
    return guard.bare(str(cell or ""))
