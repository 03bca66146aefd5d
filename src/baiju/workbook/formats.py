"""Which number formats mean a day or a time, and what a serial number says under one."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from .model import Bad, Day, Number

DAYS = frozenset([*range(14, 18), 22, *range(27, 32), 36, *range(50, 55), 57, 58])
TIMES = frozenset([*range(18, 22), *range(32, 36), 45, 47, 55, 56])
"""Numbers of built-in formats, those of Chinese editions included."""
ASIDE = re.compile(r'"[^"]*"|\\.|[_*].|\[[^\]]*\]|am/pm|a/p|上午/下午|general|e[+-]', re.IGNORECASE)
ELAPSED = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
"""Hours that go on counting beyond a day are an amount, not a time."""
OF_DAYS = re.compile("[yde年月日]|a{3}", re.IGNORECASE)
OF_TIMES = re.compile("[hs时分秒]", re.IGNORECASE)
OF_NUMBERS = re.compile("[0#?%@]")
FRACTION = re.compile(r"s\.0+", re.IGNORECASE)
SECONDS = 86_400
LEAP_DAY = 60
"""The 29th of February 1900, which the calendar of office programs has and the world had not."""
LAST = 2_958_466
"""The serial number behind the last day of 9999."""
DIGITS = 15
"""Office programs show so many digits of a number; further ones are how the machine stores it."""


def kind(number: int, code: str | None) -> str:
    """`day`, `time` or `number`: what a number format shows; `code` is that of a format of one's own."""
    if code is None:
        return "day" if number in DAYS else "time" if number in TIMES else "number"
    if ELAPSED.search(code):
        return "number"
    letters = FRACTION.sub("s", ASIDE.sub("", code.partition(";")[0]))
    if OF_NUMBERS.search(letters):
        return "number"
    if OF_DAYS.search(letters) or letters.strip().lower() in {"m", "mm", "mmm", "mmmm"}:
        return "day"
    return "time" if OF_TIMES.search(letters) else "number"


@lru_cache(maxsize=4096)
def shown(serial: str, kind: str, *, from_1904: bool) -> str:
    """The day or the time of day that a serial number stands for; the number where it is neither."""
    count = float(serial)
    if kind == "time" and 0 <= count < 1:
        return str(timedelta(seconds=round(count * SECONDS) % SECONDS)).rjust(8, "0")
    if not (0 if from_1904 else 1) <= count < LAST:
        return Number(serial)
    if int(count) == LEAP_DAY and not from_1904:
        return Bad("1900-02-29")
    try:
        return day(_start(count, from_1904) + timedelta(seconds=round(count * SECONDS)))
    except OverflowError:
        return Number(serial)


def day(moment: date) -> Day:
    """A day of the calendar, with its time where it has one."""
    if not isinstance(moment, datetime):
        return Day(moment.isoformat())
    if moment.time() == time.min:
        return Day(moment.date().isoformat())
    return Day(moment.isoformat(" ", "seconds"))


def written(text: str) -> Number:
    """A number without the digits that only its storage has: 1.1000000000000001 is 1.1."""
    mantissa = text.upper().partition("E")[0].lstrip("-0.")
    if "." not in text or len(mantissa.replace(".", "")) <= DIGITS:
        return Number(text)
    shortened = f"{float(text):.{DIGITS}G}"
    return Number(text if "INF" in shortened else shortened)


def _start(count: float, from_1904: bool) -> datetime:
    if from_1904:
        return datetime(1904, 1, 1)
    return datetime(1899, 12, 31) if count < LEAP_DAY else datetime(1899, 12, 30)
