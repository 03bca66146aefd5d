"""Two wordings of a sentence, cut into what stayed, what was taken out and what was put in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

TOKEN = re.compile(r"\d+(?:\.\d+)?|.", re.DOTALL)
"""A number is another number, never another digit."""
SENTENCE = re.compile(r"[^。；，\n]*[。；，\n]|[^。；，\n]+")
LARGEST = 4_000_000
"""Beyond this product of two lengths texts are compared by sentences, then only as wholes."""
CRUMBS = 2
"""Fewer characters than this between two changes are not worth keeping apart."""


@dataclass(frozen=True)
class Stretch:
    """Words that are the same (`old == new`), or old words with the new ones in their place."""

    old: str
    new: str

    @property
    def is_same(self) -> bool:
        return self.old == self.new


def compare(old: str, new: str) -> list[Stretch]:
    """The stretches in order; all `old` together are the old words, all `new` the new ones."""
    found: list[Stretch] = []
    for each in _raw(old, new):
        is_crumb = each.is_same and len(each.new) < CRUMBS
        if found and not found[-1].is_same and (is_crumb or not each.is_same):
            last = found.pop()
            found.append(Stretch(last.old + each.old, last.new + each.new))
        else:
            found.append(each)
    return found


def _raw(old: str, new: str) -> Iterator[Stretch]:
    if old == new:
        yield Stretch(old, new)
        return
    pieces = TOKEN if len(old) * len(new) <= LARGEST else SENTENCE
    one, other = pieces.findall(old), pieces.findall(new)
    if len(one) * len(other) > LARGEST:
        yield Stretch(old, new)
        return
    for _act, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        yield Stretch("".join(one[a:b]), "".join(other[c:d]))
