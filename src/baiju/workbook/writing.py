"""Writes workbooks of any length, row by row, in little memory, with no live formula in them.

Texts are inline strings, guarded by `guard`; whole numbers and decimals of up to fifteen digits are
numbers and longer ones texts; days from March 1900 on are days, earlier ones texts. A character that
XML cannot hold becomes U+FFFD, and a text of more than 32,767 characters is cut and ends with `…`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, NamedTuple

from . import cellxml, frame, sheet_names
from .archive import Archive, Growing
from .cellxml import Value
from .columns import letter
from .model import Merge
from .rowxml import Rows

__all__ = ["Book", "Head", "Sheet", "Table", "Value", "book", "chunks"]

LAST_ROW = 1_048_576
BLOCK = 200
"""Rows that are compressed together."""
LITERAL = frozenset({"id", "uscc", "phone", "code"})
"""Kinds of columns whose cells have the text format, so that what is typed there stays as it is."""
WIDTHS = {"date": 12, "id": 21, "uscc": 21, "phone": 14, "long": 40, "whole": 10, "truth": 8}
NARROWEST, WIDEST = 8, 60


@dataclass(frozen=True)
class Head:
    """The head of a column: its title, the kind of what stands below, and its width in characters."""

    title: str
    kind: str = "text"
    width: int = 0


@dataclass(frozen=True)
class Form:
    """What a sheet is beside its rows, as `model.Sheet` tells it of a foreign one."""

    is_hidden: bool = False
    merges: tuple[Merge, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()


class Table(NamedTuple):
    """A sheet whose rows are made while they are written."""

    title: str
    heads: Sequence[Head]
    rows: Iterable[Sequence[Value]]
    form: Form = Form()


PLAIN = Form()


class Book:
    """A workbook that takes its sheets one after the other."""

    def __init__(self, out: Callable[[bytes], object]) -> None:
        self._archive = Archive(out)
        self._names: list[str] = []
        self._areas: list[str] = []
        self._hidden: set[int] = set()
        self._sheet: Sheet | None = None

    def sheet(self, title: str, heads: Sequence[Head] = (), form: Form = PLAIN) -> Sheet:
        """The next sheet; the one before is closed. Without heads it has neither head nor filter."""
        self._close()
        self._sheet = Sheet(self, title, heads, form)
        return self._sheet

    def finish(self) -> None:
        """Close the workbook; one without sheets gets an empty one, for programs want one."""
        if self._sheet is None:
            self.sheet("")
        self._close()
        for name, content in frame.parts(self._names, self._areas, self._hidden).items():
            self._archive.add(name, content.encode())
        self._archive.finish()

    def begin(self, title: str, *, is_hidden: bool) -> Growing:
        """Where the next sheet is written to."""
        self._names.append(sheet_names.fitting(title, self._names))
        if is_hidden:
            self._hidden.add(len(self._names))
        return self._archive.begin(frame.member(len(self._names)))

    def end(self, area: str) -> None:
        """Note the range of a sheet's filter."""
        self._areas.append(area)

    def _close(self) -> None:
        if self._sheet is not None:
            self._sheet.end()


class Sheet:
    """A sheet that takes rows from the top down, and goes on in another one when it is full."""

    _page: Growing
    _number: int
    _waiting: list[bytes]

    def __init__(self, book: Book, title: str, heads: Sequence[Head], form: Form) -> None:
        self._book = book
        self._form = form
        self._title = title
        self._heads = heads
        self._rows = Rows([cellxml.TEXT if head.kind in LITERAL else 0 for head in heads])
        self._begin()

    def row(self, values: Sequence[Value], *, at: int = 0) -> None:
        """The next row, or the one of the number `at`, which must lie further down."""
        if self._number >= LAST_ROW:
            self.end()
            self._begin()
        self._number = at or self._number + 1
        row = self._rows.row(self._number, values)
        if self._number in self._form.hidden_rows:
            row = row.replace(b">", b' hidden="1">', 1)
        self._waiting.append(row)
        if len(self._waiting) == BLOCK:
            self._send()

    def end(self) -> None:
        """Close the sheet."""
        self._send()
        area = f"A1:{letter(len(self._heads) - 1)}{self._number}" if self._heads else ""
        shown = f'<autoFilter ref="{area}"/>' if area else ""
        shown += "".join(_merged(self._form.merges))
        self._page.put(f"</sheetData>{shown}</worksheet>".encode())
        self._page.end()
        self._book.end(area)

    def _begin(self) -> None:
        self._page = self._book.begin(self._title, is_hidden=self._form.is_hidden)
        self._number = 0
        before = "".join(_before(self._heads, self._form))
        self._waiting = [f"{frame.SHEET_OPEN}{before}<sheetData>".encode()]
        if self._heads:
            self._number = 1
            cells = (
                cellxml.inline(f"{letter(at)}1", head.title, cellxml.HEAD)
                for at, head in enumerate(self._heads)
            )
            self._waiting.append(f'<row r="1">{"".join(cells)}</row>'.encode())
        self._send()

    def _send(self) -> None:
        self._page.put(b"".join(self._waiting))
        self._waiting = []


@contextmanager
def book(file: IO[bytes]) -> Iterator[Book]:
    """A workbook written to a file; it is never read or sought. What breaks off leaves a broken file."""
    written = Book(file.write)
    yield written
    written.finish()


def chunks(tables: Iterable[Table]) -> Iterator[bytes]:
    """A workbook in pieces, to be sent while its rows are made."""
    ready: list[bytes] = []
    written = Book(ready.append)
    for table in tables:
        sheet = written.sheet(table.title, table.heads, table.form)
        for values in table.rows:
            sheet.row(values)
            if ready:
                yield b"".join(ready)
                ready.clear()
    written.finish()
    yield b"".join(ready)


def _before(heads: Sequence[Head], form: Form) -> Iterator[str]:
    """What stands in a sheet before its rows: the frozen head and the widths of the columns."""
    if heads:
        yield (
            '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2"'
            ' activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        )
    columns = [
        f'<col min="{at}" max="{at}" width="{_width(head)}" customWidth="1"/>'
        for at, head in enumerate(heads, 1)
    ]
    columns += [
        f'<col min="{at}" max="{at}" width="0" hidden="1" customWidth="1"/>'
        for at in sorted(column + 1 for column in form.hidden_columns)
    ]
    if columns:
        yield f"<cols>{''.join(columns)}</cols>"


def _merged(merges: Sequence[Merge]) -> Iterator[str]:
    if merges:
        yield f'<mergeCells count="{len(merges)}">'
        for top, left, bottom, right in merges:
            yield f'<mergeCell ref="{letter(left)}{top}:{letter(right)}{bottom}"/>'
        yield "</mergeCells>"


def _width(head: Head) -> int:
    return head.width or max(width(head.title), WIDTHS.get(head.kind, 0))


def width(title: str) -> int:
    """Wide enough for a title and its filter's arrow; a Chinese character is two others wide."""
    return min(WIDEST, max(NARROWEST, sum(1 if char.isascii() else 2 for char in title) + 3))
