"""The steps of a title: from the application over vote, look and publicity to the yearly vote."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models
from django.db.models import Case, Value, When
from django.utils.translation import gettext_lazy as _

from baiju.engine.declare import Deed, Refusal, Stages


class Stage(models.TextChoices):
    """Where a title stands on a day."""

    APPLIED = "applied", _("Applied for")
    VOTED = "voted", _("Voted on by the members")
    LOOKED_AT = "looked_at", _("Looked at by the union above")
    PUBLICISED = "publicised", _("Publicised")
    TITLED = "titled", _("Titled")
    RECHECKED = "rechecked", _("Voted on again")
    REVOKED = "revoked", _("Title lost")


def stage_on(today: date) -> Case:
    steps = {
        Stage.REVOKED: "revoked_on",
        Stage.RECHECKED: "rechecked_on",
        Stage.TITLED: "titled_on",
        Stage.PUBLICISED: "publicised_on",
        Stage.LOOKED_AT: "reviewed_on",
        Stage.VOTED: "voted_on",
    }
    return Case(
        *(When(**{f"{day}__lte": today}, then=Value(stage)) for stage, day in steps.items()),
        default=Value(Stage.APPLIED),
        output_field=models.CharField(),
    )


def publicity_is_over(home: Any) -> None:
    """A title is given after the whole publicity."""
    if home.titled_on and home.publicised_until and home.titled_on <= home.publicised_until:
        words = {"day": home.publicised_until.isoformat()}
        raise Refusal(
            _("The home is publicised until %(day)s. Give the title on a later day.") % words
        )


def was_voted(home: Any) -> None:
    if not home.votes.exists():
        raise Refusal(_("Enter the vote of the members first."))


stages = Stages(
    Stage, stage_on, ("applied", "voted", "looked_at", "publicised", "titled", "rechecked")
)
STANDING = (Stage.TITLED, Stage.RECHECKED)

deeds = (
    Deed("vote", _("Note the vote"), ("voted_on",), (Stage.APPLIED,), needs=("voted_on",)),
    Deed(
        "look",
        _("Note the look of the union above"),
        ("reviewed_on",),
        (Stage.VOTED,),
        needs=("reviewed_on",),
        level="approve",
        rule=was_voted,
    ),
    Deed(
        "publicise",
        _("Publicise"),
        ("publicised_on",),
        (Stage.LOOKED_AT,),
        needs=("publicised_on",),
        level="approve",
    ),
    Deed(
        "title",
        _("Give the title"),
        ("titled_on", "title_no"),
        (Stage.PUBLICISED,),
        needs=("titled_on",),
        level="approve",
    ),
    Deed(
        "recheck",
        _("Note the new vote"),
        ("rechecked_on",),
        STANDING,
        needs=("rechecked_on",),
    ),
    Deed(
        "revoke",
        _("Take the title back"),
        ("revoked_on", "revoked_reason"),
        STANDING,
        needs=("revoked_on", "revoked_reason"),
        level="approve",
    ),
)
