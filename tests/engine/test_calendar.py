"""Days, terms and windows."""

from datetime import date

import pytest

from baiju.engine import calendar, rulebook
from baiju.engine.models import Holiday, Provision


@pytest.mark.parametrize(
    ("kind", "day", "start", "end"),
    [
        ("month", date(2024, 2, 10), date(2024, 2, 1), date(2024, 2, 29)),
        ("quarter", date(2026, 5, 1), date(2026, 4, 1), date(2026, 6, 30)),
        ("half_year", date(2026, 12, 31), date(2026, 7, 1), date(2026, 12, 31)),
        ("year", date(2026, 6, 1), date(2026, 1, 1), date(2026, 12, 31)),
        ("statistics_year", date(2026, 9, 30), date(2025, 10, 1), date(2026, 9, 30)),
        ("statistics_year", date(2026, 10, 1), date(2026, 10, 1), date(2027, 9, 30)),
        ("week", date(2026, 6, 17), date(2026, 6, 15), date(2026, 6, 21)),
    ],
)
def test_a_day_lies_in_its_period(kind, day, start, end):
    found = calendar.period(kind, day)
    assert (found.start, found.end) == (start, end)


def test_each_quarter_of_a_year_is_four_windows():
    year = calendar.period("year", date(2026, 1, 1))
    windows = calendar.windows("quarter", year)
    assert [w.end for w in windows] == [
        date(2026, 3, 31),
        date(2026, 6, 30),
        date(2026, 9, 30),
        date(2026, 12, 31),
    ]


def test_the_weekend_worked_for_a_festival_is_a_working_day():
    assert calendar.is_working_day(date(2024, 2, 4))  # a Sunday worked before Spring Festival
    assert not calendar.is_working_day(date(2024, 2, 12))
    assert calendar.is_working_day(date(2024, 2, 12), {date(2024, 2, 12): True})


def test_a_year_nobody_has_published_counts_monday_to_friday():
    assert calendar.is_working_day(date(2093, 6, 15))
    assert not calendar.is_working_day(date(2093, 6, 14))


def test_a_term_of_days_leaves_out_its_first_day_and_ends_on_a_working_day():
    assert calendar.deadline(date(2024, 3, 1), 15, "day") == date(2024, 3, 18)  # 16th is a Saturday


def test_a_term_of_months_ends_on_the_matching_day_or_the_last():
    assert calendar.deadline(date(2024, 1, 31), 1, "month") == date(2024, 2, 29)


def test_a_term_of_working_days_passes_over_the_festival():
    assert calendar.deadline(date(2024, 2, 8), 3, "workday") == date(2024, 2, 19)


def test_an_unknown_measure_is_an_error():
    with pytest.raises(ValueError, match="fortnight"):
        calendar.deadline(date(2024, 1, 1), 1, "fortnight")


def test_the_nearest_provision_above_a_unit_holds_in_its_time(world):
    common = {"key": "due-soon", "basis": "办公室通知"}
    county = Provision.objects.create(
        unit=world.county, amount=30, valid_from=date(2026, 1, 1), **common
    )
    Provision.objects.create(unit=world.north, amount=7, valid_from=date(2026, 3, 1), **common)
    assert rulebook.amount("due-soon", world.plant, date(2026, 2, 1)) == county.amount
    assert rulebook.amount("due-soon", world.plant, date(2026, 3, 1)) == 7
    assert rulebook.amount("due-soon", world.south, date(2026, 3, 1)) == 30
    assert rulebook.amount("due-soon", world.south, date(2025, 3, 1)) == 14


def test_a_house_default_is_never_called_law(world):
    assert not rulebook.holding("due-soon", world.north, date(2026, 1, 1)).is_law


def test_local_holidays_come_from_the_units_above(world):
    Holiday.objects.create(unit=world.county, day=date(2093, 6, 15), name="县庆")
    found = rulebook.holidays(world.plant, date(2093, 1, 1), date(2093, 12, 31))
    assert found == {date(2093, 6, 15): False}
    assert not calendar.is_working_day(date(2093, 6, 15), found)


def test_for_many_records_rules_and_days_off_are_read_at_once(world, django_assert_num_queries):
    Holiday.objects.create(unit=world.county, day=date(2093, 6, 15), name="县庆")
    Holiday.objects.create(unit=world.north, day=date(2093, 6, 15), name="照常", is_working=True)
    given = {"key": "due-soon", "amount": 7, "basis": "办公室通知"}
    Provision.objects.create(unit=world.north, valid_from=date(2026, 3, 1), **given)
    with django_assert_num_queries(2):
        shelf = rulebook.shelf(["due-soon"], [world.plant, world.south])
        days = (date(2026, 2, 28), date(2026, 3, 1))
        assert [shelf.amount("due-soon", world.plant, day) for day in days] == [14, 7]
        assert shelf.amount("due-soon", world.south, date(2026, 3, 1)) == 14
        assert shelf.holidays(world.plant) == {date(2093, 6, 15): True}
        assert shelf.holidays(world.south) == {date(2093, 6, 15): False}
