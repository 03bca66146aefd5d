"""A clause's words cut where something is to be shown on them: findings, targets, the bold lead."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from .check import Shown

WEIGHTS = {"error": "must", "warning": "should", "hint": "may"}


@dataclass(frozen=True)
class Segment:
    """Words with one look."""

    text: str
    is_lead: bool = False
    finding: Shown | None = None
    target: Any = None
    starts_target: bool = False

    @property
    def weight(self) -> str:
        """How strongly the finding asks: must, should or may."""
        return WEIGHTS[self.finding.finding.severity] if self.finding else ""


def paragraphs(
    words: str, lead: int, findings: Sequence[Shown], targets: Sequence[Any]
) -> list[list[Segment]]:
    """The words line by line, each line in segments; put together they are the words."""
    cuts = {0, len(words), min(lead, len(words))}
    for shown in findings:
        cuts |= {shown.start, shown.end}
    for target in targets:
        cuts |= {target.start, target.end}
    edges = sorted(cut for cut in cuts if 0 <= cut <= len(words))
    lines: list[list[Segment]] = [[]]
    for start, end in itertools.pairwise(edges):
        segment = _segment(start, words[start:end], lead, findings, targets)
        _lay(lines, segment)
    return [line for line in lines if any(segment.text.strip() for segment in line)]


def _segment(
    start: int, text: str, lead: int, findings: Sequence[Shown], targets: Sequence[Any]
) -> Segment:
    finding = next((f for f in findings if f.start <= start < f.end), None)
    target = next((t for t in targets if t.start <= start < t.end), None)
    begins = target is not None and target.start == start
    return Segment(text, start < lead, finding, target, begins)


def _lay(lines: list[list[Segment]], segment: Segment) -> None:
    """A line break in the words begins a new line."""
    first, *rest = segment.text.split("\n")
    for n, text in enumerate((first, *rest)):
        if n:
            lines.append([])
        if text:
            begins = segment.starts_target and n == 0
            lines[-1].append(
                Segment(text, segment.is_lead, segment.finding, segment.target, begins)
            )
