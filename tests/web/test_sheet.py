"""The list as a sheet, with and without script: columns, views, rows written in place."""

import re

import pytest
from django.urls import reverse

from baiju.engine import records
from baiju.org.actors import actor_for
from tests.sample.models import courses
from tests.web import digest
from tests.web.conftest import stored, text, undo_of

LIST = "/ledger/courses/"
PART = {"HX-Request": "true"}


# columns


def test_columns_are_chosen_in_the_address(alice, three):
    answer = alice.get(LIST, {"column": ["title", "phone"], "order": "title"})
    assert answer.status_code == 302
    assert answer["Location"] == f"{LIST}?order=title&columns=title%2Cphone"

    page = text(alice.get(LIST, {"order": "title", "columns": "title,phone"}))
    assert page.count('<th scope="col"') == 2
    assert "*******0000" in page and "13800000000" not in page
    assert alice.get(LIST, {"columns": "password"}).status_code == 409


def test_the_stage_is_a_column_too(alice, three):
    assert "Over" in text(alice.get(LIST, {"columns": "title,stage"}))


# views


def test_a_view_is_saved_shown_and_dropped(alice, three):
    look = "?missing=day&order=-title"
    assert "Save this view" in text(alice.get(f"{LIST}views/{look}"))
    answer = alice.post(f"{LIST}views/{look}", {"name": "没有日期的课"})
    assert answer.status_code == 302
    page = text(alice.get(answer.url))
    assert re.search(r'aria-current="page"[^>]*>没有日期的课', page)

    drop = re.search(r'action="([^"]*/drop/)"', page)[1]
    assert alice.post(drop).status_code == 302
    assert "没有日期的课" not in text(alice.get(LIST))


def test_a_view_is_seen_by_those_it_is_shared_with_and_dropped_by_its_owner(at_desk, world, three):
    alice, erin, carol = (at_desk(getattr(world, name)) for name in ("alice", "erin", "carol"))
    alice.post(f"{LIST}views/?missing=day", {"name": "我自己的"})
    alice.post(f"{LIST}views/?order=title", {"name": "全镇的", "shared": "1"})

    assert "我自己的" in text(alice.get(LIST)) and "全镇的" in text(alice.get(LIST))
    assert "我自己的" not in text(erin.get(LIST)) and "全镇的" in text(erin.get(LIST))
    assert "全镇的" not in text(carol.get(LIST))


def test_a_reader_keeps_views_and_shares_none(at_desk, world, three):
    bob = at_desk(world.bob)
    assert bob.post(f"{LIST}views/?missing=day", {"name": "待补"}).status_code == 302
    assert bob.post(f"{LIST}views/?missing=day", {"name": "x", "shared": "1"}).status_code == 403


@pytest.mark.parametrize("look", ["?orgg=1", "?order=phone", "?columns=x"])
def test_a_view_of_what_the_list_does_not_have_is_refused(alice, look):
    before = digest.rows()
    assert alice.post(f"{LIST}views/{look}", {"name": "x"}).status_code == 409
    assert alice.post(f"{LIST}views/", {"name": " \x00 "}).status_code == 409
    assert digest.rows() == before


# a row written in place


def test_a_row_becomes_a_form_and_is_saved_in_place(alice, three):
    row = reverse("row", args=["courses", three[0].pk])
    form = text(alice.get(row, headers=PART))
    assert 'name="title"' in form and 'name="phone"' not in form

    given = {"title": "改过的课", "unit": three[0].unit_id, "attended": "9", "version": 1}
    answer = alice.post(row, given, headers=PART)
    assert answer.status_code == 200
    assert "改过的课" in text(answer) and 'hx-swap-oob="true"' in text(answer)
    saved = stored(three[0])
    assert (saved.title, saved.attended, saved.certified) == ("改过的课", 9, False)
    assert saved.phone == "13800000000" and saved.remark
    assert alice.post(undo_of(text(answer))).status_code == 302
    assert stored(three[0]).title == "第1课"


def test_a_row_that_is_wrong_or_old_is_told_in_the_row(alice, world, three):
    row = reverse("row", args=["courses", three[0].pk])
    given = {"title": "", "unit": three[0].unit_id, "attended": "many", "version": 1}
    wrong = alice.post(row, given, headers=PART)
    assert wrong.status_code == 422
    assert text(wrong).count('class="fault"') == 2 and "many" in text(wrong)

    records.change(courses, actor_for(world.erin), {"title": "别人改的"}, three[0])
    old = alice.post(row, {**given, "title": "x", "attended": "1"}, headers=PART)
    assert old.status_code == 409
    assert "别人改的" in text(old)


def test_without_script_a_row_leads_to_the_form_of_its_record(alice, three):
    answer = alice.get(reverse("row", args=["courses", three[0].pk]))
    assert answer.url == reverse("edit", args=["courses", three[0].pk])


def test_a_submitted_row_is_not_written(alice, world, three):
    records.move(courses, actor_for(world.alice), three[0], "submit")
    row = reverse("row", args=["courses", three[0].pk])
    assert "<input" not in text(alice.get(row, headers=PART)).split("</td>", 1)[1]
    given = {"title": "x", "unit": three[0].unit_id, "attended": "1", "version": 2}
    assert alice.post(row, given, headers=PART).status_code == 409
    assert stored(three[0]).title == "第1课"


def test_a_row_is_added_at_the_end_of_the_list(alice, three, world):
    assert "Add a row" in text(alice.get(LIST, {"order": "title"}))
    row = text(alice.get(f"{LIST}add/", {"order": "title"}, headers=PART))
    assert 'name="title"' in row and 'name="remark"' not in row
    assert alice.get(f"{LIST}add/", {"order": "title"}).url == f"{LIST}new/?order=title"
    narrow = text(alice.get(LIST, {"columns": "held_on"}))
    assert "Add a row" not in narrow
    given = {"in_list": "1", "title": "新加的课", "unit": world.north.pk, "attended": "0"}
    answer = alice.post(f"{LIST}new/?order=title", given)
    assert answer.url == f"{LIST}?order=title"
    assert "新加的课" in text(alice.get(answer.url))
    assert alice.post(f"{LIST}new/?order=title", {**given, "title": ""}).status_code == 422
