"""Web pages: the visible text, with headings, numbered lists and tables."""

from __future__ import annotations

import re
from itertools import islice

from lxml import etree
from lxml import html as pages

from baiju.plantext.model import Refused, Source

from . import counting
from .lines import Lines

DECLARATION = re.compile(r"^\ufeff?\s*<\?xml[^>]*\?>")
HEADINGS = {f"h{level}": level for level in range(1, 7)}
UNSEEN = (
    *("head", "script", "style", "noscript", "template", "select", "textarea", "svg", "math"),
    *("iframe", "object", "audio", "video", "canvas", "datalist", "rt", "rp"),
)
BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figure",
        "figcaption",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "caption",
        "option",
        "button",
    ]
)
LAYOUT = ("table", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol")
CELL_BLOCKS = 3
"""A cell with more blocks is there for the layout of the page, not for a table."""
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
SPACE = re.compile(r"[ \t\r\n\f]+")
BETWEEN_HAN = re.compile(
    r"(?<=[\u3000-\u9fff\uff00-\uffef])[ \t]*[\r\n][ \t\r\n]*(?=[\u3000-\u9fff\uff00-\uffef])"
)
LISTS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
NUMBER = re.compile(r"-?[0-9]{1,6}$")
BREAK, CELL = "\v", "\x1f"
"""Stand for a line break and for the next cell while a line is being collected."""
OWN_SIGNS = str.maketrans(BREAK + CELL, "  ")


def read(markup: str, name: str) -> Source:
    """What a reader of the page sees, scripts and hidden parts left out."""
    parser = pages.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True
    )
    content = DECLARATION.sub("", markup).translate(OWN_SIGNS).encode("utf-8", "replace")
    try:
        root = pages.document_fromstring(content, parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise Refused(
            "There is no text in the file. Choose the file that holds the plan."
        ) from error
    if any(one.type_name == "ERR_RESOURCE_LIMIT" for one in parser.error_log):
        raise Refused("The page is nested too deeply. Copy the text of the plan and paste it.")
    page = _Page()
    page.walk(root)
    page.close()
    return page.lines.source(name, "html")


class _Page:
    """Walks a page and collects its lines; text runs together until a block begins or ends."""

    def __init__(self) -> None:
        self.lines = Lines()
        self._parts: list[str] = []
        self._counts: list[int] = []
        self._number = 0
        self._level: int | None = None
        self._in_row = False

    def walk(self, root: etree._Element) -> None:
        """Go through the tree without recursion: a page may be nested deeper than Python allows."""
        skipped: etree._Element | None = None
        for event, element in etree.iterwalk(root, events=("start", "end")):
            if skipped is None and event == "start" and _is_unseen(element):
                skipped = element
            elif skipped is None and event == "start":
                self._open(element)
            elif skipped is None:
                self._close(element)
            elif event == "end" and element is skipped:
                skipped = None
                self._parts.append(element.tail or "")

    def close(self) -> None:
        """End the line."""
        text = BETWEEN_HAN.sub("", "".join(self._parts))
        lines = [SPACE.sub(" ", line).strip(" ") for line in text.split(BREAK)]
        self._parts.clear()
        if any(lines):
            joined = "\n".join(lines).replace(CELL, "\t")
            self.lines.add(joined, self._number, level=self._level, table=self._in_row)
            self._number += 1

    def _open(self, element: etree._Element) -> None:
        tag = element.tag
        if tag == "br":
            self._parts.append(" " if self._in_row else BREAK)
        elif tag in BLOCKS and not self._in_row:
            self.close()
            self._level = HEADINGS.get(tag)
            self._in_row = tag == "tr" and _is_row(element)
        elif tag in {"td", "th"} and element.getprevious() is not None:
            self._parts.append(CELL)
        elif tag in BLOCKS:
            self._parts.append(" ")
        if tag == "ol":
            self._counts.append(_whole(element.get("start"), 1))
        elif tag == "li":
            self._mark(element)
        text = element.text or ""
        self._parts.append(text.replace("\n", BREAK) if tag == "pre" else text)

    def _mark(self, item: etree._Element) -> None:
        """Write the number that a numbered list shows before this item."""
        parent = item.getparent()
        if parent is None or parent.tag != "ol":
            return
        number = _whole(item.get("value"), self._counts[-1])
        self._counts[-1] = number + 1
        form = LISTS.get(parent.get("type", ""), "decimal")
        self._parts.append(counting.written(number, form) + ". ")

    def _close(self, element: etree._Element) -> None:
        tag = element.tag
        if tag == "tr" or (tag in BLOCKS and not self._in_row):
            self.close()
            self._level, self._in_row = None, False
        if tag == "ol":
            self._counts.pop()
        self._parts.append(element.tail or "")


def _is_unseen(element: etree._Element) -> bool:
    if element.tag in UNSEEN or element.get("hidden") is not None:
        return True
    style = element.get("style")
    return style is not None and HIDDEN.search(style) is not None


def _is_row(row: etree._Element) -> bool:
    """Does the row belong to a table, not to the layout of the page?"""
    return len(row) > 1 and not any(map(_is_layout, row))


def _is_layout(cell: etree._Element) -> bool:
    if next(cell.iter(*LAYOUT), None) is not None:
        return True
    blocks = islice(cell.iter("p", "div", "br"), CELL_BLOCKS + 1)
    return sum(1 for _ in blocks) > CELL_BLOCKS


def _whole(value: str | None, default: int) -> int:
    return int(value) if value and NUMBER.match(value) else default
