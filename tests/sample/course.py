"""Courses: what was taught, to how many, and when."""

from django.db import models
from django.db.models import Q

from baiju.engine.declare import Clock, Refusal, Register, Secret, Section, reviewed
from baiju.engine.models import Staged
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

    def __str__(self) -> str:
        return self.title


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
    clocks=(Clock("Course to be held", on="held_on", where=Q(review="draft")),),
    secrets=(Secret("phone"),),
    example={
        "title": "急救培训",
        "held_on": "2026-03-12",
        "attended": 18,
        "certified": True,
        "remark": "在镇文化站举办。",
        "phone": "13800000000",
    },
)
