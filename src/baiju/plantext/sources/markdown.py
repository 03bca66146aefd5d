"""Markdown: its marks stay in the text, but stand outside the paragraphs."""

from __future__ import annotations

import re

from baiju.plantext.model import Paragraph

from .plain import LINE

HEADING = re.compile(r"^\ufeff?[ ]{0,3}#{1,6}[ \t]+\S", re.MULTILINE)
BOLD_LINES = re.compile(r"^\ufeff?[ ]{0,3}\*\*[^*\n]+\*\*", re.MULTILINE)
OPENING = re.compile(r"\ufeff?[ \t]*(?:>[ \t]?)*(?:[-*+][ \t]+)?(?:(#{1,6})[ \t]+)?(\*\*)?")


def is_markdown(text: str) -> bool:
    """Does the text have Markdown headings, or lines that open in bold?"""
    return bool(HEADING.search(text)) or len(BOLD_LINES.findall(text)) > 1


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """The lines without their marks; a heading has its level, a table row is in a table."""
    found: list[Paragraph] = []
    for line in LINE.finditer(text):
        start, end, level = _inside(text, line.start(), line.end())
        if start < end:
            in_table = text[start] == "|"
            found.append(Paragraph(start, end, len(found), level, in_table))
    return tuple(found)


def _inside(text: str, start: int, end: int) -> tuple[int, int, int | None]:
    opening = OPENING.match(text, start, end)
    if opening is None or opening.end() == end:
        return start, end, None
    level = len(opening[1]) if opening[1] else None
    if level:
        body = text[opening.end() : end].rstrip(" \t").rstrip("#").rstrip(" \t")
        end = opening.end() + len(body)
    if opening[2] and text.endswith("**", opening.end(), end):
        end -= 2
    return opening.end(), end, level
