"""The front page of an area: what it holds, what is due, what is missing, and what it adds itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import reduce
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone

from baiju.engine import access, dues, listing, registry
from baiju.engine.declare import Area, Register

from . import pages, reach
from .pages import Block, Visit

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

AHEAD = 60
SHOWN = 12


@dataclass(frozen=True)
class Count:
    """A number that opens the list behind it."""

    title: StrOrPromise
    number: int
    address: str
    is_more: bool = False
    """Whether there are more than were counted."""


@dataclass(frozen=True)
class Line:
    """A record that falls due."""

    record: Any
    kind: StrOrPromise
    address: str
    on: date
    days: int
    place: str


def landing(request: Visit, area: Area, blocks: Iterable[Block] = ()) -> HttpResponse:
    """The page; who reads nothing of the area does not learn that there is one."""
    if not request.actor.tops(area.key, "read"):
        raise Http404
    today = timezone.localdate()
    registers = [r for r in registry.registers() if r.area == area.key and r.menu]
    context = {
        "area": area,
        "holds": [_held(request, register) for register in registers],
        "due": _due(request, area, today),
        "missing": [gap for r in registers for gap in _gaps(request, r, today) if gap.number],
        "blocks": list(blocks),
        "may_write": bool(request.actor.tops(area.key, "write")),
    }
    return pages.page(request, "area/landing.html", context)


def counted(request: Visit, register: Register, title: StrOrPromise, **params: str) -> Count:
    """How many rows a list has for these filters, and where it opens."""
    whole = {**_here(request), **params}
    number = listing.total(register, request.actor, whole)
    address = reverse("ledger", args=[register.key]) + "?" + urlencode(whole)
    return Count(title, min(number, listing.COUNTED), address, number > listing.COUNTED)


def _here(request: Visit) -> dict[str, str]:
    """The unit chosen on the top line."""
    return {"unit": str(request.unit.pk)} if request.unit else {}


def _held(request: Visit, register: Register) -> Count:
    return counted(request, register, register.title)


def _due(request: Visit, area: Area, today: date) -> list[Line]:
    if request.unit is None:
        return []
    found = dues.everyones(request.actor, request.unit.path, today, days=AHEAD, area=area.key)
    return [_line(request, due) for due in found[:SHOWN]]


def _line(request: Visit, due: dues.Due) -> Line:
    unit = reduce(getattr, due.register.unit.split("__"), due.record)
    place = "" if unit == request.unit else str(unit)
    where = reach.address(due.register, due.record)
    return Line(due.record, due.clock.title, where, due.on, due.days, place)


def _gaps(request: Visit, register: Register, today: date) -> list[Count]:
    rows = access.records(register, request.actor)
    if request.unit is not None:
        rows = access.within(rows, f"{register.unit}__path", (request.unit.path,))
    return [
        Count(
            each.title,
            rows.filter(each.where(today))[: listing.COUNTED].count(),
            reverse("ledger", args=[register.key])
            + "?"
            + urlencode({**_here(request), "missing": each.name}),
        )
        for each in register.missing
    ]
