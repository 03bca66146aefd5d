"""Progress notes: what was done for a task, on what day, with the papers that show it."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from baiju.engine.declare import Register, Section
from baiju.engine.models import Row

from .clause import lies_in_an_open_plan, stands


class ProgressNote(Row):
    """One thing that was done. A regular task counts its notes window by window."""

    task = models.ForeignKey("plans.Task", models.PROTECT, verbose_name=_("task"))
    happened_on = models.DateField(_("day"))
    text = models.TextField(_("what was done"), max_length=1000)

    class Meta:
        verbose_name = _("progress note")
        verbose_name_plural = _("progress notes")
        ordering = ["-happened_on", "-pk"]

    def __str__(self) -> str:
        return self.text[:60]

    def clean(self) -> None:
        day: date | None = self.happened_on  # a form may have left it open
        if day is not None and day > timezone.localdate():
            raise ValidationError({"happened_on": _("Enter a day that has come already.")})


def belongs_to_an_open_plan(note: ProgressNote) -> None:
    lies_in_an_open_plan(note.task.clause)
    stands(note.task.clause)


progress_notes = Register(
    model=ProgressNote,
    key="progress-notes",
    columns=("happened_on", "text", "task"),
    filters=("task", "happened_on"),
    search=("text",),
    unit="task__clause__plan__unit",
    period="happened_on",
    sections=(Section(_("Progress"), ("task", "happened_on", "text")),),
    menu=False,
    checks=(belongs_to_an_open_plan,),
    example={"happened_on": "2026-03-12", "text": "登记产业园企业 23 家，其中应建会 9 家。"},
)
