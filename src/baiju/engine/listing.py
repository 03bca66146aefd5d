"""Narrow and order a register's rows from plain query parameters, and read them page by page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from typing import Any

from django.core.cache import cache
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from . import access, conditions, finding, keyset, registry, shelves, stages
from .access import Actor
from .conditions import BadQuery
from .declare import Register
from .keyset import Cursor, Order, Place

PLACES = ("after", "before")
OTHERS = ("q", "order", "columns", *PLACES)
SIZE = 50
COUNTED = 10_000
"""Rows are counted as far as this; beyond it a list is told to have more."""
REMEMBERED = 300
"""Seconds for which a list that is too long to be counted is not counted again."""


@dataclass(frozen=True)
class Page:
    """Some rows of a list, and the cursors that lead on and back."""

    rows: list[Any]
    number: int
    """Which row of the list the first one is, counted from 1."""
    total: int = 0
    """How many rows there are; above COUNTED only that there are more."""
    following: str = ""
    preceding: str = ""

    @property
    def last(self) -> int:
        return self.number + len(self.rows) - 1


def rows(
    register: Register, actor: Actor, params: Mapping[str, str], *, today: date | None = None
) -> QuerySet[Any]:
    """What every surface shows for the same parameters, in the same order."""
    return keyset.ordered(_found(register, actor, params, today), order(register, params))


def page(
    register: Register,
    actor: Actor,
    params: Mapping[str, str],
    *,
    size: int = SIZE,
    today: date | None = None,
) -> Page:
    """The rows behind `after`, before `before`, or the first ones."""
    (found, count), by = _sized(register, actor, params, today), order(register, params)
    salt = _salt(register, actor, params)
    if text := params.get("before"):
        read = _before(found, by, _cursor(text, by, salt), size, salt)
    else:
        cursor = _cursor(params["after"], by, salt) if params.get("after") else None
        read = _after(found, by, cursor, size, salt)
    return replace(read, total=count)


def total(
    register: Register, actor: Actor, params: Mapping[str, str], *, today: date | None = None
) -> int:
    """How many rows there are; above COUNTED only that there are more."""
    return _found(register, actor, params, today)[: COUNTED + 1].count()


def beside(
    register: Register,
    actor: Actor,
    params: Mapping[str, str],
    record: Any,
    *,
    today: date | None = None,
) -> tuple[Any, Any]:
    """The rows before and behind a record in a list; None where it begins or ends."""
    (found, _count), by = _sized(register, actor, params, today), order(register, params)
    here = Place(by.value(record), record.pk)
    before = keyset.beyond(found, by, here, count=1, forward=False)
    behind = keyset.beyond(found, by, here, count=1, forward=True)
    return next(iter(before), None), next(iter(behind), None)


def one(register: Register, actor: Actor, params: Mapping[str, str], pk: int) -> Any:
    """A row as the list shows it, whether or not the filters still hold for it."""
    shown = {"columns": params.get("columns", "")}
    return _found(register, actor, shown, None).filter(pk=pk).first()


def _after(found: QuerySet[Any], by: Order, cursor: Cursor | None, size: int, salt: str) -> Page:
    place = cursor.place if cursor else None
    read = keyset.beyond(found, by, place, count=size + 1, forward=True)
    number = cursor.number + 1 if cursor else 1
    shown, is_more = read[:size], len(read) > size
    return _page(shown, by, number, salt, is_more=is_more, is_behind=cursor is not None)


def _before(found: QuerySet[Any], by: Order, cursor: Cursor, size: int, salt: str) -> Page:
    read = keyset.beyond(found, by, cursor.place, count=size + 1, forward=False)
    if len(read) <= size:  # the first page, whole: rows may have come or gone since
        return _after(found, by, None, size, salt)
    number = max(cursor.number - size, 1)
    return _page(read[size - 1 :: -1], by, number, salt, is_more=True, is_behind=True)


def _page(
    shown: list[Any], by: Order, number: int, salt: str, *, is_more: bool, is_behind: bool
) -> Page:
    if not shown:
        return Page([], number)
    first, last = (Place(by.value(row), row.pk) for row in (shown[0], shown[-1]))
    after = keyset.written(Cursor(last, number + len(shown) - 1), salt) if is_more else ""
    before = keyset.written(Cursor(first, number), salt) if is_behind else ""
    return Page(shown, number, following=after, preceding=before)


def _cursor(text: str, by: Order, salt: str) -> Cursor:
    cursor = keyset.read(text, by, salt)
    if cursor is None:
        raise BadQuery(_("This page of the list cannot be found. Begin at the first one."))
    return cursor


def _salt(register: Register, actor: Actor, params: Mapping[str, str]) -> str:
    """A cursor holds in one list, in one order, for one person."""
    return f"{register.key}:{params.get('order', '')}:{actor.id}"


def _sized(
    register: Register, actor: Actor, params: Mapping[str, str], today: date | None
) -> tuple[QuerySet[Any], int]:
    """The rows and their number; a long list is read along its order, a short one from its units."""
    known_as_long = _name(register, actor, params)
    if not cache.get(known_as_long):
        found = _found(register, actor, params, today)
        count = found[: COUNTED + 1].count()
        if count <= COUNTED:
            return found, count
        cache.set(known_as_long, True, REMEMBERED)
    rows = access.one_by_one(register, actor, conditions.place(register, params) or "")
    return _narrowed(rows, register, actor, params, today), COUNTED + 1


def _name(register: Register, actor: Actor, params: Mapping[str, str]) -> str:
    """A name for what a person sees of a list, that tells nothing of it."""
    kept = sorted((key, text) for key, text in params.items() if key not in _LOOKS)
    seen = register.key, actor.tops(register.area, "read"), kept, COUNTED
    return "long:" + sha256(repr(seen).encode()).hexdigest()


_LOOKS = ("order", "columns", *PLACES)


def _found(
    register: Register, actor: Actor, params: Mapping[str, str], today: date | None
) -> QuerySet[Any]:
    place = conditions.place(register, params)
    rows = access.records(register, actor)
    if place:
        rows = access.within(rows, f"{register.unit}__path", (place,))
    found = _narrowed(rows, register, actor, params, today)
    return found.none() if place is None else found


def _narrowed(
    rows: QuerySet[Any],
    register: Register,
    actor: Actor,
    params: Mapping[str, str],
    today: date | None,
) -> QuerySet[Any]:
    if unknown := sorted(set(params) - known(register)):
        raise BadQuery(_("This list cannot be narrowed by %(name)s.") % {"name": unknown[0][:40]})
    on = today or timezone.localdate()
    found = stages.on(register, rows.filter(_search(register, actor, params.get("q", ""))), on)
    for condition in conditions.of(register, params, on):
        found = found.filter(condition)
    shown = columns(register, params)
    lists = [f.name for f in register.model._meta.many_to_many if f.name in shown]
    return found.select_related(*_foreign_keys(register, shown)).prefetch_related(*lists)


def matching(rows: QuerySet[Any], actor: Actor, text: str) -> QuerySet[Any]:
    """Those of some rows that a text finds; all of them where nothing can be searched."""
    kind = shelves.of_model(rows.model)
    return rows.filter(finding.matching(kind, actor, text)) if kind else rows


def known(register: Register) -> set[str]:
    """Every parameter a list understands."""
    return {*OTHERS, *conditions.names(register)}


def offered(register: Register) -> tuple[str, ...]:
    """Every column a list can show: those it shows unasked first, then the rest of the form."""
    told = [register.state] if register.has_state else []
    told += [stages.FIELD] if register.stages else []
    return tuple(dict.fromkeys((*register.columns, *register.fields, *told)))


def columns(register: Register, params: Mapping[str, str]) -> tuple[str, ...]:
    """The columns that are asked for, or those the register shows unasked."""
    wanted = tuple(filter(None, params.get("columns", "").split(",")))
    if unknown := [name for name in wanted if name not in offered(register)]:
        raise BadQuery(_("This list has no column %(name)s.") % {"name": unknown[0][:40]})
    return tuple(dict.fromkeys(wanted)) or register.columns


def order(register: Register, params: Mapping[str, str]) -> Order:
    """By one column, up or down; unasked the latest first, or by the first column."""
    wanted = params.get("order", "")
    if not wanted:
        wanted = f"-{register.period}" if register.period else register.columns[0]
    name = wanted.removeprefix("-")
    if not sortable(register, name):
        raise BadQuery(_("This list cannot be ordered by %(name)s.") % {"name": name[:40]})
    return _by(register, name, descending=wanted.startswith("-"))


def sortable(register: Register, name: str) -> bool:
    """A column can be ordered by where the database reads its values."""
    if name not in (*offered(register), register.period) or name in register.secret_fields:
        return False
    try:
        field = register.model._meta.get_field(name)
    except FieldDoesNotExist:
        return False
    return not field.many_to_many and not isinstance(field, models.JSONField)


def _by(register: Register, name: str, *, descending: bool) -> Order:
    """A unit in the tree's order, another record by its first column."""
    field: Any = register.model._meta.get_field(name)
    if not field.is_relation:
        return Order(name, field, descending, field.null)
    inner = _first_column(field.related_model)
    if inner is None:
        return Order(field.attname, field.target_field, descending, field.null)
    named = field.related_model._meta.get_field(inner)
    return Order(f"{name}__{inner}", named, descending, field.null or named.null)


def _first_column(model: Any) -> str | None:
    """What rows of another model are ordered by; None where only their keys can tell."""
    if reach := getattr(model, "reach", None):
        return str(reach)
    register = registry.register_of(model)
    name = register.columns[0] if register else ""
    is_own = bool(name) and name not in register.secret_fields  # type: ignore[union-attr]  # a name has one
    return name if is_own and not model._meta.get_field(name).is_relation else None


def _search(register: Register, actor: Actor, text: str) -> Q:
    return finding.matching(register, actor, text) if register.search else Q()


def _foreign_keys(register: Register, shown: tuple[str, ...]) -> list[str]:
    """What a row needs to say what it points at, and where it lies, in the one query."""
    ways = {register.unit.rpartition("__")[0] or register.unit}
    for name in shown:
        field = next((f for f in register.model._meta.fields if f.name == name), None)
        ways |= {name} if field is not None and field.is_relation else set()
    return sorted(ways)
