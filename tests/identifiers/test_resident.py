"""Identity numbers: what is refused is wrong, and what is right is not refused."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baiju.identifiers import resident
from baiju.identifiers.resident import Identity

TODAY = date(2026, 11, 22)


def number(start: str) -> str:
    return start + resident.check_sign(start)


def read(text: str, id_type: str = "") -> Identity | str:
    return resident.read(id_type, resident.clean(text), today=TODAY)


@pytest.mark.parametrize(
    ("start", "born"),
    [
        ("37090219800101003", date(1980, 1, 1)),  # the region's code is younger than the person
        ("42900419900101002", date(1990, 1, 1)),
        ("11011219900101002", date(1990, 1, 1)),
        ("44190019800101001", date(1980, 1, 1)),
        ("62020119800101001", date(1980, 1, 1)),  # a prefecture without such a county
        ("37092819800101001", date(1980, 1, 1)),
        ("11010120000229001", date(2000, 2, 29)),
    ],
)
def test_a_region_of_any_time_is_right(start, born):
    found = read(number(start))
    assert isinstance(found, Identity)
    assert (found.id_type, found.birth, found.warnings) == ("resident", born, ())


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (number("11010119900101001")[:-1] + "0", "id_check_digit"),
        (number("11010119990231001"), "id_birth_unreal"),
        (number("11010120261123001"), "id_birth_future"),
        (number("11010120300101001"), "id_birth_future"),
        (number("11010118800101001"), "id_birth_too_early"),
        ("110101800101001", "id_fifteen"),
        ("11010119900101001", "id_one_missing"),
        ("3.20481E+17", "id_digits_lost"),
        ("110101199001010000", "id_digits_lost"),
        ("110101199001012000", "id_digits_lost"),
        ("1101011990010100155", "id_length"),
        ("1101011990O1010015", "id_characters"),
        ("张三", "id_length"),
    ],
)
def test_every_mistake_has_its_own_name(text, fault):
    assert read(text) == fault


def test_somebody_born_today_is_possible():
    assert isinstance(read(number("11010120261122001")), Identity)


def test_the_last_figure_but_one_tells_the_sex():
    assert read(number("11010119900101001")).sex == "male"
    assert read(number("11010119900101002")).sex == "female"


@pytest.mark.parametrize(
    "written",
    [
        "１１０１０１１９９００１０１００１５",
        " 110101199001010015\u00a0",
        "110101 19900101 0015",
        "'110101199001010015",
        "1101011990\u200b01010015",
    ],
)
def test_what_is_only_seen_is_taken_off(written):
    assert read(written) == read("110101199001010015")
    assert isinstance(read(written), Identity)


def test_a_small_or_wide_x_is_an_x():
    right = number("11010119900101004")
    assert right.endswith("X")
    assert read(right[:-1] + "x").number == read(right[:-1] + "Ｘ").number == right


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        ("81000019900101001", "hk_macao"),
        ("82000019900101001", "hk_macao"),
        ("83000019900101001", "taiwan"),
        ("91115619900101001", "foreign"),
    ],
)
def test_permits_are_known_by_their_beginning(start, kind):
    assert read(number(start)).id_type == kind
    assert read(number(start), kind).id_type == kind
    assert read(number(start), "resident") == "id_type_mismatch"


def test_an_old_permit_of_a_foreigner_has_letters():
    assert read("USA110180010112") == Identity("foreign", "USA110180010112")


def test_a_passport_is_taken_by_its_kind_and_told_by_its_shape():
    assert read("123456789", "passport") == Identity("passport", "123456789")
    assert read("abc", "passport") == "id_passport_shape"
    assert read("e12345678").warnings == ("id_type_assumed",)
    assert read("123456789") == "id_length"


def test_a_region_that_never_was_is_only_told():
    assert read(number("00000019900101001")).warnings == ("id_region_unknown",)


@given(st.text(max_size=20), st.sampled_from(["", *resident.TYPES]))
def test_any_text_has_an_answer(text, id_type):
    assert isinstance(read(text, id_type), Identity | str)


@given(st.integers(0, 17), st.sampled_from("0123456789"))
def test_one_wrong_figure_is_always_found(place, figure):
    right = number("37090219800101003")
    changed = right[:place] + figure + right[place + 1 :]
    assert changed == right or isinstance(read(changed), str)
