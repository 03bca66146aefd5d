"""Finds which item stands under which, from the order and the restarts of their numbering."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .sequences import GROUPS

_CUSTOM = [
    "part",
    "article",
    "section",
    "bare",
    "roman",
    "cn_big",
    "cn",
    "stage",
    "cn_paren",
    "period",
    "num",
    "num_multi2",
    "num_multi3",
    "num_multi4",
    "num_paren",
    "circled",
    "alpha",
    "ord_di",
    "ord_qi",
    "ord",
]
_PRIOR = {kind: place for place, kind in enumerate(_CUSTOM)}
_STYLE_WEIGHT = 3
_AGAINST_CUSTOM = 2
"""How often a nesting against custom must be seen, but for unnumbered headings."""
_FREE = frozenset(("bare", "sect"))


@dataclass(frozen=True, slots=True)
class Item:
    """An item before it has a place: the kind of its marker and the number on it."""

    kind: str
    value: int | None
    """None for an unnumbered heading."""
    style: int | None = None
    """The heading level the file itself gives."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an item stands."""

    parent: int | None
    level: int
    orphan: bool


def places(items: Sequence[Item]) -> list[Place]:
    """The place of each item, in order."""
    kinds = _merged(items)
    ranks = _ranks(items, kinds)
    return _nest(items, [ranks[kind] for kind in kinds])


def _merged(items: Sequence[Item]) -> list[str]:
    """The kind of each item, one name for kinds that are mixed in one series."""
    kinds = [item.kind for item in items]
    inside = _inside(items, kinds)
    apart: set[str] = set()
    for above, kind, item in zip(kinds, kinds[1:], items[1:], strict=False):
        mixed = GROUPS.get(kind) == GROUPS.get(above, "")
        if mixed and item.value == 1 and inside[kind, above]:
            apart.update((above, kind))
    return [kind if kind in apart else GROUPS.get(kind, kind) for kind in kinds]


def _inside(items: Sequence[Item], kinds: Sequence[str]) -> Counter[tuple[str, str]]:
    """How often the first kind is seen to stand inside the second.

    A kind that begins at 1 between two neighbours of another stands inside it; a kind that begins
    again at 1 after another went on stands inside that one.
    """
    inside: Counter[tuple[str, str]] = Counter()
    seen: dict[str, tuple[int, int]] = {}
    opened: dict[str, int] = {}
    went_on: dict[str, int] = {}
    for index, (item, kind) in enumerate(zip(items, kinds, strict=True)):
        value = item.value
        if value is not None and kind in seen:
            since, before = seen[kind]
            if value == before + 1:
                inside.update((other, kind) for other, at in opened.items() if at > since)
            elif value == 1:
                inside.update((kind, other) for other, at in went_on.items() if at > since)
        if value is None or value == 1:
            opened[kind] = index
        if value is None or value > 1:
            went_on[kind] = index
        if value is not None:
            seen[kind] = (index, value)
    return inside


def _ranks(items: Sequence[Item], kinds: Sequence[str]) -> Mapping[str, int]:
    inside = _inside(items, kinds)
    styles = _styles(items, kinds)
    names = list(dict.fromkeys(kinds))

    def deeper(kind: str, other: str) -> bool:
        says = inside[kind, other] - inside[other, kind]
        if kind in styles and other in styles and styles[kind] != styles[other]:
            says += _STYLE_WEIGHT if styles[kind] > styles[other] else -_STYLE_WEIGHT
        custom = _prior(kind) > _prior(other)
        if "roman" in (kind, other):
            custom = names.index(kind) > names.index(other)
        if abs(says) < _AGAINST_CUSTOM and not {kind[:4], other[:4]} & _FREE:
            return custom
        return says > 0 if says else custom

    depth = {name: sum(deeper(name, other) for other in names if other != name) for name in names}
    order = sorted(names, key=lambda name: (depth[name], _prior(name), names.index(name)))
    return {name: rank for rank, name in enumerate(order)}


def _prior(kind: str) -> float:
    group = GROUPS.get(kind, kind.rstrip("123456789") if kind.startswith("bare") else kind)
    return _PRIOR[group] + (0.5 if kind.endswith(("_dot", "_half")) else 0.0)


def _styles(items: Sequence[Item], kinds: Sequence[str]) -> dict[str, int]:
    levels: defaultdict[str, Counter[int]] = defaultdict(Counter)
    for item, kind in zip(items, kinds, strict=True):
        if item.style is not None:
            levels[kind][item.style] += 1
    return {kind: counted.most_common(1)[0][0] for kind, counted in levels.items()}


def _nest(items: Sequence[Item], ranks: Sequence[int]) -> list[Place]:
    above = _next_above(ranks)
    found: list[Place] = []
    stack: list[tuple[int, int | None]] = []
    last_child: dict[int, int] = {}
    for index, rank in enumerate(ranks):
        while stack and stack[-1][0] >= rank:
            stack.pop()
        parent = stack[-1][1] if stack else None
        orphan = parent is None and (bool(stack) or _begins_late(items, above[index]))
        if parent is not None and items[index].value == 1:
            before = last_child.get(parent)
            again = before is not None and ranks[before] == rank
            if again and _heading_is_lost(items, ranks, above[index], above, parent):
                stack[-1] = (stack[-1][0], None)
                parent, orphan = None, True
        if parent is not None:
            last_child[parent] = index
        top = rank + 1 if orphan else 1
        found.append(Place(parent, top if parent is None else found[parent].level + 1, orphan))
        stack.append((rank, index))
    return found


def _begins_late(items: Sequence[Item], above: int | None) -> bool:
    """The first heading that could hold the item has a number after the first."""
    return above is not None and (items[above].value or 1) > 1


def _next_above(ranks: Sequence[int]) -> list[int | None]:
    """For each item the next one that ranks above it."""
    found: list[int | None] = [None] * len(ranks)
    waiting: list[int] = []
    for index, rank in enumerate(ranks):
        while waiting and ranks[waiting[-1]] > rank:
            found[waiting.pop()] = index
        waiting.append(index)
    return found


def _heading_is_lost(
    items: Sequence[Item],
    ranks: Sequence[int],
    after: int | None,
    above: Sequence[int | None],
    parent: int,
) -> bool:
    """The next heading beside the parent skips a number, so a second series stood under the lost one."""
    while after is not None and ranks[after] > ranks[parent]:
        after = above[after]
    if after is None or ranks[after] != ranks[parent]:
        return False
    number, next_number = items[parent].value, items[after].value
    return number is not None and next_number == number + 2
