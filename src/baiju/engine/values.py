"""A record as plain values: the one reading shared by the diary and every surface."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Model

from .declare import Register, Secret


def of(record: Model, names: Iterable[str]) -> dict[str, Any]:
    """Each field's value; a foreign key gives its key, many-to-many the sorted keys."""
    return {name: _value(record, name) for name in names}


def _value(record: Model, name: str) -> Any:
    field = record._meta.get_field(name)
    if field.many_to_many:
        return sorted(getattr(record, name).values_list("pk", flat=True))
    return getattr(record, getattr(field, "attname", name))


def is_empty(record: Model, name: str) -> bool:
    """Whether nothing was entered: zero and 'no' are entries."""
    value = _value(record, name)
    return value is None or value == "" or value == []


def is_blank(record: Model, name: str) -> bool:
    """Whether a page has nothing to say of a field: not filled, or a 'no' that nobody asked for."""
    return is_empty(record, name) or _value(record, name) is False


def plain(value: Any) -> Any:
    """A value that JSON holds without loss."""
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, (Decimal, UUID)):
        return str(value)
    return value


def mask(secret: Secret, value: str) -> str:
    """All but the last characters are hidden; a short value is hidden whole."""
    if not value:
        return ""
    shown = value[-secret.shows :] if len(value) > 2 * secret.shows else ""
    return "*" * (len(value) - len(shown)) + shown


def shown(register: Register, record: Model, name: str) -> Any:
    """A field as a person sees it: choices by their label, secrets masked."""
    secret = register.secret_fields.get(name)
    if secret is not None:
        return mask(secret, str(getattr(record, name) or ""))
    return said(record, name)


def said(record: Model, name: str) -> Any:
    """The same of a field that holds no secret: a part's, too."""
    label = getattr(record, f"get_{name}_display", None)
    if label is not None:
        return label()
    field = record._meta.get_field(name)
    value = getattr(record, name)
    return list(value.all()) if field.many_to_many else value
