"""The two dialects of the index: full-text search on SQLite, arrays of grams on PostgreSQL."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any
from zlib import crc32

from django.db import DatabaseError, connection, models, transaction
from django.db.models.expressions import RawSQL

from . import paths
from .index import Found

COLUMNS = ("shelf", "record", "unit_id", "text", "grams", "tail")
MANY = 1_000
"""From so many new entries on, PostgreSQL sorts them in at once: a long unsorted list is slow to read."""
Ways = Sequence[Sequence[str]]
"""Ways to answer a word: each a set of grams that all must be there."""


@dataclass(frozen=True)
class Question:
    """The words' ways, what the texts must hold besides, and from where the rows are seen."""

    shelf: str
    words: tuple[Ways, ...]
    holds: tuple[str, ...] = ()
    tops: tuple[str, ...] | None = None
    """None asks for the rows of every unit."""


Statement = tuple[str, list[Any]]


@cache
def mark(shelf: str) -> str:
    """What the grams of a shelf begin with, so that no other shelf's rows are read; a few may share one."""
    return f"{crc32(shelf.encode()) % 36**3:04x}"


def marked(shelf: str, grams: Iterable[str]) -> list[str]:
    """The grams as they lie in the index."""
    begin = mark(shelf)
    return [begin + gram for gram in grams]


def is_sqlite() -> bool:
    return connection.vendor == "sqlite"


@contextmanager
def by_index() -> Iterator[None]:
    """PostgreSQL would rather read a whole table than ask the index for a few rows of it."""
    if is_sqlite():
        yield
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        yield


def rows(
    question: Question, columns: str = "f.record, f.text", *, most: int | None = None
) -> Statement:
    """The rows that may answer."""
    source, values = _matched(question)
    conditions = ["f.shelf = %s"]
    values.append(question.shelf)
    for text in question.holds:
        conditions.append(f"{'instr' if is_sqlite() else 'strpos'}(f.text, %s) > 0")
        values.append(text)
    if question.tops is not None:
        reach, more = _reach(question.tops)
        conditions.append(reach)
        values += more
    limit = "" if most is None else f" LIMIT {most:d}"
    return f"SELECT {columns} FROM {source} {' AND '.join(conditions)}{limit}", values


def within(shelf: str, tops: tuple[str, ...], *, most: int) -> Statement:
    """How many rows are seen from these tops, counted as far as told."""
    source, values = _seen(shelf, tops)
    return f"SELECT count(*) FROM (SELECT 1 {source} LIMIT {most:d}) few", values


def texts(shelf: str, tops: tuple[str, ...]) -> Statement:
    """All rows that are seen from these tops."""
    source, values = _seen(shelf, tops)
    return f"SELECT f.record, f.text {source}", values


def _seen(shelf: str, tops: tuple[str, ...]) -> Statement:
    reach, values = _reach(tops)
    source = f"FROM {_units()} u {_join()} {_found()} f ON f.unit_id = u.id"
    return f"{source} WHERE f.shelf = %s AND {reach}", [shelf, *values]


def ending(shelf: str, tail: str, tops: tuple[str, ...]) -> Statement:
    """The rows whose encrypted number has this fingerprint of its end."""
    source, values = _seen(shelf, tops)
    return f"SELECT f.record, f.text {source} AND f.tail = %s", [*values, tail]


def which(questions: Iterable[Question]) -> Statement:
    """The shelves in which anything may answer, as far as the index alone can tell."""
    parts: list[str] = []
    values: list[Any] = []
    for question in questions:
        source, more = _matched(question, bare=True)
        parts.append(f"SELECT %s WHERE EXISTS (SELECT 1 FROM {source} 1 = 1)")
        values += [question.shelf, *more]
    return " UNION ALL ".join(parts), values


