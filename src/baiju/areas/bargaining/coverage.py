"""Which employers an agreement covers, and how the list of employers is looked at by it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from baiju.engine import registry
from baiju.engine.declare import Lens
from baiju.shared import coverage
from baiju.shared.coverage import Covers
from baiju.shared.employer import Operation

from .agreement import Agreement
from .kinds import Kind
from .parties import Covered
from .stage import in_force

UNION = "union"


def _links(kind: Kind) -> Callable[[date], list[QuerySet[Any]]]:
    """What is in force on a day: of one employer, and of the employers of a place or an industry."""

    def links(on: date) -> list[QuerySet[Any]]:
        valid = Agreement._base_manager.filter(in_force(on), kind=kind)
        own = valid.filter(employer__isnull=False)
        listed = Covered._base_manager.filter(
            Q(joined_on=None) | Q(joined_on__lte=on),
            Q(left_on=None) | Q(left_on__gt=on),
            agreement__in=valid.filter(employer=None).values("pk"),
        )
        return [
            own.values_list("employer", "covered_workers", "pk"),
            listed.values_list("employer", "workers", "agreement"),
        ]

    return links


covers_collective = Covers(
    "collective", _("Collective contract"), "agreements", _links(Kind.COLLECTIVE)
)
covers_wage = Covers("wage", _("Wage agreement"), "agreements", _links(Kind.WAGE))
covers_women = Covers(
    "women",
    _("Women workers' contract"),
    "agreements",
    _links(Kind.WOMEN),
    among=Q(women=None) | Q(women__gt=0),
)
covers_safety = Covers(
    "safety",
    _("Safety and health contract"),
    "agreements",
    _links(Kind.SAFETY),
    among=Q(is_hazardous=True),
)
ALL = (covers_collective, covers_wage, covers_women, covers_safety)

CHOICES = {
    "has": _("in force"),
    "none": _("no agreement"),
    "unionised_none": _("has a union, and none"),
}


def unionised(on: date) -> Q:
    """The employers that a union covers; all where nobody says which."""
    union = next((each for each in registry.declared(Covers) if each.key == UNION), None)
    return coverage.covered(union, on) if union else Q()


def _narrow(covers: Covers) -> Callable[[str, date], Q]:
    def narrow(choice: str, on: date) -> Q:
        covered = coverage.covered(covers, on)
        if choice == "has":
            return covered
        lacking = ~covered & covers.among & Q(operation=Operation.RUNNING)
        return lacking & unionised(on) if choice == "unionised_none" else lacking

    return narrow


def _lens(covers: Covers) -> Lens:
    name = f"{covers.key}_agreement"
    return Lens(name, covers.title, CHOICES, _narrow(covers), register="employers")


collective_lens = _lens(covers_collective)
wage_lens = _lens(covers_wage)
women_lens = _lens(covers_women)
safety_lens = _lens(covers_safety)
