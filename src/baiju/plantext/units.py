"""Measure words: what stands behind a figure and says what kind of thing is counted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from . import wordlists

_NO_UNITS = ("not", "yet")


@dataclass(frozen=True, slots=True)
class Unit:
    """A measure word in a text: its place, its name and its class."""

    start: int
    end: int
    name: str
    kind: str
    """`people`, `events`, `things`, `generic`, `money`, `rate`, `time` or `length`."""


def at(text: str, place: int) -> Unit | None:
    """The measure word at a place of a folded text, behind at most two blanks."""
    match = _pattern().match(text, place)
    if match is None or match.group("none"):
        return None
    name = match.group("unit")
    clean = name.replace("/人", "") + ("次" if match.group("times") else "")
    return Unit(match.start("unit"), match.end(), clean, _kinds()[name])


def whole(unit: Unit) -> bool:
    """Nobody counts half a household: 1.5家 is a marker and a 5."""
    return unit.kind in ("people", "events", "things", "generic") and unit.name != "亩"


@lru_cache(maxsize=1)
def _kinds() -> dict[str, str]:
    parts = wordlists.parts("units")
    return {word: kind for kind, words in parts.items() if kind not in _NO_UNITS for word in words}


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    none = sorted(wordlists.parts("units")["not"], key=len, reverse=True)
    yet = wordlists.parts("units")["yet"]
    words = sorted(_kinds(), key=len, reverse=True)
    return re.compile(
        rf" {{0,2}}(?:(?P<none>(?!{_either(yet)})(?:{_either(none)}))"
        rf"|(?P<unit>{_either(words)})(?P<times>\(次\))?)"
    )


def _either(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in words)
