"""Attendances of a course: who came, from which union, and whether the course was passed."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from baiju.engine.models import Part


class Attendee(Part):
    """One person at one course."""

    course = models.ForeignKey("organizing.Course", models.CASCADE, related_name="attendees")
    name = models.CharField(_("full name"), max_length=60)
    place = models.CharField(_("union or place of work"), max_length=100, blank=True)
    union = models.ForeignKey(
        "organizing.Union",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("union"),
    )
    officer = models.ForeignKey(
        "organizing.Officer",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="courses",
        verbose_name=_("union cadre"),
        help_text=_("Names the cadre, so that the training counts for the office."),
    )
    has_passed = models.BooleanField(_("passed"), default=False)

    class Meta:
        verbose_name = _("attendance")
        verbose_name_plural = _("attendances")
        constraints = [
            models.UniqueConstraint(
                fields=["course", "officer"],
                name="attendee_once_per_course",
                violation_error_message=_("This cadre is in the list of the course already."),
            )
        ]

    def __str__(self) -> str:
        return self.name


FIELDS = ("name", "place", "union", "officer", "has_passed")
