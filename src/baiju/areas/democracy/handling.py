"""How a proposal is handled: its stage on a day, and by when it must be answered."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.utils.translation import gettext_lazy as _

from baiju.engine.declare import Refusal
from baiju.engine.rulebook import Shelf

from . import rules

OVERDUE = "overdue"
"""The choice of the lens that shows what nobody answered in time."""


class Satisfaction(models.TextChoices):
    """How the proposer judges the answer."""

    SATISFIED = "satisfied", _("Satisfied")
    FAIRLY = "fairly", _("Fairly satisfied")
    NOT = "not", _("Not satisfied")


class Stage(models.TextChoices):
    """Where a proposal stands on a day."""

    RAISED = "raised", _("Put forward")
    DECLINED = "declined", _("Not taken up")
    FILED = "filed", _("Taken up")
    ASSIGNED = "assigned", _("Assigned")
    ANSWERED = "answered", _("Answer given")
    SATISFIED = "satisfied", _("Proposer satisfied")
    DISSATISFIED = "dissatisfied", _("Proposer not satisfied")
    CLOSED = "closed", _("Settled")


def stage_on(today: date) -> Case:
    judged = Q(judged_on__lte=today, judged_on__gte=F("replied_on"))
    return Case(
        When(closed_on__lte=today, then=Value(Stage.CLOSED)),
        When(declined_on__lte=today, then=Value(Stage.DECLINED)),
        When(judged & Q(satisfaction=Satisfaction.NOT), then=Value(Stage.DISSATISFIED)),
        When(judged, then=Value(Stage.SATISFIED)),
        When(replied_on__lte=today, then=Value(Stage.ANSWERED)),
        When(assigned_on__lte=today, then=Value(Stage.ASSIGNED)),
        When(filed_on__lte=today, then=Value(Stage.FILED)),
        default=Value(Stage.RAISED),
        output_field=models.CharField(),
    )


def place_and_time(proposals: Sequence[Any], _actor: Any) -> None:
    """The unit follows the congress; the days for an answer are counted when its clock starts."""
    models.prefetch_related_objects(proposals, "congress__unit")
    for proposal in proposals:
        proposal.unit = proposal.congress.unit
    held = rules.shelf(proposals)
    for proposal in proposals:
        again = proposal.judged_on if proposal.satisfaction == Satisfaction.NOT else None
        proposal.due_on = proposal.agreed_due or _due(held, proposal, proposal.assigned_on)
        proposal.again_due = _due(held, proposal, again)


def _due(held: Shelf, proposal: Any, start: date | None) -> date | None:
    if start is None:
        return None
    amount = held.amount(rules.proposal_answered.key, proposal.unit, start)
    return rules.due(held, proposal.unit, start, amount)


def belongs_to_one_congress(proposal: Any) -> None:
    session = proposal.session
    if session is not None and session.congress_id != proposal.congress_id:
        raise Refusal(_("The session belongs to another congress. Choose one of this congress."))
