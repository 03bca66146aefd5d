"""Mobile numbers: one form comes out, and what is none says what it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baiju.identifiers import mobile


@pytest.mark.parametrize(
    "written",
    [
        "13800001111",
        "138 0000 1111",
        "138-0000-1111",
        "+86 138 0000 1111",
        "0086-13800001111",
        "86 13800001111",
        "(86)13800001111",
        "１３８００００１１１１",
        "'13800001111",
        "\u200b13800001111\u00a0",
        "138－0000—1111",
    ],
)
def test_all_ways_of_writing_are_one_number(written):
    assert mobile.clean(written) == "13800001111"
    assert mobile.fault(mobile.clean(written)) is None


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ("1380000111", "phone_length"),
        ("138000011111", "phone_length"),
        ("12800001111", "phone_invalid"),
        ("23800001111", "phone_invalid"),
        ("1.38E+10", "phone_digits_lost"),
        ("0571-88886666", "phone_landline"),
        ("010-12345678", "phone_landline"),
        ("88886666", "phone_landline"),
        ("8888666", "phone_landline"),
        ("0571-88886666转802", "phone_landline"),
        ("400-123-4567", "phone_landline"),
        ("13800001111/13900002222", "phone_invalid"),
        ("没有", "phone_invalid"),
        ("", "phone_invalid"),
    ],
)
def test_every_mistake_has_its_own_name(written, fault):
    assert mobile.fault(mobile.clean(written)) == fault


@given(st.text(max_size=20))
def test_what_is_accepted_has_eleven_digits(text):
    number = mobile.clean(text)
    if mobile.fault(number) is None:
        assert len(number) == 11
        assert number.isascii()
        assert number.isdecimal()
