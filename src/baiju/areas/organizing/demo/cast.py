"""Who acts in the demo, and the names and numbers of invented people."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from typing import Any

from baiju.engine.access import ANY, Actor, Grant
from baiju.identifiers import resident, uscc

SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎"
WOMEN = "芳敏静丽艳娟霞秀英玲桂兰洁梅琳素云莲真环雪荣爱妹香月莺媛瑞凡佳嘉琼勤珍贞莉"
MEN = "伟强磊洋勇军杰涛超明刚平辉鹏华飞鑫波斌宇浩凯健俊帆帅旭宁龙林欢佳阳建亮成峰毅"
CHAIRS = ("苏岸明", "闻溪", "凌川", "卜桐", "温知远", "简宁", "柏舟", "岑野", "蔚然", "屈原野")


def office(units: Mapping[str, Any]) -> Actor:
    """The county office keeps what the townships sent in."""
    return Actor(None, "贺知远", (Grant(units["LC"].path, {ANY: "approve"}),))


def name(chance: Random, sex: str) -> str:
    given = WOMEN if sex == "female" else MEN
    count = 1 if chance.random() < 0.35 else 2
    return chance.choice(SURNAMES) + "".join(chance.choice(given) for _ in range(count))


def identity_number(number: int, chance: Random, sex: str) -> str:
    """A number of a district that does not exist; the last but one figure says the sex."""
    born = (
        f"{chance.randrange(1963, 2006)}{chance.randrange(1, 13):02d}{chance.randrange(1, 29):02d}"
    )
    place = 1 + number % 499 * 2 if sex == "male" else 2 + number % 499 * 2
    body = f"9999{number // 499 % 90 + 10}{born}{place:03d}"
    return body + resident.check_sign(body)


def union_code(number: int) -> str:
    """The credit code of a grassroots union of an invented district."""
    body = f"81990{number % 900 + 100}MC{number:06d}0"
    return body + uscc.check_sign(body)
