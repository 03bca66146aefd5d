"""Finds numbers of items that are lost, doubled, out of order or written in another style."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from baiju.plantext import markers, sequences
from baiju.plantext.model import Document, Edit, Finding, Node

from .kinds import Kind, Page

START = Kind(
    "numbering_start",
    "error",
    "The numbering begins with “%(found)s”. Look for a heading that was lost, or begin with one.",
)
GAP = Kind(
    "numbering_gap",
    "error",
    "“%(found)s” follows “%(before)s”. Look for an item that was lost, or number anew.",
)
REPEAT = Kind(
    "numbering_repeat",
    "error",
    "The number “%(found)s” is used twice. Number the items anew.",
)
STYLE = Kind(
    "marker_style",
    "hint",
    "“%(found)s” is marked otherwise than its neighbours, such as “%(before)s”. Mark them alike.",
)
AMBIGUOUS = Kind(
    "ambiguous_marker",
    "hint",
    "“%(found)s” can be read as a number of an item or as a date. Write the month and the day.",
)
RUNON = Kind(
    "layout_runon",
    "warning",
    "“%(found)s” stands on the line of another item. Begin a new line for it.",
)
KINDS = (START, GAP, REPEAT, STYLE, AMBIGUOUS, RUNON)

_LAST = 99
_UNCOUNTED = frozenset({"", "period", "num_multi"})
_DIGITS = re.compile(r"\d+")
_NUMERAL = re.compile(r"[一二三四五六七八九十]+")
_CHINESE = "零一二三四五六七八九十"
_DATE = re.compile(
    r"(?m)^[ ]*(\d{1,2}[.．]\d{1,2})(?=月|日|[一-龥]{0,4}(?:法制|法治|宣传日|消防|妇女节|植树))"
)
_FULL_BRACKETS = re.compile("[（）]")


def find(page: Page) -> Iterator[Finding]:
    for document in page.documents:
        yield from _sequences(page, document)
        yield from _styles(document)
        yield from _run_on(page, document)
    for match in _DATE.finditer(page.folded):
        yield AMBIGUOUS.at(*match.span(1), found=match.group(1))


def _sequences(page: Page, document: Document) -> Iterator[Finding]:
    last_of_class: dict[str, int] = {}
    for group in _groups(document):
        values = [_value(node) for node in group]
        kind = sequences.group(group[0].marker_class)
        continues = last_of_class.get(kind, 0) + 1 == values[0]
        if values[0] not in (1, _LAST) and not continues and not group[0].orphan:
            yield from _start(document, group)
        last_of_class[kind] = max(value for value in values if value != _LAST or len(values) == 1)
        yield from _inside(page, group, values)


def _groups(document: Document) -> list[list[Node]]:
    """Items of one series under one heading, in the order of their first."""
    groups: dict[tuple[int | None, str, bool], list[Node]] = {}
    for node in document.outline:
        if node.marker_class not in _UNCOUNTED and markers.value_of(node.marker) is not None:
            series = sequences.group(node.marker_class)
            groups.setdefault((node.parent, series, node.orphan), []).append(node)
    return list(groups.values())


def _value(node: Node) -> int:
    return markers.value_of(node.marker) or 0


def _start(document: Document, group: Sequence[Node]) -> Iterator[Finding]:
    """Where items without a heading come first, it is their heading that was lost."""
    if len(group) == 1 and not group[0].marker_class.startswith(("cn_", "num_paren")):
        return
    lost = next((node for node in document.outline if node.orphan), None)
    node = lost if lost is not None and lost.start < group[0].start else group[0]
    yield START.at(node.start, node.start + len(node.marker), found=node.marker)


def _inside(page: Page, group: Sequence[Node], values: list[int]) -> Iterator[Finding]:
    expected = values[0]
    for place, (node, value) in enumerate(zip(group, values, strict=True)):
        begins_anew = value == 1 and place > 0
        end = node.start + len(node.marker)
        if value == _LAST or begins_anew:
            expected = 2 if begins_anew else expected
            continue
        before = group[place - 1].marker
        if value > expected:
            follows = place + 1 < len(group) and values[place + 1] == expected + 1
            yield GAP.at(node.start, end, found=node.marker, before=before)
            expected = expected + 1 if follows else value + 1
            continue
        if value < expected:
            cure = _anew(page, group[place:], expected)
            yield REPEAT.at(node.start, end, *cure, found=node.marker)
        expected = value + 1


def _anew(page: Page, group: Sequence[Node], first: int) -> Iterator[Edit]:
    """The edits that number the items on from `first`."""
    for value, node in enumerate(group, start=first):
        match = _DIGITS.search(node.marker) or _NUMERAL.search(node.marker)
        if match is not None:
            right = str(value) if match.group().isdecimal() else _chinese(value)
            yield Edit(node.start + match.start(), node.start + match.end(), right)


def _chinese(value: int) -> str:
    tens, ones = divmod(value, 10)
    if not tens:
        return _CHINESE[ones]
    return (_CHINESE[tens] if tens > 1 else "") + "十" + (_CHINESE[ones] if ones else "")


def _styles(document: Document) -> Iterator[Finding]:
    """一、 2. 三、 under one heading: the number goes on, its dress changes."""
    before: dict[int | None, list[Node]] = {}
    for node in document.outline:
        if node.marker_class in _UNCOUNTED or node.orphan:
            continue
        family = before.setdefault(node.parent, [])
        if len(family) >= 1 and _changes_dress(family, node):
            end = node.start + len(node.marker)
            yield STYLE.at(node.start, end, found=node.marker, before=family[0].marker)
        family.append(node)


def _changes_dress(family: Sequence[Node], node: Node) -> bool:
    last = family[-1]
    if _value(node) != _value(last) + 1 or node.level != last.level:
        return False
    dress = [(one.marker_class, bool(_FULL_BRACKETS.search(one.marker))) for one in family]
    mine = (node.marker_class, bool(_FULL_BRACKETS.search(node.marker)))
    return mine not in dress and not node.marker_class.startswith("ord_")


def _run_on(page: Page, document: Document) -> Iterator[Finding]:
    """An item inside a line, where nearly all of its kind begin a line."""
    groups: dict[tuple[str, bool], list[Node]] = {}
    for node in document.outline:
        if node.marker:
            groups.setdefault((node.marker_class, _value(node) == 1), []).append(node)
    for group in groups.values():
        inside = [node for node in group if not _begins_line(page.folded, node.start)]
        if len(group) >= 3 and 0 < len(inside) <= len(group) / 4:
            for node in inside:
                end = node.start + len(node.marker)
                cure = Edit(node.start, node.start, "\n")
                yield RUNON.at(node.start, end, cure, found=node.marker)


def _begins_line(text: str, place: int) -> bool:
    return not text[max(text.rfind("\n", 0, place) + 1, place - 12) : place].strip(" *#>-·●")
