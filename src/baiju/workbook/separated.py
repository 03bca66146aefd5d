"""Writes .csv files that office programs open as what they are: UTF-8 with its mark, no live formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from decimal import Decimal

from . import guard
from .cellxml import UNPRINTABLE, Value

MARK = "\ufeff"
BLOCK = 500
"""Rows that go out together."""


def chunks(titles: Sequence[str], rows: Iterable[Sequence[Value]]) -> Iterator[bytes]:
    """The head and the rows as pieces of a file, made while it is sent."""
    buffer = io.StringIO()
    buffer.write(MARK)
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(map(_shown, titles))
    for number, values in enumerate(rows, 1):
        writer.writerow(map(_shown, values))
        if number % BLOCK == 0:
            yield _taken(buffer)
    yield _taken(buffer)


def _shown(value: Value) -> str:
    if isinstance(value, str):
        return guard.guarded(value.replace("\0", UNPRINTABLE))
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.replace(tzinfo=None).isoformat(" ", "seconds")
    if isinstance(value, Decimal):
        return f"{value:f}"
    return "" if value is None else str(value)


def _taken(buffer: io.StringIO) -> bytes:
    written = buffer.getvalue().encode("utf-8", "replace")
    buffer.seek(0)
    buffer.truncate()
    return written
