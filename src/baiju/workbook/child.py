"""The child's side: reads a book from standard input and writes its sheets and lines as JSON."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from typing import IO, Any

from . import columns, compound, kinds, limits, screen, sheets
from .model import Bad, Book, Day, Formula, Number, Refused, Sheet, Truth

TAGS: dict[type, str] = {
    str: " ",
    type(None): " ",
    Number: "n",
    Day: "d",
    Truth: "t",
    Bad: "b",
    Formula: "f",
}
"""How each kind of cell is marked on the way to the parent."""
BATCH = 64 << 10
"""Lines travel together until they have so many characters."""


def book(file: IO[bytes]) -> Book:
    """A book by what the file holds; this must run where a file can do no harm."""
    kind = kinds.of(file)
    # Each reader is loaded only when its kind comes: their libraries take their time.
    if kind == "xlsx":
        from . import xlsx

        return xlsx.read(screen.opened(file))
    if kind == "html":
        from . import pages

        return pages.read(file)
    if kind == "csv":
        from . import delimited

        return delimited.read(file)
    from . import old

    if kind == "xls":
        return old.read_compound(compound.opened(file))
    return old.read_package(file, kind)


def answer() -> None:
    """Write the book line by line; a refusal is the last line."""
    out = sys.stdout.buffer
    try:
        file = sys.stdin.buffer
        most = limits.TEXT + limits.TEXT_PER_BYTE * os.fstat(file.fileno()).st_size
        for message in messages(book(file), most):
            out.write(message)
        said: dict[str, Any] = {"end": True}
    except Refused as no:
        said = {"refused": no.code, "values": no.values}
    except MemoryError:
        said = {"refused": "too_large", "values": {}}
    out.write(_said(said))


def messages(found: Book, most: int) -> Iterator[bytes]:
    """The book as lines of JSON: its kind, then each sheet and, in batches, its lines.

    `most` are the bytes that all of it may have.
    """
    yield _said({"kind": found.kind, "warnings": found.warnings})
    left = limits.ROWS
    for sheet in found.sheets:
        yield _said(_head(sheet))
        for count, batch in _batches(sheet):
            left -= count
            if left < 0:
                raise Refused(code="too_many_rows", values={"limit": limits.ROWS})
            most -= len(batch)
            if most < 0:
                raise Refused(code="too_large")
            yield batch


def _head(sheet: Sheet) -> dict[str, Any]:
    return {
        "sheet": sheet.name,
        "is_hidden": sheet.is_hidden,
        "merges": sheet.merges,
        "hidden_rows": sorted(sheet.hidden_rows),
        "hidden_columns": sorted(sheet.hidden_columns),
    }


def _batches(sheet: Sheet) -> Iterator[tuple[int, bytes]]:
    waiting: list[tuple[int, list[str | None], str]] = []
    length = 0
    for line in sheet.lines():
        number, cells = line
        if len(cells) > limits.COLUMNS:
            raise sheets.too_wide(f"{columns.letter(len(cells) - 1)}{number}")
        tags = "".join([TAGS[type(cell)] for cell in cells])
        waiting.append((number, cells, tags.rstrip()))
        length += sum(map(len, filter(None, cells)))
        if length > BATCH:
            yield len(waiting), _said({"lines": waiting})
            waiting.clear()
            length = 0
    yield len(waiting), _said({"lines": waiting})


def _said(message: dict[str, Any]) -> bytes:
    return json.dumps(message, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n"
