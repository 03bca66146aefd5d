"""Workers' homes: titles by level and rank, from the application to the yearly vote, or their loss."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from baiju.engine import calendar, rulebook
from baiju.engine.declare import (
    Clock,
    Lens,
    Missing,
    Parts,
    Register,
    Section,
    reviewed,
)
from baiju.engine.models import Staged

from . import belonging
from .home_steps import deeds, publicity_is_over, stages, was_voted
from .home_vote import HomeVote, fell_short
from .rules import home_publicity, home_recheck, home_satisfaction
from .union import STANDS


class HomeLevel(models.TextChoices):
    """How good a home is held to be."""

    QUALIFIED = "qualified", _("Qualified home")
    ADVANCED = "advanced", _("Advanced home")
    MODEL = "model", _("Model home")


class HomeRank(models.TextChoices):
    """Who gives the title."""

    TOWNSHIP = "township", _("Township")
    COUNTY = "county", _("County")
    CITY = "city", _("City")
    PROVINCE = "province", _("Province")
    NATION = "nation", _("Nation")


class HomeTitle(Staged):
    """One title of one home, applied for, given, and kept as long as members are satisfied."""

    unit = models.ForeignKey(
        "org.Unit", models.PROTECT, related_name="+", verbose_name=_("unit"), editable=False
    )
    union = models.ForeignKey(
        "organizing.Union", models.PROTECT, related_name="homes", verbose_name=_("union")
    )
    name = models.CharField(_("name of the home"), max_length=120)
    is_small = models.BooleanField(
        _("small home"),
        default=False,
        help_text=_("Of a workshop or a group, not the whole union."),
    )
    level = models.CharField(
        _("level of the title"), max_length=10, choices=HomeLevel, default=HomeLevel.QUALIFIED
    )
    rank = models.CharField(
        _("given by"), max_length=10, choices=HomeRank, default=HomeRank.TOWNSHIP
    )
    applied_on = models.DateField(_("applied on"), null=True, blank=True)
    voted_on = models.DateField(_("first vote held on"), null=True, blank=True)
    reviewed_on = models.DateField(_("looked at by the union above on"), null=True, blank=True)
    publicised_on = models.DateField(_("publicised from"), null=True, blank=True)
    publicised_until = models.DateField(_("publicised until"), null=True, editable=False)
    titled_on = models.DateField(_("titled on"), null=True, blank=True)
    title_no = models.CharField(_("number of the decision"), max_length=60, blank=True)
    rechecked_on = models.DateField(_("last voted on again"), null=True, blank=True)
    recheck_due = models.DateField(_("vote due by"), null=True, editable=False)
    share_asked = models.PositiveSmallIntegerField(
        _("share of satisfied members asked for"), null=True, editable=False
    )
    revoked_on = models.DateField(_("title lost on"), null=True, blank=True)
    revoked_reason = models.CharField(_("why the title was lost"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("workers' home")
        verbose_name_plural = _("workers' homes")
        indexes = [models.Index(fields=["titled_on", "id"], name="home_by_title")]
        constraints = [
            models.CheckConstraint(
                condition=Q(**{later: None})
                | Q(**{earlier: None})
                | Q(**{f"{later}__gte": F(earlier)}),
                name=f"home_{later}_after_{earlier}",
                violation_error_message=_("The steps of a title stand in their order of days."),
            )
            for earlier, later in (
                ("applied_on", "reviewed_on"),
                ("reviewed_on", "publicised_on"),
                ("publicised_on", "titled_on"),
                ("titled_on", "rechecked_on"),
                ("titled_on", "revoked_on"),
            )
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        if self.revoked_on and not self.revoked_reason:
            raise ValidationError({"revoked_reason": _("Say why the title was lost.")})


def count_terms(homes: Sequence[Any], _actor: Any) -> None:
    """The end of the publicity, the next vote and the share asked for, by the rules of their day."""
    models.prefetch_related_objects(homes, "union__unit")
    keys = (home_publicity.key, home_recheck.key, home_satisfaction.key)
    shelf = rulebook.shelf(keys, [home.union.unit for home in homes])
    for home in homes:
        unit = home.union.unit
        home.publicised_until = home.recheck_due = home.share_asked = None
        if home.applied_on:
            home.share_asked = shelf.amount(home_satisfaction.key, unit, home.applied_on)
        if start := home.publicised_on:
            days = shelf.amount(home_publicity.key, unit, start)
            local = shelf.holidays(unit)
            home.publicised_until = calendar.deadline(start, days, "workday", local)
        if held := belonging.last(home.titled_on, home.rechecked_on):
            months = shelf.amount(home_recheck.key, unit, held)
            home.recheck_due = calendar.add_months(held, months)


LIVE = ~Q(review="void")
HELD = LIVE & Q(titled_on__isnull=False, revoked_on=None)
ORDER = tuple(HomeLevel.values)


def _too_few(_today: date) -> Q:
    return LIVE & Q(revoked_on=None, pk__in=fell_short().values("home"))


def _without_the_lower(_today: date) -> Q:
    """Above the first level, the level below comes first, whoever gave it."""
    given = HomeTitle._base_manager.filter(HELD, union=OuterRef("union"))
    skipped = Q(pk__in=[])
    for lower, level in itertools.pairwise(ORDER):
        skipped |= Q(level=level) & ~Q(Exists(given.filter(level=lower)))
    return LIVE & Q(revoked_on=None) & skipped


def _narrow(choice: str, _today: date) -> Q:
    titled = Q(pk__in=HomeTitle._base_manager.filter(HELD, is_small=False).values("union"))
    return STANDS & (titled if choice == "titled" else ~titled)


home_lens = Lens(
    "home",
    _("workers' homes"),
    {"titled": _("has a titled home"), "none": _("no titled home")},
    _narrow,
    register="unions",
)
FACTS = ("union", "name", "is_small", "level", "rank", "applied_on")
ALL = (
    *(*FACTS, "voted_on", "reviewed_on", "publicised_on", "titled_on", "title_no"),
    *("rechecked_on", "revoked_on", "revoked_reason", "votes"),
)
home_titles = Register(
    model=HomeTitle,
    key="workers-homes",
    columns=("name", "union", "level", "rank", "titled_on", "recheck_due", "stage", "review"),
    filters=("unit", "union", "level", "rank", "is_small", "titled_on", "recheck_due", "review"),
    search=("name", "title_no"),
    period="titled_on",
    sections=(
        Section(_("Home"), ("union", "name", "is_small", "level", "rank")),
        Section(
            _("Steps to the title"),
            (
                *("applied_on", "voted_on", "reviewed_on", "publicised_on"),
                *("titled_on", "title_no"),
            ),
        ),
        Section(_("Kept or lost"), ("rechecked_on", "revoked_on", "revoked_reason")),
    ),
    parts=(
        Parts(
            "votes",
            HomeVote,
            "home",
            (
                *("held_on", "eligible", "cast", "satisfied", "basically", "unsatisfied"),
                "invalid",
            ),
            {
                "strict_told": _("satisfied, of the valid"),
                "wide_told": _("with basically satisfied"),
            },
        ),
    ),
    stages=stages,
    transitions=reviewed(submit=was_voted),
    locked={"submitted": FACTS, "verified": FACTS, "archived": ALL, "void": ALL},
    required_at={"submit": ("applied_on", "voted_on")},
    deeds=deeds,
    derives=(belonging.lie_with_the_union, count_terms),
    checks=(publicity_is_over,),
    identity=(("union", "name", "level", "rank"),),
    synonyms={
        "name": ("职工之家名称", "建家名称"),
        "union": ("工会名称", "申报工会"),
        "titled_on": ("命名日期", "授牌日期"),
        "title_no": ("命名文号",),
    },
    missing=(
        Missing(
            "vote",
            _("homes without a vote of the members"),
            lambda _today: LIVE & ~Q(pk__in=HomeVote._base_manager.values("home")),
        ),
        Missing("satisfied", _("homes with which too few members are satisfied"), _too_few),
        Missing("lower", _("homes without the title of the level below"), _without_the_lower),
    ),
    clocks=(
        Clock(
            _("Publicity of a workers' home ends"),
            on="publicised_until",
            where=LIVE & Q(titled_on=None, revoked_on=None),
            rule=home_publicity.key,
        ),
        Clock(
            _("Vote on a workers' home due"),
            on="recheck_due",
            where=HELD,
            rule=home_recheck.key,
        ),
    ),
    example={
        "name": "栎新机械厂职工之家",
        "is_small": False,
        "level": "qualified",
        "rank": "county",
        "applied_on": "2025-09-01",
        "voted_on": "2025-09-12",
        "reviewed_on": "2025-10-14",
        "publicised_on": "2025-10-20",
        "titled_on": "2025-11-03",
        "title_no": "临工发〔2025〕21号",
        "votes": [
            {
                "held_on": "2025-09-12",
                "eligible": 86,
                "cast": 80,
                "satisfied": 74,
                "basically": 3,
                "unsatisfied": 1,
                "invalid": 2,
            }
        ],
    },
)
