"""How the pages find what an address names; what lies outside a person's reach does not exist."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from baiju.areas.plans.clause import clauses
from baiju.areas.plans.plan import plans
from baiju.engine import access
from baiju.engine.declare import Refusal, Register
from baiju.web import pages
from baiju.web.pages import Visit


def plan(request: Visit, pk: int) -> Any:
    """A plan within reach."""
    found = access.records(plans, request.actor).select_related("unit", "source").filter(pk=pk)
    return _one(found)


def clause(request: Visit, pk: int, *, writing: bool = True) -> Any:
    """A clause within reach; to write it needs more than to read it."""
    found = _one(access.records(clauses, request.actor).select_related("plan").filter(pk=pk))
    if writing:
        access.require(clauses, request.actor, found, "write")
    return found


def row(request: Visit, register: Register, pk: int) -> Any:
    """A record of a register within reach."""
    return _one(access.records(register, request.actor).filter(pk=pk))


def _one(found: Any) -> Any:
    first = found.first()
    if first is None:
        raise Http404
    return first


def may_write(request: Visit, plan: Any) -> bool:
    """Whether this person may change the plan as it stands now."""
    mine = access.records(plans, request.actor, "write").filter(pk=plan.pk)
    return plan.is_open and mine.exists()


def back(plan_pk: int, clause_pk: int | None = None) -> HttpResponse:
    """To the same place on the plan."""
    address = f"/plans/{plan_pk}/" + (f"#c{clause_pk}" if clause_pk else "")
    return redirect(address)


def refused(request: Visit, no: Refusal, plan_pk: int) -> HttpResponse:
    """A rule said no on the plan page."""
    return pages.refused(request, no, f"/plans/{plan_pk}/")


def number(text: str | None) -> int | None:
    """A version or a key from a form; None when it is not a number."""
    return int(text) if text and text.isascii() and text.isdecimal() else None
