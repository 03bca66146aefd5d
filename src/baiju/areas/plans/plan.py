"""Plans: what a unit has promised for a year, from the first reading to the archive."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from baiju.engine.access import Actor
from baiju.engine.declare import Refusal, Register, Section, Transition, reviewed
from baiju.engine.models import Review, Staged


class Body(models.TextChoices):
    """Whose plan it is."""

    UNION = "union", _("Trade union")
    CONGRESS = "congress", _("People's Congress")
    OTHER = "other", _("Other body")


APPROVED = _("Approved")


class Plan(Staged):
    """A unit's plan for a year. Its clauses own the text; its source is kept as it came."""

    year = models.PositiveSmallIntegerField(
        _("year"), validators=[MinValueValidator(1990), MaxValueValidator(2100)]
    )
    title = models.CharField(_("title"), max_length=200)
    body = models.CharField(_("body"), max_length=10, choices=Body, default=Body.UNION)
    number = models.CharField(_("document number"), max_length=60, blank=True)
    passed = models.CharField(
        _("note under the title"),
        max_length=200,
        blank=True,
        help_text=_("For example which meeting passed it, and on what day."),
    )
    is_adopted = models.BooleanField(_("in use"), default=False)
    source = models.ForeignKey(
        "plans.Source", models.PROTECT, null=True, blank=True, verbose_name=_("source")
    )
    document = models.PositiveSmallIntegerField(_("place in the source"), default=0)

    class Meta:
        verbose_name = _("plan")
        verbose_name_plural = _("plans")
        indexes = [models.Index(fields=["unit", "year"], name="plan_of_a_year")]

    def __str__(self) -> str:
        return self.title

    def get_review_display(self) -> str:  # type: ignore[no-redef]  # said better than by default
        """A plan is approved, where a record is verified."""
        return str(APPROVED if self.review == Review.VERIFIED else Review(self.review).label)

    @property
    def names_its_unit(self) -> bool:
        """Whether the title says whose plan it is."""
        return self.unit.name in self.title

    @property
    def is_open(self) -> bool:
        """Whether its clauses may be written: not while it is being checked, nor afterwards."""
        return self.review in (Review.DRAFT, Review.RETURNED, Review.VERIFIED)


def has_clauses(plan: Plan) -> None:
    if not plan.clause_set.filter(is_dropped=False).exists():
        raise Refusal(_("The plan has no clauses yet. Write or read at least one."))


def is_in_use(plan: Plan) -> None:
    if not plan.is_adopted:
        raise Refusal(_("Say first whose plan it is and for which year."))
    has_clauses(plan)


def freeze(plan: Plan, actor: Actor) -> None:
    """Keep a copy of what was approved; every later change is measured against it."""
    from .baseline import keep

    keep(plan, actor)


def _approved(steps: tuple[Transition, ...]) -> tuple[Transition, ...]:
    """The review every record goes through, in the words of plans."""
    return tuple(replace(s, title=_("Approve")) if s.name == "verify" else s for s in steps)


def _page(plan: Any) -> str:
    return f"/plans/{plan.pk}/"


plans = Register(
    model=Plan,
    key="plans",
    columns=("title", "unit", "year", "body", "number", "review"),
    filters=("unit", "year", "body", "review", "is_adopted"),
    search=("title", "number"),
    sections=(
        Section(_("Plan"), ("unit", "year", "title", "body", "number", "passed")),
        Section(_("Reading"), ("is_adopted", "source", "document")),
    ),
    transitions=(
        *_approved(reviewed(submit=is_in_use, verify=has_clauses, on_verify=(freeze,))),
        Transition(
            "confirm",
            _("Approve the changes"),
            (Review.VERIFIED,),
            Review.VERIFIED,
            "approve",
            asks_reason=True,
            effects=(freeze,),
        ),
    ),
    page=_page,
    menu=False,
    example={
        "year": 2026,
        "title": "石栎镇总工会2026年工作计划",
        "body": "union",
        "number": "石工发〔2026〕2号",
        "passed": "2026年1月16日第三届委员会第五次全体会议通过",
        "is_adopted": True,
        "document": 0,
    },
)
