"""Joining two records of one thing: the other one is looked for, then each difference is chosen."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from baiju.engine import access, listing, merging
from baiju.engine.declare import Refusal

from . import pages, reach
from .pages import Visit

SHOWN = 30


def choose(request: Visit, key: str, pk: int) -> HttpResponse:
    """Find the record that is the same thing; what sounds alike is offered first."""
    register = reach.writable(request, key)
    record = reach.found(request, register, pk)
    access.require(register, request.actor, record, "write")
    if not merging.may(register, request.actor, record):
        raise Http404
    text = request.GET.get("q", "").strip()[:100]
    rows = listing.rows(register, request.actor, {"q": text or str(record)[:4]})
    mine = access.records(register, request.actor, "write")
    found = list(rows.filter(pk__in=mine.values("pk")).exclude(pk=record.pk)[:SHOWN])
    context = {"register": register, "record": record, "found": found, "q": text}
    return pages.page(request, "register/merge_with.html", context)


def merge(request: Visit, key: str, pk: int, other: int) -> HttpResponse:
    """The two side by side, and what comes of the choice."""
    register = reach.writable(request, key)
    kept, second = (reach.found(request, register, each) for each in (pk, other))
    for record in (kept, second):
        access.require(register, request.actor, record, "write")
    differences = merging.differences(register, kept, second)
    if request.method != "POST":
        context = {
            "register": register,
            "record": kept,
            "other": second,
            "differences": differences,
        }
        return pages.page(request, "register/merge.html", context)
    chosen = {each.name: request.POST.get(each.name, each.first) for each in differences}
    try:
        saved = merging.merge(register, request.actor, kept, second, chosen)
    except Refusal as no:
        return pages.refused(request, no, reach.address(register, kept))
    pages.say(request, _("The two records are one now."))
    return redirect(reach.address(register, saved))
