"""Finds what may be the marker of an item: 一、 （一） 1. ① 第一阶段 一是 首先."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

LINE, SENTENCE, CLAUSE, WORD = 3, 2, 1, 0
"""How well a place is marked off: start of a line, of a sentence, of a clause, inside a clause."""

_CN = "(?:[二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])"
_NO = r"\d{1,3}"
_KINDS = {
    "part": rf"第 ?{_CN} ?(?:部分|板块|[章编篇])(?![一-龥]{{0,2}}[,。;])",
    "article": rf"第 ?(?:{_CN}|{_NO}) ?条",
    "stage": rf"第{_CN}(?:阶段|步骤?|批次?|轮)(?=[\s:(、,—-]|是|为|[一-龥\"“]{{2,12}}(?:[:(。]|$))",
    "cn_big": r"[壹贰叁参肆伍陆柒捌玖拾] ?[、.]",
    "cn_paren": rf"\( ?{_CN} ?\)[、.]?|[\u3220-\u3229]",
    "cn_half": rf"{_CN}\)",
    "cn_dun": rf"{_CN} ?、",
    "cn_dot": rf"{_CN} ?\.(?![一二三四五六七八九十])",
    "cn_comma": rf"{_CN}[:,]",
    "cn_space": rf"{_CN} +(?=[一-龥])",
    "period": rf"第{_CN}季度(?= ?[:、(]| *$)|(?:{_CN}|1[0-2]|[1-9]) ?(?:月份?|季度)(?= ?[:、(]| *$)|[上下]半年(?= ?[:(]| *$)",
    "num_paren": r"\( ?\d{1,2} ?\)[、.]?|[\u2474-\u2487]",
    "num_half": r"\d{1,2}\)",
    "num_dated": r"\d{1,2}\.(?=\d{1,2} ?月|20(?:\d\d|xx|XX) ?年)",
    "num_multi": r"\d{1,2}(?:\.\d{1,2}){1,3}(?=[、.]? ?[一-龥“\"])",
    "num_dun": rf"{_NO} ?、",
    "num_dot": rf"{_NO} ?\.(?![\d.%])|[\u2488-\u249b]",
    "num_comma": r"\d{1,2}(?:,(?!\d{3})|:(?!\d))",
    "num_space": r"\d{1,2} +(?=[一-龥])",
    "circled": r"[\u2460-\u2473\u2776-\u277f\u2780-\u2793]",
    "roman": r"[IVX]{1,4} ?[、.)](?! ?\w\.)|[\u2160-\u216b] ?[、.]?",
    "alpha": r"[A-Za-z] ?[、.)](?! ?\w\.)",
    "ord_shi": rf"{_CN}是(?![否非]|{_CN}(?:[,。;、]|$))",
    "ord_yao": rf"{_CN}要",
    "ord_di": rf"第{_CN}(?= ?[,、:.]|是)|首先|其次|再次|最后(?=[,、:是要])",
    "ord_qi": rf"其{_CN}(?= ?[,、:是])",
}
_INLINE = [
    "stage",
    "cn_dot",
    "cn_paren",
    "cn_dun",
    "num_paren",
    "num_half",
    "num_dun",
    "num_dot",
    "circled",
    "ord_shi",
    "ord_yao",
    "ord_di",
    "ord_qi",
    "part",
]
_HARD = frozenset(
    [
        "part",
        "article",
        "cn_big",
        "cn_paren",
        "cn_half",
        "cn_dun",
        "cn_dot",
        "num_paren",
        "num_half",
        "num_dun",
        "num_dot",
        "circled",
    ]
)
_LEAD = re.compile(r"[\s#>*•·●■◆▲★_]*")
_RANGE = re.compile(
    rf" ?({_CN}|\d{{1,2}})(?:、|月|号|日|季度|楼|组|村|班|线|产|期|类|级|栋|等|名(?![称单]))"
)
_SIGNS = "一二三四五六七八九十0-9(首其再最第\u2460-\u249b\u2776-\u2793\u3220-\u3229"
_SPOTS = re.compile(f"(?<![一二三四五六七八九十0-9(第])[{_SIGNS}]")
_NUMERALS = "一二三四五六七八九十"
_FORMAL = "壹贰叁肆伍陆柒捌玖拾"
_VALUES = {"首先": 1, "其次": 2, "再次": 3, "最后": 99, "上半年": 1, "下半年": 2}
_BREAKS = "。;:!?…"
_QUOTED = 14
_PAUSES = ',、) 》”"\t]】'
_TORN = re.compile(r"(?:星期|礼拜|每周|[^年月]初|第)\s*\Z")
"""A line broken in a word: 星期 / 一、二."""
_JOINED = "第十百千零〇两几周期初每"
_JOINED_ONE = _JOINED + "统唯单专同不万之逐归惟某其"


@dataclass(frozen=True, slots=True)
class Marker:
    """A place that looks like a marker, and what speaks for it."""

    start: int
    end: int
    kind: str
    value: int
    strength: int
    doubtful: bool
    """It may be a number of the text: 1、2号楼, 一、二季度."""

    @property
    def is_hard(self) -> bool:
        """At the start of a line it needs no company."""
        return self.kind in _HARD


def on_line(folded: str, start: int, end: int) -> Iterator[Marker]:
    """The markers of one paragraph, in order."""
    place = lead(folded, start, end)
    match = _line_pattern().match(folded, place, end)
    if match is not None and _TORN.search(folded, max(0, place - _QUOTED), place):
        match = None
    if match is not None and (marker := _marker(folded, match, LINE, end)) is not None:
        yield marker
        place = match.end()
    yield from _inline(folded, place, end, after_marker=match is not None)


def _inline(folded: str, start: int, end: int, *, after_marker: bool) -> Iterator[Marker]:
    last = start if after_marker else -1
    for spot in _SPOTS.finditer(folded, start + (not after_marker), end):
        match = _inline_pattern().match(folded, spot.start(), end)
        if match is None or match.start() < last or _inside_word(folded, match):
            continue
        strength = SENTENCE if match.start() == last else _strength(folded, match)
        if strength == WORD and not _may_run_on(folded, match):
            continue
        marker = _marker(folded, match, strength, end)
        if marker is not None:
            last = match.end()
            yield marker


def lead(folded: str, start: int, end: int) -> int:
    """Where the words of a line begin, after spaces and bullets."""
    match = _LEAD.match(folded, start, end)
    return match.end() if match else start


def _strength(folded: str, match: re.Match[str]) -> int:
    place = match.start() - 1
    before = folded[place]
    while before in ' ”"' and place > 0:
        place -= 1
        before = folded[place]
    if before in _BREAKS or before == "\n":
        return SENTENCE
    return CLAUSE if folded[match.start() - 1] in _PAUSES else WORD


def _may_run_on(folded: str, match: re.Match[str]) -> bool:
    """Inside a clause: 实施步骤第一阶段: heads, 完成第一阶段工作 does not."""
    if match.lastgroup == "stage" and folded[match.end() : match.end() + 1] not in (":", "("):
        return False
    return not _inside_quotes(folded, match.start())


def _inside_quotes(folded: str, place: int) -> bool:
    """“六险合一、一站办结”: a name that ends in a figure."""
    first = max(0, place - _QUOTED)
    return folded.rfind("“", first, place) > folded.rfind("”", first, place)


def _inside_word(folded: str, match: re.Match[str]) -> bool:
    before = folded[match.start() - 1]
    first = folded[match.start()]
    if first in _NUMERALS and before in (_JOINED_ONE if first == "一" else _JOINED):
        return True
    if before in _NUMERALS or before in "([":
        return True
    if first in _NUMERALS and before.isalpha():
        return False
    return before.isascii() and (before.isalnum() or before in ".-/%")


def _marker(folded: str, match: re.Match[str], strength: int, end: int) -> Marker | None:
    kind = str(match.lastgroup)
    value = value_of(match.group())
    if value is None:
        return None
    if kind == "num_multi":
        kind += str(match.group().count(".") + 1)
    if kind == "num_dated":
        return Marker(match.start(), match.end(), "num_dot", value, strength, True)
    doubtful = kind in ("cn_dun", "num_dun") and _starts_a_range(folded, match.end(), end, value)
    if kind.startswith("ord_") and folded.startswith("、第", match.end()):
        doubtful = True
    return Marker(match.start(), match.end(), kind, value, strength, doubtful)


def _starts_a_range(folded: str, start: int, end: int, value: int) -> bool:
    match = _RANGE.match(folded, start, end)
    return match is not None and value_of(match.group(1)) == value + 1


@lru_cache(maxsize=4096)
def value_of(written: str) -> int | None:
    """The number a marker carries."""
    written = written.strip()
    if written in _VALUES:
        return _VALUES[written]
    if digits := re.findall(r"\d+", written):
        return int(digits[-1]) or None
    if numerals := re.search(_CN, written):
        return _chinese(numerals.group())
    return _sign(written) if written else None


def _chinese(numeral: str) -> int:
    tens, ten, ones = numeral.rpartition("十")
    if not ten:
        return _NUMERALS.index(numeral) + 1
    high = _NUMERALS.index(tens) + 1 if tens else 1
    return high * 10 + (_NUMERALS.index(ones) + 1 if ones else 0)


def _sign(written: str) -> int | None:
    if written[0] in _FORMAL or written[0] == "参":
        return _FORMAL.find(written[0].replace("参", "叁")) + 1
    code = ord(written[0])
    for first, last in ((0x2460, 0x2473), (0x2474, 0x2487), (0x2488, 0x249B), (0x2160, 0x216B)):
        if first <= code <= last:
            return code - first + 1
    for first, last in ((0x2776, 0x277F), (0x2780, 0x2789), (0x278A, 0x2793), (0x3220, 0x3229)):
        if first <= code <= last:
            return code - first + 1
    return _letter(written)


def _letter(written: str) -> int | None:
    numeral = re.match(r"[IVX]+", written)
    if numeral is None:
        return ord(written[0].lower()) - 96 if written[0].isascii() else None
    worth = [{"I": 1, "V": 5, "X": 10}[sign] for sign in numeral.group()] + [0]
    return sum(-a if a < b else a for a, b in itertools.pairwise(worth))


@lru_cache(maxsize=1)
def _line_pattern() -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{kind}>{form})" for kind, form in _KINDS.items()))


@lru_cache(maxsize=1)
def _inline_pattern() -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{kind}>{_KINDS[kind]})" for kind in _INLINE))
