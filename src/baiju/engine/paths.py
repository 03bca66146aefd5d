"""Paths of the tree: fixed-width steps, so that 'everything below' is a range."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q

WIDTH = 4
DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
END = "~"
"""Sorts behind every digit, so that `path < top + END` closes the range."""
MOST = len(DIGITS) ** WIDTH


class PathField(models.CharField):  # type: ignore[type-arg]  # not generic at run time
    """A path of the tree, ordered byte by byte on every database: an ICU order breaks ranges."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 80)
        super().__init__(*args, **kwargs)

    def db_parameters(self, connection: Any) -> Any:
        parameters = super().db_parameters(connection)
        parameters["collation"] = "C" if connection.vendor == "postgresql" else None
        return parameters


def step(number: int) -> str:
    """The step of the n-th child, counted from 1."""
    if not 0 < number < MOST:
        raise ValueError(f"A unit has room for {MOST - 1} units below it; {number} is outside.")
    text = ""
    for _ in range(WIDTH):
        number, digit = divmod(number, len(DIGITS))
        text = DIGITS[digit] + text
    return text


def number(path: str) -> int:
    """Which child of its parent this path is."""
    return int(path[-WIDTH:], len(DIGITS))


def below(top: str, field: str = "path") -> Q:
    """The unit at `top` and everything below it."""
    return Q(**{f"{field}__gte": top, f"{field}__lt": top + END})


def above(path: str) -> list[str]:
    """The paths from the top down to this one, itself included."""
    return [path[:end] for end in range(WIDTH, len(path) + 1, WIDTH)]
