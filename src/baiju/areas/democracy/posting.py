"""Openness: what was made public, where, when, and what people asked about it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from baiju.engine import calendar
from baiju.engine.calendar import Period
from baiju.engine.declare import Clock, Missing, Parts, Refusal, Register, Section, reviewed
from baiju.engine.models import Part, Staged
from baiju.engine.rulebook import Shelf

from . import rules
from .openness_item import Every, last_ended


class Channel(models.TextChoices):
    """Where it was made public."""

    CONGRESS = "congress", _("Workers' congress")
    BOARD = "board", _("Notice board")
    NETWORK = "network", _("Website or group chat")
    MEETING = "meeting", _("Meeting")
    OTHER = "other", _("Other")


class Posting(Staged):
    """One thing made public for one period; a photo may be added, and is never demanded."""

    item = models.ForeignKey(
        "democracy.OpennessItem",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="postings",
        verbose_name=_("item of the catalogue"),
    )
    employer = models.ForeignKey(
        "shared.Employer",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("employer"),
    )
    title = models.CharField(_("what was made public"), max_length=120)
    channel = models.CharField(_("channel"), max_length=10, choices=Channel, blank=True)
    place = models.CharField(_("posted where"), max_length=100, blank=True)
    posted_on = models.DateField(_("posted on"), null=True, blank=True)
    period_from = models.DateField(
        _("for the period from"),
        null=True,
        blank=True,
        help_text=_("Left open: the period just over while its days run, else the present one."),
    )
    period_to = models.DateField(_("for the period to"), null=True, blank=True)
    covers_from = models.DateField(_("counts from"), null=True, blank=True, editable=False)
    covers_to = models.DateField(_("counts to"), null=True, blank=True, editable=False)
    post_by = models.DateField(_("to be made public by"), null=True, blank=True, editable=False)
    reply_days = models.PositiveSmallIntegerField(
        _("days to answer questions"), null=True, blank=True, editable=False
    )

    class Meta:
        verbose_name = _("openness record")
        verbose_name_plural = _("openness records")
        indexes = [models.Index(fields=["posted_on", "id"], name="posting_by_day")]
        constraints = [
            models.CheckConstraint(
                condition=Q(period_from__isnull=True)
                | Q(period_to__isnull=True)
                | Q(period_to__gte=F("period_from")),
                name="posting_period_in_order",
                violation_error_message=_("The last day cannot lie before the first day."),
            )
        ]

    def __str__(self) -> str:
        return self.title


class Feedback(Part):
    """A question or opinion on what was made public, and the answer to it."""

    posting = models.ForeignKey(Posting, models.CASCADE, related_name="feedback")
    text = models.CharField(_("question or opinion"), max_length=300)
    received_on = models.DateField(_("received on"))
    replied_on = models.DateField(_("answer given on"), null=True, blank=True)
    reply = models.CharField(_("answer given"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("question or opinion")
        verbose_name_plural = _("questions and opinions")
        constraints = [
            models.CheckConstraint(
                condition=Q(replied_on__isnull=True) | Q(replied_on__gte=F("received_on")),
                name="feedback_answered_after_it_came",
                violation_error_message=_("An answer follows the question."),
            )
        ]

    def __str__(self) -> str:
        return self.text


def period_and_days(postings: Sequence[Any], _actor: Any) -> None:
    """The unit follows the item; the period is the item's, unless it was entered."""
    models.prefetch_related_objects(postings, "item__unit", "unit")
    for posting in postings:
        if posting.item is not None:
            posting.unit = posting.item.unit
    held = rules.shelf(postings)
    for posting in postings:
        posting.covers_from = posting.covers_to = posting.post_by = posting.reply_days = None
        if posting.posted_on is not None:
            _fill(held, posting, posting.posted_on)


