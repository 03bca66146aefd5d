"""Committees of a union: their posts, their term, and when they are to be elected anew."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.utils.translation import gettext_lazy as _

from baiju.engine import calendar, rulebook
from baiju.engine.declare import (
    Clock,
    Deed,
    Lens,
    Missing,
    Parts,
    Refusal,
    Register,
    Section,
    Stages,
)
from baiju.engine.models import Record

from . import post
from .belonging import lie_with_the_union
from .post import CommitteePost, Post
from .rules import election_ahead
from .union import STANDS, Term


class CommitteeKind(models.TextChoices):
    """What a committee is for."""

    UNION = "union", _("Union committee")
    AUDIT = "audit", _("Committee for auditing union funds")
    WOMEN = "women", _("Women workers' committee")
    PROTECTION = "protection", _("Committee for supervising labour protection")
    SUPERVISION = "supervision", _("Committee for supervising labour law")
    OTHER = "other", _("Another committee")


class Committee(Record):
    """One committee for one term; the next term's is a record of its own."""

    unit = models.ForeignKey(
        "org.Unit", models.PROTECT, related_name="+", verbose_name=_("unit"), editable=False
    )
    union = models.ForeignKey(
        "organizing.Union", models.PROTECT, related_name="committees", verbose_name=_("union")
    )
    kind = models.CharField(
        _("kind of committee"), max_length=12, choices=CommitteeKind, default=CommitteeKind.UNION
    )
    name = models.CharField(_("name of the committee"), max_length=120)
    number = models.PositiveSmallIntegerField(
        _("number of the term"), null=True, blank=True, help_text=_("3 for the third committee.")
    )
    elected_on = models.DateField(_("elected on"), null=True, blank=True)
    term_years = models.PositiveSmallIntegerField(
        _("term of the committee"), choices=Term, null=True, blank=True
    )
    term_end = models.DateField(_("term ends on"), null=True, editable=False)
    election_due_on = models.DateField(_("election due from"), null=True, editable=False)
    announced_on = models.DateField(
        _("end of the term told to the union above on"), null=True, blank=True
    )
    ended_on = models.DateField(_("out of office since"), null=True, blank=True)
    ended_reason = models.CharField(_("why it left office"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("committee")
        verbose_name_plural = _("committees")
        indexes = [models.Index(fields=["elected_on", "id"], name="committee_by_election")]
        constraints = [
            models.UniqueConstraint(
                fields=["union", "kind"],
                condition=Q(ended_on=None) & ~Q(kind="other"),
                name="committee_once_per_union",
                violation_error_message=_(
                    "The union has a committee of this kind in office. Enter when that one left."
                ),
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(elected_on=None) | Q(ended_on__gte=F("elected_on")),
                name="committee_ends_after_its_election",
                violation_error_message=_("The last day cannot lie before the first day."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        if self.ended_on and not self.ended_reason:
            raise ValidationError({"ended_reason": _("Say why the committee left office.")})


class Stage(models.TextChoices):
    """Where a committee stands on a day."""

    NAMED = "named", _("Not elected yet")
    SITTING = "sitting", _("In office")
    DUE = "due", _("Election due")
    OVERDUE = "overdue", _("Election overdue")
    ENDED = "ended", _("Out of office")


def stage_on(today: date) -> Case:
    return Case(
        When(ended_on__lte=today, then=Value(Stage.ENDED)),
        When(term_end__lt=today, then=Value(Stage.OVERDUE)),
        When(election_due_on__lte=today, then=Value(Stage.DUE)),
        When(elected_on__lte=today, then=Value(Stage.SITTING)),
        default=Value(Stage.NAMED),
        output_field=models.CharField(),
    )


def count_terms(committees: Sequence[Any], _actor: Any) -> None:
    """The end of the term, and when the election falls due, by the rule of the day it began."""
    models.prefetch_related_objects(committees, "union__unit")
    shelf = rulebook.shelf((election_ahead.key,), [each.union.unit for each in committees])
    for each in committees:
        start, years = each.elected_on, each.term_years
        end = calendar.add_months(start, 12 * years) if start and years else None
        if end == each.term_end:
            continue
        each.term_end, each.election_due_on = end, None
        if end:
            ahead = shelf.amount(election_ahead.key, each.union.unit, start)
            each.election_due_on = end - timedelta(days=ahead)


def has_one_chair(committee: Committee) -> None:
    if committee.posts.filter(post.held(), post=Post.CHAIR).count() > 1:
        raise Refusal(_("A committee has one chair. Enter the day the former one left the post."))


SITS = Q(ended_on=None, elected_on__isnull=False)


def _with_posts(**asked: Any) -> Q:
    return Q(pk__in=CommitteePost._base_manager.filter(post.held(), **asked).values("committee"))


def _protected(_today: date) -> Q:
    """Somebody's contract ends before the term does."""
    return SITS & _with_posts(contract_end__lt=F("committee__term_end"))


def _narrow(choice: str, _today: date) -> Q:
    rows = Committee._base_manager.filter(ended_on=None, kind=choice.removeprefix("no_"))
    has = Q(pk__in=rows.values("union"))
    return STANDS & ~has if choice.startswith("no_") else has


committee_lens = Lens(
    "committee",
    _("committees"),
    {
        "union": _("has a union committee"),
        "no_union": _("no union committee"),
        "audit": _("has an audit committee"),
        "no_audit": _("no audit committee"),
        "women": _("has a women workers' committee"),
        "no_women": _("no women workers' committee"),
    },
    _narrow,
    register="unions",
)
committees = Register(
    model=Committee,
    key="committees",
    columns=("name", "union", "kind", "elected_on", "term_end", "stage"),
    filters=("unit", "union", "kind", "elected_on", "term_end", "term_years"),
    search=("name",),
    period="elected_on",
    sections=(
        Section(_("Committee"), ("union", "kind", "name", "number")),
        Section(_("Term"), ("elected_on", "term_years", "announced_on")),
        Section(_("End"), ("ended_on", "ended_reason")),
    ),
    stages=Stages(Stage, stage_on, (Stage.NAMED, Stage.SITTING, Stage.DUE, Stage.ENDED)),
    deeds=(
        Deed(
            "announce",
            _("Note that the end of the term was told"),
            ("announced_on",),
            (Stage.SITTING, Stage.DUE, Stage.OVERDUE),
            needs=("announced_on",),
        ),
        Deed(
            "end",
            _("Note that it left office"),
            ("ended_on", "ended_reason"),
            (Stage.SITTING, Stage.DUE, Stage.OVERDUE),
            needs=("ended_on", "ended_reason"),
        ),
    ),
    parts=(Parts("posts", CommitteePost, "committee", post.FIELDS),),
    derives=(lie_with_the_union, count_terms),
    checks=(has_one_chair,),
    identity=(("union", "kind", "elected_on"), ("union", "kind", "number")),
    synonyms={
        "name": ("委员会名称", "机构名称"),
        "union": ("所属工会", "工会名称", "基层工会名称"),
        "number": ("届次", "第几届"),
        "elected_on": ("选举日期", "产生日期", "当选日期"),
        "term_years": ("任期", "任期年限"),
    },
    missing=(
        Missing(
            "chair",
            _("committees in office without a chair"),
            lambda _today: SITS & ~_with_posts(post=Post.CHAIR),
        ),
        Missing(
            "duties",
            _("committees in office with work nobody was given"),
            lambda _today: SITS & _with_posts(duties=""),
        ),
        Missing(
            "term",
            _("committees without a term of office"),
            lambda _today: Q(ended_on=None, term_end=None),
        ),
        Missing(
            "contract",
            _("committees with a labour contract that ends inside the term"),
            _protected,
        ),
    ),
    clocks=(
        Clock(
            _("End of a committee's term to be told to the union above"),
            on="election_due_on",
            where=SITS & Q(announced_on=None),
            rule=election_ahead.key,
        ),
    ),
    example={
        "kind": "union",
        "name": "栎新机械厂工会第二届委员会",
        "number": 2,
        "elected_on": "2025-11-06",
        "term_years": 3,
        "posts": [
            {
                "person": "苏岸明",
                "post": "chair",
                "duties": "主持全面工作，分管组织建设",
                "way": "elected",
                "since": "2025-11-06",
            }
        ],
    },
)
