"""A first look at a sheet that is to be amended: how far it reaches, and what stands before its rows."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from . import columns, limits, rowparts
from .columns import letter
from .rowparts import Tags
from .strings import Strings, unescaped

WIDTH = 50
"""Characters of the column with the sentences."""

_TEXT = re.compile(rb"<(?:[\w.-]+:)?t(?:\s[^>]*)?>([^<]*)<")
_VALUE = re.compile(rb"<(?:[\w.-]+:)?v>([0-9]{1,9})<")
_SHARED = re.compile(rb"""^[^>]*\st=["']s["']""")
_MERGE = re.compile(rb"""mergeCell\s[^>]*?ref=["'][A-Z]{1,3}[0-9]+:([A-Z]{1,3})[0-9]+["']""")
_DIMENSION = re.compile(
    rb"""(dimension\s[^>]*?ref=["'][A-Z]{1,3}[0-9]+)(?::([A-Z]{1,3})([0-9]+))?(?=["'])"""
)
_COL = re.compile(rb"<(?:[\w.-]+:)?col\s[^>]*>")
_ATTRIBUTE = re.compile(rb"""\s(min|max|style)=["']([0-9]{1,6})["']""")


@dataclass
class Survey:
    """What is known of a sheet after the first look."""

    last: int = -1
    """The last column in which something stands."""
    ours: int = -1
    """The column of the sentences of an earlier round."""
    bottom: int = 1
    styles: dict[int, int] = field(default_factory=dict)
    """Styles of whole columns."""

    @property
    def column(self) -> int:
        """The column for the sentences."""
        return self.ours if self.ours >= 0 else self.last + 1


def survey(pieces: Iterable[bytes], head: int, title: str, strings: Strings) -> Survey:
    """The sheet's survey; `head` is the row of its heads, where `title` would stand."""
    found = Survey()
    for number, part, tags in rowparts.parted(pieces):
        if number:
            found.last = max(found.last, tags.last(part))
            found.bottom = max(found.bottom, number)
            if number == head:
                found.ours = _column_of(title, tags, part, strings)
        else:
            reach = [columns.index(right.decode()) for right in _MERGE.findall(part)]
            found.last = max([found.last, *(one for one in reach if one < limits.COLUMNS)])
            _note_styles(found, part)
    return found


def before_rows(part: bytes, tags: Tags, found: Survey) -> bytes:
    """What stands before the rows, when the sheet has got its column of sentences."""

    def reach(match: re.Match[bytes]) -> bytes:
        last = max(found.column, columns.index((match[2] or b"A").decode()))
        return match[1] + f":{letter(last)}{max(found.bottom, int(match[3] or 1))}".encode()

    return _with_width(_DIMENSION.sub(reach, part, count=1), tags, found.column + 1)


def _with_width(part: bytes, tags: Tags, place: int) -> bytes:
    """The widths of the columns with that of our own, unless it has one."""
    own = f'<col min="{place}" max="{place}" width="{WIDTH}" customWidth="1"/>'
    at = 0
    for each in _COL.finditer(part):
        said = dict(_ATTRIBUTE.findall(each[0]))
        if int(said.get(b"max", 0)) >= place:
            if int(said.get(b"min", 0)) <= place:
                return part
            at = each.start()
            break
        at = each.end()
    if at:
        return part[:at] + tags.prefixed(own) + part[at:]
    return part.replace(tags.rows, tags.prefixed(f"<cols>{own}</cols>") + tags.rows, 1)


def _column_of(title: str, tags: Tags, row: bytes, strings: Strings) -> int:
    for cell in tags.cells(row).values():
        if _text(cell.raw, strings).split("\n")[0] == title:
            return cell.column
    return -1


def _text(raw: bytes, strings: Strings) -> str:
    if _SHARED.match(raw):
        value = _VALUE.search(raw)
        at = int(value[1]) if value else len(strings)
        return strings[at] if at < len(strings) else ""
    return unescaped(b"".join(_TEXT.findall(raw)).decode("utf-8", "replace"))


def _note_styles(found: Survey, part: bytes) -> None:
    for each in _COL.findall(part):
        said = {name: int(value) for name, value in _ATTRIBUTE.findall(each)}
        if said.get(b"style"):
            last = min(said.get(b"max", 0), limits.COLUMNS)
            for column in range(said.get(b"min", 1), last + 1):
                found.styles[column - 1] = said[b"style"]
