"""Cadres: officers, organisers, activists, negotiators and supervisors, from nomination to the end."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from baiju.engine import calendar, rulebook
from baiju.engine.declare import Clock, Lens, Missing, Parts, Register, Secret, Section
from baiju.engine.models import Record
from baiju.engine.secrets import SealedField
from baiju.identifiers import mobile

from .attendee import Attendee
from .belonging import lie_with_the_union
from .career import Career, deeds, stages
from .rules import chair_training
from .traits import Sex
from .yearly import YearlyGrade


class Role(models.TextChoices):
    """What somebody is; the elected and the hired organiser are two different things."""

    CHAIR = "chair", _("Chair of the union")
    VICE = "vice", _("Vice chair of the union")
    COMMITTEE = "committee", _("Committee member")
    AUDIT = "audit", _("Member of the audit committee")
    WOMEN = "women", _("Member of the women workers' committee")
    LEADER = "leader", _("Leader of a union group")
    ORGANISER = "organiser", _("Organiser elected by the members")
    HIRED = "hired", _("Organiser hired by the union above")
    NEGOTIATOR = "negotiator", _("Bargaining adviser")
    SUPERVISOR = "supervisor", _("Labour-law supervisor")
    ACTIVIST = "activist", _("Activist")


class Standing(models.TextChoices):
    """How somebody came to the work."""

    ELECTED = "elected", _("Elected")
    HIRED = "hired", _("Hired")
    APPOINTED = "appointed", _("Appointed")
    VOLUNTARY = "voluntary", _("Voluntary")


ONLY = {Role.CHAIR: Standing.ELECTED, Role.ORGANISER: Standing.ELECTED, Role.HIRED: Standing.HIRED}


class Officer(Record):
    """One person in one role; another role, or another term, is another record."""

    union = models.ForeignKey(
        "organizing.Union",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="officers",
        verbose_name=_("union"),
        help_text=_("Left open for organisers and supervisors of a township or a county."),
    )
    name = models.CharField(_("full name"), max_length=60)
    role = models.CharField(_("office held"), max_length=12, choices=Role, default=Role.COMMITTEE)
    standing = models.CharField(
        _("elected or hired"), max_length=10, choices=Standing, default=Standing.ELECTED
    )
    is_full_time = models.BooleanField(_("full-time"), default=False)
    sex = models.CharField(_("sex"), max_length=6, choices=Sex, blank=True)
    mobile = SealedField(_("mobile number"), max_length=30, blank=True)
    employer = models.CharField(_("place of work"), max_length=100, blank=True)
    nominated_on = models.DateField(_("nominated on"), null=True, blank=True)
    approved_on = models.DateField(_("approved on"), null=True, blank=True)
    started_on = models.DateField(_("in office since"), null=True, blank=True)
    term_end = models.DateField(_("term of office ends on"), null=True, blank=True)
    contract_end = models.DateField(_("labour contract ends on"), null=True, blank=True)
    trained_by = models.DateField(_("to be trained by"), null=True, editable=False)
    qualification = models.CharField(_("qualification"), max_length=200, blank=True)
    recommended_to = models.ForeignKey(
        "organizing.Union",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("recommended as chair to"),
    )
    recommended_on = models.DateField(_("recommended on"), null=True, blank=True)
    ended_on = models.DateField(_("left office on"), null=True, blank=True)
    ended_how = models.CharField(
        _("how the office ended"), max_length=12, choices=Career, blank=True
    )
    ended_reason = models.CharField(_("reason of the end"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("union cadre")
        verbose_name_plural = _("union cadres")
        indexes = [
            models.Index(fields=["started_on", "id"], name="officer_by_start"),
            models.Index(fields=["name", "id"], name="officer_by_name"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(**{later: None})
                | Q(**{earlier: None})
                | Q(**{f"{later}__gte": F(earlier)}),
                name=f"officer_{later}_after_{earlier}",
                violation_error_message=_("The last day cannot lie before the first day."),
            )
            for earlier, later in (("started_on", "ended_on"), ("started_on", "term_end"))
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        asked = ONLY.get(Role(self.role)) if self.role in Role.values else None
        if asked and self.standing != asked:
            words = {"role": self.get_role_display(), "standing": asked.label}
            sentence = _("“%(role)s” goes with “%(standing)s”: choose that.") % words
            raise ValidationError({"standing": sentence})
        if self.ended_on and not self.ended_how:
            raise ValidationError({"ended_how": _("Say how the office ended.")})
        self.mobile = mobile.clean(self.mobile)
        if self.mobile and mobile.fault(self.mobile):
            raise ValidationError(
                {
                    "mobile": ValidationError(
                        _("A mobile number has eleven digits."), "phone_invalid"
                    )
                }
            )


def count_training(officers: Sequence[Any], _actor: Any) -> None:
    """A chair is trained within a term that begins with the office."""
    models.prefetch_related_objects(officers, "unit", "union__unit")
    shelf = rulebook.shelf((chair_training.key,), [each.unit for each in officers])
    for each in officers:
        each.trained_by = None
        if each.role == Role.CHAIR and each.started_on:
            months = shelf.amount(chair_training.key, each.unit, each.started_on)
            each.trained_by = calendar.add_months(each.started_on, months)


def in_office(today: date) -> Q:
    return Q(started_on__lte=today) & (Q(ended_on=None) | Q(ended_on__gt=today))


def _attended(**days: Any) -> Q:
    """Somebody who attended a course since the start in office."""
    rows = Attendee._base_manager.exclude(course__review="void").filter(
        officer=OuterRef("pk"), course__held_on__gte=OuterRef("started_on"), **days
    )
    return Q(Exists(rows))


def _chairs(today: date) -> Q:
    return in_office(today) & Q(role=Role.CHAIR)


def untrained(today: date) -> Q:
    """Chairs who have attended nothing yet."""
    return _chairs(today) & ~_attended()


def _narrow(choice: str, today: date) -> Q:
    in_time = _attended(course__held_on__lte=OuterRef("trained_by"))
    return {
        "trained": _chairs(today) & in_time,
        "open": untrained(today) & Q(trained_by__gte=today),
        "late": _chairs(today) & Q(trained_by__lt=today) & ~in_time,
    }[choice]


officers = Register(
    model=Officer,
    key="officers",
    columns=(
        "name",
        "union",
        "role",
        "standing",
        "is_full_time",
        "started_on",
        "term_end",
        "stage",
    ),
    filters=(
        *("unit", "union", "role", "standing", "is_full_time", "sex", "started_on"),
        *("term_end", "contract_end", "recommended_to"),
    ),
    search=("name", "qualification"),
    period="started_on",
    sections=(
        Section(_("Office held"), ("unit", "union", "name", "role", "standing", "is_full_time")),
        Section(_("Person"), ("sex", "mobile", "employer", "qualification")),
        Section(
            _("Office"),
            ("nominated_on", "approved_on", "started_on", "term_end", "contract_end"),
        ),
        Section(_("Recommended as chair"), ("recommended_to", "recommended_on")),
        Section(_("End"), ("ended_on", "ended_how", "ended_reason")),
    ),
    stages=stages,
    deeds=deeds,
    parts=(Parts("grades", YearlyGrade, "officer", ("year", "grade", "note")),),
    secrets=(Secret("mobile"),),
    derives=(lie_with_the_union, count_training),
    lenses=(
        Lens(
            "training",
            _("training of chairs"),
            {
                "trained": _("trained in time"),
                "open": _("still to be trained"),
                "late": _("not trained in time"),
            },
            _narrow,
        ),
    ),
    identity=(("union", "name", "role", "started_on"), ("unit", "name", "role", "started_on")),
    synonyms={
        "name": ("姓名", "干部姓名"),
        "role": ("职务", "岗位", "人员类别"),
        "union": ("所在工会", "工会名称"),
        "started_on": ("任职时间", "任职日期", "聘用日期"),
        "contract_end": ("合同到期日", "合同期满日"),
        "mobile": ("联系电话", "手机", "手机号码"),
    },
    missing=(
        Missing(
            "chairs",
            _("chairs whose time for training is over, and who were never trained"),
            lambda today: untrained(today) & Q(trained_by__lt=today),
        ),
        Missing(
            "contract",
            _("elected officers whose labour contract ends inside the term"),
            lambda today: (
                in_office(today) & Q(standing=Standing.ELECTED, contract_end__lt=F("term_end"))
            ),
        ),
        Missing(
            "hired",
            _("hired organisers without the end of the contract"),
            lambda today: in_office(today) & Q(role=Role.HIRED, contract_end=None),
        ),
        Missing(
            "start",
            _("cadres without the day they took office"),
            lambda _today: Q(started_on=None, ended_on=None),
        ),
    ),
    clocks=(
        Clock(_("Term of office ends"), on="term_end", where=Q(ended_on=None)),
        Clock(
            _("Contract of a hired organiser ends"),
            on="contract_end",
            where=Q(ended_on=None, standing=Standing.HIRED),
        ),
        Clock(_("Chair to be trained"), on="trained_by", where=untrained, rule=chair_training.key),
    ),
    example={
        "name": "苏岸明",
        "role": "chair",
        "standing": "elected",
        "is_full_time": False,
        "sex": "male",
        "mobile": "19900004321",
        "employer": "栎新机械厂",
        "nominated_on": "2025-10-12",
        "approved_on": "2025-11-18",
        "started_on": "2025-11-18",
        "term_end": "2028-11-06",
        "contract_end": "2028-12-31",
        "qualification": "工会干部岗位培训合格",
        "grades": [{"year": 2025, "grade": "competent", "note": "年度述职测评"}],
    },
)
