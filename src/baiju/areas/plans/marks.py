"""The numbers before items: which style a level uses, and the n-th of that style."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

CN = "零一二三四五六七八九"
OFFICIAL = {1: "一、", 2: "（一）", 3: "1.", 4: "（1）", 5: "①", 6: "①"}
"""GB/T 9704-2012: 一、 then （一） then 1. then （1）."""


def chinese(number: int) -> str:
    """1 to 99 as they are written in headings: 十, 十一, 二十."""
    tens, ones = divmod(number, 10)
    if tens == 0:
        return CN[ones]
    return ("" if tens == 1 else CN[tens]) + "十" + (CN[ones] if ones else "")


def _circled(number: int) -> str:
    return chr(0x2460 + number - 1) if number <= 20 else f"({number})"


def _plain(number: int) -> str:
    return str(number)


NUMERAL = "[一二三四五六七八九十]+"
STYLES: tuple[tuple[re.Pattern[str], Callable[[int], str]], ...] = (
    (re.compile(rf"^(?P<a>[（(第其]?){NUMERAL}(?P<b>.*)$"), chinese),
    (re.compile(r"^(?P<a>[（(第]?)\d+(?P<b>\D*)$"), _plain),
    (re.compile(r"^(?P<a>)[\u2460-\u2473](?P<b>.*)$"), _circled),
)


def like(marker: str, number: int) -> str:
    """The n-th marker written like this one; a marker of no known style stays as it is."""
    for pattern, written in STYLES:
        if found := pattern.match(marker):
            return found["a"] + written(number) + found["b"]
    return marker


def can_count(marker: str) -> bool:
    """Whether a marker holds a number that can be counted on."""
    return any(pattern.match(marker) for pattern, _written in STYLES)


def style(level: int, markers: Iterable[str]) -> str:
    """The marker that shows how a level is numbered in a plan; official style when it shows none."""
    return next((m for m in markers if m and can_count(m)), OFFICIAL.get(level, "①"))
