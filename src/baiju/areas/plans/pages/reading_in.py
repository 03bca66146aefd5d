"""Reading in: a file or pasted text goes through the reader in its jail and waits to be used."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from baiju.areas.plans import check, intake
from baiju.areas.plans.plan import plans
from baiju.areas.plans.source import Source, sources
from baiju.engine import access, evidence, records
from baiju.engine.declare import Refusal
from baiju.org import tree
from baiju.plantext import child, messages
from baiju.plantext.model import Refused
from baiju.web import pages
from baiju.web.pages import Visit

from . import finding, show

PASTED = "pasted.txt"


class Unreadable(Exception):
    """The reader refused a file; the sentence says why and what to do."""


def read(request: Visit) -> HttpResponse:
    """The page to drop a file on, and what comes of it."""
    unit = _desk(request)
    if request.method != "POST":
        return pages.page(request, "plans/read.html", {"unit": unit})
    try:
        name, data, found = taken(request)
        made = intake.store(
            request.actor, unit, name=name, data=data, read=found, year=request.year
        )
    except (Unreadable, Refusal, records.Invalid) as no:
        context = {"unit": unit, "fault": sentence(no), "pasted": request.POST.get("text", "")}
        return pages.page(request, "plans/read.html", context, status=422)
    if len(made) == 1:
        return redirect("plan", made[0].pk)
    return redirect("plan-source", made[0].source_id)


def sentence(no: Exception) -> str:
    """Why something was not taken, in the words of whoever refused it."""
    return " ".join(no.messages) if isinstance(no, records.Invalid) else str(no)


def _desk(request: Visit) -> Any:
    """The unit a file is read for: the chosen one, or the first one of those the person writes for."""
    writable = tree.units(request.actor, "plans", "write").filter(valid_to=None)
    chosen = writable.filter(pk=request.unit.pk).first() if request.unit else None
    unit = chosen or writable.first()
    if unit is None:
        raise PermissionDenied(_("Your posts do not allow you to read plans in."))
    return unit


def taken(request: Visit) -> tuple[str, bytes, dict[str, Any]]:
    """Name, bytes and reading of what was uploaded or pasted."""
    file = request.FILES.get("file")
    text = request.POST.get("text", "")
    if file is None and not text.strip():
        raise Unreadable(_("Choose a file or paste a text first."))
    name = (file.name or "") if file else PASTED
    data = file.read() if file else text.encode()
    try:
        return name, data, child.read_in_child(data, name)
    except Refused as no:
        raise Unreadable(messages.sentence(no.sentence, no.values, check.tongue())) from no


def source(request: Visit, pk: int) -> HttpResponse:
    """A file that was read: its text as it came, and the plans found in it."""
    found = _source(request, pk)
    of_it = access.records(plans, request.actor).filter(source=found).order_by("document")
    context = {"source": found, "plans": of_it, "files": evidence.of(sources, found)}
    return pages.page(request, "plans/source.html", context)


def original(request: Visit, pk: int) -> HttpResponseBase:
    """The file as it was uploaded, never shown in the page."""
    piece = evidence.of(sources, _source(request, pk)).first()
    if piece is None:
        raise Http404
    try:
        file = evidence.opened(piece)
    except Refusal as no:
        return pages.refused(request, no, "/plans/")
    return FileResponse(
        file,
        as_attachment=True,
        filename=piece.name,
        content_type="application/octet-stream",
        headers={"Content-Security-Policy": "sandbox; default-src 'none'"},
    )


@require_POST
def adopt(request: Visit, pk: int) -> HttpResponse:
    """Make it the plan of a unit for a year."""
    plan = finding.plan(request, pk)
    data = {name: request.POST.get(name, "") for name in ("unit", "year", "title")}
    version = finding.number(request.POST.get("version"))
    try:
        intake.adopt(request.actor, plan, data, version=version)
    except records.Invalid as wrong:
        return show.not_adopted(request, finding.plan(request, pk), wrong.messages)
    except Refusal as no:
        return finding.refused(request, no, pk)
    pages.say(request, _("The plan is in use. Give its items owners and dates, then submit it."))
    return redirect("plan", pk)


@require_POST
def discard(request: Visit, pk: int) -> HttpResponse:
    """Throw away what was read; the file stays with its source."""
    plan = finding.plan(request, pk)
    access.require(plans, request.actor, plan, "write")
    try:
        if plan.is_adopted:
            raise Refusal(_("A plan in use is not thrown away. Void it and say why."))
        records.remove(plans, request.actor, plan)
    except Refusal as no:
        return finding.refused(request, no, pk)
    pages.say(request, _("What was read was thrown away. The file was kept."))
    return redirect("plans")


def _source(request: Visit, pk: int) -> Source:
    found: Source = finding.row(request, sources, pk)
    return found
