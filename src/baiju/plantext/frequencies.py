"""How often something is to be done: 每季度一次, 一年不少于4次, 每三个月至少召开一次."""

from __future__ import annotations

import re

from . import numerals
from .model import Frequency

_PERIODS = {
    "年": "year", "年度": "year", "学年": "year", "半年": "half_year", "学期": "half_year",
    "季度": "quarter", "季": "quarter", "月": "month", "月度": "month", "周": "week",
    "星期": "week", "双月": "month",
}  # fmt: skip
_GAPS = {3: "quarter", 6: "half_year", 12: "year"}
_N = r"[0-9]{1,2}|[一二两三四五六七八九十]{1,2}"
_EVERY = re.compile(
    rf"每(?:隔)?(?:(?P<many>{_N})个?(?=[月年周季])|一)?(?P<unit>半年|双月|学年|学期|年度|年|季度|季|月度|月|周|星期)"
    rf"(?!末月|[底末]前)"
    rf"|按(?P<by>月度|月|季度|季|周|半年)(?![0-9度])"
    rf"|(?P<whole>一年|全年)(?=[^,;。:\n]{{0,20}}?(?:{_N}) ?[次场期轮])"
    rf"|一(?P<one>季度?|月|周|年)(?=(?:召开|开展|组织)?一[次场期])"
)
_TIMES = re.compile(
    rf"(?P<times>{_N})(?:[-—~至到](?:{_N}))? ?(?:场次|[次场期轮回堂节](?!会议精神))"
)
_STOP = re.compile(r"[;。:!?\n]|[,、]?每")
_REACH = 28


def find(text: str, start: int, end: int) -> list[Frequency]:
    """Every rhythm between start and end of a folded text."""
    return [_frequency(text, match, end) for match in _EVERY.finditer(text, start, end)]


def _frequency(text: str, match: re.Match[str], end: int) -> Frequency:
    last = min(end, match.end() + _REACH)
    stop = _STOP.search(text, match.end(), last)
    times = _TIMES.search(text, match.end(), stop.start() if stop else last)
    period, gap = _period(match)
    count = numerals.value(times.group("times")) if times else None
    behind = times.end() if times else match.end()
    words = text[match.start() : behind]
    return Frequency(match.start(), behind, words, int(count or 1), period, gap)


def _period(match: re.Match[str]) -> tuple[str, int | None]:
    unit = match.group("unit") or match.group("by") or match.group("one") or "年"
    many = int(numerals.value(match.group("many") or "1") or 1)
    if unit == "双月":
        return "month", 2
    if many == 1:
        return _PERIODS[unit], None
    months = many * {"年": 12, "季": 3, "季度": 3, "月": 1}.get(unit, 0)
    if not months:
        return _PERIODS[unit], None
    return _GAPS.get(months, "year" if months > 12 else "month"), months
