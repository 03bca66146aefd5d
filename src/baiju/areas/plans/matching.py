"""Which clause of one text is which of another: the same words first, then the likest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher

ALIKE = 0.5
"""Below this two clauses are two clauses; measured on reworded and on unrelated pairs."""


def pairs(old: Sequence[str], new: Sequence[str]) -> list[tuple[int | None, int | None]]:
    """Places in `old` and `new` that belong together, in the order of `new`; the dropped ones last."""
    found = _same(old, new)
    found |= _alike(old, new, found)
    by_new = {there: here for here, there in found.items()}
    matched: list[tuple[int | None, int | None]] = [(by_new.get(n), n) for n in range(len(new))]
    return matched + [(n, None) for n in range(len(old)) if n not in found]


def likeness(one: str, other: str) -> float:
    """From 0 to 1, by the characters two texts share in order."""
    if one == other:
        return 1.0
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _same(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """Equal words, each used once, the first with the first."""
    waiting: dict[str, list[int]] = {}
    for place in range(len(new) - 1, -1, -1):
        waiting.setdefault(new[place], []).append(place)
    return {n: waiting[text].pop() for n, text in enumerate(old) if waiting.get(text)}


def _alike(old: Sequence[str], new: Sequence[str], taken: dict[int, int]) -> dict[int, int]:
    used = set(taken.values())
    here = [n for n in range(len(old)) if n not in taken]
    there = [n for n in range(len(new)) if n not in used]
    bags = [Counter(text) for text in new]
    scored = [
        (score, a, b)
        for a in here
        for b in there
        if _may_match(old[a], new[b], Counter(old[a]), bags[b])
        and (score := likeness(old[a], new[b])) >= ALIKE
    ]
    found: dict[int, int] = {}
    for _score, a, b in sorted(scored, key=lambda s: (-s[0], abs(s[1] - s[2]))):
        if a not in found and b not in used:
            found[a] = b
            used.add(b)
    return found


def _may_match(one: str, other: str, bag: Counter[str], other_bag: Counter[str]) -> bool:
    """A quick upper bound, so that most pairs are never compared in full."""
    total = len(one) + len(other)
    return total > 0 and 2 * (bag & other_bag).total() / total >= ALIKE
