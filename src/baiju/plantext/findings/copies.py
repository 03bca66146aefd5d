"""Finds documents in one file that are copies of one another, and what was changed in the copy."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations

from baiju.plantext import similarity
from baiju.plantext.model import Document, Finding

from . import lexicon
from .kinds import Kind, Page, on_title
from .wording import SWAP

DUPLICATE = Kind(
    "duplicate_of",
    "warning",
    "This document is the same as “%(other)s” (%(share)d%%). Keep one of them.",
)
NEAR = Kind(
    "near_duplicate_of",
    "warning",
    "This document is a near copy of “%(other)s” (%(share)d%%). Write what is its own.",
)
SEVERAL = Kind(
    "multi_document",
    "hint",
    "Another document begins here; the file holds %(count)d. Keep each in a file of its own.",
)
SHIFT = Kind(
    "numbering_shift",
    "warning",
    "“%(found)s” begins inside an item in “%(other)s”. Look whether an item was torn in two.",
)
KINDS = (DUPLICATE, NEAR, SEVERAL, SHIFT)

_CLAUSE = re.compile(r"[^,，。;；:：、!！?？\n]+")
_LONGEST = 60_000
_LONGEST_SWAP = 4
_MOST_CLAUSES = 1_500
"""Longer documents are not laid side by side: that takes the square of their length."""

_CLAUSES_SHARED = 10
"""Copies share at least one clause in so many."""

Clauses = list[tuple[str, int]]
"""What stands between marks, with its place."""


@dataclass(frozen=True, slots=True)
class Change:
    """One document says `mine` at a place where another says `other`."""

    start: int
    mine: str
    other: str

    @property
    def is_listed(self) -> bool:
        return self.mine in lexicon.stand_ins().get(self.other, ())


def find(page: Page) -> Iterator[Finding]:
    documents = page.documents
    for document in documents[1:]:
        yield on_title(SEVERAL, document, count=len(documents))
    if not 1 < len(documents) <= 400:
        return
    clauses = [_clauses(page, document) for document in documents]
    near: dict[int, list[int]] = {}
    for one, other, share in _alike(page, clauses):
        near.setdefault(one, []).append(other)
        near.setdefault(other, []).append(one)
        kind = DUPLICATE if share >= similarity.DUPLICATE else NEAR
        for mine, its in ((one, other), (other, one)):
            title = page.title(documents[its]) or str(its + 1)
            yield on_title(kind, documents[mine], other=title, share=int(share * 100))
    for number, others in near.items():
        yield from _swaps(page, clauses[number], [clauses[other] for other in others])
        yield from _shifts(page, documents[number], [documents[other] for other in others])


def _alike(page: Page, clauses: Sequence[Clauses]) -> Iterator[tuple[int, int, float]]:
    """Pairs of documents that share enough; only those that share clauses are held together."""
    documents = page.documents
    said = [{words for words, _ in one if len(words) >= similarity.LENGTH} for one in clauses]
    sets: dict[int, frozenset[str] | frozenset[int]] = {}
    for one, other in combinations(range(len(documents)), 2):
        if _CLAUSES_SHARED * len(said[one] & said[other]) < min(len(said[one]), len(said[other])):
            continue
        for number in {one, other} - sets.keys():
            sets[number] = _shingles(page.body(documents[number]))
        share = similarity.share(sets[one], sets[other])
        if share >= similarity.NEAR:
            yield one, other, share


def _shingles(text: str) -> frozenset[str] | frozenset[int]:
    if len(text) > _LONGEST:
        return frozenset(similarity.sketch(text))
    return similarity.shingles(text)


def _swaps(page: Page, mine: Clauses, others: Sequence[Clauses]) -> Iterator[Finding]:
    """A word that stands in for the right one; or that all other copies have otherwise."""
    votes = Counter(change for other in others for change in _changes(mine, other))
    for change, count in sorted(votes.items(), key=lambda vote: vote[0].start):
        if change.is_listed or 1 < len(others) == count:
            end = change.start + len(change.mine)
            cure = page.swap(change.start, end, change.other)
            found = page.text[change.start : end]
            yield SWAP.at(change.start, end, *cure, found=found, right=change.other)


def _changes(mine: Clauses, its: Clauses) -> set[Change]:
    changes: set[Change] = set()
    if max(len(mine), len(its)) > _MOST_CLAUSES:
        return changes
    matcher = SequenceMatcher(
        None, [words for words, _ in mine], [words for words, _ in its], False
    )
    for tag, start, end, first, last in matcher.get_opcodes():
        if tag == "replace" and end - start == last - first:
            for (words, place), (others, _) in zip(mine[start:end], its[first:last], strict=True):
                changes.update(_compare(words, others, place))
    return changes


def _clauses(page: Page, document: Document) -> Clauses:
    matches = _CLAUSE.finditer(page.folded, document.extent.title_end, document.extent.end)
    return [(match.group(), match.start()) for match in matches]


def _compare(mine: str, other: str, place: int) -> Iterator[Change]:
    """The listed words that differ; or the one short stretch that does."""
    listed = False
    for right, stand_ins in lexicon.stand_ins().items():
        if right not in other:
            continue
        for word in stand_ins:
            if word in mine and mine.count(word) > other.count(word):
                listed = True
                yield Change(place + mine.find(word), word, right)
    if not listed:
        yield from _stretch(mine, other, place)


def _stretch(mine: str, other: str, place: int) -> Iterator[Change]:
    shorter = min(len(mine), len(other))
    head = next((k for k in range(shorter) if mine[k] != other[k]), shorter)
    rest = range(shorter - head)
    tail = next((k for k in rest if mine[-1 - k] != other[-1 - k]), shorter - head)
    own, its = mine[head : len(mine) - tail], other[head : len(other) - tail]
    is_short = 0 < len(own) <= _LONGEST_SWAP and 0 < len(its) <= _LONGEST_SWAP
    if is_short and head + tail >= 3 and own.isalpha() and its.isalpha():
        yield Change(place + head, own, its)


def _shifts(page: Page, document: Document, others: Sequence[Document]) -> Iterator[Finding]:
    """An item that stands inside another item elsewhere: a torn one."""
    for node in document.outline:
        end = node.start + len(node.marker)
        words = page.folded[end : end + 24].partition("\n")[0].strip()
        if not node.marker or node.marker_class.startswith("ord_") or len(words) < 16:
            continue
        for other in others:
            place = page.folded.find(words, other.extent.start, other.extent.end)
            if place > 0 and page.folded[place - 1] in "。;":
                title = page.title(other)
                yield SHIFT.at(node.start, end, found=node.marker + words[:8], other=title)
                break
