"""The sentences of a document, and what each does: it aims, acts, tells of what is done, or talks."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache

from . import clauses, folding, tense, wordlists
from .model import Document, Quantity, Sentence, Source
from .tense import Telling

_END = re.compile(
    r"全覆盖|全部|达标|翻番|零(?:发生|事故|投诉)|应[建签入助帮]尽|明显(?:提|增|改|下|减)|显著(?:提|增)|大幅"
    r"|目标|有效(?:提|增|遏)|上(?:新)?(?:台阶|水平)|新(?:突破|进展|成效|提高)|前列"
)


def of(source: Source, document: Document) -> list[Sentence]:
    """Every sentence behind the title, headings too; the document's quantities are read before."""
    text = folding.fold(source.text)
    telling = tense.gather(text, document, document.quantities)
    places = [quantity.value_start for quantity in document.quantities]
    starts = [node.start for node in document.outline]
    made: list[Sentence] = []
    begin = max(document.extent.start, document.extent.title_end)
    for first, last in clauses.sentences(text, begin, document.extent.end, starts):
        within = slice(bisect_left(places, first), bisect_left(places, last))
        kind = _kind(telling, first, last, document.quantities[within])
        node = clauses.node_at(starts, document.outline, first)
        made.append(Sentence(first, last, kind, None if node is None else node.id))
    return made


def _kind(telling: Telling, first: int, last: int, figures: list[Quantity]) -> str:
    words = telling.text[first:last]
    aims = sum(figure.tense == "target" for figure in figures)
    if figures:
        return "target" if 2 * aims >= len(figures) else "result"
    if _is_talk(words):
        return "talk"
    if tense.is_told(telling, first, last):
        return "result"
    if _words("aim").search(words) and _END.search(words):
        return "target"
    return "measure" if _words("act").search(words) else "talk"


def _is_talk(words: str) -> bool:
    return _words("talk").search(words) is not None


@lru_cache(maxsize=3)
def _words(part: str) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, wordlists.parts("sentences")[part])))
