"""How a row of values becomes a row of a sheet's XML, fast where its values are ordinary."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from . import cellxml, guard
from .cellxml import Value
from .columns import letter

_BETWEEN, _SPLIT = "\x1f", b"\x1f"
_PATTERNS = 1_000
"""Rows of so many different makes get a pattern; others are written cell by cell."""
_ODD = "&<>_\x00-\x1f\ud800-\udfff\ufffe\uffff"
# A text that can be written as it is: it does not begin with what the guard looks at or end with a
# space. One that fails needs a closer look, no more.
_TEXT = rf"(?![{guard.BLANKS}{guard.OPENINGS}{guard.SIGNS}])[^{_ODD}]*+(?<! )"
_ORDINARY = re.compile(rf"{_TEXT}(?:{_BETWEEN}{_TEXT})*+")


@dataclass(frozen=True, slots=True)
class _Pattern:
    """How rows are written whose values are of the same types in the same order."""

    filled: Callable[[Sequence[Value]], Sequence[Any]]
    turns: tuple[tuple[int, Callable[..., str]], ...]
    """What of the filled cells is no text, and how it becomes one."""
    pieces: list[bytes]
    """The row with empty places: its number at 1 and 3, 7, 11 …, its cells at 5, 9, 13 …"""
    count: int

    def row(self, number: int, values: Sequence[Value]) -> bytes:
        """The row of these values; empty when one of them is out of the ordinary."""
        cells = list(self.filled(values))
        for at, turn in self.turns:
            cells[at] = turned = turn(cells[at])
            if not turned:
                return b""
        together = _BETWEEN.join(cells)
        if len(together) > cellxml.LONGEST // 2 or not _ORDINARY.fullmatch(together):
            return b""
        contents = together.encode().split(_SPLIT)
        if len(contents) != self.count:
            return b""
        line = self.pieces.copy()
        line[1] = place = b"%d" % number
        line[3::4] = [place] * self.count
        line[5::4] = contents
        return b"".join(line)


class Rows:
    """Writes the rows of one sheet; `styles` are those of a text in each column."""

    def __init__(self, styles: Sequence[int]) -> None:
        self._styles = list(styles)
        self._places = [letter(column) for column in range(len(styles))]
        self._patterns: dict[tuple[type, ...], _Pattern | None] = {}

    def row(self, number: int, values: Sequence[Value]) -> bytes:
        """The values as a row of its number."""
        types = tuple(map(type, values))
        try:
            pattern = self._patterns[types]
        except KeyError:
            pattern = self._learn(types)
        return (pattern and pattern.row(number, values)) or self._with_care(number, values)

    def _with_care(self, number: int, values: Sequence[Value]) -> bytes:
        """Every value for itself."""
        self._widen(len(values))
        cells = [
            cellxml.cell(f"{place}{number}", value, style)
            for place, value, style in zip(self._places, values, self._styles, strict=False)
        ]
        return f'<row r="{number}">{"".join(cells)}</row>'.encode()

    def _widen(self, width: int) -> None:
        """A row may be longer than the head."""
        for column in range(len(self._places), width):
            self._places.append(letter(column))
            self._styles.append(cellxml.PLAIN)

    def _learn(self, types: tuple[type, ...]) -> _Pattern | None:
        if len(self._patterns) >= _PATTERNS:
            return None
        self._widen(len(types))
        self._patterns[types] = pattern = self._pattern(types)
        return pattern

    def _pattern(self, types: tuple[type, ...]) -> _Pattern | None:
        filled = [at for at, kind in enumerate(types) if kind is not type(None)]
        if not filled or not {str, *cellxml.NUMBERS}.issuperset(types[at] for at in filled):
            return None
        return _Pattern(
            filled=_picked(filled),
            turns=tuple(
                (at, cellxml.NUMBERS[types[column]][0])
                for at, column in enumerate(filled)
                if types[column] is not str
            ),
            pieces=[piece.encode() for piece in self._pieces(types, filled)],
            count=len(filled),
        )

    def _pieces(self, types: tuple[type, ...], filled: Sequence[int]) -> Iterator[str]:
        yield from ('<row r="', "")
        closing = '">'
        for at in filled:
            opening, end = _around(types[at], self._styles[at])
            yield from (f'{closing}<c r="{self._places[at]}', "", f'"{opening}', "")
            closing = end
        yield f"{closing}</row>"


def _around(kind: type, style: int) -> tuple[str, str]:
    """What stands before and after a value of this type in its cell."""
    if kind is not str:
        return f"{cellxml.NUMBERS[kind][1]}><v>", "</v></c>"
    shown = f' s="{style}"' if style else ""
    return f'{shown} t="inlineStr"><is><t>', "</t></is></c>"


def _picked(places: Sequence[int]) -> Callable[[Sequence[Value]], Sequence[Any]]:
    """A function that takes the values at these places."""
    if len(places) > 1:
        return itemgetter(*places)
    return lambda values: [values[at] for at in places]
