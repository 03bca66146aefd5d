"""Knows the page around a text: navigation, sources, counters, advertisements, editors' blurbs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from . import titles, wordlists
from .model import Paragraph

SHORT = 90
"""Longer lines are text."""

_BLURB, _LINK, _MENU = 2, 60, 4
_GENRES = re.compile(
    "总结|计划|报告|演讲稿|讲话稿|心得|合同|范文|作文|方案|鉴定|导游词|情书|主持词"
)
_TRAIL = re.compile(r"\S{1,12}( ?[>»›]+ ?\S{1,24}){1,8}$|(\S{1,8} ?[|丨·] ?){2,}\S{1,8}$")
_NUMBERS = re.compile(r"(?:[\d ]|第?\d+页|共\d+页|[/\[\]<>«»|-]|首页|尾页|末页|\.\.\.|…)+$")
_SIGNS = " \t-=*_—|·•●◆■▲★>#【[(《"


def of_page(folded: str, paragraphs: Sequence[Paragraph]) -> frozenset[int]:
    """The starts of the lines that belong to the page; after a list of links a title is text."""
    found: set[int] = set()
    links: list[Paragraph] | None = None
    for each in paragraphs:
        text = folded[each.start : each.end].strip()
        if is_chrome(text):
            found.add(each.start)
            links = links or ([] if begins_links(text) else links)
        elif links is not None and len(text) < _LINK and "。" not in text:
            links.append(each)
        elif text and links is not None:
            found.update(_links(folded, links))
            links = None
    found.update(each.start for each in links or ())
    return frozenset(found)


def _links(folded: str, lines: Sequence[Paragraph]) -> list[int]:
    """Those of the lines between a list of links and the next text that are links."""
    words = [titles.clean(folded[each.start : each.end]) for each in lines]
    heads = [titles.is_title(each) for each in words]
    until = len(heads) - heads[::-1].index(True) - 1 if True in heads else len(heads)
    if until == len(heads) and any(titles.is_marked(each) for each in words):
        return []
    return [each.start for each in lines[:until]]


@lru_cache(maxsize=4096)
def is_chrome(folded: str) -> bool:
    """The folded line belongs to the page, not to the document."""
    line = folded.strip()
    if not line or len(line) > SHORT:
        return False
    if _TRAIL.match(line) or (_NUMBERS.match(line) and "页" in line):
        return True
    if len(_GENRES.findall(line)) >= _MENU and not re.search("[。,;]", line):
        return True
    bare = line.lstrip(_SIGNS)
    if line.startswith(_words("begins")) or bare.startswith(_words("begins")):
        return not _is_sentence(line)
    if _alone().match(bare):
        return True
    return _holds().search(line) is not None and not _is_sentence(line)


def is_blurb(folded: str) -> bool:
    """An editor introduces the texts that follow."""
    return sum(word in folded for word in _words("blurb")) >= _BLURB


def begins_links(folded: str) -> bool:
    """From here on the page lists other texts."""
    line = folded.strip(_SIGNS + ":】])》")
    return len(line) < SHORT and line.split(":")[0].strip(_SIGNS + "】])》") in _words("lists")


def _is_sentence(line: str) -> bool:
    """Ordinary prose: it ends a sentence, and no word of the page stands at its beginning."""
    return (
        len(line) > 24
        and line[-1] in "。;!?"
        and not re.search(r"小编|参考|转载|版权|\.com|\.cn|下载", line)
    )


@lru_cache(maxsize=4)
def _words(part: str) -> tuple[str, ...]:
    return tuple(wordlists.parts("chrome")[part])


@lru_cache(maxsize=1)
def _alone() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in _words("alone"))
    return re.compile(f"(?:{words})(?: *$| *[:|\\]】)>])")


@lru_cache(maxsize=1)
def _holds() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(word) for word in _words("holds")))
