"""Which figures with a unit count nothing: ordinals, classes, rules, names and ways of speaking."""

from __future__ import annotations

import re
from functools import lru_cache

from . import wordlists
from .counts import Count

_JOINED = re.compile(r"[第+×*/#A-Za-z0-9]\Z")
_EVERY = re.compile(r"每(?:隔|满|逢|超过)?\Z")
_LISTED = re.compile(r"[一二三四五六七八九]、\Z")
_ORDINAL = re.compile(r"第 ?\Z")
_SESSION = re.compile(r"(?:届|人大|大会|代会|委员会|主席团|中央)\Z")
_ASSEMBLY = re.compile(r"(?:\w{0,6}?)(?:全会|全体|会议|大会|代会|常委会)")
_RANK = re.compile(r"(?:全\w|排名|位居|位列|进入|名列|跻身|前)\w{0,4}前\Z|排名\Z|[省市县区国]前\Z")
_LAW_RATE_BEFORE = re.compile(r"(?:工资总额|工资收入|基本工资|会费|经费收入)的?(?:百分之)?\Z")
_LAW_RATE_AFTER = re.compile(
    r"(?:的比例)?(?:的)?(?:会费|工会经费|计提|拨缴|缴纳|缴交|上解|上缴|留成|计缴)"
)
_QUORUM = re.compile(r"(?:以上)?的?(?:\w{0,6})(?:出席|同意|联名|提议|附议|赞成|签名|通过有效)")
_PAGE = re.compile(
    r"(?:浏览|阅读|点击|访问|下载|评论|收藏|点赞|字数|人气|关注|转发)(?:量|次数|数)? ?:? ?\Z"
)
_COLLECTION = re.compile(
    r"(?:工作计划|计划书|范文|模板|精选|合集|汇总|大全|集锦|集合)[^,;。\n]{0,4}\Z"
)
_HUNDREDS = re.compile(r"[0-9一二两三四五六七八九十]个\Z")
_WALK = re.compile(r"(?:健步|徒步|长跑|骑行|越野|路线|接力|马拉松|健康跑|毅行)")
_OFTEN = re.compile(r"每(?:季度|半年|[年季月周])|累计|共计|人均")
_HOURS_IN = re.compile(r"(?:之?内|制|值班|值守|服务|热线|开放|在线|全天|不间断|以?外|职工|学习圈)")
_MOVES = re.compile(
    r"(?:条|只|双)?(?:腿|手|脚|胳膊|眼|膝)|(?:[一二两三1-9][人名个]?)?(?:一组|为一组|同时|并排|并肩|相背|相向|面对面|背靠背|轮流传|交替)"
)
_IN_HAND = re.compile(r"(?:手[持拿握]|[持戴抱踩夹托端])\Z")
_PLAYERS = ("个", "组", "队", "条", "只", "双", "对")
_RHYTHM = re.compile(r"[年月季周][度]?\Z")
_TIMES_MISSED = re.compile(r"(?:以上)?(?:未|无故|不|缺席|没有)")


def is_empty(text: str, count: Count) -> bool:
    """Whether the figure is no count of work done or to be done."""
    return (
        _is_ordinal(text, count)
        or _is_class(text, count)
        or _is_rule(text, count)
        or _is_named(text, count)
        or _is_pair(text, count)
        or _is_move(text, count)
    )


def _is_ordinal(text: str, count: Count) -> bool:
    start = count.value_start
    head = text[max(0, start - 12) : start]
    if any(pattern.search(head) for pattern in (_JOINED, _EVERY, _ORDINAL, _PAGE)):
        return True
    if count.unit in ("名", "等") and count.numeral.is_chinese and _LISTED.search(head):
        return True
    if count.unit == "篇" and _COLLECTION.search(head):
        return True
    if count.kind == "people" and _RANK.search(head):
        return True
    is_session = count.unit == "次" and _SESSION.search(head) is not None
    return is_session and _ASSEMBLY.match(text, count.end) is not None


def _is_class(text: str, count: Count) -> bool:
    """25人以上企业 and 500万元以上项目 say what kind of thing, not how many."""
    pattern = _classes().get(count.kind)
    return pattern is not None and pattern.match(text, count.end) is not None


