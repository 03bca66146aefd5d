"""All plans by unit and year, those being read apart, and a new blank one."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from baiju.areas.plans import board, copies, outline
from baiju.areas.plans.plan import APPROVED, Plan, plans
from baiju.engine import access, forms, records
from baiju.engine.declare import Refusal, Register, Section
from baiju.engine.models import Review
from baiju.org import tree
from baiju.web import pages
from baiju.web.pages import Visit

from . import finding

ROWS = 50
blank_plan = Register(
    model=Plan,
    key="blank-plan",
    columns=("title",),
    sections=(Section(gettext_lazy("Plan"), ("unit", "year", "title", "body")),),
)


def index(request: Visit) -> HttpResponse:
    """Plans at and below the chosen unit, the newest year first."""
    within = (request.unit.path,) if request.unit else ()
    found = access.within(access.records(plans, request.actor), "unit__path", within)
    found = found.exclude(review=Review.VOID).select_related("unit")
    in_use = found.filter(is_adopted=True)
    chosen = _chosen(request)
    ordered = in_use.filter(**chosen).order_by("-year", "unit__path", "-pk")
    page = Paginator(ordered, ROWS).get_page(request.GET.get("page"))
    standing = board.standing(request.actor, list(page), timezone.localdate())
    context = {
        "page": page,
        "rows": [(plan, standing[plan.pk]) for plan in page],
        "chosen": chosen,
        "query": "&".join(f"{name}={value}" for name, value in chosen.items()),
        "years": in_use.order_by("-year").values_list("year", flat=True).distinct(),
        "units": tree.visible(request.actor).filter(pk__in=in_use.values("unit")).order_by("path"),
        "states": _states(),
        "being_read": found.filter(is_adopted=False).order_by("-pk"),
        "may_write": bool(request.actor.tops("plans", "write")),
    }
    return pages.page(request, "plans/index.html", context)


def _chosen(request: Visit) -> dict[str, Any]:
    """What the list is narrowed by; what is not understood narrows nothing."""
    chosen: dict[str, Any] = {}
    for name in ("year", "unit"):
        value = finding.number(request.GET.get(name))
        if value is not None:
            chosen[name] = value
    if request.GET.get("review") in Review.values:
        chosen["review"] = request.GET["review"]
    return chosen


def _states() -> list[tuple[str, str]]:
    labels = {**dict(Review.choices), Review.VERIFIED.value: APPROVED}
    return [(key, str(label)) for key, label in labels.items() if key != Review.VOID]


def new(request: Visit) -> HttpResponse:
    """A blank plan with its first heading, to be written here."""
    if not request.actor.tops("plans", "write"):
        raise PermissionDenied(_("Your posts do not allow you to write plans."))
    if request.method != "POST":
        initial = {"unit": request.unit, "year": request.year, "title": _title(request)}
        return _form(request, forms.blank(blank_plan, request.actor, initial))
    try:
        plan = _begun(request)
    except records.Invalid:
        bound = forms.bound(blank_plan, request.actor, request.POST)
        return _form(request, bound, status=422)
    except Refusal as no:
        return pages.refused(request, no, "/plans/")
    pages.say(request, _("The plan is there. Write its first clauses."))
    return redirect("plan", plan.pk)


@transaction.atomic
def _begun(request: Visit) -> Plan:
    """The plan with its first heading: both or neither, and of the fields only those shown."""
    given = {name: request.POST.get(name, "") for name in blank_plan.fields}
    plan: Plan = records.save(plans, request.actor, {**given, "is_adopted": True, "document": 0})
    outline.insert(request.actor, plan, None, level=1, heading=_("General requirements"))
    copies.index(plan)
    return plan


def _title(request: Visit) -> str:
    named = {"unit": request.unit, "year": request.year}
    return _("%(unit)s work plan for %(year)d") % named if request.unit else ""


def _form(request: Visit, form: object, status: int = 200) -> HttpResponse:
    return pages.page(request, "plans/new.html", {"form": form}, status=status)
