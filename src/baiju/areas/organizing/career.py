"""The way of a cadre: nominated, approved, in office, and how it ended."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Case, Q, Value, When
from django.utils.translation import gettext_lazy as _

from baiju.engine.declare import Deed, Stages


class Career(models.TextChoices):
    """How an office ended."""

    TRANSFERRED = "transferred", _("Transferred elsewhere")
    RECALLED = "recalled", _("Recalled")
    EXPIRED = "expired", _("Term or contract ended")
    RESIGNED = "resigned", _("Resigned")


class Stage(models.TextChoices):
    """Where a cadre stands on a day."""

    NOMINATED = "nominated", _("Nominated")
    APPROVED = "approved", _("Nomination approved")
    SERVING = "serving", _("Serving")
    OVER = "over", _("Term or contract over")
    ENDED = "ended", _("No longer in office")


def stage_on(today: date) -> Case:
    over = Q(term_end__lt=today) | Q(standing="hired", contract_end__lt=today)
    serves = Q(started_on__lte=today)
    return Case(
        When(ended_on__lte=today, then=Value(Stage.ENDED)),
        When(serves & over, then=Value(Stage.OVER)),
        When(serves, then=Value(Stage.SERVING)),
        When(approved_on__lte=today, then=Value(Stage.APPROVED)),
        default=Value(Stage.NOMINATED),
        output_field=models.CharField(),
    )


stages = Stages(Stage, stage_on, (Stage.NOMINATED, Stage.APPROVED, Stage.SERVING, Stage.ENDED))
deeds = (
    Deed(
        "approve",
        _("Approve the nomination"),
        ("approved_on",),
        (Stage.NOMINATED,),
        needs=("approved_on",),
        level="approve",
    ),
    Deed(
        "start",
        _("Note the start in office"),
        ("started_on", "term_end", "contract_end"),
        (Stage.NOMINATED, Stage.APPROVED),
        needs=("started_on",),
    ),
    Deed(
        "recommend",
        _("Recommend as chair"),
        ("recommended_to", "recommended_on"),
        (Stage.SERVING,),
        needs=("recommended_to", "recommended_on"),
    ),
    Deed(
        "end",
        _("Note the end of the office"),
        ("ended_on", "ended_how", "ended_reason"),
        (Stage.SERVING, Stage.OVER),
        needs=("ended_on", "ended_how"),
        hint=_(
            "A chair is not transferred in mid-term without the consent of the committee and of "
            "the union above; a recall needs more than half of all members or delegates."
        ),
    ),
)
