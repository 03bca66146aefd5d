"""The words that name what a figure counts, and what it is measured by."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from . import tables, wordlists
from .counts import Count
from .model import Quantity

_RATE = re.compile(r"[\u4e00-\u9fff0-9“”]{2,24}(?:率|度|面|比例|比重|占比|覆盖)")
_NOUN = re.compile(r" ?(?:[及或]?以[上下内]|之内|左右|上下|的|[多余])*")
_SHARE = re.compile(
    r"占(?!比)(?P<base>[\u4e00-\u9fff]{2,16}?)(?:总人数|总数|人数)?(?:的(?:比例|比重)?)?(?:提高|提升|达|为)?\Z"
)
_EACH = re.compile(
    r"每(?:[一二两三四五六七八九十0-9]{1,3}个?)?(?:半年|季度|年|季|月|周|天|[人名户家村]|个[\u4e00-\u9fff]{1,2})"
)
_LABEL = re.compile(r"(?P<label>[\u4e00-\u9fff]{2,20})(?:\([^()]{1,4}\))? ?: ?\Z")
_SEPARATOR = re.compile(r" ?(?:、|以及|[和及与并]) ?")
_MARKER = re.compile(r"(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})[、.] ?")
_BLANKS = " \n、≥≤><=~"
_LONGEST = 32


def stretches(text: str, found: list[Count]) -> list[tuple[int, int]]:
    """The words that belong to each count: its clause, shared out where it holds several."""
    borders = [_border(text, one, other) for one, other in pairwise(found)]
    firsts = [count.clause for count in found]
    lasts = [count.clause_end for count in found]
    for index, (before, after) in enumerate(borders):
        lasts[index] = min(lasts[index], before)
        firsts[index + 1] = max(firsts[index + 1], after)
    return [_trimmed(text, *three) for three in zip(found, firsts, lasts, strict=True)]


def _border(text: str, one: Count, other: Count) -> tuple[int, int]:
    """Where the words of one count end and those of the next begin: at the last 、 or 和 between."""
    if other.clause >= one.end:
        return other.value_start, one.end
    cuts = list(_SEPARATOR.finditer(text, one.end, other.value_start))
    if cuts:
        return cuts[-1].span()
    return other.value_start, one.end


def _trimmed(text: str, count: Count, first: int, last: int) -> tuple[int, int]:
    while first < count.value_start and text[first] in _BLANKS:
        first += 1
    marker = _MARKER.match(text, first, count.value_start)
    first = marker.end() if marker else first
    while last > count.end and text[last - 1] in _BLANKS:
        last -= 1
    return first, max(last, count.end)


def name(text: str, count: Count, first: int, last: int) -> str:
    """What is counted: the words before a rate, the words around a count."""
    before = text[max(first, count.value_start - _LONGEST) : count.value_start].strip(_BLANKS)
    behind = text[count.end : min(last, count.end + _LONGEST)]
    behind = behind[_length(_NOUN, behind) :].strip(_BLANKS)
    around = _label(text, first) or tables.row_name(text, first)
    if count.kind == "rate":
        return _rate(before) or around or behind
    before = _lead().sub("", _trail().sub("", before))
    return before + behind or around


def is_part(text: str, last: Quantity | None, count: Count) -> bool:
    """其中 stands before it since the last figure, or it goes on in a list of parts."""
    since = max(0, count.value_start - 60, last.end if last else 0)
    between = text[since : count.value_start]
    if "其中" in between:
        return True
    return last is not None and last.is_part and not set(between) & set("。;\n")


def _label(text: str, first: int) -> str:
    """The words before a colon that the figure follows (新建工会：12家)."""
    match = _LABEL.search(text, max(0, first - 24), first)
    return match.group("label") if match else ""


def base(text: str, count: Count) -> str | None:
    """The base: 每季度, 每个企业, or 建会企业 in 占建会企业的86%."""
    before = text[count.clause : count.value_start]
    if count.kind == "rate":
        share = _SHARE.search(_trail().sub("", before))
        if share:
            return share.group("base")
    each = [match.group() for match in _EACH.finditer(before)]
    return each[-1] if each else None


def _rate(before: str) -> str:
    rates = _RATE.findall(before)
    words = rates[-1] if rates else _trail().sub("", before)
    return str(_lead().sub("", words))


def _length(pattern: re.Pattern[str], words: str) -> int:
    match = pattern.match(words)
    return match.end() if match else 0


@lru_cache(maxsize=1)
def _lead() -> re.Pattern[str]:
    words = sorted(wordlists.parts("indicators")["lead"], key=len, reverse=True)
    return re.compile(rf"\A(?:{'|'.join(words)}| )+")


@lru_cache(maxsize=1)
def _trail() -> re.Pattern[str]:
    words = sorted(wordlists.parts("indicators")["trail"], key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(words)}| )+\Z")
