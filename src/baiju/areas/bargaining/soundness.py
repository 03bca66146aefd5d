"""What must be right within one agreement: the order of its days, its votes, its numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .kinds import Scope

if TYPE_CHECKING:
    from .agreement import Agreement

LEAST_MATERNITY_LEAVE = 98
"""Special Provisions on the Protection of Women Workers, article 7."""

ENDS_TOO_EARLY = gettext_lazy("An agreement ends after it begins.")
TOO_MANY_WOMEN = gettext_lazy("There cannot be more women than workers covered.")

IN_ORDER = (
    ("offered_on", "offer_received_on"),
    ("offered_on", "replied_on"),
    ("offer_received_on", "replied_on"),
    ("offered_on", "talks_on"),
    ("suspended_on", "suspended_until"),
    ("talks_on", "drafted_on"),
    ("drafted_on", "passed_on"),
    ("drafted_on", "signed_on"),
    ("passed_on", "signed_on"),
    ("signed_on", "filed_on"),
    ("signed_on", "received_on"),
    ("filed_on", "received_on"),
    ("received_on", "objected_on"),
    ("received_on", "refiled_on"),
    ("signed_on", "published_on"),
    ("signed_on", "filed_to_union_on"),
    ("signed_on", "terminated_on"),
)
"""Pairs of days of which the second does not lie before the first."""


def faults(agreement: Agreement) -> dict[str, ValidationError]:
    """What is wrong, by field; each with the code that files of faults know it by."""
    found = _days(agreement)
    for look in (_term, _people, _votes, _parties, _women, _wages):
        for name, (code, sentence) in look(agreement).items():
            found.setdefault(name, ValidationError(sentence, code=code))
    return found


def _days(agreement: Agreement) -> dict[str, ValidationError]:
    found = {}
    for first, second in IN_ORDER:
        earlier, later = getattr(agreement, first), getattr(agreement, second)
        if earlier and later and later < earlier:
            sentence = _("The day “%(later)s” cannot lie before the day “%(earlier)s”.") % {
                "later": _title(agreement, second),
                "earlier": _title(agreement, first),
            }
            found[second] = ValidationError(sentence, code="days_out_of_order")
    return found


def _title(agreement: Agreement, name: str) -> Any:
    return agreement._meta.get_field(name).verbose_name  # type: ignore[union-attr]  # of our own model


def _term(agreement: Agreement) -> dict[str, tuple[str, Any]]:
    begins, ends = agreement.valid_from, agreement.valid_to
    if begins and ends and ends <= begins:
        return {"valid_to": ("end_before_start", ENDS_TOO_EARLY)}
    return {}


def _people(agreement: Agreement) -> dict[str, tuple[str, Any]]:
    women, workers = agreement.covered_women, agreement.covered_workers
    if women is not None and workers is not None and women > workers:
        return {"covered_women": ("women_exceed_total", TOO_MANY_WOMEN)}
    return {}


def _votes(agreement: Agreement) -> dict[str, tuple[str, Any]]:
    """Two thirds present, and more than half of all delegates, not of those present."""
    due, present, votes = (
        agreement.congress_due,
        agreement.congress_present,
        agreement.congress_for,
    )
    if due is None or present is None:
        return {}
    if present > due:
        return {"congress_present": ("out_of_range", _("No more can be present than there are."))}
    if votes is not None and votes > present:
        return {"congress_for": ("out_of_range", _("No more can vote than are present."))}
    if agreement.passed_on is None:
        return {}
    if 3 * present < 2 * due:
        sentence = _("Two thirds of all delegates must be present: at least %(count)d.")
        return {"congress_present": ("no_quorum", sentence % {"count": -(-2 * due // 3)})}
    if votes is not None and 2 * votes <= due:
        sentence = _("More than half of all delegates must vote for it: at least %(count)d.")
        return {"congress_for": ("no_majority", sentence % {"count": due // 2 + 1})}
    return {}


def _parties(agreement: Agreement) -> dict[str, tuple[str, Any]]:
    if agreement.scope != Scope.ENTERPRISE and agreement.employer_id:
        sentence = _("An agreement for several employers lists them below; leave this empty.")
        return {"employer": ("out_of_range", sentence)}
    if agreement.pk and agreement.supersedes_id == agreement.pk:
        return {"supersedes": ("out_of_range", _("An agreement does not follow upon itself."))}
    return {}


def _women(agreement: Agreement) -> dict[str, tuple[str, Any]]:
    days = agreement.maternity_leave_days
    if days is not None and days < LEAST_MATERNITY_LEAVE:
        sentence = _("Maternity leave is %(days)d days at least; no agreement may give less.")
        told = sentence % {"days": LEAST_MATERNITY_LEAVE}
        return {"maternity_leave_days": ("out_of_range", told)}
    return {}


def _wages(agreement: Agreement) -> dict[str, tuple[str, Any]]:
    found = {}
    if agreement.pay_day is not None and not 1 <= agreement.pay_day <= 31:
        found["pay_day"] = ("out_of_range", _("Enter a day of the month, 1 to 31."))
    if agreement.examined_pct is not None and not 0 <= agreement.examined_pct <= 100:
        found["examined_pct"] = ("out_of_range", _("Enter a share from 0 to 100."))
    least, local = agreement.least_wage, agreement.local_least_wage
    if least is not None and local is not None and least < local:
        sentence = _("No wage may be agreed below the local minimum wage.")
        found["least_wage"] = ("out_of_range", sentence)
    return found
