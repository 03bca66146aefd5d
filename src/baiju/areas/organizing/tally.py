"""Who was elected: more than half of those due to attend, and no more than there are seats."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.db import models
from django.utils.translation import gettext_lazy as _


class Outcome(models.TextChoices):
    """What became of a candidate; it follows from the votes and is never entered."""

    OPEN = "open", _("Votes not counted")
    NO_QUORUM = "no_quorum", _("No quorum")
    ELECTED = "elected", _("Was elected")
    TIED = "tied", _("Same votes for the last seat: vote again")
    NOT_ELECTED = "not_elected", _("Was not elected")


def has_quorum(due: int | None, present: int | None) -> bool | None:
    """Two thirds of those due to attend; None where nobody counted."""
    if not due or present is None:
        return None
    return 3 * present >= 2 * due


def outcomes(
    due: int | None, present: int | None, votes: Mapping[int, int | None], seats: int | None
) -> dict[int, Outcome]:
    """Candidate → outcome, for the candidates of one post; None seats: all who have the majority."""
    quorum = has_quorum(due, present)
    if quorum is None or due is None:
        return dict.fromkeys(votes, Outcome.OPEN)
    if not quorum:
        return dict.fromkeys(votes, Outcome.NO_QUORUM)
    carried = {key: count for key, count in votes.items() if count and 2 * count > due}
    return {
        key: Outcome.OPEN
        if count is None
        else _place(count, carried.values(), seats)
        if key in carried
        else Outcome.NOT_ELECTED
        for key, count in votes.items()
    }


def _place(count: int, carried: Iterable[int], seats: int | None) -> Outcome:
    """Where somebody with a majority stands among the others who have one."""
    counts = list(carried)
    if seats is None or sum(each >= count for each in counts) <= seats:
        return Outcome.ELECTED
    return Outcome.NOT_ELECTED if sum(each > count for each in counts) >= seats else Outcome.TIED
