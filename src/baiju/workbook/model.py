"""What a workbook is to us: sheets of numbered lines, and cells that say what they were."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol


class Number(str):
    """A number as the file writes it: every digit is kept, nothing is rounded."""

    __slots__ = ()


class Day(str):
    """A cell with a date format, as `YYYY-MM-DD` or `YYYY-MM-DD HH:MM:SS`."""

    __slots__ = ()


class Truth(str):
    """A true or false of the workbook itself: `true` or `false`."""

    __slots__ = ()


class Bad(str):
    """A cell that holds an error, such as `#REF!`, or that cannot be read."""

    __slots__ = ()


class Formula(str):
    """The last result of a formula; the formula itself is never run."""

    __slots__ = ()


class Line(NamedTuple):
    """A row of a sheet: its own number, counted from 1, and its cells from column A on.

    Rows in which nothing stands are left out; a cell in which nothing stands is None, and the last
    cell is never None.
    """

    number: int
    cells: list[str | None]


class Merge(NamedTuple):
    """A merged range, rows counted from 1 and columns from 0, ends included."""

    top: int
    left: int
    bottom: int
    right: int


class Sheet(Protocol):
    """One sheet; what stands here is known before its lines are read, and those are read once."""

    name: str
    is_hidden: bool
    merges: tuple[Merge, ...]
    hidden_rows: frozenset[int]
    hidden_columns: frozenset[int]

    def lines(self) -> Iterator[Line]: ...


@dataclass(frozen=True)
class Book:
    """An opened workbook: its sheets in order, read one after the other, and what was left aside."""

    kind: str
    sheets: Iterator[Sheet]
    warnings: list[str] = field(default_factory=list)
    """Codes of what lies in the file and is not taken in: macros, links, connections."""


Opened = AbstractContextManager[Book]


class Refused(Exception):
    """The file cannot be read as a table; `code` finds the sentence in `wording`."""

    def __init__(self, *, code: str, values: Mapping[str, object] | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.values = dict(values or {})