def _matched(question: Question, *, bare: bool = False) -> Statement:
    """Where the rows come from, up to the last AND of their conditions."""
    joined = "" if question.tops is None or bare else f" {_join()} {_units()} u ON u.id = f.unit_id"
    if is_sqlite():
        expression = " AND ".join(
            "(" + " OR ".join(_all(question.shelf, way) for way in ways) + ")"
            for ways in question.words
        )
        found = "" if bare else f" {_join()} {_found()} f ON f.id = g.rowid"
        return f"engine_grams g{found}{joined} WHERE g.engine_grams MATCH %s AND", [expression]
    either = [
        "(" + " OR ".join("f.grams @> %s::text[]" for _way in ways) + ")" for ways in question.words
    ]
    values = [marked(question.shelf, way) for ways in question.words for way in ways]
    return f"{_found()} f{joined} WHERE {' AND '.join(either)} AND", list(values)


def _all(shelf: str, way: Sequence[str]) -> str:
    return "(" + " AND ".join(f'"{gram}"' for gram in marked(shelf, way)) + ")"


def _reach(tops: tuple[str, ...]) -> Statement:
    """At or below one of the tops."""
    either = ["(u.path >= %s AND u.path < %s)" for _top in tops]
    values = [end for top in tops for end in (top, top + paths.END)]
    return f"({' OR '.join(either) or '1 = 0'})", values


def _join() -> str:
    """SQLite keeps the order of a cross join: first what the index gives, then its rows."""
    return "CROSS JOIN" if is_sqlite() else "JOIN"


def among(pks: Iterable[int]) -> RawSQL | list[int]:
    """Many keys in a condition: SQLite takes them as one value, PostgreSQL plans better with a list."""
    if not is_sqlite():
        return list(pks)
    every = json.dumps(list(pks))
    return RawSQL("SELECT value FROM json_each(%s)", [every], models.BigIntegerField())


def insert(entries: Iterable[tuple[str, int, int | None, str, Iterable[str], str]]) -> None:
    """Write entries of shelf, record, unit, text, grams and tail."""
    rows = [(shelf, *rest, marked(shelf, grams), tail) for shelf, *rest, grams, tail in entries]
    with connection.cursor() as cursor:
        (_insert_in_sqlite if is_sqlite() else _copy)(cursor, rows)


def _insert_in_sqlite(cursor: Any, rows: list[tuple[Any, ...]]) -> None:
    """The index in one statement at the end: a trigger would write it out for every row."""
    cursor.execute(f"SELECT coalesce(max(id), 0) FROM {_found()}")
    [last] = cursor.fetchone()
    places = ", ".join(["%s"] * len(COLUMNS))
    values = [(*row[:-2], " ".join(row[-2]), row[-1]) for row in rows]
    cursor.executemany(f"INSERT INTO {_found()} ({', '.join(COLUMNS)}) VALUES ({places})", values)
    cursor.execute(
        f"INSERT INTO engine_grams(rowid, grams) SELECT id, grams FROM {_found()} WHERE id > %s",
        [last],
    )


def _copy(cursor: Any, rows: list[tuple[Any, ...]]) -> None:
    """As a copy, twice as fast as inserting; then the list of what the index still has to sort."""
    with cursor.copy(f"COPY {_found()} ({', '.join(COLUMNS)}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)
    if len(rows) >= MANY:
        cursor.execute("SELECT gin_clean_pending_list('found_by_grams')")


def remove(entries: models.QuerySet[Found]) -> None:
    """Take entries out."""
    ids = list(entries.values_list("pk", flat=True))
    if is_sqlite() and ids:
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO engine_grams(engine_grams, rowid, grams) SELECT 'delete', id, grams"
                f" FROM {_found()} WHERE id IN (SELECT value FROM json_each(%s))",
                [json.dumps(ids)],
            )
    Found._base_manager.filter(pk__in=among(ids)).delete()


def is_whole() -> bool:
    """Whether the database's own index holds the grams of the entries, no more and no less."""
    if not is_sqlite():
        return True
    check = "INSERT INTO engine_grams(engine_grams, rank) VALUES ('integrity-check', 1)"
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(check)
    except DatabaseError:
        return False
    return True


def _found() -> str:
    return Found._meta.db_table


def _units() -> str:
    field: Any = Found._meta.get_field("unit")
    return str(field.related_model._meta.db_table)
