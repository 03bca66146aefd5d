"""Knows the lines of a document that stand beside its text: contents, attachments, tables."""

from __future__ import annotations

import re
from collections.abc import Sequence

from . import chrome
from .model import Paragraph

_SHORT = 60
_CONTENTS = re.compile(r"目 *录[: ]*$")
_LEADER = re.compile(r"[.…·\s\d]+$")
_ATTACHED = re.compile(r"附(?:件|表)?(?:\d|[一二三四五])? ?:")
_LISTED = re.compile(r"\d{1,2} ?[.、]")


def without(folded: str, paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The lines of the text itself, without the page around it."""
    page = chrome.of_page(folded, paragraphs)
    kept = [
        each
        for each in paragraphs
        if each.start not in page and not is_table(folded, each) and _words(folded, each)
    ]
    return _without_attached(folded, _without_contents(folded, kept))


def is_table(folded: str, paragraph: Paragraph) -> bool:
    return paragraph.in_table or _words(folded, paragraph).count("\t") > 1


def _without_contents(folded: str, lines: list[Paragraph]) -> list[Paragraph]:
    """The table of contents ends where its first entry comes again."""
    for place, line in enumerate(lines[:-1]):
        if not _CONTENTS.match(_words(folded, line)):
            continue
        first = _LEADER.sub("", _words(folded, lines[place + 1]))
        for later in range(place + 2, len(lines)):
            if first and _words(folded, lines[later]).startswith(first):
                return lines[:place] + lines[later:]
        break
    return lines


def _without_attached(folded: str, lines: Sequence[Paragraph]) -> list[Paragraph]:
    kept = []
    listed = False
    for each in lines:
        text = _words(folded, each)
        names = _ATTACHED.match(text) is not None
        listed = len(text) < _SHORT and (names or (listed and _LISTED.match(text) is not None))
        if not listed:
            kept.append(each)
    return kept


def _words(folded: str, paragraph: Paragraph) -> str:
    return folded[paragraph.start : paragraph.end].strip()
