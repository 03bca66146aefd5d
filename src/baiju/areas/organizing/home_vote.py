"""Votes on a workers' home: how many members were satisfied, by count only."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from baiju.engine.models import Part


class HomeVote(Part):
    """One vote of the members; ballots are secret, and only their numbers are kept."""

    home = models.ForeignKey("organizing.HomeTitle", models.CASCADE, related_name="votes")
    held_on = models.DateField(_("vote held on"))
    eligible = models.PositiveIntegerField(_("members with a vote"))
    cast = models.PositiveIntegerField(_("votes cast"))
    satisfied = models.PositiveIntegerField(_("satisfied"))
    basically = models.PositiveIntegerField(_("basically satisfied"))
    unsatisfied = models.PositiveIntegerField(_("not satisfied"))
    invalid = models.PositiveIntegerField(_("invalid votes"), default=0, blank=True)

    class Meta:
        verbose_name = _("vote on a home")
        verbose_name_plural = _("votes of the members")
        constraints = [
            models.CheckConstraint(
                condition=Q(cast__lte=F("eligible")),
                name="home_vote_cast_within_eligible",
                violation_error_message=_("More votes were cast than members have a vote."),
            )
        ]

    def __str__(self) -> str:
        return self.held_on.isoformat()

    def clean(self) -> None:
        self.invalid = self.invalid or 0
        counts = (self.satisfied, self.basically, self.unsatisfied, self.cast)
        if None not in counts and self.valid + self.invalid != self.cast:
            raise ValidationError(
                {
                    "cast": _(
                        "The three answers and the invalid votes must add up to the votes cast."
                    )
                }
            )

    @property
    def valid(self) -> int:
        return self.satisfied + self.basically + self.unsatisfied

    @property
    def strict_told(self) -> str:
        """Satisfied, of the valid votes."""
        return _share(self.satisfied, self.valid)

    @property
    def wide_told(self) -> str:
        """Satisfied and basically satisfied, of the valid votes."""
        return _share(self.satisfied + self.basically, self.valid)


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} % ({part}/{whole})" if whole else "—"


def fell_short() -> models.QuerySet[HomeVote]:
    """The last votes in which fewer were satisfied than the share that is asked for."""
    later = HomeVote._base_manager.filter(home=OuterRef("home"), held_on__gt=OuterRef("held_on"))
    rows = HomeVote._base_manager.filter(~Exists(later)).annotate(
        good=100 * (F("satisfied") + F("basically")),
        asked=F("home__share_asked") * (F("satisfied") + F("basically") + F("unsatisfied")),
    )
    return rows.filter(good__lt=F("asked"))
