"""Which employers a union reaches: by a union of their own, by one of several, or by none."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import IntegerField, Q, QuerySet, Value
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _

from baiju.engine import paths
from baiju.engine.declare import Lens
from baiju.engine.models import Provision
from baiju.shared.coverage import Covers
from baiju.shared.employer import Operation, should_organise

from .covered import CoveredEmployer
from .formation import established
from .union import Union

Rows = QuerySet[Any]
ALL_WORKERS = Cast(Value(None), IntegerField())


def links(on: date) -> Sequence[Rows]:
    """Who is covered on a day, by an own union and by one of several."""
    return own(on), jointly(on)


def own(on: date) -> Rows:
    """Employers whose own union, or whose village's, is established."""
    rows = Union._base_manager.filter(established(on), employer__isnull=False)
    return rows.annotate(workers=ALL_WORKERS).values_list("employer", "workers", "pk")


def jointly(on: date) -> Rows:
    """Employers that an established union of several has taken in."""
    still = Q(left_on=None) | Q(left_on__gt=on)
    rows = CoveredEmployer._base_manager.filter(
        still, established(on, "union__"), joined_on__lte=on
    )
    return rows.annotate(workers=ALL_WORKERS).values_list("employer", "workers", "union")


def should_have_one(on: date) -> Q:
    """The employers in operation that ought to have a union: by what was said of each, else by number.

    A unit's own threshold holds for all below it, until one further below sets another.
    """
    enough = Q(employees__gte=should_organise.amount)
    valid = Q(valid_from__lte=on) & (Q(valid_to=None) | Q(valid_to__gte=on))
    rows = Provision._base_manager.filter(valid, key=should_organise.key)
    for path, amount in rows.order_by("unit__path", "valid_from").values_list(
        "unit__path", "amount"
    ):
        here = paths.below(path, "unit__path")
        enough = (enough & ~here) | (here & Q(employees__gte=amount))
    said = Q(organises=True) | (Q(organises=None) & enough)
    return Q(operation=Operation.RUNNING) & said


def _narrow(choice: str, today: date) -> Q:
    alone, together = (Q(pk__in=rows.values("employer")) for rows in links(today))
    return {
        "own": alone,
        "joint": together & ~alone,
        "wanted": ~(alone | together) & should_have_one(today),
        "none": ~(alone | together),
    }[choice]


union_coverage = Covers(
    key="union",
    title=_("covered by a union"),
    register="unions",
    links=links,
)
union_lens = Lens(
    "union",
    _("union"),
    {
        "own": _("has its own"),
        "joint": _("covered jointly"),
        "wanted": _("none, though it should have one"),
        "none": _("none"),
    },
    _narrow,
    register="employers",
)
