"""Seats and candidates of an election: how many places there were, and how many votes each got."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from baiju.engine.models import Part

from . import tally
from .post import Post
from .tally import Outcome


class Seat(Part):
    """How many people are to be elected to a post."""

    election = models.ForeignKey("organizing.Election", models.CASCADE, related_name="seats")
    post = models.CharField(_("post on the committee"), max_length=10, choices=Post)
    count = models.PositiveSmallIntegerField(_("seats"))

    class Meta:
        verbose_name = _("seats of a post")
        verbose_name_plural = _("seats")
        constraints = [
            models.UniqueConstraint(
                fields=["election", "post"],
                name="seats_once_per_post",
                violation_error_message=_("The seats of this post are in the list already."),
            )
        ]

    def __str__(self) -> str:
        return str(self.get_post_display())


class Candidate(Part):
    """Somebody who stood for a post; whether elected follows from the votes."""

    election = models.ForeignKey("organizing.Election", models.CASCADE, related_name="candidates")
    person = models.CharField(_("candidate"), max_length=60)
    post = models.CharField(
        _("post on the committee"), max_length=10, choices=Post, default=Post.MEMBER
    )
    votes = models.PositiveIntegerField(_("votes received"), null=True, blank=True)

    class Meta:
        verbose_name = _("candidate")
        verbose_name_plural = _("candidates")
        constraints = [
            models.UniqueConstraint(
                fields=["election", "person", "post"],
                name="candidate_once_per_post",
                violation_error_message=_("This candidate stands for this post already."),
            )
        ]

    def __str__(self) -> str:
        return self.person

    @property
    def outcome_told(self) -> str:
        """The outcome as a person reads it."""
        models.prefetch_related_objects([self.election], "candidates", "seats")
        return str(outcomes(self.election)[self.pk].label)


def outcomes(election: Any) -> dict[int, Outcome]:
    """Candidate → outcome, over all posts of an election."""
    seats = {seat.post: seat.count for seat in election.seats.all()}
    standing: dict[str, dict[int, int | None]] = {}
    for each in election.candidates.all():
        standing.setdefault(each.post, {})[each.pk] = each.votes
    found: dict[int, Outcome] = {}
    for post, votes in standing.items():
        found |= tally.outcomes(election.due, election.present, votes, seats.get(post))
    return found


def elected(election: Any) -> list[Candidate]:
    """Who was elected, in the order of the list."""
    found = outcomes(election)
    return [c for c in election.candidates.order_by("pk") if found[c.pk] == Outcome.ELECTED]
