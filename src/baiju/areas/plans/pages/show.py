"""The plan on the screen: as it was read, as approved, as it is now, and what changed."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from baiju.areas.plans import board, changes, copies, looks
from baiju.areas.plans.baseline import baselines
from baiju.areas.plans.plan import Plan, plans
from baiju.areas.plans.source import sources
from baiju.areas.plans.target import targets
from baiju.engine import access, diary, registry
from baiju.engine.declare import Transition
from baiju.engine.models import EvidenceKind
from baiju.org import tree
from baiju.web import pages
from baiju.web.pages import Visit

from . import finding, opened

LOOKS = ("now", "approved", "changes")
FORWARD = ("submit", "verify", "confirm")


def show(request: Visit, pk: int) -> HttpResponse:
    """The page of a plan; one not yet in use is a reading."""
    plan = finding.plan(request, pk)
    return _show(request, plan, opened.asked(request, plan))


def again_with(request: Visit, plan: Plan, form: Any, status: int) -> HttpResponse:
    """The same page with a form that was not taken, its words kept."""
    return _show(request, plan, form, status)


def not_adopted(request: Visit, plan: Plan, faults: list[str]) -> HttpResponse:
    """The reading again, with what kept it from being put to use."""
    return _reading(request, plan, None, 422, faults)


def _show(request: Visit, plan: Plan, form: Any, status: int = 200) -> HttpResponse:
    if not plan.is_adopted:
        return _reading(request, plan, form, status)
    frozen = access.records(baselines, request.actor).filter(plan=plan).order_by("-number").first()
    shared = _shared(request, plan, form)
    content = shared["board"].content
    changed = changes.between(frozen.content, content) if frozen else []
    look = request.GET.get("look", "now") if frozen else "now"
    context = {
        **shared,
        "look": look if look in LOOKS else "now",
        "baseline": frozen,
        "changes": changed,
        "weaker": sum(change.is_weaker for change in changed),
        "steps": _steps(request, plan, is_changed=bool(changed)),
        "papers": registry.papers_of(plans),
        "passed": _passed(plan),
        "source": plan.source if _sees_source(request, plan) else None,
        "keys": _keys(),
    }
    if frozen and context["look"] == "approved":
        context["looks"] = looks.approved(frozen.content)
    if frozen and context["look"] == "changes":
        context["looks"] = looks.between(frozen.content, content)
    return pages.page(request, "plans/plan.html", context, status=status)


def _reading(
    request: Visit, plan: Plan, form: Any, status: int, faults: list[str] | None = None
) -> HttpResponse:
    source = access.records(sources, request.actor).filter(pk=plan.source_id).first()
    siblings = access.records(plans, request.actor).filter(source=plan.source_id)
    context = {
        **_shared(request, plan, form),
        "source": source,
        "characters": _characters(source, plan),
        "copies": copies.of(request.actor, plan),
        "units": tree.units(request.actor, "plans", "write").filter(valid_to=None),
        "siblings": siblings.filter(source__isnull=False).order_by("document"),
        "faults": faults,
        "keys": _keys(),
    }
    return pages.page(request, "plans/reading.html", context, status=status)


def _shared(request: Visit, plan: Plan, form: Any) -> dict[str, Any]:
    shown = board.of(request.actor, plan, timezone.localdate())
    return {
        "plan": plan,
        "register": plans,
        "board": shown,
        "opened": form,
        "is_loose": form and all(line.clause.pk != form.clause for line in shown.lines),
        "may_write": finding.may_write(request, plan),
        "kinds": EvidenceKind.choices,
    }


def _steps(request: Visit, plan: Plan, *, is_changed: bool) -> dict[str, Any]:
    """The transitions this person may take now: the one that leads on, and the others."""
    mine = [step for step in plans.transitions if _may(request, plan, step, is_changed)]
    first = next((step for step in mine if step.name in FORWARD), None)
    return {"first": first, "others": [step for step in mine if step is not first]}


def _may(request: Visit, plan: Plan, step: Transition, is_changed: bool) -> bool:
    if plan.review not in step.sources or (step.name == "confirm" and not is_changed):
        return False
    if not request.actor.may("plans", step.level, plan.unit.path):
        return False
    own = step.by_another and not plan.unit.is_small_office
    return not own or request.actor.id not in diary.writers(plans, plan)


def _characters(source: Any, plan: Plan) -> int:
    """How many characters the document had when it came, spaces not counted."""
    if source is None or plan.document >= len(source.reading["documents"]):
        return 0
    document = source.reading["documents"][plan.document]
    return len("".join(source.text[document["start"] : document["end"]].split()))


def _sees_source(request: Visit, plan: Plan) -> bool:
    """The file may lie with a unit above, which not everybody at the plan's unit sees."""
    source = plan.source
    return source is not None and request.actor.may("plans", "read", source.unit.path)


def _passed(plan: Plan) -> float | None:
    """How much of the plan's year has passed, in per cent; None when it is another year."""
    today = timezone.localdate()
    days = today.replace(month=12, day=31).timetuple().tm_yday
    return round(100 * today.timetuple().tm_yday / days, 1) if plan.year == today.year else None


def _keys() -> list[tuple[str, str]]:
    """The keys of the outline, for the dialog that tells them."""
    return [
        ("↑ ↓", _("Go from clause to clause, once one was clicked")),
        ("Tab", _("One level deeper; with Shift one level higher")),
        ("Alt Shift ↑ ↓", _("Move the clause up or down")),
        ("Enter", _("New clause below")),
        ("F2", _("Change the words")),
    ]


def next_target(request: Visit, plan: Plan, *, after: Any) -> HttpResponse:
    """On to the next target that nobody has confirmed yet; else back to the same place."""
    waiting = access.records(targets, request.actor).filter(
        clause__plan=plan, clause__is_dropped=False, is_confirmed=False
    )
    rank = after.clause.rank
    behind = waiting.filter(Q(clause__rank__gt=rank) | Q(clause__rank=rank, pk__gt=after.pk or 0))
    found = behind.order_by("clause__rank", "pk").first()
    if found is None:
        return finding.back(plan.pk, after.clause_id)
    return redirect(f"/plans/{plan.pk}/?do=retarget&at={found.pk}#c{found.clause_id}")
