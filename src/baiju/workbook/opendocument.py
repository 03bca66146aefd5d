"""What the sheets of an .ods workbook merge and hide, and whether it is locked; a library reads its cells."""

from __future__ import annotations

import zipfile

from . import limits, markup
from .model import Merge
from .shape import LAST_ROW, MERGES, Shape

MANIFEST = "META-INF/manifest.xml"
CELLS = frozenset(("table-cell", "covered-table-cell"))


def shapes(archive: zipfile.ZipFile) -> list[Shape]:
    """The shape of each sheet, in the order of the book."""
    walk = _Walk()
    markup.walk(markup.pieces(archive, "content.xml"), walk.begin)
    return walk.shapes


def is_encrypted(archive: zipfile.ZipFile) -> bool:
    """Does the book need a password? Its list of parts says how they are locked."""
    found: set[str] = set()
    if MANIFEST in archive.namelist():
        markup.walk(markup.pieces(archive, MANIFEST), lambda name, _: found.add(name))
    return "encryption-data" in found


class _Walk:
    """Counts rows and columns on the way through a book: what is alike stands there only once."""

    def __init__(self) -> None:
        self.shapes: list[Shape] = []
        self._row = self._next_row = self._column = self._cell = 0

    def begin(self, name: str, given: markup.Attributes) -> None:
        """Note what an element says, and where the next one stands."""
        if name == "table":
            self.shapes.append(Shape())
            self._next_row = self._column = 0
        elif name == "table-column":
            self._columns(given)
        elif name == "table-row":
            self._rows(given)
        elif name in CELLS:
            self._merge(given)
            self._cell += markup.whole(given.get("number-columns-repeated"), 1)

    def _columns(self, given: markup.Attributes) -> None:
        first = self._column
        self._column += markup.whole(given.get("number-columns-repeated"), 1)
        if given.get("visibility", "visible") != "visible":
            seen = range(min(first, limits.COLUMNS), min(self._column, limits.COLUMNS))
            self.shapes[-1].hidden_columns.update(seen)

    def _rows(self, given: markup.Attributes) -> None:
        self._row, self._cell = self._next_row, 0
        self._next_row += markup.whole(given.get("number-rows-repeated"), 1)
        if given.get("visibility", "visible") != "visible":
            last = min(self._next_row, LAST_ROW)
            self.shapes[-1].hidden_rows.update(range(self._row + 1, last + 1))

    def _merge(self, given: markup.Attributes) -> None:
        across = markup.whole(given.get("number-columns-spanned"), 1)
        down = markup.whole(given.get("number-rows-spanned"), 1)
        if (across > 1 or down > 1) and len(self.shapes[-1].merges) < MERGES:
            merge = Merge(self._row + 1, self._cell, self._row + down, self._cell + across - 1)
            self.shapes[-1].merges.append(merge)
