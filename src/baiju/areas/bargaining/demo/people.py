"""Invented people at the tables of the demo, the same for the same agreement."""

from __future__ import annotations

from typing import Any

SURNAMES = "季严陆高温钟方沈贺苏江许邵龚穆陶"
GIVEN = (
    *("云帆", "知微", "星野", "望舒", "如许", "弈秋", "停云", "砚田"),
    *("听荷", "怀瑾", "若谷", "静澜", "小满", "岸明", "清和", "长风", "向晚"),
)
POSTS = {
    "union": ("工会主席", "车间班组长", "一线职工"),
    "employer": ("负责人", "人力资源部门负责人", "财务负责人"),
}


def name(number: int) -> str:
    """Two walks of different length: a name comes again after 272."""
    return SURNAMES[number % len(SURNAMES)] + GIVEN[number % len(GIVEN)]


def table(number: int, since: str) -> list[dict[str, Any]]:
    """Three on each side, one chief each, two of the workers from the shop floor."""
    rows = []
    for at, side in enumerate(POSTS):
        for seat, post in enumerate(POSTS[side]):
            row: dict[str, Any] = {
                "side": side,
                "name": name(number * 7 + at * 3 + seat),
                "post": post,
            }
            row |= {"since": since} | ({"is_chief": True} if seat == 0 else {})
            rows.append(row | ({"is_frontline": True} if at == 0 and seat else {}))
    return rows


def recorder(number: int) -> str:
    return name(number * 7 + 6)
