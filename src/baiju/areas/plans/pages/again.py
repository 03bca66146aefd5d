"""Reading again, and comparing: two texts side by side before anything is changed."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from baiju.areas.plans import again, intake, reading
from baiju.areas.plans.plan import plans
from baiju.areas.plans.source import Source, sources
from baiju.engine import access, records
from baiju.engine.declare import Refusal
from baiju.engine.models import Review
from baiju.web import pages
from baiju.web.pages import Visit

from . import finding
from .reading_in import Unreadable, sentence, taken


def upload(request: Visit, pk: int) -> HttpResponse:
    """The page to drop the changed file on; the comparison comes next."""
    plan = finding.plan(request, pk)
    access.require(plans, request.actor, plan, "write")
    if request.method != "POST":
        return pages.page(request, "plans/again.html", {"plan": plan})
    try:
        name, data, found = taken(request)
        intake.refuse_unfit(found)
        source = intake.keep_source(request.actor, plan.unit, name, data, found)
    except (Unreadable, Refusal, records.Invalid) as no:
        context = {"plan": plan, "fault": sentence(no), "pasted": request.POST.get("text", "")}
        return pages.page(request, "plans/again.html", context, status=422)
    return redirect("plan-again-with", pk, source.pk)


def compare_with_source(request: Visit, pk: int, source: int) -> HttpResponse:
    """What taking over the new file would change."""
    plan, found = finding.plan(request, pk), finding.row(request, sources, source)
    number = _document(request, found)
    pairs = again.before(request.actor, plan, _read(found, number))
    context = {
        "plan": plan,
        "source": found,
        "number": number,
        "known": again.seen(request.actor, plan),
        "documents": range(len(found.reading["documents"])),
        "may_write": finding.may_write(request, plan),
        **_told(pairs),
    }
    return pages.page(request, "plans/compare.html", context)


@require_POST
def take_over(request: Visit, pk: int, source: int) -> HttpResponse:
    """Give the plan the words of the new file; whose words did not change keeps all it has."""
    plan, found = finding.plan(request, pk), finding.row(request, sources, source)
    access.require(plans, request.actor, plan, "write")
    number, known = _document(request, found), request.POST.get("known", "")
    try:
        again.take_over(request.actor, plan, _read(found, number), known=known)
    except again.Outdated as no:
        pages.say(request, str(no))
        return redirect(f"{reverse('plan-again-with', args=[pk, source])}?document={number}")
    except Refusal as no:
        return finding.refused(request, no, pk)
    pages.say(
        request, _("The new words were taken over. Owners and dates stayed with their clauses.")
    )
    return finding.back(pk)


def compare(request: Visit, pk: int) -> HttpResponse:
    """A plan beside another one, last year's first."""
    plan = finding.plan(request, pk)
    others = access.records(plans, request.actor).exclude(pk=pk).exclude(review=Review.VOID)
    others = others.select_related("unit").order_by("-is_adopted", "-year", "unit__path")
    wanted = finding.number(request.GET.get("with"))
    other = others.filter(pk=wanted).first() if wanted else _former(others, plan)
    if wanted and other is None:
        raise Http404
    pairs = again.against(request.actor, plan, other) if other else []
    context = {"plan": plan, "others": others[:200], "other": other, **_told(pairs)}
    return pages.page(request, "plans/compare.html", context)


def _former(others: Any, plan: Any) -> Any:
    return others.filter(unit=plan.unit_id, year__lt=plan.year).first() or others.first()


def _document(request: Visit, source: Source) -> int:
    """Which of the documents in the file is meant."""
    number = finding.number(request.GET.get("document") or request.POST.get("document")) or 0
    if number >= len(source.reading["documents"]):
        raise Http404
    return number


def _read(source: Source, number: int) -> list[reading.Read]:
    return reading.clauses(source.text, source.reading["documents"][number])


def _told(pairs: list[again.Pair]) -> dict[str, Any]:
    kinds = ("same", "reworded", "added", "dropped")
    counts = {kind: sum(pair.kind == kind for pair in pairs) for kind in kinds}
    return {"pairs": pairs, "counts": counts, "is_same": counts["same"] == len(pairs)}
