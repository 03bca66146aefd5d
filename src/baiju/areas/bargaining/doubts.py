"""What an agreement lacks or where practice differs: it is told, and hinders nobody."""

from __future__ import annotations

from datetime import date

from django.db.models import Count, Exists, F, IntegerField, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from baiju.engine.declare import Missing

from .kinds import Kind, Scope, Side
from .parties import Covered, Representative
from .stage import LIVE, STANDING_OBJECTION, in_force, unfollowed
from .talks import Hazard, Meeting

SIGNED = LIVE & Q(signed_on__isnull=False)
NOTED = Q(offered_on__isnull=False)


def _rows(part: type, **given: object) -> Coalesce:
    """How many rows of a part an agreement has."""
    rows = part._base_manager.filter(agreement=OuterRef("pk"), **given)  # type: ignore[attr-defined]  # a part
    counted = rows.order_by().values("agreement").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def _has(part: type, **given: object) -> Q:
    rows = part._base_manager.filter(agreement=OuterRef("pk"), **given)  # type: ignore[attr-defined]  # a part
    return Q(Exists(rows))


def _without_parties(_today: date) -> Q:
    alone = Q(scope=Scope.ENTERPRISE, employer=None)
    several = Q(pk__in=_counted(Covered, "employer", least=2))
    return LIVE & (alone | (~Q(scope=Scope.ENTERPRISE) & ~several))


def _counted(part: type, name: str, *, least: int) -> object:
    rows = part._base_manager.values("agreement").annotate(n=Count(name, distinct=True))  # type: ignore[attr-defined]  # a part
    return rows.filter(n__gte=least).values("agreement")


def _without_receipt(_today: date) -> Q:
    """Where a term is counted from a receipt, its proof is kept."""
    offer = Q(offer_received_on__isnull=False, offer_proof="")
    authority = Q(received_on__isnull=False, receipt_proof="")
    return LIVE & (offer | authority)


def _unequal(_today: date) -> Q:
    union = _has(Representative, side=Side.UNION)
    employer = _has(Representative, side=Side.EMPLOYER)
    return SIGNED & NOTED & ~(union & employer)


def _few_of_the_floor(_today: date) -> Q:
    """Several provinces ask for a third of workers from the shop floor."""
    some = Representative._base_manager.filter(side=Side.UNION, until=None)
    told = some.values("agreement").annotate(
        floor=Count("pk", filter=Q(is_frontline=True)), all=Count("pk")
    )
    return LIVE & Q(pk__in=told.filter(all__gt=3 * F("floor")).values("agreement"))


def _unsigned_minutes(_today: date) -> Q:
    return LIVE & NOTED & _has(Meeting, signed_by_all=False)


def _unusual_term(_today: date) -> Q:
    """One to three years; a wage agreement one year as a rule."""
    wage = Q(kind=Kind.WAGE) & ~Q(term_months=12)
    return (
        SIGNED
        & Q(term_months__isnull=False)
        & (wage | Q(term_months__lt=12) | Q(term_months__gt=36))
    )


def _without_term(_today: date) -> Q:
    return SIGNED & (Q(valid_from=None) | Q(valid_to=None))


def _without_vote(_today: date) -> Q:
    votes = Q(passed_on=None) | Q(congress_due=None) | Q(congress_for=None)
    return SIGNED & NOTED & votes


def _without_filing(_today: date) -> Q:
    return SIGNED & Q(in_force_from__isnull=False, filed_on=None, received_on=None)


def _waits_for_receipt(_today: date) -> Q:
    return LIVE & Q(filed_on__isnull=False, received_on=None)


def _objected_to(_today: date) -> Q:
    return LIVE & Q(terminated_on=None) & STANDING_OBJECTION


def _unpublished(today: date) -> Q:
    return in_force(today) & Q(received_on__isnull=False, published_on=None)


def _unreported(today: date) -> Q:
    return in_force(today) & Q(received_on__isnull=False, filed_to_union_on=None)


def _too_many_workers(_today: date) -> Q:
    return LIVE & Q(covered_workers__gt=F("employer__employees"))


def _without_workers(_today: date) -> Q:
    return SIGNED & Q(covered_workers=None)


def _wages(_today: date) -> Q:
    none = Q(raise_pct=None) | Q(raise_pct__lte=0, raise_reason="")
    return SIGNED & Q(kind=Kind.WAGE) & none


def _clauses(_today: date) -> Q:
    all_of_them = Q(
        maternity_leave_days__isnull=False,
        bars_night_work=True,
        gives_nursing_hour=True,
        bars_harmful_work=True,
        gives_examinations=True,
    )
    return SIGNED & Q(kind=Kind.WOMEN) & ~all_of_them


def _hazards(_today: date) -> Q:
    return SIGNED & Q(kind=Kind.SAFETY) & ~_has(Hazard)


def _suspended_long(today: date) -> Q:
    over = Q(suspended_until__gt=F("resume_due")) | Q(suspended_until=None, resume_due__lt=today)
    return LIVE & Q(drafted_on=None, signed_on=None) & over


def _ended_and_not_renewed(today: date) -> Q:
    over = Q(in_force_from__isnull=False, valid_to__lt=today, terminated_on=None)
    return LIVE & over & unfollowed()


DOUBTS = (
    Missing("parties", _("without the employers it holds for"), _without_parties),
    Missing("filing", _("in force, filing not noted"), _without_filing),
    Missing("receipt", _("filed, receipt not noted"), _waits_for_receipt),
    Missing("proof", _("without the proof of a receipt"), _without_receipt),
    Missing("objection", _("with an objection not yet met"), _objected_to),
    Missing("public", _("in force and not made public"), _unpublished),
    Missing("reported", _("not filed with the union above"), _unreported),
    Missing("ended", _("ended and not renewed"), _ended_and_not_renewed),
    Missing("vote", _("signed without a vote on record"), _without_vote),
    Missing("sides", _("signed without the names of both sides"), _unequal),
    Missing("floor", _("with too few representatives of the shop floor"), _few_of_the_floor),
    Missing("minutes", _("with minutes that not all have signed"), _unsigned_minutes),
    Missing("suspended", _("suspended longer than the rules allow"), _suspended_long),
    Missing("term", _("signed without a term"), _without_term),
    Missing("length", _("with an unusual length of term"), _unusual_term),
    Missing("workers", _("without the number of workers covered"), _without_workers),
    Missing("many", _("covering more workers than the employer has"), _too_many_workers),
    Missing("wages", _("wage agreement without a raise or its reason"), _wages),
    Missing("clauses", _("women workers' contract lacking a clause the law asks for"), _clauses),
    Missing("hazards", _("safety contract that names no hazard"), _hazards),
)
