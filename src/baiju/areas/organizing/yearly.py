"""Yearly grades: how a cadre's work was judged each year."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from baiju.engine.models import Part


class WorkGrade(models.TextChoices):
    """The four grades of the yearly judgement."""

    EXCELLENT = "excellent", _("Excellent")
    COMPETENT = "competent", _("Competent")
    BASIC = "basic", _("Basically competent")
    INCOMPETENT = "incompetent", _("Not competent")


class YearlyGrade(Part):
    """The grade of one year."""

    officer = models.ForeignKey("organizing.Officer", models.CASCADE, related_name="grades")
    year = models.PositiveSmallIntegerField(
        _("year"), validators=[MinValueValidator(1990), MaxValueValidator(2199)]
    )
    grade = models.CharField(_("yearly grade"), max_length=12, choices=WorkGrade)
    note = models.CharField(_("note"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("yearly grade")
        verbose_name_plural = _("yearly grades")
        constraints = [
            models.UniqueConstraint(
                fields=["officer", "year"],
                name="yearly_grade_once",
                violation_error_message=_("This year has a grade already."),
            )
        ]

    def __str__(self) -> str:
        return str(self.year)
