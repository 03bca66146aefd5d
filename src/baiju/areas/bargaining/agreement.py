"""Agreements: what workers and employers bargained over, from the offer to the end of the term."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from baiju.engine.models import Staged

from . import soundness
from .kinds import Kind, Publication, Reply, Scope, Side, WomensForm

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

Day = date | None


def _day(title: StrOrPromise, help_text: StrOrPromise = "") -> models.DateField[Day, Day]:
    return models.DateField(title, null=True, blank=True, help_text=help_text)


def _follows(title: StrOrPromise) -> models.DateField[Day, Day]:
    """A day that is counted, never entered."""
    return models.DateField(title, null=True, editable=False)


def _people(title: StrOrPromise) -> models.PositiveIntegerField[int | None, int | None]:
    return models.PositiveIntegerField(title, null=True, blank=True)


def _amount(title: StrOrPromise) -> models.DecimalField[Decimal | None, Decimal | None]:
    """An amount of yuan, or a share."""
    return models.DecimalField(title, max_digits=10, decimal_places=2, null=True, blank=True)


class Agreement(Staged):
    """One agreement of any kind and scope, with the days of its way."""

    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    scope = models.CharField(_("scope"), max_length=12, choices=Scope, default=Scope.ENTERPRISE)
    employer = models.ForeignKey(
        "shared.Employer",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("employer"),
        help_text=_("Of an agreement for one employer; others list theirs below."),
    )
    title = models.CharField(
        _("title of the agreement"),
        max_length=100,
        blank=True,
        help_text=_("Left empty, employer and kind name it."),
    )
    number = models.CharField(_("number"), max_length=40, blank=True)
    is_secret = models.BooleanField(_("holds trade secrets"), default=False)

    offer_by = models.CharField(_("offered by"), max_length=8, choices=Side, blank=True)
    offered_on = _day(_("offered on"))
    offer_received_on = _day(
        _("offer received on"), help_text=_("The term for the answer is counted from this day.")
    )
    offer_proof = models.CharField(_("proof of the receipt"), max_length=200, blank=True)
    replied_on = _day(_("answered on"))
    reply = models.CharField(_("result of the answer"), max_length=8, choices=Reply, blank=True)
    reply_note = models.CharField(_("words of the answer"), max_length=300, blank=True)

    talks_on = _day(_("talks begin on"))
    information_given_on = _day(_("information given on"))
    suspended_on = _day(_("talks suspended on"))
    suspended_until = _day(_("talks suspended until"))
    suspension_reason = models.CharField(_("why they are suspended"), max_length=200, blank=True)
    drafted_on = _day(_("draft agreed on"))

    passed_on = _day(_("passed by the workers' congress on"))
    congress_due = _people(_("delegates in all"))
    congress_present = _people(_("delegates present"))
    congress_for = _people(_("votes for it"))

    signed_on = _day(_("signed on"))
    valid_from = _day(_("first day of the agreement"))
    valid_to = _day(_("last day of the agreement"))
    covered_workers = _people(_("workers covered"))
    covered_women = _people(_("women among them"))
    supersedes = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="successors",
        verbose_name=_("follows upon"),
    )

    filed_on = _day(_("filed with the labour authority on"))
    filing_no = models.CharField(_("filing number"), max_length=40, blank=True)
    received_on = _day(
        _("received by the authority on"), help_text=_("It takes effect counted from this day.")
    )
    receipt_proof = models.CharField(_("proof of the filing"), max_length=200, blank=True)
    objected_on = _day(_("authority objected on"))
    objection = models.CharField(_("what it objected to"), max_length=300, blank=True)
    refiled_on = _day(_("revised text received on"))
    published_on = _day(_("made public on"))
    publication = models.CharField(
        _("made public by"), max_length=12, choices=Publication, blank=True
    )
    filed_to_union_on = _day(_("filed with the union above on"))

    wage_before = _amount(_("average monthly wage before, yuan"))
    wage_after = _amount(_("average monthly wage after, yuan"))
    raise_pct = _amount(_("raise, per cent"))
    raise_reason = models.CharField(_("why there is no raise"), max_length=200, blank=True)
    least_wage = _amount(_("lowest monthly wage agreed, yuan"))
    local_least_wage = _amount(_("local minimum wage, yuan"))
    pay_day = models.PositiveSmallIntegerField(_("pay day of the month"), null=True, blank=True)

    form = models.CharField(
        _("form of the women's contract"), max_length=8, choices=WomensForm, blank=True
    )
    women_rep = models.BooleanField(
        _("a women workers' representative sat at the table"), default=False
    )
    maternity_leave_days = models.PositiveSmallIntegerField(
        _("days of maternity leave"), null=True, blank=True
    )
    bars_night_work = models.BooleanField(
        _("no overtime or night work from the seventh month and while nursing"), default=False
    )
    gives_nursing_hour = models.BooleanField(_("an hour for nursing each day"), default=False)
    bars_harmful_work = models.BooleanField(_("names the work women do not do"), default=False)
    gives_examinations = models.BooleanField(_("regular women's health checks"), default=False)

    equipment = models.CharField(_("protective equipment"), max_length=200, blank=True)
    examined_pct = _amount(_("exposed workers examined, per cent"))

    terminated_on = _day(_("ended early on"))
    termination_reason = models.CharField(_("why it ended"), max_length=200, blank=True)

    label = models.CharField(_("agreement"), max_length=200, editable=False, default="")
    reply_due = _follows(_("answer due"))
    information_due = _follows(_("information due"))
    talks_due = _follows(_("talks to end"))
    resume_due = _follows(_("talks to go on"))
    filing_due = _follows(_("filing due"))
    objection_due = _follows(_("last day for an objection"))
    effective_on = _follows(_("effective on"))
    in_force_from = _follows(_("in force from"))
    publication_due = _follows(_("publication due"))
    renewal_from = _follows(_("renewal from"))
    check_due = _follows(_("first check due"))
    vacancy_days = models.PositiveSmallIntegerField(null=True, editable=False)
    term_months = models.PositiveSmallIntegerField(
        _("whole months of the term"), null=True, editable=False
    )

    class Meta:
        verbose_name = _("agreement")
        verbose_name_plural = _("collective agreements")
        indexes = [
            models.Index(fields=["signed_on", "id"], name="agreement_by_signing"),
            models.Index(fields=["employer", "kind", "in_force_from"], name="agreement_in_force"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "employer", "valid_from"],
                condition=~Q(review="void"),
                name="agreement_once_per_employer_and_day",
                violation_error_message=_(
                    "This employer has an agreement of this kind from that day already. Open that one."
                ),
            ),
            models.CheckConstraint(
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_to__gt=F("valid_from")),
                name="agreement_ends_after_it_begins",
                violation_error_message=soundness.ENDS_TOO_EARLY,
            ),
            models.CheckConstraint(
                condition=Q(covered_women=None)
                | Q(covered_workers=None)
                | Q(covered_women__lte=F("covered_workers")),
                name="agreement_women_within_workers",
                violation_error_message=soundness.TOO_MANY_WOMEN,
            ),
        ]

    def __str__(self) -> str:
        return self.label

    def clean(self) -> None:
        if faults := soundness.faults(self):
            raise ValidationError(faults)
