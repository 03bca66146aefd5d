"""Targets: what an item promises in numbers, times, days or documents."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.formats import number_format
from django.utils.translation import get_language, gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from baiju.engine.declare import Register, Section
from baiju.engine.models import Row

from .clause import lies_in_an_open_plan, stands
from .task import Every


class Kind(models.TextChoices):
    """How a target is read: each kind has its own way of being met."""

    COUNT = "count", _("Number")
    RATE = "rate", _("Rate")
    STOCK = "stock", _("Level at the end")
    FREQUENCY = "frequency", _("Frequency")
    MILESTONE = "milestone", _("Milestone")
    DOCUMENT = "document", _("Document")


class Comparator(models.TextChoices):
    """How the value is meant."""

    EQUAL = "=", _("exactly")
    LEAST = ">=", _("at least")
    MOST = "<=", _("at most")
    ABOUT = "about", _("about")


PROMISES: dict[tuple[str, bool], Any] = {
    (Comparator.EQUAL, False): _("target %(amount)s"),
    (Comparator.LEAST, False): _("at least %(amount)s"),
    (Comparator.MOST, False): _("at most %(amount)s"),
    (Comparator.ABOUT, False): _("about %(amount)s"),
    (Comparator.EQUAL, True): _("target %(amount)s"),
    (Comparator.LEAST, True): pgettext_lazy("rate", "at least %(amount)s"),
    (Comparator.MOST, True): pgettext_lazy("rate", "at most %(amount)s"),
    (Comparator.ABOUT, True): _("about %(amount)s"),
}
"""By comparator and whether it is a rate: a rate is not more, it is higher."""
MYRIAD = Decimal(10_000)
NUMBERED = (Kind.COUNT, Kind.RATE, Kind.STOCK, Kind.FREQUENCY)


class Target(Row):
    """A promise that can be checked."""

    clause = models.ForeignKey("plans.Clause", models.CASCADE, verbose_name=_("item"))
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.COUNT)
    indicator = models.CharField(_("what is counted"), max_length=120)
    comparator = models.CharField(
        _("compared"), max_length=5, choices=Comparator, default=Comparator.LEAST
    )
    value = models.DecimalField(
        _("value"),
        max_digits=15,
        decimal_places=4,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal(0))],
    )
    value_max = models.DecimalField(
        _("upper end"), max_digits=15, decimal_places=4, null=True, blank=True
    )
    measure = models.CharField(_("unit of measure"), max_length=20, blank=True)
    base = models.CharField(_("of what"), max_length=120, blank=True)
    every = models.CharField(_("how often"), max_length=10, choices=Every, blank=True)
    due_on = models.DateField(_("due on"), null=True, blank=True)
    is_confirmed = models.BooleanField(_("confirmed by a person"), default=False)
    start = models.PositiveIntegerField(_("from character"), null=True, blank=True)
    end = models.PositiveIntegerField(_("to character"), null=True, blank=True)

    class Meta:
        verbose_name = _("target")
        verbose_name_plural = _("targets")
        ordering = ["clause__rank", "start", "pk"]

    def __str__(self) -> str:
        return f"{self.indicator} {self.amount}".strip()

    @property
    def amount(self) -> str:
        """The value with its unit, as people write it; large sums in 万."""
        if self.value is None:
            return ""
        is_large = self.measure == "元" and self.value >= MYRIAD and get_language() != "en"
        scale, measure = (MYRIAD, "万元") if is_large else (Decimal(1), self.measure)
        low = _written(self.value / scale)
        high = f"—{_written(self.value_max / scale)}" if self.value_max else ""
        space = "\u2009" if measure == "%" else ""
        return f"{low}{high}{space}{measure}"

    @property
    def promise(self) -> str:
        """What is promised, in words: 目标6家, 不少于40人, 每月1次."""
        if self.value is None:
            return f"{self.get_kind_display()} {self.due_on or ''}".strip()
        if not self.every:
            return self.said(self.amount)
        plain = self.comparator == Comparator.EQUAL
        said = self.amount if plain else self.said(self.amount)
        return gettext("%(often)s %(promise)s") % {
            "often": self.get_every_display(),
            "promise": said,
        }

    def said(self, amount: str) -> str:
        """An amount with how it is meant."""
        pattern = str(PROMISES[self.comparator, self.kind == Kind.RATE])
        return pattern % {"amount": amount}

    def clean(self) -> None:
        wrong: dict[str, Any] = {}
        if self.kind in NUMBERED and self.value is None:
            wrong["value"] = gettext("Enter the number that is promised.")
        if self.kind == Kind.FREQUENCY and not self.every:
            wrong["every"] = gettext("Choose the period it is counted in.")
        if self.kind == Kind.RATE and self.value is not None and self.value > 100:
            wrong["value"] = gettext("A rate lies between 0 and 100.")
        if self.kind in (Kind.MILESTONE, Kind.DOCUMENT) and self.due_on is None:
            wrong["due_on"] = gettext("Enter the day by which it is to be there.")
        if self.value_max is not None and self.value is not None and self.value_max < self.value:
            wrong["value_max"] = gettext("The upper end cannot lie below the value.")
        if wrong:
            raise ValidationError(wrong)


def _written(value: Decimal) -> str:
    return str(number_format(f"{value.normalize():f}"))


def lies_in_an_open_item(target: Target) -> None:
    lies_in_an_open_plan(target.clause)
    stands(target.clause)


def _page(target: Any) -> str:
    return f"/plans/{target.clause.plan_id}/#c{target.clause_id}"


targets = Register(
    model=Target,
    key="targets",
    columns=("clause", "indicator", "kind", "comparator", "value", "measure", "due_on"),
    filters=("clause", "kind", "due_on"),
    search=("indicator",),
    unit="clause__plan__unit",
    sections=(
        Section(_("Target"), ("clause", "kind", "indicator", "comparator", "value", "value_max")),
        Section(_("How it is meant"), ("measure", "base", "every", "due_on")),
        Section(_("In the clause"), ("is_confirmed", "start", "end")),
    ),
    checks=(lies_in_an_open_item,),
    page=_page,
    example={
        "kind": "count",
        "indicator": "新建企业工会",
        "comparator": ">=",
        "value": "6",
        "measure": "家",
        "due_on": "2026-12-31",
    },
)
