"""One search over everything: the index is asked, and what it gives is what the actor may see."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db import connection
from django.db.models import Q, QuerySet
from django.db.models.expressions import RawSQL

from . import answers, grams, indexing, postings, shelves
from .access import Actor
from .declare import Register
from .grams import Word
from .indexing import differs, forget, note, note_many, rebuild
from .postings import Question, Statement, Ways
from .shelves import Shelf

__all__ = ["Hits", "differs", "find", "forget", "matching", "note", "note_many", "rebuild"]

POOL = 60
"""So many rows are read before the best are sought one rank after the other."""
FEW = 1_000
"""An actor who sees no more rows than this has them all looked at: no index is faster."""
CHUNK = 200


@dataclass(frozen=True)
class Hits:
    """What was found on one shelf, the best first."""

    shelf: Shelf
    records: list[int]
    is_more: bool


Row = tuple[int, str]


def find(
    actor: Actor, text: str, *, kinds: Iterable[Register | Shelf] | None = None, most: int = 20
) -> list[Hits]:
    """What answers the text, as far as the actor may see it."""
    asked = grams.words(text)
    searched = [shelves.of(kind) for kind in kinds] if kinds is not None else shelves.shelves()
    reached = [shelf for shelf in searched if asked and actor.tops(shelf.area, "read")]
    with postings.by_index():
        answering = _answering(reached, asked)
        found = [
            _on(shelf, actor, asked, most, is_answering=shelf.key in answering) for shelf in reached
        ]
    return [hits for hits in found if hits.records]


def matching(kind: Register | Shelf, actor: Actor, text: str) -> Q:
    """The rows that answer the text; those of them the actor may see are sought by the caller."""
    shelf, found = shelves.of(kind), Q()
    asked = grams.words(text)
    for word in asked:
        found &= _holding(shelf, word)
    if ends := _by_end(shelf, actor, asked):
        found |= Q(pk__in=ends)
    return found


def _answering(reached: Sequence[Shelf], asked: Sequence[Word]) -> set[str]:
    if not reached:
        return set()
    statement = postings.which(_question(shelf, None, asked) for shelf in reached)
    return {key for (key,) in _read(statement)}


def _question(shelf: Shelf, tops: tuple[str, ...] | None, asked: Sequence[Word]) -> Question:
    """As it is written, or as it may be heard."""
    return Question(shelf.key, tuple(_ways(word) for word in asked), tops=tops)


def _ways(word: Word) -> Ways:
    return [word.grams, *(hearing.grams for hearing in word.hearings)]


def _on(
    shelf: Shelf, actor: Actor, asked: Sequence[Word], most: int, *, is_answering: bool
) -> Hits:
    best = dict.fromkeys(_by_end(shelf, actor, asked))
    if is_answering and shelf.rows is not None:
        best |= dict.fromkeys(_allowed(shelf, shelf.rows(actor), asked))
    elif is_answering:
        tops = actor.tops(shelf.area, "read")
        best |= dict.fromkeys(_best(shelf, tops, asked, most + 1))
    records = list(best)
    return Hits(shelf, records[:most], len(records) > most)


def _by_end(shelf: Shelf, actor: Actor, asked: Sequence[Word]) -> list[int]:
    """The rows whose encrypted number ends so, where the actor may write them."""
    end = _end(shelf, asked)
    tops = actor.tops(shelf.area, "write")
    return [pk for pk, _text in _read(postings.ending(shelf.key, end, tops))] if end else []


def _end(shelf: Shelf, asked: Sequence[Word]) -> str:
    """The fingerprint of four characters that may end a number."""
    is_end = len(asked) == 1 and bool(grams.TAIL.fullmatch(asked[0].text))
    return indexing.tail(shelf, asked[0].text) if shelf.tail and is_end else ""


def _allowed(shelf: Shelf, rows: QuerySet[Any], asked: Sequence[Word]) -> list[int]:
    found = _ranked(shelf, _read(postings.rows(_question(shelf, None, asked))), asked)
    seen = set(rows.filter(pk__in=postings.among(found)).values_list("pk", flat=True))
    return [pk for pk in found if pk in seen]


def _best(shelf: Shelf, tops: tuple[str, ...], asked: Sequence[Word], count: int) -> list[int]:
    """Where there is little, all of it; else one rank after the other until there is enough."""
    [(few,)] = _read(postings.within(shelf.key, tops, most=FEW + 1))
    if few <= FEW:
        return _ranked(shelf, _read(postings.texts(shelf.key, tops)), asked)
    question = _question(shelf, tops, asked)
    pool = _read(postings.rows(question, most=POOL))
    if len(pool) < POOL:
        return _ranked(shelf, pool, asked)
    found: dict[int, None] = {}
    for step in _ladder(shelf, question, asked, count):
        found |= dict.fromkeys(step)
        if len(found) >= count:
            break
    return list(found)[:count]


def _ladder(
    shelf: Shelf, question: Question, asked: Sequence[Word], count: int
) -> Iterator[list[int]]:
    """Whole texts, beginnings, parts; then what is heard so, first where the index alone can tell."""
    written = replace(
        question, words=tuple([word.grams] for word in asked), holds=tuple(w.text for w in asked)
    )
    start = [[grams.beginning(asked), *asked[0].grams]]
    for words in ([[grams.whole(asked)]],), (start, *written.words[1:]), written.words:
        yield _ranked(shelf, _read(postings.rows(replace(written, words=words), most=count)), asked)
    hearings = [hearing for word in asked for hearing in word.hearings]
    if len(asked) == 1 and (exact := [each.grams for each in hearings if each.is_exact]):
        heard = replace(question, words=(exact,))
        yield _ranked(shelf, _read(postings.rows(heard, most=POOL)), asked)
    if hearings:
        yield _streamed(shelf, question, asked, count)


def _streamed(shelf: Shelf, question: Question, asked: Sequence[Word], count: int) -> list[int]:
    """Rows looked at one by one, as the index cannot tell what stands side by side."""
    found: list[Row] = []
    with connection.cursor() as cursor:
        cursor.execute(*postings.rows(question))
        while len(found) < count and (rows := cursor.fetchmany(CHUNK)):
            found += [row for row in rows if _rank(shelf, row[1], asked) is not None]
    return _ranked(shelf, found, asked)


def _ranked(shelf: Shelf, rows: Iterable[Row], asked: Sequence[Word]) -> list[int]:
    """The keys of the rows that answer: the best first, then the shortest, then the latest."""
    ranked = [(_rank(shelf, text, asked), len(text), -pk) for pk, text in rows]
    return [-key for _rank, _length, key in sorted(each for each in ranked if each[0] is not None)]


def _rank(shelf: Shelf, text: str, asked: Sequence[Word]) -> int | None:
    lines = text.split("\n")
    return answers.rank(list(zip(lines, shelves.sounded(shelf), strict=True)), asked)


def _holding(shelf: Shelf, word: Word) -> Q:
    """The rows that hold one word as written, or as it may be heard."""
    question = Question(shelf.key, ([word.grams],), (word.text,))
    found = Q(pk__in=_subquery(question))
    if exact := [each.grams for each in word.hearings if each.is_exact]:
        found |= Q(pk__in=_subquery(replace(question, words=(exact,), holds=())))
    if rest := [each.grams for each in word.hearings if not each.is_exact]:
        rows = _read(postings.rows(replace(question, words=(rest,), holds=())))
        found |= Q(pk__in=postings.among(_ranked(shelf, rows, [word])))
    return found


def _subquery(question: Question) -> RawSQL:
    sql, values = postings.rows(question, "f.record")
    return RawSQL(sql, values)


def _read(statement: Statement) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(*statement)
        return list(cursor.fetchall())
