"""What provinces ask for in bargaining, as read in their regulations: values a chair can take over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from baiju.engine import access, records
from baiju.engine.access import Actor
from baiju.org.models import Unit
from baiju.org.provision import provisions

from . import rules

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    from baiju.engine.declare import Rule


@dataclass(frozen=True)
class Value:
    """One rule's value in a province, and the article it comes from."""

    rule: Rule
    amount: int
    article: str
    for_review: bool = False
    """National and local text differ in kind: the stricter holds until a lawyer has looked."""


@dataclass(frozen=True)
class Province:
    """A province's values."""

    key: str
    title: StrOrPromise
    regulation: str
    values: tuple[Value, ...]

    def basis(self, value: Value) -> str:
        return f"《{self.regulation}》{value.article}"


PROVINCES = (
    Province(
        "shanghai",
        _("Shanghai"),
        "上海市集体合同条例",
        (
            Value(rules.reply_days, 15, "第十五条"),
            Value(rules.equal_sides, 0, "第六条"),
            Value(rules.filing_days, 10, "第二十三条", for_review=True),
        ),
    ),
    Province(
        "zhejiang",
        _("Zhejiang"),
        "浙江省集体合同条例",
        (
            Value(rules.reply_workdays, 10, "第七条"),
            Value(rules.equal_sides, 0, "第十条"),
            Value(rules.information_days, 7, "第十六条"),
            Value(rules.renewal_days, 90, "第三十条"),
            Value(rules.wage_renewal_days, 90, "第三十条"),
            Value(rules.filing_days, 10, "第三十四条"),
            Value(rules.publication_workdays, 5, "第三十五条"),
        ),
    ),
    Province(
        "henan",
        _("Henan"),
        "河南省企业工资集体协商条例",
        (
            Value(rules.wage_reply_workdays, 10, "第二十一条"),
            Value(rules.wage_information_workdays, 5, "第二十三条"),
            Value(rules.wage_talks_months, 2, "第二十六条"),
            Value(rules.wage_filing_workdays, 5, "第二十八条", for_review=True),
            Value(rules.wage_publication_days, 5, "第三十条"),
            Value(rules.wage_renewal_days, 0, "第三十一条", for_review=True),
            Value(rules.wage_renewal_months, 2, "第三十一条", for_review=True),
        ),
    ),
    Province(
        "shandong",
        _("Shandong"),
        "山东省企业工资集体协商条例",
        (
            Value(rules.wage_reply_days, 10, "第二十一条"),
            Value(rules.wage_information_days, 10, "第二十三条"),
            Value(rules.wage_talks_days, 60, "第二十八条"),
            Value(rules.wage_filing_days, 10, "第二十九条", for_review=True),
            Value(rules.wage_publication_days, 7, "第三十一条"),
        ),
    ),
    Province(
        "chongqing",
        _("Chongqing"),
        "重庆市集体合同条例",
        (
            Value(rules.filing_days, 10, "第二十四条"),
            Value(rules.publication_days, 10, "第二十五条"),
        ),
    ),
)


def province(key: str) -> Province | None:
    return next((each for each in PROVINCES if each.key == key), None)


@transaction.atomic
def take_over(actor: Actor, unit: Unit, chosen: Province, on: date) -> int:
    """Write a province's values for a unit from a day on, all or none; how many were new."""
    there = set(_there(actor, unit, on))
    fresh = [value for value in chosen.values if value.rule.key not in there]
    for value in fresh:
        data: dict[str, Any] = {
            "unit": unit.pk,
            "key": value.rule.key,
            "amount": value.amount,
            "basis": chosen.basis(value),
            "valid_from": on,
        }
        records.save(provisions, actor, data)
    return len(fresh)


def _there(actor: Actor, unit: Unit, on: date) -> Iterator[str]:
    """What somebody has set for this unit from that very day stays."""
    rows = access.records(provisions, actor).filter(unit=unit, valid_from=on)
    yield from rows.values_list("key", flat=True)
