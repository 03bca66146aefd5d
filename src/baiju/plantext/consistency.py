"""Figures held against each other: what a rate is a rate of, and figures that cannot both be right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from .model import Document, Quantity

_NEAR = 60
"""A count and its rate stand within so many characters."""

_YEAR = (None, "全年", "年内", "今年", "本年")
_EVENTS = ("次", "场", "期", "场次", "轮", "天", "篇", "条")
_LOOK_BACK = 40
_NEARLY = 0.85
_SHORT = 7
_EVERYWHERE = {
    "代表",
    "职工",
    "企业",
    "工会",
    "会员",
    "基层",
    "全镇",
    "人大",
    "建议",
    "合同",
    "集体",
}
_VERBS = frozenset("建创评选签办训访救助帮")
_LIMITED = ("率", "度", "面", "占比", "比例", "比重", "覆盖")
_CHANGE = (
    "增长",
    "增加",
    "提高",
    "下降",
    "增幅",
    "降幅",
    "增速",
    "同比",
    "上升",
    "减少",
    "增收",
    "涨",
)


@dataclass(frozen=True, slots=True)
class Implied:
    """43 are 86 % of 50: a count and its rate, and what they are counted from."""

    start: int
    end: int
    count: Quantity
    rate: Quantity
    denominator: int


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two figures that cannot both be right, or one that cannot be right by itself."""

    kind: str
    """`differs`: one indicator, two values; `exceeds`: a part above its whole;
    `sum`: parts that do not add up to their whole; `over_100`: a rate that cannot be."""
    start: int
    end: int
    first: Quantity
    second: Quantity


def implied_denominators(document: Document) -> list[Implied]:
    """Counts with the rate they make, where the division gives one whole number only."""
    found: list[Implied] = []
    for index, rate in enumerate(document.quantities):
        if not _is_share(rate):
            continue
        count = _count_before(document.quantities, index)
        whole = _whole(count.value, rate.value) if count else None
        if count is not None and whole is not None:
            found.append(Implied(count.start, rate.end, count, rate, whole))
    return found


def contradictions(document: Document) -> list[Contradiction]:
    """Figures of the document that contradict each other or themselves."""
    found = [*_differing(document.quantities), *_above_all(document.quantities)]
    return sorted(found, key=lambda one: one.start)


def _is_share(rate: Quantity) -> bool:
    if rate.unit != "%" or not 0 < rate.value < 100 or rate.value_max is not None:
        return False
    return rate.comparator == "=" and not _is_change(rate)


def _is_change(rate: Quantity) -> bool:
    return any(word in rate.indicator for word in _CHANGE)


def _count_before(quantities: list[Quantity], index: int) -> Quantity | None:
    """The nearest count before a rate that shares a word with it, in the same tense."""
    rate = quantities[index]
    for count in reversed(quantities[max(0, index - 3) : index]):
        is_far = rate.start - count.end > _NEAR
        if is_far or count.tense != rate.tense or count.unit == rate.unit:
            return None
        if _is_whole_count(count) and (_akin(count, rate) or rate.per is not None):
            return count
    return None


def _is_whole_count(count: Quantity) -> bool:
    if count.unit in ("%", "比例", "元", "倍", "个百分点") or count.value_max is not None:
        return False
    return count.comparator == "=" and count.value >= 2 and count.value == int(count.value)


def _akin(count: Quantity, rate: Quantity) -> bool:
    """They share a pair of characters: 签订 in 签订协议书 and 签订率."""
    words = rate.indicator.rstrip("率度")
    pairs = {words[place : place + 2] for place in range(len(words) - 1)}
    return any(pair in count.indicator for pair in pairs - _EVERYWHERE)


def _whole(count: float, rate: float) -> int | None:
    """The one whole number of which the count is the rate, at the rate's precision."""
    decimals = 0 if rate == int(rate) else len(f"{rate:g}".partition(".")[2])
    guess = round(100 * count / rate)
    fitting = [
        whole
        for whole in (guess - 1, guess, guess + 1)
        if whole >= count and whole > 0 and round(100 * count / whole, decimals) == rate
    ]
    if fitting == [guess]:
        return guess
    is_exact = abs(100 * count / rate - guess) < 1e-9 * guess
    return guess if is_exact and guess in fitting else None


