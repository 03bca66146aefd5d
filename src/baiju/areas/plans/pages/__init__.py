"""The plans' own pages: the list, reading in, the plan as paper, its deeds, comparing."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from baiju.areas.plans import board
from baiju.areas.plans.plan import plans
from baiju.engine import access
from baiju.engine.access import Actor
from baiju.web.pages import Door, Panel

door = Door(_("Plans"), "plan", "plans", order=10)


def _standing(actor: Actor, unit: Any, year: int) -> dict[str, Any]:
    """The plan of the chosen unit and year, one line a section."""
    found = access.records(plans, actor).filter(unit=unit, year=year, is_adopted=True)
    plan = found.select_related("unit").order_by("-pk").first()
    if plan is None:
        may_write = actor.may("plans", "write", unit.path)
        return {"plan": None, "unit": unit, "year": year, "may_write": may_write}
    return {"plan": plan, "board": board.of(actor, plan, timezone.localdate())}


panel = Panel("plans/panel.html", _standing)
