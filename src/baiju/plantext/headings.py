"""Knows the words of headings: where they end, and what parts are customarily called."""

from __future__ import annotations

import re
from functools import lru_cache

from . import wordlists

_LEAF, _COLON, _SPACE = 30, 20, 15
_SHORTEST, _MOST_PARTS = 2, 3
_SENTENCE_END = re.compile(r"[。!?\n\r]|(?<!\d)\.(?!\d)")
_COLON_OR_GAP = re.compile(r":(?!\d)| {1,4}(?=\S)")
_AFTER_MARKER = " \t,、:*_"
_END_SIGNS = " 。.;:,、!?\r\n\t*_"
_DAY = re.compile(
    r"[(\[]?(?:\d|x|[二〇○零一三四五六七八九]){2,4} ?[年./-] ?\S{1,3} ?[月./-] ?\S{1,3} ?日?[)\]]?$"
)
_REMARK = re.compile(r"(?<=[一-龥]{2})\(.*$")
_TOGETHER = re.compile("[和与及、]")
_KIND = re.compile(
    "(?:活动|工作|主要|具体|总体|会议|竞赛|比赛|培训|评选|评奖|评比|奖励|考核|报名|参赛|慰问|实施|有关)*"
)
_YEAR = re.compile(
    r"(?:(?:20)?(?:\d\d|xx) ?年(?:度|来)?|[今明去来]年|(?:过去|今后)[一二三五]年|[上下]半年|[一五]年来?)(?:的|主要)?"
)


def words(folded: str, start: int, end: int, *, leaf: bool) -> tuple[int, int]:
    """The heading's place in an item: its line, first sentence, or the words before a colon."""
    while start < end and folded[start] in _AFTER_MARKER:
        start += 1
    stop = _SENTENCE_END.search(folded, start, end)
    finish = stop.start() if stop else end
    early = _COLON_OR_GAP.search(folded, start, min(finish, start + _COLON))
    if early and early.start() - start >= _SHORTEST:
        far = early.group() != ":" and early.start() - start > _SPACE
        finish = finish if far else early.start()
    while finish > start and folded[finish - 1] in _END_SIGNS:
        finish -= 1
    if leaf and finish - start > _LEAF:
        finish = start + _LEAF
    return start, finish


def is_date(text: str) -> bool:
    """A line that holds nothing but a day."""
    return len(text) < 20 and _DAY.match(text) is not None


def is_container(text: str) -> bool:
    """A part that only holds others: 主要任务, 工作措施."""
    return text.rstrip(":") in _list("containers")


def names_a_section(text: str) -> bool:
    """The words are a customary name of a part: 指导思想, 保障措施."""
    name = _name(text)
    return name in _list("sections") or name in _list("topics") or _is_joined(name)


def is_general(text: str) -> bool:
    """A customary name of a part that tells no area of work."""
    name = _name(text)
    return name in _list("sections") or _is_joined(name)


def _is_joined(name: str) -> bool:
    """Customary parts in one, or one by a longer name: 活动内容和形式, 主要工作内容."""
    parts = _TOGETHER.split(name)
    if len(parts) == 1:
        return name not in _list("topics") | _list("parts") and _is_part(name)
    return len(parts) <= _MOST_PARTS and all(_is_part(part) for part in parts)


def _is_part(name: str) -> bool:
    match = _KIND.match(name)
    bare = name[match.end() :] if match else name
    return name in _list("sections") or bare in _list("parts")


def _name(text: str) -> str:
    """What a part is called, without the year it is about and without a remark: 2026年工作打算(暂定)."""
    return _YEAR.sub("", _REMARK.sub("", text.strip(_END_SIGNS + "【】[]()<>《》")))


@lru_cache(maxsize=8)
def _list(part: str) -> frozenset[str]:
    return frozenset(wordlists.parts("sections")[part])
