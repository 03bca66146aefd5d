"""Splits a source into its documents: from each title to the next, without the page around them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from . import chrome, headings, markers, titles
from .folding import fold
from .model import Extent, Paragraph, Source

__all__ = ["Extent", "split"]

_NEAR_TOP = 4
_BODY, _SERIES_BODY, _PREFACE, _SHORT_TITLE, _KIND_TEXT = 60, 20, 400, 40, 20_000
_JOINS = ("及", "暨", "和", "与", "的", "并")
_MARKED = re.compile(
    r"[一二三四五六七八九十]{1,3} ?[、.]|\(.{1,3}\)|\d{1,3} ?[、.](?!\d)|第.{1,3}[条部章]"
)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line with words on it."""

    start: int
    end: int
    words: str
    long: bool
    """Its words are only its beginning."""
    style: int | None


@dataclass(frozen=True, slots=True)
class _Title:
    """The span of a title; empty when a document has none."""

    start: int
    end: int


def split(source: Source) -> list[Extent]:
    """The documents of the source, in order; the page before the first title is in none."""
    folded = fold(source.text)
    lines = _lines(source.paragraphs, folded)
    found = _with_body(folded, lines, _candidates(folded, lines))
    opening = [line for line in lines if not found or line.end <= found[0].start]
    if not found or _is_document(opening):
        found[:0] = _untitled(folded, opening)
    if not found:
        return []
    ends = [title.start for title in found[1:]] + [len(folded)]
    return [_extent(folded, title, end) for title, end in zip(found, ends, strict=True)]


def _lines(paragraphs: Sequence[Paragraph], folded: str) -> list[_Line]:
    """The lines that are not of the page."""
    page = chrome.of_page(folded, paragraphs)
    lines = []
    for each in paragraphs:
        if each.start in page:
            continue
        start = markers.lead(folded, each.start, each.end)
        words = titles.clean(folded[start : min(each.end, start + 2 * chrome.SHORT)])
        if words:
            lines.append(_Line(start, each.end, words, each.end - start > chrome.SHORT, each.level))
    return lines


def _candidates(folded: str, lines: Sequence[_Line]) -> list[_Title]:
    """Every place that could be a title, whether or not a document follows."""
    found: list[_Title] = []
    for place, line in enumerate(lines):
        if line.long:
            found.extend(_in_line(folded, line, first=not found))
            continue
        end = titles.fused(folded, line.start, line.end)
        end = end or titles.opens_series(folded, line.start, line.end)
        if end is not None or _is_title(lines, place, first=not found):
            title = _Title(line.start, end or line.start + len(line.words))
            if place and _belongs(lines[place - 1], line):
                title = _Title(lines[place - 1].start, title.end)
            if found and found[-1].start == title.start:
                found.pop()
            if found and _announces(folded, found[-1], title):
                title = _Title(found.pop().start, title.end)
            found.append(title)
    return found


def _announces(folded: str, before: _Title, title: _Title) -> bool:
    """第二篇：……计划 right above a title repeats it."""
    first, second = folded[before.start : before.end], folded[title.start : title.end]
    between = folded[before.end : title.start].strip()
    near = len(between) < _BODY and all(map(_is_letterhead, between.split()))
    return near and titles.is_series(first) and not titles.is_series(second)


def _is_letterhead(line: str) -> bool:
    """石泉镇总工会文件, or its number: 石工[2026]3号."""
    return re.search(r"文件$|[\[(]\d{4}[\])]第?\d+号$", line) is not None


def _is_title(lines: Sequence[_Line], place: int, *, first: bool) -> bool:
    words = lines[place].words
    if titles.is_series(words):
        return True
    if titles.genre(words) is None:
        return False
    if first and (place == 0 or (place < _NEAR_TOP and titles.names_a_time(words))):
        return True
    if headings.names_a_section(words):
        return False
    if first:
        return (
            titles.names_a_body(words) or titles.names_a_time(words) or len(words) > 5 or place < 3
        )
    return titles.names_a_body(words) and len(words) > 6 and _numbers_begin_anew(lines, place)


def _numbers_begin_anew(lines: Sequence[_Line], place: int) -> bool:
    """The first numbered line below is a first one."""
    for line in lines[place + 1 : place + 30]:
        match = _MARKED.match(line.words)
        if match is not None:
            return markers.value_of(match.group()) == 1
    return True


def _in_line(folded: str, line: _Line, *, first: bool) -> list[_Title]:
    """The titles in a long line: a numbered series, or one that begins the line."""
    if series := titles.in_series(folded, line.start, line.end):
        return [_Title(start, end) for start, end in series]
    end = titles.prefix(folded, line.start, line.end)
    if end is None:
        return []
    words = folded[line.start : end]
    named = titles.names_a_body(words) and titles.names_a_time(words)
    return [_Title(line.start, end)] if first or named else []


def _belongs(before: _Line, line: _Line) -> bool:
    """The line before is the first half of the title."""
    if before.long or _MARKED.match(before.words):
        return False
    if titles.is_body_line(before.words) and not titles.names_a_body(line.words):
        return True
    return line.words.startswith(_JOINS) and before.words[-1] not in "。;:!?"


def _with_body(folded: str, lines: Sequence[_Line], found: Sequence[_Title]) -> list[_Title]:
    """The titles that have a text of their own before the next."""
    if not found:
        return []
    kept = []
    ends = [title.start for title in found[1:]] + [lines[-1].end if lines else 0]
    place = 0
    for title, end in zip(found, ends, strict=True):
        length = 0
        while place < len(lines) and lines[place].start < end:
            line = lines[place]
            if length < _BODY and not chrome.is_blurb(line.words):
                length += max(0, min(line.end, end) - max(line.start, title.end))
            if line.end > end:
                break
            place += 1
        series = titles.is_series(folded[title.start : title.end].strip())
        if length >= (_SERIES_BODY if series else _BODY):
            kept.append(title)
    return kept or list(found[:1])


def _is_document(lines: Sequence[_Line]) -> bool:
    """What stands before the first title is a text of its own, not an introduction to the page."""
    text = [line.words for line in lines]
    if any(chrome.is_blurb(words) for words in text):
        return False
    marked = sum(_MARKED.match(words) is not None for words in text)
    return marked > 1 or sum(line.end - line.start for line in lines) > _PREFACE


def _untitled(folded: str, lines: Sequence[_Line]) -> list[_Title]:
    if not lines:
        return []
    first = lines[0]
    short = not first.long and len(first.words) <= _SHORT_TITLE and len(lines) > 1
    text = _MARKED.match(first.words) or re.search("[。;:,!?]", first.words)
    if not short or text or headings.names_a_section(first.words):
        return [_Title(first.start, first.start)]
    return [_Title(first.start, first.start + len(first.words))]


def _extent(folded: str, title: _Title, end: int) -> Extent:
    words = folded[title.start : title.end]
    body = folded[title.end : min(end, title.end + _KIND_TEXT)]
    genre = titles.genre(words) or titles.loose_genre(words)
    return Extent(
        start=title.start,
        end=end,
        title_start=title.start,
        title_end=title.end,
        kind=titles.kind(words, body),
        genre=genre if words else titles.genre_of_body(body),
        year=titles.year(words) or titles.year(body),
    )
