"""The papers of an agreement: the six that are filed, and the lists and reports beside them."""

from django.utils.translation import gettext_lazy as _

from baiju.engine.declare import Paper

from . import contract, decisions, letters, lists

KEY = "agreements"

offer_paper = Paper("agreement-offer", KEY, _("Letter of offer"), letters.offer)
answer_paper = Paper("agreement-answer", KEY, _("Letter of reply"), letters.answer)
contract_paper = Paper("agreement-contract", KEY, _("Text of the contract"), contract.contract)
resolution_paper = Paper(
    "agreement-resolution", KEY, _("Resolution of the workers' congress"), decisions.resolution
)
opinion_paper = Paper(
    "agreement-opinion", KEY, _("Opinion of the labour authority"), decisions.opinion
)
filing_paper = Paper("agreement-filing", KEY, _("Form for the union above"), lists.filing)
representatives_paper = Paper(
    "agreement-representatives", KEY, _("List of representatives"), lists.representatives
)
minutes_paper = Paper("agreement-minutes", KEY, _("Minutes of the talks"), lists.minutes)
performance_paper = Paper(
    "agreement-performance", KEY, _("Report on performance"), lists.performance
)
