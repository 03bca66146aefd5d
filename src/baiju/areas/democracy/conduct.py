"""How a session is conducted: its stage on a day, its terms, and the rules of its votes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from baiju.engine.declare import Refusal, Rule
from baiju.engine.rulebook import Shelf

from . import rules
from .term import Form


class Stage(models.TextChoices):
    """Where a session stands on a day."""

    PLANNED = "planned", _("Planned")
    ELECTED = "elected", _("Delegates elected")
    NOTICED = "noticed", _("Notice sent")
    HELD = "held", _("Held")
    PUBLISHED = "published", _("Resolutions published")
    REPORTED = "reported", _("Reported upward")
    CLOSED = "closed", _("Settled")


def stage_on(today: date) -> Case:
    has_delegates = Q(congress__elected_on__lte=today) & ~Q(congress__form=Form.GENERAL)
    return Case(
        When(closed_on__lte=today, then=Value(Stage.CLOSED)),
        When(reported_on__lte=today, then=Value(Stage.REPORTED)),
        When(published_on__lte=today, then=Value(Stage.PUBLISHED)),
        When(held_on__lte=today, then=Value(Stage.HELD)),
        When(sent_on__lte=today, then=Value(Stage.NOTICED)),
        When(has_delegates, then=Value(Stage.ELECTED)),
        default=Value(Stage.PLANNED),
        output_field=models.CharField(),
    )


def place_and_time(sessions: Sequence[Any], _actor: Any) -> None:
    """The unit follows the congress; each term is counted with the rule of the day it starts."""
    models.prefetch_related_objects(sessions, "congress__unit")
    for session in sessions:
        session.unit = session.congress.unit
    held = rules.shelf(sessions)
    for session in sessions:
        session.papers_due = _papers_due(held, session)
        session.publish_due = _after(held, rules.session_published, session, "day")
        session.report_due = _after(held, rules.session_reported, session, "workday")


def _papers_due(held: Shelf, session: Any) -> date | None:
    """The last day that still leaves the delegates their time; a day off does not shorten it."""
    day: date | None = session.held_on or session.planned_on
    if day is None:
        return None
    return day - timedelta(held.amount(rules.session_papers.key, session.unit, day))


def _after(held: Shelf, rule: Rule, session: Any, measure: str) -> date | None:
    if session.held_on is None:
        return None
    amount = held.amount(rule.key, session.unit, session.held_on)
    return rules.due(held, session.unit, session.held_on, amount, measure)


def votes_fit_the_house(session: Any) -> None:
    """Nobody votes who was not there."""
    if session.present is None:
        return
    for each in session.matters.all():
        if each.votes_for is not None and each.votes.cast > session.present:
            raise Refusal(
                ngettext(
                    "“%(matter)s” has %(votes)d votes, but %(count)d delegate was present.",
                    "“%(matter)s” has %(votes)d votes, but %(count)d delegates were present.",
                    session.present,
                )
                % {"matter": each.title, "votes": each.votes.cast, "count": session.present}
            )


def has_an_agenda(session: Any) -> None:
    if not session.matters.exists():
        raise Refusal(_("Enter the matters of the session first."))


def no_quorum(_today: date) -> Q:
    return Q(pk__in=_thirds().filter(_called__gt=F("_came")).values("pk"))


def met(today: date) -> Q:
    """Sessions that were held with two thirds of all delegates, or of which nobody counted."""
    lacking = _thirds().filter(_called__gt=F("_came"))
    return Q(held_on__lte=today) & ~Q(review="void") & ~Q(pk__in=lacking.values("pk"))


def _thirds() -> Any:
    rows = apps.get_model("democracy", "Session")._base_manager.all()
    return rows.annotate(_called=2 * F("delegates"), _came=3 * F("present"))
