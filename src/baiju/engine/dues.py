"""What falls due: read from the clocks that registers declare."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from . import access, registry
from .access import Actor
from .declare import Clock, Register

MOST = 200
"""Per clock; a desk with more than this is not read anyway."""


@dataclass(frozen=True)
class Due:
    """A record that somebody has to deal with by a day."""

    register: Register
    clock: Clock
    record: Any
    on: date
    days: int
    """Days left; below zero it is overdue."""


def mine(actor: Actor, today: date, *, days: int) -> list[Due]:
    """What the actor is asked for, overdue or within so many days; the most urgent first."""
    return _sorted(
        due
        for r, c in _clocks()
        if c.owner
        for due in _of(r, c, _owned(r, c, actor), today, days=days)
    )


def for_person(actor: Actor, today: date, *, days: int) -> list[Due]:
    """What the actor is asked for, and what falls due where they write and nobody else is asked."""
    return _sorted(
        due
        for r, c in _clocks()
        for rows in _for_person(r, c, actor)
        for due in _of(r, c, rows, today, days=days)
    )


def everyones(
    actor: Actor, top: str, today: date, *, days: int, area: str | None = None
) -> list[Due]:
    """What falls due at or below a unit that the actor may read; of one area, when it is named."""
    return _sorted(
        due for r, c in _clocks(area) for due in _of(r, c, _under(r, actor, top), today, days=days)
    )


def of(register: Register, record: Any, today: date) -> list[Due]:
    """The terms that run for one record, the most urgent first."""
    found = []
    for clock in register.clocks:
        rows = register.model._base_manager.filter(clock.rows(today), pk=record.pk)
        for row in rows.prefetch_related(*clock.reads):
            on = clock.on(row, today) if callable(clock.on) else getattr(row, clock.on)
            found += [Due(register, clock, row, on, (on - today).days)] if on else []
    return _sorted(iter(found))


def _clocks(area: str | None = None) -> Iterator[tuple[Register, Clock]]:
    for register in registry.registers():
        for clock in register.clocks if area in (None, register.area) else ():
            yield register, clock


def _owned(register: Register, clock: Clock, actor: Actor) -> QuerySet[Any]:
    return access.records(register, actor).filter(**{str(clock.owner): actor.id})


def _under(register: Register, actor: Actor, top: str) -> QuerySet[Any]:
    return access.within(access.records(register, actor), f"{register.unit}__path", (top,))


def _for_person(register: Register, clock: Clock, actor: Actor) -> Iterator[QuerySet[Any]]:
    written = access.records(register, actor, "write")
    if not clock.owner:
        yield written
        return
    yield _owned(register, clock, actor)
    yield written.filter(**{clock.owner: None})


def _of(
    register: Register, clock: Clock, rows: QuerySet[Any], today: date, *, days: int
) -> Iterator[Due]:
    last = today + timedelta(days=days)
    rows = rows.filter(clock.rows(today))
    if isinstance(clock.on, str):
        rows = rows.filter(**{f"{clock.on}__lte": last}).order_by(clock.on)
    rows = rows.select_related(register.unit).prefetch_related(*clock.reads)
    for record in rows[:MOST]:
        on = clock.on(record, today) if callable(clock.on) else getattr(record, clock.on)
        if on is not None and on <= last:
            yield Due(register, clock, record, on, (on - today).days)


def _sorted(found: Iterator[Due]) -> list[Due]:
    return sorted(found, key=lambda due: (due.on, due.register.key, due.record.pk))


def open_work(register: Register, owner: int) -> Q:
    """The rows of a register that somebody still has to finish."""
    return register.open_work & Q(**{f"{register.owner}": owner})