def _differing(quantities: list[Quantity]) -> Iterator[Contradiction]:
    """The same indicator, unit, period, base and tense with two values."""
    by_name: dict[tuple[str | None, ...], list[Quantity]] = {}
    for quantity in quantities:
        if quantity.is_part or quantity.unit in _EVENTS or _is_change(quantity):
            continue
        period = None if quantity.period in _YEAR else quantity.period
        name = (quantity.unit, period, quantity.per, quantity.tense)
        known = by_name.setdefault(name, [])
        for first in known[-_LOOK_BACK:]:
            if _is_same_thing(first.indicator, quantity.indicator) and _clash(first, quantity):
                yield Contradiction("differs", quantity.start, quantity.end, first, quantity)
                break
        else:
            known.append(quantity)


def _is_same_thing(one: str, other: str) -> bool:
    """新建职工书屋 and 职工书屋建成: one long word and a verb in common; or the same words."""
    if one == other:
        return len(one) >= 4
    common = SequenceMatcher(None, one, other, autojunk=False).find_longest_match()
    if common.size < 4:
        return False
    rest = set(one[: common.a] + one[common.a + common.size :])
    other_rest = set(other[: common.b] + other[common.b + common.size :])
    return len(rest | other_rest) <= _SHORT and bool(rest & other_rest & _VERBS)


def _clash(first: Quantity, second: Quantity) -> bool:
    """At least 90 and at least 95 may both hold; 90 and 95 may not, nor 80 and at least 90."""
    low, high = _bounds(first)
    other_low, other_high = _bounds(second)
    return high < other_low or other_high < low


def _bounds(quantity: Quantity) -> tuple[float, float]:
    high = quantity.value if quantity.value_max is None else quantity.value_max
    if quantity.comparator == ">=":
        return quantity.value, float("inf")
    if quantity.comparator == "<=":
        return 0.0, high
    if quantity.comparator == "about":
        return 0.8 * quantity.value, 1.2 * high
    return quantity.value, high


def _above_all(quantities: list[Quantity]) -> Iterator[Contradiction]:
    """Rates above 100 %, and parts (其中) that do not fit the whole they follow."""
    for quantity in quantities:
        if quantity.unit == "%" and quantity.value > 100 and _is_limited(quantity):
            yield Contradiction("over_100", quantity.start, quantity.end, quantity, quantity)
    for whole, parts in _families(quantities):
        kind = _misfit(whole.value, [part.value for part in parts])
        if kind:
            yield Contradiction(kind, whole.start, parts[-1].end, whole, parts[-1])


def _misfit(whole: float, parts: list[float]) -> str:
    """A list of parts may be short of its whole, but not by a little."""
    if max(parts) > whole:
        return "exceeds"
    total = sum(parts)
    is_near = len(parts) > 1 and _NEARLY * whole <= total
    return "sum" if is_near and abs(total - whole) > 1e-9 * whole else ""


def _families(quantities: list[Quantity]) -> Iterator[tuple[Quantity, list[Quantity]]]:
    """Each whole with the parts in its unit that follow it."""
    whole: Quantity | None = None
    parts: list[Quantity] = []
    for quantity in [*quantities, None]:
        if quantity is not None and quantity.is_part:
            parts.append(quantity)
            continue
        if whole is not None and (fitting := _fitting(whole, parts)):
            yield whole, fitting
        whole, parts = quantity, []


def _fitting(whole: Quantity, parts: list[Quantity]) -> list[Quantity]:
    if whole.comparator != "=" or whole.value_max is not None or whole.unit == "%":
        return []
    near = [part for part in parts if part.start - whole.end <= 2 * _NEAR]
    same = [part for part in near if part.unit == whole.unit and part.comparator == "="]
    return same if len(same) == len(near) else []


def _is_limited(rate: Quantity) -> bool:
    return rate.indicator.endswith(_LIMITED) and not _is_change(rate)
