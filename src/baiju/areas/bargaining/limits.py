"""What follows from the days of an agreement: terms, effect, renewal; the rulebook's values are copied."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import prefetch_related_objects

from baiju.engine import calendar, rulebook
from baiju.engine.declare import Rule
from baiju.engine.rulebook import Shelf

from . import rules
from .kinds import NAMES, SCOPE_NAMES, Kind

if TYPE_CHECKING:
    from .agreement import Agreement

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Term:
    """The rules of one term, each with its measure; the first that is more than zero holds."""

    general: tuple[tuple[Rule, str], ...]
    wage: tuple[tuple[Rule, str], ...] = ()
    """Looked at first when wages are bargained over."""


REPLY = Term(
    ((rules.reply_workdays, "workday"), (rules.reply_days, "day")),
    ((rules.wage_reply_workdays, "workday"), (rules.wage_reply_days, "day")),
)
INFORMATION = Term(
    ((rules.information_days, "day"),),
    ((rules.wage_information_workdays, "workday"), (rules.wage_information_days, "day")),
)
FILING = Term(
    ((rules.filing_days, "day"),),
    ((rules.wage_filing_workdays, "workday"), (rules.wage_filing_days, "day")),
)
PUBLICATION = Term(
    ((rules.publication_workdays, "workday"), (rules.publication_days, "day")),
    ((rules.wage_publication_days, "day"),),
)
RENEWAL = Term(
    ((rules.renewal_days, "day"), (rules.renewal_months, "month")),
    ((rules.wage_renewal_days, "day"), (rules.wage_renewal_months, "month")),
)
OBJECTION = Term(((rules.objection_days, "day"),))
FIRST_CHECK = Term(((rules.check_months, "month"),))
SUSPENSION = Term(((rules.suspension_days, "day"),))
TALKS = Term((), ((rules.wage_talks_days, "day"),))
TALKS_FROM_OFFER = Term((), ((rules.wage_talks_months, "month"),))
TERMS = (
    *(REPLY, INFORMATION, FILING, PUBLICATION, RENEWAL, OBJECTION, FIRST_CHECK),
    *(SUSPENSION, TALKS, TALKS_FROM_OFFER),
)
KEYS = (
    rules.vacancy_days.key,
    *(rule.key for term in TERMS for rule, _measure in (*term.general, *term.wage)),
)


@dataclass(frozen=True)
class Count:
    """Terms for one agreement, with what its unit holds of the rules and its days off."""

    shelf: Shelf
    unit: Any
    is_wage: bool
    local: dict[date, bool]

    def after(self, start: date | None, term: Term) -> date | None:
        """The last day of a term that begins on a day; none where no rule sets one."""
        amount, measure, _key = self.held(start, term)
        if start is None or not amount:
            return None
        return calendar.deadline(start, amount, measure, self.local)

    def before(self, day: date | None, term: Term) -> date | None:
        """The last day that leaves so much time before another."""
        amount, measure, _key = self.held(day, term)
        if day is None or not amount:
            return None
        if measure == "month":
            return calendar.add_months(day, -amount)
        if measure == "day":
            return day - amount * DAY
        while amount > 0:
            day -= DAY
            amount -= calendar.is_working_day(day, self.local)
        return day

    def held(self, on: date | None, term: Term) -> tuple[int, str, str]:
        """Amount, measure and rule."""
        looked_at = (*term.wage, *term.general) if self.is_wage else term.general
        if on is None:
            return 0, "", ""
        for rule, measure in looked_at:
            if amount := self.shelf.amount(rule.key, self.unit, on):
                return amount, measure, rule.key
        return 0, "", ""


def follow(agreements: Sequence[Agreement], _actor: Any = None) -> None:
    """Fill what is counted, for one agreement or for thousands."""
    prefetch_related_objects(agreements, "unit", "employer")
    shelf = rulebook.shelf(KEYS, {agreement.unit for agreement in agreements})
    local = {unit.pk: shelf.holidays(unit) for unit in {a.unit for a in agreements}}
    for agreement in agreements:
        unit, is_wage = agreement.unit, agreement.kind == Kind.WAGE
        count = Count(shelf, unit, is_wage, local[unit.pk])
        agreement.label = _label(agreement)
        agreement.term_months = _term_months(agreement)
        _bargaining(agreement, count)
        _effect(agreement, count)
        _force(agreement, count)


def governing(agreement: Agreement, start: date | None, term: Term) -> str:
    """The rule that sets a term for one agreement, or none."""
    shelf = rulebook.shelf(KEYS, [agreement.unit])
    return Count(shelf, agreement.unit, agreement.kind == Kind.WAGE, {}).held(start, term)[2]


def _label(agreement: Agreement) -> str:
    if agreement.title:
        return agreement.title
    who = str(agreement.employer or agreement.unit)
    year = agreement.valid_from or agreement.signed_on or agreement.offered_on
    told = f"（{year.year}年）" if year else ""
    return f"{who}{SCOPE_NAMES.get(agreement.scope, '')}{NAMES[agreement.kind]}{told}"


def _term_months(agreement: Agreement) -> int | None:
    """Whole months from the first to the last day, both included: 1 January to 31 December is twelve."""
    begins, ends = agreement.valid_from, agreement.valid_to
    if begins is None or ends is None or ends <= begins:
        return None
    after = ends + DAY
    months = (after.year - begins.year) * 12 + after.month - begins.month
    return months if calendar.add_months(begins, months) <= after else months - 1


def _bargaining(agreement: Agreement, count: Count) -> None:
    received = agreement.offer_received_on or agreement.offered_on
    agreement.reply_due = count.after(received, REPLY)
    agreement.information_due = count.before(agreement.talks_on, INFORMATION)
    agreement.resume_due = count.after(agreement.suspended_on, SUSPENSION)
    ends = count.after(agreement.replied_on, TALKS) or count.after(received, TALKS_FROM_OFFER)
    agreement.talks_due = ends + _suspended(agreement) if ends else None
    shelf, key = count.shelf, rules.vacancy_days.key
    agreement.vacancy_days = shelf.amount(key, count.unit, received) if received else None


def _suspended(agreement: Agreement) -> timedelta:
    """Days on which the talks rested are not counted."""
    begin, end = agreement.suspended_on, agreement.suspended_until
    return end - begin + DAY if begin and end else timedelta(0)


def _effect(agreement: Agreement, count: Count) -> None:
    """An agreement takes effect by itself when the days for an objection are over."""
    agreement.filing_due = count.after(agreement.signed_on, FILING)
    agreement.objection_due = count.after(agreement.refiled_on or agreement.received_on, OBJECTION)
    last = None if _is_objected_to(agreement) else agreement.objection_due
    agreement.effective_on = last + DAY if last else None
    agreement.publication_due = count.after(agreement.effective_on, PUBLICATION)


def _is_objected_to(agreement: Agreement) -> bool:
    objected, refiled = agreement.objected_on, agreement.refiled_on
    return objected is not None and (refiled is None or refiled < objected)


def _force(agreement: Agreement, count: Count) -> None:
    begins, effective = agreement.valid_from, agreement.effective_on
    agreement.in_force_from = max(filter(None, (begins, effective)), default=None)
    if effective is None:
        agreement.in_force_from = _assumed(agreement) if is_taken_over(agreement) else None
    agreement.renewal_from = count.before(agreement.valid_to, RENEWAL)
    agreement.check_due = count.after(agreement.in_force_from, FIRST_CHECK)


def is_taken_over(agreement: Agreement) -> bool:
    """An older agreement of which only the signed text is known: its way was not noted here."""
    way = ("offered_on", "talks_on", "drafted_on", "passed_on", "received_on")
    return agreement.signed_on is not None and not any(getattr(agreement, name) for name in way)


def _assumed(agreement: Agreement) -> date | None:
    """Such an agreement binds by its term, until its receipt by the authority is noted."""
    begins, filed = agreement.valid_from, agreement.filed_on
    return max(begins, filed or begins) if begins else None
