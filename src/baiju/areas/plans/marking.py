"""A clause's words cut where something is to be shown on them: findings, kinds of sentences, the lead."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from .check import Shown
from .laid import Said

WEIGHTS = {"error": "must", "warning": "should", "hint": "may"}
KINDS = {"target": "deed", "measure": "deed", "result": "told", "talk": "talk"}
"""How a sentence is marked; where a target stands in it, the target is marked instead."""


@dataclass(frozen=True)
class Mark:
    """A stretch of words of one kind: target, deed, told or talk."""

    start: int
    end: int
    kind: str
    target: Any = None


@dataclass(frozen=True)
class Segment:
    """Words with one look."""

    text: str
    is_lead: bool = False
    finding: Shown | None = None
    mark: Mark | None = None
    begins: bool = False
    """Whether the mark begins here."""

    @property
    def weight(self) -> str:
        """How strongly the finding asks: must, should or may."""
        return WEIGHTS[self.finding.finding.severity] if self.finding else ""


def paragraphs(
    words: str, lead: int, findings: Sequence[Shown], marks: Sequence[Mark] = ()
) -> list[list[Segment]]:
    """The words line by line, each line in segments; put together they are the words."""
    cuts = {0, len(words), min(lead, len(words))}
    places = [_place(words, shown) for shown in findings]
    for start, end in (*places, *((m.start, m.end) for m in marks)):
        cuts |= {start, end}
    edges = sorted(cut for cut in cuts if 0 <= cut <= len(words))
    lines: list[list[Segment]] = [[]]
    for start, end in itertools.pairwise(edges):
        finding = next(
            (f for f, (a, b) in zip(findings, places, strict=True) if a <= start < b), None
        )
        mark = next((m for m in marks if m.start <= start < m.end), None)
        begins = mark is not None and mark.start == start
        _lay(lines, Segment(words[start:end], start < lead, finding, mark, begins))
    return [line for line in lines if any(segment.text.strip() for segment in line)]


def marks(words: str, lead: int, sentences: Sequence[Said], targets: Sequence[Any]) -> list[Mark]:
    """What the sentences do, the targets first; leads and notes in brackets are left alone."""
    placed = [t for t in targets if t.start is not None and t.end is not None and t.start < t.end]
    told: list[Mark] = []
    for said in sentences:
        start = _begin(words, max(said.start, lead), said.end)
        holds_target = any(start < t.end and t.start < said.end for t in placed)
        if not holds_target:
            _join(told, Mark(start, said.end, KINDS[said.kind]))
    return [*(Mark(t.start, t.end, "target", t) for t in placed), *told]


def _begin(words: str, start: int, end: int) -> int:
    """Where a sentence begins; its end when it is only signs or a note in brackets."""
    said = words[start:end]
    says_something = any(sign.isalnum() for sign in said) and said.lstrip()[0] not in "（("
    return start + len(said) - len(said.lstrip()) if says_something else end


def _join(told: list[Mark], mark: Mark) -> None:
    """Talk that goes on is marked once."""
    last = told[-1] if told else None
    if last and last.end == mark.start and last.kind == mark.kind != "deed":
        told[-1] = Mark(last.start, mark.end, mark.kind)
    elif mark.start < mark.end:
        told.append(mark)


def _place(words: str, shown: Shown) -> tuple[int, int]:
    """Where a finding is drawn; something missing is drawn on the character before it."""
    if shown.start < shown.end:
        return shown.start, shown.end
    start = max(min(shown.start, len(words)) - 1, 0)
    return start, start + 1


def _lay(lines: list[list[Segment]], segment: Segment) -> None:
    """A line break in the words begins a new line."""
    for n, text in enumerate(segment.text.split("\n")):
        if n:
            lines.append([])
        if text:
            lines[-1].append(replace(segment, text=text, begins=segment.begins and n == 0))
