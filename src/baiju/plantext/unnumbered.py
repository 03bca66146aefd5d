"""Finds the lines that head a part without a number: 指导思想, or a short line between paragraphs."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from . import headings, wordlists

_SHORTEST, _SHORTEST_FREE, _LONGEST, _LONGEST_STYLED = 2, 4, 26, 60
_COMPANY, _LABELS = 2, 3
"""A line that only looks like a heading is one when there are so many."""
_DATE = re.compile(r" *(?:\d|二[〇○零]|x){2,4} *[年./-]")
_SIGNED = re.compile(
    r"(?:工会|委员会|主席团|联合会|公司|大会|办公室|政府|党委|集团|学校|医院|人大|街道|[镇乡县区市局院厂部科]):?$"
)
_NOT_OF_HEADINGS = re.compile(r"[。;!?\t|]|, *$")
_ANNOUNCES = re.compile(
    r"(?:如下|以下|下列|通知|意见|事项)[^ ]{0,8}:?$|(?:[是为有]|包括|做到|抓好|做好):?$|:.|^[—-]"
    r"|[一二三四五六七八九十几两\d](?:个|项|件|点|条|大)(?:方面|工作|大?事|任务|措施|要求)?:?$"
)

Items = Mapping[int, int | None]
"""The numbers of the marked lines, by where they start."""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph without the spaces around it."""

    start: int
    end: int
    style: int | None
    words: str


def find(lines: Sequence[Line], items: Items) -> list[Line]:
    """The lines that head what follows without a number."""
    named, alike = _labelled(lines, items), []
    for place, line in enumerate(lines):
        if line.start in items or not _may_head(line):
            continue
        before = lines[place - 1] if place else None
        after = lines[place + 1] if place + 1 < len(lines) else None
        if line.style is not None or headings.names_a_section(line.words):
            named.append(line)
        elif after is not None and _looks_like_one(line.words):
            alike.extend([line] if _fits(before, line, after, items) else [])
    return named + alike if len(named) + len(alike) >= _COMPANY else named


def _labelled(lines: Sequence[Line], items: Items) -> list[Line]:
    """活动时间：五月, 活动地点：礼堂: lines that begin with the name of a part, before any number."""
    found = [line for line in lines if line.start not in items and _has_label(line.words)]
    first = min(items, default=None)
    if len(found) < _LABELS or (first is not None and first < found[0].start):
        return []
    return found


def _has_label(text: str) -> bool:
    label, colon, rest = text[:_LONGEST].partition(":")
    return bool(colon and rest) and len(label) >= _SHORTEST_FREE and headings.names_a_section(label)


def _may_head(line: Line) -> bool:
    text = line.words
    if not _SHORTEST <= len(text) <= (_LONGEST if line.style is None else _LONGEST_STYLED):
        return False
    if headings.names_a_section(text):
        return True
    return not (_NOT_OF_HEADINGS.search(text) or text.startswith(_openings()))


def _looks_like_one(text: str) -> bool:
    if len(text) < _SHORTEST_FREE or text[-1] in ".、,)":
        return False
    if _ANNOUNCES.search(text) or _DATE.match(text):
        return False
    return not _SIGNED.search(text) or "工作" in text or "建设" in text


def _fits(before: Line | None, line: Line, after: Line, items: Items) -> bool:
    """What follows is numbered or longer than a heading, and what stands before is at an end."""
    if after.start not in items and len(after.words) <= max(_LONGEST, len(line.words) + 4):
        return False
    return before is None or _may_precede(before, after, items)


def _may_precede(before: Line, after: Line, items: Items) -> bool:
    """The line before is at an end, and the line is not all there is under an item."""
    if before.start in items:
        return items.get(after.start, 1) == 1
    text = before.words
    if text[-1] == ")":
        return len(text) > _LONGEST
    return text[-1] in "。;!?:…" or headings.names_a_section(text)


@lru_cache(maxsize=1)
def _openings() -> tuple[str, ...]:
    return tuple(wordlists.parts("sections")["openings"])
