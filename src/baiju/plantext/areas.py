"""Tells the area of work of each item of an outline, by its words and by where it stands."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from operator import add

from . import headings, wordlists
from .folding import fold
from .model import Document, Node, Source

GENERAL = "general"
_HEADING, _BODY, _AGAIN = 3.0, 1.0, 0.25
_USUAL, _FOREIGN = 3, 0.3
_ABOVE, _MOST, _CHILDREN_HEADING = 4.0, 0.6, 8.0
_NOTHING = 1.5
"""What speaks for an area less than this does not speak for it."""
_TITLE = 12.0
_SECTION = 30.0
_CONGRESS = frozenset(("deputies", "motions", "supervision"))
_SHARED = frozenset(
    (
        "ideology_study",
        "publicity",
        "research",
        "petitions",
        "finance",
        "meetings",
        "staff",
        GENERAL,
    )
)

_Words = Mapping[str, Sequence[tuple[str, Mapping[str, float]]]]
"""By their first two characters, the longest first: words and the weight they give to areas."""


def assign(source: Source, document: Document) -> None:
    """Set the area of every node."""
    folded = fold(source.text)
    outline = document.outline
    said = _evidence(folded, document)
    parents = {node.parent for node in outline}
    topic = _topic(folded, document)
    for node in outline:
        node.area = _best(said[node.id], _known(node, outline), topic)
    children: defaultdict[int, list[str]] = defaultdict(list)
    for node in reversed(outline):
        if node.id in parents:
            node.area = _of_section(said[node.id], children[node.id])
        if node.parent is not None:
            children[node.parent].append(node.area)


class _Scores:
    """What speaks for each area, in an item's heading and in its own text."""

    __slots__ = ("body", "heading", "seen")

    def __init__(self) -> None:
        self.heading: defaultdict[str, float] = defaultdict(float)
        self.body: defaultdict[str, float] = defaultdict(float)
        self.seen: set[str] = set()

    def add(self, word: str, weights: Mapping[str, float], *, heading: bool) -> None:
        again = _AGAIN if word in self.seen else 1.0
        self.seen.add(word)
        part = self.heading if heading else self.body
        for area, weight in weights.items():
            part[area] += weight * again

    def total(self) -> dict[str, float]:
        areas = dict.fromkeys((*self.heading, *self.body))  # in order: equals fall alike each time
        return {
            area: _HEADING * self.heading[area] + _BODY * self.body[area] ** 0.8 for area in areas
        }


def _evidence(folded: str, document: Document) -> dict[int, _Scores]:
    said = {node.id: _Scores() for node in document.outline}
    starts = [node.start for node in document.outline]
    if not starts:
        return said
    words = _words(document.extent.kind)
    for place, word, weights in _hits(folded, starts[0], document.extent.end, words):
        node = document.outline[bisect_right(starts, place) - 1]
        in_heading = node.heading_start <= place < node.heading_end
        if place < node.end:
            said[node.id].add(word, weights, heading=in_heading)
    for node in document.outline:
        if headings.is_general(folded[node.heading_start : node.heading_end]):
            said[node.id].heading[GENERAL] += _SECTION
    return said


def _hits(
    folded: str, start: int, end: int, words: _Words
) -> Iterator[tuple[int, str, Mapping[str, float]]]:
    """The words of the lists in the text, the longest at each place, none inside another."""
    text = folded[start : end + 1]
    free = start
    for place, pair in enumerate(map(add, text, text[1:]), start):
        if pair not in words or not free <= place < end:
            continue
        for word, weights in words[pair]:
            if folded.startswith(word, place):
                yield place, word, weights
                free = place + len(word)
                break


def _known(node: Node, outline: Sequence[Node]) -> str | None:
    """The area of the heading above, when it has one."""
    if node.parent is None:
        return None
    area = outline[node.parent].area
    return None if area == GENERAL else area


def _topic(folded: str, document: Document) -> str:
    """The area that the title itself tells: 女职工工作计划, 送温暖活动方案."""
    extent = document.extent
    scores = _Scores()
    for _, word, weights in _hits(
        folded, extent.title_start, extent.title_end, _words(extent.kind)
    ):
        scores.add(word, weights, heading=True)
    area = _best(scores)
    return area if scores.total().get(area, 0.0) >= _TITLE else GENERAL


def _best(scores: _Scores, above: str | None = None, topic: str = GENERAL) -> str:
    """The area that most speaks for; what stands under a heading leans to its area."""
    total = {area: worth for area, worth in scores.total().items() if worth > _NOTHING}
    if above is not None:
        total[above] = total.get(above, 0.0) + _ABOVE
    return max(total, key=lambda area: total[area]) if total else topic


def _of_section(scores: _Scores, children: Sequence[str]) -> str:
    """A section is what its heading says, else what most of its items are."""
    area = _best(scores)
    if scores.total().get(area, 0.0) >= _CHILDREN_HEADING:
        return area
    most, count = Counter(children).most_common(1)[0]
    return most if count >= _MOST * len(children) else GENERAL


@lru_cache(maxsize=3)
def _words(kind: str) -> _Words:
    weights: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for part, entries in wordlists.parts("areas").items():
        area, _, only = part.partition(" ")
        if only and only != kind:
            continue
        for entry in entries:
            word, _, weight = entry.partition("/")
            worth = float(weight or _USUAL) * _worth(area, kind)
            weights[word][area] = max(worth, weights[word].get(area, 0.0))
    found = defaultdict(list)
    for word in sorted(weights, key=len, reverse=True):
        found[word[:2]].append((word, weights[word]))
    return found


def _worth(area: str, kind: str) -> float:
    """Areas of the other kind of body weigh little."""
    if kind == "congress":
        return 1.0 if area in _CONGRESS or area in _SHARED else _FOREIGN
    return _FOREIGN if area in _CONGRESS else 1.0
