"""Whether a figure is told as done (result) or as still to be done (target)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from . import clauses, periods, wordlists
from .model import Document, Node

_PRIORS = {
    "plan": -1.4,
    "scheme": -1.8,
    "notice": -1.4,
    "summary": 2.2,
    "report": 1.6,
    "other": -0.4,
}
_WEIGHTS = {"done": 1.8, "weak_done": 0.5, "will": -1.7, "may": -0.35}
_TOLD = re.compile(
    r"(?<![为罢除])了(?![解如结却])|(?<=[编评选办])出了"
    r"|被[^,;。]{1,12}(?:评为|评选为|表彰为|授予|命名为|确定为|列为)"
)
_YEAR = re.compile(r"(20\d\d) ?(?:年|[-—至])")
_CUE = re.compile(
    r"(?:[\(（]?[一二三四五六七八九十0-9]+[\)）、.]*)?(?:是|要)?(?:下一步|明年|下半年|来年|今后|下阶段|20\d\d年,?我们将)"
)


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
    """The sentences."""
    starts: list[int]
    """Where they begin."""
    leanings: list[float]
    """Of each sentence by itself."""
    settings: list[float]
    """What the section and the paragraph around each sentence add."""


def gather(text: str, document: Document, found: Sequence[Figure]) -> Telling:
    """Read how a document tells, once for all its figures."""
    extent = document.extent
    start = max(extent.start, extent.title_end)
    year = periods.year_of(text, extent)
    cuts = [node.start for node in document.outline]
    spans = list(clauses.sentences(text, start, extent.end, cuts))
    leanings = [_lean(text[first:last], year) for first, last in spans]
    figures = _figures(text, spans, found)
    prior = _PRIORS.get(extent.genre, -0.4) + _share(leanings, figures)
    settings = _settings(text, document, spans, leanings, figures)
    starts = [first for first, _ in spans]
    return Telling(text, year, prior, spans, starts, leanings, settings)


def of(telling: Telling, figure: Figure, clause: str) -> str:
    """`result` or `target`: the sum of what speaks for each, in a clause and around it."""
    total = at(telling, figure.value_start) + _lean(clause, telling.year)
    total += weight(telling.text, figure)
    return "result" if total > 0 else "target"


def at(telling: Telling, place: int) -> float:
    """The leaning of the sentence at a place, with its surroundings."""
    index = bisect_right(telling.starts, place) - 1
    if index < 0:
        return telling.prior
    return telling.prior + 0.7 * telling.leanings[index] + telling.settings[index]


def is_told(telling: Telling, place: int) -> bool:
    """Whether the sentence at a place tells of something done, by its own words and around it."""
    index = bisect_right(telling.starts, place) - 1
    if index < 0 or at(telling, place) + telling.leanings[index] <= 0:
        return False
    return telling.leanings[index] > 0.9 or telling.prior > 1.5


@lru_cache(maxsize=1024)
def _lean(words: str, year: int | None) -> float:
    """The words of a sentence for done, less those for later."""
    seen: dict[str, set[str]] = {}
    for match in _cues().finditer(words):
        seen.setdefault(str(match.lastgroup), set()).add(match.group())
    total = sum(_WEIGHTS[kind] * min(len(found), 3) for kind, found in seen.items())
    if _TOLD.search(words):
        total += 2.2
    if year is not None:
        total += sum(_of_year(int(named), year) for named in set(_YEAR.findall(words)))
    return max(-4.0, min(4.0, total))


def _of_year(named: int, year: int) -> float:
    if named == year:
        return 0.0
    return 1.2 if named < year else -2.5


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
        total += 2.0 if worth % 100 else 0.0
    elif worth > 10 and worth % 5:
        total += 0.7
    return total


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


def _share(leanings: list[float], figures: list[float | None]) -> float:
    """A plan that mostly tells of the past is read as one that tells of the past."""
    weights = [1 if figure is None else 3 for figure in figures]
    pairs = list(zip(leanings, weights, strict=True))
    done = sum(weight for leaning, weight in pairs if leaning > 0.9)
    later = sum(weight for leaning, weight in pairs if leaning < -0.6)
    share = (done + 0.5) / (done + later + 2)
    return 3.0 * (share - 0.35)


def _settings(
    text: str,
    document: Document,
    spans: list[tuple[int, int]],
    leanings: list[float],
    figures: list[float | None],
) -> list[float]:
    sections = _sections(text, document)
    told = [0.5 * own + 0.4 * (figure or 0) for own, figure in zip(leanings, figures, strict=True)]
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
    named = [int(found) for found in _YEAR.findall(words)]
    if _headings("past_heading").search(words):
        return 3.0
    if year is not None and any(one > year for one in named):
        return -4.5
    if _headings("ahead_heading").search(words):
        return -4.5 if is_told else -1.5
    return None


@lru_cache(maxsize=1)
def _cues() -> re.Pattern[str]:
    parts = wordlists.parts("tense")
    words = sorted(
        ((word, kind) for kind in _WEIGHTS for word in parts[kind]),
        key=lambda pair: -len(pair[0]),
    )
    kinds = {kind: [word for word, of_kind in words if of_kind == kind] for kind in _WEIGHTS}
    guarded = {
        "要": "(?<![主重需必摘首])要(?![求点素闻])",
        "将": "将(?!军)",
        "共": "(?<![公])共(?![同青产建享和])",
    }
    guarded |= {
        "被": "被(?!动)",
        "应": "应(?![急对用届])",
        "需": "需(?!求)",
        "达": "达(?![标成])",
        "计划": "(?<![作障度助展政])计划(?=[在于全年开举组新发完召培安用投建到])",
    }
    guarded |= {
        "已": "已(?!建会|建)",
        "以来": "以来",
        "准备": "准备",
        "目标": "目标",
        "拟": "拟(?!定)",
    }
    return re.compile(
        "|".join(
            f"(?P<{kind}>{'|'.join(guarded.get(word, word) for word in kinds[kind])})"
            for kind in kinds
        )
    )


@lru_cache(maxsize=2)
def _headings(part: str) -> re.Pattern[str]:
    return re.compile("|".join(wordlists.parts("tense")[part]))
