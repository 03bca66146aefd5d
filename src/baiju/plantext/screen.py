"""Text on a terminal: columns, colours, and nothing in it that could command the terminal."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]+")
COLOURS = {"red": "31", "green": "32", "yellow": "33", "cyan": "36"}


@dataclass(frozen=True, slots=True)
class Pen:
    """Writes in colour, or plainly where colour is not wanted."""

    coloured: bool

    def bold(self, text: str) -> str:
        return self._sheathed(text, "1")

    def dim(self, text: str) -> str:
        return self._sheathed(text, "2")

    def green(self, text: str) -> str:
        return self.colour(text, "green")

    def colour(self, text: str, name: str) -> str:
        return self._sheathed(text, COLOURS[name])

    def _sheathed(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.coloured and text else text


def columns(text: str) -> int:
    """How many columns the text takes: a Chinese character takes two, an accent none."""
    return sum(map(_columns, text))


def cut(text: str, width: int) -> str:
    """One line of the text, shortened to the width."""
    line = UNSEEN.sub(" ", text[: 2 * width + 2]).rstrip()
    if columns(line) <= width:
        return line
    kept, used = "", 1
    for character in line:
        used += _columns(character)
        if used > width:
            break
        kept += character
    return kept + "…"


def wrapped(text: str, width: int, *, indent: str = "") -> Iterator[str]:
    """The text in lines of the width, broken at spaces where there are some."""
    rest = UNSEEN.sub(" ", text).strip()
    room = width - len(indent)
    while rest:
        end = _fitting(rest, room)
        if end < len(rest) and rest[end].isascii() and (space := rest.rfind(" ", 0, end + 1)) > 0:
            end = space
        yield indent + rest[:end].rstrip()
        rest = rest[end:].lstrip()


def _fitting(text: str, room: int) -> int:
    used = 0
    for at, character in enumerate(text):
        used += _columns(character)
        if used > room and at:
            return at
    return len(text)


def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
