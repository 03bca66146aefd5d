"""Many rows written to a table at once, by the fastest way each database has."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.db import connection, models

from .secrets import BlindField, SealedField

Reading = Callable[[Any], Any]
"""What a column holds of a record, as the database takes it."""
AS_IT_IS = (
    models.CharField,
    models.TextField,
    models.IntegerField,
    models.ForeignKey,
    models.FileField,
)
"""Fields whose values every database takes as they are."""


def insert(model: type[models.Model], records: Sequence[models.Model]) -> None:
    """Write new rows; their keys are given here, so that nobody has to read them back."""
    if not records:
        return
    for record, pk in zip(records, _keys(model, len(records)), strict=True):
        record.pk = pk
    fields = [field for field in model._meta.concrete_fields if not field.generated]
    readings = [_reading(field) for field in fields]
    columns = ", ".join(connection.ops.quote_name(str(field.column)) for field in fields)
    table = connection.ops.quote_name(model._meta.db_table)
    rows = [[read(record) for read in readings] for record in records]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            marks = ", ".join(["%s"] * len(fields))
            cursor.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", rows)


def update(
    model: type[models.Model], records: Sequence[models.Model], names: Iterable[str]
) -> None:
    """Write some fields of rows that are there."""
    if not records:
        return
    fields: list[Any] = [model._meta.get_field(name) for name in names]
    quote = connection.ops.quote_name
    settings = ", ".join(f"{quote(field.column)} = %s" for field in fields)
    pk: Any = model._meta.pk
    text = f"UPDATE {quote(model._meta.db_table)} SET {settings} WHERE {quote(pk.column)} = %s"
    readings = [_reading(field) for field in fields]
    rows = [[*(read(record) for read in readings), record.pk] for record in records]
    with connection.cursor() as cursor:
        cursor.executemany(text, rows)


def _reading(field: Any) -> Reading:
    """A column's value of a record; what needs no turning is taken as it lies there."""
    name = field.attname
    is_plain = isinstance(field, AS_IT_IS) and not isinstance(field, SealedField | BlindField)
    has_own_way = type(field).pre_save is not models.Field.pre_save and not field.is_relation
    if isinstance(field, models.BooleanField) or (is_plain and not has_own_way):
        return lambda record: record.__dict__[name]

    def turned(record: Any) -> Any:
        value = getattr(record, name) if field.primary_key else field.pre_save(record, True)
        return field.get_db_prep_save(value, connection)

    if isinstance(field, models.DateField | models.UUIDField):
        return lambda record: None if record.__dict__[name] is None else turned(record)
    return turned


def _keys(model: type[models.Model], count: int) -> list[int]:
    """Keys that nobody else is given; SQLite's writer is alone while it writes."""
    pk: Any = model._meta.pk
    table, column = model._meta.db_table, pk.column
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            text = "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)"
            cursor.execute(text, [connection.ops.quote_name(table), column, count])
            return [key for (key,) in cursor.fetchall()]
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        row = cursor.fetchone()
        first = (row[0] if row else 0) + 1
    return list(range(first, first + count))
