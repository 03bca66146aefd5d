"""Openness: what was left out for a period, what was late, which question is still open."""

from __future__ import annotations

from datetime import date

import pytest

from baiju.areas.democracy import openness_item, posting
from baiju.areas.democracy.models import openness, openness_items
from baiju.engine import dues, records
from baiju.engine.declare import Refusal
from baiju.org.actors import actor_for
from tests.world import TODAY, make


def _item(world, **given):
    return make(openness_items, world.alice, world.north, **given)


def _posted(world, item, on, **given):
    data = {"item": item.pk, "posted_on": on, "period_from": "", "period_to": "", **given}
    return make(openness, world.alice, world.north, **data)


@pytest.mark.parametrize(
    ("on", "start", "end", "late"),
    [
        ("2026-04-08", "2026-01-01", "2026-03-31", False),
        ("2026-04-15", "2026-01-01", "2026-03-31", False),
        ("2026-04-16", "2026-04-01", "2026-06-30", False),
        ("2026-06-30", "2026-04-01", "2026-06-30", False),
    ],
)
def test_what_is_posted_soon_after_a_period_counts_for_that_period(world, on, start, end, late):
    kept = _posted(world, _item(world), on)
    assert (kept.covers_from, kept.covers_to) == (
        date.fromisoformat(start),
        date.fromisoformat(end),
    )
    told = next(each for each in openness.missing if each.name == "late")
    assert openness.model.objects.filter(told.where(TODAY)).exists() is late


def test_a_period_that_was_named_counts_and_may_be_late(world):
    kept = _posted(
        world, _item(world), "2026-05-04", period_from="2026-01-01", period_to="2026-03-31"
    )
    assert (kept.covers_to, kept.post_by) == (date(2026, 3, 31), date(2026, 4, 15))
    told = next(each for each in openness.missing if each.name == "late")
    assert list(openness.model.objects.filter(told.where(TODAY))) == [kept]


def test_an_item_is_left_out_until_its_last_period_is_made_public(world):
    item = _item(world, valid_from="2026-01-01")
    assert _left_out(date(2026, 3, 31)) == []
    assert _left_out(date(2026, 4, 1)) == [item]
    kept = _posted(world, item, "2026-04-08")
    assert _left_out(date(2026, 4, 9)) == []
    assert _left_out(date(2026, 7, 1)) == [item]
    records.move(openness, actor_for(world.alice), kept, "void", reason="贴错")
    assert _left_out(date(2026, 4, 9)) == [item]
    _posted(world, item, "2026-04-09")
    assert _left_out(date(2026, 4, 9)) == []


@pytest.mark.parametrize(
    "given",
    [
        {"is_compulsory": False},
        {"every": "occasion"},
        {"valid_to": "2026-02-28"},
        {"is_compulsory": False, "is_confidential": True},
        {"valid_from": "2026-05-01"},
    ],
)
def test_nobody_asks_for_what_need_not_be_made_public_then(world, given):
    _item(world, **given)
    assert _left_out(date(2026, 5, 2)) == []


def _left_out(day):
    return list(openness_items.model.objects.filter(openness_item.left_out(day)))


def test_the_clock_asks_for_the_period_just_over_and_then_for_this_one(world):
    item = _item(world, every="month", valid_from="2026-03-01", within=10)
    assert openness_item.next_posting(item, date(2026, 3, 20)) == date(2026, 4, 10)
    assert openness_item.next_posting(item, date(2026, 5, 20)) == date(2026, 5, 10)
    _posted(world, item, "2026-05-06")
    assert openness_item.next_posting(item, date(2026, 5, 20)) == date(2026, 6, 10)
    _posted(world, item, "2026-05-28")
    assert openness_item.next_posting(item, date(2026, 5, 29)) is None


def test_without_a_number_of_days_the_house_gives_it(world):
    assert _item(world, within="").days_allowed == 15
    assert _item(world, within=0, title="工会经费收支").days_allowed == 0


def test_a_business_secret_is_neither_compulsory_nor_made_public(world):
    with pytest.raises(records.Invalid, match="cannot be compulsory"):
        _item(world, is_confidential=True)
    item = _item(world, is_confidential=True, is_compulsory=False)
    with pytest.raises(Refusal, match="business secret"):
        _posted(world, item, "2026-04-08")


def test_the_first_open_question_rings_and_each_record_once(world):
    rows = [
        {"text": "清凉饮料何时发", "received_on": "2026-05-20"},
        {"text": "名单在哪里看", "received_on": "2026-05-12"},
        {"text": "已答的", "received_on": "2026-05-02", "replied_on": "2026-05-03", "reply": "是"},
    ]
    kept = _posted(world, _item(world), "2026-05-04", feedback=rows)
    assert posting.next_reply(kept, TODAY) == date(2026, 6, 11)
    found = dues.everyones(
        actor_for(world.alice), world.north.path, TODAY, days=60, area="democracy"
    )
    assert [due.on for due in found if due.register is openness] == [date(2026, 6, 11)]
    closed = [{**row, "replied_on": "2026-06-01", "reply": "见栏内"} for row in rows]
    records.change(openness, actor_for(world.alice), {"feedback": closed}, kept)
    assert openness.model.objects.filter(posting.asked(TODAY)).count() == 0


def test_a_question_asked_before_a_holiday_is_due_after_it(world):
    rows = [{"text": "问", "received_on": "2025-09-02"}]
    kept = _posted(world, _item(world), "2025-09-01", feedback=rows)
    assert posting.next_reply(kept, TODAY) == date(2025, 10, 9)


def test_half_a_period_is_refused(world):
    with pytest.raises(Refusal, match="both days of the period"):
        _posted(world, _item(world), "2026-04-08", period_from="2026-01-01")
