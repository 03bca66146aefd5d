"""Which clause of one text is which of another: the same words first, then the likest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from heapq import nlargest

ALIKE = 0.5
"""Below this two clauses are two clauses; measured on reworded and on unrelated pairs."""
CANDIDATES = 8
ROUNDS = 2
LARGEST = 4_000_000
"""Beyond this product of two lengths the order of the characters is not looked at."""


def pairs(old: Sequence[str], new: Sequence[str]) -> list[tuple[int | None, int | None]]:
    """Places in `old` and `new` that belong together, in the order of `new`; the dropped ones last."""
    found = _same(old, new)
    for _round in range(ROUNDS):  # those whose likest were taken by others look once more
        found |= _alike(old, new, found)
    by_new = {there: here for here, there in found.items()}
    matched: list[tuple[int | None, int | None]] = [(by_new.get(n), n) for n in range(len(new))]
    return matched + [(n, None) for n in range(len(old)) if n not in found]


def likeness(one: str, other: str) -> float:
    """From 0 to 1, by the characters two texts share in order; of very long ones in any order."""
    if one == other:
        return 1.0
    if len(one) * len(other) > LARGEST:
        return _bound(one, other, Counter(one), Counter(other))
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
    scored = [
        (score, a, b)
        for a, b in _candidates(old, new, here, there)
        if (score := likeness(old[a], new[b])) >= ALIKE
    ]
    found: dict[int, int] = {}
    for _score, a, b in sorted(scored, key=lambda s: (-s[0], abs(s[1] - s[2]))):
        if a not in found and b not in used:
            found[a] = b
            used.add(b)
    return found


def _candidates(
    old: Sequence[str], new: Sequence[str], here: Sequence[int], there: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """For each old text the few new ones that share most of its characters, so that most pairs
    are never compared in full."""
    bags = {b: Counter(new[b]) for b in there}
    for a in here:
        bag = Counter(old[a])
        bounds = ((_bound(old[a], new[b], bag, bags[b]), -abs(a - b), b) for b in there)
        for bound, _near, b in nlargest(CANDIDATES, bounds):
            if bound >= ALIKE:
                yield a, b


def _bound(one: str, other: str, bag: Counter[str], other_bag: Counter[str]) -> float:
    """What two texts cannot be more alike than: the characters they share in any order."""
    total = len(one) + len(other)
    small, large = sorted((bag, other_bag), key=len)
    shared = sum(min(count, large[sign]) for sign, count in small.items() if sign in large)
    return 2 * shared / total if total else 0.0
