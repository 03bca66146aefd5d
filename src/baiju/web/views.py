"""Saved views of a list: kept under a name, shared with the unit, dropped again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from baiju.engine import views
from baiju.engine.declare import Refusal, Register

from . import narrowing, pages, reach
from .pages import Visit

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


FEW = 4
"""More gaps than this stand in a menu instead of beside each other."""


@dataclass(frozen=True)
class Tab:
    """A look at a list, and whether it is the one shown."""

    title: StrOrPromise
    address: str
    is_now: bool
    pk: int = 0
    """Of a view that this person may drop."""
    shared_with: str = ""


def tabs(request: Visit, register: Register, params: narrowing.Params) -> list[Tab]:
    """All, what is missing as far as it fits, then the saved views."""
    now = narrowing.query(params)
    found = [_tab(_("All"), {}, now)]
    found += [gap for gap in gaps(register, params) if gap.is_now or len(register.missing) <= FEW]
    for view in views.offered(register, request.actor):
        pk = view.pk if views.may_drop(register, request.actor, view) else 0
        unit = str(view.unit) if view.unit else ""
        found.append(_tab(view.name, view.query, now, pk=pk, shared_with=unit))
    return found


def gaps(register: Register, params: narrowing.Params) -> list[Tab]:
    """What records may lack, each as a look at the list."""
    now = narrowing.query(params)
    return [_tab(gap.title, {"missing": gap.name}, now) for gap in register.missing]


def _tab(title: StrOrPromise, query: dict[str, str], now: str, **more: Any) -> Tab:
    address = urlencode(query)
    is_now = sorted(parse_qsl(address)) == sorted(parse_qsl(now))
    return Tab(title, f"?{address}", is_now, **more)


def save(request: Visit, key: str) -> HttpResponse:
    """Ask for a name, and keep the look that the address tells."""
    register = reach.readable(request, key)
    try:
        params = narrowing.asked(request)
        if request.method == "POST":
            return _save(request, register, params)
    except Refusal as no:
        return pages.refused(request, no, reach.list_address(register))
    may_share = request.unit and request.actor.may(register.area, "write", request.unit.path)
    shown = {"register": register, "query": narrowing.query(params), "may_share": may_share}
    return pages.page(request, "register/view.html", shown)


def _save(request: Visit, register: Register, params: narrowing.Params) -> HttpResponse:
    unit = request.unit if request.POST.get("shared") else None
    name = request.POST.get("name", "")
    views.save(register, request.actor, name=name, query=params, shared_with=unit)
    pages.say(request, _("The view was saved."))
    return redirect(f"{reach.list_address(register)}?{narrowing.query(params)}")


@require_POST
def drop(request: Visit, key: str, pk: int) -> HttpResponse:
    """Forget a view."""
    register = reach.readable(request, key)
    if not any(view.pk == pk for view in views.offered(register, request.actor)):
        raise Http404
    views.drop(register, request.actor, pk)
    pages.say(request, _("The view was dropped."))
    return redirect(reach.list_address(register))
