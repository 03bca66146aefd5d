"""Words for a stretch of time or its end, and the last day they mean."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

from . import numerals
from .model import Extent

_N = r"[0-9]{1,2}|[一二三四五六七八九十]{1,3}"
_YEAR = r"(?:(?P<year>20\d\d|二[〇零○][一二三四五六七八九〇零]{2}) ?年 ?|(?P<said>今年|本年度?|当年|明年|来年|去年|上年))?"
_FEASTS = {
    "元旦": (1, 1), "三八": (3, 8), "五一": (5, 1), "五四": (5, 4), "六一": (6, 1), "七一": (7, 1),
    "八一": (8, 1), "国庆": (10, 1), "十一": (10, 1), "春节": None, "端午": None, "中秋": None,
    "重阳": None, "元宵": None, "清明": (4, 5), "教师节": (9, 10), "安全生产月": (6, 30),
}  # fmt: skip
_FIRST = '[0-9一二三四五六七八九十今本当明来去上下第年全长持常贯“‘"元国春端中重清教安]'
_PERIOD = re.compile(
    rf"(?={_FIRST})(?:(?P<open>长期坚持|长期推进|持续推进|常态化推进|常年坚持|贯穿全年)"
    rf"|{_YEAR}(?:"
    rf"(?:(?P<from>{_N}) ?月?(?:份)? ?(?:[-—~至到]{{1,2}}) ?)?(?P<month>{_N}) ?月(?:份)? ?"
    rf"(?:(?P<day>{_N}) ?[日号]|(?P<part>底|末|上旬|中旬|下旬|初|中(?!旬)))?"
    rf"|(?P<halves>[上下])半年|第?(?P<quarter>[一二三四1-4])季度(?:末|底)?(?!一次|召)|(?P<whole>年[底末终内]|全年))"
    rf"(?P<before>之?前|以前|截止|止)?"
    rf"|[“‘\"]?(?P<feast>{'|'.join(_FEASTS)})[”’\"]?(?:国际)?(?:劳动|妇女|建军|青年|儿童|建党)?(?:节|日)?"
    rf"(?P<eve>前夕|前后|期间|之前|前|来临之际|到来之际))"
)
_HINT = re.compile(r"[月年季前期夕际]|长期|持续|常")
_SAID = {"明年": 1, "来年": 1, "去年": -1, "上年": -1}
_TENTH = {"上旬": 10, "初": 10, "中旬": 20, "中": 20}


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time in a text."""

    start: int
    end: int
    text: str
    day: str | None
    """ISO date of its last day; None when the text leaves it open."""
    is_limit: bool
    """It says by when (6月底前), not only in what time (上半年)."""


_NAMED = re.compile(r"(20\d\d) ?年")


def year_of(text: str, extent: Extent) -> int | None:
    """The year of a document: its own, or the first that its title and opening name."""
    if extent.year is not None:
        return extent.year
    found = _NAMED.search(text, extent.title_start, min(extent.title_end + 300, extent.end))
    return int(found.group(1)) if found else None


def find(text: str, start: int, end: int, year: int | None) -> list[Period]:
    """The periods between start and end of a folded text, read in a document of that year."""
    if not _HINT.search(text, start, end):
        return []
    return [_period(match, year) for match in _PERIOD.finditer(text, start, end)]


def deadline_in(text: str, start: int, end: int, year: int | None) -> str | None:
    """By when, inside one clause: the ISO day when it is known, else the words."""
    limits = [period for period in find(text, start, end, year) if period.is_limit]
    return (limits[-1].day or limits[-1].text) if limits else None


_AROUND = re.compile(
    r"每(?:[一二两三四五六0-9]{1,2}个)?(?:年|半年|季度?|月|周)|年内|全年|[上下]半年|第?[一二三四1-4]季度"
    r"|(?:今年以来|今年来|今年|去年|上年|本年|明年|目前|至今|截至目前)|[0-9]{1,2}月份?|20\d\d年"
)


def around(text: str, clause: int, place: int) -> str | None:
    """The words that say in what time a figure counts: in its clause, else earlier in the sentence."""
    low = max(clause - 40, 0)
    low = max(low, text.rfind("。", low, place) + 1, text.rfind("\n", low, place) + 1)
    found = [match.group() for match in _AROUND.finditer(text, low, place)]
    return found[-1] if found else None


def _period(match: re.Match[str], year: int | None) -> Period:
    day = None if match.group("open") else _last_day(match, year)
    is_limit = any(match.group(name) for name in ("before", "part", "day", "eve"))
    is_limit = is_limit or (match.group("whole") or "年内")[-1] in "底末"
    iso = day.isoformat() if day else None
    return Period(match.start(), match.end(), match.group(), iso, is_limit)


def _last_day(match: re.Match[str], year: int | None) -> date | None:
    year = _year(match, year)
    if year is None:
        return None
    if match.group("feast"):
        return _feast_day(match, year)
    month = _month(match)
    if month is None or not 1 <= month <= 12:
        return None
    last = calendar.monthrange(year, month)[1]
    if match.group("day"):
        return date(year, month, min(max(1, _number(match.group("day"))), last))
    if match.group("month") and match.group("before") and not match.group("part"):
        return date.fromordinal(date(year, month, 1).toordinal() - 1)
    return date(year, month, _TENTH.get(match.group("part") or "", last))


def _year(match: re.Match[str], year: int | None) -> int | None:
    named = match.group("year")
    if named:
        return _number(named)
    return None if year is None else year + _SAID.get(match.group("said") or "", 0)


def _month(match: re.Match[str]) -> int | None:
    if match.group("month"):
        return _number(match.group("month"))
    if match.group("halves"):
        return 6 if match.group("halves") == "上" else 12
    if match.group("quarter"):
        return 3 * _number(match.group("quarter"))
    return 12


def _feast_day(match: re.Match[str], year: int) -> date | None:
    feast = _FEASTS[match.group("feast")]
    if feast is None:
        return None
    day = date(year, *feast)
    is_before = match.group("eve") not in ("前后", "期间")
    return date.fromordinal(day.toordinal() - 1) if is_before else day


def _number(words: str) -> int:
    return int(numerals.value(words) or 0)
