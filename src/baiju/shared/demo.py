"""The demo county's employers: sixty invented ones, of all sizes and trades, over five townships."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple

from baiju.engine import access, records
from baiju.engine.access import ANY, Actor, Grant
from baiju.identifiers import uscc

from .employer import Employer, Ownership, employers

COUNT = 60
TOWNS = ("LC-SL", "LC-NT", "LC-DY", "LC-WX", "LC-GH")
NAMES = {
    "LC-SL": ("石栎", "栎新", "禾田", "青崖"),
    "LC-NT": ("南汀", "汀溪", "白汀", "竹坞"),
    "LC-DY": ("东垸", "澄江", "垸丰", "临澄"),
    "LC-WX": ("卧溪", "溪源", "云岫", "松风"),
    "LC-GH": ("谷湖", "湖光", "谷丰", "苇岸"),
}
BIGGEST = 420
STEP = 37
"""Walks through the sizes so that neighbours differ."""


class Trade(NamedTuple):
    """What an employer does, and what goes with it."""

    name: str
    industry: str
    ownership: str
    women: int
    """Of a hundred workers."""
    is_hazardous: bool = False


TRADES = (
    Trade("机械厂", "C", Ownership.PRIVATE, 28),
    Trade("食品公司", "C", Ownership.LIMITED, 61),
    Trade("茶业合作社", "A", Ownership.COOPERATIVE, 55),
    Trade("物业服务公司", "K", Ownership.LIMITED, 47),
    Trade("建筑劳务公司", "E", Ownership.PRIVATE, 9, is_hazardous=True),
    Trade("客运站", "G", Ownership.STATE, 31),
    Trade("生活超市", "F", Ownership.PRIVATE, 72),
    Trade("卫生院", "Q", Ownership.INSTITUTION, 68),
    Trade("中心学校", "P", Ownership.INSTITUTION, 63),
    Trade("纺织厂", "C", Ownership.PRIVATE, 74),
    Trade("化工厂", "C", Ownership.SHARES, 22, is_hazardous=True),
    Trade("石料厂", "B", Ownership.PRIVATE, 8, is_hazardous=True),
    Trade("快递网点", "G", Ownership.PRIVATE, 19),
    Trade("家政服务部", "O", Ownership.SELF_EMPLOYED, 93),
    Trade("木业加工厂", "C", Ownership.PRIVATE, 33),
    Trade("供水站", "D", Ownership.STATE, 24),
    Trade("村民委员会", "S", Ownership.VILLAGE, 40),
)


def fill(units: Mapping[str, Any], today: date) -> None:
    """Kept by the county office, each filed under its township."""
    actor = Actor(None, "贺知远", (Grant(units["LC"].path, {ANY: "approve"}),))
    for number in range(COUNT):
        records.save(employers, actor, _one(number, units, today))


def all_of(actor: Actor) -> list[Employer]:
    """The employers of the demo, in the order they were made."""
    return list(access.records(employers, actor).order_by("pk"))


def credit_code(number: int) -> str:
    """A code of a district that does not exist, with the right check sign."""
    body = f"91990{number % 900 + 100}MA{number:06d}0"
    return body + uscc.check_sign(body)


def _one(number: int, units: Mapping[str, Any], today: date) -> dict[str, Any]:
    town = TOWNS[number % len(TOWNS)]
    trade = TRADES[number * 5 % len(TRADES)]
    name = NAMES[town][number // len(TOWNS) % 4]
    size = _size(number)
    known = {} if number % 19 == 7 else _workers(size, trade, number, today)
    return {
        "unit": units[town].pk,
        "name": f"{name}{trade.name}"
        if number < 40
        else f"{name}第{'二三'[number % 2]}{trade.name}",
        "uscc": "" if number % 17 == 11 else credit_code(number + 1),
        "region": units["LC"].name.removesuffix("总工会"),
        "industry": trade.industry,
        "ownership": str(trade.ownership),
        "operation": "stopped" if number % 29 == 13 else "running",
        "is_hazardous": trade.is_hazardous,
        "contact": f"{'江许严邵龚'[number % 5]}{'主任经理站长'[number % 3 * 2 :][:2]}",
        "phone": f"0990-666{number:04d}",
        **known,
    }


def _size(number: int) -> int:
    """Many small ones, a few large: the square of an even walk over the range."""
    place = (number * STEP % COUNT + 1) / COUNT
    size: float = BIGGEST * place**2.4
    return max(6, round(size))


def _workers(size: int, trade: Trade, number: int, today: date) -> dict[str, Any]:
    return {
        "employees": size,
        "women": size * trade.women // 100,
        "migrant": size * (25 + number % 40) // 100,
        "dispatched": size * (number % 12) // 100,
        "counted_on": today - timedelta(days=30 + number),
    }
