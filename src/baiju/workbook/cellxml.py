"""How a value becomes a cell of a sheet's XML."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal

from . import guard

Value = str | int | Decimal | date | datetime | bool | None

PLAIN, HEAD, TEXT, DAY, MOMENT, TINTED = range(6)
"""The styles of a workbook, by their numbers in `frame.STYLES`."""

LONGEST = 32_767
"""Characters a cell can hold; Excel repairs a file that holds more."""
CUT = "…"
DIGITS = 15
"""Digits a cell can hold as a number; more of them go out as text, so that none is lost."""
FIRST_DAY = date(1900, 3, 1)
"""The calendars of office programs agree from this day on; days before it go out as text."""
UNPRINTABLE = "\ufffd"
"""Stands, visibly, where the text held a character that XML cannot hold."""

_NO_DAY = date(1899, 12, 30).toordinal()
_DAY_SECONDS = 86_400
_SPECIAL = re.compile(
    "[&<>\r\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)"
)
_ESCAPED = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;", "_": "_x005F_"}
"""Office programs read `_x000D_` as a character, so an underscore that begins such a word is one itself."""


class Tinted(str):
    """A text that stands on a coloured ground."""

    __slots__ = ()


def text(value: str) -> str:
    """The text as the inside of an inline string, guarded and escaped."""
    shown = guard.guarded(value)
    if len(shown) > LONGEST // 2:
        shown = _cut(shown)
    space = ' xml:space="preserve"' if shown != shown.strip() or "\n" in shown else ""
    return f"<is><t{space}>{_SPECIAL.sub(_escaped, shown)}</t></is>"


def inline(place: str, value: str, style: int) -> str:
    """A cell with a text."""
    return f'<c r="{place}" s="{style}" t="inlineStr">{text(value)}</c>'


def cell(place: str, value: Value, style: int) -> str:
    """A cell with any value; `style` is that of a text here. Nothing for no value."""
    if value is None:
        return ""
    if isinstance(value, str):
        return inline(place, value, TINTED if isinstance(value, Tinted) else style)
    for kind, (turn, opening) in NUMBERS.items():
        if isinstance(value, kind):
            turned = turn(value)
            if not turned:
                return inline(place, str(value), TEXT)
            return f'<c r="{place}"{opening}><v>{turned}</v></c>'
    raise TypeError(f"A cell cannot hold a {type(value).__name__}.")


def _cut(shown: str) -> str:
    """Office programs count in units of UTF-16."""
    units = shown.encode("utf-16-le", "replace")
    if len(units) <= 2 * LONGEST:
        return shown
    return units[: 2 * (LONGEST - 1)].decode("utf-16-le", "ignore") + CUT


def _escaped(match: re.Match[str]) -> str:
    return _ESCAPED.get(match[0], UNPRINTABLE)


def _truth(value: bool) -> str:
    return "1" if value else "0"


def _whole(value: int) -> str:
    return str(int(value)) if abs(value) < 10**DIGITS else ""


def _decimal(value: Decimal) -> str:
    plain = str(value)
    if len(plain) <= DIGITS and "E" not in plain and value.is_finite():
        return plain
    if not value.is_finite() or not -DIGITS < value.adjusted() < DIGITS:
        return ""
    plain = f"{value:f}"
    digits = plain.lstrip("-").replace(".", "").strip("0")
    return plain if len(digits) <= DIGITS else ""


def _day(value: date) -> str:
    return str(value.toordinal() - _NO_DAY) if value >= FIRST_DAY else ""


def _moment(value: datetime) -> str:
    """The time its clock shows, to the second; a time zone plays no part."""
    day = _day(value.date())
    seconds = value.hour * 3600 + value.minute * 60 + value.second
    return f"{int(day) + seconds / _DAY_SECONDS:.10f}" if day else ""


Turn = Callable[[object], str]
NUMBERS: Mapping[type, tuple[Callable[..., str], str]] = {
    bool: (_truth, ' t="b"'),
    int: (_whole, ""),
    Decimal: (_decimal, ""),
    datetime: (_moment, f' s="{MOMENT}"'),
    date: (_day, f' s="{DAY}"'),
}
"""What is no text: how it is written, empty where it must go out as text, and what its cell says of it.

The order matters: a bool is an int, and a datetime is a date."""
