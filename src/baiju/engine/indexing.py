"""Keeping the index: rows are noted when they change, forgotten when they go, and compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from django.db import transaction
from django.db.models import Model

from . import grams, postings, secrets, shelves
from .declare import Register
from .index import Found
from .shelves import Shelf

CHUNK = 5_000
END = 4
SHORTEST = 8
"""A shorter number is not found by its end: the end would be most of it."""

Kind = Register | Shelf
Entry = tuple[int | None, str, str]
"""The unit, text and tail of a row."""


def note(kind: Kind, records: Iterable[Model]) -> None:
    """Bring the index up to date with these records, and with what rests on them."""
    note_many(kind, [record.pk for record in records])


@transaction.atomic
def note_many(kind: Kind, pks: Iterable[int]) -> None:
    """The same for many, by their keys."""
    shelf, keys = shelves.of(kind), list(pks)
    if shelf.search:
        _refresh(shelf, keys)
    for other, way in shelves.resting(shelf):
        for some in _chunks(keys):
            rows = other.model._base_manager.filter(**{f"{way}__in": postings.among(some)})
            _refresh(other, rows.values_list("pk", flat=True))


@transaction.atomic
def forget(kind: Kind, pks: Iterable[int]) -> None:
    """Take records out that are about to be deleted, and what lies inside them."""
    shelf, keys = shelves.of(kind), list(pks)
    for other, way in shelves.resting(shelf):
        if other.unit.startswith(f"{way}__"):
            rows = other.model._base_manager.filter(**{f"{way}__in": keys})
            inside = Found._base_manager.filter(shelf=other.key, record__in=rows.values("pk"))
            postings.remove(inside)
    postings.remove(Found._base_manager.filter(shelf=shelf.key, record__in=keys))


@transaction.atomic
def rebuild(kind: Kind) -> int:
    """Write the whole of a shelf anew; how many rows it has."""
    shelf = shelves.of(kind)
    postings.remove(Found._base_manager.filter(shelf=shelf.key))
    written = 0
    for some in _chunks(_all(shelf)):
        read = _entries(shelf, some)
        _write(shelf, read)
        written += len(read)
    return written


def differs(kind: Kind) -> list[int]:
    """The keys of the rows that the index has otherwise, lacks, or has too many."""
    shelf = shelves.of(kind)
    rows = Found._base_manager.filter(shelf=shelf.key)
    seen: set[int] = set()
    wrong: set[int] = set()
    for some in _chunks(_all(shelf)):
        read = _entries(shelf, some)
        kept = list(rows.filter(record__in=postings.among(some)))
        seen.update(each.record for each in kept)
        right = [e.record for e in kept if read[e.record] == _entry(e) and _has_its_grams(shelf, e)]
        wrong |= set(some) - set(right) | {pk for pk in right if right.count(pk) > 1}
    surplus = rows.exclude(record__in=shelf.model._base_manager.values("pk"))
    return sorted(wrong | set(surplus.values_list("record", flat=True)))


def tail(shelf: Shelf, number: str) -> str:
    """The fingerprint of the end of a number."""
    field = shelves.tail_field(shelf)
    return secrets.blind(number[-END:], f"{field.model._meta.db_table}.{field.column}.end")


def _refresh(shelf: Shelf, keys: Iterable[int]) -> None:
    for some in _chunks(keys):
        read = _entries(shelf, some)
        kept = Found._base_manager.filter(shelf=shelf.key, record__in=postings.among(some)).defer(
            "grams"
        )
        same = {each.record: each.pk for each in kept if read.get(each.record) == _entry(each)}
        postings.remove(kept.exclude(pk__in=postings.among(same.values())))
        _write(shelf, {pk: entry for pk, entry in read.items() if pk not in same})


def _entry(found: Found) -> Entry:
    return found.unit_id, found.text, found.tail


def _entries(shelf: Shelf, keys: Sequence[int]) -> dict[int, Entry]:
    """The rows as they ought to stand in the index."""
    columns = [*([shelf.unit] if shelf.unit else []), *shelf.search]
    rows = shelf.model._base_manager.filter(pk__in=postings.among(keys)).values_list("pk", *columns)
    tails = _tails(shelf, keys) if shelf.tail else {}
    made: dict[int, Entry] = {}
    for pk, *values in rows:
        unit = values.pop(0) if shelf.unit else None
        text = "\n".join(grams.fold(str(value or "")) for value in values)
        made[pk] = (unit, text, tails.get(pk, ""))
    return made


def _tails(shelf: Shelf, keys: Sequence[int]) -> dict[int, str]:
    rows: Any = shelf.model._base_manager.filter(pk__in=postings.among(keys))
    rows = rows.exclude(**{shelf.tail: ""}).only("pk", "uid", shelf.tail)
    numbers = {row.pk: grams.fold(getattr(row, shelf.tail)) for row in rows}
    return {pk: tail(shelf, number) for pk, number in numbers.items() if len(number) >= SHORTEST}


def _write(shelf: Shelf, entries: dict[int, Entry]) -> None:
    postings.insert(
        (shelf.key, pk, unit, text, _grams(shelf, text), end)
        for pk, (unit, text, end) in entries.items()
    )


def _grams(shelf: Shelf, text: str) -> set[str]:
    lines = zip(text.split("\n"), shelves.sounded(shelf), strict=True)
    return set().union(*(grams.of(line, is_sounded=is_sounded) for line, is_sounded in lines))


def _has_its_grams(shelf: Shelf, found: Found) -> bool:
    return set(found.grams) == set(postings.marked(shelf.key, _grams(shelf, found.text)))


def _all(shelf: Shelf) -> Iterable[int]:
    keys: Iterable[int] = shelf.model._base_manager.order_by("pk").values_list("pk", flat=True)
    return keys


def _chunks(keys: Iterable[int]) -> Iterator[list[int]]:
    rest = iter(keys)
    while some := list(islice(rest, CHUNK)):
        yield some
