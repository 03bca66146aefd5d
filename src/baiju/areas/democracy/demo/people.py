"""Who keeps the demo's records, where they lie, and the invented names in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.apps import apps

from baiju.engine import records
from baiju.engine.access import Actor, Grant
from baiju.engine.declare import Register

SURNAMES = "邵闻贺穆舒欧简危甘祁宓郎裴荀晏瞿蒲阮越楼"
GIVEN = (
    *("青禾", "远山", "知秋", "若水", "向明", "春和", "立夏", "望舒", "鹿鸣", "云帆"),
    *("思齐", "松筠", "南乔", "北辰", "时雨", "采薇", "景行", "怀谷", "初晴", "如岑"),
)


def name(number: int) -> str:
    """The number-th invented name; 400 before one comes again."""
    return SURNAMES[number % len(SURNAMES)] + GIVEN[number * 7 % 400 // len(SURNAMES)]


@dataclass(frozen=True)
class Host:
    """Where a congress can be: an employer, or a grassroots union where no employer is kept."""

    unit: Any
    employer: Any
    title: str
    workers: int
    women: int


@dataclass(frozen=True)
class Desk:
    """The people at work in the demo, the day, and the places."""

    writer: Actor
    chief: Actor
    today: date
    county: Any
    townships: list[Any]
    hosts: list[Host]

    def day(self, days: int) -> date:
        """So many days from today; before it when negative."""
        return self.today + timedelta(days=days)

    def save(self, register: Register, **data: Any) -> Any:
        kept = {key: value for key, value in data.items() if value is not None}
        return records.save(register, self.writer, kept)

    def verify(self, register: Register, record: Any) -> None:
        records.move(register, self.writer, record, "submit")
        records.move(register, self.chief, record, "verify")


def desk(units: Mapping[str, Any], today: date) -> Desk:
    top = min(units.values(), key=lambda unit: len(unit.path))
    townships = [u for u in units.values() if u.kind in ("township", "street")]
    grant = (Grant(top.path, {"*": "approve"}),)
    user = apps.get_model("org", "User")._base_manager.filter(username="he").first()
    writer = Actor(user.pk, user.name, grant) if user else Actor(None, "贺知远", grant)
    chief = Actor(None if user else 0, "陶静澜", grant)
    return Desk(writer, chief, today, top, townships, _hosts(units))


def _hosts(units: Mapping[str, Any]) -> list[Host]:
    kept = apps.get_model("shared", "Employer")._base_manager.filter(operation="running")
    within = kept.filter(unit__in=[unit.pk for unit in units.values()])
    rows = [_of(each) for each in within.select_related("unit").order_by("pk")]
    grassroots = [unit for unit in units.values() if unit.kind == "grassroots"]
    return rows or [
        Host(unit, None, unit.name.removesuffix("工会"), 60 + 40 * n, 25 + 15 * n)
        for n, unit in enumerate(grassroots)
    ]


def _of(employer: Any) -> Host:
    workers = employer.employees or 60
    women = workers * 2 // 5 if employer.women is None else employer.women
    return Host(employer.unit, employer, employer.name, workers, women)
