"""Where the sentences and clauses of a folded text begin and end."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from .model import Node

REACH = 90
"""No clause reaches further than this from the place that is asked for."""

_STOP = re.compile(r"[。!?\n]+[”’」』)]*|(?<=[㐀-鿿”’)])\.(?=[㐀-鿿“])")
_EDGE = re.compile(r"[,;。:!?\n()\t|]")


def sentences(
    text: str, start: int, end: int, cuts: Iterable[int] = ()
) -> Iterator[tuple[int, int]]:
    """The sentences between start and end without the blanks around them; they also end at cuts."""
    ends = {match.end() for match in _STOP.finditer(text, start, end)}
    ends.update(cut for cut in cuts if start < cut < end)
    here = start
    for there in [*sorted(ends), end]:
        words = text[here:there]
        first = here + len(words) - len(words.lstrip())
        last = here + len(words.rstrip())
        if first < last:
            yield first, last
        here = there


def bounds(text: str, place: int, start: int, end: int) -> tuple[int, int]:
    """The clause around a place, between start and end."""
    low = max(start, place - REACH)
    first = max((match.end() for match in _EDGE.finditer(text, low, place)), default=low)
    edge = _EDGE.search(text, place, min(end, place + REACH))
    return first, edge.start() if edge else min(end, place + REACH)


def node_at(starts: list[int], outline: list[Node], place: int) -> Node | None:
    """The innermost node that holds a place; `starts` are the outline's, in order."""
    index = bisect_right(starts, place) - 1
    return outline[index] if index >= 0 else None
