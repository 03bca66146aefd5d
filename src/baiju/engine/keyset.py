"""Pages by key: a list is read on from a place in its order, and costs the same however deep."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce
from typing import Any

from django.core import signing
from django.core.exceptions import ValidationError
from django.db.models import BooleanField, F, Func, Model, Q, QuerySet, Value

from . import values


@dataclass(frozen=True)
class Order:
    """One column and, where it ties, the key; rows without a value stand last either way."""

    column: str
    field: Any
    descending: bool
    can_be_empty: bool

    def value(self, record: Model) -> Any:
        return reduce(getattr, self.column.split("__"), record)


@dataclass(frozen=True)
class Place:
    """Where a row stands in an order, whether or not it still exists."""

    value: Any
    pk: int


@dataclass(frozen=True)
class Cursor:
    """A place with the number of the row there, as it was counted when the page was read."""

    place: Place
    number: int


def ordered(rows: QuerySet[Any], order: Order) -> QuerySet[Any]:
    """All rows in the order, for those who read from the first to the last."""
    column = F(order.column)
    empty_last = True if order.can_be_empty else None
    first = (column.desc if order.descending else column.asc)(nulls_last=empty_last)
    return rows.order_by(first, _key(order.descending))


def beyond(
    rows: QuerySet[Any], order: Order, place: Place | None, *, count: int, forward: bool
) -> list[Any]:
    """The next rows behind a place, or before it; the nearest first."""
    found: list[Any] = []
    for segment in _segments(rows, order, place, forward=forward):
        found += segment[: count - len(found)]
        if len(found) == count:
            break
    return found


def _segments(
    rows: QuerySet[Any], order: Order, place: Place | None, *, forward: bool
) -> Iterator[QuerySet[Any]]:
    """The filled and the empty values apart: so an index serves both, on every database."""
    up = forward is not order.descending
    is_empty = place is not None and place.value is None
    filled = rows.order_by(order.column if up else f"-{order.column}", _key(not up))
    empty = rows.filter(**{f"{order.column}__isnull": True}).order_by(_key(not up))
    if order.can_be_empty:
        filled = filled.filter(**{f"{order.column}__isnull": False})
    if place is not None and is_empty:
        empty = empty.filter(Q(pk__gt=place.pk) if up else Q(pk__lt=place.pk))
    elif place is not None:
        filled = filled.filter(_behind(order, place, up=up))
    if forward:
        yield from () if is_empty else (filled,)
        yield from (empty,) if order.can_be_empty else ()
        return
    yield from (empty,) if is_empty else ()
    yield filled


def _key(descending: bool) -> str:
    return "-pk" if descending else "pk"


def _behind(order: Order, place: Place, *, up: bool) -> Func:
    """Both columns compared as one pair, which an index over both answers at once."""
    here = _pair(F(order.column), F("pk"))
    there = _pair(Value(place.value, output_field=order.field), Value(place.pk))
    sign = " > " if up else " < "
    return Func(here, there, template="%(expressions)s", arg_joiner=sign, output_field=_TRUTH)


_TRUTH = BooleanField()


def _pair(first: Any, second: Any) -> Func:
    return Func(first, second, template="(%(expressions)s)", output_field=_TRUTH)


def written(cursor: Cursor, salt: str) -> str:
    """A cursor for an address, of use only in the list that made it."""
    parts = [values.plain(cursor.place.value), cursor.place.pk, cursor.number]
    return signing.Signer(salt=salt).sign_object(parts)


def read(text: str, order: Order, salt: str) -> Cursor | None:
    """The cursor as it was written; None for one that was cut, changed or made elsewhere."""
    try:
        value, pk, number = signing.Signer(salt=salt).unsign_object(text)
        return Cursor(Place(order.field.to_python(value), pk), number)
    except (signing.BadSignature, ValidationError, ValueError):
        return None