def _fill(held: Shelf, posting: Any, on: date) -> None:
    regular = posting.item is not None and posting.item.every != Every.OCCASION
    period = _meant(posting.item, on) if regular else Period("day", on, on)
    is_said = posting.period_from is not None and posting.period_to is not None
    posting.covers_from = posting.period_from if is_said else period.start
    posting.covers_to = posting.period_to if is_said else period.end
    allowed = timedelta(days=posting.item.days_allowed) if regular else None
    posting.post_by = posting.covers_to + allowed if allowed is not None else None
    posting.reply_days = held.amount(rules.openness_answered.key, posting.unit, on)


def _meant(item: Any, on: date) -> Period:
    """What is made public soon after a period's end is meant for that period."""
    over = last_ended(item.every, on)
    is_soon = on <= over.end + timedelta(days=item.days_allowed)
    return over if is_soon else calendar.period(item.every, on)


def next_reply(posting: Any, _today: date) -> date | None:
    """The last day for the first question that nobody has answered."""
    days = posting.reply_days
    asked = [each.received_on for each in posting.feedback.all() if each.replied_on is None]
    if not asked or days is None:
        return None
    return rules.due(rules.shelf([posting]), posting.unit, min(asked), days)


def has_both_ends(posting: Posting) -> None:
    if (posting.period_from is None) != (posting.period_to is None):
        raise Refusal(_("Enter both days of the period, or neither of them."))


def is_no_secret(posting: Posting) -> None:
    if posting.item is not None and posting.item.is_confidential:
        raise Refusal(_("The catalogue calls this item a business secret. It is not made public."))


LIVE = ~Q(review="void")


def asked(_today: date) -> Q:
    """Records with a question that nobody has answered."""
    rows = Feedback._base_manager.filter(replied_on=None)
    return LIVE & Q(pk__in=rows.values("posting"))


openness = Register(
    model=Posting,
    key="openness",
    columns=("title", "unit", "item", "channel", "posted_on", "covers_to", "review"),
    filters=("unit", "item", "channel", "posted_on", "review"),
    search=("title", "place"),
    period="posted_on",
    sections=(
        Section(
            _("What was made public"),
            ("unit", "item", "employer", "title", "period_from", "period_to"),
        ),
        Section(_("Where and when"), ("channel", "place", "posted_on")),
    ),
    parts=(Parts("feedback", Feedback, "posting", ("text", "received_on", "replied_on", "reply")),),
    transitions=reviewed(),
    locked={
        "submitted": ("unit", "item", "employer", "title", "posted_on"),
        "verified": ("unit", "item", "employer", "title", "posted_on", "period_from", "period_to"),
        **dict.fromkeys(
            ("archived", "void"),
            (
                *("unit", "item", "employer", "title", "period_from", "period_to"),
                *("channel", "place", "posted_on", "feedback"),
            ),
        ),
    },
    required_at={"submit": ("channel", "posted_on")},
    derives=(period_and_days,),
    checks=(has_both_ends, is_no_secret),
    identity=(("unit", "title", "posted_on"),),
    synonyms={
        "title": ("公开内容", "公开事项"),
        "channel": ("公开形式", "公开方式"),
        "posted_on": ("公开时间", "公开日期"),
    },
    missing=(
        Missing(
            "day", _("without the day it was made public"), lambda _t: LIVE & Q(posted_on=None)
        ),
        Missing(
            "late",
            _("made public late"),
            lambda _t: LIVE & Q(posted_on__gt=F("post_by")),
        ),
        Missing("answers", _("with questions not answered"), asked),
    ),
    clocks=(
        Clock(
            _("Question on openness to be answered"),
            on=next_reply,
            where=asked,
            rule=rules.openness_answered.key,
            reads=("feedback",),
        ),
    ),
    example={
        "title": "2026年第一季度劳动保护经费使用情况",
        "channel": "board",
        "place": "厂门公开栏",
        "posted_on": "2026-04-08",
        "period_from": "2026-01-01",
        "period_to": "2026-03-31",
        "feedback": [
            {
                "text": "夏季清凉饮料从哪个月开始发放",
                "received_on": "2026-04-10",
                "replied_on": "2026-04-16",
                "reply": "自6月起按月发放到班组。",
            }
        ],
    },
)
