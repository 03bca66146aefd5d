"""Automatic numbering of a Word file, written out as the markers a reader sees."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from . import counting
from .word_styles import VAL, W, is_on, whole

LEVELS = 9
PLACE = re.compile(r"%([1-9])")
SETS_ITSELF_OFF = "、）)．。：，；;:"
"""After a marker that ends so no space is needed."""


@dataclass(slots=True)
class Level:
    """How one level counts and looks."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    style: str = ""
    gap: str = "tab"
    plain: bool = False
    """Counters of the levels above are shown as 1 2 3 whatever their own format."""
    restarts_after: int | None = None
    """The level (from 1) whose step restarts this one; 0 never; None any level above."""


@dataclass(slots=True)
class Sequence:
    """A numbering that paragraphs refer to: its levels, and the counters it shares with others."""

    levels: dict[int, Level]
    counters: list[int | None]
    overrides: dict[int, int] = field(default_factory=dict)


@dataclass(slots=True)
class Numbering:
    """All numberings of a file; asked for each numbered paragraph in order, it counts."""

    by_id: dict[str, Sequence] = field(default_factory=dict)

    def marker(self, number: str, depth: int | None, style: str | None) -> str:
        """The marker of the next paragraph of this numbering, with the gap after it."""
        sequence = self.by_id.get(number)
        if sequence is None:
            return ""
        at = _depth(sequence, style) if depth is None else min(max(depth, 0), LEVELS - 1)
        level = sequence.levels.get(at)
        if level is None:
            return ""
        _step(sequence, at, level)
        return _written(sequence, level)


def read(root: etree._Element | None) -> Numbering:
    """The numberings of `numbering.xml`."""
    numbering = Numbering()
    if root is None:
        return numbering
    sets = {one.get(W + "abstractNumId", ""): one for one in root.iterfind(W + "abstractNum")}
    linked = {_value(one, "styleLink"): key for key, one in sets.items()}
    levels = {key: _levels(one) for key, one in sets.items()}
    counters: dict[str, list[int | None]] = {key: [None] * LEVELS for key in sets}
    for num in root.iterfind(W + "num"):
        key = _value(num, "abstractNumId")
        if key in sets and (link := _value(sets[key], "numStyleLink")):
            key = linked.get(link, key)
        if key in sets:
            sequence = Sequence(dict(levels[key]), counters[key])
            _override(sequence, num)
            numbering.by_id[num.get(W + "numId", "")] = sequence
    return numbering


def _levels(parent: etree._Element) -> dict[int, Level]:
    found = parent.iterfind(W + "lvl")
    return {whole(one.get(W + "ilvl")): _level(one) for one in found}


def _level(element: etree._Element) -> Level:
    restart = element.find(W + "lvlRestart")
    return Level(
        start=whole(_value(element, "start"), 1),
        format=_value(element, "numFmt") or "decimal",
        text=_value(element, "lvlText"),
        style=_value(element, "pStyle"),
        gap=_value(element, "suff") or "tab",
        plain=is_on(element.find(W + "isLgl")),
        restarts_after=None if restart is None else whole(restart.get(VAL)),
    )


def _override(sequence: Sequence, num: etree._Element) -> None:
    for one in num.iterfind(W + "lvlOverride"):
        at = whole(one.get(W + "ilvl"))
        own = one.find(W + "lvl")
        if own is not None:
            sequence.levels[at] = _level(own)
        start = one.find(W + "startOverride")
        if start is not None:
            sequence.overrides[at] = whole(start.get(VAL), 1)


def _value(element: etree._Element, name: str) -> str:
    child = element.find(W + name)
    return "" if child is None else child.get(VAL, "")


def _depth(sequence: Sequence, style: str | None) -> int:
    named = (at for at, level in sequence.levels.items() if style and level.style == style)
    return next(named, 0)


def _step(sequence: Sequence, at: int, level: Level) -> None:
    """Count this level on; those below start again, those above have at least begun."""
    counters = sequence.counters
    override = sequence.overrides.pop(at, None)
    if override is not None:
        counters[at] = override
    else:
        now = counters[at]
        counters[at] = level.start if now is None else now + 1
    for above in range(at):
        if counters[above] is None:
            counters[above] = sequence.levels[above].start if above in sequence.levels else 1
    for below in range(at + 1, LEVELS):
        limit = sequence.levels[below].restarts_after if below in sequence.levels else None
        if limit is None or (limit and at < limit):
            counters[below] = None


def _written(sequence: Sequence, level: Level) -> str:
    if level.format == "bullet":
        return ""

    def counter(place: re.Match[str]) -> str:
        at = int(place[1]) - 1
        shown = sequence.levels.get(at, level)
        form = "decimal" if level.plain and shown.format != "decimalZero" else shown.format
        return counting.written(sequence.counters[at] or 0, form)

    marker = PLACE.sub(counter, level.text).strip()
    if not marker or level.gap == "nothing" or marker[-1] in SETS_ITSELF_OFF:
        return marker
    return marker if counting.is_enclosed(marker[-1]) else marker + " "
