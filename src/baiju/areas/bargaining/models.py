"""The area's index: what it names exists."""

from django.utils.translation import gettext_lazy as _

from baiju.engine.declare import Area

from .agreement import Agreement
from .agreements import agreements
from .coverage import (
    collective_lens,
    covers_collective,
    covers_safety,
    covers_wage,
    covers_women,
    safety_lens,
    wage_lens,
    women_lens,
)
from .parties import Covered, Representative
from .rules import (
    check_months,
    equal_sides,
    filing_days,
    information_days,
    objection_days,
    publication_days,
    publication_workdays,
    renewal_days,
    renewal_months,
    reply_days,
    reply_workdays,
    representatives_least,
    suspension_days,
    vacancy_days,
    wage_filing_days,
    wage_filing_workdays,
    wage_information_days,
    wage_information_workdays,
    wage_publication_days,
    wage_renewal_days,
    wage_renewal_months,
    wage_reply_days,
    wage_reply_workdays,
    wage_talks_days,
    wage_talks_months,
)
from .talks import Check, Hazard, Meeting

__all__ = [
    "Agreement",
    "Check",
    "Covered",
    "Hazard",
    "Meeting",
    "Representative",
    "agreements",
    "check_months",
    "collective_lens",
    "covers_collective",
    "covers_safety",
    "covers_wage",
    "covers_women",
    "equal_sides",
    "filing_days",
    "information_days",
    "objection_days",
    "publication_days",
    "publication_workdays",
    "renewal_days",
    "renewal_months",
    "reply_days",
    "reply_workdays",
    "representatives_least",
    "safety_lens",
    "suspension_days",
    "vacancy_days",
    "wage_filing_days",
    "wage_filing_workdays",
    "wage_information_days",
    "wage_information_workdays",
    "wage_lens",
    "wage_publication_days",
    "wage_renewal_days",
    "wage_renewal_months",
    "wage_reply_days",
    "wage_reply_workdays",
    "wage_talks_days",
    "wage_talks_months",
    "women_lens",
]

area = Area("bargaining", _("Bargaining"))
