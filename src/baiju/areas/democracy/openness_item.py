"""The catalogue of openness: what a unit has to make public, how often, and what was left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from baiju.engine import calendar
from baiju.engine.calendar import Period
from baiju.engine.declare import Clock, Lens, Missing, Register, Section
from baiju.engine.models import Record

from . import rules


class Sphere(models.TextChoices):
    """Whose affairs are made public."""

    FACTORY = "factory", _("Affairs of an enterprise or institution")
    GOVERNMENT = "government", _("Affairs of a government body")
    VILLAGE = "village", _("Affairs of a village or community")


class Every(models.TextChoices):
    """How often an item is made public."""

    MONTH = "month", _("each month")
    QUARTER = "quarter", _("each quarter")
    HALF_YEAR = "half_year", _("each half-year")
    YEAR = "year", _("each year")
    OCCASION = "occasion", _("when it happens")


REGULAR = (Every.MONTH, Every.QUARTER, Every.HALF_YEAR, Every.YEAR)


class OpennessItem(Record):
    """One line of a unit's catalogue."""

    title = models.CharField(_("item"), max_length=120)
    sphere = models.CharField(_("sphere"), max_length=12, choices=Sphere, default=Sphere.FACTORY)
    every = models.CharField(
        _("how often it is made public"), max_length=10, choices=Every, default=Every.QUARTER
    )
    is_compulsory = models.BooleanField(_("compulsory"), default=False)
    is_confidential = models.BooleanField(
        _("business secret"),
        default=False,
        help_text=_("Kept in the catalogue, and never asked to be made public."),
    )
    within = models.PositiveSmallIntegerField(
        _("days after the period"),
        null=True,
        blank=True,
        help_text=_("Left open, the house's number is taken."),
    )
    days_allowed = models.PositiveSmallIntegerField(
        _("days allowed after the period"), default=0, editable=False
    )
    responsible = models.CharField(_("responsible department"), max_length=60, blank=True)
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_to = models.DateField(_("valid to"), null=True, blank=True)

    class Meta:
        verbose_name = _("item of the openness catalogue")
        verbose_name_plural = _("openness catalogue")
        indexes = [models.Index(fields=["title", "id"], name="openness_item_by_title")]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "sphere", "title"],
                name="openness_item_once",
                violation_error_message=_("This item is in the catalogue of the unit already."),
            ),
            models.CheckConstraint(
                condition=~Q(is_compulsory=True, is_confidential=True),
                name="openness_secret_is_not_compulsory",
                violation_error_message=_("A business secret cannot be compulsory."),
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True)
                | Q(valid_from__isnull=True)
                | Q(valid_to__gte=F("valid_from")),
                name="openness_item_ends_after_it_begins",
                violation_error_message=_("The last day cannot lie before the first day."),
            ),
        ]

    def __str__(self) -> str:
        return self.title


def days_after(items: Sequence[Any], _actor: Any) -> None:
    """Take the house's number of days where none was entered."""
    models.prefetch_related_objects(items, "unit")
    held, rule = rules.shelf(items), rules.openness_within
    for item in items:
        item.days_allowed = item.within or 0
        if item.within is None and item.valid_from is not None:
            item.days_allowed = held.amount(rule.key, item.unit, item.valid_from)


def last_ended(every: str, today: date) -> Period:
    """The latest period of this kind that is over."""
    return calendar.period(every, calendar.period(every, today).start - timedelta(days=1))


def next_posting(item: Any, today: date) -> date | None:
    """The last day for the first period that is not made public: the one just over, or this one."""
    if item.every not in REGULAR:
        return None
    posted = [p for p in item.postings.all() if p.review != "void" and p.covers_from]
    for period in _asked(item, today):
        if not any(p.covers_from <= period.end and p.covers_to >= period.start for p in posted):
            return period.end + timedelta(days=item.days_allowed)
    return None


def _asked(item: Any, today: date) -> Iterator[Period]:
    for period in (last_ended(item.every, today), calendar.period(item.every, today)):
        begun = item.valid_from is not None and item.valid_from <= period.end
        if begun and (item.valid_to is None or item.valid_to >= period.start):
            yield period


def _posted(every: str, period: Period) -> Q:
    """The items of this frequency that were made public for a period."""
    postings = apps.get_model("democracy", "Posting")._base_manager.exclude(review="void")
    told = postings.filter(
        covers_from__lte=period.end, covers_to__gte=period.start, item__every=every
    )
    return Q(pk__in=told.values("item"))


def open_on(today: date) -> Q:
    """The items that are to be made public for the period just over, or for this one."""
    either = Q(pk__in=[])
    for every in REGULAR:
        over, present = last_ended(every, today), calendar.period(every, today)
        either |= Q(every=every) & ~(_posted(every, over) & _posted(every, present))
    return asked_for(today) & either


def asked_for(today: date) -> Q:
    """The items that somebody has to make public."""
    return Q(is_compulsory=True, every__in=REGULAR, valid_from__lte=today) & (
        Q(valid_to=None) | Q(valid_to__gte=today)
    )


def left_out(today: date) -> Q:
    """Compulsory items whose last period is over and was not made public."""
    either = Q(pk__in=[])
    for every in REGULAR:
        period = last_ended(every, today)
        due = Q(every=every, valid_from__lte=period.end)
        either |= due & ~_posted(every, period)
    return asked_for(today) & either


def _by_gap(choice: str, today: date) -> Q:
    return left_out(today) if choice == "out" else asked_for(today) & ~left_out(today)


openness_items = Register(
    model=OpennessItem,
    key="openness-items",
    columns=("title", "unit", "sphere", "every", "is_compulsory", "responsible", "valid_to"),
    filters=("unit", "sphere", "every", "is_compulsory", "is_confidential"),
    search=("title", "responsible"),
    sections=(
        Section(_("Item"), ("unit", "title", "sphere", "is_compulsory", "is_confidential")),
        Section(_("How often"), ("every", "within", "responsible", "valid_from", "valid_to")),
    ),
    derives=(days_after,),
    identity=(("unit", "sphere", "title"),),
    synonyms={"title": ("公开内容", "公开项目", "公开事项"), "every": ("公开时限", "公开频次")},
    lenses=(
        Lens(
            "last_period",
            _("last period"),
            {"out": _("Not posted"), "done": _("Posted")},
            _by_gap,
        ),
    ),
    missing=(
        Missing("left_out", _("not made public for the last period"), left_out),
        Missing(
            "responsible",
            _("without a responsible department"),
            lambda today: asked_for(today) & Q(responsible=""),
        ),
        Missing("begin", _("without a first day"), lambda _t: Q(valid_from=None)),
    ),
    clocks=(
        Clock(
            _("Item to be made public"),
            on=next_posting,
            where=open_on,
            reads=("postings",),
        ),
    ),
    example={
        "title": "劳动保护经费使用情况",
        "sphere": "factory",
        "every": "quarter",
        "is_compulsory": True,
        "within": 15,
        "responsible": "安全环保部",
        "valid_from": "2026-01-01",
    },
)
