"""Democratic evaluation: workers grade those who lead them, by ballot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.utils.translation import gettext_lazy as _

from baiju.engine.declare import (
    Clock,
    Deed,
    Missing,
    Refusal,
    Register,
    Section,
    Stages,
    reviewed,
)
from baiju.engine.models import Staged

GRADES = ("excellent", "competent", "basic", "incompetent")


class Subject(models.TextChoices):
    """Who is evaluated."""

    PERSON = "person", _("A person")
    BODY = "body", _("A leading body")


class Evaluation(Staged):
    """One ballot on one person or body; no list and no total names whom it was about."""

    session = models.ForeignKey(
        "democracy.Session",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="evaluations",
        verbose_name=_("session of a workers' congress"),
    )
    kind = models.CharField(
        _("who is evaluated"), max_length=10, choices=Subject, default=Subject.PERSON
    )
    role = models.CharField(_("post evaluated"), max_length=60)
    subject = models.CharField(
        _("name of the evaluated"),
        max_length=60,
        blank=True,
        help_text=_("Shown on this page only."),
    )
    planned_on = models.DateField(_("planned for"), null=True, blank=True)
    held_on = models.DateField(_("ballot held on"), null=True, blank=True)
    issued = models.PositiveIntegerField(_("ballots issued"), null=True, blank=True)
    returned = models.PositiveIntegerField(_("ballots returned"), null=True, blank=True)
    valid = models.PositiveIntegerField(_("valid ballots"), null=True, blank=True)
    excellent = models.PositiveIntegerField(_("excellent"), null=True, blank=True)
    competent = models.PositiveIntegerField(_("competent"), null=True, blank=True)
    basic = models.PositiveIntegerField(_("basically competent"), null=True, blank=True)
    incompetent = models.PositiveIntegerField(_("not competent"), null=True, blank=True)
    published_on = models.DateField(_("result published on"), null=True, blank=True)
    use = models.TextField(_("use made of the result"), blank=True)

    class Meta:
        verbose_name = _("democratic evaluation")
        verbose_name_plural = _("democratic evaluations")
        indexes = [models.Index(fields=["held_on", "id"], name="evaluation_by_day")]
        constraints = [
            *(
                models.CheckConstraint(
                    condition=Q(**{f"{fewer}__isnull": True})
                    | Q(**{f"{more}__isnull": True})
                    | Q(**{f"{fewer}__lte": F(more)}),
                    name=f"evaluation_{fewer}_within_{more}",
                    violation_error_message=sentence,
                )
                for fewer, more, sentence in (
                    ("returned", "issued", _("More ballots came back than were issued.")),
                    ("valid", "returned", _("More ballots are valid than came back.")),
                )
            ),
            models.CheckConstraint(
                condition=Q(published_on__isnull=True)
                | Q(held_on__isnull=True)
                | Q(published_on__gte=F("held_on")),
                name="evaluation_published_after_held",
                violation_error_message=_("A result is published after the ballot."),
            ),
        ]

    def __str__(self) -> str:
        return self.role

    def clean(self) -> None:
        grades = [getattr(self, name) for name in GRADES]
        if all(grade is None for grade in grades):
            return
        if None in grades:
            raise ValidationError(_("Enter all four grades; a grade nobody gave is 0."))
        if self.valid is None or sum(grades) != self.valid:
            raise ValidationError(
                {"valid": _("The four grades must add up to the number of valid ballots.")}
            )


@dataclass(frozen=True)
class Rates:
    """Satisfaction, read both ways; None where nothing was counted."""

    strict: float | None
    """Excellent and competent, of the valid ballots."""
    wide: float | None
    """With basically competent."""


def rates(evaluation: Any) -> Rates:
    if not evaluation.valid or evaluation.excellent is None:
        return Rates(None, None)
    good = evaluation.excellent + evaluation.competent
    return Rates(100 * good / evaluation.valid, 100 * (good + evaluation.basic) / evaluation.valid)


class Stage(models.TextChoices):
    """Where an evaluation stands on a day."""

    PLANNED = "planned", _("Planned")
    HELD = "held", _("Ballot held")
    COUNTED = "counted", _("Counted")
    PUBLISHED = "published", _("Result published")


def stage_on(today: date) -> Case:
    return Case(
        When(published_on__lte=today, then=Value(Stage.PUBLISHED)),
        When(Q(held_on__lte=today, excellent__isnull=False), then=Value(Stage.COUNTED)),
        When(held_on__lte=today, then=Value(Stage.HELD)),
        default=Value(Stage.PLANNED),
        output_field=models.CharField(),
    )


def follow_the_session(evaluations: Sequence[Any], _actor: Any) -> None:
    """The unit is that of the session."""
    models.prefetch_related_objects(evaluations, "session__unit")
    for evaluation in evaluations:
        if evaluation.session is not None:
            evaluation.unit = evaluation.session.unit


def is_counted(evaluation: Evaluation) -> None:
    if evaluation.excellent is None:
        raise Refusal(_("Enter the count of the ballots first."))


LIVE = ~Q(review="void")
BALLOT = (
    *("unit", "session", "kind", "role", "subject", "held_on"),
    *("issued", "returned", "valid", *GRADES),
)
ALL = (*BALLOT, "planned_on", "published_on", "use")

evaluations = Register(
    model=Evaluation,
    key="evaluations",
    columns=("role", "unit", "kind", "held_on", "valid", "stage", "review"),
    filters=("unit", "session", "kind", "held_on", "review"),
    search=("role",),
    period="held_on",
    sections=(
        Section(_("Evaluation"), ("unit", "session", "kind", "role", "subject", "planned_on")),
        Section(_("Ballot"), ("held_on", "issued", "returned", "valid")),
        Section(_("Grades"), GRADES),
        Section(_("Result"), ("published_on", "use")),
    ),
    stages=Stages(Stage, stage_on, ("planned", "held", "counted", "published")),
    transitions=reviewed(submit=is_counted),
    locked={"submitted": BALLOT, "verified": BALLOT, "archived": ALL, "void": ALL},
    required_at={"submit": ("subject", "held_on", "issued", "returned", "valid")},
    deeds=(
        Deed(
            "count",
            _("Enter the count"),
            ("held_on", "issued", "returned", "valid", *GRADES),
            ("planned", "held"),
            needs=("held_on", "issued", "returned", "valid", *GRADES),
        ),
        Deed(
            "publish",
            _("Enter the publication"),
            ("published_on",),
            ("counted",),
            needs=("published_on",),
        ),
    ),
    derives=(follow_the_session,),
    identity=(("unit", "role", "subject", "held_on"),),
    synonyms={
        "subject": ("被评议人", "评议对象"),
        "role": ("职务", "评议岗位"),
        "issued": ("发出票数", "发放票数"),
        "returned": ("收回票数",),
        "valid": ("有效票数", "有效票"),
    },
    missing=(
        Missing(
            "count",
            _("held and not counted"),
            lambda today: LIVE & Q(held_on__lte=today, excellent=None),
        ),
        Missing(
            "publication",
            _("counted, and the result not published"),
            lambda _t: LIVE & Q(excellent__isnull=False, published_on=None),
        ),
    ),
    clocks=(Clock(_("Evaluation to be held"), on="planned_on", where=LIVE & Q(held_on=None)),),
    example={
        "kind": "person",
        "role": "副厂长",
        "subject": "欧阳柏",
        "held_on": "2026-03-20",
        "issued": 57,
        "returned": 56,
        "valid": 55,
        "excellent": 31,
        "competent": 17,
        "basic": 5,
        "incompetent": 2,
        "published_on": "2026-03-25",
    },
)
