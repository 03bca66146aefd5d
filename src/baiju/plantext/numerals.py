"""Numbers as Chinese documents write them: Arabic, full-width, Chinese, financial, in tenths."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

DIGITS = {
    figure: number
    for number, figures in enumerate(
        [
            "零〇0０○",
            "一壹1１",
            "二两廿贰兩貳2２",
            "三叁卅參叄3３",
            "四肆4４",
            "五伍5５",
            "六陆陸6６",
            "七柒7７",
            "八捌8８",
            "九玖9９",
        ]
    )
    for figure in figures
}
SCALES = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
MYRIADS = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
TENS = {"廿": 20, "卅": 30}
LONGEST = 24
"""A run of more figures than this is no number that anybody reads."""

_ARABIC = r"(?:[0-9０-９]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9０-９]+)(?:[.．][0-9０-９]+|。[0-9]{1,2}(?=[%％]))?"
_CHINESE = "零〇一二三四五六七八九十百千万亿两廿卅壹贰叁肆伍陆柒捌玖拾佰仟萬億兩貳參叄陸"
_MIXED = rf"{_ARABIC}(?:(?: ?[万亿萬億]|[百千])[百千万亿萬億]*(?:[0-9]+[百千万])*)?"
_SPOKEN = rf"[{_CHINESE}]+(?:点[零〇一二三四五六七八九]+)?"
_NUMBER = rf"(?:{_MIXED}|{_SPOKEN})"
_TENTHS = r"[一二两三四五六七八九1-9](?=成)成[一二三四五六七八九半]?"
_NO_TENTHS = "(?![员果立为功绩效就长熟名型套分交本都因人不群色品年语见])"
_TOKEN = re.compile(
    rf"(?P<percent>百分之(?:{_NUMBER}))"
    rf"|(?P<part>(?:{_NUMBER})分之(?:{_NUMBER}))"
    rf"|(?P<tenths>{_TENTHS}){_NO_TENTHS}"
    r"|(?P<slash>(?<=[的达到于占过近约超])[1-9]/(?:10|[2-9])(?![0-9/.年月日])"
    r"|(?<![0-9/.])[1-9]/(?:10|[2-9])(?=的|以[上下]|左右))"
    rf"|(?P<half>一半)"
    rf"|(?P<number>{_NUMBER})(?P<more> ?[多余餘几幾来][百千万亿萬億]?)?"
)
_SEPARATOR = re.compile(r"[-－—–~～]{1,2}|[至到]")
_FORMAL_IN_WORD = re.compile("[队隊退入]伍|[大登着]陆")
_ARABIC_ONLY = re.compile(r"[0-9０-９,]+(?:[.．。][0-9０-９]+)?\Z")
_NEIGHBOURS = re.compile(r"[一二两三四五六七八九]{2}\Z")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in a text: where its figures stand and what they are worth."""

    start: int
    end: int
    """Behind the figures, before 多 or 余."""
    tail: int
    """Behind 多 or 余 and a 万 that follows them."""
    value: float
    value_max: float | None = None
    kind: str = "number"
    """`number`, `percent` (百分之五), `part` (三分之一, 一半) or `tenths` (七成)."""
    is_more: bool = False
    """多 or 余 says that there are more."""
    is_chinese: bool = False


def value(text: str) -> float | None:
    """What one number is worth, or None when it is no number; 百分之五 and 五成 are percentages."""
    found = next(_scan(text.strip().removesuffix("整").rstrip("元圆"), 0, len(text)), None)
    if found is None or found.start != 0 or found.tail < len(text.strip().rstrip("整元圆%％")):
        return None
    return found.value


def find(text: str, start: int = 0, end: int | None = None) -> list[Numeral]:
    """Every number between start and end, in order; 3—5 and 两三 are one number with two ends."""
    found: list[Numeral] = []
    for numeral in _scan(text, start, len(text) if end is None else end):
        if found and _is_range(text, found[-1], numeral):
            found[-1] = _join(text, found[-1], numeral)
        else:
            found.append(numeral)
    return found


def _scan(text: str, start: int, end: int) -> Iterator[Numeral]:
    for match in _TOKEN.finditer(text, start, end):
        if match.end() - match.start() > LONGEST or _FORMAL_IN_WORD.match(text, match.start() - 1):
            continue
        numeral = _numeral(match)
        if numeral is not None:
            yield numeral


def _numeral(match: re.Match[str]) -> Numeral | None:
    kind, words, start = str(match.lastgroup), match.group(), match.start()
    if kind in ("number", "more"):
        return _plain(match)
    worth = _part(kind, words)
    if worth is None:
        return None
    kind = "part" if kind in ("half", "slash") else kind
    return Numeral(start, match.end(), match.end(), worth, kind=kind, is_chinese=True)


