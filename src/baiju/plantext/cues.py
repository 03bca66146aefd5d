"""The words of a sentence or a heading that tell whether it speaks of what is done or what is to do."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from . import wordlists

_WEIGHTS = {"done": 1.8, "state": 1.8, "weak_done": 0.5, "will": -1.7, "may": -0.35}
_TOLD_WEIGHT = 2.5
_TOLD = re.compile(
    r"(?<![为罢除])了(?![解如结却])|(?<=[编评选办])出了"
    r"|(?<!确保)(?<!力争)(?<!争取)(?<!要)完成[^,;。]{0,8}(?:任务|计划|目标)[数量]?的(?=[0-9百])"
    r"|被[^,;。]{1,12}(?:评为|评选为|表彰为|授予|命名为|确定为|列为)(?![^。;\n]{0,24}(?:发给|给予|予以|奖励))"
)
_GUARDS = {
    "要": "(?<![主重需必摘首])要(?![求点素闻])",
    "将": "将(?!军|[^,;。]{1,60}(?:纳入|列入|作为|送到|送达|分解|转化))",
    "被评为": "被评为(?![^。;\n]{0,24}(?:发给|给予|予以|奖励))",
    "共": "(?<!公)共(?![同青产建享和])",
    "被": "被(?!动)",
    "应": "应(?![急对用届])",
    "需": "需(?!求)",
    "达": "达(?![标成到])",
    "已": "已(?!建会|建)",
    "拟": "拟(?!定)",
    "计划": "(?<![作障度助展政])计划(?=[在于全年开举组新发完召培安用投建到])",
}
"""Short words that are often a part of another one."""
_OPENING = re.compile(
    r"(?:^|[,;:。]) ?(?P<time>(?P<then>去年|上年|过去一年|近年来|近几年|目前|截至|现有|20\d\d ?年)"
    r"|今年|本年|年内|下一步|明年|来年|下半年|到\w{0,5}年?底|春节|两节)"
)
_OPENING_WEIGHT = 1.2
_YEAR = re.compile(r"(20\d\d) ?(?:年|[-—至])")


class Lean(NamedTuple):
    """What the words say: above 0 for done, below for later, and whether a deed is told."""

    total: float
    is_deed: bool


@lru_cache(maxsize=1024)
def lean(words: str, year: int | None) -> Lean:
    """The words of a sentence for done, less those for later; the document is of that year."""
    seen: dict[str, set[str]] = {}
    for match in _cues().finditer(words):
        seen.setdefault(str(match.lastgroup), set()).add(match.group())
    total = sum(_WEIGHTS[kind] * min(len(found), 3) for kind, found in seen.items())
    is_told = _TOLD.search(words) is not None
    if is_told:
        total += _TOLD_WEIGHT
    if _opens_in_the_past(words, year):
        total += _OPENING_WEIGHT
    if year is not None:
        total += sum(_of_year(int(named), year) for named in set(_YEAR.findall(words)))
    return Lean(max(-4.0, min(4.0, total)), is_told or "done" in seen)


def openings(words: str) -> list[int]:
    """Where in a sentence a new time begins: 去年提出28件，今年办结2件 speaks of two."""
    return [match.start("time") for match in _OPENING.finditer(words)]


def _opens_in_the_past(words: str, year: int | None) -> bool:
    match = _OPENING.match(words)
    if match is None or match.group("then") is None:
        return False
    named = _YEAR.match(match.group("then"))
    return named is None or (year is not None and int(named.group(1)) < year)


def heading(words: str, year: int | None) -> str | None:
    """`past`, `next` (a later year), `ahead` or `aim`; None when a heading says nothing of time."""
    if _heading("past_heading").search(words):
        return "past"
    if year is not None and any(int(named) > year for named in _YEAR.findall(words)):
        return "next"
    if _heading("ahead_heading").search(words):
        return "ahead"
    return "aim" if _heading("aim_heading").search(words) else None


def _of_year(named: int, year: int) -> float:
    if named == year:
        return 0.0
    return 1.2 if named < year else -2.5


@lru_cache(maxsize=1)
def _cues() -> re.Pattern[str]:
    parts = wordlists.parts("tense")
    groups = []
    first = "".join(sorted({word[0] for kind in _WEIGHTS for word in parts[kind]}))
    for kind in _WEIGHTS:
        words = sorted(parts[kind], key=len, reverse=True)
        groups.append(f"(?P<{kind}>{'|'.join(_GUARDS.get(word, word) for word in words)})")
    return re.compile(
        f"(?=[{first}])(?:{'|'.join(groups)})"
    )  # the set makes it three times as fast


@lru_cache(maxsize=3)
def _heading(part: str) -> re.Pattern[str]:
    return re.compile("|".join(wordlists.parts("tense")[part]))
