"""Whether a figure is told as done (result) or as still to be done (target)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

from . import clauses, cues, periods
from .cues import Lean
from .model import Document, Node

_PRIORS = {
    "plan": -1.4,
    "scheme": -1.8,
    "notice": -1.4,
    "summary": 2.2,
    "report": 1.6,
    "other": -0.4,
}
_HEADINGS = {"past": (3.0, 3.0), "next": (-4.5, -4.5), "ahead": (-1.5, -4.5), "aim": (-1.5, 0.0)}
"""What a heading adds in a text that plans, and in one that tells."""
_CUE = re.compile(
    r"(?:[\(（]?[一二三四五六七八九十0-9]+[\)）、.]*)?(?:是|要)?(?:下一步|明年|下半年|来年|今后|下阶段|20\d\d年,?我们将)"
)


_EXACT, _MOST_EXACT = 0.7, 1.6


class Figure(Protocol):
    """What the tense of a figure needs to know of it; a count and a quantity both have it."""

    @property
    def value_start(self) -> int: ...
    @property
    def value_end(self) -> int: ...
    @property
    def value(self) -> float: ...
    @property
    def unit(self) -> str: ...
    @property
    def comparator(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Telling:
    """How a document tells: its leaning as a whole, by section and by sentence; above 0 is done."""

    text: str
    year: int | None
    prior: float
    spans: list[tuple[int, int]]
    """Its sentences; where one speaks of two times, its parts."""
    starts: list[int]
    """Where they begin."""
    leanings: list[Lean]
    """Of each sentence by itself."""
    settings: list[float]
    """What the section and the paragraph around each sentence add."""


def gather(text: str, document: Document, found: Sequence[Figure]) -> Telling:
    """Read how a document tells, once for all its figures."""
    extent = document.extent
    start = max(extent.start, extent.title_end)
    year = periods.year_of(text, extent)
    cuts = [node.start for node in document.outline]
    spans = list(_spans(text, clauses.sentences(text, start, extent.end, cuts)))
    leanings = [cues.lean(text[first:last], year) for first, last in spans]
    figures = _figures(text, spans, found)
    prior = _PRIORS.get(extent.genre, -0.4) + _share(leanings, figures)
    if extent.genre == "other" or extent.title_end <= extent.start:
        prior += _exact(found)
    settings = _settings(text, document, spans, leanings, figures)
    starts = [first for first, _ in spans]
    return Telling(text, year, prior, spans, starts, leanings, settings)


def of(telling: Telling, figure: Figure, clause: str) -> str:
    """`result` or `target`: the sum of what speaks for each, in a clause and around it."""
    total = at(telling, figure.value_start) + cues.lean(clause, telling.year).total
    total += weight(telling.text, figure)
    return "result" if total > 0 else "target"


def at(telling: Telling, place: int) -> float:
    """The leaning of the sentence at a place, with its surroundings."""
    index = bisect_right(telling.starts, place) - 1
    if index < 0:
        return telling.prior
    return telling.prior + 0.7 * telling.leanings[index].total + telling.settings[index]


def is_told(telling: Telling, start: int, end: int) -> bool:
    """Whether a sentence tells of something done, by its own words and by those around it."""
    own = cues.lean(telling.text[start:end], telling.year).total
    if at(telling, start) + own <= 0:
        return False
    return own > 0.9 or telling.prior > 1.5


def _spans(text: str, sentences: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for first, last in sentences:
        breaks = [first + place for place in cues.openings(text[first:last]) if place]
        yield from pairwise([first, *breaks, last])


def weight(text: str, figure: Figure) -> float:
    """70650 元, 53 人次 and 98.6 % are told; at least 5 is asked for."""
    worth, total = figure.value, 0.0
    is_more = text[figure.value_end : figure.value_end + 1] in ("多", "余", "几")
    if is_more:
        total += 0.6
    elif figure.comparator in (">=", "<="):
        total -= 0.5
    if figure.unit == "%":
        total += 1.0 if worth % 1 else 0.0
    elif figure.unit == "元":
        total += _of_money(worth)
    elif worth > 100 and worth % 10:
        total += _EXACT
    elif worth > 10 and worth % 5:
        total += 0.5
    return total


def _of_money(worth: float) -> float:
    """A sum that is not round was paid; 50 and 2850 may as well be planned."""
    if worth % 10 or (worth % 100 and worth > 5000):
        return 2.0
    return 0.7 if worth % 100 and worth > 1000 else 0.0


def _figures(
    text: str, spans: list[tuple[int, int]], found: Sequence[Figure]
) -> list[float | None]:
    """What the figures of each sentence say by themselves; None for a sentence without any."""
    starts = [first for first, _ in spans]
    figures: list[float | None] = [None] * len(spans)
    for figure in found:
        index = bisect_right(starts, figure.value_start) - 1
        if index >= 0:
            figures[index] = (figures[index] or 0.0) + weight(text, figure)
    return figures


def _share(leanings: list[Lean], figures: list[float | None]) -> float:
    """A plan that mostly tells of the past is read as one that tells of the past."""
    weights = [1 if figure is None else 3 for figure in figures]
    pairs = list(zip(leanings, weights, strict=True))
    done = sum(weight for leaning, weight in pairs if leaning.is_deed and leaning.total > 0.9)
    later = sum(weight for leaning, weight in pairs if leaning.total < -0.6)
    share = (done + 0.5) / (done + later + 2)
    return 3.0 * (share - 0.35)


def _exact(found: Sequence[Figure]) -> float:
    """In a text of no known kind: who writes 2366 and 514 has counted, who plans writes 500."""
    counted = sum(one.unit != "元" and one.value > 100 and one.value % 10 > 0 for one in found)
    return min(_MOST_EXACT, 0.4 * counted)


def _settings(
    text: str,
    document: Document,
    spans: list[tuple[int, int]],
    leanings: list[Lean],
    figures: list[float | None],
) -> list[float]:
    sections = _sections(text, document)
    told = [
        0.5 * own.total + 0.4 * (figure or 0) for own, figure in zip(leanings, figures, strict=True)
    ]
    paragraphs = _paragraphs(text, spans, told)
    starts = [node.start for node in document.outline]
    settings: list[float] = []
    turned: int | str | None = "nowhere"
    for index, (first, last) in enumerate(spans):
        node = clauses.node_at(starts, document.outline, first)
        here = node.id if node else None
        if _CUE.match(text, first, last):
            turned = here
        section = sections[here] if here is not None else 0.0
        together = 0.35 * (figures[index] or 0.0)
        turn = 2.5 if turned == here else 0.0
        settings.append(paragraphs[index] + section + together - turn)
    return settings


def _told(own: Lean) -> float:
    """How things stand says nothing of what the neighbours tell."""
    return 0.5 * own.total if own.is_deed or own.total < 0 else 0.0


def _paragraphs(text: str, spans: list[tuple[int, int]], told: list[float]) -> list[float]:
    """The sum of what each sentence's paragraph tells, within bounds."""
    numbers: list[int] = []
    number = 0
    for index, (first, _) in enumerate(spans):
        if index and "\n" in text[spans[index - 1][1] : first]:
            number += 1
        numbers.append(number)
    sums = [0.0] * (number + 1)
    for here, leaning in zip(numbers, told, strict=True):
        sums[here] += leaning
    return [max(-1.5, min(1.5, sums[here])) for here in numbers]


def _sections(text: str, document: Document) -> dict[int, float]:
    """What each node's heading, or one above it, says about the time it tells of."""
    is_told = document.extent.genre in ("summary", "report")
    known: dict[int, float] = {}
    for node in document.outline:
        own = _heading(text, node, document.extent.year, is_told=is_told)
        above = known.get(node.parent, 0.0) if node.parent is not None else 0.0
        known[node.id] = own if own is not None else above
    return known


def _heading(text: str, node: Node, year: int | None, *, is_told: bool) -> float | None:
    if node.heading_end - node.heading_start > 40:
        return None
    words = text[node.heading_start : node.heading_end]
    kind = cues.heading(words, year)
    return None if kind is None else _HEADINGS[kind][is_told]
