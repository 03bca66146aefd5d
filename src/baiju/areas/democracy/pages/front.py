"""The front page: whom a congress covers, where sessions and proposals stand, what was made public."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from baiju.areas.democracy import handling, term
from baiju.areas.democracy.majority import Outcome
from baiju.areas.democracy.models import area, congresses, openness_items, proposals, sessions
from baiju.shared.employer import Operation, employers
from baiju.web import pages
from baiju.web.pages import Block, Visit

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

TEMPLATE = "democracy/lines.html"


def index(request: Visit) -> HttpResponse:
    """What the area holds, with whom it covers and how its work stands."""
    return pages.landing(request, area, [*_covered(request), *_standing(request)])


def _covered(request: Visit) -> list[Block]:
    """Employers with a congress and without; only for who reads employers."""
    if not request.actor.tops(employers.area, "read"):
        return []
    running = {"operation": Operation.RUNNING.value}
    told = [
        (_("Employers with a workers' congress"), {"congress": "has"}),
        (_("Employers without a workers' congress"), {"congress": "none"}),
        (_("Employers whose congress met in the last 12 months"), {"congress_session": "met"}),
    ]
    counts = [pages.count(request, employers, title, **running, **asked) for title, asked in told]
    return [_block(_("Whom it covers"), counts)]


def _standing(request: Visit) -> list[Block]:
    return [
        _block(_("Congresses"), _stages(request, congresses, term.Stage)),
        _block(
            _("Matters and proposals"),
            [
                pages.count(
                    request, sessions, _("Sessions with a lost vote"), votes=Outcome.FAILED
                ),
                pages.count(request, proposals, _("Proposals still open"), pace="open"),
                pages.count(request, proposals, _("Proposals overdue"), pace=handling.OVERDUE),
            ],
        ),
        _block(
            _("Openness in the last period"),
            [
                pages.count(request, openness_items, _("Items made public"), last_period="done"),
                pages.count(request, openness_items, _("Items left out"), last_period="out"),
            ],
        ),
    ]


def _stages(request: Visit, register: Any, stages: Any) -> list[Any]:
    return [pages.count(request, register, each.label, stage=each.value) for each in stages]


def _block(title: StrOrPromise, counts: list[Any]) -> Block:
    return Block(TEMPLATE, {"title": title, "counts": counts})
