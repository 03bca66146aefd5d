"""A register's list given out as a workbook that comes back unchanged, or as plain text."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from itertools import chain
from typing import Any

from django.db.models import Count, Model, QuerySet
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from baiju.engine import access, bulk, listing, parts, registry, stages, values
from baiju.engine.access import Actor
from baiju.engine.declare import Parts, Register
from baiju.engine.rows import UID
from baiju.workbook import separated, writing
from baiju.workbook.columns import Column
from baiju.workbook.writing import Form, Head, Table, Value

from . import columns, references, returning

CHUNK = 500
NAMES_ROW = 2
"""The hidden row with the names of the fields, by which each column is known again."""


@dataclass(frozen=True)
class Given:
    """A column that is given out: how it is called, and what a record has in it."""

    name: str
    head: Head
    value: Callable[[Any], Value]
    comes_back: bool = True
    """Whether the column is read again; what is only told is not."""


def workbook(
    register: Register, actor: Actor, params: Mapping[str, str], keys: Collection[int] | None = None
) -> Iterator[bytes]:
    """The list as .xlsx in pieces, its parts on further sheets; with keys only those records."""
    given, rows = _columns(register, actor, params), _rows(register, actor, params, keys)
    names: list[Value] = [each.name if each.comes_back else None for each in given]
    written = chain([names], _values(given, rows))
    hidden = Form(hidden_rows=frozenset([NAMES_ROW]))
    title = capfirst(str(register.title))
    own = Table(title, [each.head for each in given], written, hidden)
    inside = (_part(register, kind, rows) for kind in register.parts)
    return writing.chunks(chain([own], inside))


def text(
    register: Register, actor: Actor, params: Mapping[str, str], keys: Collection[int] | None = None
) -> Iterator[bytes]:
    """The list as .csv in pieces."""
    given = _columns(register, actor, params)
    rows = _values(given, _rows(register, actor, params, keys))
    return separated.chunks([each.head.title for each in given], rows)


def _rows(
    register: Register, actor: Actor, params: Mapping[str, str], keys: Collection[int] | None
) -> QuerySet[Any]:
    """The records of the list with what their foreign keys point at, in its order."""
    of_list = {name: value for name, value in params.items() if name not in listing.PLACES}
    rows = listing.rows(register, actor, of_list)
    if keys is not None:
        chosen = bulk.chosen(register, actor, keys)
        rows = rows.filter(pk__in=[record.pk for record in chosen])
    links = [f.name for f in register.model._meta.fields if f.is_relation]
    return rows.select_related(*links)


def _values(given: Sequence[Given], rows: QuerySet[Any]) -> Iterator[list[Value]]:
    for record in rows.iterator(chunk_size=CHUNK):
        yield [each.value(record) for each in given]


def _columns(register: Register, actor: Actor, params: Mapping[str, str]) -> list[Given]:
    """All fields of the form, or the columns that are asked for; the record's own number last."""
    known = {column.name: column for column in columns.of(register) if column.name != UID}
    told = [name for name in listing.offered(register) if name not in register.fields]
    wanted = listing.columns(register, params) if params.get("columns") else (*known, *told)
    found = [_column(register, actor, known.get(name), name) for name in wanted]
    if register.identity:
        head = Head(columns.title(returning.COLUMN, _language()), "code", 36)
        found.append(Given(UID, head, lambda record: str(record.uid)))
    return found


def _column(register: Register, actor: Actor, column: Column | None, name: str) -> Given:
    if column is None:
        return Given(name, Head(_title(register, name)), _told(register, name), comes_back=False)
    head = Head(columns.title(column, _language()), column.kind)
    return Given(name, head, _value(register, actor, column))


def _title(register: Register, name: str) -> str:
    if name == stages.FIELD and register.stages:
        return str(_("stage")).capitalize()
    field: Any = register.model._meta.get_field(name)
    return capfirst(str(field.verbose_name))


def _told(register: Register, name: str) -> Callable[[Any], Value]:
    """What no list brings in: a state, a stage, several at once."""
    if name == stages.FIELD:
        return lambda record: str(stages.title(register, record.stage))
    return lambda record: _plain(values.shown(register, record, name))


def _value(register: Register, actor: Actor, column: Column) -> Callable[[Any], Value]:
    name = column.name
    if secret := register.secret_fields.get(name):
        return lambda record: values.mask(secret, str(getattr(record, name) or "")) or None
    if column.kind == "reference":
        called = _called(register, actor, name)
        return lambda record: called(getattr(record, name))
    if column.kind == "choice":
        return lambda record: str(getattr(record, f"get_{name}_display")() or "") or None
    return lambda record: _plain(getattr(record, name))


def _called(register: Register, actor: Actor, name: str) -> Callable[[Any], Value]:
    """The name of what a foreign key points at; where several are called so, its number."""
    model: Any = register.model._meta.get_field(name).related_model
    words = references.words(model)
    shared = _shared(register, actor, model, words[-1]) if words else frozenset()

    def called(record: Any) -> Value:
        said = [str(word) for each in words if (word := getattr(record, each, None))]
        if record is None or not said:
            return None if record is None else str(record)
        if said[-1] not in shared:
            return said[-1]
        return said[0] if len(said) > 1 else f"{said[0]} {getattr(record, UID, record.pk)}"

    return called


def _shared(register: Register, actor: Actor, model: type[Model], name: str) -> frozenset[str]:
    """The names that more than one record has."""
    related = registry.register_of(model)
    rows = (
        access.records(related, actor)
        if related
        else access.choices(model, actor, register.area, "read")
    )
    twice = rows.order_by().values(name).annotate(count=Count("pk")).filter(count__gt=1)
    return frozenset(twice.values_list(name, flat=True))


def _part(register: Register, kind: Parts, rows: QuerySet[Any]) -> Table:
    """The rows inside the records, each behind the name of its record."""
    fields: list[Any] = [kind.model._meta.get_field(name) for name in kind.fields]
    heads = [Head(capfirst(str(field.verbose_name))) for field in fields]
    link = Head(capfirst(str(register.one)))
    inside = parts.among(kind, rows)
    lines = (
        [str(getattr(row, kind.link)), *(_plain(values.said(row, name)) for name in kind.fields)]
        for row in inside.iterator(chunk_size=CHUNK)
    )
    return Table(capfirst(str(kind.title)), [link, *heads], lines)


def _plain(value: Any) -> Value:
    """A value as a cell keeps it; what a cell has no kind for is told."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return _(", ").join(map(str, value)) or None
    if value is None or isinstance(value, int | Decimal | date | datetime):
        return value
    return str(value) or None


def _language() -> str:
    return get_language() or returning.LANGUAGES[0]
