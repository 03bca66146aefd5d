"""What the records of an .xls workbook hide: rows and columns. Its cells are read by a library."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from . import limits
from .shape import Shape

RECORD = struct.Struct("<HH")
BEGIN, END = 0x0809, 0x000A
SHEET, ROW, COLUMNS, PASSWORD = 0x0085, 0x0208, 0x007D, 0x002F
HIDDEN_ROW, HIDDEN_COLUMN = 0x20, 0x01
"""Bits that say that a row has no height, and a column no width."""


def is_encrypted(stream: bytes) -> bool:
    """Does the workbook need a password? The record that says so stands near its start."""
    return any(kind == PASSWORD for kind, _ in _records(stream, 0))


def shapes(stream: bytes) -> list[Shape]:
    """What is hidden in each sheet, in the order of the book."""
    starts = [
        int.from_bytes(content[:4], "little")
        for kind, content in _records(stream, 0)
        if kind == SHEET
    ]
    return [_of_sheet(stream, start) for start in starts[: limits.SHEETS + 1]]


def _of_sheet(stream: bytes, start: int) -> Shape:
    found = Shape()
    for kind, content in _records(stream, start):
        if kind == ROW and len(content) >= 16 and content[12] & HIDDEN_ROW:
            found.hidden_rows.add(int.from_bytes(content[:2], "little") + 1)
        elif kind == COLUMNS and len(content) >= 10 and content[8] & HIDDEN_COLUMN:
            first, last = struct.unpack_from("<HH", content)
            found.hidden_columns.update(range(first, min(last + 1, limits.COLUMNS)))
    return found


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """The records from one place to the end of its part; charts inside it are a part of their own."""
    depth = 0
    while at + RECORD.size <= len(stream):
        kind, length = RECORD.unpack_from(stream, at)
        at += RECORD.size
        if kind == BEGIN:
            depth += 1
        elif kind == END:
            depth -= 1
            if depth <= 0:
                return
        elif depth == 1 and kind in {SHEET, ROW, COLUMNS, PASSWORD}:
            yield kind, stream[at : at + length]
        at += length
