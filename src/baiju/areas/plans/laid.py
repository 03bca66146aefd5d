"""A plan's words laid out as one text and read: findings and sentences, placed on its clauses."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from baiju.plantext import reader, sources
from baiju.plantext.model import Document, Finding

from .clause import Clause

LONGEST = 60_000
"""Characters of a plan that is read anew while somebody waits for the page."""


@dataclass(frozen=True)
class Said:
    """A sentence of a clause and what it does: target, measure, result or talk."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True)
class _Look:
    """What a reading says about a text."""

    findings: tuple[Finding, ...] = ()
    sentences: tuple[Said, ...] = ()


class Laid:
    """The title and the clauses, one a line, with where each begins."""

    def __init__(self, title: str, rows: Sequence[Clause]) -> None:
        self.title, self.rows = title, rows
        self.starts: list[int] = []
        lines, at = [title], len(title) + 1
        for row in rows:
            self.starts.append(at)
            lines.append(row.words)
            at += len(row.words) + 1
        self.text = "\n".join(lines)

    @property
    def is_too_long(self) -> bool:
        return len(self.text) > LONGEST

    @property
    def findings(self) -> tuple[Finding, ...]:
        return self._look.findings

    def place(self, at: int) -> int | None:
        """Which clause a character lies in; None for the title."""
        found = bisect_right(self.starts, at) - 1
        return found if found >= 0 else None

    def sentences(self) -> dict[int, list[Said]]:
        """The sentences of each clause by its key, counted from the clause's first character."""
        found: dict[int, list[Said]] = {}
        for said in self._look.sentences:
            place = self.place(said.start)
            if place is not None:
                row, base = self.rows[place], self.starts[place]
                end = min(said.end - base, len(row.words))
                found.setdefault(row.pk, []).append(Said(said.start - base, end, said.kind))
        return found

    @property
    def _look(self) -> _Look:
        return _Look() if self.is_too_long else _look(self.text)


@lru_cache(maxsize=64)
def _look(text: str) -> _Look:
    """Kept for the same words: a plan is looked at far more often than it is changed."""
    documents = reader.read(sources.from_text(text)).documents
    return _Look(
        tuple(finding for document in documents for finding in document.findings),
        tuple(_sentences(documents)),
    )


def _sentences(documents: Sequence[Document]) -> Iterator[Said]:
    for document in documents:
        for each in document.sentences:
            yield Said(each.start, each.end, each.kind)
