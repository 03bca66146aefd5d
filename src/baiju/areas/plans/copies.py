"""Near-copies: which stored plans hold the same sentences, among those the reader may see."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import models
from django.db.models import Count

from baiju.engine import access
from baiju.engine.access import Actor
from baiju.plantext import similarity

from .plan import Plan, plans

NEAR = 0.40
CANDIDATES = 40
SHOWN = 8


class Shingle(models.Model):
    """A sampled piece of a plan's words, so that copies are found without reading every plan."""

    plan = models.ForeignKey("plans.Plan", models.CASCADE, related_name="+")
    value = models.BigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["value", "plan"], name="shingle_of_a_plan")]

    def __str__(self) -> str:
        return str(self.value)


@dataclass(frozen=True)
class Copy:
    """A plan that is much like another."""

    plan: Plan
    likeness: float

    @property
    def percent(self) -> int:
        return round(100 * self.likeness)


def words(plan: Plan) -> str:
    """A plan's text as it stands, one clause a line."""
    rows = plan.clause_set.filter(is_dropped=False).order_by("rank", "pk")
    return "\n".join([plan.title, *(row.words for row in rows)])


def index(plan: Plan) -> None:
    """Sample a plan's words anew."""
    Shingle._base_manager.filter(plan=plan).delete()
    Shingle._base_manager.bulk_create(
        Shingle(plan=plan, value=value) for value in set(similarity.sketch(words(plan)))
    )


def of(actor: Actor, plan: Plan) -> list[Copy]:
    """The plans in reach that are near-copies of this one, the likest first."""
    text = words(plan)
    sample = list(similarity.sketch(text))
    if not sample:
        return []
    seen = access.records(plans, actor).filter(pk__in=_likely(plan, sample))
    found = [
        Copy(other, similarity.jaccard(text, words(other))) for other in seen.select_related("unit")
    ]
    return sorted((c for c in found if c.likeness >= NEAR), key=lambda c: -c.likeness)[:SHOWN]


def _likely(plan: Plan, sample: list[int]) -> list[int]:
    """The plans that share most of the sample; whether they may be seen is asked afterwards."""
    hits = Shingle._base_manager.filter(value__in=sample).exclude(plan=plan)
    counted = hits.values("plan").annotate(hits=Count("pk")).order_by("-hits", "plan")
    enough = len(sample) * NEAR / 2
    return [row["plan"] for row in counted[:CANDIDATES] if row["hits"] >= enough]
