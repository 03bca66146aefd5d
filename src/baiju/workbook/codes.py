"""Cells of numbers that name somebody: identity documents, credit codes, telephones."""

from __future__ import annotations

from datetime import date

from baiju.identifiers import mobile, resident, uscc

from . import numbers
from .columns import Column
from .faults import Fault, warning
from .model import Number
from .values import Part, Value

MOST_DIGITS = 15
"""A sheet keeps no more digits of a number; the rest are zeros."""


def identity(_column: Column, today: date) -> Part:
    """The number of an identity document; without its kind the number's shape decides."""

    def part(cell: str, said: str) -> Value | Fault:
        return document("", cell, said, today=today)

    return part


def document(id_type: str, cell: str, said: str, *, today: date) -> Value | Fault:
    """The number of an identity document of a kind."""
    if _has_lost_digits(cell, said):
        return Fault("id_digits_lost")
    number = resident.clean(_digits(cell, said))
    found = resident.read(id_type, number, today=today)
    if isinstance(found, resident.Identity):
        return Value(found.number, tuple(warning(code) for code in found.warnings))
    if found == "id_one_missing":
        return Fault("id_digits_lost", reason=found)
    return Fault(found, {"length": len(number)} if found == "id_length" else {})


def credit_code(_column: Column) -> Part:
    """A unified social credit code."""

    def part(cell: str, said: str) -> Value | Fault:
        if _has_lost_digits(cell, said):
            return Fault("uscc_invalid", reason="uscc_digits_lost")
        code = uscc.clean(_digits(cell, said))
        wrong = uscc.fault(code)
        if wrong:
            return Fault("uscc_invalid", {"length": len(code), "text": code[:2]}, reason=wrong)
        return Value(code, () if uscc.is_inner_right(code) else (warning("uscc_inner"),))

    return part


def telephone(_column: Column) -> Part:
    """A mobile number."""

    def part(cell: str, said: str) -> Value | Fault:
        number = mobile.clean(_digits(cell, said))
        wrong = mobile.fault(number)
        if wrong:
            return Fault("phone_invalid", {"length": len(number)}, reason=wrong)
        return Value(number)

    return part


def _has_lost_digits(cell: str, said: str) -> bool:
    if not isinstance(cell, Number):
        return False
    worth = numbers.raw(said)
    return worth is None or worth.adjusted() >= MOST_DIGITS


def _digits(cell: str, said: str) -> str:
    """13800001111.0 and 1.3800001111E10 in a number cell are the same number."""
    worth = numbers.raw(said) if isinstance(cell, Number) else None
    return said if worth is None else numbers.plain(worth)
