"""Assessments: how a union was found at a level of checking, item by item, and when it is checked again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from baiju.engine import calendar, rulebook
from baiju.engine.declare import Clock, Lens, Missing, Parts, Refusal, Register, Section, reviewed
from baiju.engine.models import Part, Staged

from . import grade
from .belonging import lie_with_the_union
from .grade import Answer, Asked, Grade
from .rules import assessment_recheck
from .standard import StandardItem
from .union import STANDS


class CheckLevel(models.TextChoices):
    """Who looked, and with which effect."""

    SELF = "self", _("Self-check")
    TOWNSHIP = "township", _("Check by the township")
    COUNTY = "county", _("Acceptance by the county")
    LISTED = "listed", _("Listed")
    RECHECK = "recheck", _("Checked again")
    DELISTED = "delisted", _("Taken off the list")


CHECKED_AGAIN = (CheckLevel.COUNTY, CheckLevel.LISTED, CheckLevel.RECHECK)


class Assessment(Staged):
    """One check of one union by one standard; its total is counted when it is submitted."""

    unit = models.ForeignKey(
        "org.Unit", models.PROTECT, related_name="+", verbose_name=_("unit"), editable=False
    )
    union = models.ForeignKey(
        "organizing.Union", models.PROTECT, related_name="assessments", verbose_name=_("union")
    )
    standard = models.ForeignKey(
        "organizing.Standard", models.PROTECT, related_name="+", verbose_name=_("standard")
    )
    level = models.CharField(
        _("level of checking"), max_length=10, choices=CheckLevel, default=CheckLevel.SELF
    )
    assessed_on = models.DateField(_("assessed on"), null=True, blank=True)
    assessor = models.CharField(_("who looked"), max_length=100, blank=True)
    shows_sign = models.BooleanField(_("the union shows its sign"), default=False)
    shows_chair = models.BooleanField(_("the chair is shown by name and post"), default=False)
    opinion = models.TextField(_("opinion"), blank=True)
    recheck_on = models.DateField(_("to be checked again by"), null=True, editable=False)
    total = models.DecimalField(
        _("total score"), max_digits=6, decimal_places=1, null=True, editable=False
    )
    grade = models.CharField(_("grade"), max_length=8, choices=Grade, blank=True, editable=False)

    class Meta:
        verbose_name = _("assessment of a union")
        verbose_name_plural = _("assessments of unions")
        indexes = [models.Index(fields=["assessed_on", "id"], name="assessment_by_day")]

    def __str__(self) -> str:
        day = self.assessed_on.isoformat() if self.assessed_on else ""
        return f"{self.get_level_display()} {day}".strip()


class ItemResult(Part):
    """How one item of the standard was found."""

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="results")
    number = models.PositiveSmallIntegerField(_("no. of the item"))
    is_met = models.BooleanField(_("met"), default=False)
    score = models.DecimalField(
        _("score"),
        max_digits=5,
        decimal_places=1,
        null=True,
        blank=True,
        help_text=_("Left open, an item that is met counts with its weight."),
    )
    note = models.CharField(_("note"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("result of an item")
        verbose_name_plural = _("results by item")
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "number"],
                name="item_result_once",
                violation_error_message=_("This item has a result already."),
            )
        ]

    def __str__(self) -> str:
        return str(self.number)

    def clean(self) -> None:
        if self.score is not None and self.score < 0:
            raise ValidationError({"score": _("A score is never below zero.")})

    @property
    def item_told(self) -> str:
        """The item in the standard's words."""
        rows = StandardItem._base_manager.filter(standard=self.assessment.standard_id)
        return str(rows.filter(number=self.number).values_list("title", flat=True).first() or "")


def check_again(assessments: Sequence[Any], _actor: Any) -> None:
    """The day of the next check, by the standard or by the house, counted when this one was made."""
    models.prefetch_related_objects(assessments, "union__unit", "standard")
    shelf = rulebook.shelf((assessment_recheck.key,), [each.union.unit for each in assessments])
    for each in assessments:
        each.recheck_on = None
        if each.assessed_on and each.level in CHECKED_AGAIN:
            own = each.standard.recheck_months
            usual = shelf.amount(assessment_recheck.key, each.union.unit, each.assessed_on)
            each.recheck_on = calendar.add_months(each.assessed_on, own or usual)


def asked_by(standard: Any) -> Asked:
    weights = dict(standard.items.values_list("number", "weight"))
    return Asked(weights, standard.pass_score, standard.model_score, standard.asks_all)


def answers(assessment: Any) -> list[Answer]:
    rows = assessment.results.values_list("number", "is_met", "score")
    return [Answer(*row) for row in rows]


def fits_the_standard(assessment: Any) -> None:
    """Only the standard's items have results, and none scores more than its weight."""
    weights = asked_by(assessment.standard).weights
    for each in answers(assessment):
        if each.number not in weights:
            raise Refusal(_("The standard has no item %(number)d.") % {"number": each.number})
        if each.score is not None and each.score > weights[each.number]:
            words = {"number": each.number, "weight": weights[each.number]}
            raise Refusal(_("Item %(number)d counts %(weight)s at most.") % words)


