"""Members: who belongs to which union, since when, and how they work."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from baiju.engine import access
from baiju.engine.access import Actor
from baiju.engine.declare import Missing, Register, Secret, Section
from baiju.engine.models import Record
from baiju.engine.secrets import SealedField
from baiju.shared.person import IdType

from . import document
from .membership import COUNTED, CURRENT, Membership, transitions
from .traits import Education, Employment, Household, NewForm, Politics, Sex, Skill
from .union import UnionKind, unions


class Member(Record):
    """One person in one union. Who moves gets a row in the other union; this one ends."""

    unit = models.ForeignKey(
        "org.Unit", models.PROTECT, related_name="+", verbose_name=_("unit"), editable=False
    )
    person = models.ForeignKey(
        "shared.Person",
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("person on record"),
    )
    union = models.ForeignKey(
        "organizing.Union", models.PROTECT, related_name="members", verbose_name=_("union")
    )
    name = models.CharField(_("full name"), max_length=60)
    id_type = models.CharField(
        _("kind of document"), max_length=20, choices=IdType, default=IdType.RESIDENT
    )
    id_no = SealedField(_("number of the document"), max_length=30)
    sex = models.CharField(
        _("sex"),
        max_length=6,
        choices=Sex,
        blank=True,
        help_text=_("Left open, the document says it."),
    )
    birth = models.DateField(
        _("day of birth"), null=True, blank=True, help_text=_("Left open, the document says it.")
    )
    differs_reason = models.CharField(
        _("why sex or birth differ from the document"), max_length=200, blank=True
    )
    ethnicity = models.CharField(_("ethnic group"), max_length=20, blank=True)
    mobile = SealedField(_("mobile number"), max_length=30, blank=True)
    education = models.CharField(_("education"), max_length=12, choices=Education, blank=True)
    political_status = models.CharField(
        _("political status"), max_length=12, choices=Politics, blank=True
    )
    skill_level = models.CharField(_("skill level"), max_length=20, choices=Skill, blank=True)
    household_type = models.CharField(
        _("kind of household registration"), max_length=6, choices=Household, blank=True
    )
    household_place = models.CharField(_("household place"), max_length=100, blank=True)
    employer = models.ForeignKey(
        "shared.Employer",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("employer"),
        help_text=_("Left open, it is the employer of the union."),
    )
    employment_status = models.CharField(
        _("employment"), max_length=12, choices=Employment, default=Employment.WORKING
    )
    is_migrant = models.BooleanField(_("rural migrant worker"), default=False)
    is_dispatched = models.BooleanField(_("agency worker"), default=False)
    agency = models.CharField(_("employment agency"), max_length=100, blank=True)
    new_form = models.CharField(
        _("new form of employment"), max_length=12, choices=NewForm, blank=True
    )
    joined_on = models.DateField(_("joined on"), null=True, blank=True)
    card_no = models.CharField(_("number of the card"), max_length=40, blank=True)
    left_on = models.DateField(_("left on"), null=True, blank=True)
    left_reason = models.CharField(_("why the member left"), max_length=200, blank=True)
    membership = models.CharField(
        _("membership"),
        max_length=12,
        choices=Membership,
        default=Membership.APPLIED,
        editable=False,
    )

    class Meta:
        verbose_name = _("member")
        verbose_name_plural = _("members")
        indexes = [
            models.Index(fields=["joined_on", "id"], name="member_by_joining"),
            models.Index(fields=["unit", "membership"], name="member_of_a_unit"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["union", "person"],
                name="member_once_per_union",
                violation_error_message=_("This person stands in the list of this union already."),
            ),
            models.CheckConstraint(
                condition=Q(joined_on=None) | Q(left_on=None) | Q(left_on__gte=F("joined_on")),
                name="member_leaves_after_joining",
                violation_error_message=_("The last day cannot lie before the first day."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        document.check(self)


def belong(members: Sequence[Member], _actor: Any) -> None:
    """A member lies where the union lies, and works for the union's employer if no other is named."""
    unions = Member._meta.get_field("union").related_model._base_manager
    rows = unions.filter(pk__in={member.union_id for member in members})
    found = {
        pk: (unit, employer) for pk, unit, employer in rows.values_list("pk", "unit", "employer")
    }
    for member in members:
        member.unit_id, employer = found[member.union_id]
        member.employer_id = member.employer_id or employer


def _among(*states: str, **lacks: Any) -> Q:
    return Q(membership__in=states, **lacks)


def _before_its_union(_today: date) -> Q:
    return Q(membership__in=CURRENT, joined_on__lt=F("union__approved_on"))


def _own_unions(actor: Actor) -> Callable[[Mapping[str, Any]], int | None]:
    """The one union of its own that an employer has: a roster that names only the employer means it."""
    rows = access.records(unions, actor).filter(kind=UnionKind.OWN).exclude(employer=None)
    found: dict[int, set[int]] = {}
    for employer, union in rows.values_list("employer_id", "pk"):
        found.setdefault(employer, set()).add(union)

    def own(values: Mapping[str, Any]) -> int | None:
        there = found.get(values.get("employer") or 0, set())
        return next(iter(there)) if len(there) == 1 else None

    return own


members = Register(
    model=Member,
    key="members",
    columns=(
        *("name", "union", "sex", "birth", "mobile", "is_migrant", "is_dispatched"),
        *("joined_on", "membership"),
    ),
    filters=(
        *("unit", "union", "membership", "sex", "is_migrant", "is_dispatched", "new_form"),
        *("employer", "education", "political_status", "joined_on"),
    ),
    search=("name", "card_no"),
    period="joined_on",
    sections=(
        Section(
            _("Joining and leaving"), ("union", "joined_on", "card_no", "left_on", "left_reason")
        ),
        Section(
            _("Person"),
            (
                *("name", "id_type", "id_no", "sex", "birth", "differs_reason", "ethnicity"),
                *("mobile", "education", "political_status", "skill_level"),
                *("household_type", "household_place"),
            ),
        ),
        Section(
            _("Work"),
            (
                *("employer", "employment_status", "is_migrant", "is_dispatched", "agency"),
                "new_form",
            ),
        ),
    ),
    state="membership",
    transitions=transitions,
    derives=(belong, document.identify),
    person="person",
    many=True,
    implied={"union": _own_unions},
    identity=(("id_no", "id_type", "union"),),
    secrets=(Secret("id_no", index="last4"), Secret("mobile")),
    missing=(
        Missing(
            "mobile", _("members without a mobile number"), lambda _d: _among(*CURRENT, mobile="")
        ),
        Missing(
            "joined",
            _("members without the day they joined"),
            lambda _d: _among(*CURRENT, joined_on=None),
        ),
        Missing("early", _("members who joined before their union was there"), _before_its_union),
        Missing(
            "agency",
            _("agency workers without the agency"),
            lambda _d: _among(*COUNTED, is_dispatched=True, agency=""),
        ),
    ),
    example={
        "name": "温知夏",
        "id_type": "resident",
        "id_no": "999901199203140024",
        "ethnicity": "汉族",
        "mobile": "19900001234",
        "education": "vocational",
        "political_status": "masses",
        "skill_level": "middle",
        "household_type": "rural",
        "household_place": "临澄县南汀乡",
        "employment_status": "working",
        "is_migrant": True,
        "is_dispatched": False,
        "joined_on": "2025-12-01",
        "card_no": "SL-0001234",
    },
)
