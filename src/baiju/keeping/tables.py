"""The tables of an installation as lines of JSON: the same from every database, and into every one."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal
from itertools import islice
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import connection, models

LEFT_OUT = frozenset(
    (
        *("django_session", "django_migrations", "django_content_type"),
        *("auth_group", "auth_permission", "auth_group_permissions"),
        *("account_emailaddress", "account_emailconfirmation"),
        *("org_token", "org_feed", "engine_replay", "engine_found", "engine_posting"),
    )
)
"""What is made anew, or must not come back to life: sessions, tokens, calendars, the index of the search."""
CHUNK = 1_000


def kept(registry: Any = apps) -> list[type[models.Model]]:
    """The models whose rows are kept, in an order of their own."""
    found = [
        model
        for model in registry.get_models(include_auto_created=True)
        if model._meta.managed
        and not model._meta.proxy
        and model._meta.db_table not in LEFT_OUT
        and not model._meta.db_table.startswith("jobs_")
    ]
    return sorted(found, key=lambda model: model._meta.db_table)


def lines(model: type[models.Model]) -> Iterator[bytes]:
    """The names of the columns, then each row; sealed values stay sealed."""
    fields = _fields(model)
    yield _line([field.column for field in fields])
    rows = model._base_manager.order_by("pk").values_list(*(field.attname for field in fields))
    for row in rows.iterator(chunk_size=CHUNK):
        yield _line([_plain(value) for value in row])


def load(model: type[models.Model], pieces: Iterable[bytes]) -> int:
    """Write the rows of a table that is empty; how many there were."""
    source = _whole_lines(pieces)
    by_column = {field.column: field for field in _fields(model)}
    columns = json.loads(next(source))
    if not isinstance(columns, list) or set(columns) - set(by_column):
        raise ValueError(f"{model._meta.db_table} has columns that are not known here.")
    fields = [by_column[name] for name in columns]
    quote = connection.ops.quote_name
    names = ", ".join(quote(name) for name in columns)
    marks = ", ".join(["%s"] * len(columns))
    text = f"INSERT INTO {quote(model._meta.db_table)} ({names}) VALUES ({marks})"
    count = 0
    with connection.cursor() as cursor:
        while some := [_row(fields, line) for line in islice(source, CHUNK)]:
            cursor.executemany(text, some)
            count += len(some)
    return count


def _row(fields: list[Any], line: bytes) -> list[Any]:
    values = json.loads(line)
    if not isinstance(values, list) or len(values) != len(fields):
        raise ValueError("A row does not fit its table.")
    return [
        field.get_db_prep_save(_typed(field, value), connection)
        for field, value in zip(fields, values, strict=True)
    ]


def _typed(field: Any, value: Any) -> Any:
    if value is None or isinstance(field, models.JSONField):
        return value
    if isinstance(field, models.ForeignKey):
        return field.target_field.to_python(value)
    return field.to_python(value)


def _fields(model: type[models.Model]) -> list[Any]:
    return [field for field in model._meta.concrete_fields if not field.generated]


def _plain(value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, UUID):
        return value.hex
    if isinstance(value, Decimal):
        return str(value)
    return str(value) if isinstance(value, str) else value


def _line(values: list[Any]) -> bytes:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _whole_lines(pieces: Iterable[bytes]) -> Iterator[bytes]:
    rest = b""
    for piece in pieces:
        *whole, rest = (rest + piece).split(b"\n")
        yield from whole
    if rest:
        raise ValueError("The last row is not whole.")
