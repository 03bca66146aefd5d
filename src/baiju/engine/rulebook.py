"""What number holds here and today: the shipped rule, or the provision nearest above a unit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from . import paths, registry
from .models import Holiday, Provision


@dataclass(frozen=True)
class Holding:
    """A rule's value with where it comes from; `is_law` is true only for text that was read."""

    amount: Decimal
    basis: str
    is_law: bool


@dataclass(frozen=True)
class Shelf:
    """What some units hold of some rules, and their days off, read at once for many records."""

    provisions: Mapping[str, Sequence[Provision]]
    """Rule → its values, the nearest unit's and the latest first."""
    days: Sequence[tuple[str, date, bool]]
    """The path of a unit, a day and whether people work on it; from the top down."""

    def holding(self, key: str, unit: Any, on: date) -> Holding:
        """The value of a rule for a unit on a day."""
        for row in self.provisions.get(key, ()):
            if unit.path.startswith(row.unit.path) and _holds(row, on):
                return Holding(row.amount, row.basis, False)
        rule = registry.rule(key)
        return Holding(Decimal(rule.amount), str(rule.basis), rule.is_law)

    def amount(self, key: str, unit: Any, on: date) -> int:
        return int(self.holding(key, unit, on).amount)

    def holidays(self, unit: Any) -> dict[date, bool]:
        """Day → worked; the nearest unit wins."""
        return {day: worked for path, day, worked in self.days if unit.path.startswith(path)}


def shelf(keys: Iterable[str], units: Iterable[Any]) -> Shelf:
    """For many records: two queries, whatever their number."""
    above = {path for unit in units for path in paths.above(unit.path)}
    rows = Provision._base_manager.filter(key__in=list(keys), unit__path__in=above)
    found: dict[str, list[Provision]] = {}
    for row in rows.select_related("unit").order_by("-unit__path", "-valid_from"):
        found.setdefault(row.key, []).append(row)
    days = Holiday._base_manager.filter(unit__path__in=above).order_by("unit__path")
    return Shelf(found, list(days.values_list("unit__path", "day", "is_working")))


def _holds(row: Provision, on: date) -> bool:
    return row.valid_from <= on and (row.valid_to is None or row.valid_to >= on)


def holding(key: str, unit: Any, on: date) -> Holding:
    """The value of a rule for a unit on a day."""
    rows = Provision._base_manager.filter(key=key, unit__path__in=paths.above(unit.path))
    near = rows.select_related("unit").order_by("-unit__path", "-valid_from")
    return Shelf({key: list(near)}, ()).holding(key, unit, on)


def amount(key: str, unit: Any, on: date) -> int:
    """The value as a whole number."""
    return int(holding(key, unit, on).amount)


def holidays(unit: Any, start: date, end: date) -> dict[date, bool]:
    """Day → worked, as units from the top down to this one have set it; the nearest wins."""
    rows = Holiday._base_manager.filter(
        unit__path__in=paths.above(unit.path), day__range=(start, end)
    )
    return dict(rows.order_by("unit__path").values_list("day", "is_working"))
