"""Majorities: whether a vote carried a matter, with the base it is counted on said for each vote."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.utils.translation import gettext_lazy as _


class Base(models.TextChoices):
    """Of whom more than half must be for a matter."""

    DELEGATES = "delegates", _("All delegates")
    PRESENT = "present", _("Those present")
    MEMBERS = "members", _("All members")
    VOTERS = "voters", _("All who voted")
    VALID = "valid", _("Valid votes")


class Outcome(models.TextChoices):
    """What became of a matter; it follows from the votes and is never entered."""

    OPEN = "open", _("Not counted")
    NO_QUORUM = "no_quorum", _("No quorum")
    PASSED = "passed", _("Passed")
    FAILED = "failed", _("Not passed")


@dataclass(frozen=True)
class House:
    """Who was called and who came; None where nobody counted."""

    delegates: int | None = None
    present: int | None = None
    members: int | None = None


@dataclass(frozen=True)
class Votes:
    """How a vote was cast."""

    for_it: int | None
    against: int = 0
    abstained: int = 0
    invalid: int = 0

    @property
    def valid(self) -> int:
        return (self.for_it or 0) + self.against + self.abstained

    @property
    def cast(self) -> int:
        return self.valid + self.invalid


def has_quorum(house: House) -> bool | None:
    """Two thirds of all who were called; None where the numbers are not known."""
    if not house.delegates or house.present is None:
        return None
    return 3 * house.present >= 2 * house.delegates


def size(base: str, house: House, votes: Votes) -> int | None:
    """How many the base is."""
    sizes = {
        Base.DELEGATES: house.delegates,
        Base.PRESENT: house.present,
        Base.MEMBERS: house.members,
        Base.VOTERS: votes.cast,
        Base.VALID: votes.valid,
    }
    return sizes[Base(base)]


def outcome(base: str, house: House, votes: Votes) -> Outcome:
    """More than half of the base carries; exactly half does not."""
    whole = size(base, house, votes)
    if votes.for_it is None or not whole:
        return Outcome.OPEN
    if not has_quorum(house):
        return Outcome.OPEN if has_quorum(house) is None else Outcome.NO_QUORUM
    return Outcome.PASSED if 2 * votes.for_it > whole else Outcome.FAILED


_VALID = F("votes_for") + F("against") + F("abstained")
_SIZE = Case(
    When(base=Base.DELEGATES, then=F("session__delegates")),
    When(base=Base.PRESENT, then=F("session__present")),
    When(base=Base.MEMBERS, then=F("session__members")),
    When(base=Base.VOTERS, then=_VALID + F("invalid")),
    default=_VALID,
    output_field=models.IntegerField(),
)
OUTCOME = Case(
    When(Q(votes_for=None) | Q(whole=None) | Q(whole=0), then=Value(Outcome.OPEN)),
    When(
        Q(session__delegates=None) | Q(session__delegates=0) | Q(session__present=None),
        then=Value(Outcome.OPEN),
    ),
    When(called__gt=F("came"), then=Value(Outcome.NO_QUORUM)),
    When(twice__gt=F("whole"), then=Value(Outcome.PASSED)),
    default=Value(Outcome.FAILED),
    output_field=models.CharField(),
)
STEPS = {
    "whole": _SIZE,
    "called": 2 * F("session__delegates"),
    "came": 3 * F("session__present"),
    "twice": 2 * F("votes_for"),
}
"""What `OUTCOME` is counted from, put beside a matter's fields first."""
