"""Elections of committees: the plan, the ballot, the report to the union above and its answer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.db.models.lookups import GreaterThan
from django.utils.translation import gettext_lazy as _

from baiju.engine import calendar, rulebook
from baiju.engine.declare import (
    Clock,
    Deed,
    Missing,
    Parts,
    Register,
    Section,
    Stages,
    reviewed,
)
from baiju.engine.models import Staged

from . import ballot
from .belonging import lie_with_the_union
from .candidate import Candidate, Seat
from .committee import CommitteeKind
from .rules import union_approval
from .union import Term


class ElectionKind(models.TextChoices):
    """Why an election is held."""

    FOUNDING = "founding", _("First election")
    REELECTION = "reelection", _("Election of a new term")
    BY_ELECTION = "by_election", _("By-election")


class Assembly(models.TextChoices):
    """Who votes."""

    MEMBERS = "members", _("General meeting of members")
    DELEGATES = "delegates", _("Congress of members' delegates")


class Election(Staged):
    """One election; when it is verified, those elected take their posts."""

    unit = models.ForeignKey(
        "org.Unit", models.PROTECT, related_name="+", verbose_name=_("unit"), editable=False
    )
    union = models.ForeignKey(
        "organizing.Union", models.PROTECT, related_name="elections", verbose_name=_("union")
    )
    title = models.CharField(_("name of the election"), max_length=120)
    kind = models.CharField(
        _("kind of election"), max_length=12, choices=ElectionKind, default=ElectionKind.REELECTION
    )
    body = models.CharField(
        _("committee elected"), max_length=12, choices=CommitteeKind, default=CommitteeKind.UNION
    )
    assembly = models.CharField(
        _("who votes"), max_length=10, choices=Assembly, default=Assembly.MEMBERS
    )
    term_years = models.PositiveSmallIntegerField(
        _("term of the committee"), choices=Term, null=True, blank=True
    )
    planned_on = models.DateField(_("planned for"), null=True, blank=True)
    plan_approved_on = models.DateField(_("plan approved on"), null=True, blank=True)
    has_no_relatives = models.BooleanField(
        _("no candidate is a near relative of the employer's principal"),
        default=False,
        help_text=_("Looked into for each candidate; the law keeps near relatives out."),
    )
    held_on = models.DateField(_("election held on"), null=True, blank=True)
    due = models.PositiveIntegerField(_("due to attend"), null=True, blank=True)
    present = models.PositiveIntegerField(_("present"), null=True, blank=True)
    issued = models.PositiveIntegerField(_("ballots issued"), null=True, blank=True)
    returned = models.PositiveIntegerField(_("ballots returned"), null=True, blank=True)
    valid = models.PositiveIntegerField(_("valid ballots"), null=True, blank=True)
    reported_on = models.DateField(_("reported on"), null=True, blank=True)
    approval_due = models.DateField(_("answer due on"), null=True, editable=False)
    approved_no = models.CharField(_("number of the approval"), max_length=60, blank=True)
    approved_on = models.DateField(_("approved on"), null=True, blank=True)

    class Meta:
        verbose_name = _("election")
        verbose_name_plural = _("elections")
        indexes = [models.Index(fields=["held_on", "id"], name="election_by_day")]
        constraints = [
            *(
                models.CheckConstraint(
                    condition=Q(**{fewer: None})
                    | Q(**{more: None})
                    | Q(**{f"{fewer}__lte": F(more)}),
                    name=f"election_{fewer}_within_{more}",
                    violation_error_message=sentence,
                )
                for fewer, more, sentence in (
                    ("present", "due", _("More people were present than were due.")),
                    ("issued", "present", _("More ballots were issued than people were present.")),
                    ("returned", "issued", _("More ballots came back than were issued.")),
                    ("valid", "returned", _("More ballots are valid than came back.")),
                )
            ),
            *(
                models.CheckConstraint(
                    condition=Q(**{later: None})
                    | Q(**{earlier: None})
                    | Q(**{f"{later}__gte": F(earlier)}),
                    name=f"election_{later}_after_{earlier}",
                    violation_error_message=sentence,
                )
                for earlier, later, sentence in (
                    ("plan_approved_on", "held_on", _("The plan is approved before the election.")),
                    ("held_on", "reported_on", _("An election is reported after it was held.")),
                    ("reported_on", "approved_on", _("The answer follows the report.")),
                )
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Stage(models.TextChoices):
    """Where an election stands on a day."""

    PLANNED = "planned", _("Election planned")
    ALLOWED = "allowed", _("Plan approved")
    FAILED = "failed", _("No quorum, to be held again")
    HELD = "held", _("Votes cast")
    REPORTED = "reported", _("Reported for approval")
    APPROVED = "approved", _("Approved by the union above")


NO_QUORUM = GreaterThan(2 * F("due"), 3 * F("present"))


def stage_on(today: date) -> Case:
    held = Q(held_on__lte=today)
    return Case(
        When(approved_on__lte=today, then=Value(Stage.APPROVED)),
        When(held & Q(NO_QUORUM), then=Value(Stage.FAILED)),
        When(reported_on__lte=today, then=Value(Stage.REPORTED)),
        When(held, then=Value(Stage.HELD)),
        When(plan_approved_on__lte=today, then=Value(Stage.ALLOWED)),
        default=Value(Stage.PLANNED),
        output_field=models.CharField(),
    )


def answer_term(elections: Sequence[Any], _actor: Any) -> None:
    """The last day for the answer of the union above, counted when the election was reported."""
    models.prefetch_related_objects(elections, "union__unit")
    shelf = rulebook.shelf((union_approval.key,), [each.union.unit for each in elections])
    for each in elections:
        each.approval_due = None
        if each.reported_on:
            days = shelf.amount(union_approval.key, each.union.unit, each.reported_on)
            local = shelf.holidays(each.union.unit)
            each.approval_due = calendar.deadline(each.reported_on, days, "day", local)


LIVE = ~Q(review="void")
FACTS = (
    *("union", "title", "kind", "body", "assembly", "term_years", "has_no_relatives", "held_on"),
    *("due", "present", "issued", "returned", "valid", "seats", "candidates"),
)
ALL = (*FACTS, "planned_on", "plan_approved_on", "reported_on", "approved_no", "approved_on")


def _uncounted(today: date) -> Q:
    rows = Candidate._base_manager.filter(votes__isnull=False)
    return LIVE & Q(held_on__lte=today) & ~Q(pk__in=rows.values("election"))


elections = Register(
    model=Election,
    key="elections",
    columns=("title", "union", "kind", "body", "held_on", "present", "stage", "review"),
    filters=("unit", "union", "kind", "body", "held_on", "review"),
    search=("title", "approved_no"),
    period="held_on",
    sections=(
        Section(_("Election"), ("union", "title", "kind", "body", "assembly", "term_years")),
        Section(_("Before the election"), ("planned_on", "plan_approved_on", "has_no_relatives")),
        Section(_("Ballot"), ("held_on", "due", "present", "issued", "returned", "valid")),
        Section(_("Report and answer"), ("reported_on", "approved_no", "approved_on")),
    ),
    stages=Stages(Stage, stage_on, ("planned", "allowed", "held", "reported", "approved")),
    transitions=reviewed(submit=ballot.is_whole, on_verify=(ballot.take_office,)),
    locked={"submitted": FACTS, "verified": FACTS, "archived": ALL, "void": ALL},
    required_at={"submit": ("held_on", "due", "present", "returned", "valid")},
    parts=(
        Parts("seats", Seat, "election", ("post", "count")),
        Parts(
            "candidates",
            Candidate,
            "election",
            ("person", "post", "votes"),
            {"outcome_told": _("outcome")},
        ),
    ),
    deeds=(
        Deed(
            "allow",
            _("Approve the plan"),
            ("plan_approved_on",),
            (Stage.PLANNED,),
            needs=("plan_approved_on",),
            level="approve",
        ),
        Deed(
            "hold",
            _("Enter the ballot"),
            ("held_on", "due", "present", "issued", "returned", "valid"),
            (Stage.PLANNED, Stage.ALLOWED, Stage.FAILED),
            needs=("held_on", "due", "present", "issued", "returned", "valid"),
            hint=_("An election needs two thirds of those due, and more than half of them elect."),
        ),
        Deed(
            "report",
            _("Report the election"),
            ("reported_on",),
            (Stage.HELD,),
            needs=("reported_on",),
        ),
        Deed(
            "approve",
            _("Enter the answer of the union above"),
            ("approved_no", "approved_on"),
            (Stage.REPORTED,),
            needs=("approved_on",),
            level="approve",
        ),
    ),
    derives=(lie_with_the_union, answer_term),
    checks=(ballot.votes_fit,),
    identity=(("union", "body", "held_on"), ("union", "title")),
    synonyms={
        "title": ("选举名称", "会议名称"),
        "union": ("所属工会", "工会名称"),
        "held_on": ("选举日期", "选举时间"),
        "due": ("应到人数", "应到会人数"),
        "present": ("实到人数", "实到会人数"),
        "issued": ("发出票数", "发出选票"),
        "returned": ("收回票数", "收回选票"),
        "valid": ("有效票数", "有效票"),
    },
    missing=(
        Missing("votes", _("elections held without the votes"), _uncounted),
        Missing(
            "report",
            _("elections held and not reported"),
            lambda today: LIVE & Q(held_on__lte=today, reported_on=None) & ~Q(NO_QUORUM),
        ),
        Missing(
            "quorum",
            _("elections without a quorum"),
            lambda today: LIVE & Q(held_on__lte=today) & Q(NO_QUORUM),
        ),
    ),
    clocks=(
        Clock(_("Election to be held"), on="planned_on", where=LIVE & Q(held_on=None)),
        Clock(
            _("Answer to a reported election"),
            on="approval_due",
            where=LIVE & Q(approved_on=None),
            rule=union_approval.key,
        ),
    ),
    example={
        "title": "栎新机械厂工会第二届委员会选举",
        "kind": "reelection",
        "body": "union",
        "assembly": "members",
        "term_years": 3,
        "planned_on": "2025-11-06",
        "plan_approved_on": "2025-10-20",
        "has_no_relatives": True,
        "held_on": "2025-11-06",
        "due": 86,
        "present": 79,
        "issued": 79,
        "returned": 79,
        "valid": 78,
        "reported_on": "2025-11-07",
        "approved_no": "石工复〔2025〕14号",
        "approved_on": "2025-11-18",
        "seats": [{"post": "chair", "count": 1}],
        "candidates": [{"person": "苏岸明", "post": "chair", "votes": 74}],
    },
)
