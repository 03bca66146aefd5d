"""The term of a congress: its stage on a day, its end, and when it has to meet again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import models
from django.db.models import Case, Q, Value, When
from django.utils.translation import gettext_lazy as _

from baiju.engine import calendar
from baiju.engine.rulebook import Shelf

from . import rules


class Form(models.TextChoices):
    """How the workers come together."""

    WORKERS = "workers", _("Workers' congress")
    GENERAL = "general", _("General meeting of all workers")
    REGIONAL = "regional", _("Regional workers' congress")
    INDUSTRY = "industry", _("Industry workers' congress")
    VILLAGE = "village", _("Village workers' congress")


JOINT = (Form.REGIONAL, Form.INDUSTRY, Form.VILLAGE)
"""Forms that stand for the workers of several employers."""


class Stage(models.TextChoices):
    """Where a congress stands on a day."""

    PREPARING = "preparing", _("In preparation")
    IN_TERM = "in_term", _("In its term")
    EXPIRED = "expired", _("Term is over")
    DISSOLVED = "dissolved", _("Dissolved")


def stage_on(today: date) -> Case:
    return Case(
        When(dissolved_on__lte=today, then=Value(Stage.DISSOLVED)),
        When(Q(elected_on=None) | Q(elected_on__gt=today), then=Value(Stage.PREPARING)),
        When(term_end__lt=today, then=Value(Stage.EXPIRED)),
        default=Value(Stage.IN_TERM),
        output_field=models.CharField(),
    )


def in_force(today: date, before: str = "") -> Q:
    """The congresses that stand on a day; `before` is the way to one from another table."""
    return (
        Q(**{f"{before}elected_on__lte": today})
        & (Q(**{f"{before}term_end": None}) | Q(**{f"{before}term_end__gte": today}))
        & (Q(**{f"{before}dissolved_on": None}) | Q(**{f"{before}dissolved_on__gt": today}))
    )


def copy_the_rules(congresses: Sequence[Any], _actor: Any) -> None:
    """Fill the end of the term and what the rulebook asks for on the day the clock starts."""
    models.prefetch_related_objects(congresses, "unit")
    held = rules.shelf(congresses)
    for congress in congresses:
        unit, elected = congress.unit, congress.elected_on
        on = elected or congress.counted_on
        congress.term_end = _term_end(congress)
        congress.delegates_due = _delegates_due(held, congress, on) if on else None
        congress.managers_most = held.amount(rules.managers_most.key, unit, on) if on else None
        congress.every = held.amount(rules.session_every.key, unit, elected) if elected else None


def _term_end(congress: Any) -> date | None:
    """A general meeting of all workers is not elected, so its term does not end."""
    if congress.elected_on is None or congress.form == Form.GENERAL:
        return None
    return calendar.add_months(congress.elected_on, 12 * congress.term_years)


def _delegates_due(held: Shelf, congress: Any, on: date) -> int | None:
    if congress.workers is None or congress.form == Form.GENERAL:
        return None
    return rules.delegates_due(held, congress.unit, congress.workers, on)


def next_session(congress: Any, today: date) -> date | None:
    """The last day for the next session: counted from the latest one, or from the election."""
    if congress.every is None:
        return None
    held = [each.held_on for each in congress.sessions.all() if _counts(each, today)]
    return calendar.add_months(max([congress.elected_on, *held]), congress.every)


def _counts(session: Any, today: date) -> bool:
    return bool(session.held_on and session.held_on <= today and session.review != "void")
