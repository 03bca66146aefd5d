"""Finds names of another place than the one the document is about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from baiju.plantext import wordlists
from baiju.plantext.model import Document, Finding

from .kinds import Kind, Page

PLACE = Kind(
    "place_mismatch",
    "error",
    "“%(found)s” is another place than the one this document is about. Write the right name.",
)
KINDS = (PLACE,)

_BODY = "总工会|工会|人大|人民代表|党委|党工委|政府|机关|主席团"
_OWN = re.compile(rf"([一-龥]{{2,3}}?)(镇|乡|县|街道)(?={_BODY})")
_OTHER = re.compile(
    r"(?:^|(?<=[,。;、\n “]|[省市县州]))([一-龥]{2,3}?)(镇|乡|县|街道)"
    rf"(?={_BODY}|经济|各|职工|广大)"
)
_UNSUFFIXED = re.compile(
    "(?:推动|围绕|促进|建设|服务|打造|振兴|助力|为|在|加快|实现|美好|富裕)([一-龥]{2})"
    "(?=经济(?:社会|发展|建设|和社会|高质量|又好又快)|科学发展(?!观)|社会经济|跨越发展|高质量发展|改革发展)"
)


def find(page: Page) -> Iterator[Finding]:
    for document in page.documents:
        yield from _other_towns(page, document)
        yield from _bare_names(page, document)


def _other_towns(page: Page, document: Document) -> Iterator[Finding]:
    """A body of another town, where the title names the document's own."""
    own = {match.group(2): match.group(1) for match in _OWN.finditer(page.title(document))}
    if not own:
        return
    for match in _OTHER.finditer(page.folded, document.extent.title_end, document.extent.end):
        name, suffix = match.groups()
        mine = own.get(suffix, name)
        is_placed = page.folded[match.start() - 1] in "省市县州"
        if not is_placed and page.folded.count(name + suffix) < 2:
            continue
        if mine not in name and name not in mine and not _general().search(name):
            yield PLACE.at(*match.span(), found=page.text[slice(*match.span())])


def _bare_names(page: Page, document: Document) -> Iterator[Finding]:
    """推动三河经济社会发展 in a text that names no 三河镇."""
    extent = document.extent
    matches = list(_UNSUFFIXED.finditer(page.folded, extent.start, extent.end))
    if not matches:
        return
    title, body = page.title(document), page.body(document)
    names = {match.group(1) for match in matches} - _common()
    foreign = {name for name in names if name not in title and not _stands_in(body, name)}
    for match in matches:
        if match.group(1) in foreign:
            yield PLACE.at(*match.span(1), found=page.text[slice(*match.span(1))])


def _stands_in(body: str, name: str) -> bool:
    """The text names it with what it is: it is the document's own."""
    return any(name + suffix in body for suffix in "镇乡县区市街省")


@lru_cache(maxsize=1)
def _common() -> frozenset[str]:
    return frozenset(wordlists.parts("places")["common"])


@lru_cache(maxsize=1)
def _general() -> re.Pattern[str]:
    return re.compile("|".join(wordlists.parts("places")["general"]))
