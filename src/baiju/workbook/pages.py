"""Reads the tables of a web page, as the pages of offices name them .xls."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO

from lxml import etree, html

from . import charset, limits, markup, sheets
from .model import Book, Line, Merge, Refused

SPACE = re.compile(r"[ \t\r\n\f]+")
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)", re.IGNORECASE)
DECLARATION = re.compile(r"^\ufeff?\s*<\?xml[^>]*\?>")
UNSEEN = frozenset(("script", "style", "noscript", "template", "select", "textarea"))


@dataclass
class _Table:
    """The cells of a table, each at its place."""

    lines: list[Line] = field(default_factory=list)
    merges: list[Merge] = field(default_factory=list)
    hidden: set[int] = field(default_factory=set)
    taken: dict[int, int] = field(default_factory=dict)
    """Columns that a cell from above still fills, and down to which row."""


def read(file: IO[bytes]) -> Book:
    """The innermost tables of a page, each a sheet."""
    root = _root(file)
    found: list[tuple[str, _Table]] = []
    for table in root.iter("table"):
        if table.find(".//table") is None and (read := _table(table)).lines:
            found.append((_name(table, len(found) + 1), read))
        if len(found) > limits.SHEETS:
            raise Refused(code="too_many_sheets", values={"limit": limits.SHEETS})
    if not found:
        raise Refused(code="no_table")
    return Book("html", (_sheet(name, table) for name, table in found))


def _root(file: IO[bytes]) -> html.HtmlElement:
    if file.seek(0, 2) > limits.PAGE:
        raise Refused(code="large_page", values={"limit": limits.PAGE >> 20})
    encoding = charset.of(file)
    file.seek(0)
    text = DECLARATION.sub("", file.read().decode(encoding))
    parser = html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        return html.document_fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise Refused(code="no_table") from error


def _sheet(name: str, table: _Table) -> sheets.Found:
    return sheets.Found(
        name,
        iter(table.lines),
        merges=tuple(table.merges),
        hidden_rows=frozenset(table.hidden),
    )


def _name(table: html.HtmlElement, number: int) -> str:
    caption = table.find("caption")
    return (_text(caption) if caption is not None else "") or str(number)


def _table(table: html.HtmlElement) -> _Table:
    found = _Table()
    for number, row in enumerate(table.iter("tr"), 1):
        if HIDDEN.search(row.get("style", "")):
            found.hidden.add(number)
        cells = _cells(found, number, row)
        while cells and cells[-1] is None:
            cells.pop()
        if cells:
            found.lines.append(Line(number, cells))
    return found


def _cells(table: _Table, number: int, row: html.HtmlElement) -> list[str | None]:
    cells: list[str | None] = []
    for cell in row.iterchildren("td", "th"):
        while table.taken.get(len(cells), 0) >= number:
            cells.append(None)
        left = len(cells)
        across = max(1, min(markup.whole(cell.get("colspan"), 1), limits.COLUMNS))
        down = max(1, markup.whole(cell.get("rowspan"), 1))
        if across > 1 or down > 1:
            table.merges.append(Merge(number, left, number + down - 1, left + across - 1))
        cells += [_text(cell) or None, *[None] * (across - 1)]
        if down > 1:
            table.taken.update((column, number + down - 1) for column in range(left, len(cells)))
    return cells


def _text(element: html.HtmlElement) -> str:
    lines = "".join(_pieces(element)).split("\n")
    return "\n".join(SPACE.sub(" ", line).strip(" \xa0") for line in lines).strip("\n")


def _pieces(element: html.HtmlElement) -> Iterator[str]:
    for part in element.iter():
        if part.tag == "br":
            yield "\n"
        if part.tag not in UNSEEN and part.text:
            yield SPACE.sub(" ", part.text)
        if part is not element and part.tail:
            yield SPACE.sub(" ", part.tail)
