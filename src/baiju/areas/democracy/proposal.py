"""Proposals of delegates: raised, filed, assigned, answered, judged, and followed to the end."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from baiju.engine.declare import (
    Clock,
    Deed,
    Lens,
    Missing,
    Register,
    Section,
    Stages,
    reviewed,
)
from baiju.engine.models import Staged

from . import handling, rules
from .handling import Satisfaction


class Topic(models.TextChoices):
    """What a proposal is about."""

    PAY = "pay", _("Pay and benefits")
    SAFETY = "safety", _("Safety and health")
    LIFE = "life", _("Meals, lodging and transport")
    RULES = "rules", _("Rules and working time")
    PRODUCTION = "production", _("Production and management")
    TRAINING = "training", _("Skills and culture")
    OTHER = "other", _("Other")


class Proposal(Staged):
    """What a delegate wants done; it is closed only when that is done or settled."""

    congress = models.ForeignKey(
        "democracy.Congress",
        models.PROTECT,
        related_name="proposals",
        verbose_name=_("workers' congress"),
    )
    session = models.ForeignKey(
        "democracy.Session",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="proposals",
        verbose_name=_("raised at the session"),
    )
    number = models.CharField(_("number of the proposal"), max_length=30, blank=True)
    title = models.CharField(_("subject"), max_length=120)
    topic = models.CharField(_("topic of the proposal"), max_length=12, choices=Topic, blank=True)
    proposer = models.CharField(_("proposer"), max_length=60, blank=True)
    seconders = models.CharField(_("seconders"), max_length=200, blank=True)
    raised_on = models.DateField(_("raised on"), null=True, blank=True)
    text = models.TextField(_("reason and demand"), blank=True)
    filed_on = models.DateField(_("taken up on"), null=True, blank=True)
    declined_on = models.DateField(_("not taken up, on"), null=True, blank=True)
    declined_reason = models.CharField(_("why it was not taken up"), max_length=200, blank=True)
    handler = models.CharField(_("who handles it"), max_length=100, blank=True)
    assigned_on = models.DateField(_("assigned on"), null=True, blank=True)
    agreed_due = models.DateField(
        _("day agreed for the answer"),
        null=True,
        blank=True,
        help_text=_("Left open, it is counted from the day of assignment."),
    )
    due_on = models.DateField(_("answer by"), null=True, blank=True, editable=False)
    pressed_on = models.DateField(_("last pressed on"), null=True, blank=True)
    replied_on = models.DateField(_("answer given on"), null=True, blank=True)
    reply = models.TextField(_("answer given"), blank=True)
    satisfaction = models.CharField(
        _("proposer's judgement"), max_length=10, choices=Satisfaction, blank=True
    )
    judged_on = models.DateField(_("judged on"), null=True, blank=True)
    again_due = models.DateField(_("answer again by"), null=True, blank=True, editable=False)
    done_on = models.DateField(_("carried out on"), null=True, blank=True)
    closed_on = models.DateField(_("settled on"), null=True, blank=True)

    class Meta:
        verbose_name = _("delegate's proposal")
        verbose_name_plural = _("delegates' proposals")
        indexes = [models.Index(fields=["raised_on", "id"], name="proposal_by_day")]
        constraints = [
            models.CheckConstraint(
                condition=Q(**{f"{later}__isnull": True})
                | Q(**{f"{earlier}__isnull": True})
                | Q(**{f"{later}__gte": F(earlier)}),
                name=f"proposal_{later}_after_{earlier}",
                violation_error_message=sentence,
            )
            for earlier, later, sentence in (
                ("raised_on", "filed_on", _("A proposal is taken up after it was raised.")),
                ("filed_on", "assigned_on", _("A proposal is assigned after it was taken up.")),
                ("assigned_on", "agreed_due", _("The answer is due after the assignment.")),
                ("assigned_on", "replied_on", _("The answer follows the assignment.")),
            )
        ]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        if self.filed_on and self.declined_on:
            raise ValidationError(
                {"declined_on": _("A proposal is taken up or not. Empty one of the two days.")}
            )
        if bool(self.judged_on) != bool(self.satisfaction):
            raise ValidationError(
                {"judged_on": _("Enter the judgement and its day, or neither of them.")}
            )


LIVE = ~Q(review="void") & Q(closed_on=None, declined_on=None)
UNANSWERED = LIVE & Q(assigned_on__isnull=False, replied_on=None)
AGAIN = LIVE & Q(satisfaction=Satisfaction.NOT, judged_on__gte=F("replied_on"))


def _by_pace(choice: str, today: date) -> Q:
    late = UNANSWERED & Q(due_on__lt=today) | AGAIN & Q(again_due__lt=today)
    return late if choice == handling.OVERDUE else LIVE


ALL = (
    *("congress", "session", "number", "title", "topic", "proposer", "seconders", "raised_on"),
    *("text", "filed_on", "declined_on", "declined_reason", "handler", "assigned_on", "agreed_due"),
    *("pressed_on", "replied_on", "reply", "satisfaction", "judged_on", "done_on", "closed_on"),
)
FACTS = ("congress", "session", "proposer", "raised_on", "text")

proposals = Register(
    model=Proposal,
    key="proposals",
    columns=("title", "congress", "unit", "raised_on", "handler", "due_on", "stage"),
    filters=("unit", "congress", "topic", "satisfaction", "raised_on", "due_on", "review"),
    search=("title", "number", "text", "handler"),
    period="raised_on",
    sections=(
        Section(
            _("Proposal"),
            (
                *("congress", "session", "number", "title", "topic"),
                *("proposer", "seconders", "raised_on", "text"),
            ),
        ),
        Section(
            _("Taking up and handling"),
            (
                *("filed_on", "declined_on", "declined_reason"),
                *("handler", "assigned_on", "agreed_due", "pressed_on"),
            ),
        ),
        Section(_("Answer and judgement"), ("replied_on", "reply", "satisfaction", "judged_on")),
        Section(_("Outcome"), ("done_on", "closed_on")),
    ),
    stages=Stages(
        handling.Stage,
        handling.stage_on,
        ("raised", "filed", "assigned", "answered", "satisfied", "closed"),
    ),
    transitions=reviewed(),
    locked={"submitted": FACTS, "verified": FACTS, "archived": ALL, "void": ALL},
    required_at={"submit": ("proposer", "raised_on", "text")},
    deeds=(
        Deed(
            "file", _("Take up"), ("number", "topic", "filed_on"), ("raised",), needs=("filed_on",)
        ),
        Deed(
            "decline",
            _("Do not take up"),
            ("declined_on", "declined_reason"),
            ("raised",),
            needs=("declined_on", "declined_reason"),
            hint=_("The proposer is told why; the matter can be passed on as an opinion."),
        ),
        Deed(
            "assign",
            _("Assign"),
            ("handler", "assigned_on", "agreed_due"),
            ("filed",),
            needs=("handler", "assigned_on"),
        ),
        Deed(
            "answer",
            _("Give the answer"),
            ("replied_on", "reply"),
            ("assigned", "dissatisfied"),
            needs=("replied_on", "reply"),
        ),
        Deed("press", _("Press for it"), ("pressed_on",), ("assigned",), needs=("pressed_on",)),
        Deed(
            "judge",
            _("Enter the judgement"),
            ("satisfaction", "judged_on"),
            ("answered",),
            needs=("satisfaction", "judged_on"),
        ),
        Deed(
            "close",
            _("Settle"),
            ("done_on", "closed_on"),
            ("answered", "satisfied", "dissatisfied", "declined"),
            needs=("closed_on",),
        ),
    ),
    derives=(handling.place_and_time,),
    checks=(handling.belongs_to_one_congress,),
    identity=(("number", "congress"), ("title", "proposer", "raised_on")),
    synonyms={
        "title": ("提案名称", "案由", "提案题目"),
        "proposer": ("提案人", "提出人"),
        "seconders": ("附议人", "附议代表"),
        "handler": ("承办部门", "承办单位", "办理部门"),
    },
    lenses=(
        Lens(
            "pace",
            _("handling"),
            {"open": _("Still open"), handling.OVERDUE: _("Answer overdue")},
            _by_pace,
        ),
    ),
    missing=(
        Missing("proposer", _("without a proposer"), lambda _t: LIVE & Q(proposer="")),
        Missing(
            "handler",
            _("taken up, and nobody handles it"),
            lambda _t: LIVE & Q(filed_on__isnull=False, assigned_on=None),
        ),
        Missing(
            "judgement",
            _("answered, and the proposer was not asked"),
            lambda _t: LIVE & Q(replied_on__isnull=False, satisfaction=""),
        ),
    ),
    clocks=(
        Clock(
            _("Answer to a delegate's proposal"),
            on="due_on",
            where=UNANSWERED,
            rule=rules.proposal_answered.key,
        ),
        Clock(
            _("Proposal to be answered again"),
            on="again_due",
            where=AGAIN,
            rule=rules.proposal_answered.key,
        ),
    ),
    example={
        "number": "2026-04",
        "title": "关于改善夜班用餐的提案",
        "topic": "life",
        "proposer": "邵青禾",
        "seconders": "闻人杉、贺兰屿",
        "raised_on": "2026-03-20",
        "text": "夜班食堂二十一点后只有面食，建议增加热菜并延长到二十三点。",
        "filed_on": "2026-03-24",
        "handler": "后勤部",
        "assigned_on": "2026-03-25",
        "agreed_due": "2026-04-24",
        "replied_on": "2026-04-15",
        "reply": "自5月起夜班供应两荤两素，开放到二十三点。",
        "satisfaction": "satisfied",
        "judged_on": "2026-04-20",
    },
)
