"""Matters of a session: what was reported, advised, passed, elected, and with which votes."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from baiju.engine.models import Part

from . import majority
from .majority import Base, House, Outcome, Votes


class Kind(models.TextChoices):
    """What a session does with a matter."""

    REPORT = "report", _("Hear a report")
    ADVISE = "advise", _("Consider and advise")
    PASS = "pass", _("Consider and pass")
    SUPERVISE = "supervise", _("Supervise")
    ELECT = "elect", _("Elect")
    EVALUATE = "evaluate", _("Evaluate leaders")


class Matter(Part):
    """One point of the agenda; whether it passed follows from its votes."""

    session = models.ForeignKey("democracy.Session", models.CASCADE, related_name="matters")
    title = models.CharField(_("matter"), max_length=200)
    kind = models.CharField(_("what is done with it"), max_length=10, choices=Kind)
    is_reserved = models.BooleanField(
        _("may not be done without the congress"),
        default=False,
        help_text=_("The law leaves it to the congress: without its vote it does not bind."),
    )
    base = models.CharField(
        _("majority of"),
        max_length=10,
        choices=Base,
        default=Base.DELEGATES,
        help_text=_("More than half of these must be for it."),
    )
    is_secret = models.BooleanField(_("secret ballot"), default=False)
    votes_for = models.PositiveIntegerField(_("votes for"), null=True, blank=True)
    against = models.PositiveIntegerField(_("votes against"), default=0, blank=True)
    abstained = models.PositiveIntegerField(_("abstentions"), default=0, blank=True)
    invalid = models.PositiveIntegerField(_("invalid votes"), default=0, blank=True)

    class Meta:
        verbose_name = _("matter")
        verbose_name_plural = _("matters")

    def __str__(self) -> str:
        return self.title

    @property
    def votes(self) -> Votes:
        return Votes(self.votes_for, self.against, self.abstained, self.invalid)

    @property
    def outcome(self) -> Outcome:
        return majority.outcome(self.base, house(self.session), self.votes)

    @property
    def outcome_told(self) -> str:
        """The outcome as a person reads it."""
        return str(self.outcome.label)

    def clean(self) -> None:
        for name in ("against", "abstained", "invalid"):
            if getattr(self, name) is None:
                setattr(self, name, 0)


FIELDS = (
    *("title", "kind", "is_reserved", "base", "is_secret"),
    *("votes_for", "against", "abstained", "invalid"),
)


def house(session: Any) -> House:
    """Who was called to a session and who came."""
    return House(session.delegates, session.present, session.members)


def sessions_with(outcome: str, asked: Q | None = None) -> Q:
    """The sessions with a matter of this outcome."""
    rows = Matter._base_manager.annotate(**majority.STEPS).annotate(result=majority.OUTCOME)
    found = rows.filter(asked or Q(), result=outcome)
    return Q(pk__in=found.values("session"))


def not_bound(today: date) -> Q:
    """Sessions that were held and did not carry a matter the law leaves to them."""
    reserved = Q(is_reserved=True)
    lost = sessions_with(Outcome.FAILED, reserved) | sessions_with(Outcome.NO_QUORUM, reserved)
    return Q(held_on__lte=today) & lost
