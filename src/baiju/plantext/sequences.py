"""Decides which markers are items, by the company they keep: 一是 needs its 二是."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from .markers import CLAUSE, LINE, SENTENCE, WORD, Marker

GROUPS: Mapping[str, str] = {
    **dict.fromkeys(("num_dun", "num_dot", "num_comma", "num_space"), "num"),
    **dict.fromkeys(("cn_dun", "cn_dot", "cn_comma", "cn_space"), "cn"),
    **dict.fromkeys(("num_paren", "num_half"), "num_paren"),
    **dict.fromkeys(("cn_paren", "cn_half"), "cn_paren"),
    **dict.fromkeys(("ord_shi", "ord_yao"), "ord"),
}
"""Kinds of marker that writers mix within one series."""

_AHEAD = 6
_LAST = 99
_STRICT = frozenset(("num_space", "cn_space", "num_comma", "cn_comma", "alpha", "roman", "period"))
_IN_WORDS = frozenset(("cn_paren", "num_paren", "circled"))


def group(kind: str) -> str:
    return GROUPS.get(kind, kind)


def choose(found: Sequence[Marker], *, crowded: frozenset[int]) -> list[Marker]:
    """The markers that are items; `crowded` holds the starts of those in text without line breaks."""
    followed = _followed(found)
    last: dict[str, int] = {}
    kept = []
    for place, marker in enumerate(found):
        series = group(marker.kind)
        before = last.get(series)
        lowest = WORD if marker.start in crowded else _lowest(marker)
        if marker.strength >= lowest and _is_item(marker, before, place in followed):
            kept.append(marker)
            last[series] = marker.value
    return kept


def _lowest(marker: Marker) -> int:
    return WORD if marker.kind in _IN_WORDS else CLAUSE


def _is_item(marker: Marker, before: int | None, followed: bool) -> bool:
    continues = before is not None and _continues(marker, before)
    opens = followed and (marker.value == 1 or (before is None and _has_lost_the_first(marker)))
    if marker.strength < LINE:
        return not marker.doubtful and (continues or opens)
    if marker.is_hard and not marker.doubtful:
        return True
    if marker.kind in _STRICT or marker.doubtful:
        return continues or opens
    return continues or followed


def _has_lost_the_first(marker: Marker) -> bool:
    return marker.value == 2 and marker.is_hard and marker.strength >= SENTENCE


def _continues(marker: Marker, before: int) -> bool:
    if marker.value == _LAST:
        return before < _LAST
    if marker.kind == "period":
        return before < marker.value
    begins = marker.strength >= SENTENCE and not marker.doubtful
    if begins and marker.is_hard:
        return before <= marker.value <= before + 2
    gap = 2 if begins and marker.kind.startswith("ord_") else 1
    return before < marker.value <= before + gap


def _followed(found: Sequence[Marker]) -> set[int]:
    """The places of markers whose next number comes soon in their series."""
    places = defaultdict(list)
    for place, marker in enumerate(found):
        places[group(marker.kind)].append(place)
    followed = set()
    for series in places.values():
        for index, place in enumerate(series):
            later = [found[next_] for next_ in series[index + 1 : index + 1 + _AHEAD]]
            if _is_followed(found[place], later):
                followed.add(place)
    return followed


def _is_followed(marker: Marker, later: Sequence[Marker]) -> bool:
    for other in later:
        if other.value <= marker.value and other.strength >= marker.strength:
            return False
        if _continues(other, marker.value) and (marker.doubtful or not other.doubtful):
            return True
    return False
