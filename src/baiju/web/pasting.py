"""A block pasted from a spreadsheet becomes a file like any other."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from baiju.engine.declare import Register
from baiju.engine.rows import UID
from baiju.sheets import columns
from baiju.workbook import layout
from baiju.workbook.columns import Column
from baiju.workbook.model import Line

NAME = "pasted.csv"
MOST = 2_000_000
"""Characters; what is longer comes as a file."""
HEAD = 50
"""Lines by which a head is found."""
Block = list[list[str]]


def read(text: str) -> Block:
    """The cells as the spreadsheet laid them on the clipboard; without empty lines."""
    delimiter = "\t" if "\t" in text else ","
    rows = csv.reader(io.StringIO(text.replace("\0", "")), delimiter=delimiter)
    return [row for row in rows if any(cell.strip() for cell in row)]


def fields(register: Register) -> list[Column]:
    """The columns of the template, in its order."""
    return [column for column in columns.of(register) if column.name != UID]


def has_head(register: Register, block: Block) -> bool:
    """Whether the heads stand above the rows."""
    lines = [Line(number, [*row]) for number, row in enumerate(block[:HEAD], 1)]
    return bool(layout.find(NAME, lines, (), columns.of(register)).first)


def written(block: Block, names: Sequence[str] = ()) -> bytes:
    """The block as a file; `names` are the fields its columns hold where no head says so."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerows([names, *block] if names else block)
    return file.getvalue().encode("utf-8-sig")
