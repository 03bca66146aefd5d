"""The stage of a record on a day, read from its dates by the one expression its register declares."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Model, QuerySet
from django.utils import timezone

from .declare import Deed, Register

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

FIELD = "stage"
"""The name under which lists, filters and the API know it."""


@dataclass(frozen=True)
class Step:
    """One stage on the line of a record."""

    key: str
    title: StrOrPromise
    is_past: bool
    is_now: bool


def on(register: Register, rows: QuerySet[Any], today: date | None = None) -> QuerySet[Any]:
    """The rows with their stage on a day beside their fields."""
    if register.stages is None:
        return rows
    stage = register.stages.at(today or timezone.localdate())
    staged: QuerySet[Any] = rows.annotate(**{FIELD: stage})
    return staged


def of(register: Register, record: Model, today: date | None = None) -> str:
    """The stage of one record; empty where its register has none."""
    if register.stages is None:
        return ""
    row = on(register, register.model._base_manager.filter(pk=record.pk), today)
    return str(row.values_list(FIELD, flat=True).get())


def title(register: Register, key: str) -> StrOrPromise:
    assert register.stages is not None
    return register.stages.choices(key).label


def line(register: Register, now: str) -> list[Step]:
    """The way of a record; a side branch stands at the end, in the place of what would follow."""
    if register.stages is None:
        return []
    way = register.stages.way
    if now not in way:
        way = (way[0], now)
    place = way.index(now)
    return [Step(k, title(register, k), n < place, n == place) for n, k in enumerate(way)]


def deeds(register: Register, now: str) -> Iterable[Deed]:
    """What can be done from a stage."""
    return [deed for deed in register.deeds if not deed.stages or now in deed.stages]
