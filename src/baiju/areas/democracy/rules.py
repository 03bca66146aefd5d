"""The numbers of democratic management: how many delegates, how many days, and where each comes from."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from baiju.engine import calendar, rulebook
from baiju.engine.declare import Rule
from baiju.engine.rulebook import Shelf

_DAYS, _WORKING_DAYS = _("days"), _("working days")
_SHARE_BASIS = _("House default after the national provisions on democratic management (2012).")
_OWN_BASIS = _("House default; no national term was found.")

delegates_least = Rule(
    key="congress-delegates-least",
    title=_("Least number of delegates of a workers' congress"),
    amount=30,
    measure=_("delegates"),
    basis=_SHARE_BASIS,
)
delegates_share = Rule(
    key="congress-delegates-share",
    title=_("Least share of delegates among the workers"),
    amount=5,
    measure=_("per cent"),
    basis=_SHARE_BASIS,
)
delegates_base = Rule(
    key="congress-delegates-base",
    title=_("Delegates of the first hundred workers"),
    amount=30,
    measure=_("delegates"),
    basis=_("House default; Shanghai counts from 30, Zhejiang from 40."),
)
delegates_per_hundred = Rule(
    key="congress-delegates-per-hundred",
    title=_("Delegates added for each further hundred workers"),
    amount=0,
    measure=_("delegates"),
    basis=_("House default: the share decides; Shanghai adds 5, Zhejiang 7."),
)
managers_most = Rule(
    key="congress-managers-most",
    title=_("Largest share of middle and senior managers among the delegates"),
    amount=20,
    measure=_("per cent"),
    basis=_SHARE_BASIS,
)
session_every = Rule(
    key="congress-session-every",
    title=_("A workers' congress meets at least once in so many months"),
    amount=12,
    measure=_("months"),
    basis=_SHARE_BASIS,
)
session_papers = Rule(
    key="congress-papers-before",
    title=_("Notice and papers reach the delegates so many days before the session"),
    amount=7,
    measure=_DAYS,
    basis=_("House default; Shanghai's regulation asks for seven days."),
)
session_published = Rule(
    key="congress-resolutions-published",
    title=_("Resolutions of a workers' congress are published within"),
    amount=7,
    measure=_DAYS,
    basis=_OWN_BASIS,
)
session_reported = Rule(
    key="congress-session-reported",
    title=_("A session is reported to the union above within"),
    amount=7,
    measure=_WORKING_DAYS,
    basis=_("House default; Shanghai's regulation asks for seven working days."),
)
proposal_answered = Rule(
    key="congress-proposal-answered",
    title=_("A delegate's proposal is answered after its assignment within"),
    amount=30,
    measure=_DAYS,
    basis=_OWN_BASIS,
)
openness_answered = Rule(
    key="openness-question-answered",
    title=_("A question on what was made public is answered within"),
    amount=30,
    measure=_DAYS,
    basis=_("House default; Zhejiang's regulation asks for thirty days."),
)
openness_within = Rule(
    key="openness-posted-within",
    title=_("An item is made public after the end of its period within"),
    amount=15,
    measure=_DAYS,
    basis=_OWN_BASIS,
)
minutes_issued = Rule(
    key="joint-minutes-issued",
    title=_("Minutes of a tripartite or joint meeting are issued within"),
    amount=7,
    measure=_WORKING_DAYS,
    basis=_OWN_BASIS,
)


KEYS = tuple(
    each.key
    for each in (
        delegates_least,
        delegates_share,
        delegates_base,
        delegates_per_hundred,
        managers_most,
        session_every,
        session_papers,
        session_published,
        session_reported,
        proposal_answered,
        openness_answered,
        openness_within,
        minutes_issued,
    )
)


def shelf(records: Iterable[Any]) -> Shelf:
    """What holds for the units of these records, read at once."""
    return rulebook.shelf(KEYS, {record.unit for record in records})


def due(held: Shelf, unit: Any, start: date, amount: int, measure: str = "day") -> date:
    """The last day of a term that began on a day, with the days off of the unit."""
    return calendar.deadline(start, amount, measure, held.holidays(unit))


def delegates_due(held: Shelf, unit: Any, workers: int, on: date) -> int:
    """The least number of delegates for so many workers: the largest that a rule asks for."""
    share = held.amount(delegates_share.key, unit, on)
    asked = max(held.amount(delegates_least.key, unit, on), -(-workers * share // 100))
    if workers < 100:
        return asked
    added = held.amount(delegates_per_hundred.key, unit, on)
    base = held.amount(delegates_base.key, unit, on)
    return max(asked, base + added * ((workers - 100) // 100))
