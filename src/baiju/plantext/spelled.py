"""Figures written in Chinese count only with evidence: 一个 is an article, 三大行动 is a name."""

from __future__ import annotations

import re
from functools import lru_cache

from . import slogans, wordlists
from .counts import Count

_EACH = re.compile(
    r"每(?!一?[个位名次项]|建|新建|成立|发展|当|逢)[^,;。]{1,20}\Z|各\Z|(?:一|全)年[^,;。]{0,12}\Z"
)
_ARTICLE = re.compile(r"(?:[的是这那又再有同头另第某任唯不之逐共为成当作]|作为|每)\Z")
_TOGETHER = re.compile(r"(?:[、,]|[和及与]|以及|并)(?:评选|评|选|建|培育|推荐|表彰|创建)?\Z")
_ALONE = re.compile(r"[,;。、!?)\n]|以上|\Z")
_PAPERS = re.compile(
    r"(?:[\u4e00-\u9fff]{0,6}?)(?:报告|汇报|议案|建议|视察|调研|检查|评议|课题|提案|协议|合同|决议|活动|竞赛)"
)
_HEARD = re.compile(r"听取|审议|视察|检查|调研|评议|签订|开展|督办|协商")
_HAPPENINGS = ("次", "场", "期", "轮", "场次", "堂", "节", "届次")
_POSTPOSED = (
    "家",
    "篇",
    "件",
    "名",
    "人",
    "项",
    "期",
    "场",
    "份",
    "所",
    "处",
    "支",
    "户",
    "次",
    "条",
    "本",
    "个",
)
_RHETORIC = re.compile("(?:很好|深刻|生动|全面|系统|全方位|彻底|难忘|很大|大)的")
_PART = re.compile(r",?其中")
_OF_THESE = re.compile(r"[等有]\Z")
_IN_ALL = re.compile(r"[共总合]计\Z")
_PAPERS_NAMED = re.compile(r"》(?:\([^()]{1,20}\))?等?\Z")
_MADE = re.compile(r"发布|出台|制定|制订|修订|印发|下发|通过|审议|作出|形成")
_FOR = re.compile(r"(?<![分成作列变设称认视])[为给对]\Z")
_TOGETHER_WITH = re.compile("[一1]起(?![案事纠劳争欠工生重安])")
_CASES = re.compile("案|事故|纠纷|争议|信访|上访|调解|受理|处理|处置|化解|[0-9]起")
_SENDS = re.compile(r"(?:派出?|组建了?|组成)\Z")
_MAKES_UP = re.compile(r"[为成]\Z")
_BODIES = ("名", "位", "人", "家", "户", "所")
_FESTIVALS = ("三八", "五一", "五四", "六一", "七一", "八一", "十一")
_NEAR = 26
_WIDE = 70


def is_meant(text: str, count: Count) -> bool:
    """Whether a figure written in Chinese, with its unit, counts something."""
    if _is_lone_scale(text, count) or _is_festival(text, count):
        return False
    if _TOGETHER_WITH.match(text, count.value_start):
        behind = _ALONE.match(text, count.end) or text[count.end] == "、"
        return bool(behind and _CASES.search(_head(text, count, 16)))
    if count.unit in ("组", "队") and _MAKES_UP.search(_head(text, count, 2)):
        return False
    if count.kind == "rate" or count.comparator != "=" or _EACH.search(_head(text, count, _NEAR)):
        return True
    if count.numeral.value == 1:
        return _is_one_meant(text, count)
    if (
        len(text[count.value_start : count.numeral.end]) == 1
        and text[count.value_start] in "百千万亿"
    ):
        return False
    if count.numeral.value > 10 or count.kind == "money":
        return True
    return _is_few_meant(text, count)


def _is_lone_scale(text: str, count: Count) -> bool:
    """千名干部, 万元以上: no count, but 近千名 and 上百场 are."""
    words = text[count.value_start : count.numeral.end]
    before = text[max(0, count.value_start - 1) : count.value_start]
    if count.numeral.is_more:
        return False
    return words in ("百", "千", "万", "亿") and before not in ("近", "上", "过", "逾", "超", "约")


def _is_festival(text: str, count: Count) -> bool:
    return count.unit == "节" and text[count.value_start : count.numeral.end] in _FESTIVALS


def is_beside(text: str, one: Count, other: Count) -> bool:
    """5名技术能手，一个创新型班组: the second figure begins its clause and goes with the first."""
    if not 0 <= other.value_start - one.end <= 20:
        return False
    return _TOGETHER.search(text, one.end, other.value_start) is not None


def _is_one_meant(text: str, count: Count) -> bool:
    head = _head(text, count, 16)
    if _PART.match(head) and count.unit in _POSTPOSED and _ALONE.match(text, count.end):
        return True
    if _RHETORIC.match(text, count.end) or _ARTICLE.search(head) or _doing().search(head) is None:
        return False
    if count.unit in _HAPPENINGS:
        return True
    if count.unit == "个" and _doing().fullmatch(head[-2:]):
        return False
    return count.unit in _POSTPOSED and _ALONE.match(text, count.end) is not None


def _is_few_meant(text: str, count: Count) -> bool:
    head = _head(text, count, _NEAR)
    if _PAPERS_NAMED.search(text, max(0, count.value_start - _NEAR), count.value_start):
        return _MADE.search(_sentence(text, count)) is not None
    if slogans.is_abstract(text, count.end) and not _SENDS.search(head):
        return False
    if _FOR.search(head) and count.unit in (*_BODIES, "个"):
        return True
    if (
        _doing().search(head)
        or _IN_ALL.search(head)
        or (count.unit in _BODIES and _OF_THESE.search(head))
    ):
        return True
    if _PAPERS.match(text, count.end) is None:
        return False
    return _HEARD.search(_sentence(text, count)) is not None


def _sentence(text: str, count: Count) -> str:
    wide = text[max(0, count.value_start - _WIDE) : count.value_start]
    return wide[max(wide.rfind("。"), wide.rfind("\n"), wide.rfind(";")) + 1 :]


def _head(text: str, count: Count, reach: int) -> str:
    return text[max(count.clause, count.value_start - reach) : count.value_start]


@lru_cache(maxsize=1)
def _doing() -> re.Pattern[str]:
    words = wordlists.parts("doing")["doing"]
    longer = "|".join(word for word in words if len(word) > 1)
    single = "".join(word for word in words if len(word) == 1)
    return re.compile(rf"{longer}|[{single}][了好出成完]?(?:各|近|约)?\Z")
