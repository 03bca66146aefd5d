"""Numbers as lists write them: 1,234, ￥1,000.50, 1.2万元, 三十五, 35人; exact, never rounded."""

from __future__ import annotations

import re
from decimal import Context, Decimal

from baiju.identifiers import signs

_DIGITS = {
    figure: number
    for number, figures in enumerate(
        ("零〇○", "一壹", "二贰两貳", "三叁參", "四肆", "五伍", "六陆陸", "七柒", "八捌", "九玖")
    )
    for figure in figures
}
_TENS = {"廿": 20, "卅": 30}
_SCALES = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_MYRIADS = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
_FACTORS = {
    "": 1,
    "百": 100,
    "千": 1000,
    "十万": 10**5,
    "百万": 10**6,
    "千万": 10**7,
    "万": 10**4,
    "萬": 10**4,
    "亿": 10**8,
    "億": 10**8,
    "w": 10**4,
    "W": 10**4,
}
_SPOKEN = re.compile(rf"[{''.join((*_DIGITS, *_TENS, *_SCALES, *_MYRIADS))}]{{1,24}}")
_UNITS = "元|块|圆|人民币|人次|人|名|个|位|户|家|份|件|次|项|岁|年|天|条|RMB|CNY"
_ARABIC = re.compile(
    r"(?P<sign>[-−–+]?)(?:RMB|CNY|人民币)?[¥￥$]?"
    r"(?P<figures>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,24})(?P<decimals>\.[0-9]{0,12})?"
    rf"(?P<scale>[百千十]?万|[百千亿萬億wW]?)(?:{_UNITS})?整?(?P<share>%?)",
    re.IGNORECASE,
)
_THOUSANDS = re.compile(r"(?<=[0-9])\s(?=[0-9]{3}(?:\s[0-9]{3})*(?![0-9\s]))")
_RAW = re.compile(r"[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]{1,2})?")
MOST_DIGITS = 24
_KEPT = Context(prec=15)
"""A sheet keeps 15 digits of a number; what a file writes behind them is noise: 1.1000000000000001."""


def raw(text: str) -> Decimal | None:
    """A number as a file keeps it, such as 1.2E+3; None when it is none or beyond all measure."""
    if _RAW.fullmatch(text) is None:
        return None
    worth = _KEPT.create_decimal(text).normalize()
    return worth if -MOST_DIGITS < worth.adjusted() < MOST_DIGITS else None


def written(text: str, *, is_rate: bool = False) -> Decimal | None:
    """A number as a person writes it; None where it is none, or not only one."""
    narrow = _THOUSANDS.sub("", signs.narrow(text).strip())
    if re.search(r"[0-9]\s+[0-9]", narrow):
        return None
    narrow = re.sub(r"\s+", "", narrow)
    match = _ARABIC.fullmatch(narrow)
    if match is None:
        return _said(narrow)
    if match["share"] and not is_rate:
        return None
    figures = match["figures"].replace(",", "") + (match["decimals"] or "").rstrip(".")
    worth = Decimal(figures) * _FACTORS[match["scale"]]
    return -worth if worth and match["sign"] not in ("", "+") else worth


def _said(text: str) -> Decimal | None:
    """三十五人, 壹仟元整, 一万二."""
    bare = re.sub(rf"(?:{_UNITS})?[整正]?\Z", "", text.removeprefix("人民币"))
    if _SPOKEN.fullmatch(bare) is None:
        return None
    if not any(figure in bare for figure in (*_TENS, *_SCALES, *_MYRIADS)):
        if len(bare) == 2:  # 三五人 are three to five
            return None
        return Decimal("".join(str(_DIGITS[figure]) for figure in bare))
    worth = _counted(bare)
    return None if worth is None else Decimal(worth)


def _counted(text: str) -> int | None:
    """Groups of ten thousand, inside them thousands to ones; 两百五 is 250."""
    total = group = 0
    digit: int | None = None
    for figure in text:
        if figure in _DIGITS:
            if digit:  # two figures side by side are no counted number
                return None
            digit = _DIGITS[figure]
        elif figure in _TENS:
            group, digit = group + _TENS[figure], None
        elif figure in _SCALES:
            group, digit = group + (1 if digit is None else digit) * _SCALES[figure], None
        else:
            before = group + (digit or 0)
            factor = _MYRIADS[figure]
            total = (total + before) * factor if factor > 10**4 else total + before * factor
            group, digit = 0, None
    return total + group + (digit or 0) * _short(text)


def _short(text: str) -> int:
    """What the last figure stands for in 两百五 (tens) or 一万二 (thousands)."""
    before = {**_SCALES, **_MYRIADS}.get(text[-2:-1], 0)
    return before // 10 if before >= 100 else 1


def plain(worth: Decimal) -> str:
    """Without exponent and without a minus before nothing; 12000.0 is 12000."""
    if worth == worth.to_integral_value():
        return str(int(worth))
    return format(worth, "f")
