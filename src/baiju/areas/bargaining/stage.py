"""Where an agreement stands on a day, read from its dates: from the offer to the end of its term."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Value, When
from django.utils.translation import gettext_lazy as _

from baiju.engine.models import Review

from .agreement import Agreement
from .kinds import Reply
from .talks import Check, Meeting


class Stage(models.TextChoices):
    """The steps of an agreement, and the ways they end."""

    PREPARING = "preparing", _("Offer being prepared")
    OFFERED = "offered", _("Offered")
    REFUSED = "refused", _("Bargaining refused")
    ANSWERED = "answered", _("Answered")
    TALKING = "talking", _("Being bargained")
    SUSPENDED = "suspended", _("Talks suspended")
    DRAFTED = "drafted", _("Draft agreed")
    PASSED = "passed", _("Passed by the congress")
    SIGNED = "signed", _("Signed")
    FILED = "filed", _("Filed with the authority")
    OBJECTED = "objected", _("Objected to")
    EFFECTIVE = "effective", _("In force")
    PUBLISHED = "published", _("Made public")
    PERFORMING = "performing", _("Performance checked")
    EXPIRING = "expiring", _("To be renewed")
    RENEWED = "renewed", _("Renewed")
    EXPIRED = "expired", _("Expired")
    SUPERSEDED = "superseded", _("Replaced")
    TERMINATED = "terminated", _("Ended early")


WAY = (
    *(Stage.PREPARING, Stage.OFFERED, Stage.ANSWERED, Stage.TALKING, Stage.DRAFTED),
    *(Stage.PASSED, Stage.SIGNED, Stage.FILED, Stage.EFFECTIVE, Stage.PUBLISHED),
    *(Stage.PERFORMING, Stage.EXPIRING, Stage.RENEWED),
)
BARGAINING = (
    *(Stage.OFFERED, Stage.REFUSED, Stage.ANSWERED, Stage.TALKING, Stage.SUSPENDED),
    *(Stage.DRAFTED, Stage.PASSED),
)
TO_FILE = (Stage.SIGNED, Stage.FILED, Stage.OBJECTED)
IN_FORCE = (Stage.EFFECTIVE, Stage.PUBLISHED, Stage.PERFORMING, Stage.EXPIRING)
ENDED = (Stage.RENEWED, Stage.EXPIRED, Stage.SUPERSEDED, Stage.TERMINATED)

LIVE = ~Q(review=Review.VOID)
STANDING_OBJECTION = Q(objected_on__isnull=False) & (
    Q(refiled_on=None) | Q(refiled_on__lt=F("objected_on"))
)


def stage_on(today: date) -> Case:
    """The first that is true, from the end of the way back to its beginning."""
    return Case(
        When(terminated_on__lte=today, then=Value(Stage.TERMINATED)),
        *_after_its_term(today),
        *_in_force(today),
        *_on_the_way(today),
        default=Value(Stage.PREPARING),
        output_field=models.CharField(),
    )


def _after_its_term(today: date) -> list[When]:
    return [
        When(Q(valid_to__lt=today) & Q(_followed(signed_on__lte=today)), then=Value(Stage.RENEWED)),
        When(Q(valid_to__lt=today, signed_on__lte=today), then=Value(Stage.EXPIRED)),
        When(_followed(in_force_from__lte=today), then=Value(Stage.SUPERSEDED)),
    ]


def _in_force(today: date) -> list[When]:
    """From the day it binds both sides."""
    started = Q(in_force_from__lte=today)
    return [
        When(started & Q(renewal_from__lte=today), then=Value(Stage.EXPIRING)),
        When(started & Q(_inside(Check, checked_on__lte=today)), then=Value(Stage.PERFORMING)),
        When(started & Q(published_on__lte=today), then=Value(Stage.PUBLISHED)),
        When(started, then=Value(Stage.EFFECTIVE)),
    ]


def _on_the_way(today: date) -> list[When]:
    filed = Q(filed_on__lte=today) | Q(received_on__lte=today)
    suspended = Q(suspended_on__lte=today) & (
        Q(suspended_until=None) | Q(suspended_until__gte=today)
    )
    talked = Q(talks_on__lte=today) | Q(_inside(Meeting, held_on__lte=today))
    return [
        When(filed & Q(objected_on__lte=today) & STANDING_OBJECTION, then=Value(Stage.OBJECTED)),
        When(filed, then=Value(Stage.FILED)),
        When(signed_on__lte=today, then=Value(Stage.SIGNED)),
        When(passed_on__lte=today, then=Value(Stage.PASSED)),
        When(drafted_on__lte=today, then=Value(Stage.DRAFTED)),
        When(suspended, then=Value(Stage.SUSPENDED)),
        When(talked, then=Value(Stage.TALKING)),
        When(replied_on__lte=today, reply=Reply.REFUSED, then=Value(Stage.REFUSED)),
        When(replied_on__lte=today, then=Value(Stage.ANSWERED)),
        When(offered_on__lte=today, then=Value(Stage.OFFERED)),
    ]


def _followed(**given: object) -> Exists:
    """Whether another agreement follows upon this one."""
    rows = Agreement._base_manager.filter(LIVE, supersedes=OuterRef("pk"), **given)
    return Exists(rows)


def _inside(part: type[models.Model], **given: object) -> Exists:
    return Exists(part._base_manager.filter(agreement=OuterRef("pk"), **given))


def in_force(on: date) -> Q:
    """The agreements that bind on a day."""
    not_over = Q(valid_to=None) | Q(valid_to__gte=on)
    not_ended = Q(terminated_on=None) | Q(terminated_on__gt=on)
    replaced = Q(_followed(in_force_from__lte=on))
    return LIVE & Q(in_force_from__lte=on) & not_over & not_ended & ~replaced


def unfollowed() -> Q:
    """The agreements for which nobody has begun the next one."""
    return ~Q(_followed())