def is_answered(assessment: Any) -> None:
    asked = set(asked_by(assessment.standard).weights)
    open_items = sorted(asked - {each.number for each in answers(assessment)})
    if not asked:
        raise Refusal(_("The standard has no items yet. Enter them first."))
    if open_items:
        raise Refusal(_("Enter the result of item %(number)d first.") % {"number": open_items[0]})


def count(assessment: Any, _actor: Any) -> None:
    """Total and grade stand still with what was submitted."""
    asked, found = asked_by(assessment.standard), answers(assessment)
    assessment.total = grade.total(asked, found)
    assessment.grade = grade.grade(asked, found)
    assessment.save(update_fields=["total", "grade"])


LIVE = ~Q(review="void")


def latest() -> Q:
    """The last assessment of a union by a standard; what came before is overtaken."""
    later = Assessment._base_manager.filter(
        LIVE,
        union=OuterRef("union"),
        standard=OuterRef("standard"),
        assessed_on__gt=OuterRef("assessed_on"),
    ).exclude(level=CheckLevel.SELF)
    return LIVE & ~Q(Exists(later))


def _narrow(choice: str, today: date) -> Q:
    if choice == "overdue":
        return latest() & Q(recheck_on__lt=today)
    if choice == "soon":
        return latest() & Q(recheck_on__range=(today, today + timedelta(days=90)))
    return latest()


def _never(choice: str, _today: date) -> Q:
    rows = Assessment._base_manager.filter(LIVE, standard__kind="six")
    reached = rows.filter(latest(), grade__in=(Grade.REACHED, Grade.MODEL))
    return {
        "reached": Q(pk__in=reached.values("union")),
        "never": STANDS & ~Q(pk__in=rows.values("union")),
    }[choice]


standard_lens = Lens(
    "standard",
    _("six things a union has"),
    {"reached": _("standard reached"), "never": _("never assessed")},
    _never,
    register="unions",
)
FACTS = ("union", "standard", "level", "assessed_on", "shows_sign", "shows_chair", "results")
ALL = (*FACTS, "assessor", "opinion")
submit, *others = reviewed(submit=is_answered)

assessments = Register(
    model=Assessment,
    key="assessments",
    columns=("union", "standard", "level", "assessed_on", "total", "grade", "review"),
    filters=(
        *("unit", "union", "standard", "level", "assessed_on", "grade", "shows_sign"),
        *("shows_chair", "recheck_on", "review"),
    ),
    search=("assessor",),
    period="assessed_on",
    sections=(
        Section(_("Assessment"), ("union", "standard", "level", "assessed_on", "assessor")),
        Section(_("Shown"), ("shows_sign", "shows_chair")),
        Section(_("Opinion"), ("opinion",)),
    ),
    transitions=(replace(submit, effects=(count,)), *others),
    locked={"submitted": FACTS, "verified": ALL, "archived": ALL, "void": ALL},
    required_at={"submit": ("assessed_on", "assessor")},
    parts=(
        Parts(
            "results",
            ItemResult,
            "assessment",
            ("number", "is_met", "score", "note"),
            {"item_told": _("item of the standard")},
        ),
    ),
    upward=("standard",),
    lenses=(
        Lens(
            "standing",
            _("standing"),
            {
                "latest": _("the latest of each union"),
                "soon": _("to be checked within 90 days"),
                "overdue": _("check overdue"),
            },
            _narrow,
        ),
    ),
    derives=(lie_with_the_union, check_again),
    checks=(fits_the_standard,),
    identity=(("union", "standard", "level", "assessed_on"),),
    synonyms={
        "union": ("工会名称", "被检查工会"),
        "assessed_on": ("检查日期", "验收日期", "考核日期"),
        "assessor": ("检查人", "检查组", "考核人"),
    },
    missing=(
        Missing("day", _("assessments without a day"), lambda _today: LIVE & Q(assessed_on=None)),
        Missing(
            "results",
            _("assessments without results by item"),
            lambda _today: LIVE & ~Q(pk__in=ItemResult._base_manager.values("assessment")),
        ),
        Missing(
            "below",
            _("listed unions found below the standard"),
            lambda _today: latest() & Q(level__in=CHECKED_AGAIN, grade=Grade.BELOW),
        ),
    ),
    clocks=(
        Clock(
            _("Union to be checked again"),
            on="recheck_on",
            where=lambda _today: latest() & Q(recheck_on__isnull=False),
            rule=assessment_recheck.key,
        ),
    ),
    example={
        "level": "county",
        "assessed_on": "2026-03-18",
        "assessor": "县总工会基层组织建设部",
        "shows_sign": True,
        "shows_chair": True,
        "opinion": "资料齐全，活动有记录。",
        "results": [{"number": 1, "is_met": True, "score": "18.0", "note": "批复已存档"}],
    },
)
