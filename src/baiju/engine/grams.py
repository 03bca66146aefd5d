"""What a text is found by: its characters and pairs of them as written, and as they sound."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import add
from unicodedata import category, normalize

from . import sounds

DOTS = "·•‧∙⋅・"
"""The dots people write inside a name; all compare alike."""
SIGNS = {n: chr(n + 0xFEE0) for n in range(33, 127) if not chr(n).isalnum()}
"""An index keeps no ASCII sign; after folding, no text has these."""
SEAM, BEGIN, END, GAP = "ˌ", "‹", "›", "␣"
LONGEST_WHOLE = 40
MOST_WORDS = 6
LONGEST_QUERY = 100
TAIL = re.compile(r"[0-9]{3}[0-9x]")
VARIANT = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
PARTS = re.compile(r"[a-z]+|[^a-z]")

Units = tuple[str, ...]


@dataclass(frozen=True)
class Hearing:
    """One way to read a word: a unit for each character, and the grams that such a text has."""

    units: Units
    grams: tuple[str, ...]
    is_exact: bool
    """Whether every text with these grams holds the units side by side."""


@dataclass(frozen=True)
class Word:
    """One word of a question, as it is written and as it may be heard."""

    text: str
    grams: tuple[str, ...]
    hearings: tuple[Hearing, ...]


def fold(text: str) -> str:
    """A text as it is compared: half width, small letters, one kind of dot, single spaces."""
    return " ".join("".join(map(folded, normalize("NFC", text))).split())


@lru_cache(maxsize=50_000)
def folded(char: str) -> str:
    if category(char) == "Cf" or VARIANT.fullmatch(char):
        return ""
    plain = normalize("NFKC", char).casefold()
    return "".join("·" if c in DOTS else " " if category(c) == "Cc" else c for c in plain)


def of(text: str, *, is_sounded: bool) -> set[str]:
    """The grams of a folded text."""
    if not text:
        return set()
    parts = text.translate(SIGNS).split(" ")
    found = {BEGIN + parts[0][0], BEGIN + parts[0][:2]}
    if len(text) <= LONGEST_WHOLE:
        found.add(BEGIN + GAP.join(parts) + END)
    for word in parts:
        found.update(word)
        found.update(map(add, word, word[1:]))
        if is_sounded and not word.isascii():
            found |= _sounds(word)
    return found


def _sounds(word: str) -> set[str]:
    found: set[str] = set()
    before: Units = ()
    for char in word:
        alone, initials = _heard(char)
        found.update(alone)
        found.update([first + second for first in before for second in initials])
        before = sounds.units(char)
    return found


@lru_cache(maxsize=50_000)
def _heard(char: str) -> tuple[Units, Units]:
    """The grams of a character's sounds, and what they add behind another sound."""
    return (
        tuple(SEAM + unit for unit in sounds.units(char)),
        tuple(SEAM + initial for initial in sounds.shortest(char)),
    )


def words(text: str) -> tuple[Word, ...]:
    """What is asked for; each word must be found."""
    parts = fold(text[:LONGEST_QUERY]).split(" ")[:MOST_WORDS]
    return tuple(_word(part) for part in dict.fromkeys(parts) if part)


@lru_cache(maxsize=1_000)
def _word(text: str) -> Word:
    signs = text.translate(SIGNS)
    grams = tuple(dict.fromkeys(map(add, signs, signs[1:]))) or (signs,)
    return Word(text, grams, tuple(_hearing(units) for units in _spelled(text)))


def whole(asked: Sequence[Word]) -> str:
    """The gram of a text that is nothing but what is asked for."""
    return BEGIN + GAP.join(word.text for word in asked).translate(SIGNS) + END


def beginning(asked: Sequence[Word]) -> str:
    """The gram of a text that may begin with what is asked for."""
    return (BEGIN + asked[0].text[:2]).translate(SIGNS)


def _spelled(word: str) -> Iterable[Units]:
    """The ways to hear a word: its letters as sounds, all else as it is written."""
    ways: list[Units] = [()]
    parts = PARTS.findall(word)
    if not any(is_sound(part) for part in parts):
        return ()
    for part in parts:
        options = sounds.spellings(part) if is_sound(part) else ((part,),)
        ways = [(*way, *option) for way in ways for option in options][: sounds.MOST_SPELLINGS]
    return ways


def _hearing(units: Units) -> Hearing:
    pairs = [_pair(*both) for both in zip(units, (*units[1:], ""), strict=True)]
    found = list(filter(None, pairs))
    for unit, behind, ahead in zip(units, ("", *pairs), pairs, strict=False):
        is_told = is_sound(unit) and (ahead or (behind and unit in sounds.INITIALS))
        found += [] if is_told else [SEAM + unit if is_sound(unit) else unit.translate(SIGNS)]
    short = len(units) == 2 and units[1] in sounds.INITIALS and is_sound(units[0])
    return Hearing(units, tuple(dict.fromkeys(found)), is_exact=short or len(units) == 1)


def _pair(unit: str, after: str) -> str:
    """The gram of two neighbours, where at least one is given by its sound."""
    if not (is_sound(unit) or is_sound(after)):
        return (unit + after).translate(SIGNS) if after else ""
    heard, following = _as_heard(unit), _as_heard(after)
    return f"{heard}{SEAM}{sounds.initials(following)[-1]}" if heard and following else ""


def _as_heard(unit: str) -> str:
    """A sound stands for itself, a character for its first reading."""
    return unit if is_sound(unit) else next(iter(sounds.readings(unit)), "") if unit else ""


def is_sound(unit: str) -> bool:
    """Whether letters stand for a sound; all else stands for itself."""
    return unit.isascii() and unit.isalpha()
