"""The numbers of bargaining: how many days, how many representatives, and where each comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from baiju.engine.declare import Rule

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

_DAYS, _WORKING_DAYS, _MONTHS = _("days"), _("working days"), _("months")
_ORDER = _("House default after the ministry's provisions on collective contracts (2004).")
_WAGE_ORDER = _("House default after the ministry's trial measures on wage bargaining (2000).")
_LOCAL = _("House default: zero, so that the other value holds; some provinces set it.")
_HOUSE = _("House default; no national term was found.")


def _term(
    key: str, title: StrOrPromise, amount: int, measure: StrOrPromise, basis: StrOrPromise
) -> Rule:
    return Rule(key=key, title=title, amount=amount, measure=measure, basis=basis)


reply_days = _term(
    "bargaining-reply-days", _("An offer to bargain is answered within"), 20, _DAYS, _ORDER
)
reply_workdays = _term(
    "bargaining-reply-workdays",
    _("An offer to bargain is answered within, counted in working days"),
    0,
    _WORKING_DAYS,
    _LOCAL,
)
information_days = _term(
    "bargaining-information-days", _("Information is given before the talks by"), 5, _DAYS, _HOUSE
)
filing_days = _term(
    "bargaining-filing-days",
    _("A signed agreement is filed with the labour authority within"),
    10,
    _DAYS,
    _ORDER,
)
objection_days = Rule(
    key="bargaining-objection-days",
    title=_("The labour authority may object within"),
    amount=15,
    measure=_DAYS,
    basis=_("Labour Law article 34, Labour Contract Law article 54"),
    is_law=True,
)
publication_days = _term(
    "bargaining-publication-days",
    _("An agreement in force is made public within"),
    5,
    _DAYS,
    _HOUSE,
)
publication_workdays = _term(
    "bargaining-publication-workdays",
    _("An agreement in force is made public within, counted in working days"),
    0,
    _WORKING_DAYS,
    _LOCAL,
)
renewal_months = _term(
    "bargaining-renewal-months",
    _("The next agreement may be offered before the end by"),
    3,
    _MONTHS,
    _ORDER,
)
renewal_days = _term(
    "bargaining-renewal-days",
    _("The next agreement may be offered before the end by, counted in days"),
    0,
    _DAYS,
    _LOCAL,
)
suspension_days = _term(
    "bargaining-suspension-days", _("Talks are suspended for at most"), 60, _DAYS, _HOUSE
)
vacancy_days = _term(
    "bargaining-vacancy-days", _("A seat at the table is filled again within"), 15, _DAYS, _ORDER
)
check_months = _term(
    "bargaining-check-months",
    _("The first check of performance is held within"),
    6,
    _MONTHS,
    _HOUSE,
)
representatives_least = _term(
    "bargaining-representatives",
    _("Least number of representatives of a side"),
    3,
    _("representatives"),
    _ORDER,
)
equal_sides = _term(
    "bargaining-equal-sides",
    _("Whether both sides have the same number of representatives"),
    1,
    _("1: the same number; 0: the employer's side may have fewer"),
    _ORDER,
)

wage_reply_days = _term(
    "wage-reply-days", _("An offer to bargain over wages is answered within"), 0, _DAYS, _LOCAL
)
wage_reply_workdays = _term(
    "wage-reply-workdays",
    _("An offer to bargain over wages is answered within, counted in working days"),
    0,
    _WORKING_DAYS,
    _LOCAL,
)
wage_information_days = _term(
    "wage-information-days",
    _("Information is given before talks over wages by"),
    0,
    _DAYS,
    _LOCAL,
)
wage_information_workdays = _term(
    "wage-information-workdays",
    _("Information is given before talks over wages by, counted in working days"),
    0,
    _WORKING_DAYS,
    _LOCAL,
)
wage_talks_days = _term(
    "wage-talks-days", _("Talks over wages end after the answer within"), 0, _DAYS, _LOCAL
)
wage_talks_months = _term(
    "wage-talks-months",
    _("Talks over wages end after the receipt of the offer within"),
    0,
    _MONTHS,
    _LOCAL,
)
wage_filing_days = _term(
    "wage-filing-days",
    _("A signed wage agreement is filed with the labour authority within"),
    7,
    _DAYS,
    _WAGE_ORDER,
)
wage_filing_workdays = _term(
    "wage-filing-workdays",
    _("A signed wage agreement is filed within, counted in working days"),
    0,
    _WORKING_DAYS,
    _LOCAL,
)
wage_publication_days = _term(
    "wage-publication-days",
    _("A wage agreement in force is made public within"),
    0,
    _DAYS,
    _LOCAL,
)
wage_renewal_days = _term(
    "wage-renewal-days",
    _("The next wage agreement may be offered before the end by"),
    60,
    _DAYS,
    _WAGE_ORDER,
)
wage_renewal_months = _term(
    "wage-renewal-months",
    _("The next wage agreement may be offered before the end by, counted in months"),
    0,
    _MONTHS,
    _LOCAL,
)
