"""Cells of words: texts, names of what is kept elsewhere, choices, yes and no."""

from __future__ import annotations

import re
from collections.abc import Mapping
from unicodedata import category, is_normalized, normalize

from . import numbers
from .columns import Column
from .faults import Fault, warning
from .guard import bare
from .likeness import key
from .model import Number, Truth
from .synonyms import ABBREVIATIONS
from .values import Part, Value

_UNSEEN = re.compile("[\u200b\u2060\ufeff\u00ad]")
_BREAKS = re.compile(r"[ \t\u3000]*[\r\n\v\f\u0085\u2028\u2029]+[ \t\u3000]*")
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufffd")
_APART = re.compile(
    r"[\u3400-\u9fff\U00020000-\U0003ffff]+(?:\s+[\u3400-\u9fff\U00020000-\U0003ffff]+)+"
)
_FULL_NAME = 4
_TRUE = frozenset(
    [
        "√",
        "✓",
        "✔",
        "☑",
        "是",
        "对",
        "有",
        "y",
        "yes",
        "1",
        "true",
        "t",
        "v",
        "∨",
        "真",
        "是的",
        "●",
        "■",
    ]
)
_FALSE = frozenset(
    [
        "×",
        "✗",
        "✘",
        "✕",
        "x",
        "否",
        "不是",
        "无",
        "没有",
        "非",
        "错",
        "n",
        "no",
        "0",
        "false",
        "f",
        "假",
        "不",
        "○",
        "□",
        "☐",
    ]
)


def text(column: Column) -> Part:
    """One line of text, kept exactly but for what nobody sees."""

    def part(cell: str, said: str) -> Value | Fault:
        line = _shown(cell, bare(said).strip())
        if line[:1] >= "\u3400" and _APART.fullmatch(line):
            return _joined(column, line)
        return _kept(column, line)

    return part


def long(column: Column) -> Part:
    """A text of several lines, kept with every space and line break."""

    def part(cell: str, _said: str) -> Value | Fault:
        lines = bare(str(cell)).replace("\r\n", "\n").replace("\r", "\n")
        if any(_is_unreadable(sign) for sign in lines if sign not in "\n\t"):
            return Fault("text_unreadable")
        return _measured(column, lines)

    return part


def choice(column: Column) -> Part:
    """One of a few words: by label, key or a shorter word for it."""
    known = _choices(column)
    shown = "、".join((column.choices or {}).values())

    def part(cell: str, said: str) -> Value | Fault:
        found = known.get(key(_shown(cell, said)))
        if found is None:
            return Fault("choice_unknown", {"text": said[:60], "choices": shown})
        return Value(found)

    return part


def truth(_column: Column) -> Part:
    """Yes or no, by word or by tick."""

    def part(cell: str, said: str) -> Value | Fault:
        word = said if isinstance(cell, Truth) else key(_shown(cell, said))
        if word in _TRUE:
            return Value("true")
        if word in _FALSE:
            return Value("false")
        return Fault("truth_unreadable", {"text": said[:60]})

    return part


def is_choice(column: Column, said: str) -> bool:
    """Whether a word that often stands for nothing is a choice of this column."""
    if column.kind == "truth":
        return said in _FALSE
    return column.kind == "choice" and key(said) in _choices(column)


def _choices(column: Column) -> Mapping[str, str]:
    known: dict[str, str] = {}
    for stored, label in (column.choices or {}).items():
        for word in ABBREVIATIONS.get(label, "").split():
            known.setdefault(key(word), stored)
    known |= {key(word): stored for word, stored in column.also.items()}
    known |= {key(stored): stored for stored in column.choices or {}}
    return known | {key(label): stored for stored, label in (column.choices or {}).items()}


def _shown(cell: str, said: str) -> str:
    """A number as a sheet shows it, 12 and not 12.0; a truth in capitals; any text as it is."""
    if isinstance(cell, Truth):
        return said.upper()
    if isinstance(cell, Number):
        worth = numbers.raw(said)
        return said if worth is None or len(said) > 15 else numbers.plain(worth)
    return said


def _kept(column: Column, line: str) -> Value | Fault:
    is_plain = line.isprintable() and "\ufffd" not in line
    return _measured(column, line) if is_plain else _mended(column, line)


def _measured(column: Column, line: str) -> Value | Fault:
    if not line.isascii() and not is_normalized("NFC", line):
        line = normalize("NFC", line)
    if column.longest is not None and len(line) > column.longest:
        return Fault("text_too_long", {"length": len(line), "most": column.longest})
    return Value(line)


def _mended(column: Column, line: str) -> Value | Fault:
    """Line breaks and unseen signs are taken out and told; what cannot be read is refused."""
    broken = _BREAKS.sub(_between, line)
    seen = _UNSEEN.sub("", broken)
    if any(_is_unreadable(sign) for sign in seen):
        return Fault("text_unreadable")
    told: list[Fault] = []
    if broken != line:
        told.append(warning("line_break_removed", text=seen[:60]))
    if seen != broken:
        told.append(warning("text_cleaned", text=seen[:60]))
    value = _measured(column, seen)
    return value if isinstance(value, Fault) else Value(value.text, tuple(told))


def _between(match: re.Match[str]) -> str:
    """Nothing between two Chinese signs, one space between two words."""
    before = match.string[match.start() - 1 : match.start()]
    after = match.string[match.end() : match.end() + 1]
    return " " if before.isascii() and after.isascii() else ""


def _joined(column: Column, line: str) -> Value | Fault:
    """张 三, set apart to stand even in a list."""
    joined = "".join(line.split())
    if len(joined) > _FULL_NAME:
        return _kept(column, line)
    value = _measured(column, joined)
    if isinstance(value, Fault):
        return value
    return Value(value.text, (warning("spaces_removed", text=joined),))


def _is_unreadable(sign: str) -> bool:
    kind = category(sign)
    if kind == "Cn":  # a sign younger than this program is kept, one that can never be is not
        code = ord(sign)
        return 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE
    return kind in ("Cc", "Cs") or sign in _TURNING