def _is_rule(text: str, count: Count) -> bool:
    """What a law or a charter fixes: 工资总额的2%, 三分之二以上代表出席, 24小时服务."""
    if count.kind == "rate":
        before = _LAW_RATE_BEFORE.search(
            text, max(count.clause, count.value_start - 8), count.value_start
        )
        if before or _LAW_RATE_AFTER.match(text, count.end):
            return True
        if _HUNDREDS.search(text, max(0, count.value_start - 3), count.value_start):
            return True
        return count.unit == "比例" and _QUORUM.match(text, count.end) is not None
    if count.unit == "天":
        return count.comparator != ">=" and not _OFTEN.search(text, count.clause, count.value_start)
    if count.kind == "time":
        return count.numeral.value in (24, 8) or _HOURS_IN.match(text, count.end) is not None
    if count.unit == "次":
        is_run = text[max(0, count.value_start - 2) : count.value_start] in ("连续", "累计")
        return is_run and _TIMES_MISSED.match(text, count.end) is not None
    if count.kind == "length":
        return _WALK.match(text, count.end) is not None
    return count.unit == "字" and count.comparator == "="


def _is_named(text: str, count: Count) -> bool:
    if count.unit not in ("个", "项", "条", "种", "对", "组", "张"):
        return False
    return count.comparator == "=" and _slogans().match(text, count.end) is not None


def _is_pair(text: str, count: Count) -> bool:
    """一户一档, 1企1策: a way of speaking."""
    if count.numeral.value != 1 or count.comparator != "=":
        return False
    return text[count.end : count.end + 1] in ("一", "1") or _echo(text, count)


def _is_move(text: str, count: Count) -> bool:
    """The rules of a game (二人同时, 每人手持一个) and how often a custom comes (两年一次的)."""
    start = count.value_start
    is_move = _MOVES.match(text, count.end) or _IN_HAND.search(text, max(0, start - 2), start)
    if is_move and (count.kind == "people" or count.unit in _PLAYERS):
        return count.comparator == "=" and count.numeral.value < 10
    is_custom = (
        count.unit == "次" and count.numeral.value == 1 and text[count.end : count.end + 1] == "的"
    )
    return is_custom and _RHYTHM.search(text, max(0, start - 2), start) is not None


_BARE = re.compile(r"(?:一|1)个(?:[,、。;”\n]|\Z)")


def _echo(text: str, count: Count) -> bool:
    """建一个成一个, 投产一个，建会一个: the figure and its unit come again, once without a noun."""
    words = text[count.value_start : count.end]
    around = text[max(0, count.value_start - 16) : count.end + 16]
    return count.unit == "个" and around.count(words) > 1 and _BARE.search(around) is not None


_PHRASE = re.compile(r"[^,;。、:!?\n()的和与及“]{0,12}")


def is_abstract(text: str, place: int) -> bool:
    """Whether the noun at this place makes a figure written in Chinese a name (三项机制)."""
    phrase = _PHRASE.match(text, place)
    return phrase is not None and phrase.group().rstrip().endswith(_abstract())


@lru_cache(maxsize=1)
def _abstract() -> tuple[str, ...]:
    return tuple(wordlists.parts("slogans")["abstract"])


@lru_cache(maxsize=1)
def _slogans() -> re.Pattern[str]:
    words = sorted(wordlists.parts("slogans")["slogan"], key=len, reverse=True)
    return re.compile("|".join(words))


@lru_cache(maxsize=1)
def _classes() -> dict[str, re.Pattern[str]]:
    parts = wordlists.parts("thresholds")
    people, money = "|".join(parts["people"]), "|".join(parts["money"])
    gap = "(?:(?!职工|员工|代表|参加|会员|群众|干部)[\u4e00-\u9fff]){0,5}?"
    staff = "(?!职工|员工|代表|负责)"
    return {
        "people": re.compile(rf"(?:\(含\))?[及或]?以[上下]的?{gap}(?:{people}){staff}"),
        "money": re.compile(
            rf"(?:[及或]?以[上下](?:的|[\u4e00-\u9fff]{{0,4}}?(?:{money}))|的(?:{money}))"
        ),
    }
