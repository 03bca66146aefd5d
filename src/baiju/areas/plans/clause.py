"""Clauses: the pieces a plan's text is made of, in order, each with its own version."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from baiju.engine.declare import Refusal, Register, Section
from baiju.engine.models import Row

DEEPEST = 6


class WorkArea(models.TextChoices):
    """The field of work an item belongs to."""

    ORGANIZING = "organizing", _("Union formation")
    MEMBERSHIP = "membership", _("Membership")
    STAFF = "staff", _("Cadres")
    COLLECTIVE_CONTRACT = "collective_contract", _("Collective contract")
    WAGE_BARGAINING = "wage_bargaining", _("Wage bargaining")
    WORKERS_CONGRESS = "workers_congress", _("Workers' congress")
    OPENNESS = "openness", _("Openness")
    DISPUTES = "disputes", _("Labour disputes")
    LAW_SUPERVISION = "law_supervision", _("Law supervision")
    LEGAL_AID = "legal_aid", _("Legal aid")
    HARDSHIP_AID = "hardship_aid", _("Hardship aid")
    MUTUAL_AID = "mutual_aid", _("Mutual aid")
    EMPLOYMENT = "employment", _("Employment")
    COMPETITION = "competition", _("Labour competition")
    PROPOSALS = "proposals", _("Rationalization proposals")
    SKILLS = "skills", _("Skills")
    INNOVATION = "innovation", _("Innovation")
    HONOURS = "honours", _("Honours")
    SAFETY_HEALTH = "safety_health", _("Safety and health")
    CULTURE = "culture", _("Culture and sport")
    WOMEN = "women", _("Women workers")
    IDEOLOGY_STUDY = "ideology_study", _("Study")
    PUBLICITY = "publicity", _("Publicity")
    RESEARCH = "research", _("Research")
    PETITIONS = "petitions", _("Letters and visits")
    FINANCE = "finance", _("Union funds")
    AUDIT = "audit", _("Audit")
    MEETINGS = "meetings", _("Meetings")
    DEPUTIES = "deputies", _("Deputies")
    MOTIONS = "motions", _("Motions and suggestions")
    SUPERVISION = "supervision", _("Supervision")
    GENERAL = "general", _("General")


class Clause(Row):
    """A heading, an item or a paragraph of a plan. Level 0 is running text above the first item."""

    plan = models.ForeignKey("plans.Plan", models.CASCADE, verbose_name=_("plan"))
    rank = models.CharField(_("place"), max_length=60)
    level = models.PositiveSmallIntegerField(_("level"), default=1)
    marker = models.CharField(_("number"), max_length=20, blank=True)
    heading = models.CharField(_("heading"), max_length=300, blank=True)
    text = models.TextField(_("text"), blank=True)
    area = models.CharField(
        _("work area"), max_length=24, choices=WorkArea, default=WorkArea.GENERAL
    )
    is_dropped = models.BooleanField(_("dropped"), default=False)
    start = models.PositiveIntegerField(_("from character"), null=True, blank=True)
    end = models.PositiveIntegerField(_("to character"), null=True, blank=True)

    class Meta:
        verbose_name = _("clause")
        verbose_name_plural = _("clauses")
        ordering = ["plan", "rank", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(level__lte=DEEPEST),
                name="clause_not_too_deep",
                violation_error_message=_("A plan has at most six levels."),
            )
        ]

    def __str__(self) -> str:
        return (self.marker + (self.heading or self.text))[:60]

    @property
    def words(self) -> str:
        """The whole clause as it stands on paper."""
        return self.marker + self.heading + self.text


def has_words(clause: Clause) -> None:
    if not clause.words.strip():
        raise Refusal(_("A clause needs words. Write some, or drop the clause."))


def lies_in_an_open_plan(clause: Clause) -> None:
    if not clause.plan.is_open:
        raise Refusal(
            _("The plan is %(state)s and cannot be changed. Have it returned first.")
            % {"state": clause.plan.get_review_display()}
        )


def stands(clause: Clause) -> None:
    if clause.is_dropped:
        raise Refusal(_("This clause was taken out of the plan. Bring it back first."))


def _page(clause: Any) -> str:
    return f"/plans/{clause.plan_id}/#c{clause.pk}"


clauses = Register(
    model=Clause,
    key="clauses",
    columns=("heading", "plan", "level", "area"),
    filters=("plan", "area", "is_dropped"),
    search=("heading", "text"),
    unit="plan__unit",
    sections=(
        Section(_("Place"), ("plan", "rank", "level", "marker")),
        Section(_("Words"), ("heading", "text", "area", "is_dropped")),
        Section(_("In the source"), ("start", "end")),
    ),
    checks=(has_words, lies_in_an_open_plan),
    page=_page,
    menu=False,
    example={
        "rank": "n",
        "level": 2,
        "marker": "（一）",
        "heading": "摸清应建未建的单位。",
        "text": "一季度对产业园逐户登记，全年新建企业工会6家。",
        "area": "organizing",
    },
)
