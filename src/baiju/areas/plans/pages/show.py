"""The plan on the screen: as it was read, as approved, as it is now, and what changed."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.utils import timezone

from baiju.areas.plans import baseline, board, changes, copies
from baiju.areas.plans.baseline import baselines
from baiju.areas.plans.clause import Clause, clauses
from baiju.areas.plans.plan import Plan, plans
from baiju.engine import access, diary, records, registry
from baiju.engine.models import EvidenceKind
from baiju.org import tree
from baiju.web import pages
from baiju.web.pages import Visit

from . import finding, opened

LOOKS = ("now", "approved", "changes")


def show(request: Visit, pk: int) -> HttpResponse:
    """The page of a plan; one not yet in use is a reading."""
    return _show(request, finding.plan(request, pk), opened.asked(request))


def again_with(request: Visit, plan: Plan, form: Any, status: int) -> HttpResponse:
    """The same page with a form that was not taken, its words kept."""
    return _show(request, plan, form, status)


def _show(request: Visit, plan: Plan, form: Any, status: int = 200) -> HttpResponse:
    if not plan.is_adopted:
        return _reading(request, plan, form, status)
    look = request.GET.get("look", "now")
    context = {**_common(request, plan, form), "look": look if look in LOOKS else "now"}
    frozen = access.records(baselines, request.actor).filter(plan=plan).order_by("-number").first()
    context["baseline"] = frozen
    if frozen is not None:
        context["changes"] = changes.between(frozen.content, baseline.content(plan))
        context["approved"] = _approved(frozen.content)
    return pages.page(request, "plans/plan.html", context, status=status)


def _reading(request: Visit, plan: Plan, form: Any, status: int) -> HttpResponse:
    context = {
        **_common(request, plan, form),
        "copies": copies.of(request.actor, plan),
        "units": tree.units(request.actor, "plans", "write").filter(valid_to=None),
        "siblings": access.records(plans, request.actor)
        .filter(source=plan.source_id, source__isnull=False)
        .order_by("document"),
    }
    return pages.page(request, "plans/reading.html", context, status=status)


def _common(request: Visit, plan: Plan, form: Any) -> dict[str, Any]:
    shown = board.of(request.actor, plan, timezone.localdate())
    return {
        "plan": plan,
        "register": plans,
        "board": shown,
        "opened": form,
        "may_write": finding.may_write(request, plan),
        "deeds": [s for s in plans.transitions if records.may(plans, request.actor, plan, s)],
        "papers": registry.papers_of(plans),
        "kinds": EvidenceKind.choices,
        "dropped": access.records(clauses, request.actor).filter(plan=plan, is_dropped=True),
        "diary": diary.of(plans, plan)[:12],
    }


def _approved(content: Any) -> list[Clause]:
    """The clauses as they were approved, as records that are never saved."""
    names = ("rank", "level", "marker", "heading", "text", "area")
    rows = [
        Clause(**{name: row[name] for name in names})
        for row in content["clauses"].values()
        if not row["is_dropped"]
    ]
    return sorted(rows, key=lambda row: row.rank)
