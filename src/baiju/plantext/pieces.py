"""Cuts a source into pieces that, put together, are the text again."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Sequence

from . import asides, chrome
from .folding import fold
from .model import Document, Node, Paragraph, Piece, Source

_AFTER_HEADING = "。.;:；：、,，!?！？ \t\r\n\u3000"


def of(source: Source, documents: Sequence[Document]) -> list[Piece]:
    """The pieces in order; they leave nothing of the text out."""
    folded = fold(source.text)
    paragraphs = _Paragraphs(folded, source.paragraphs)
    places = {0, len(folded), *paragraphs.starts}
    inside = [_Inside(folded, number, document) for number, document in enumerate(documents)]
    for each in inside:
        places.update(each.places())
    cuts = sorted(place for place in places if 0 <= place <= len(folded))
    starts = [document.extent.start for document in documents]
    pieces = []
    for start, end in itertools.pairwise(cuts):
        number = bisect_right(starts, start) - 1
        document = inside[number] if number >= 0 else None
        pieces.append(_piece(folded, start, end, paragraphs.kind(start), document))
    return pieces


def _piece(folded: str, start: int, end: int, line: str, inside: _Inside | None) -> Piece:
    if not folded[start:end].strip():
        return Piece(start, end, "blank")
    if inside is None or start >= inside.document.extent.end or line == "chrome":
        return Piece(start, end, "chrome")
    kind, node = inside.kind(start)
    if line == "table" and kind != "title":
        kind = "table"
    return Piece(start, end, kind, inside.number, node)


class _Paragraphs:
    """The lines of the source and what kind of line each is."""

    def __init__(self, folded: str, paragraphs: Sequence[Paragraph]) -> None:
        self.starts = [paragraph.start for paragraph in paragraphs]
        page = chrome.of_page(folded, paragraphs)
        self._kinds = [_line_kind(folded, paragraph, page) for paragraph in paragraphs]

    def kind(self, place: int) -> str:
        number = bisect_right(self.starts, place) - 1
        return self._kinds[number] if number >= 0 else "text"


def _line_kind(folded: str, paragraph: Paragraph, page: frozenset[int]) -> str:
    if asides.is_table(folded, paragraph):
        return "table"
    return "chrome" if paragraph.start in page else "text"


class _Inside:
    """A document's title and nodes, asked by place."""

    def __init__(self, folded: str, number: int, document: Document) -> None:
        self.number = number
        self.document = document
        self._starts = [node.start for node in document.outline]
        self._after = [_after_heading(folded, node) for node in document.outline]

    def places(self) -> list[int]:
        extent = self.document.extent
        title = [extent.start, extent.end, extent.title_start, extent.title_end]
        return title + self._starts + self._after

    def kind(self, place: int) -> tuple[str, int | None]:
        extent = self.document.extent
        if extent.title_start <= place < extent.title_end:
            return "title", None
        number = bisect_right(self._starts, place) - 1
        if number < 0:
            return "preamble", None
        kind = "heading" if place < self._after[number] else "body"
        return kind, self.document.outline[number].id


def _after_heading(folded: str, node: Node) -> int:
    """Behind the signs that close a heading, so that no piece holds them alone."""
    place = max(node.heading_end, node.start)
    while place < node.end and folded[place] in _AFTER_HEADING:
        place += 1
    return place
