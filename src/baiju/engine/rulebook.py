"""What number holds here and today: the shipped rule, or the provision nearest above a unit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Q

from . import paths, registry
from .models import Holiday, Provision


@dataclass(frozen=True)
class Holding:
    """A rule's value with where it comes from; `is_law` is true only for text that was read."""

    amount: Decimal
    basis: str
    is_law: bool


def holding(key: str, unit: Any, on: date) -> Holding:
    """The value of a rule for a unit on a day."""
    rule = registry.rule(key)
    valid = Q(valid_from__lte=on) & (Q(valid_to__isnull=True) | Q(valid_to__gte=on))
    near = Provision._base_manager.filter(valid, key=key, unit__path__in=paths.above(unit.path))
    row = near.order_by("-unit__path", "-valid_from").first()
    if row is None:
        return Holding(Decimal(rule.amount), str(rule.basis), rule.is_law)
    return Holding(row.amount, row.basis, False)


def amount(key: str, unit: Any, on: date) -> int:
    """The value as a whole number."""
    return int(holding(key, unit, on).amount)


def holidays(unit: Any, start: date, end: date) -> dict[date, bool]:
    """Day → worked, as units from the top down to this one have set it; the nearest wins."""
    rows = Holiday._base_manager.filter(
        unit__path__in=paths.above(unit.path), day__range=(start, end)
    )
    return dict(rows.order_by("unit__path").values_list("day", "is_working"))
