"""Takes a sheet of a foreign workbook apart into rows and what stands between them, byte for byte."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from . import columns, limits
from .model import Refused

_ROOT = re.compile(rb"<(?:([A-Za-z_][\w.-]*):)?worksheet[\s>]")
_NUMBER = re.compile(rb"""\sr=["']([0-9]{1,7})["']""")
_PLACE = re.compile(rb"""\sr=["']([A-Z]{1,3})[0-9]{1,7}["']""")
_STYLE = re.compile(rb"""\ss=["']([0-9]{1,6})["']""")
_SPANS = re.compile(rb"""\sspans=["'][^"']*["']""")
_OWN = re.compile(rb"""\scustomFormat=["'](?:1|true)["']""")
_ODD = (b"<!", b"UTF-16", b"utf-16")
"""Comments, raw texts and wide characters: no office program writes them into a sheet."""


class Odd(Exception):
    """The workbook is written in a way in which it is not edited here."""


@dataclass(frozen=True)
class Cell:
    """A cell of a row as it is written."""

    column: int
    style: int
    raw: bytes

    def styled(self, style: int) -> Cell:
        """The same cell in another style."""
        opening = _opening(self.raw)
        rest = self.raw[len(opening) :]
        end = b"/>" if opening.endswith(b"/>") else b">"
        plain = _STYLE.sub(b"", opening).removesuffix(end).rstrip()
        return Cell(self.column, style, b'%s s="%d"%s%s' % (plain, style, end, rest))


class Tags:
    """The elements of a sheet under the prefix that it uses."""

    def __init__(self, prefix: bytes) -> None:
        at = re.escape(prefix)
        self._prefix = prefix
        self._cell = re.compile(
            rb"<" + at + rb"c(?:\s[^>]*?)?(?:/>|>.*?</" + at + rb"c>)", re.DOTALL
        )
        self._cell_begin = b"<" + prefix + b"c "
        self._contents = tuple(b"</" + prefix + name + b">" for name in (b"v", b"is", b"f"))
        self.row = re.compile(rb"<" + at + rb"row(?:\s[^>]*)?>")
        self.row_end = b"</" + prefix + b"row>"
        self.rows = b"<" + prefix + b"sheetData"
        self.rows_end = b"</" + prefix + b"sheetData>"

    def prefixed(self, raw: str) -> bytes:
        """Elements of ours under the sheet's prefix; their texts are escaped, so `<` begins a tag."""
        return re.sub(rb"<(/?)", rb"<\1" + self._prefix, raw.encode())

    def last(self, row: bytes) -> int:
        """The column of the last cell in which something stands; -1 where none does."""
        end = max(row.rfind(content) for content in self._contents)
        if end < 0:
            return -1
        begin = row.rfind(self._cell_begin, 0, end)
        if begin < 0:
            raise Odd
        return _column(row[begin:])

    def cells(self, row: bytes) -> dict[int, Cell]:
        """The cells of a row by their columns."""
        found: dict[int, Cell] = {}
        for each in self._cell.findall(row):
            style = _STYLE.search(_opening(each))
            column = _column(each)
            found[column] = Cell(column, int(style[1]) if style else 0, each)
        return found

    def opened(self, number: int, row: bytes) -> tuple[bytes, dict[int, Cell]]:
        """The opening tag of a row, and its cells; a row that is not there yet is empty."""
        begin = self.row.match(row)
        if begin is None:
            return self.prefixed(f'<row r="{number}">'), {}
        if begin[0].endswith(b"/>"):
            return _SPANS.sub(b"", begin[0])[:-2].rstrip() + b">", {}
        inner = row[begin.end() : -len(self.row_end)]
        if self._cell.sub(b"", inner).strip():
            raise Odd
        return _SPANS.sub(b"", begin[0]), self.cells(inner)


def parted(pieces: Iterable[bytes]) -> Iterator[tuple[int, bytes, Tags]]:
    """Rows with their numbers, and what stands between them with the number 0.

    What stands before the first row comes in one part, and what stands behind the last one too.
    """
    buffer, tags, number = b"", None, 0
    for piece in pieces:
        buffer += piece
        tags = tags or _tags(buffer)
        start = 0
        while tags and (row := _next(buffer, start, tags)):
            begin, end, opening = row
            if begin > start:
                yield 0, _sound(buffer[start:begin]), tags
            found = _NUMBER.search(opening)
            number = int(found[1]) if found else number + 1
            yield number, _sound(buffer[begin:end]), tags
            start = end
        buffer = buffer[start:]
        if len(buffer) > 2 * limits.CELL:
            raise Refused(code="huge_cell")
    if tags is None:
        raise Odd
    yield 0, _sound(buffer), tags


def row_style(opening: bytes) -> int | None:
    """The style of the cells of a row that are not written."""
    found = _STYLE.search(opening)
    return int(found[1]) if found and _OWN.search(opening) else None


def _next(buffer: bytes, start: int, tags: Tags) -> tuple[int, int, bytes] | None:
    """Where the next row begins and ends, and its opening tag; None where no whole one is there."""
    begin = tags.row.search(buffer, start)
    if begin is None:
        return None
    if begin[0].endswith(b"/>"):
        return begin.start(), begin.end(), begin[0]
    end = buffer.find(tags.row_end, begin.end())
    return (begin.start(), end + len(tags.row_end), begin[0]) if end >= 0 else None


def _tags(head: bytes) -> Tags | None:
    found = _ROOT.search(head)
    if found is None:
        return None
    return Tags(found[1] + b":" if found[1] else b"")


def _sound(part: bytes) -> bytes:
    if any(odd in part for odd in _ODD):
        raise Odd
    return part


def _opening(cell: bytes) -> bytes:
    return cell[: cell.find(b">") + 1]


def _column(cell: bytes) -> int:
    found = _PLACE.search(_opening(cell))
    if found is None:
        raise Odd
    return columns.index(found[1].decode())
