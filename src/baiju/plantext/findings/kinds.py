"""What a finding is made of, and the page that the rules read."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from baiju.plantext import folding
from baiju.plantext.model import Document, Edit, Finding, Node, Reading, Sentence


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of finding: its code, how grave it is, and what is said about it."""

    code: str
    severity: str
    msgid: str

    def at(self, start: int, end: int, *cure: Edit, **values: object) -> Finding:
        return Finding(self.code, self.severity, start, end, values, cure)


@dataclass(frozen=True)
class Page:
    """A reading as the rules see it: its text, the text folded, and where things stand."""

    reading: Reading

    @cached_property
    def text(self) -> str:
        return self.reading.source.text

    @cached_property
    def folded(self) -> str:
        return folding.fold(self.text)

    @property
    def documents(self) -> list[Document]:
        return self.reading.documents

    @cached_property
    def _starts(self) -> list[int]:
        return [document.extent.start for document in self.documents]

    def document_at(self, place: int) -> Document | None:
        """The document that a place lies in."""
        number = bisect_right(self._starts, place) - 1
        if number < 0 or place >= self.documents[number].extent.end:
            return None
        return self.documents[number]

    def body(self, document: Document) -> str:
        """The folded text of a document behind its title."""
        return self.folded[document.extent.title_end : document.extent.end]

    def title(self, document: Document) -> str:
        """The folded title."""
        return self.folded[document.extent.title_start : document.extent.title_end]

    def heading(self, node: Node) -> str:
        """The folded heading of an item, without its marker."""
        return self.folded[node.heading_start : node.heading_end].removeprefix(
            self.folded[node.start : node.start + len(node.marker)]
        )

    def of(self, document: Document, kind: str) -> Iterator[Sentence]:
        """The sentences of a document that do one thing."""
        return (sentence for sentence in document.sentences if sentence.kind == kind)

    def swap(self, start: int, end: int, right: str) -> tuple[Edit, ...]:
        """The cure that writes `right` here; none where the text is in traditional characters."""
        if self.text[start:end] != self.folded[start:end]:
            return ()
        return (Edit(start, end, right),)


def on_title(kind: Kind, document: Document, **values: object) -> Finding:
    """A finding about the whole document stands on its title."""
    return kind.at(document.extent.title_start, document.extent.title_end, **values)
