"""Courses: what was taught to whom, and who came, by name or by the sheet they signed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.utils.translation import gettext_lazy as _

from baiju.engine.declare import (
    Clock,
    Deed,
    Missing,
    Parts,
    Refusal,
    Register,
    Section,
    Stages,
    reviewed,
)
from baiju.engine.models import Staged

from . import attendee
from .attendee import Attendee


class Audience(models.TextChoices):
    """For whom a course is."""

    CADRES = "cadres", _("Union cadres")
    DELEGATES = "delegates", _("Workers' delegates")
    WORKERS = "workers", _("Workers")
    WOMEN = "women", _("Female workers")
    NEGOTIATORS = "negotiators", _("Bargaining representatives")
    SUPERVISORS = "supervisors", _("Labour-law supervisors")


class Course(Staged):
    """One course; attendances and persons are counted apart."""

    topic = models.CharField(_("topic of the course"), max_length=120)
    organiser = models.CharField(
        _("held by"), max_length=100, blank=True, help_text=_("Left open, it is the unit.")
    )
    audience = models.CharField(
        _("held for"), max_length=12, choices=Audience, default=Audience.CADRES
    )
    planned_on = models.DateField(_("planned for"), null=True, blank=True)
    held_on = models.DateField(_("training held on"), null=True, blank=True)
    ended_on = models.DateField(_("last day of the course"), null=True, blank=True)
    hours = models.DecimalField(
        _("hours taught"),
        max_digits=5,
        decimal_places=1,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal("0.5"))],
    )
    place = models.CharField(_("course held at"), max_length=100, blank=True)
    teacher = models.CharField(_("teacher"), max_length=100, blank=True)
    headcount = models.PositiveIntegerField(
        _("heads by the sign-in sheet"),
        null=True,
        blank=True,
        help_text=_("Where nobody entered the names; attach the sheet."),
    )
    result = models.TextField(_("result of the course"), blank=True)

    class Meta:
        verbose_name = _("training course")
        verbose_name_plural = _("training courses")
        indexes = [models.Index(fields=["held_on", "id"], name="training_by_day")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(held_on=None) | Q(ended_on__gte=F("held_on")),
                name="course_ends_after_it_begins",
                violation_error_message=_("The last day cannot lie before the first day."),
            )
        ]

    def __str__(self) -> str:
        return self.topic


class Stage(models.TextChoices):
    """Where a course stands on a day."""

    PLANNED = "planned", _("Course planned")
    RUNNING = "running", _("Course running")
    OVER = "over", _("Course over")


def stage_on(today: date) -> Case:
    return Case(
        When(ended_on__lt=today, then=Value(Stage.OVER)),
        When(Q(ended_on=None, held_on__lt=today), then=Value(Stage.OVER)),
        When(held_on__lte=today, then=Value(Stage.RUNNING)),
        default=Value(Stage.PLANNED),
        output_field=models.CharField(),
    )


def names_fit_the_sheet(course: Any) -> None:
    """Whoever is named signed the sheet too."""
    named = course.attendees.count()
    if course.headcount is not None and named > course.headcount:
        raise Refusal(
            _("%(named)d people are named, but the sheet says %(heads)d. Compare them.")
            % {"named": named, "heads": course.headcount}
        )


def somebody_came(course: Any) -> None:
    if not course.headcount and not course.attendees.exists():
        raise Refusal(_("Enter who attended, or the heads by the sign-in sheet."))


def _named() -> Q:
    return Q(pk__in=Attendee._base_manager.values("course"))


LIVE = ~Q(review="void")
FACTS = (
    *("unit", "topic", "organiser", "audience", "held_on", "ended_on", "hours", "headcount"),
    "attendees",
)
ALL = (*FACTS, "planned_on", "place", "teacher", "result")

courses = Register(
    model=Course,
    key="training",
    columns=("topic", "unit", "audience", "held_on", "hours", "headcount", "stage", "review"),
    filters=("unit", "audience", "held_on", "review"),
    search=("topic", "organiser", "teacher"),
    period="held_on",
    sections=(
        Section(_("Course"), ("unit", "topic", "organiser", "audience", "teacher")),
        Section(_("Time and place"), ("planned_on", "held_on", "ended_on", "hours", "place")),
        Section(_("Attendance and result"), ("headcount", "result")),
    ),
    parts=(Parts("attendees", Attendee, "course", attendee.FIELDS),),
    stages=Stages(Stage, stage_on, ("planned", "running", "over")),
    transitions=reviewed(submit=somebody_came),
    locked={"submitted": FACTS, "verified": FACTS, "archived": ALL, "void": ALL},
    required_at={"submit": ("held_on", "hours")},
    deeds=(
        Deed(
            "hold",
            _("Enter that it was held"),
            ("held_on", "ended_on", "hours", "headcount"),
            (Stage.PLANNED,),
            needs=("held_on", "hours"),
        ),
    ),
    checks=(names_fit_the_sheet,),
    identity=(("unit", "topic", "held_on"),),
    synonyms={
        "topic": ("培训主题", "培训内容", "培训班名称"),
        "organiser": ("主办单位", "举办单位"),
        "audience": ("培训对象",),
        "held_on": ("培训时间", "培训日期", "举办时间"),
        "hours": ("学时", "课时"),
        "headcount": ("培训人数", "参训人数", "人数"),
    },
    missing=(
        Missing(
            "people",
            _("courses held without anybody's attendance"),
            lambda today: LIVE & Q(held_on__lte=today, headcount=None) & ~_named(),
        ),
        Missing(
            "names",
            _("courses for cadres without names"),
            lambda today: LIVE & Q(held_on__lte=today, audience=Audience.CADRES) & ~_named(),
        ),
        Missing(
            "hours",
            _("courses held without the hours"),
            lambda today: LIVE & Q(held_on__lte=today, hours=None),
        ),
    ),
    clocks=(Clock(_("Course to be held"), on="planned_on", where=LIVE & Q(held_on=None)),),
    example={
        "topic": "新任工会主席履职培训",
        "organiser": "临澄县总工会",
        "audience": "cadres",
        "planned_on": "2026-04-16",
        "held_on": "2026-04-16",
        "ended_on": "2026-04-17",
        "hours": "12.0",
        "place": "县总工会三楼会议室",
        "teacher": "贺知远",
        "headcount": 42,
        "attendees": [{"name": "苏岸明", "place": "栎新机械厂工会", "has_passed": True}],
    },
)
