"""Tasks: who does an item of the plan, with whom, by when or how often."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from baiju.engine import calendar
from baiju.engine.calendar import Period
from baiju.engine.declare import Clock, Register, Section
from baiju.engine.models import Row

from .clause import lies_in_an_open_plan, stands


class Every(models.TextChoices):
    """The period a frequency is counted in."""

    WEEK = "week", _("each week")
    MONTH = "month", _("each month")
    QUARTER = "quarter", _("each quarter")
    HALF_YEAR = "half_year", _("each half-year")
    YEAR = "year", _("each year")


class Task(Row):
    """A duty. Without a title it is the item itself; a frequency gives windows, not a sum."""

    clause = models.ForeignKey("plans.Clause", models.CASCADE, verbose_name=_("item"))
    title = models.CharField(_("what is to be done"), max_length=200, blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("owner"),
    )
    helpers = models.ManyToManyField(
        settings.AUTH_USER_MODEL, blank=True, related_name="+", verbose_name=_("helpers")
    )
    party = models.CharField(
        _("responsible body"),
        max_length=100,
        blank=True,
        help_text=_("As the plan names it; the owner is the person who sees to it."),
    )
    due_on = models.DateField(_("due on"), null=True, blank=True)
    times = models.PositiveSmallIntegerField(_("how many times"), null=True, blank=True)
    every = models.CharField(_("how often"), max_length=10, choices=Every, blank=True)
    done_on = models.DateField(_("done on"), null=True, blank=True)

    class Meta:
        verbose_name = _("task")
        verbose_name_plural = _("tasks")
        ordering = ["clause__rank", "pk"]

    def __str__(self) -> str:
        return self.title or (self.clause.heading or self.clause.text).rstrip("。：；")[:60]

    def clean(self) -> None:
        if bool(self.times) != bool(self.every):
            raise ValidationError(
                {"every": _("Say both how many times and in which period, or neither.")}
            )

    def windows(self) -> list[Period]:
        """The stretches of the plan's year in each of which the task is to be done."""
        if not self.every:
            return []
        year = date(self.clause.plan.year, 7, 1)
        return calendar.windows(self.every, calendar.period("year", year))


def lies_in_an_open_item(task: Task) -> None:
    lies_in_an_open_plan(task.clause)
    stands(task.clause)


def next_window(task: Any, today: date) -> date | None:
    """The last day of the first window that can still be filled and is not.

    A missed one is asked for until the next one ends too; after that only the plan shows it.
    """
    days = [note.happened_on for note in task.progressnote_set.all()]
    for window in task.windows():
        can_be_filled = today <= calendar.period(window.kind, window.end + timedelta(days=1)).end
        if can_be_filled and sum(window.holds(day) for day in days) < task.times:
            end: date = window.end
            return end
    return None


LIVE = Q(
    done_on=None,
    clause__is_dropped=False,
    clause__plan__is_adopted=True,
    clause__plan__review__in=("draft", "submitted", "returned", "verified"),
)


def _page(task: Any) -> str:
    return f"/plans/{task.clause.plan_id}/#c{task.clause_id}"


tasks = Register(
    model=Task,
    key="tasks",
    columns=("clause", "title", "owner", "due_on", "every", "done_on"),
    filters=("clause", "owner", "due_on", "every", "done_on"),
    search=("title", "party", "clause__heading", "clause__text"),
    unit="clause__plan__unit",
    period="due_on",
    sections=(
        Section(_("Task"), ("clause", "title", "owner", "helpers", "party")),
        Section(_("When"), ("due_on", "times", "every", "done_on")),
    ),
    checks=(lies_in_an_open_item,),
    clocks=(
        Clock(_("Task due"), on="due_on", where=LIVE & Q(times__isnull=True), owner="owner"),
        Clock(
            _("Next of a regular task due"),
            on=next_window,
            where=LIVE & Q(times__isnull=False),
            owner="owner",
            reads=("progressnote_set",),
        ),
    ),
    owner="owner",
    open_work=LIVE,
    page=_page,
    example={"title": "登记产业园企业", "party": "组织部", "due_on": "2026-03-31"},
)
