"""What the daily work leaves behind: that an act was done on a day, and what each person is reminded of."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class DoneAct(models.Model):
    """A daily act was done on a day; written in one commit with what the act wrote."""

    day = models.DateField()
    act = models.CharField(max_length=40)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("daily act")
        verbose_name_plural = _("daily acts")
        constraints = [models.UniqueConstraint(fields=["day", "act"], name="daily_act_once_a_day")]

    def __str__(self) -> str:
        return f"{self.day:%Y-%m-%d} {self.act}"


class Reminder(models.Model):
    """What has come near or become late for a person since they were last reminded; only counted."""

    person_id = models.PositiveBigIntegerField()
    day = models.DateField()
    near = models.PositiveIntegerField()
    late = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("reminder")
        verbose_name_plural = _("reminders")
        constraints = [
            models.UniqueConstraint(fields=["person_id", "day"], name="reminder_once_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.day:%Y-%m-%d} {self.person_id}"
