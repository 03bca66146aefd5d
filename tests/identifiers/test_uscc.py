"""Credit codes: every registering department's codes are accepted, every slip is found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baiju.identifiers import uscc


def code(start: str) -> str:
    return start + uscc.check_sign(start)


@pytest.mark.parametrize(
    "start",
    [
        "91990123MA0000001",
        "81330100MC0000001",
        "N1370902MA3C0AB12",
        "N2370902MA3C0AB12",
        "N3370902MA3C0AB12",
        "N9370902MA3C0AB12",
        "Y1370902MA3C0AB12",
        "A1370902MA3C0AB12",
        "A9370902MA3C0AB12",
        "93370902MA3C0AB12",
        "52330100500000001",
    ],
)
def test_codes_of_all_departments_are_right(start):
    assert uscc.fault(code(start)) is None


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (code("91990123MA0000001")[:-1], "uscc_length"),
        ("330100000012345", "uscc_registration_number"),
        ("MA0000001", "uscc_organisation_code"),
        ("91990123MAO0000158", "uscc_characters"),
        ("91990123MAI0000158", "uscc_characters"),
        (code("94990123MA0000001"), "uscc_prefix"),
        (code("X1990123MA0000001"), "uscc_prefix"),
        (code("919901A3MA0000001"), "uscc_prefix"),
        (code("91990123MA0000001")[:-1] + "0", "uscc_check_digit"),
        ("", "uscc_length"),
    ],
)
def test_every_mistake_has_its_own_name(text, fault):
    assert uscc.fault(text) == fault


def test_width_spaces_and_small_letters_do_not_count():
    right = code("91990123MA0000001")
    assert uscc.clean(f" ９1990123-ma0000001{right[-1].lower()}\u200b") == right


def test_the_code_inside_may_disagree():
    inner = {end: uscc.is_inner_right(code(f"91990123MA000000{end}")) for end in uscc.ALPHABET}
    assert sum(inner.values()) == 1


@given(st.integers(0, 17), st.sampled_from(uscc.ALPHABET))
def test_one_wrong_sign_is_always_found(place, sign):
    right = code("91990123MA0000001")
    changed = right[:place] + sign + right[place + 1 :]
    assert changed == right or uscc.fault(changed)


@given(st.text(max_size=20))
def test_any_text_has_an_answer(text):
    fault = uscc.fault(uscc.clean(text))
    assert fault is None or fault.startswith("uscc_")
