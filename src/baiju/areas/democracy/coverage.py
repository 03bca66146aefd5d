"""Which employers have a workers' congress, and which of those met within the year."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import IntegerField, Q, QuerySet, Value
from django.utils.translation import gettext_lazy as _

from baiju.engine import calendar
from baiju.engine.declare import Lens
from baiju.shared.coverage import Covers, covered

from . import rules
from .conduct import met
from .congress import Congress
from .represented import Represented
from .session import Session
from .term import in_force


def links(today: date) -> Sequence[QuerySet[Any]]:
    """A congress of one's own, and those that stand for several employers."""
    all_workers = Value(None, output_field=IntegerField(null=True))
    own = Congress._base_manager.filter(in_force(today), employer__isnull=False)
    several = Represented._base_manager.filter(
        in_force(today, "congress__"), employer__isnull=False
    )
    return (
        own.annotate(all_workers=all_workers).values_list("employer", "all_workers", "pk"),
        several.values_list("employer", "workers", "congress"),
    )


congress_cover = Covers("congress", _("Workers' congress"), "congresses", links)


def _by_congress(choice: str, today: date) -> Q:
    has = covered(congress_cover, today)
    return has if choice == "has" else ~has


def _by_session(choice: str, today: date) -> Q:
    """Whether a congress of the employer met within the months the house allows."""
    since = calendar.add_months(today, -rules.session_every.amount)
    met_since = Session._base_manager.filter(met(today), held_on__gte=since)
    some = Congress._base_manager.filter(pk__in=met_since.values("congress"))
    own = some.filter(employer__isnull=False).values("employer")
    joint = Represented._base_manager.filter(congress__in=some.values("pk"))
    held = Q(pk__in=own) | Q(pk__in=joint.filter(employer__isnull=False).values("employer"))
    return held if choice == "met" else ~held


congress_lens = Lens(
    "congress",
    _("workers' congress"),
    {"has": _("Has one"), "none": _("Has none")},
    _by_congress,
    register="employers",
)
session_lens = Lens(
    "congress_session",
    _("session in the last 12 months"),
    {"met": _("Held"), "none": _("Not held")},
    _by_session,
    register="employers",
)
