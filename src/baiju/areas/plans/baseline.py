"""Baselines: frozen copies of a plan as it was approved."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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
    by_hand=False,
    example={
        "number": 1,
        "approved_by": "陶静澜",
        "content": {"clauses": {}, "targets": {}, "tasks": {}},
    },
)


Content = dict[str, dict[str, dict[str, Any]]]


def content(plan: Any) -> Content:
    """Clauses, targets and tasks of a plan as plain values, by the uid of each."""
    rows = list(plan.clause_set.order_by("pk"))
    return written(rows, _related("target", plan), _related("task", plan))


def written(clauses: Iterable[Any], targets: Iterable[Any], tasks: Iterable[Any]) -> Content:
    """Rows as plain values; those of a clause name it by its uid."""
    rows = list(clauses)
    uids = {row.pk: str(row.uid) for row in rows}
    kinds = (("clauses", rows, CLAUSE), ("targets", targets, TARGET), ("tasks", tasks, TASK))
    return {
        name: {str(row.uid): _plain(row, fields, uids) for row in found}
        for name, found, fields in kinds
    }


def _related(name: str, plan: Any) -> Any:
    model = plan.clause_set.model._meta.get_field(name).related_model
    return model._base_manager.filter(clause__plan=plan).order_by("pk")


def _plain(row: Any, fields: tuple[str, ...], uids: Mapping[int, str]) -> dict[str, Any]:
    found = {name: values.plain(value) for name, value in values.of(row, fields).items()}
    if "clause" in found:
        found["clause"] = uids[found["clause"]]
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
