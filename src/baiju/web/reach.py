"""What of a register lies within a person's reach, and where its records are read."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.urls import reverse

from baiju.engine import access, registry
from baiju.engine.declare import Register
from baiju.engine.models import Row

from .pages import Visit


def readable(request: Visit, key: str) -> Register:
    """The register, if the person may read any part of it."""
    register = registry.register(key)
    if register is None or not request.actor.tops(register.area, "read"):
        raise Http404
    return register


def writable(request: Visit, key: str) -> Register:
    """The same for what a person fills in; what the product writes by itself has no form."""
    register = readable(request, key)
    if not register.by_hand:
        raise Http404
    return register


def found(request: Visit, register: Register, pk: int) -> Any:
    """A record within reach; what lies outside does not exist."""
    record = access.records(register, request.actor).filter(pk=pk).first()
    if record is None:
        raise Http404
    return record


def address(register: Register, record: Row) -> str:
    """Where a record is read."""
    if register.page is not None:
        return register.page(record)
    return reverse("record", args=[register.key, record.pk])


def list_address(register: Register) -> str:
    return reverse("ledger", args=[register.key])


def may_write(request: Visit, register: Register) -> bool:
    """Whether the person may enter anything here at all."""
    return register.by_hand and bool(request.actor.tops(register.area, "write"))


def is_open(request: Visit, register: Register, record: Row) -> bool:
    """Whether the person may change something of this record as it stands."""
    is_closed = register.is_closed_in(getattr(record, "review", "draft"))
    mine = access.records(register, request.actor, "write").filter(pk=record.pk)
    return register.by_hand and not is_closed and mine.exists()
