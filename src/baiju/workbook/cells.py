"""What a cell says in a column of a register: the text a record keeps, or what is wrong with it."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from . import codes, figures, words
from .columns import Column
from .faults import Fault
from .likeness import key
from .model import Bad
from .values import BLANK, CLEARED, Part, Reader, Value

__all__ = ["BLANK", "CLEARED", "Reader", "Value", "read", "reader"]

OUTER = (
    " \t\r\n\v\f\x85\xa0\u3000\u2002\u2003\u2009\u202f\u2028\u2029\u200b\u2060\ufeff\u200e\u200f"
)
"""Spaces of all widths, and signs nobody sees: around a cell's text they mean nothing."""
CLEAR = frozenset(("（清空）", "(清空)", "(clear)"))
PLACEHOLDERS = frozenset(
    [
        "无",
        "暂无",
        "没有",
        "/",
        "\\",
        "—",
        "——",
        "-",
        "--",
        "---",
        "–",
        "―",
        "不详",
        "空",
        "空白",
        "n/a",
        "na",
        "null",
        "none",
        "、",
        ".",
        "。",
        "_",
        "__",
        "///",
    ]
)
"""What stands in a cell instead of nothing, in all columns but those of free text."""
_REMEMBERED = ("date", "truth", "choice", "reference", "whole")
"""Kinds whose cells repeat; what was read once is not read again."""


def read(column: Column, cell: str | None, *, today: date) -> Value | Fault:
    """One cell of a column; for many cells make a `reader` once."""
    return reader(column, today=today)(cell)


def reader(column: Column, *, today: date, scale: int = 1) -> Reader:
    """Reads the cells of a column; `scale` is the factor its head names, such as （万元）."""
    part = _part(column, today, scale)
    has_placeholders = column.kind not in ("text", "long")

    def read(cell: str | None) -> Value | Fault:
        if cell is None:
            return BLANK
        said = cell.strip(OUTER)
        if len(said) < 8:
            if not said:
                return BLANK
            if has_placeholders and _stands_for_nothing(column, said):
                return BLANK
            if said in CLEAR:
                return CLEARED
        if isinstance(cell, Bad):
            return Fault("cell_error", {"text": said[:60]})
        return part(cell, said)

    return lru_cache(maxsize=4096, typed=True)(read) if column.kind in _REMEMBERED else read


def _part(column: Column, today: date, scale: int) -> Part:
    match column.kind:
        case "id":
            return codes.identity(column, today)
        case "date":
            return figures.day(column, today)
        case "whole":
            return figures.whole(column, scale)
        case "decimal":
            return figures.decimal(column, scale)
        case kind:
            return _PARTS[kind](column)


_PARTS = {
    "text": words.text,
    "long": words.long,
    "reference": words.text,
    "choice": words.choice,
    "truth": words.truth,
    "uscc": codes.credit_code,
    "phone": codes.telephone,
}


def _stands_for_nothing(column: Column, said: str) -> bool:
    if said not in PLACEHOLDERS and key(said) not in PLACEHOLDERS:
        return False
    return not words.is_choice(column, said)
