"""What is done about a finding: it is cured, left alone, or shown again."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from baiju.areas.plans import check, promises
from baiju.areas.plans.clause import clauses
from baiju.areas.plans.plan import Plan, plans
from baiju.engine import access, diary, records
from baiju.engine.declare import Refusal
from baiju.web import pages
from baiju.web.pages import Visit

from . import finding


@require_POST
def settle(request: Visit, pk: int, how: str) -> HttpResponse:
    """Apply the cure of a finding, leave the finding alone, or show it again."""
    act = {"cure": _cure, "ignore": _ignore, "heed": _heed}.get(how)
    if act is None:
        raise Http404
    plan = finding.plan(request, pk)
    access.require(plans, request.actor, plan, "write")
    try:
        clause = act(request, plan)
    except Refusal as no:
        return finding.refused(request, no, pk)
    return finding.back(pk, clause)


def _cure(request: Visit, plan: Plan) -> int | None:
    shown = check.find(request.actor, plan, request.POST.get("key", ""))
    if shown.cured is None:
        raise Refusal(_("This finding has no cure to press. Change the words by hand."))
    if shown.clause is None:
        records.change(plans, request.actor, {"title": shown.cured}, plan)
        pages.say(request, _("The words were cured."))
        return None
    clause = shown.clause
    promises.cure(request.actor, clause, shown.cured, version=clause.version)
    entry = diary.of(clauses, clause).first()
    undo = reverse("undo", args=[clauses.key, clause.pk, entry.pk]) if entry else ""
    pages.say(request, _("The words were cured."), undo=undo)
    return clause.pk


def _ignore(request: Visit, plan: Plan) -> int | None:
    shown = check.find(request.actor, plan, request.POST.get("key", ""))
    made = check.ignore(request.actor, plan, shown)
    undo = reverse("plan-cure", args=[plan.pk, "heed"]) + f"?at={made.pk}"
    pages.say(request, _("The finding is left alone until its words change."), undo=undo)
    return shown.clause.pk if shown.clause else None


def _heed(request: Visit, plan: Plan) -> int | None:
    check.heed(request.actor, plan, finding.number(request.GET.get("at")) or 0)
    return None