def _plain(match: re.Match[str]) -> Numeral | None:
    figures, tail = match.group("number"), match.group("more") or ""
    more = tail.strip()
    if more == "几" and not figures.endswith("十"):
        tail = more = ""
    worth = _worth(figures.replace(" ", ""))
    if worth is None:
        return None
    low, high = _neighbours(figures) or (worth, None)
    times = MYRIADS.get(more[1:], SCALES.get(more[1:], 1))
    return Numeral(
        start=match.start(),
        end=match.end("number"),
        tail=match.end("number") + len(tail),
        value=low * times,
        value_max=None if high is None else high * times,
        is_more=bool(more),
        is_chinese=figures[0] not in "0123456789０１２３４５６７８９",
    )


def _part(kind: str, words: str) -> float | None:
    if kind == "half":
        return 0.5
    if kind == "percent":
        return _worth(words[3:])
    if kind == "tenths":
        behind = words[2:]
        half = 5 if behind == "半" else DIGITS.get(behind, 0)
        return float(DIGITS[words[0]] * 10 + half)
    pieces = words.split("分之") if kind == "part" else words.split("/")[::-1]
    below, above = (_worth(piece) for piece in pieces)
    return None if not below or above is None else round(above / below, 4)


def _neighbours(figures: str) -> tuple[float, float] | None:
    """两三 and 七八 are two numbers; 三八 and 五一 are none of the kind."""
    if not _NEIGHBOURS.match(figures) or DIGITS[figures[1]] != DIGITS[figures[0]] + 1:
        return None
    return float(DIGITS[figures[0]]), float(DIGITS[figures[1]])


@lru_cache(maxsize=4096)
def _worth(figures: str) -> float | None:
    if _ARABIC_ONLY.match(figures):
        return float(figures.replace(",", "").replace("．", ".").replace("。", "."))
    whole, _, decimals = figures.partition("点")
    if not any(figure in SCALES or figure in MYRIADS or figure in TENS for figure in whole):
        worth = _spelled(whole)
    else:
        worth = _counted(whole)
    if worth is None or not decimals:
        return worth
    return float(f"{worth:.0f}.{''.join(str(DIGITS[figure]) for figure in decimals)}")


def _spelled(figures: str) -> float | None:
    """二〇二四: one figure after the other."""
    if not all(figure in DIGITS for figure in figures):
        return None
    return float("".join(str(DIGITS[figure]) for figure in figures))


_STEPS = re.compile(
    r"(?P<arabic>[0-9０-９.．,]+)|(?P<tens>[廿卅])|(?P<scale>[十拾百佰千仟])"
    r"|(?P<myriad>[万萬亿億])|(?P<digit>.)"
)


def _counted(figures: str) -> float | None:
    """一千二百, 1万2千, 3.5万: groups of ten thousand, inside them thousands to ones."""
    total, group, digit = 0.0, 0.0, 0.0
    for step in _STEPS.finditer(figures):
        kind, piece = step.lastgroup, step.group()
        if kind == "scale":
            group, digit = group + (digit or 1) * SCALES[piece], 0.0
        elif kind == "myriad":
            total, group, digit = _raised(total, group + digit, MYRIADS[piece]), 0.0, 0.0
        elif kind == "tens":
            group, digit = group + TENS[piece], 0.0
        elif (worth := _spelled(piece) if kind == "digit" else _worth(piece)) is None:
            return None
        else:
            digit = worth
    return round(total + group + digit + _short_tail(figures, digit), 6)


def _raised(total: float, group: float, scale: int) -> float:
    """万 counts what stands before it since 亿, 亿 counts everything before it."""
    if scale == MYRIADS["万"]:
        return total + (group or 1) * scale
    return (total + group or 1) * scale


def _short_tail(figures: str, digit: float) -> float:
    """两百五 is 250, 一万二 is 12000: what the last figure lacks in its short form."""
    scale = {**SCALES, **MYRIADS}.get(figures[-2:-1], 0)
    if scale < 100 or figures[-1] not in DIGITS or figures[-1].isascii():
        return 0.0
    return digit * (scale / 10 - 1)


def _is_range(text: str, first: Numeral, second: Numeral) -> bool:
    """3—5, 三至五, 85%—90%: both plain, the second larger, nothing but the sign between them."""
    gap = text[first.tail : second.start]
    if len(gap) > 4 or not _SEPARATOR.fullmatch(gap.strip("%％ 成")):
        return False
    if first.value_max is not None or first.is_more:
        return False
    return first.kind == second.kind and _low(text, first, second) < second.value


def _low(text: str, first: Numeral, second: Numeral) -> float:
    """The low end of 3—5万 is 30000."""
    scale = MYRIADS.get(text[second.end - 1], 1)
    is_bare = text[first.end - 1] not in MYRIADS
    return first.value * scale if is_bare and first.value < scale else first.value


def _join(text: str, first: Numeral, second: Numeral) -> Numeral:
    return Numeral(
        start=first.start,
        end=second.end,
        tail=second.tail,
        value=_low(text, first, second),
        value_max=second.value,
        kind=second.kind,
        is_more=second.is_more,
        is_chinese=first.is_chinese,
    )
