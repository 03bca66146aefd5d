"""The demo's openness: catalogues, what was made public, the gaps, and questions."""

from __future__ import annotations

from typing import Any

from baiju.areas.democracy.openness_item import last_ended, openness_items
from baiju.areas.democracy.posting import openness

from .people import Desk

ITEMS = (
    ("工资总额和奖金分配办法", "factory", "quarter", True, "人事部"),
    ("社会保险缴纳情况", "factory", "month", True, "人事部"),
    ("劳动保护和职业健康检查安排", "factory", "half_year", True, "安全部"),
    ("重大采购和招标结果", "factory", "occasion", False, "采购部"),
)
OF_A_TOWNSHIP = (
    ("工会经费收支情况", "government", "quarter", True, "镇总工会"),
    ("困难职工慰问名额和标准", "government", "year", True, "镇总工会"),
)
PLACES = 8


def fill(at: Desk) -> None:
    """Catalogues of some units; most made their last period public, some did not."""
    units = sorted({host.unit for host in at.hosts}, key=lambda unit: (-len(unit.path), unit.path))
    rows = [(unit, each) for unit in units[:PLACES] for each in ITEMS]
    rows += [(unit, each) for unit in at.townships for each in OF_A_TOWNSHIP]
    for number, (unit, (title, sphere, every, compulsory, who)) in enumerate(rows):
        item = at.save(
            openness_items,
            unit=unit.pk,
            title=title,
            sphere=sphere,
            every=every,
            is_compulsory=compulsory,
            responsible=who,
            valid_from=at.day(-800),
        )
        if number % 4 != 1:
            _posted(at, item, number)


def _posted(at: Desk, item: Any, number: int) -> None:
    if item.every == "occasion":
        on, words = at.day(-30), item.title
        period: dict[str, Any] = {}
    else:
        over = last_ended(item.every, at.today)
        on = min(over.end.replace(day=1), at.today)
        words = f"{over.end.year}年{over.end.month}月底前{item.title}"
        period = {"period_from": over.start, "period_to": over.end}
    made = at.save(
        openness,
        unit=item.unit_id,
        item=item.pk,
        title=words,
        channel=("board", "network", "meeting", "congress")[number % 4],
        place="公开栏" if number % 4 == 0 else None,
        posted_on=on,
        **period,
        feedback=_asked(at, on, number),
    )
    if number % 3 == 0:
        at.verify(openness, made)


def _asked(at: Desk, on: Any, number: int) -> list[dict[str, Any]]:
    """Now and then a question, answered or still open."""
    if number % 5:
        return []
    asked = {"text": "与上期相比为什么减少", "received_on": on}
    if number % 2:
        return [asked]
    return [asked | {"replied_on": min(at.day(-1), at.today), "reply": "因人员调整，附表已补贴。"}]
