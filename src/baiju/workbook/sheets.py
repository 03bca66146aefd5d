"""A sheet as every reader gives it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from . import limits
from .model import Line, Merge, Refused


@dataclass
class Found:
    """One sheet of a foreign book; its lines are read once, as they are asked for."""

    name: str
    rows: Iterator[Line]
    is_hidden: bool = False
    merges: tuple[Merge, ...] = ()
    hidden_rows: frozenset[int] = field(default=frozenset())
    hidden_columns: frozenset[int] = field(default=frozenset())

    def lines(self) -> Iterator[Line]:
        """Its lines from the top; to read them again, open the book again."""
        return self.rows


def too_wide(cell: str) -> Refused:
    """The refusal of a sheet in which something stands too far to the right."""
    return Refused(code="too_wide", values={"cell": cell, "limit": limits.COLUMNS})
