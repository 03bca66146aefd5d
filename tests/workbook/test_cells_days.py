"""Days in cells: one day comes out where only one can be meant."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baiju.workbook import cells
from baiju.workbook.columns import Column
from baiju.workbook.model import Day, Formula, Number

from .lists import TODAY

BIRTH = Column("birth", "出生日期", "date", past=True)
END = Column("valid_to", "终止日期", "date")


def read(cell: str, column: Column = BIRTH) -> tuple[str | None, list[str]]:
    """The day and what was told, or the closest name of the fault."""
    found = cells.read(column, cell, today=TODAY)
    if isinstance(found, cells.Value):
        return found.text, [told.code for told in found.warnings]
    return f"!{found.reason or found.code}", []


@pytest.mark.parametrize(
    "cell",
    [
        *("1980.1.5", "1980-1-5", "1980/01/05", "1980-01-05", "19800105", "1980年1月5日"),
        *("1980、1、5", "1980 1 5", "１９８０．１．５", "1980年01月05日", "1980.1.5.", "1980·1·5"),
        *("1980-01-05 00:00:00", "1980/1/5 8:30", "1980-01-05T00:00:00", "1980年1月5日 星期六"),
        *("1980年1月5日（周六）", "1980年1月5日生", "一九八〇年一月五日", "一九八零年元月五日"),
        *(Day("1980-01-05"), Day("1980-01-05 08:30:00"), Number("19800105"), Formula("1980-1-5")),
    ],
)
def test_many_ways_of_writing_are_one_day(cell):
    assert read(cell) == ("1980-01-05", [])


@pytest.mark.parametrize(
    ("cell", "day", "told"),
    [
        ("1980.1", "1980-01-01", ["date_day_missing"]),
        ("1980年1月", "1980-01-01", ["date_day_missing"]),
        ("1980年1月份", "1980-01-01", ["date_day_missing"]),
        ("198001", "1980-01-01", ["date_day_missing"]),
        (Number("198001"), "1980-01-01", ["date_day_missing"]),
        (Number("1980.11"), "1980-11-01", ["date_day_missing"]),
        (Number("1980.01"), "1980-01-01", ["date_day_missing"]),
        ("二〇〇一年十二月", "2001-12-01", ["date_day_missing"]),
        ("80年1月5日", "1980-01-05", ["date_two_digit_year"]),
        ("80.1.5", "1980-01-05", ["date_two_digit_year"]),
        ("800105", "1980-01-05", ["date_two_digit_year"]),
        ("05年1月5日", "2005-01-05", ["date_two_digit_year"]),
        ("八〇年一月五日", "1980-01-05", ["date_two_digit_year"]),
        ("80年1月", "1980-01-01", ["date_two_digit_year", "date_day_missing"]),
        (Number("29221"), "1980-01-01", ["date_from_serial"]),
        (Number("29221.5"), "1980-01-01", ["date_from_serial"]),
        ("29221", "1980-01-01", ["date_from_serial"]),
    ],
)
def test_what_was_taken_for_granted_is_told(cell, day, told):
    assert read(cell) == (day, told)


@pytest.mark.parametrize(
    ("cell", "fault"),
    [
        ("1980-02-30", "!date_unreadable"),
        ("1999-02-29", "!date_unreadable"),
        ("1980.13.1", "!date_unreadable"),
        ("0218-01-01", "!out_of_range"),
        ("1899-12-31", "!out_of_range"),
        ("2027-01-01", "!date_in_future"),
        ("9999-12-31", "!date_in_future"),
        (Number("60"), "!date_unreadable"),
        (Day("1900-02-29"), "!date_unreadable"),
        (Number("3000000"), "!date_unreadable"),
        ("1980", "!date_year_only"),
        (Number("1980"), "!date_year_only"),
        ("1980年", "!date_year_only"),
        (Number("1980.1"), "!date_ambiguous"),
        ("200105", "!date_ambiguous"),
        ("3/4/1980", "!date_ambiguous"),
        ("05-1-6", "!date_ambiguous"),
        ("长期", "!date_unreadable"),
        ("1980年上半年", "!date_unreadable"),
        ("05.1", "!date_unreadable"),
        ("2020.1.1-2021.1.1", "!date_unreadable"),
    ],
)
def test_what_cannot_be_known_is_never_guessed(cell, fault):
    assert read(cell) == (fault, [])


def test_only_one_of_two_orders_may_be_possible():
    assert read("3/14/1980") == read("14/3/1980") == ("1980-03-14", [])


def test_a_doubt_names_both_readings():
    found = cells.read(BIRTH, "3/4/1980", today=TODAY)
    assert (found.values["first"], found.values["second"]) == ("1980-03-04", "1980-04-03")


def test_a_term_may_end_years_ahead():
    assert read("2030-12-31", END) == ("2030-12-31", [])
    assert read("28年12月31日止", END) == ("2028-12-31", ["date_two_digit_year"])
    assert read("9999-12-31", END) == ("!out_of_range", [])
    assert read(Day("9999-12-31"), END) == ("!out_of_range", [])


@given(
    st.dates(date(1927, 6, 1), TODAY),
    st.sampled_from(["%Y-%m-%d", "%Y.%m.%d", "%Y年%m月%d日", "%Y%m%d", "%Y/%m/%d %H:%M"]),
)
def test_every_day_is_read_as_it_is_written(day, form):
    assert read(day.strftime(form)) == (day.isoformat(), [])


@given(st.dates(date(1927, 6, 1), TODAY))
def test_every_serial_is_the_day_a_sheet_means(day):
    serial = Number(str((day - date(1899, 12, 30)).days))
    assert read(serial) == (day.isoformat(), ["date_from_serial"])
