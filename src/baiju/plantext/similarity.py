"""Tells how alike two texts are, and finds the like of a text among many."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable
from typing import Any, Generic, TypeVar

DUPLICATE, NEAR = 0.97, 0.40
"""From these shares of common shingles on, a text is the same as another, or a near copy."""

LENGTH = 8
"""Characters in a shingle."""

_RATE = 16
"""One shingle in so many is kept in a sketch."""

_PRIME = (1 << 63) - 25
_STEP = 2 * LENGTH
_BETWEEN = re.compile(r"[\W_]+")
_LIKELY = 0.6
"""A sketch that shares this part of `NEAR` is worth an exact look: samples deviate."""

Key = TypeVar("Key", bound=Hashable)


def jaccard(a: str, b: str) -> float:
    """The share of common shingles among all shingles of both, from 0 to 1."""
    return share(shingles(a), shingles(b))


def share(a: frozenset[Any], b: frozenset[Any]) -> float:
    """The share of common shingles, of sets made by `shingles` or of sketches."""
    if not a or not b:
        return 1.0 if a == b else 0.0
    common = len(a & b)
    return common / (len(a) + len(b) - common)


def shingles(text: str) -> frozenset[str]:
    """The runs of eight characters, punctuation and spaces left out; a shorter text is one run."""
    bare = strip(text)
    if len(bare) <= LENGTH:
        return frozenset((bare,)) if bare else frozenset()
    return frozenset({bare[place : place + LENGTH] for place in range(len(bare) - LENGTH + 1)})


def strip(text: str) -> str:
    """The letters and figures of a text."""
    return _BETWEEN.sub("", text)


def sketch(text: str) -> tuple[int, ...]:
    """A sample of the shingles as 63-bit numbers, the same in every process.

    A shingle is sampled or not by its own number, so that two texts sample what they share alike.
    """
    units = strip(text).encode("utf-16-be", "surrogatepass")
    last = max(len(units) - _STEP, 0)
    numbers = (
        int.from_bytes(units[place : place + _STEP]) % _PRIME for place in range(0, last + 1, 2)
    )
    return tuple(sorted({number for number in numbers if number % _RATE == 0}))


class Shelf(Generic[Key]):
    """Texts that can be asked which of them are like a text."""

    def __init__(self) -> None:
        self._texts: dict[Key, str] = {}
        self._sizes: dict[Key, int] = {}
        self._keys: dict[int, list[Key]] = {}

    def __len__(self) -> int:
        return len(self._texts)

    def add(self, key: Key, text: str) -> None:
        """Put a text on the shelf; a key is used once."""
        if key in self._texts:
            raise KeyError(key)
        numbers = sketch(text)
        self._texts[key] = text
        self._sizes[key] = len(numbers)
        for number in numbers:
            self._keys.setdefault(number, []).append(key)

    def near(self, text: str, at_least: float = NEAR) -> list[tuple[Key, float]]:
        """The texts that are at least so like, the most like first."""
        own = shingles(text)
        found: list[tuple[Key, float]] = []
        for key in self._candidates(sketch(text), at_least):
            likeness = share(own, shingles(self._texts[key]))
            if likeness >= at_least:
                found.append((key, likeness))
        return sorted(found, key=lambda pair: -pair[1])

    def _candidates(self, numbers: tuple[int, ...], at_least: float) -> list[Key]:
        counts: Counter[Key] = Counter()
        for number in numbers:
            counts.update(self._keys.get(number, ()))
        floor = at_least * _LIKELY
        return [
            key
            for key, common in counts.items()
            if common >= floor * (len(numbers) + self._sizes[key] - common)
        ]
