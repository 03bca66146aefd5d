"""The list of a register: what is asked in its address, its rows, and one of them opened beside."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from baiju.engine import listing, registry
from baiju.engine.conditions import BadQuery
from baiju.engine.declare import Register
from baiju.engine.listing import Page

from . import bulk, columns, inline, narrowing, pages, reach, record, views
from .pages import Visit
from .templatetags.face import number


def shelf(request: Visit) -> HttpResponse:
    """All registers the person may read, by area."""
    return pages.page(request, "register/shelf.html", {"areas": readable_by_area(request)})


def readable_by_area(request: Visit) -> list[tuple[Any, list[Register]]]:
    listed = [r for r in registry.registers() if r.menu and request.actor.tops(r.area, "read")]
    grouped = [(area, [r for r in listed if r.area == area.key]) for area in registry.areas()]
    return [(area, registers) for area, registers in grouped if registers]


def index(request: Visit, key: str) -> HttpResponse:
    """The list of one register; the address holds filters, search, order, columns and place."""
    register = reach.readable(request, key)
    try:
        params = narrowing.asked(request)
        if (ticked := columns.chosen(request, register)) is not None:
            return redirect(f"{request.path}?{narrowing.query(params, columns=ticked)}")
        page = listing.page(register, request.actor, params)
        shown = {
            "register": register,
            "page": page,
            "span": _span(page),
            **narrowing.context(register, request.actor, params),
            **columns.context(register, params),
        }
    except BadQuery as no:
        return pages.refused(request, no, reach.list_address(register))
    return _listed(request, register, params, shown)


def _listed(
    request: Visit, register: Register, params: dict[str, str], shown: dict[str, Any]
) -> HttpResponse:
    may_write = reach.may_write(request, register)
    opened = record.beside(request, register)
    if opened and request.headers.get("HX-Target") == "panel":
        return pages.page(request, "register/panel.html", shown | opened)
    shown |= {
        "may_write": may_write,
        "tabs": views.tabs(request, register, params),
        "gaps": views.gaps(register, params) if len(register.missing) > views.FEW else [],
        "offers": bulk.offers(register, request.actor),
        "settable": bulk.settable(register) if may_write else [],
        "adds": may_write and inline.fits(register, listing.columns(register, params)),
        "edits": inline.fields(register, params) if may_write else [],
    }
    return pages.page(request, "register/index.html", shown | opened)


def _span(page: Page) -> str:
    """Which rows these are, of how many; more than can be counted quickly are not counted."""
    if not page.rows:
        return ""
    if not page.following and page.number == 1:
        count = len(page.rows)
        return ngettext("%(count)s row", "%(count)s rows", count) % {"count": count}
    most = min(max(page.total, page.last), listing.COUNTED)
    rows = {"first": number(page.number), "last": number(page.last), "all": number(most)}
    if page.total > listing.COUNTED:
        return _("Rows %(first)s–%(last)s of more than %(all)s") % rows
    return _("Rows %(first)s–%(last)s of %(all)s") % rows
