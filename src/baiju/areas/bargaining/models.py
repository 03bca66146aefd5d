"""The area's index: what it names exists."""

from django.utils.translation import gettext_lazy as _

from baiju.engine.declare import Area

from . import papers
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
    "answer_paper",
    "check_months",
    "collective_lens",
    "contract_paper",
    "covers_collective",
    "covers_safety",
    "covers_wage",
    "covers_women",
    "equal_sides",
    "filing_days",
    "filing_paper",
    "information_days",
    "minutes_paper",
    "objection_days",
    "offer_paper",
    "opinion_paper",
    "performance_paper",
    "publication_days",
    "publication_workdays",
    "renewal_days",
    "renewal_months",
    "reply_days",
    "reply_workdays",
    "representatives_least",
    "representatives_paper",
    "resolution_paper",
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

# Named one by one: people look for the papers in the order in which they are written.
offer_paper = papers.offer_paper
answer_paper = papers.answer_paper
representatives_paper = papers.representatives_paper
minutes_paper = papers.minutes_paper
resolution_paper = papers.resolution_paper
contract_paper = papers.contract_paper
filing_paper = papers.filing_paper
opinion_paper = papers.opinion_paper
performance_paper = papers.performance_paper
