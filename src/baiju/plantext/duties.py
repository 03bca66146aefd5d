"""Who is to do what by when and how often, for every item of the outline."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from . import folding, frequencies, parties, periods
from .model import Document, Frequency, Node, Sentence, Source, When
from .periods import Period

_LABEL = re.compile(
    r"(?:完成|办理|办结|推进|实施|整改|落实)?(?:时限|时间|日期|期限|进度|时间节点)(?:要求|安排)? ?: ?"
    r"(?P<value>[^;。)\n]{1,40})"
)
_OPEN = re.compile(r"长期|常年|持续|常态|全年")
_SPAN = re.compile(r"[上下]半年|季度|月份?\Z|年内")


def assign(source: Source, document: Document) -> None:
    """Set the parties, the deadline and the frequency of every node."""
    text = folding.fold(source.text)
    year = periods.year_of(text, document.extent)
    nodes = document.outline
    for index, node in enumerate(nodes):
        behind = nodes[index + 1].start if index + 1 < len(nodes) else node.end
        end = max(node.start, min(node.end, behind))
        node.parties = tuple(
            replace(party, name=source.text[party.start : party.end])
            for party in parties.find(text, node.start, end)
        )
        rhythm = _frequency(text, node, end, document.sentences)
        if rhythm is not None:
            words = source.text[rhythm.start : rhythm.end]
            node.frequency = replace(rhythm, text=words)
        limit = _deadline(text, node, end, year, document.sentences)
        if limit is not None:
            node.deadline = replace(limit, text=source.text[limit.start : limit.end].strip())
    _lift(text, nodes)


def _lift(text: str, nodes: list[Node]) -> None:
    """A bracket that closes a paragraph of 一是, 二是 speaks of the whole paragraph."""
    by_id = {node.id: node for node in nodes}
    for node in nodes:
        above = by_id.get(node.parent) if node.parent is not None else None
        bracket = _bracket(text, node)
        if above is None or bracket < 0 or "\n" in text[above.start : node.end].rstrip():
            continue
        if not above.parties and node.parties and node.parties[0].start > bracket:
            above.parties, node.parties = node.parties, ()
        if not above.deadline and node.deadline and node.deadline.start > bracket:
            above.deadline, node.deadline = node.deadline, None


def _bracket(text: str, node: Node) -> int:
    """Where the bracket begins that closes the line of an item behind its last sentence."""
    last = text[node.start : node.end].rstrip()
    opened = last.rfind("(")
    is_closing = opened > 0 and last[opened - 1] in "。;" and last.rstrip("。").endswith(")")
    return node.start + opened if is_closing else -1


def _frequency(text: str, node: Node, end: int, sentences: list[Sentence]) -> Frequency | None:
    """The first rhythm of the item, one with a number of times before one without."""
    found = [
        rhythm
        for rhythm in frequencies.find(text, node.start, end)
        if _kind(rhythm.end, sentences) != "result"
    ]
    counted = [rhythm for rhythm in found if rhythm.text[-1] in "次场期轮回堂节"]
    return next(iter(counted or found), None)


def _deadline(
    text: str, node: Node, end: int, year: int | None, sentences: list[Sentence]
) -> When | None:
    label = _LABEL.search(text, node.start, end)
    if label is not None:
        return _labelled(text, label, year)
    found = [
        period
        for period in periods.find(text, node.start, end, year)
        if _binds(text, period, year, sentences)
    ]
    limits = [period for period in found if period.is_limit] or found
    return _when(max(limits, key=lambda period: period.day or "")) if limits else None


def _labelled(text: str, label: re.Match[str], year: int | None) -> When:
    start, end = label.span("value")
    found = [period for period in periods.find(text, start, end, year) if period.day]
    day = max((period.day for period in found if period.day), default=None)
    return When(start, end, text[start:end].strip(), day)


def _binds(text: str, period: Period, year: int | None, sentences: list[Sentence]) -> bool:
    """Whether a period in the running text is a deadline: of this year on, and not of a deed."""
    if period.day is None and not (period.is_limit or _OPEN.match(period.text)):
        return False
    if period.day and year is not None and int(period.day[:4]) < year:
        return False
    if not (period.is_limit or _SPAN.search(period.text) or _OPEN.match(period.text)):
        return False
    if period.text.startswith("全年") or _is_signature(text, period):
        return False
    return _kind(period.end, sentences) != "result"


def _kind(place: int, sentences: list[Sentence]) -> str | None:
    index = bisect_left(sentences, place, key=lambda sentence: sentence.end)
    return sentences[index].kind if index < len(sentences) else None


def _is_signature(text: str, period: Period) -> bool:
    """A date that has its line for itself is the day of signing."""
    first = text.rfind("\n", max(0, period.start - 12), period.start) + 1
    last = text.find("\n", period.end, period.end + 12)
    around = text[first : period.start] + text[period.end : last if last >= 0 else None][:12]
    return first > 0 and not around.strip()


def _when(period: Period) -> When:
    return When(period.start, period.end, period.text, period.day)
