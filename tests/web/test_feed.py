"""My calendar: what stands in it, how it is written, and who may read it."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from baiju.engine import dues
from baiju.org import feeds
from baiju.org.actors import actor_for
from baiju.org.models import Feed, User
from baiju.web import icalendar
from baiju.web.icalendar import Event
from tests.sample.models import courses
from tests.web.conftest import text
from tests.world import make

NOW = datetime(2026, 6, 15, 1, 2, 3, tzinfo=UTC)
ADDRESS = re.compile(r'value="http://testserver(/feed/[^"]+\.ics)"')


def soon(days):
    return (timezone.localdate() + timedelta(days=days)).isoformat()


def address_of(browser):
    return ADDRESS.search(text(browser.post("/settings/calendar/")))[1]


def unfolded(body):
    return body.decode().replace("\r\n ", "").split("\r\n")


def event(**given):
    whole = {
        "uid": "1@baiju",
        "day": date(2026, 12, 31),
        "title": "开会",
        "place": "石栎镇",
        "kind": "会议",
        "address": "http://testserver/1/",
        "version": 3,
    }
    return Event(**{**whole, **given})


# how it is written


def test_every_line_fits_and_no_character_is_cut():
    title = "关于做好二〇二六年度集体协商要约行动的通知" * 5
    body = icalendar.written("白驹", [event(title=title)], now=NOW)
    assert body.endswith(b"END:VCALENDAR\r\n") and b"\n" not in body.replace(b"\r\n", b"")
    assert all(len(line) <= 75 and line.decode() for line in body[:-2].split(b"\r\n"))
    assert f"SUMMARY:{title}" in unfolded(body)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("a;b,c\\d", "a\\;b\\,c\\\\d"),
        ("one\r\nBEGIN:VEVENT", "one BEGIN:VEVENT"),
        ("a\x00b\u2028c\td", "a b c d"),
    ],
)
def test_a_text_cannot_begin_a_line_of_its_own(given, kept):
    assert icalendar.escaped(given) == kept
    body = icalendar.written("x", [event(title=given)], now=NOW)
    assert sum(line == "BEGIN:VEVENT" for line in unfolded(body)) == 1


def test_a_day_ends_with_the_next_and_moments_are_utc():
    lines = unfolded(icalendar.written("x", [event()], now=NOW))
    assert "DTSTART;VALUE=DATE:20261231" in lines and "DTEND;VALUE=DATE:20270101" in lines
    assert "DTSTAMP:20260615T010203Z" in lines and "SEQUENCE:3" in lines


# what stands in it


def test_a_person_reads_what_is_due_where_they_write(alice, at_desk, world):
    near = make(courses, world.alice, world.plant, held_on=soon(30))
    far = make(courses, world.alice, world.north, held_on=soon(500))
    theirs = make(courses, world.carol, world.south, held_on=soon(30))
    answer = Client().get(address_of(alice))
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    uids = {line for line in unfolded(answer.content) if line.startswith("UID:")}
    assert uids == {f"UID:{near.uid.hex}-0@baiju"}
    bob = unfolded(Client().get(address_of(at_desk(world.bob))).content)
    assert not any(line.startswith("UID:") for line in bob)
    assert {far.uid, theirs.uid} == {
        due.record.uid
        for user in (world.alice, world.carol)
        for due in dues.for_person(actor_for(user), timezone.localdate(), days=600)
    } - {near.uid}


def test_a_record_with_secrets_is_named_by_kind_and_number(alice, world):
    course = make(courses, world.alice, world.north, title="张三个别帮扶", held_on=soon(3))
    body = Client().get(address_of(alice)).content.decode()
    assert "张三" not in body and f"course {course.pk}" in body
    assert f"URL:http://testserver/ledger/courses/{course.pk}/" in unfolded(body.encode())


def test_a_calendar_that_did_not_change_is_not_sent_again(alice, world):
    course = make(courses, world.alice, world.north, held_on=soon(3))
    address, reader = address_of(alice), Client()
    first = reader.get(address)
    assert first["Cache-Control"] == "private, no-cache"
    again = reader.get(address, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    type(course)._base_manager.filter(pk=course.pk).update(held_on=soon(4))
    changed = reader.get(address, headers={"If-None-Match": first["ETag"]})
    assert changed.status_code == 200 and changed["ETag"] != first["ETag"]


def test_a_calendar_costs_the_same_for_many_records(alice, world, django_assert_max_num_queries):
    address, reader = address_of(alice), Client()
    make(courses, world.alice, world.north, held_on=soon(1))
    with django_assert_max_num_queries(90) as one:
        reader.get(address)
    count = len(one)
    for day in range(2, 30):
        make(courses, world.alice, world.north, held_on=soon(day))
    with django_assert_max_num_queries(count):
        reader.get(address)


# who may read it


def test_an_address_opens_until_it_is_withdrawn_or_replaced(alice, world):
    stranger = Client()
    first = address_of(alice)
    assert first.split("/")[-1][:-4] not in text(alice.get("/settings/calendar/"))
    assert not Feed.objects.filter(fingerprint__contains=first[-20:-4]).exists()
    second = address_of(alice)
    assert stranger.get(first).status_code == 404
    assert stranger.get(second).status_code == 200
    assert stranger.post(second).status_code in (403, 405)
    assert alice.post("/settings/calendar/end/").status_code == 302
    assert stranger.get(second).status_code == 404
    assert alice.post("/settings/calendar/end/").status_code == 302


def test_who_lost_the_post_or_left_reads_no_more(alice, world):
    address, stranger = address_of(alice), Client()
    make(courses, world.erin, world.north, held_on=soon(3))
    assert b"BEGIN:VEVENT" in stranger.get(address).content
    world.alice.posts.all().delete()
    assert b"BEGIN:VEVENT" not in stranger.get(address).content
    User.objects.filter(pk=world.alice.pk).update(is_active=False)
    assert stranger.get(address).status_code == 404


def test_no_secret_opens_nothing(world):
    for secret in ("", "none", "\udcff", "a" * 5000):
        assert feeds.reader(secret) is None
