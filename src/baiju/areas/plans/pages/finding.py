"""How the pages find what an address names; what lies outside a person's reach does not exist."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from baiju.areas.plans.plan import plans
from baiju.engine import access
from baiju.engine.declare import Refusal, Register
from baiju.web import pages
from baiju.web.pages import Visit


def plan(request: Visit, pk: int) -> Any:
    """A plan within reach; the text of its source is left where it is until somebody asks."""
    found = access.records(plans, request.actor).select_related("unit", "source__unit")
    return _one(found.defer("source__text", "source__reading").filter(pk=pk))


def row(request: Visit, register: Register, pk: int, *related: str) -> Any:
    """A record of a register within reach."""
    return _one(access.records(register, request.actor).select_related(*related).filter(pk=pk))


def to_write(request: Visit, register: Register, pk: int, *related: str) -> Any:
    """A record to be changed: to see it is not enough."""
    found = row(request, register, pk, *related)
    access.require(register, request.actor, found, "write")
    return found


def _one(found: Any) -> Any:
    first = found.first()
    if first is None:
        raise Http404
    return first


def may_write(request: Visit, plan: Any) -> bool:
    """Whether this person may change the plan as it stands now."""
    return bool(plan.is_open and request.actor.may("plans", "write", plan.unit.path))


def back(plan_pk: int, clause_pk: int | None = None) -> HttpResponse:
    """To the same place on the plan."""
    address = f"/plans/{plan_pk}/" + (f"#c{clause_pk}" if clause_pk else "")
    return redirect(address)


def refused(request: Visit, no: Refusal, plan_pk: int) -> HttpResponse:
    """A rule said no on the plan page."""
    return pages.refused(request, no, f"/plans/{plan_pk}/")


def number(text: str | None) -> int | None:
    """A version or a key from a form; None when it is not a number."""
    small = text is not None and text.isascii() and text.isdecimal() and len(text) < 16
    return int(text) if small and text else None
