"""Who is to do it: labels such as 牵头单位：, and the words 由…负责, …牵头, …配合."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from . import wordlists
from .model import Party

_SPLIT = re.compile(r"[、,/ ]+|以及|及|[和与](?=各|其他|相关)")
_BOTH = re.compile(r"[和与]")
_TAIL = re.compile(r"(?:等(?:单位|部门|有关部门|科室)?|分别|共同|具体|统一|全面|总体|亲自|联合)+\Z")
_LEAD_WORDS = re.compile(r"\A(?:由|并由|统一由|各项工作由|此项工作由|该项工作由|主要由|具体由)")
_BY = re.compile(
    r"由(?P<who>[^,;。:()\n由]{2,30}?)"
    r"(?P<act>牵头|负责|承办|主办|组织实施|抓好落实|抓落实|配合|协助|协办)"
)
_CLAUSE = re.compile(
    r"(?:(?<=[,;。:(\n])|\A)(?P<who>[^,;。:()\n]{2,40}?)"
    r"(?P<act>牵头|主办|承办|配合|协助|协办|参与)(?:负责|实施|落实|组织|办理|抓好落实)?(?=[,;。)\n]|\Z)"
)
_BRACKET = re.compile(r"\((?P<who>[^()\n:]{2,40})\)[。;]?[ \n]*\Z")
_HELPING = ("配合", "协助", "协办", "参与")
_NO_NAME = re.compile(r"简称|包括|其中|含|如|下同|以上|[0-9“”《》]")


def find(text: str, start: int, end: int) -> tuple[Party, ...]:
    """The parties named between start and end of a folded text; labels count before sentences."""
    named = list(_labelled(text, start, end)) or list(_said(text, start, end))
    seen: dict[tuple[str, str], Party] = {}
    for party in named or _in_brackets(text, start, end):
        seen.setdefault((party.name, party.role), party)
    return tuple(seen.values())


def _labelled(text: str, start: int, end: int) -> Iterator[Party]:
    for match in _label().finditer(text, start, end):
        role = "help" if match.group("help") else "lead"
        yield from _names(text, match.start("who"), match.end("who"), role)


def _said(text: str, start: int, end: int) -> Iterator[Party]:
    for pattern in (_BY, _CLAUSE):
        for match in pattern.finditer(text, start, end):
            role = "help" if match.group("act") in _HELPING else "lead"
            parties = list(_names(text, match.start("who"), match.end("who"), role))
            if parties and all(_is_body(party.name) for party in parties):
                yield from parties


def _in_brackets(text: str, start: int, end: int) -> Iterator[Party]:
    """（组织部、办公室） at the end of a duty."""
    match = _BRACKET.search(text, start, end)
    if match is None or _NO_NAME.search(match.group("who")):
        return
    parties = list(_names(text, match.start("who"), match.end("who"), "lead"))
    if all(_is_body(party.name) and len(party.name) > 2 for party in parties):
        yield from parties


def _names(text: str, start: int, end: int, role: str) -> Iterator[Party]:
    place = start
    for gap in [*_SPLIT.finditer(text, start, end), None]:
        stop = gap.start() if gap else end
        for first, last in _halves(text, place, stop):
            party = _party(text, first, last, role)
            if party is not None:
                yield party
        place = gap.end() if gap else end


def _halves(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """办公室和组织部 are two, 人力资源和社会保障局 is one."""
    for both in _BOTH.finditer(text, start, end):
        if _is_body(text[start : both.start()]):
            return [(start, both.start()), *_halves(text, both.end(), end)]
    return [(start, end)]


def _party(text: str, start: int, end: int, role: str) -> Party | None:
    words = text[start:end]
    lead = _LEAD_WORDS.match(words)
    tail = _TAIL.search(words)
    first = start + (lead.end() if lead else 0)
    last = start + tail.start() if tail else end
    while first < last and text[first] in " \t":
        first += 1
    while first < last and text[last - 1] in " \t":
        last -= 1
    if not 2 <= last - first <= 24:
        return None
    return Party(text[first:last], first, last, role)


def _is_body(name: str) -> bool:
    return name.rstrip().endswith(tuple(_words("body")))


@lru_cache(maxsize=4)
def _words(part: str) -> tuple[str, ...]:
    return tuple(sorted(wordlists.parts("parties")[part], key=len, reverse=True))


@lru_cache(maxsize=1)
def _label() -> re.Pattern[str]:
    lead, help_, bearer = ("|".join(_words(part)) for part in ("lead", "help", "bearer"))
    return re.compile(
        rf"(?:(?P<lead>{lead})|(?P<help>{help_}))(?:{bearer})?(?:及(?:{bearer}))? ?: ?"
        rf"(?P<who>(?:\([^()\n]*\)|[^;。()\n\t:])+?)"
        rf"(?=[;。)\n\t]|\Z|[,、 ]? ?(?:{lead}|{help_}|完成|办理|时限)[\u4e00-\u9fff]{{0,4}} ?:)"
    )
