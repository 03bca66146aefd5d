"""Delegates: the workers elected to a congress, by name, for a term."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from baiju.engine.declare import Deed, Lens, Missing, Register, Section
from baiju.engine.models import Row

from . import mix


class Sex(models.TextChoices):
    """As the roster of delegates says it."""

    FEMALE = "female", _("Female")
    MALE = "male", _("Male")


class Category(models.TextChoices):
    """Where in the enterprise a delegate works."""

    FRONTLINE = "frontline", _("Front-line worker")
    TECHNICAL = "technical", _("Technical or professional staff")
    OFFICE = "office", _("Administrative staff")
    MANAGER = "manager", _("Middle or senior manager")


class Delegate(Row):
    """One elected worker. Who leaves stays on the roster with the day."""

    congress = models.ForeignKey(
        "democracy.Congress",
        models.PROTECT,
        related_name="roster",
        verbose_name=_("workers' congress"),
    )
    name = models.CharField(_("full name"), max_length=60)
    sex = models.CharField(_("sex"), max_length=6, choices=Sex, blank=True)
    category = models.CharField(_("category"), max_length=10, choices=Category, blank=True)
    post = models.CharField(_("work or post"), max_length=60, blank=True)
    constituency = models.CharField(
        _("elected by"),
        max_length=60,
        blank=True,
        help_text=_("The workshop, department or member employer that elects."),
    )
    elected_on = models.DateField(_("elected on"), null=True, blank=True)
    left_on = models.DateField(_("left office on"), null=True, blank=True)
    left_reason = models.CharField(_("why the delegate left"), max_length=100, blank=True)

    class Meta:
        verbose_name = _("workers' delegate")
        verbose_name_plural = _("workers' delegates")
        indexes = [models.Index(fields=["name", "id"], name="delegate_by_name")]
        constraints = [
            models.CheckConstraint(
                condition=Q(left_on__isnull=True)
                | Q(elected_on__isnull=True)
                | Q(left_on__gte=F("elected_on")),
                name="delegate_leaves_after_the_election",
                violation_error_message=_("A delegate cannot leave before the election."),
            )
        ]

    def __str__(self) -> str:
        return self.name


def _by_office(choice: str, today: date) -> Q:
    return mix.in_office(today) if choice == "in" else ~mix.in_office(today)


def _of_a_former_term(_today: date) -> Q:
    return Q(left_on=None, elected_on__lt=F("congress__elected_on"))


delegates = Register(
    model=Delegate,
    key="delegates",
    unit="congress__unit",
    columns=("name", "congress", "sex", "category", "constituency", "elected_on", "left_on"),
    filters=("congress", "sex", "category", "elected_on"),
    search=("name", "constituency", "post"),
    sections=(
        Section(_("Delegate"), ("congress", "name", "sex", "category", "post")),
        Section(_("Election"), ("constituency", "elected_on", "left_on", "left_reason")),
    ),
    deeds=(
        Deed(
            "leave",
            _("Enter the leaving"),
            ("left_on", "left_reason"),
            needs=("left_on", "left_reason"),
        ),
    ),
    lenses=(
        Lens("office", _("in office"), {"in": _("In office"), "left": _("No longer")}, _by_office),
    ),
    identity=(("congress", "name"),),
    synonyms={
        "name": ("代表姓名", "姓名"),
        "constituency": ("选区", "选举单位", "代表团"),
        "category": ("代表类别", "人员类别"),
        "congress": ("职代会", "职代会名称"),
    },
    missing=(
        Missing("sex", _("without the sex"), lambda _t: Q(sex="", left_on=None)),
        Missing("category", _("without a category"), lambda _t: Q(category="", left_on=None)),
        Missing("term", _("left over from a former term"), _of_a_former_term),
    ),
    example={
        "name": "邵青禾",
        "sex": "female",
        "category": "frontline",
        "post": "装配工",
        "constituency": "装配车间",
        "elected_on": "2025-04-18",
    },
)
