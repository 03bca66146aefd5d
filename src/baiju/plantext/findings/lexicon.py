"""Finds listed words in a text in one pass, and set phrases with one character mistaken."""

from __future__ import annotations

import operator
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from baiju.plantext import wordlists

_TAIL = 2


@dataclass(frozen=True, slots=True)
class Entry:
    """A listed word: which list it is from, what to write, and the longer words it is right in."""

    kind: str
    word: str
    right: str = ""
    unless: tuple[str, ...] = ()
    years: tuple[int, int] = (0, 0)
    """First and last year in which it may stand; 0 for none."""


def matches(text: str) -> Iterator[tuple[int, Entry]]:
    """Every listed word with its place; `phrase` entries lie within one character of their phrase."""
    heads, tails = _heads(), _tails()
    pairs = map(operator.add, text, text[1:])
    wanted = heads.keys() | tails.keys()
    for place, pair in [(place, pair) for place, pair in enumerate(pairs) if pair in wanted]:
        for entry in heads.get(pair, ()):
            if _stands(text, place, entry):
                yield place, entry
        for entry in tails.get(pair, ()):
            start = place - len(entry.word) + _TAIL
            if start >= 0 and _resembles(text, start, entry.word):
                yield start, entry


def _stands(text: str, place: int, entry: Entry) -> bool:
    if entry.kind == "phrase":
        return _resembles(text, place, entry.word)
    if not text.startswith(entry.word, place):
        return False
    return not any(_covers(text, place, entry.word, longer) for longer in entry.unless)


def _covers(text: str, place: int, word: str, longer: str) -> bool:
    return text.startswith(longer, place - longer.find(word)) if word in longer else False


def mistaken(text: str, place: int, phrase: str) -> int | None:
    """Which character of the phrase is another one here; None when it is not exactly one."""
    found = text[place : place + len(phrase)]
    if found == phrase or len(found) < len(phrase):
        return None
    others = [number for number, sign in enumerate(phrase) if sign != found[number]]
    return others[0] if len(others) == 1 else None


def _resembles(text: str, place: int, phrase: str) -> bool:
    number = mistaken(text, place, phrase)
    if number is None or text[place : place + len(phrase)] in _phrases():
        return False
    return text[place + number] in _confusable().get(phrase[number], frozenset())


@lru_cache(maxsize=1)
def _phrases() -> frozenset[str]:
    return frozenset(word for line in wordlists.lines("phrases") for word in line.split())


@lru_cache(maxsize=1)
def _confusable() -> dict[str, frozenset[str]]:
    groups: dict[str, set[str]] = {}
    for line in wordlists.lines("confusable"):
        for group in line.split():
            for sign in group:
                groups.setdefault(sign, set()).update(group)
    return {sign: frozenset(others) for sign, others in groups.items()}


@lru_cache(maxsize=1)
def _heads() -> dict[str, list[Entry]]:
    heads: dict[str, list[Entry]] = {}
    for entry in _entries():
        heads.setdefault(entry.word[:_TAIL], []).append(entry)
    return heads


@lru_cache(maxsize=1)
def _tails() -> dict[str, list[Entry]]:
    """Where the mistake is among the first characters, the last ones show the phrase."""
    tails: dict[str, list[Entry]] = {}
    for phrase in _phrases():
        if len(phrase) >= 2 * _TAIL:
            tails.setdefault(phrase[-_TAIL:], []).append(Entry("phrase", phrase))
    return tails


def _entries() -> Iterator[Entry]:
    for kind in ("typos", "variants"):
        yield from _listed(kind, wordlists.lines(kind))
    yield from _listed("swaps", _part("swaps", "terms") + _part("swaps", "spun"))
    for part in ("spans", "gone"):
        for line in _part("references", part):
            word, first, last, right = line.split()
            years = (int(first) if first != "-" else 0, int(last) if last != "-" else 0)
            yield Entry(part, word, "" if right == "-" else right, years=years)
    for line in wordlists.lines("laws"):
        wrong, right = line.split()
        yield Entry("laws", f"《{wrong}》", f"《{right}》")
    for phrase in _phrases():
        if len(phrase) >= 2 * _TAIL:
            yield Entry("phrase", phrase)


def _listed(kind: str, lines: list[str]) -> Iterator[Entry]:
    for line in lines:
        word, right, *rest = line.split()
        yield Entry(kind, word, right, tuple(rest[1:]))


def _part(name: str, part: str) -> list[str]:
    """The lines of one part of a list; a line stays whole."""
    lines: list[str] = []
    is_inside = False
    for line in wordlists.lines(name):
        if line.startswith("["):
            is_inside = line == f"[{part}]"
        elif is_inside:
            lines.append(line)
    return lines


@lru_cache(maxsize=1)
def stand_ins() -> dict[str, tuple[str, ...]]:
    """The right words, and what copyists put in their place."""
    rows = (line.split() for line in _part("swaps", "pairs"))
    return {right: tuple(others) for right, *others in rows}
