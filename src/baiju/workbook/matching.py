"""How well a head fits a column of the register: its title, a synonym, a longer form of one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from . import likeness
from .columns import Column
from .synonyms import GENERAL, HARMLESS, IDEAS, OTHERS, TOTALS, Idea

TITLE, SURE, LOOSE, WEAK, NONE = 5, 4, 3, 1, 0
"""The title itself; a word that means nothing else; one that often means it; a part of the head."""

_HARMLESS = re.compile(f"(?:{'|'.join(sorted(map(re.escape, HARMLESS), key=len, reverse=True))})*")
_INCLUDING = re.compile("不?[包]?含|包括|除|以.*为准|与.*一致|按")
_OR = re.compile("[/|或]")
_SOMEBODY_ELSE = re.compile("|".join(map(re.escape, OTHERS)))
_OF_WHICH = re.compile(r"\A其中[:：]?|\A(?:含|包括)(?=[女农])")


@dataclass(frozen=True)
class Head:
    """The texts over one column, from the outermost to its own, and the remarks in brackets."""

    words: tuple[str, ...]
    remarks: str = ""

    @property
    def own(self) -> str:
        return self.words[-1] if self.words else ""


def head(texts: Sequence[str]) -> Head:
    """The head made of the cells over a column; a text that goes on below is one."""
    words: list[str] = []
    remarks = ""
    for text in texts:
        bare, remark = likeness.head(text)
        bare = _OF_WHICH.sub("", bare)
        remarks += "" if _INCLUDING.match(remark) else remark
        if bare and (not words or words[-1] != bare):
            words.append(bare)
    while len(words) > 1 and words[-1] in TOTALS:
        words.pop()
    return Head(tuple(words), remarks)


class Matcher:
    """The columns of a register with all the words that mean them."""

    def __init__(self, columns: Sequence[Column]) -> None:
        self.columns = columns
        ideas = [_idea(column) for column in columns]
        self._wanted = [
            _wanted(column, idea or _loosely(column, ideas))
            for column, idea in zip(columns, ideas, strict=True)
        ]
        self._known: dict[Head, dict[str, int]] = {}

    def levels(self, head: Head) -> dict[str, int]:
        """How well the head fits each column that it fits at all."""
        if head not in self._known:
            found = ((wanted.name, wanted.level(head)) for wanted in self._wanted)
            self._known[head] = {name: level for name, level in found if level}
        return self._known[head]


@dataclass(frozen=True)
class _Wanted:
    """The words of one column."""

    name: str
    titles: frozenset[str]
    sure: frozenset[str]
    loose: frozenset[str]
    never: tuple[str, ...]
    another: re.Pattern[str]
    sure_within: re.Pattern[str]
    loose_within: re.Pattern[str]
    counts: bool
    """Whether it holds figures; 企业数 is no enterprise."""

    def level(self, head: Head) -> int:
        if not head.words or len(head.own) > 40:
            return NONE
        above = "".join(head.words[:-1])
        if self._is_another(above) or self._is_another(head.remarks):
            return NONE
        whole = above + head.own
        best = max(self._exact(whole), self._exact(head.own))
        if head.remarks and (head.remarks in self.sure or head.own + head.remarks in self.sure):
            best = max(best, SURE)
        best = best or self._alternatives(head.own)
        return best or max(self._within(head.own), self._within(whole))

    def _exact(self, word: str) -> int:
        if word in self.titles:
            return TITLE
        if word in self.sure:
            return SURE
        return LOOSE if word in self.loose else NONE

    def _alternatives(self, text: str) -> int:
        """手机或电话 is one thing; 组织机构代码/统一社会信用代码 may be, if the cells show it."""
        parts = _OR.split(text)
        if len(parts) < 2 or _SOMEBODY_ELSE.search(text):
            return NONE
        levels = [self._exact(part) for part in parts]
        return min(*levels, SURE) or (WEAK if any(levels) else NONE)

    def _within(self, text: str) -> int:
        rest = self._rest(self.sure_within.search(text))
        if rest is not None:
            return LOOSE if _HARMLESS.fullmatch(rest) else WEAK
        rest = self._rest(self.loose_within.search(text))
        return LOOSE if rest is not None and _HARMLESS.fullmatch(rest) else NONE

    def _rest(self, found: re.Match[str] | None) -> str | None:
        """What stands around a known word in a head; None where it means another thing."""
        if found is None:
            return None
        text, word = found.string, found.group()
        rest = text[: found.start()] + text[found.end() :]
        if text.endswith("数") and rest.endswith("数") and not self.counts:
            return None
        is_another = any(each in text and each not in word for each in self.never)
        return None if is_another or self._is_another(rest) else rest

    def _is_another(self, text: str) -> bool:
        return bool(text) and text not in self.sure and self.another.search(text) is not None


def _wanted(column: Column, idea: Idea) -> _Wanted:
    titles, own = _words(column)
    sure, loose = frozenset({*idea.sure, *own}), frozenset(idea.loose) - own
    if column.kind == "reference":  # a bare 名称 is the name of the record itself
        loose -= {"名称"}
    return _Wanted(
        name=column.name,
        titles=frozenset(titles),
        sure=sure,
        loose=loose,
        never=idea.never,
        another=re.compile("|".join(map(re.escape, (*idea.never, *OTHERS)))),
        sure_within=_any_of(sure | titles),
        loose_within=_any_of(loose - GENERAL),
        counts=column.kind in ("whole", "decimal"),
    )


def _any_of(words: frozenset[str]) -> re.Pattern[str]:
    """Finds one of the words, the longest at its place."""
    long = sorted((word for word in words if len(word) > 1), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, long)) or r"(?!)")


def _words(column: Column) -> tuple[set[str], set[str]]:
    """Its title and name, and the other words for it."""
    titles = {likeness.head(column.title)[0], likeness.key(column.name)}
    return titles, {likeness.head(each)[0] for each in column.synonyms}


def _idea(column: Column) -> Idea | None:
    titles, own = _words(column)
    names = {each.replace("_", "") for each in titles}
    for words in (names, titles, own):
        for idea in _fitting(column):
            if words.intersection(idea.sure):
                return idea
    return None


def _loosely(column: Column, taken: Sequence[Idea | None]) -> Idea:
    """The one idea that often goes by its title, where no other column is that idea surely."""
    titles, _own = _words(column)
    loose = [idea for idea in _fitting(column) if titles.intersection(idea.loose)]
    return loose[0] if len(loose) == 1 and loose[0] not in taken else Idea(())


def _fitting(column: Column) -> list[Idea]:
    return [idea for idea in IDEAS if idea.kind in ("", column.kind)]


def is_number_head(head: Head) -> bool:
    """Whether the column only counts the lines."""
    return head.own in IDEAS[0].sure or head.own in IDEAS[0].loose


_SCALES = (("亿", 10**8), ("百万", 10**6), ("万", 10**4), ("千", 1000), ("百", 100))


def scale(head: Head) -> int:
    """The factor that a head's remark names: 10000 for （万元）, else 1."""
    for sign, factor in _SCALES:
        if re.fullmatch(rf"(?:单位:?)?{sign}[元人名个户家]?", head.remarks):
            return factor
    return 1
