"""Reads the outline of a document: its headings, numbered items and inline 一是 and 一要."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from . import asides, headings, markers, nesting, sequences, titles, unnumbered
from .folding import fold
from .markers import Marker
from .model import Extent, Node, Paragraph, Source
from .unnumbered import Line

_CROWDED_LENGTH, _CROWDED_MARKERS = 80, 3


@dataclass(frozen=True, slots=True)
class _Head:
    """The beginning of a node: a marker, or a line that heads without one."""

    start: int
    after: int
    marker: str
    kind: str
    item: nesting.Item


def nodes(source: Source, extent: Extent) -> list[Node]:
    """The nodes of the document in the order of the text; parents come before children."""
    folded = fold(source.text)
    paragraphs = asides.without(folded, _body(source, extent))
    heads = _heads(source.text, folded, paragraphs)
    places = nesting.places([head.item for head in heads])
    end = _text_end(folded, paragraphs, extent)
    ends = _ends(folded, heads, places, end)
    leaves = _leaves(places)
    found = []
    for number, (head, place) in enumerate(zip(heads, places, strict=True)):
        until = heads[number + 1].start if number + 1 < len(heads) else end
        first, last = headings.words(folded, head.after, until, leaf=number in leaves)
        node = Node(
            id=number,
            parent=place.parent,
            level=place.level,
            marker=head.marker,
            marker_class=head.kind,
            start=head.start,
            end=max(ends[number], last),
            heading_start=first,
            heading_end=last,
            orphan=place.orphan,
        )
        found.append(node)
    return found


def _body(source: Source, extent: Extent) -> Sequence[Paragraph]:
    """The paragraphs after the title; the first may begin in the title's own line."""
    start = max(extent.start, extent.title_end)
    paragraphs = source.paragraphs
    first = bisect_left(paragraphs, start, key=lambda paragraph: paragraph.end)
    last = bisect_left(paragraphs, extent.end, key=lambda paragraph: paragraph.start)
    cut = []
    for each in paragraphs[first:last]:
        begin, end = max(each.start, start), min(each.end, extent.end)
        if (begin, end) == (each.start, each.end):
            cut.append(each)
        elif begin < end:
            cut.append(Paragraph(begin, end, each.number, each.level, each.in_table))
    return cut


def _heads(text: str, folded: str, paragraphs: Sequence[Paragraph]) -> list[_Head]:
    found: list[Marker] = []
    crowded: set[int] = set()
    for each in paragraphs:
        on_line = list(markers.on_line(folded, each.start, each.end))
        found.extend(on_line)
        if each.end - each.start > _CROWDED_LENGTH and len(on_line) >= _CROWDED_MARKERS:
            crowded.update(marker.start for marker in on_line)
    styles = {markers.lead(folded, each.start, each.end): each.level for each in paragraphs}
    chosen = sequences.choose(found, crowded=frozenset(crowded))
    heads = [_marked(text, marker, styles.get(marker.start)) for marker in chosen]
    lines = _lines(folded, paragraphs)
    bare = unnumbered.find(lines, {head.start: head.item.value for head in heads})
    heads.extend(_unmarked(bare, lines, heads))
    return sorted(heads, key=lambda head: head.start)


def _lines(folded: str, paragraphs: Sequence[Paragraph]) -> list[Line]:
    lines = []
    for each in paragraphs:
        start = markers.lead(folded, each.start, each.end)
        text = folded[start : each.end].rstrip()
        if text:
            lines.append(Line(start, start + len(text), each.level, text))
    return lines


def _marked(text: str, marker: Marker, style: int | None) -> _Head:
    written = "" if marker.kind == "period" else text[marker.start : marker.end].rstrip()
    item = nesting.Item(marker.kind, marker.value, style)
    return _Head(marker.start, marker.start + len(written), written, marker.kind, item)


def _unmarked(bare: Sequence[Line], lines: Sequence[Line], marked: Sequence[_Head]) -> list[_Head]:
    """Unnumbered heads; the file's own levels or one that holds others tell their kinds apart."""
    kinds = {head.item.style: head.kind for head in marked if head.item.style is not None}
    following = {line.start: after.start for line, after in itertools.pairwise(lines)}
    starts = {line.start for line in bare}
    holds = any(
        headings.is_container(each.words) and following.get(each.start) in starts for each in bare
    )
    heads = []
    for line in bare:
        kind = "section" if holds and headings.names_a_section(line.words) else "bare"
        if line.style is not None:
            kind = kinds.get(line.style, f"bare{line.style}")
        item = nesting.Item(kind, None, line.style)
        heads.append(_Head(line.start, line.start, "", kind, item))
    return heads


def _leaves(places: Sequence[nesting.Place]) -> set[int]:
    return set(range(len(places))) - {place.parent for place in places if place.parent is not None}


def _text_end(folded: str, paragraphs: Sequence[Paragraph], extent: Extent) -> int:
    """Where the words end, before the signature and the date."""
    last = len(paragraphs)
    while last > 1 and _signs(folded[paragraphs[last - 1].start : paragraphs[last - 1].end]):
        last -= 1
    end = paragraphs[last - 1].end if paragraphs else extent.end
    return max(_trimmed(folded, extent.title_end, end), extent.title_end)


def _signs(text: str) -> bool:
    text = text.strip()
    return not text or titles.is_body_line(text) or headings.is_date(text)


def _ends(
    folded: str, heads: Sequence[_Head], places: Sequence[nesting.Place], end: int
) -> list[int]:
    """Each node ends where the next begins that is not inside it."""
    ends = [end] * len(heads)
    open_: list[int] = []
    for number, place in enumerate(places):
        while open_ and open_[-1] != place.parent:
            last = open_.pop()
            ends[last] = _trimmed(folded, heads[last].after, heads[number].start)
        open_.append(number)
    return ends


def _trimmed(folded: str, start: int, end: int) -> int:
    while end > start and folded[end - 1].isspace():
        end -= 1
    return end
