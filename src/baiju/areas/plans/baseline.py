"""Baselines: frozen copies of a plan as it was approved."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from baiju.engine import access, records, values
from baiju.engine.access import Actor
from baiju.engine.declare import Register, Section
from baiju.engine.models import Row

CLAUSE = ("rank", "level", "marker", "heading", "text", "area", "is_dropped")
TARGET = (
    "clause",
    "kind",
    "indicator",
    "comparator",
    "value",
    "value_max",
    "measure",
    "every",
    "due_on",
)
TASK = ("clause", "title", "owner", "party", "due_on", "times", "every")


class Baseline(Row):
    """What was approved, word for word and number for number."""

    plan = models.ForeignKey("plans.Plan", models.CASCADE, verbose_name=_("plan"))
    number = models.PositiveSmallIntegerField(_("number"))
    approved_by = models.CharField(_("approved by"), max_length=150)
    approved_at = models.DateTimeField(auto_now_add=True)
    content = models.JSONField(_("content"))

    class Meta:
        verbose_name = _("baseline")
        verbose_name_plural = _("baselines")
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="baseline_once_per_number")
        ]

    def __str__(self) -> str:
        return f"{self.plan} · {self.number}"


baselines = Register(
    model=Baseline,
    key="baselines",
    columns=("plan", "number", "approved_by"),
    filters=("plan",),
    unit="plan__unit",
    sections=(Section(_("Baseline"), ("plan", "number", "approved_by", "content")),),
    menu=False,
    example={
        "number": 1,
        "approved_by": "陶静澜",
        "content": {"clauses": {}, "targets": {}, "tasks": {}},
    },
)


def content(plan: Any) -> dict[str, dict[str, dict[str, Any]]]:
    """Clauses, targets and tasks of a plan as plain values, by the uid of each."""
    of_plan = plan.clause_set.all()
    rows = {
        "clauses": (of_plan, CLAUSE),
        "targets": (_related("target", plan), TARGET),
        "tasks": (_related("task", plan), TASK),
    }
    return {
        name: {str(row.uid): _plain(row, fields) for row in found.order_by("pk")}
        for name, (found, fields) in rows.items()
    }


def _related(name: str, plan: Any) -> Any:
    model = plan.clause_set.model._meta.get_field(name).related_model
    return model._base_manager.filter(clause__plan=plan).select_related("clause")


def _plain(row: Any, fields: tuple[str, ...]) -> dict[str, Any]:
    found = {name: values.plain(value) for name, value in values.of(row, fields).items()}
    if "clause" in found:
        found["clause"] = str(row.clause.uid)
    return found


def keep(plan: Any, actor: Actor) -> Baseline:
    """Freeze the plan as it stands."""
    last = access.records(baselines, actor).filter(plan=plan).count()
    made: Baseline = records.save(
        baselines,
        actor,
        {
            "plan": plan.pk,
            "number": last + 1,
            "approved_by": actor.name,
            "content": content(plan),
        },
    )
    return made
