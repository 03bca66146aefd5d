"""Reads .csv and .txt tables: what parts their columns, and their rows."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from typing import IO

from . import charset, limits, sheets
from .model import Book, Line, Refused

SAMPLE = 64 << 10
"""So many characters are looked at to find what parts the columns."""
DELIMITERS = "\t,;|"
NAMED = re.compile(r"\ufeff?sep=([,;|\t])\r?\n", re.IGNORECASE)
"""A first line that some programs write to say what parts the columns."""
AS_TEXT = re.compile(r'="([^"]*)"')
"""How some exports keep long numbers from becoming numbers."""
LINES_IN_A_CELL = 200
"""A quotation mark that is closed only after so many lines was not meant to open a cell."""


def read(file: IO[bytes]) -> Book:
    """A table in a text file, its only sheet without a name."""
    encoding = charset.of(file)
    file.seek(0)
    text = io.TextIOWrapper(file, encoding, newline="")
    sample = text.read(SAMPLE)
    text.seek(0)
    named = NAMED.match(sample)
    delimiter = named[1] if named else _delimiter(sample)
    if named:
        text.readline()
    rows = _rows(_Lines(text), delimiter, 2 if named else 1)
    return Book("csv", iter([sheets.Found("", rows)]))


class _Lines:
    """The lines of a text, none of them endless; it notes when there are no more."""

    def __init__(self, text: io.TextIOWrapper) -> None:
        self._text = text
        self.has_ended = False

    def __iter__(self) -> Iterator[str]:
        while line := self._text.readline(limits.CELL):
            if len(line) == limits.CELL:
                raise Refused(code="huge_cell")
            yield line
        self.has_ended = True


def _delimiter(sample: str) -> str:
    """What parts the columns: that with which most rows come out equally wide, and wide."""
    lines = sample.splitlines(keepends=True)
    if len(lines) > 1 and len(sample) == SAMPLE:
        lines.pop()
    return max(DELIMITERS, key=lambda delimiter: _fit(lines, delimiter))


def _fit(lines: list[str], delimiter: str) -> int:
    widths = Counter(len(row) for row in csv.reader(lines, delimiter=delimiter))
    return max(((width - 1) * count for width, count in widths.items()), default=0)


def _rows(lines: _Lines, delimiter: str, first: int) -> Iterator[Line]:
    csv.field_size_limit(limits.CELL)
    reader = csv.reader(lines, delimiter=delimiter)
    before = 0
    for number, row in enumerate(_sound(reader), first):
        if lines.has_ended or reader.line_num - before > LINES_IN_A_CELL:
            raise Refused(code="quotes", values={"row": number})
        before = reader.line_num
        cells = [_cell(text) for text in row]
        while cells and cells[-1] is None:
            cells.pop()
        if cells:
            yield Line(number, cells)


def _sound(reader: Iterator[list[str]]) -> Iterator[list[str]]:
    try:
        yield from reader
    except csv.Error as error:
        raise Refused(code="huge_cell") from error


def _cell(text: str) -> str | None:
    if text.startswith('="') and (kept := AS_TEXT.fullmatch(text)):
        return kept[1] or None
    return text or None
