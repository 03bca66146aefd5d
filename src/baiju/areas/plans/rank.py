"""Places in an order that can always take one more in between: strings that sort as they stand."""

from __future__ import annotations

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
BASE = len(DIGITS)


def spread(count: int) -> list[str]:
    """So many places, evenly apart, with room before, between and behind."""
    width = 2
    while BASE**width < 4 * (count + 1):
        width += 1
    apart = BASE**width // (count + 1)
    return [_digits(apart * (n + 1), width).rstrip("0") for n in range(count)]


def between(low: str, high: str) -> str:
    """A place behind `low` and before `high`; '' stands for the beginning or the end."""
    if high and low >= high:
        raise ValueError(f"There is no place between {low!r} and {high!r}.")
    place = ""
    at = 0
    while True:
        below = DIGITS.index(low[at]) if at < len(low) else 0
        above = DIGITS.index(high[at]) if high and at < len(high) else BASE
        if above - below > 1:
            return place + DIGITS[(below + above) // 2]
        place += DIGITS[below]
        if above > below:
            high = ""  # already smaller: only `low` still binds
        at += 1


def _digits(number: int, width: int) -> str:
    text = ""
    for _ in range(width):
        number, digit = divmod(number, BASE)
        text = DIGITS[digit] + text
    return text
