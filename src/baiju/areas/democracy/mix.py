"""The mix of delegates: how many women, managers and people from the line, and what is doubtful."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.apps import apps
from django.db.models import Count, F, IntegerField, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce


@dataclass(frozen=True)
class Mix:
    """Who the delegates of a congress are: counted by name, or as they were reported."""

    delegates: int | None
    women: int | None
    managers: int | None
    frontline: int | None
    is_by_name: bool


def of(congress: Any, today: date) -> Mix:
    """The roster decides; where there is none, the figures of the election."""
    names = list(congress.roster.filter(in_office(today)))
    if not names:
        told = (congress.delegates, congress.women_delegates, congress.manager_delegates)
        return Mix(*told, None, is_by_name=False)
    return Mix(
        len(names),
        sum(each.sex == "female" for each in names),
        sum(each.category == "manager" for each in names),
        sum(each.category == "frontline" for each in names),
        is_by_name=True,
    )


def in_office(today: date) -> Q:
    """The delegates of the present term who have not left."""
    return (Q(left_on=None) | Q(left_on__gt=today)) & (
        Q(elected_on=None)
        | Q(congress__elected_on=None)
        | Q(elected_on__gte=F("congress__elected_on"))
    )


def too_few(today: date) -> Q:
    """Fewer delegates than the rules ask for this number of workers."""
    return _among(today, Q(n__lt=F("delegates_due")))


def few_women(today: date) -> Q:
    """A smaller share of women among the delegates than among the workers."""
    known = Q(workers__gt=0, women__isnull=False, n__gt=0, n_women__isnull=False)
    return _among(today, known & Q(_share__lt=F("_wanted")))


def many_managers(today: date) -> Q:
    """More managers than the rules allow."""
    return _among(today, Q(n__gt=0, _managers__gt=F("_allowed")))


def without_names(today: date) -> Q:
    """Delegates were elected, and the roster is empty."""
    return _among(today, Q(delegates__gt=0, roster=None))


def _among(today: date, doubt: Q) -> Q:
    """The living congresses of which this is true, as a condition on their keys."""
    return Q(pk__in=_counted(today).filter(doubt, dissolved_on=None).values("pk"))


def _counted(today: date) -> Any:
    """Every congress with its delegates counted by name, or else as reported."""
    model = apps.get_model("democracy", "Congress")
    by_name = {
        "n": ("delegates", Q()),
        "n_women": ("women_delegates", Q(sex="female")),
        "n_managers": ("manager_delegates", Q(category="manager")),
    }
    counted = {
        name: Coalesce(_roster(today, asked), F(told), output_field=IntegerField())
        for name, (told, asked) in by_name.items()
    }
    rows = model._base_manager.annotate(**counted)
    return rows.annotate(
        _share=F("n_women") * F("workers"),
        _wanted=F("n") * F("women"),
        _managers=100 * F("n_managers"),
        _allowed=F("n") * F("managers_most"),
    )


def _roster(today: date, asked: Q) -> Subquery:
    """How many names of a congress answer a condition; nothing at all where there are no names."""
    names = apps.get_model("democracy", "Delegate")._base_manager.filter(in_office(today))
    counted = names.filter(congress=OuterRef("pk")).order_by().values("congress")
    return Subquery(
        counted.annotate(number=Count("pk", filter=asked)).values("number"),
        output_field=IntegerField(),
    )
