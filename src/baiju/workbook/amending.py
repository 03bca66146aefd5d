"""Writes sentences and colours into one sheet of a foreign workbook; all else stays byte for byte."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from . import cellxml, rowparts
from .columns import letter
from .rowparts import Cell, Odd, Tags
from .surveying import Survey, before_rows
from .tints import Tints


@dataclass(frozen=True)
class Wanted:
    """What is to stand in a sheet: sentences by row, and the faulty columns of each row."""

    title: str
    head: int
    """The row of the heads; 0 where there is none."""
    sentences: Mapping[int, Sequence[str]]
    faulty: Mapping[int, frozenset[int]]


def amended(
    pieces: Iterable[bytes], wanted: Wanted, found: Survey, tints: Tints
) -> Iterator[bytes]:
    """The sheet again, with what is wanted in it."""
    sheet = _Sheet(wanted, found, tints)
    waiting = sorted({*wanted.sentences, *wanted.faulty, wanted.head} - {0}, reverse=True)
    if found.last < 0 and waiting:
        raise Odd
    for sent, (number, part, tags) in enumerate(rowparts.parted(pieces)):
        while waiting and (waiting[-1] < number or (not number and tags.rows_end in part)):
            yield sheet.row(waiting.pop(), b"", tags)
        if waiting and waiting[-1] == number:
            waiting.pop()
        if number:
            yield sheet.row(number, part, tags)
        else:
            yield part if sent else before_rows(part, tags, found)
    if waiting:
        raise Odd


class _Sheet:
    """Rewrites rows, those that need it."""

    def __init__(self, wanted: Wanted, found: Survey, tints: Tints) -> None:
        self._wanted = wanted
        self._found = found
        self._tints = tints
        ours = b"|".join(b"%d" % style for style in tints.ours)
        self._coloured = re.compile(rb"""\ss=["'](?:""" + ours + rb""")["']""") if ours else None

    def row(self, number: int, raw: bytes, tags: Tags) -> bytes:
        """The row as it shall be; one that is not there yet is empty."""
        faulty = self._wanted.faulty.get(number, frozenset()) - {self._found.column}
        text = self._text(number)
        if not faulty and not text and not self._has_traces(number, raw):
            return raw
        opening, cells = tags.opened(number, raw)
        self._colour(cells, faulty, number, opening, tags)
        cells.pop(self._found.column, None)
        if text:
            style = self._style(number, cells)
            place = f"{letter(self._found.column)}{number}"
            sentence = tags.prefixed(cellxml.inline(place, text, style))
            cells[self._found.column] = Cell(self._found.column, style, sentence)
        inner = b"".join(cells[column].raw for column in sorted(cells))
        return opening + inner + tags.row_end

    def _colour(
        self, cells: dict[int, Cell], faulty: Set[int], number: int, opening: bytes, tags: Tags
    ) -> None:
        """Faulty cells get our ground, and others lose it."""
        for column, cell in cells.items():
            if cell.style in self._tints.ours and column not in faulty:
                cells[column] = cell.styled(self._tints.cleared(cell.style))
        own = rowparts.row_style(opening)
        for column in faulty:
            style = self._found.styles.get(column, 0) if own is None else own
            empty = Cell(column, style, tags.prefixed(f'<c r="{letter(column)}{number}"/>'))
            cell = cells.get(column, empty)
            cells[column] = cell.styled(self._tints.tinted(cell.style))

    def _text(self, number: int) -> str:
        sentences = dict.fromkeys(self._wanted.sentences.get(number, ()))
        title = [self._wanted.title] if number == self._wanted.head else []
        return "\n".join([*title, *sentences])

    def _style(self, number: int, cells: Mapping[int, Cell]) -> int:
        """A head looks like the one beside it."""
        if number == self._wanted.head and cells:
            return self._tints.tinted(cells[max(cells)].style)
        return self._tints.wrapped()

    def _has_traces(self, number: int, raw: bytes) -> bool:
        """Has an earlier round left a sentence or a colour here?"""
        place = f'"{letter(self._found.column)}{number}"'.encode()
        if self._found.ours >= 0 and place in raw.replace(b"'", b'"'):
            return True
        return self._coloured is not None and self._coloured.search(raw) is not None
