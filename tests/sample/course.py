"""Courses: what was taught, to how many, and when."""

from django.db import models
from django.db.models import Case, Q, Value, When

from baiju.engine.declare import (
    Clock,
    Deed,
    Lens,
    Missing,
    Parts,
    Refusal,
    Register,
    Secret,
    Section,
    Stages,
    reviewed,
)
from baiju.engine.models import Part, Staged
from baiju.engine.secrets import SealedField


class Course(Staged):
    """An event record with a truth, a number, a day and a secret."""

    title = models.CharField("title", max_length=200)
    held_on = models.DateField("held on", null=True, blank=True)
    attended = models.PositiveIntegerField("people who attended", default=0)
    certified = models.BooleanField("ends with a certificate", default=False)
    remark = models.TextField("remark", blank=True)
    phone = SealedField("teacher's phone", blank=True)

    class Meta:
        verbose_name = "course"
        verbose_name_plural = "courses"
        constraints = [
            models.CheckConstraint(condition=Q(attended__lte=10_000), name="course_fits_a_hall")
        ]
        indexes = [models.Index(fields=["held_on", "id"], name="course_by_day")]

    def __str__(self) -> str:
        return self.title


class Lesson(Part):
    """A lesson of a course."""

    course = models.ForeignKey(Course, models.CASCADE, related_name="lessons")
    subject = models.CharField("subject", max_length=100)
    hours = models.PositiveIntegerField("hours", default=1)

    class Meta:
        verbose_name = "lesson"
        verbose_name_plural = "lessons"

    def __str__(self) -> str:
        return self.subject


class Stage(models.TextChoices):
    """Where a course stands on a day."""

    IDEA = "idea", "Idea"
    PLANNED = "planned", "Planned"
    OVER = "over", "Over"


def stage_on(today):
    return Case(
        When(held_on=None, then=Value(Stage.IDEA)),
        When(held_on__gt=today, then=Value(Stage.PLANNED)),
        default=Value(Stage.OVER),
        output_field=models.CharField(),
    )


def _certified(choice, _today):
    return Q(certified=choice == "with")


def has_been_held(course: Course) -> None:
    if course.held_on is None:
        raise Refusal("Enter the day it was held first.")


courses = Register(
    model=Course,
    key="courses",
    columns=("title", "unit", "held_on", "attended", "certified", "review"),
    filters=("unit", "held_on", "certified", "review"),
    search=("title",),
    period="held_on",
    sections=(
        Section("Course", ("unit", "title", "held_on", "attended", "certified", "remark")),
        Section("Teacher", ("phone",)),
    ),
    transitions=reviewed(submit=has_been_held),
    stages=Stages(Stage, stage_on, ("idea", "planned", "over")),
    deeds=(Deed("hold", "Enter the day", ("held_on", "attended"), ("idea",), needs=("held_on",)),),
    lenses=(Lens("paper", "certificate", {"with": "with", "without": "without"}, _certified),),
    parts=(Parts("lessons", Lesson, "course", ("subject", "hours")),),
    missing=(Missing("day", "without a day", lambda _today: Q(held_on=None)),),
    identity=(("title", "held_on"),),
    required_at={"submit": ("title",)},
    clocks=(Clock("Course to be held", on="held_on", where=Q(review="draft")),),
    secrets=(Secret("phone", index="last4"),),
    example={
        "title": "急救培训",
        "held_on": "2026-03-12",
        "attended": 18,
        "certified": True,
        "remark": "在镇文化站举办。",
        "phone": "13800000000",
        "lessons": [{"subject": "止血包扎", "hours": 2}],
    },
)
