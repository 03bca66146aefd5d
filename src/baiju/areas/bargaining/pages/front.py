"""The front page: agreements by kind and standing, how far they reach, and what is to be renewed."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from baiju.areas.bargaining import board, renewal
from baiju.areas.bargaining.agreements import agreements
from baiju.areas.bargaining.kinds import Kind
from baiju.areas.bargaining.models import area
from baiju.engine import access
from baiju.engine.declare import Refusal
from baiju.shared.employer import employers
from baiju.web import pages
from baiju.web.pages import Block, Visit


def index(request: Visit) -> HttpResponse:
    """What the area holds, what is due and what is missing, kind by kind."""
    top = request.unit.path if request.unit else ""
    today = timezone.localdate()
    blocks = [
        Block("bargaining/kinds.html", {"columns": board.COLUMNS, "rows": _kinds(request)}),
        Block("bargaining/reach.html", {"rows": _reaches(request, top)}),
        Block(
            "bargaining/renewal.html",
            {"rows": board.to_be_renewed(request.actor, today, top=top)},
        ),
    ]
    if request.unit and request.actor.may("org", "write", request.unit.path):
        blocks.append(Block("bargaining/provisions.html", {"unit": request.unit}))
    return pages.landing(request, area, blocks)


def _kinds(request: Visit) -> list[tuple[str, list[Any]]]:
    """Each kind with its numbers; each number opens its list."""
    return [
        (
            str(kind.label),
            [
                pages.count(request, agreements, column.title, kind=kind.value, **column.params)
                for column in board.COLUMNS
            ],
        )
        for kind in Kind
    ]


def _reaches(request: Visit, top: str) -> list[tuple[board.Reach, Any]]:
    """How far each kind reaches, with the list of employers that have a union and none."""
    if not request.actor.tops(employers.area, "read"):
        return []
    return [
        (
            reach,
            pages.count(request, employers, reach.covers.title, **{reach.lens: "unionised_none"}),
        )
        for reach in board.reaches(request.actor, timezone.localdate(), top=top)
    ]


@require_POST
def renew(request: Visit, pk: int) -> HttpResponse:
    """Open the agreement that follows upon this one."""
    if not request.actor.tops(area.key, "read"):
        raise Http404
    agreement = get_object_or_404(access.records(agreements, request.actor), pk=pk)
    access.require(agreements, request.actor, agreement, "write")
    try:
        made = renewal.renew(request.actor, agreement)
    except Refusal as no:
        return pages.refused(request, no, reverse("record", args=[agreements.key, pk]))
    pages.say(request, _("The next agreement is open. Parties and what stays were copied."))
    return redirect("record", agreements.key, made.pk)
