"""Employers: the enterprises and bodies whose workers a union organises, filed under a unit."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from baiju.engine.declare import Missing, Register, Rule, Section
from baiju.engine.models import Record
from baiju.identifiers import uscc

should_organise = Rule(
    key="should-organise",
    title=_("From how many employees on an employer should form a union"),
    amount=25,
    measure=_("employees"),
    basis=_("House default: Trade Union Law article 11 counts members, practice counts employees."),
)


class Industry(models.TextChoices):
    """The sections of the national classification of industries (GB/T 4754-2017)."""

    A = "A", _("Agriculture, forestry, animal husbandry and fishery")
    B = "B", _("Mining")
    C = "C", _("Manufacturing")
    D = "D", _("Electricity, heat, gas and water")
    E = "E", _("Construction")
    F = "F", _("Wholesale and retail")
    G = "G", _("Transport, storage and post")
    H = "H", _("Accommodation and catering")
    I = "I", _("Information, software and technology services")  # noqa: E741 CONFIG: the standard's own letters.
    J = "J", pgettext_lazy("industry", "Finance")
    K = "K", _("Real estate")
    L = "L", _("Leasing and business services")
    M = "M", _("Scientific research and technical services")
    N = "N", _("Water conservancy, environment and public facilities")
    O = "O", _("Resident services, repair and other services")  # noqa: E741 CONFIG: as above.
    P = "P", _("Education")
    Q = "Q", _("Health and social work")
    R = "R", _("Culture, sport and entertainment")
    S = "S", _("Public administration, social security and social organisations")
    T = "T", _("International organisations")


class Ownership(models.TextChoices):
    """Kinds of registration as the union's statistics group them."""

    STATE = "state", _("State-owned")
    COLLECTIVE = "collective", _("Collective")
    COOPERATIVE = "cooperative", _("Share cooperative")
    LIMITED = "limited", _("Limited company")
    SHARES = "shares", _("Company limited by shares")
    PRIVATE = "private", _("Private")
    HK_MACAO_TAIWAN = "hk_macao_taiwan", _("Invested from Hong Kong, Macao or Taiwan")
    FOREIGN = "foreign", _("Foreign-invested")
    INSTITUTION = "institution", _("Public institution")
    GOVERNMENT = "government", _("Government body")
    SELF_EMPLOYED = "self_employed", _("Self-employed household")
    NON_ENTERPRISE = "non_enterprise", _("Private non-enterprise body")
    VILLAGE = "village", _("Village collective or villagers' committee")
    OTHER = "other", _("Other")


class Operation(models.TextChoices):
    """Whether an employer works."""

    RUNNING = "running", _("In operation")
    STOPPED = "stopped", _("Production stopped")
    DEREGISTERED = "deregistered", _("Deregistered")


class Employer(Record):
    """Who employs; its own union, agreements and congress point here."""

    name = models.CharField(_("name"), max_length=100)
    uscc = models.CharField(
        _("unified social credit code"), max_length=18, blank=True, db_index=True
    )
    region = models.CharField(_("place of registration"), max_length=60, blank=True)
    industry = models.CharField(_("industry"), max_length=1, choices=Industry, blank=True)
    ownership = models.CharField(
        _("kind of registration"), max_length=20, choices=Ownership, blank=True
    )
    operation = models.CharField(
        _("operation"), max_length=12, choices=Operation, default=Operation.RUNNING
    )
    employees = models.PositiveIntegerField(_("employees"), null=True, blank=True)
    women = models.PositiveIntegerField(_("women among them"), null=True, blank=True)
    migrant = models.PositiveIntegerField(_("migrant workers among them"), null=True, blank=True)
    dispatched = models.PositiveIntegerField(
        _("dispatched workers among them"), null=True, blank=True
    )
    is_hazardous = models.BooleanField(_("serious occupational hazards"), default=False)
    organises = models.BooleanField(
        _("should form a union"),
        null=True,
        blank=True,
        help_text=_("Left open, the number of employees decides."),
    )
    organises_reason = models.CharField(
        _("why it departs from the number"), max_length=200, blank=True
    )
    contact = models.CharField(_("contact person"), max_length=60, blank=True)
    phone = models.CharField(_("office telephone"), max_length=30, blank=True)
    counted_on = models.DateField(_("figures as of"), null=True, blank=True)

    class Meta:
        verbose_name = _("employer")
        verbose_name_plural = _("employers")
        indexes = [models.Index(fields=["name", "id"], name="employer_by_name")]
        constraints = [
            models.UniqueConstraint(
                fields=["uscc"],
                condition=~Q(uscc=""),
                name="employer_once_per_credit_code",
                violation_error_message=_("An employer with this credit code is already kept."),
            ),
            *(
                models.CheckConstraint(
                    condition=Q(**{f"{part}__isnull": True})
                    | Q(employees__isnull=True)
                    | Q(**{f"{part}__lte": F("employees")}),
                    name=f"employer_{part}_within_employees",
                    violation_error_message=sentence,
                )
                for part, sentence in (
                    ("women", _("There cannot be more women than employees.")),
                    ("migrant", _("There cannot be more migrant workers than employees.")),
                    ("dispatched", _("There cannot be more dispatched workers than employees.")),
                )
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        self.uscc = uscc.clean(self.uscc)
        if self.uscc and uscc.fault(self.uscc):
            raise ValidationError(
                {
                    "uscc": _(
                        "This is no valid credit code: compare its 18 characters with the licence."
                    )
                }
            )
        if self.organises is not None and not self.organises_reason:
            raise ValidationError({"organises_reason": _("Say why the number does not decide.")})


def _without_figures(_today: date) -> Q:
    return Q(employees=None) & ~Q(operation=Operation.DEREGISTERED)


def _without_code(_today: date) -> Q:
    return Q(uscc="") & ~Q(operation=Operation.DEREGISTERED)


employers = Register(
    model=Employer,
    key="employers",
    area="organizing",
    columns=("name", "unit", "industry", "employees", "women", "migrant", "operation"),
    filters=("unit", "industry", "ownership", "operation", "is_hazardous"),
    search=("name", "uscc", "contact"),
    sections=(
        Section(
            _("Employer"), ("unit", "name", "uscc", "region", "industry", "ownership", "operation")
        ),
        Section(
            _("Workers"),
            ("employees", "women", "migrant", "dispatched", "counted_on", "is_hazardous"),
        ),
        Section(_("Union"), ("organises", "organises_reason")),
        Section(_("Contact"), ("contact", "phone")),
    ),
    many=True,
    identity=(("uscc",), ("name", "region")),
    synonyms={
        "name": ("单位名称", "企业名称", "用人单位", "公司名称", "单位"),
        "employees": ("职工总数", "职工人数", "员工人数", "从业人数", "用工人数"),
    },
    missing=(
        Missing("figures", _("without the number of employees"), _without_figures),
        Missing("code", _("without a credit code"), _without_code),
    ),
    example={
        "name": "栎新机械厂",
        "uscc": "91990123MA00000158",
        "region": "临澄县",
        "industry": "C",
        "ownership": "private",
        "operation": "running",
        "employees": 126,
        "women": 41,
        "migrant": 58,
        "dispatched": 6,
        "counted_on": "2026-03-31",
    },
)
