"""All plans by unit and year, those being read apart, and a new blank one."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from baiju.areas.plans import outline
from baiju.areas.plans.plan import Plan, plans
from baiju.engine import access, forms, records
from baiju.engine.declare import Refusal, Register, Section
from baiju.engine.models import Review
from baiju.web import pages
from baiju.web.pages import Visit

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
    found = found.exclude(review=Review.VOID).select_related("unit", "source")
    state = request.GET.get("review", "")
    in_use = found.filter(is_adopted=True)
    if state in Review.values:
        in_use = in_use.filter(review=state)
    context = {
        "in_use": in_use.order_by("-year", "unit__path", "-pk"),
        "being_read": found.filter(is_adopted=False).order_by("-pk"),
        "states": [c for c in Review.choices if c[0] != Review.VOID],
        "state": state,
        "may_write": bool(request.actor.tops("plans", "write")),
    }
    return pages.page(request, "plans/index.html", context)


def new(request: Visit) -> HttpResponse:
    """A blank plan with its first heading, to be written here."""
    if request.method != "POST":
        initial = {
            "unit": request.unit,
            "year": request.year,
            "title": _("%(unit)s work plan for %(year)d")
            % {"unit": request.unit, "year": request.year},
        }
        return _form(request, forms.blank(blank_plan, request.actor, initial))
    data = {**request.POST.dict(), "is_adopted": True, "document": 0}
    try:
        plan = records.save(plans, request.actor, data)
        outline.insert(request.actor, plan, None, level=1, heading=_("Guiding idea"))
    except records.Invalid:
        bound = forms.bound(blank_plan, request.actor, request.POST)
        return _form(request, bound, status=422)
    except Refusal as no:
        return pages.refused(request, no, "/plans/")
    return redirect("plan", plan.pk)


def _form(request: Visit, form: object, status: int = 200) -> HttpResponse:
    return pages.page(request, "plans/new.html", {"form": form}, status=status)
