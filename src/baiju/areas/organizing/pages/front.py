"""The front page: unions by stage, employers without one, members by kind, and what waits."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from baiju.areas.organizing import board
from baiju.areas.organizing.assessment import assessments
from baiju.areas.organizing.board import Asked
from baiju.areas.organizing.committee import committees
from baiju.areas.organizing.member import members
from baiju.areas.organizing.models import area
from baiju.areas.organizing.officer import officers
from baiju.areas.organizing.reach_of_training import reach
from baiju.areas.organizing.union import unions
from baiju.engine import calendar
from baiju.engine.declare import Register
from baiju.shared.employer import employers
from baiju.web import pages
from baiju.web.pages import Block, Visit

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


def index(request: Visit) -> HttpResponse:
    """What the area holds, what is due and what is missing, with the numbers organizing asks for."""
    blocks = [
        _block(request, _("Employers"), employers, board.EMPLOYERS),
        _block(request, _("Unions being formed"), unions, board.BEING_FORMED, only_some=True),
        _block(request, _("Unions"), unions, board.STANDING, only_some=True),
        _block(request, _("Members"), members, board.MEMBERS),
        _waiting(request),
        _block(request, _("Committees"), committees, board.COMMITTEES),
        _block(request, _("Organs and standards of the unions"), unions, board.WITHOUT),
        _block(request, _("Assessments"), assessments, board.CHECKS),
        _training(request),
    ]
    if request.unit and request.actor.may(area.key, "write", request.unit.path):
        blocks.append(Block("organizing/checklists.html", {"unit": request.unit}))
    return pages.landing(request, area, blocks)


def _block(
    request: Visit,
    title: StrOrPromise,
    register: Register,
    asked: Iterable[Asked],
    *,
    only_some: bool = False,
) -> Block:
    """Numbers under a title; of many stages only those in which something stands."""
    counts = [pages.count(request, register, each.title, **each.params) for each in asked]
    shown = [count for count in counts if count.number or not only_some]
    return Block("organizing/counts.html", {"title": title, "counts": shown})


def _training(request: Visit) -> Block:
    """Chairs by their training, and how far this year's courses reached."""
    block = _block(request, _("Training"), officers, board.CHAIRS)
    today = timezone.localdate()
    year = calendar.period("year", today)
    top = request.unit.path if request.unit else ""
    told = reach(request.actor, year.start, year.end, top=top)
    return Block("organizing/training.html", {**block.context, "reach": told})


def _waiting(request: Visit) -> Block:
    block = _block(request, _("What waits"), members, board.WAITING)
    double = board.doubles(request.actor).count()
    return Block("organizing/counts.html", {**block.context, "doubles": double})
