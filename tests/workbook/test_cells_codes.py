"""Numbers that name somebody, as sheets spoil them."""

from __future__ import annotations

import pytest

from baiju.workbook import cells
from baiju.workbook.columns import Column
from baiju.workbook.model import Formula, Number

from .lists import TODAY, code, id_no

ID = Column("id_no", "证件号码", "id")
USCC = Column("uscc", "统一社会信用代码", "uscc")
PHONE = Column("mobile", "手机", "phone")
RIGHT = id_no("19800105", 7)


def read(column: Column, cell: str) -> tuple[str | None, str]:
    """The text, and the code with the closer name where there is one."""
    found = cells.read(column, cell, today=TODAY)
    if isinstance(found, cells.Value):
        return found.text, "".join(told.code for told in found.warnings)
    return None, f"{found.code}:{found.reason}" if found.reason else found.code


@pytest.mark.parametrize(
    "cell",
    [
        RIGHT,
        f"'{RIGHT}",
        f" {RIGHT}\u00a0",
        f"{RIGHT[:6]} {RIGHT[6:14]} {RIGHT[14:]}",
        Formula(RIGHT),
    ],
)
def test_a_right_identity_number_comes_out_bare(cell):
    assert read(ID, cell) == (RIGHT, "")


@pytest.mark.parametrize(
    ("cell", "fault"),
    [
        (Number("1.19901198001050E+17"), "id_digits_lost"),
        (Number("119901198001050070"), "id_digits_lost"),
        (Number(RIGHT), "id_digits_lost"),
        ("1.19901E+17", "id_digits_lost"),
        (RIGHT[:17], "id_digits_lost:id_one_missing"),
        (f"{RIGHT[:15]}000", "id_digits_lost"),
        (Number("119901800105007"), "id_fifteen"),
        (RIGHT[:17] + ("0" if RIGHT[17] != "0" else "1"), "id_check_digit"),
        ("无号码", "id_length"),
    ],
)
def test_what_a_sheet_has_spoilt_is_refused(cell, fault):
    assert read(ID, cell) == (None, fault)


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        (code(1), (code(1), "")),
        (f" {code(1).lower()} ", (code(1), "")),
        (Number("9.1E17"), (None, "uscc_invalid:uscc_digits_lost")),
        (code(1)[:-1], (None, "uscc_invalid:uscc_length")),
        ("330100000012345", (None, "uscc_invalid:uscc_registration_number")),
        (code(1).replace("MA", "MO"), (None, "uscc_invalid:uscc_characters")),
    ],
)
def test_credit_codes(cell, found):
    assert read(USCC, cell) == found


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        (Number("13800001111"), ("13800001111", "")),
        (Number("1.3800001111E10"), ("13800001111", "")),
        (Number("13800001111.0"), ("13800001111", "")),
        ("+86 138-0000-1111", ("13800001111", "")),
        ("1.38E+10", (None, "phone_invalid:phone_digits_lost")),
        ("0571-88886666", (None, "phone_invalid:phone_landline")),
        (Number("1380000111"), (None, "phone_invalid:phone_length")),
        ("23800001111", (None, "phone_invalid:phone_invalid")),
    ],
)
def test_telephones(cell, found):
    assert read(PHONE, cell) == found
