"""Finds listed words in a text in one pass, and set phrases with one character mistaken."""

from __future__ import annotations

import operator
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from baiju.plantext import wordlists

_SHORT, _LONG = 2, 4
"""Characters by which words, and words of at least four characters, are looked up."""


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
    """Every listed word with its place, in the order of the text."""
    short, long = _words()
    heads = _heads()
    pairs = map(operator.add, text, text[1:])
    for place in [place for place, pair in enumerate(pairs) if pair in heads]:
        entries = short.get(text[place : place + _SHORT], [])
        for entry in entries + long.get(text[place : place + _LONG], []):
            if _stands(text, place, entry):
                yield place, entry


def _stands(text: str, place: int, entry: Entry) -> bool:
    if not text.startswith(entry.word, place):
        return False
    return not any(
        text.startswith(longer, place - longer.find(entry.word)) for longer in entry.unless
    )


def mistaken(entry: Entry) -> int:
    """Which character of a phrase is another one in its slip."""
    signs = zip(entry.word, entry.right, strict=True)
    return next(number for number, (sign, right) in enumerate(signs) if sign != right)


@lru_cache(maxsize=1)
def _words() -> tuple[dict[str, list[Entry]], dict[str, list[Entry]]]:
    """The words by their first two characters, and those of four and more by their first four."""
    short: dict[str, list[Entry]] = {}
    long: dict[str, list[Entry]] = {}
    for entry in (*_entries(), *_slips()):
        words, size = (long, _LONG) if len(entry.word) >= _LONG else (short, _SHORT)
        words.setdefault(entry.word[:size], []).append(entry)
    return short, long


@lru_cache(maxsize=1)
def _heads() -> frozenset[str]:
    """The first two characters of every word."""
    return frozenset(word[:_SHORT] for words in _words() for word in words)


def _slips() -> Iterator[Entry]:
    """Every set phrase with one character taken for another."""
    phrases = [word for line in wordlists.lines("phrases") for word in line.split()]
    right = frozenset(phrases)
    for phrase in phrases:
        for slip in _mistaken(phrase):
            if slip not in right:
                yield Entry("slips", slip, phrase)


def _mistaken(phrase: str) -> Iterator[str]:
    if len(phrase) < _LONG:
        return
    for number, sign in enumerate(phrase):
        for other in _confusable().get(sign, ()):
            yield phrase[:number] + other + phrase[number + 1 :]


@lru_cache(maxsize=1)
def _confusable() -> dict[str, frozenset[str]]:
    groups: dict[str, set[str]] = {}
    for line in wordlists.lines("confusable"):
        for group in line.split():
            for sign in group:
                groups.setdefault(sign, set()).update(group)
    return {sign: frozenset(others - {sign}) for sign, others in groups.items()}


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


def right_words() -> frozenset[str]:
    """What the lists say to write."""
    return frozenset(entry.right for entry in _entries() if entry.right)
