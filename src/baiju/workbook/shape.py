"""Goes through a sheet before its rows are read: what is merged, what is hidden, whether it is sound."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from . import columns, limits, markup
from .model import Merge, Refused

ROW = re.compile(rb"<row\b([^>]*)>")
NUMBER = re.compile(rb"""\sr=["']([0-9]{1,9})["']""")
HIDDEN = re.compile(rb"""\shidden=["'](?:1|true)["']|\sht=["']0(?:\.0*)?["']""")
REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
ZERO = re.compile(r"0(?:\.0*)?")
LAST_ROW = 1 << 20
SPARSE = 100
"""A sheet that reaches beyond the limit and fills less than one row in so many is refused."""
MERGES = 100_000


@dataclass
class Shape:
    """What is known of a sheet before its rows are read."""

    merges: list[Merge] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    root: str = ""
    rows: int = 0
    last: int = 0

    def note(self, name: str, given: markup.Attributes) -> None:
        """Note what an element outside the rows says."""
        self.root = self.root or name
        if name == "col":
            _note_columns(self, given)
        elif name == "mergeCell":
            _note_merge(self, given.get("ref", ""))


def of(pieces: Iterable[bytes], name: str) -> Shape:
    """The shape of a sheet; `Refused` when it is damaged, or is hardly filled and huge."""
    shape = Shape()
    walker = markup.Walker(shape.note)
    for is_rows, block in parted(pieces):
        if is_rows:
            _note_rows(shape, block)
        else:
            walker.feed(block)
    walker.close()
    if shape.root != "worksheet":
        raise Refused(code="damaged")
    if shape.last > limits.ROWS and shape.rows * SPARSE < shape.last:
        raise Refused(code="huge_sheet", values={"sheet": name, "row": shape.last})
    return shape


def parted(pieces: Iterable[bytes]) -> Iterator[tuple[bool, bytes]]:
    """The sheet in blocks that never end within a tag; True for those between the marks of its rows."""
    inside = False
    for block in markup.blocks(pieces, "worksheet"):
        rest = block
        while rest:
            at = rest.find(b"</sheetData" if inside else b"<sheetData")
            if at < 0:
                yield inside, rest
                break
            yield inside, rest[:at]
            end = rest.find(b">", at) + 1
            if not end:
                raise Refused(code="damaged")
            if inside or rest[end - 2 : end] != b"/>":
                inside = not inside
            rest = rest[end:]
    if inside:
        raise Refused(code="damaged")


def _note_rows(shape: Shape, block: bytes) -> None:
    for attributes in ROW.findall(block):
        found = NUMBER.search(attributes)
        number = int(found[1]) if found else shape.last + 1
        if not shape.last < number <= LAST_ROW:
            raise Refused(code="damaged")
        shape.last = number
        shape.rows += 1
        if HIDDEN.search(attributes):
            shape.hidden_rows.add(number)


def _note_columns(shape: Shape, given: markup.Attributes) -> None:
    if not markup.is_on(given.get("hidden")) and not ZERO.fullmatch(given.get("width", "")):
        return
    first, last = markup.whole(given.get("min")), markup.whole(given.get("max"))
    shape.hidden_columns.update(range(max(first, 1) - 1, min(last, limits.COLUMNS)))


def _note_merge(shape: Shape, reference: str) -> None:
    start, _, end = reference.partition(":")
    first, last = REFERENCE.fullmatch(start), REFERENCE.fullmatch(end or start)
    if not first or not last or len(shape.merges) == MERGES:
        raise Refused(code="damaged")
    shape.merges.append(
        Merge(int(first[2]), columns.index(first[1]), int(last[2]), columns.index(last[1]))
    )
