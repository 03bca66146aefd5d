"""What a cell means: a value in the one form that is kept, with what is told about it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from .faults import Fault


class Value(NamedTuple):
    """What a cell means, and what is told about it."""

    text: str | None
    """None for a blank cell, which changes nothing; empty for one that clears what is there."""
    warnings: tuple[Fault, ...] = ()


Reader = Callable[[str | None], Value | Fault]
Part = Callable[[str, str], Value | Fault]
"""Reads a filled cell: as it came, with its kind, and its text without outer spaces."""

BLANK = Value(None)
CLEARED = Value("")
