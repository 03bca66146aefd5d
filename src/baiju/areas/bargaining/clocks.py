"""What falls due for an agreement: answer, information, filing, effect, publication, renewal, checks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from baiju.engine import calendar, rulebook
from baiju.engine.declare import Clock

from . import limits, rules
from .limits import Term
from .parties import Representative
from .stage import LIVE, STANDING_OBJECTION, in_force, unfollowed
from .talks import Check

if TYPE_CHECKING:
    from .agreement import Agreement

LATELY = timedelta(days=90)
"""For so long the desk is told of an agreement that ended and was not renewed."""
AHEAD = timedelta(days=90)

OPEN = LIVE & Q(terminated_on=None)
UNSIGNED = OPEN & Q(signed_on=None, drafted_on=None)
NOTED = Q(offered_on__isnull=False) | Q(passed_on__isnull=False) | Q(drafted_on__isnull=False)
"""Its way was noted here; of older ones only the signed text may be known."""


def _rule(term: Term, *starts: str) -> Callable[[Any], str]:
    """Which rule set a term, for the first of these days that is known."""

    def key(agreement: Agreement) -> str:
        start = next((day for name in starts if (day := getattr(agreement, name))), None)
        return limits.governing(agreement, start, term)

    return key


def _talks_rule(agreement: Agreement) -> str:
    from_answer = _rule(limits.TALKS, "replied_on")
    from_offer = _rule(limits.TALKS_FROM_OFFER, "offer_received_on", "offered_on")
    return from_answer(agreement) or from_offer(agreement)


def _window(today: date) -> Q:
    """While the authority may object."""
    return OPEN & ~STANDING_OBJECTION & Q(objection_due__gte=today)


def _unpublished(today: date) -> Q:
    return in_force(today) & Q(published_on=None)


def _renewal_to_come(today: date) -> Q:
    return in_force(today) & unfollowed() & Q(renewal_from__gte=today)


def _ending(today: date) -> Q:
    """In its last weeks, or over of late, and nobody has begun the next one."""
    over = Q(in_force_from__isnull=False, valid_to__gte=today - LATELY)
    return OPEN & unfollowed() & over & Q(renewal_from__lt=today)


def _never_checked(today: date) -> Q:
    return in_force(today) & Q(published_on__isnull=False) & Q(checks=None)


def _to_be_checked_again(today: date) -> Q:
    later = Check._base_manager.filter(
        agreement=OuterRef("agreement"), checked_on__gt=OuterRef("checked_on")
    )
    last = Check._base_manager.filter(agreement=OuterRef("pk"), next_on__lte=today + AHEAD)
    return in_force(today) & Q(Exists(last.filter(~Exists(later))))


def next_check(agreement: Agreement, _today: date) -> date | None:
    last = max(agreement.checks.all(), key=lambda check: check.checked_on, default=None)
    return last.next_on if last else None


def _breached(today: date) -> Q:
    open_ = Check._base_manager.filter(agreement=OuterRef("pk"), remedied_on=None)
    return OPEN & Q(Exists(open_.filter(remedy_due__lte=today + AHEAD)))


def breach_due(agreement: Agreement, _today: date) -> date | None:
    open_ = [check.remedy_due for check in agreement.checks.all() if check.remedied_on is None]
    return min((day for day in open_ if day), default=None)


def _left(today: date) -> Q:
    gone = Representative._base_manager.filter(agreement=OuterRef("pk"), until__lte=today)
    not_over = Q(valid_to=None) | Q(valid_to__gte=today)
    return OPEN & not_over & Q(vacancy_days__isnull=False) & Q(Exists(gone))


def vacancy_due(agreement: Agreement, today: date) -> date | None:
    """By when a seat is filled again: a side that lost somebody has fewer than it had."""
    found = []
    for side in {person.side for person in agreement.representatives.all()}:
        people = [person for person in agreement.representatives.all() if person.side == side]
        gone = sorted(p.until for p in people if p.until and p.until <= today)
        came = sum(1 for p in people if gone and p.since and p.since >= gone[0])
        found += gone[came:]
    if not found or agreement.vacancy_days is None:
        return None
    first = min(found)
    local = rulebook.holidays(agreement.unit, first, first + AHEAD)
    return calendar.deadline(first, agreement.vacancy_days, "day", local)


CLOCKS = (
    Clock(
        _("Answer to the offer"),
        on="reply_due",
        where=UNSIGNED & Q(replied_on=None, talks_on=None),
        rule=_rule(limits.REPLY, "offer_received_on", "offered_on"),
    ),
    Clock(
        _("Information to be given before the talks"),
        on="information_due",
        where=UNSIGNED & Q(information_given_on=None),
        rule=_rule(limits.INFORMATION, "talks_on"),
    ),
    Clock(
        _("Talks to be brought to an end"),
        on="talks_due",
        where=UNSIGNED,
        rule=_talks_rule,
    ),
    Clock(
        _("Talks to be taken up again"),
        on="resume_due",
        where=UNSIGNED & Q(suspended_until=None),
        rule=rules.suspension_days.key,
    ),
    Clock(
        _("Seat at the table to be filled"),
        on=vacancy_due,
        where=_left,
        rule=rules.vacancy_days.key,
        reads=("representatives",),
    ),
    Clock(
        _("To be filed with the labour authority"),
        on="filing_due",
        where=OPEN & NOTED & Q(filed_on=None, received_on=None),
        rule=_rule(limits.FILING, "signed_on"),
    ),
    Clock(
        _("Last day for an objection; then it takes effect"),
        on="objection_due",
        where=_window,
        rule=rules.objection_days.key,
    ),
    Clock(
        _("To be made public"),
        on="publication_due",
        where=_unpublished,
        rule=_rule(limits.PUBLICATION, "effective_on"),
    ),
    Clock(
        _("Time to offer the next agreement begins"),
        on="renewal_from",
        where=_renewal_to_come,
        rule=_rule(limits.RENEWAL, "valid_to"),
    ),
    Clock(_("Ends, and is not renewed"), on="valid_to", where=_ending),
    Clock(
        _("First check of performance"),
        on="check_due",
        where=_never_checked,
        rule=rules.check_months.key,
    ),
    Clock(
        _("Next check of performance"),
        on=next_check,
        where=_to_be_checked_again,
        reads=("checks",),
    ),
    Clock(_("Breach to be mended"), on=breach_due, where=_breached, reads=("checks",)),
)
