"""Tripartite and joint meetings: who came, what was raised, what was decided and who does it by when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.utils.translation import gettext_lazy as _

from baiju.engine.declare import (
    Clock,
    Deed,
    Missing,
    Parts,
    Refusal,
    Register,
    Section,
    Stages,
    reviewed,
)
from baiju.engine.models import Staged

from . import decision, rules
from .decision import Decision, Topic


class Kind(models.TextChoices):
    """Which of the two standing meetings it is."""

    TRIPARTITE = "tripartite", _("Tripartite meeting on labour relations")
    JOINT = "joint", _("Joint meeting of government and union")


class Level(models.TextChoices):
    """The level it is held at."""

    PROVINCE = "province", _("Province")
    CITY = "city", _("City")
    COUNTY = "county", _("County")
    TOWNSHIP = "township", _("Township or street")


class JointMeeting(Staged):
    """One meeting, from the call for topics until its last decision is carried out."""

    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.TRIPARTITE)
    level = models.CharField(
        _("level of the meeting"),
        max_length=10,
        choices=Level,
        default=Level.COUNTY,
        help_text=_(
            "The law knows tripartite meetings at county level and above; "
            "in a township or street they are local practice."
        ),
    )
    title = models.CharField(_("name of the meeting"), max_length=120)
    host = models.CharField(_("host"), max_length=100, blank=True)
    called_on = models.DateField(_("topics called for on"), null=True, blank=True)
    noticed_on = models.DateField(_("notice sent on"), null=True, blank=True)
    planned_on = models.DateField(_("planned for"), null=True, blank=True)
    place = models.CharField(_("meeting place"), max_length=100, blank=True)
    held_on = models.DateField(_("held on"), null=True, blank=True)
    has_government = models.BooleanField(_("government present"), default=False)
    has_labour = models.BooleanField(_("labour authority present"), default=False)
    has_union = models.BooleanField(_("union present"), default=False)
    has_employers = models.BooleanField(_("employers' side present"), default=False)
    minutes_due = models.DateField(_("minutes due by"), null=True, blank=True, editable=False)
    minutes_no = models.CharField(_("number of the minutes"), max_length=60, blank=True)
    minutes_on = models.DateField(_("minutes issued on"), null=True, blank=True)
    closed_on = models.DateField(_("settled on"), null=True, blank=True)

    class Meta:
        verbose_name = _("tripartite or joint meeting")
        verbose_name_plural = _("tripartite and joint meetings")
        indexes = [models.Index(fields=["held_on", "id"], name="joint_meeting_by_day")]
        constraints = [
            models.CheckConstraint(
                condition=Q(**{f"{later}__isnull": True})
                | Q(**{f"{earlier}__isnull": True})
                | Q(**{f"{later}__gte": F(earlier)}),
                name=f"joint_{later}_after_{earlier}",
                violation_error_message=sentence,
            )
            for earlier, later, sentence in (
                ("noticed_on", "held_on", _("The notice goes out before the meeting is held.")),
                ("held_on", "minutes_on", _("The minutes follow the meeting.")),
                ("held_on", "closed_on", _("A meeting is settled after it was held.")),
            )
        ]

    def __str__(self) -> str:
        return self.title


class Stage(models.TextChoices):
    """Where a meeting stands on a day."""

    CALLED = "called", _("Topics called for")
    NOTICED = "noticed", _("Notice sent")
    HELD = "held", _("Held")
    ISSUED = "issued", _("Minutes issued, decisions followed")
    DONE = "done", _("Decisions carried out")
    CLOSED = "closed", _("Settled")


def stage_on(today: date) -> Case:
    return Case(
        When(closed_on__lte=today, then=Value(Stage.CLOSED)),
        When(Q(minutes_on__lte=today) & decision.undone(today), then=Value(Stage.ISSUED)),
        When(minutes_on__lte=today, then=Value(Stage.DONE)),
        When(held_on__lte=today, then=Value(Stage.HELD)),
        When(noticed_on__lte=today, then=Value(Stage.NOTICED)),
        default=Value(Stage.CALLED),
        output_field=models.CharField(),
    )


def minutes_term(meetings: Sequence[Any], _actor: Any) -> None:
    """The last day for the minutes, counted when the meeting was held."""
    models.prefetch_related_objects(meetings, "unit")
    held, rule = rules.shelf(meetings), rules.minutes_issued
    for meeting in meetings:
        meeting.minutes_due = None
        if meeting.held_on is not None:
            amount = held.amount(rule.key, meeting.unit, meeting.held_on)
            meeting.minutes_due = rules.due(held, meeting.unit, meeting.held_on, amount, "workday")


def all_parties_came(meeting: JointMeeting) -> None:
    three = meeting.has_labour and meeting.has_union and meeting.has_employers
    if meeting.kind == Kind.TRIPARTITE and not three:
        raise Refusal(
            _("A tripartite meeting needs the labour authority, the union and the employers.")
        )
    if meeting.kind == Kind.JOINT and not (meeting.has_government and meeting.has_union):
        raise Refusal(_("A joint meeting needs the government and the union."))


def nothing_is_left(meeting: JointMeeting) -> None:
    if meeting.closed_on and meeting.decisions.filter(done_on=None).exists():
        raise Refusal(_("A decision is not carried out yet. Enter the day it was done first."))


LIVE = ~Q(review="void")
PRESENT = ("has_government", "has_labour", "has_union", "has_employers")
FACTS = ("unit", "kind", "level", "title", "held_on", *PRESENT, "topics")
ALL = (
    *(*FACTS, "host", "called_on", "noticed_on", "planned_on", "place"),
    *("minutes_no", "minutes_on", "closed_on", "decisions"),
)

joint_meetings = Register(
    model=JointMeeting,
    key="joint-meetings",
    columns=("title", "unit", "kind", "level", "held_on", "minutes_no", "stage", "review"),
    filters=("unit", "kind", "level", "held_on", "review"),
    search=("title", "host", "minutes_no"),
    period="held_on",
    sections=(
        Section(_("Meeting"), ("unit", "kind", "level", "title", "host")),
        Section(_("Preparation"), ("called_on", "noticed_on", "planned_on", "place")),
        Section(_("Who came"), ("held_on", *PRESENT)),
        Section(_("Minutes"), ("minutes_no", "minutes_on", "closed_on")),
    ),
    parts=(
        Parts("topics", Topic, "meeting", ("text", "source", "raised_by")),
        Parts("decisions", Decision, "meeting", ("text", "body", "due_on", "done_on", "result")),
    ),
    stages=Stages(Stage, stage_on, ("called", "noticed", "held", "issued", "done", "closed")),
    transitions=reviewed(submit=all_parties_came),
    locked={"submitted": FACTS, "verified": FACTS, "archived": ALL, "void": ALL},
    required_at={"submit": ("held_on",)},
    deeds=(
        Deed(
            "notify",
            _("Enter the notice"),
            ("noticed_on", "planned_on", "place"),
            ("called",),
            needs=("noticed_on", "planned_on"),
        ),
        Deed(
            "hold",
            _("Enter the meeting"),
            ("held_on", *PRESENT),
            ("called", "noticed"),
            needs=("held_on",),
        ),
        Deed(
            "issue",
            _("Enter the minutes"),
            ("minutes_no", "minutes_on"),
            ("held",),
            needs=("minutes_on",),
        ),
        Deed("close", _("Settle"), ("closed_on",), ("done",), needs=("closed_on",)),
    ),
    derives=(minutes_term,),
    checks=(nothing_is_left,),
    identity=(("unit", "kind", "held_on"), ("title",)),
    synonyms={
        "title": ("会议名称",),
        "held_on": ("召开日期", "会议时间", "会议日期"),
        "host": ("召集单位", "主持单位", "牵头单位"),
        "minutes_no": ("纪要文号", "纪要编号"),
    },
    missing=(
        Missing(
            "topics",
            _("without topics"),
            lambda _t: LIVE & ~Q(pk__in=Topic._base_manager.values("meeting")),
        ),
        Missing(
            "overdue", _("with a decision overdue"), lambda today: LIVE & decision.overdue(today)
        ),
        Missing(
            "undated",
            _("with a decision that has no date or nobody to see to it"),
            lambda _t: (
                LIVE
                & Q(
                    pk__in=Decision._base_manager.filter(
                        Q(due_on=None) | Q(body=""), done_on=None
                    ).values("meeting")
                )
            ),
        ),
    ),
    clocks=(
        Clock(_("Meeting to be held"), on="planned_on", where=LIVE & Q(held_on=None)),
        Clock(
            _("Minutes to be issued"),
            on="minutes_due",
            where=LIVE & Q(minutes_on=None, minutes_due__isnull=False),
            rule=rules.minutes_issued.key,
        ),
        Clock(
            _("Decision to be carried out"),
            on=decision.next_decision,
            where=lambda today: LIVE & decision.undone(today),
            reads=("decisions",),
        ),
    ),
    example={
        "kind": "tripartite",
        "level": "county",
        "title": "临澄县协调劳动关系三方会议2026年第一次会议",
        "host": "临澄县总工会",
        "called_on": "2026-03-02",
        "noticed_on": "2026-03-16",
        "planned_on": "2026-03-27",
        "place": "县总工会三楼会议室",
        "held_on": "2026-03-27",
        "has_labour": True,
        "has_union": True,
        "has_employers": True,
        "minutes_no": "临三方纪〔2026〕1号",
        "minutes_on": "2026-04-03",
        "topics": [{"text": "建筑行业用工登记", "source": "workers", "raised_by": "县总工会"}],
        "decisions": [
            {
                "text": "对在建工地用工登记逐一核对",
                "body": "县人社局",
                "due_on": "2026-06-30",
                "result": "",
            }
        ],
    },
)
