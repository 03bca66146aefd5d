"""Numbers as an office program writes them in front of paragraphs: 一 壹 甲 ① IV c 03."""

from __future__ import annotations

from collections.abc import Callable

DIGITS = "〇一二三四五六七八九"
CIRCLED_ZERO = "○一二三四五六七八九"
LEGAL = "零壹贰叁肆伍陆柒捌玖"
LEGAL_TRADITIONAL = "零壹貳參肆伍陸柒捌玖"
STEMS = "甲乙丙丁戊己庚辛壬癸"
BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC")),
    *((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
MOST = 9_999
"""Larger numbers are written in digits: nobody numbers paragraphs so far."""


def written(number: int, form: str) -> str:
    """The number in a format named as in Word files; one that is not known gives digits."""
    if form == "none":
        return ""
    write = FORMS.get(form, str)
    return write(number) if 0 < number <= MOST else str(number)


def is_enclosed(character: str) -> bool:
    """Is it a number in a circle, in brackets or with its own full stop?"""
    return "①" <= character <= "⒛" or "㉑" <= character <= "㊿" or "㊀" <= character <= "㊉"


def thousands(number: int, digits: str = "零一二三四五六七八九", units: str = "十百千") -> str:
    """一百零五: with units, as numbers are spoken."""
    out, zero = "", False
    for place, figure in zip(range(len(str(number)) - 1, -1, -1), str(number), strict=True):
        if figure == "0":
            zero = bool(out)
            continue
        unit = units[place - 1] if place else ""
        out += (digits[0] if zero else "") + digits[int(figure)] + unit
        zero = False
    one_ten = digits[1] + units[0]
    return out[1:] if 10 <= number < 20 and out.startswith(one_ten) and digits[1] == "一" else out


def _digits(digits: str) -> Callable[[int], str]:
    return lambda number: "".join(digits[int(figure)] for figure in str(number))


def _counting(number: int) -> str:
    """Up to 99 as spoken, from 100 on digit by digit, as Word does."""
    return thousands(number) if number < 100 else _digits(CIRCLED_ZERO)(number)


def _roman(number: int) -> str:
    out = ""
    for value, letters in ROMAN:
        out += letters * (number // value)
        number %= value
    return out


def _letters(number: int) -> str:
    """a … z, aa, bb …: the letter repeated, as Word does."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _listed(characters: str) -> Callable[[int], str]:
    """Characters of a list; beyond its end, digits."""
    return lambda number: characters[number - 1] if number <= len(characters) else str(number)


def _from(first: str, count: int) -> Callable[[int], str]:
    """Characters that stand in a row; beyond the last one, digits."""
    return lambda number: chr(ord(first) + number - 1) if number <= count else str(number)


def _circled(number: int) -> str:
    if 21 <= number <= 35:
        return chr(ord("㉑") + number - 21)
    if 36 <= number <= 50:
        return chr(ord("㊱") + number - 36)
    return _from("①", 20)(number)


def _fullwidth(number: int) -> str:
    return "".join(chr(ord(figure) + 0xFEE0) for figure in str(number))


def _ordinal(number: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if 11 <= number % 100 <= 13 else ending}"


FORMS: dict[str, Callable[[int], str]] = {
    "chineseCounting": _counting,
    "chineseCountingThousand": thousands,
    "taiwaneseCounting": _counting,
    "taiwaneseCountingThousand": thousands,
    "japaneseCounting": thousands,
    "japaneseDigitalTenThousand": _digits(DIGITS),
    "taiwaneseDigital": _digits(CIRCLED_ZERO),
    "ideographDigital": _digits(DIGITS),
    "koreanDigital2": _digits(DIGITS),
    "chineseLegalSimplified": lambda number: thousands(number, LEGAL, "拾佰仟"),
    "ideographLegalTraditional": lambda number: thousands(number, LEGAL_TRADITIONAL, "拾佰仟"),
    "japaneseLegal": lambda number: thousands(number, LEGAL_TRADITIONAL, "拾百千"),
    "ideographTraditional": _listed(STEMS),
    "ideographZodiac": _listed(BRANCHES),
    "ideographEnclosedCircle": _from("㊀", 10),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedParen": _from("⑴", 20),
    "decimalEnclosedFullstop": _from("⒈", 20),
    "decimalFullWidth": _fullwidth,
    "decimalFullWidth2": _fullwidth,
    "decimalZero": lambda number: f"{number:02d}",
    "numberInDash": lambda number: f"- {number} -",
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerLetter": _letters,
    "ordinal": _ordinal,
}
