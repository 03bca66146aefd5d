"""Finds the words of a heading, and the headings that have no number."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from . import wordlists

_LEAF, _COLON, _SPACE = 30, 20, 15
_LONGEST_BARE, _SHORTEST_BARE = 26, 2
_SENTENCE_END = re.compile(r"[。!?\n\r]|(?<!\d)\.(?!\d)")
_COLON_OR_GAP = re.compile(r":(?!\d)| {1,4}(?=\S)")
_AFTER_MARKER = " \t,、:*_"
_END_SIGNS = " 。.;:,、!?\r\n\t*_"
_DATE = re.compile(r" *(?:\d|二[〇○零]|x){2,4} *[年./-]")
_DAY = re.compile(
    r"[(\[]?(?:\d|x|[二〇○零一三四五六七八九]){2,4} ?[年./-] ?\S{1,3} ?[月./-] ?\S{1,3} ?日?[)\]]?$"
)
_YEAR = re.compile(
    r"(?:(?:20)?(?:\d\d|xx) ?年(?:度|来)?|[今明去来]年|(?:过去|今后)[一二三五]年|[上下]半年|[一五]年来?)(?:的|主要)?"
)
_SIGNED = re.compile(
    r"(?:工会|委员会|主席团|总工会|联合会|公司|大会|办公室|政府|党委|集团|学校|医院|人大|街道|[镇乡县区市局院厂部科])$"
)
_INNER = re.compile(r"[。;!?\t|]|, *$")
_AS_FOLLOWS = re.compile(r"(?:如下|以下|下列|通知|意见|事项)[^ ]{0,8}:?$")


Items = Mapping[int, int | None]
"""The numbers of the marked lines, by where they start."""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph without the spaces around it."""

    start: int
    end: int
    style: int | None
    words: str


def words(folded: str, start: int, end: int, *, leaf: bool) -> tuple[int, int]:
    """The heading's place in an item: its line, first sentence, or the words before a colon."""
    while start < end and folded[start] in _AFTER_MARKER:
        start += 1
    stop = _SENTENCE_END.search(folded, start, end)
    finish = stop.start() if stop else end
    early = _COLON_OR_GAP.search(folded, start, min(finish, start + _COLON))
    if early and early.start() - start >= _SHORTEST_BARE:
        far = early.group() != ":" and early.start() - start > _SPACE
        finish = finish if far else early.start()
    while finish > start and folded[finish - 1] in _END_SIGNS:
        finish -= 1
    if leaf and finish - start > _LEAF:
        finish = start + _LEAF
    return start, finish


def unnumbered(folded: str, lines: Sequence[Line], items: Items) -> list[Line]:
    """The lines that head what follows without a number."""
    found = []
    for place, line in enumerate(lines):
        if line.start in items or not _may_head(line):
            continue
        before = lines[place - 1] if place else None
        after = lines[place + 1] if place + 1 < len(lines) else None
        named = line.style is not None or names_a_section(line.words)
        if named or (after is not None and _looks_like_one(line, before, after, items)):
            found.append(line)
    return found


def is_date(text: str) -> bool:
    """A line that holds nothing but a day."""
    return len(text) < 20 and _DAY.match(text) is not None


def is_container(line: Line) -> bool:
    return line.words.rstrip(":") in _list("containers")


def names_a_section(text: str) -> bool:
    """The words are a customary name of a part: 指导思想, 保障措施."""
    name = _name(text)
    return name in _list("sections") or name in _list("topics")


def is_general(text: str) -> bool:
    """A customary name of a part that tells no area of work."""
    return _name(text) in _list("sections")


def _name(text: str) -> str:
    """What a part is called, without the year it is about: 2026年工作打算."""
    return _YEAR.sub("", text.strip(_END_SIGNS + "【】[]()<>《》"))


def _may_head(line: Line) -> bool:
    text = line.words
    if not _SHORTEST_BARE <= len(text) <= (_LONGEST_BARE if line.style is None else 60):
        return False
    if names_a_section(text):
        return True
    if _INNER.search(text) or (_DATE.match(text) and not re.search("[一-龥]{4}", text)):
        return False
    return not text.startswith(_openings())


def _looks_like_one(line: Line, before: Line | None, after: Line, items: Items) -> bool:
    text = line.words
    if len(text) < 4 or text[-1] in ".、,)" or _AS_FOLLOWS.search(text) or _DATE.match(text):
        return False
    if before is not None and before.start in items and items.get(after.start, 1) != 1:
        return False
    if before is None or (before.start not in items and not _ends_a_sentence(before.words)):
        return False
    if _SIGNED.search(text) and "工作" not in text and "建设" not in text:
        return False
    return after.start in items or len(after.words) > max(_LONGEST_BARE, len(text) + 4)


def _ends_a_sentence(text: str) -> bool:
    return text[-1] in "。;!?:)…" or names_a_section(text)


@lru_cache(maxsize=4)
def _list(part: str) -> frozenset[str]:
    return frozenset(wordlists.parts("sections")[part])


@lru_cache(maxsize=1)
def _openings() -> tuple[str, ...]:
    return tuple(wordlists.parts("sections")["openings"])
