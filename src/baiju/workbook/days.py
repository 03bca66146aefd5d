"""Days as lists write them: 1980.1.5, 80年1月, 19800105, 二〇二六年三月一日, 29221."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from baiju.identifiers import signs

FIRST, LAST = date(1900, 1, 1), date(2199, 12, 31)
"""Days outside are slips of the finger."""
SERIALS = range(10_000, 109_575)
"""Day numbers of a sheet that are believed without a date format: 1927 to 2199."""
_EPOCH = date(1899, 12, 30)
_CHINESE = {figure: str(number) for number, figure in enumerate("〇一二三四五六七八九")}
_CHINESE |= {"零": "0", "○": "0", "Ｏ": "0", "O": "0", "两": "2"}
_CHINESE_DAY = re.compile(
    r"(?P<year>[〇零○O一二三四五六七八九]{2}|[〇零○O一二三四五六七八九]{4})年(?P<month>[元一二三四五六七八九十]{1,3})月"
    r"(?:(?P<day>[一二三四五六七八九十廿卅]{1,3})[日号]?)?"
)
_TIME = re.compile(
    r"(?:[T\s]*(?:[上下]午|[AaPp][Mm])?\s*[0-9]{1,2}[:：][0-9]{2}(?:[:：][0-9]{2}(?:\.[0-9]+)?)?\s*(?:[AaPp][Mm])?Z?"
    r"|\s*[(（]?(?:星期|周)[一二三四五六日天][)）]?|\s*(?:出生|生|起|止))+\Z"
)
_SEPARATOR = r"\s*[-./。、·・,，\\_—–－年\s]\s*"
_PARTS = re.compile(
    rf"(?P<year>[0-9]{{4}}|[0-9]{{2}}){_SEPARATOR}(?P<month>[0-9]{{1,2}})"
    r"(?:\s*[-./。、·・,，\\_—–－月\s]\s*(?P<day>[0-9]{1,2})\s*[日号.。]?|\s*月?份?|\.)"
)
_YEAR_LAST = re.compile(r"(?P<one>[0-9]{1,2})[-./](?P<two>[0-9]{1,2})[-./](?P<year>[0-9]{4})")
_SOLID = re.compile(r"[0-9]{8}|[0-9]{6}")


@dataclass(frozen=True, slots=True)
class Read:
    """A day that was read, and what was taken for granted on the way."""

    day: date
    granted: tuple[str, ...] = ()
    """`day` (none was named), `century` (two figures), `serial` (a bare number)."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two readings, and nothing that decides between them."""

    first: Read
    second: Read


def of_cell(text: str) -> date | None:
    """The day of a cell with a date format."""
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def of_number(text: str, *, latest: int) -> Read | Doubt | str | None:
    """A day from a number without a date format: 29221, 19800105, 198001, 1980.1.

    `latest` is the last year that a year of two figures can be.
    """
    whole, _, rest = text.partition(".")
    if not whole.isdecimal():
        return None
    if len(whole) == 4 and FIRST.year <= int(whole) <= LAST.year:
        return _year_and_rest(int(whole), rest) if rest.strip("0") else "date_year_only"
    if len(whole) in (6, 8) and not rest.strip("0"):
        return written(whole, latest=latest)
    if int(whole) in SERIALS:
        return Read(_EPOCH + timedelta(days=int(whole)), ("serial",))
    return None


def _year_and_rest(year: int, rest: str) -> Read | Doubt | None:
    """1980.1 in a number cell was typed as 1980.1 or as 1980.10: nobody can know."""
    if rest == "1":
        return Doubt(_month(year, 1), _month(year, 10))
    return _month(year, int(rest)) if len(rest) < 3 and 1 <= int(rest) <= 12 else None


def _month(year: int, month: int) -> Read:
    return Read(date(year, month, 1), ("day",))


def written(text: str, *, latest: int) -> Read | Doubt | str | None:
    """A day as a person writes it; None when it is none, a name when the sentence is special."""
    bare = _TIME.sub("", signs.narrow(text).strip()).strip()
    if _SOLID.fullmatch(bare):
        return _solid(bare, latest)
    if match := _PARTS.fullmatch(bare):
        return _parts(match, bare, latest)
    if match := _CHINESE_DAY.fullmatch(bare):
        return _chinese(match, latest)
    if match := _YEAR_LAST.fullmatch(bare):
        return _year_last(match)
    return "date_year_only" if re.fullmatch(r"(?:19|20)[0-9]{2}年?", bare) else None


def _read(year: int, month: int, day: int | None, granted: tuple[str, ...] = ()) -> Read | None:
    try:
        found = date(year, month, day or 1)
    except ValueError:
        return None
    return Read(found, granted if day else (*granted, "day"))


def _either(first: Read | None, second: Read | None) -> Read | Doubt | None:
    if first and second and first.day != second.day:
        return Doubt(first, second)
    return first or second


def _solid(bare: str, latest: int) -> Read | Doubt | None:
    """19800105; six figures are year and month, or a year of two figures, month and day."""
    if len(bare) == 8:
        return _read(int(bare[:4]), int(bare[4:6]), int(bare[6:]) or -1)
    year = int(bare[:4])
    is_year = FIRST.year <= year <= LAST.year
    long = _read(year, int(bare[4:]), None) if is_year else None
    short = _read(
        _century(int(bare[:2]), latest), int(bare[2:4]), int(bare[4:]) or -1, ("century",)
    )
    return _either(long, short)


def _parts(match: re.Match[str], bare: str, latest: int) -> Read | Doubt | None:
    month, day = int(match["month"]), match["day"]
    if len(match["year"]) == 4:
        return _read(int(match["year"]), month, int(day) if day else None)
    year = int(match["year"])
    full = _century(year, latest)
    read = _read(full, month, int(day) if day else None, ("century",))
    if "年" in bare or year > 31:
        return read
    if day is None:
        return None  # 05.1 is a number as well as a day
    return _either(read, _read(_century(int(day), latest), month, year, ("century",)))


def _century(year: int, latest: int) -> int:
    """The one year of the hundred up to the latest that ends so."""
    full = latest // 100 * 100 + year
    return full if full <= latest else full - 100


def _chinese(match: re.Match[str], latest: int) -> Read | None:
    figures = "".join(_CHINESE[figure] for figure in match["year"])
    granted = ("century",) if len(figures) == 2 else ()
    year = _century(int(figures), latest) if granted else int(figures)
    day = _small(match["day"]) if match["day"] else None
    return _read(year, _small(match["month"].replace("元", "一")), day, granted)


def _small(text: str) -> int:
    """十二 is 12, 廿三 is 23, 三十 is 30."""
    text = text.replace("廿", "二十").replace("卅", "三十")
    tens, sign, ones = text.rpartition("十")
    first = int(_CHINESE.get(tens, "1")) if sign else 0
    return first * 10 + int(_CHINESE.get(ones, "0"))


def _year_last(match: re.Match[str]) -> Read | Doubt | None:
    """14/3/2026 can only be one day, 3/4/2026 can be two."""
    one, two, year = int(match["one"]), int(match["two"]), int(match["year"])
    return _either(_read(year, one, two), _read(year, two, one))
