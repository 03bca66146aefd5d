"""What a joint meeting talks about and decides: topics with their source, decisions with their date."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from baiju.engine.models import Part


class Source(models.TextChoices):
    """Where a topic comes from."""

    WORKERS = "workers", _("Demand of workers")
    RESEARCH = "research", _("Research report")
    PARTY = "party", _("One of the parties")
    ABOVE = "above", _("From above")
    OTHER = "other", _("Other")


class Topic(Part):
    """What is put on the table."""

    meeting = models.ForeignKey("democracy.JointMeeting", models.CASCADE, related_name="topics")
    text = models.CharField(_("topic"), max_length=200)
    source = models.CharField(_("where it comes from"), max_length=10, choices=Source, blank=True)
    raised_by = models.CharField(_("raised by"), max_length=60, blank=True)

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")

    def __str__(self) -> str:
        return self.text


class Decision(Part):
    """What was decided: who sees to it, by when, and when it was done."""

    meeting = models.ForeignKey("democracy.JointMeeting", models.CASCADE, related_name="decisions")
    text = models.CharField(_("decision"), max_length=300)
    body = models.CharField(_("who sees to it"), max_length=100, blank=True)
    due_on = models.DateField(_("due on"), null=True, blank=True)
    done_on = models.DateField(_("done on"), null=True, blank=True)
    result = models.CharField(_("result"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")

    def __str__(self) -> str:
        return self.text


def undone(today: date) -> Q:
    """Meetings with a decision that was not carried out by a day."""
    rows = Decision._base_manager.filter(Q(done_on=None) | Q(done_on__gt=today))
    return Q(pk__in=rows.values("meeting"))


def next_decision(meeting: Any, _today: date) -> date | None:
    """The day of the decision that is due first and not carried out."""
    asked = [each.due_on for each in meeting.decisions.all() if each.done_on is None]
    return min((day for day in asked if day is not None), default=None)


def overdue(today: date) -> Q:
    rows = Decision._base_manager.filter(done_on=None, due_on__lt=today)
    return Q(pk__in=rows.values("meeting"))
