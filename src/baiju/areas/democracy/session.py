"""Sessions of a workers' congress: prepared, held, published, reported, and followed to the end."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from baiju.engine.declare import (
    Clock,
    Deed,
    Lens,
    Missing,
    Parts,
    Register,
    Section,
    Stages,
    reviewed,
)
from baiju.engine.models import Staged

from . import conduct, matter, rules
from .majority import Outcome
from .matter import Matter


class Session(Staged):
    """One meeting of a congress; its dates tell how far it has come."""

    congress = models.ForeignKey(
        "democracy.Congress",
        models.PROTECT,
        related_name="sessions",
        verbose_name=_("workers' congress"),
    )
    title = models.CharField(_("name of the session"), max_length=120)
    session_no = models.PositiveSmallIntegerField(_("number in the term"), null=True, blank=True)
    planned_on = models.DateField(_("planned for"), null=True, blank=True)
    place = models.CharField(_("meeting place"), max_length=100, blank=True)
    papers_due = models.DateField(_("papers due by"), null=True, blank=True, editable=False)
    sent_on = models.DateField(_("notice and papers sent on"), null=True, blank=True)
    held_on = models.DateField(_("held on"), null=True, blank=True)
    delegates = models.PositiveIntegerField(
        _("delegates in all"),
        null=True,
        blank=True,
        help_text=_("All who were to come; in a general meeting all workers."),
    )
    present = models.PositiveIntegerField(_("delegates present"), null=True, blank=True)
    members = models.PositiveIntegerField(
        _("members in all"),
        null=True,
        blank=True,
        help_text=_("Only where a vote is counted on all members of the union."),
    )
    resolution = models.TextField(_("resolution"), blank=True)
    publish_due = models.DateField(_("publish by"), null=True, blank=True, editable=False)
    published_on = models.DateField(_("resolutions published on"), null=True, blank=True)
    published_where = models.CharField(_("published where"), max_length=100, blank=True)
    report_due = models.DateField(_("report by"), null=True, blank=True, editable=False)
    reported_on = models.DateField(_("reported upward on"), null=True, blank=True)
    follow_up = models.TextField(_("how the resolutions were carried out"), blank=True)
    closed_on = models.DateField(_("settled on"), null=True, blank=True)

    class Meta:
        verbose_name = _("session of a workers' congress")
        verbose_name_plural = _("sessions of workers' congresses")
        indexes = [models.Index(fields=["held_on", "id"], name="session_by_day")]
        constraints = [
            models.CheckConstraint(
                condition=Q(present__isnull=True)
                | Q(delegates__isnull=True)
                | Q(present__lte=F("delegates")),
                name="session_present_within_delegates",
                violation_error_message=_("More cannot be present than there are delegates."),
            ),
            *(
                models.CheckConstraint(
                    condition=Q(**{f"{later}__isnull": True})
                    | Q(**{f"{earlier}__isnull": True})
                    | Q(**{f"{later}__gte": F(earlier)}),
                    name=f"session_{later}_after_{earlier}",
                    violation_error_message=sentence,
                )
                for earlier, later, sentence in (
                    ("sent_on", "held_on", _("The notice goes out before the session is held.")),
                    ("held_on", "published_on", _("Resolutions follow the session.")),
                    ("held_on", "reported_on", _("The report follows the session.")),
                    ("held_on", "closed_on", _("A session is settled after it was held.")),
                )
            ),
        ]

    def __str__(self) -> str:
        return self.title


def _by_outcome(choice: str, _today: date) -> Q:
    return matter.sessions_with(choice)


LIVE = ~Q(review="void")
HELD = LIVE & Q(held_on__isnull=False)
FACTS = (
    *("congress", "title", "session_no", "held_on", "delegates", "present", "members"),
    "matters",
)
ALL = (
    *(*FACTS, "planned_on", "place", "sent_on", "resolution", "published_on", "published_where"),
    *("reported_on", "follow_up", "closed_on"),
)

sessions = Register(
    model=Session,
    key="sessions",
    columns=("title", "congress", "unit", "held_on", "delegates", "present", "stage", "review"),
    filters=("unit", "congress", "planned_on", "held_on", "review"),
    search=("title", "resolution"),
    period="held_on",
    sections=(
        Section(_("Session"), ("congress", "title", "session_no", "planned_on", "place")),
        Section(_("Session as held"), ("sent_on", "held_on", "delegates", "present", "members")),
        Section(
            _("Resolutions"),
            ("resolution", "published_on", "published_where", "reported_on"),
        ),
        Section(_("Follow-up"), ("follow_up", "closed_on")),
    ),
    parts=(
        Parts(
            "matters", Matter, "session", matter.FIELDS, {"outcome_told": _("result of the vote")}
        ),
    ),
    stages=Stages(
        conduct.Stage,
        conduct.stage_on,
        ("planned", "elected", "noticed", "held", "published", "reported", "closed"),
    ),
    transitions=reviewed(submit=conduct.has_an_agenda),
    locked={"submitted": FACTS, "verified": FACTS, "archived": ALL, "void": ALL},
    required_at={"submit": ("held_on", "delegates", "present")},
    deeds=(
        Deed(
            "notify",
            _("Enter the notice"),
            ("planned_on", "place", "sent_on"),
            ("planned", "elected"),
            needs=("planned_on", "sent_on"),
        ),
        Deed(
            "hold",
            _("Enter the session"),
            ("held_on", "delegates", "present"),
            ("planned", "elected", "noticed"),
            needs=("held_on", "delegates", "present"),
            hint=_("At least two thirds of all delegates must be present."),
        ),
        Deed(
            "publish",
            _("Enter the resolutions"),
            ("resolution", "published_on", "published_where"),
            ("held",),
            needs=("resolution", "published_on"),
        ),
        Deed(
            "report",
            _("Enter the report"),
            ("reported_on",),
            ("held", "published"),
            needs=("reported_on",),
        ),
        Deed(
            "close",
            _("Settle"),
            ("follow_up", "closed_on"),
            ("published", "reported"),
            needs=("follow_up", "closed_on"),
        ),
    ),
    derives=(conduct.place_and_time,),
    checks=(conduct.votes_fit_the_house,),
    identity=(("congress", "held_on"), ("title",)),
    synonyms={
        "title": ("会议名称", "届次"),
        "held_on": ("召开日期", "召开时间", "会议日期"),
        "delegates": ("应到代表", "应到人数", "代表总数"),
        "present": ("实到代表", "实到人数", "出席人数"),
    },
    lenses=(Lens("votes", _("with a matter"), dict(Outcome.choices), _by_outcome),),
    missing=(
        Missing("matters", _("without matters"), lambda _t: LIVE & Q(matters=None)),
        Missing(
            "late",
            _("whose papers went out late"),
            lambda _t: LIVE & Q(sent_on__gt=F("papers_due")),
        ),
        Missing(
            "quorum",
            _("without two thirds of the delegates"),
            lambda t: LIVE & conduct.no_quorum(t),
        ),
        Missing(
            "unbound",
            _("with a matter that binds nobody, for the congress did not pass it"),
            lambda today: LIVE & matter.not_bound(today),
        ),
        Missing(
            "resolution",
            _("held, and no resolution entered"),
            lambda today: LIVE & Q(held_on__lte=today, resolution=""),
        ),
    ),
    clocks=(
        Clock(
            _("Notice and papers to the delegates"),
            on="papers_due",
            where=LIVE & Q(sent_on=None, held_on=None),
            rule=rules.session_papers.key,
        ),
        Clock(_("Session to be held"), on="planned_on", where=LIVE & Q(held_on=None)),
        Clock(
            _("Resolutions to be published"),
            on="publish_due",
            where=HELD & Q(published_on=None),
            rule=rules.session_published.key,
        ),
        Clock(
            _("Session to be reported"),
            on="report_due",
            where=HELD & Q(reported_on=None),
            rule=rules.session_reported.key,
        ),
    ),
    example={
        "title": "栎新机械厂第三届职工代表大会第二次会议",
        "session_no": 2,
        "planned_on": "2026-03-20",
        "place": "厂部会议室",
        "sent_on": "2026-03-10",
        "held_on": "2026-03-20",
        "delegates": 62,
        "present": 57,
        "resolution": "会议同意2026年工资调整办法，自4月起执行。",
        "published_on": "2026-03-23",
        "published_where": "厂务公开栏",
        "reported_on": "2026-03-26",
        "matters": [
            {
                "title": "2026年工资调整办法",
                "kind": "pass",
                "is_reserved": True,
                "base": "delegates",
                "is_secret": True,
                "votes_for": 51,
                "against": 3,
                "abstained": 3,
                "invalid": 0,
            }
        ],
    },
)
