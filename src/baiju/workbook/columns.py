"""What a register asks of a workbook: its columns, and what may stand in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from string import ascii_uppercase

KINDS = (
    *("text", "long", "id", "uscc", "phone", "date"),
    *("truth", "whole", "decimal", "choice", "reference"),
)


@dataclass(frozen=True)
class Column:
    """One field of a register as a workbook knows it."""

    name: str
    title: str
    """The head in our own template."""
    kind: str
    synonyms: tuple[str, ...] = ()
    choices: Mapping[str, str] | None = None
    """Stored key to shown label."""
    also: Mapping[str, str] = field(default_factory=dict)
    """Further words for a choice, such as its English label, to the stored key."""
    required: bool = False
    alone: bool = False
    """Never filled down from the cell above, not even inside a merged range."""
    past: bool = False
    """A day that cannot lie ahead, such as a birthday."""
    longest: int | None = None
    least: Decimal | None = Decimal(0)
    most: Decimal | None = None


def letter(index: int) -> str:
    """The column's letter: 0 is A, 26 is AA."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = ascii_uppercase[rest] + name
    return name


def index(letters: str) -> int:
    """The column's place: A is 0, AA is 26."""
    place = 0
    for sign in letters.upper():
        place = place * 26 + ascii_uppercase.index(sign) + 1
    return place - 1
