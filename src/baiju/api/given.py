"""A record as the API gives it: plain values, names for what it points at, masks for secrets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import FieldDoesNotExist

from baiju.engine import access, listing, parts, values
from baiju.engine.access import Actor
from baiju.engine.declare import Parts, Register

from . import references


def one(register: Register, actor: Actor, pk: int) -> dict[str, Any]:
    """A record as it stands now."""
    return of(register, actor, [listing.one(register, actor, whole(register), pk)])[0]


def whole(register: Register) -> dict[str, str]:
    """The parameter that has a list read every field in its one question."""
    return {"columns": ",".join(listing.offered(register))}


def of(register: Register, actor: Actor, records: list[Any]) -> list[dict[str, Any]]:
    """Records with the rows inside them; one question for each kind of row."""
    inside = {kind.key: _inside(register, kind, actor, records) for kind in register.parts}
    return [_record(register, record, inside) for record in records]


def _record(register: Register, record: Any, inside: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "uid": str(record.uid),
        "version": record.version,
        **{name: _value(register, record, name) for name in listing.offered(register)},
        **{key: rows.get(record.pk, []) for key, rows in inside.items()},
    }


def _value(register: Register, record: Any, name: str) -> Any:
    secret = register.secret_fields.get(name)
    if secret is not None:
        return values.mask(secret, str(getattr(record, name) or ""))
    return _said(record, name)


def _said(record: Any, name: str) -> Any:
    try:
        field = record._meta.get_field(name)
    except FieldDoesNotExist:
        return getattr(record, name)  # the stage, which stands beside the fields
    if field.many_to_many:
        return sorted(str(references.said(each)) for each in getattr(record, name).all())
    value = getattr(record, name)
    return references.said(value) if field.is_relation else values.plain(value)


def _inside(
    register: Register, kind: Parts, actor: Actor, records: Iterable[Any]
) -> dict[int, list[dict[str, Any]]]:
    own = access.records(register, actor).filter(pk__in=[record.pk for record in records])
    found: dict[int, list[dict[str, Any]]] = {}
    for row in parts.among(kind, own):
        said = {"uid": str(row.uid), **{name: _said(row, name) for name in kind.fields}}
        found.setdefault(getattr(row, f"{kind.link}_id"), []).append(said)
    return found
