"""How a union comes to be: its steps from the survey to registration, its terms and its end."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.utils.translation import gettext_lazy as _

from baiju.engine.declare import Deed, Refusal, Stages


class Stage(models.TextChoices):
    """Where a union stands on a day."""

    SURVEYED = "surveyed", _("Surveyed")
    GUIDED = "guided", _("Guided")
    PREPARING = "preparing", _("Preparation approved")
    ADMITTED = "admitted", _("Members admitted")
    ELECTED = "elected", _("Committee elected")
    REPORTED = "reported", _("Reported for approval")
    ESTABLISHED = "established", _("Established")
    REGISTERED = "registered", _("Registered as a legal person")
    ELECTION_DUE = "election_due", _("Election due")
    OVERDUE = "overdue", _("Election overdue")
    DORMANT = "dormant", _("Dormant")
    DISSOLVED = "dissolved", _("Dissolved")


STEPS = {
    Stage.SURVEYED: "surveyed_on",
    Stage.GUIDED: "guided_on",
    Stage.PREPARING: "preparation_approved_on",
    Stage.ADMITTED: "members_admitted_on",
    Stage.ELECTED: "elected_on",
    Stage.REPORTED: "reported_on",
    Stage.ESTABLISHED: "approved_on",
    Stage.REGISTERED: "registered_on",
}
"""Each step of the formation and the day it was taken, in their order."""
BEFORE = tuple(STEPS)[:6]
STANDING = (Stage.ESTABLISHED, Stage.REGISTERED, Stage.ELECTION_DUE, Stage.OVERDUE)


def established(on: date, way: str = "") -> Q:
    """The unions that exist on a day; `way` leads to them from another record."""
    still = Q(**{f"{way}dissolved_on": None}) | Q(**{f"{way}dissolved_on__gt": on})
    return Q(**{f"{way}approved_on__lte": on}) & still


def stage_on(today: date) -> Case:
    """The stage on a day, by the days that were noted."""
    revived = Q(revived_on__lte=today, revived_on__gte=F("dormant_since"))
    stands = Q(approved_on__lte=today)
    taken = [
        When(**{f"{day}__lte": today}, then=Value(stage))
        for stage, day in reversed(STEPS.items())
        if stage != Stage.REGISTERED
    ]
    return Case(
        When(dissolved_on__lte=today, then=Value(Stage.DISSOLVED)),
        When(stands & Q(dormant_since__lte=today) & ~revived, then=Value(Stage.DORMANT)),
        When(stands & Q(term_end__lt=today), then=Value(Stage.OVERDUE)),
        When(stands & Q(election_due_on__lte=today), then=Value(Stage.ELECTION_DUE)),
        When(stands & Q(registered_on__lte=today), then=Value(Stage.REGISTERED)),
        *taken,
        default=Value(Stage.SURVEYED),
        output_field=models.CharField(),
    )


def covers_two(union: Any) -> None:
    """A union of several employers has at least two of them."""
    if union.is_of_several and union.covered.filter(left_on=None).count() < 2:
        raise Refusal(
            _("A union of several employers covers at least two. Enter the employers it covers.")
        )


def has_elected(union: Any) -> None:
    if union.elected_on is None:
        raise Refusal(_("Enter the day the committee was elected first."))


stages = Stages(Stage, stage_on, tuple(STEPS))
deeds = (
    Deed(
        "guide",
        _("Note the guidance"),
        ("guided_on", "contact", "phone"),
        (Stage.SURVEYED,),
        needs=("guided_on",),
        hint=_("The day somebody of the union above first called on the employer."),
    ),
    Deed(
        "prepare",
        _("Approve the preparation"),
        ("preparation_approved_on",),
        (Stage.SURVEYED, Stage.GUIDED),
        needs=("preparation_approved_on",),
        level="approve",
    ),
    Deed(
        "admit",
        _("Note the admission of members"),
        ("members_admitted_on", "members_at_founding"),
        (Stage.PREPARING,),
        needs=("members_admitted_on", "members_at_founding"),
    ),
    Deed(
        "elect",
        _("Note the election"),
        ("elected_on", "term_years", "chair"),
        (Stage.ADMITTED, Stage.PREPARING),
        needs=("elected_on", "term_years", "chair"),
        hint=_(
            "Near relatives of the employer's principal cannot sit on the committee of its union."
        ),
    ),
    Deed(
        "report",
        _("Report the election"),
        ("reported_on",),
        (Stage.ELECTED,),
        needs=("reported_on",),
        rule=has_elected,
    ),
    Deed(
        "establish",
        _("Approve the union"),
        ("approved_no", "approved_on"),
        (Stage.REPORTED,),
        needs=("approved_on",),
        level="approve",
        rule=covers_two,
        hint=_("Only the union above establishes a union."),
    ),
    Deed(
        "register",
        _("Note the registration as a legal person"),
        ("registered_on", "uscc", "legal_person_no", "legal_person_valid_to"),
        (Stage.ESTABLISHED, Stage.ELECTION_DUE, Stage.OVERDUE),
        needs=("registered_on",),
    ),
    Deed(
        "reelect",
        _("Note the election of a new committee"),
        ("reelected_on", "term_years", "chair"),
        STANDING,
        needs=("reelected_on", "term_years", "chair"),
    ),
    Deed(
        "rest",
        _("Note that it does no work"),
        ("dormant_since",),
        STANDING,
        needs=("dormant_since",),
    ),
    Deed(
        "revive",
        _("Note that it works again"),
        ("revived_on", "chair"),
        (Stage.DORMANT,),
        needs=("revived_on",),
    ),
    Deed(
        "dissolve",
        _("Dissolve"),
        ("dissolved_on", "dissolved_reason"),
        (*STANDING, Stage.DORMANT),
        needs=("dissolved_on", "dissolved_reason"),
        level="approve",
        hint=_("A union ends only when its employer has ended or was closed by its authority."),
    ),
)
