"""A record beside its list and as a page: neighbours, stage, terms, deeds, the rows inside it."""

import re

from baiju.engine import access, registry
from baiju.org.actors import actor_for
from tests.sample.models import courses
from tests.web.conftest import stored, text
from tests.world import make

LIST = "/ledger/courses/"
PART = {"HX-Request": "true"}


# the record beside its list


def test_a_record_opens_beside_its_list_by_its_address(alice, world, three):
    page = text(alice.get(LIST, {"open": three[1].pk, "order": "title"}))
    assert 'class="panel"' in page and page.count("<tr id=") == 3
    part = text(alice.get(LIST, {"open": three[1].pk}, headers={**PART, "HX-Target": "panel"}))
    assert 'class="panel"' in part and "<html" not in part
    theirs = make(courses, world.carol, world.south)
    assert alice.get(LIST, {"open": theirs.pk}).status_code == 404


def test_a_record_leads_to_its_neighbours_in_the_list(alice, three):
    page = text(alice.get(f"{LIST}{three[1].pk}/", {"order": "title"}))
    assert f'href="{LIST}{three[0].pk}/?order=title" rel="prev"' in page
    assert f'href="{LIST}{three[2].pk}/?order=title" rel="next"' in page
    assert 'rel="prev"' not in text(alice.get(f"{LIST}{three[0].pk}/", {"order": "title"}))
    assert alice.get(f"{LIST}{three[0].pk}/", {"orgg": "1"}).status_code == 409


def test_a_record_shows_its_stage_its_term_and_its_rows(alice, world):
    course = make(courses, world.alice, world.north, held_on="2026-12-31")
    page = text(alice.get(f"{LIST}{course.pk}/"))
    assert "Planned" in page or "Over" in page
    assert "Course to be held" in page
    assert "止血包扎" in page
    assert "13800000000" not in page


# deeds and parts


def test_a_deed_fills_its_few_fields(alice, world):
    course = make(courses, world.alice, world.north, held_on="")
    deed = f"{LIST}{course.pk}/do/hold/"
    assert deed in text(alice.get(f"{LIST}{course.pk}/"))
    asked = text(alice.get(deed))
    assert 'name="held_on"' in asked and 'name="title"' not in asked

    empty = alice.post(deed, {"attended": "5", "version": 1})
    assert empty.status_code == 422 and "Fill this in first." in text(empty)
    given = {"held_on": "2026-05-04", "attended": "5", "version": 1}
    assert alice.post(deed, given).status_code == 302
    assert str(stored(course).held_on) == "2026-05-04" and stored(course).phone
    assert alice.post(deed, {**given, "version": 2}).status_code == 409
    assert alice.get(f"{LIST}{course.pk}/do/none/").status_code == 404


def test_rows_inside_a_record_are_written_in_its_form(alice, world):
    course = make(courses, world.alice, world.north)
    page = text(alice.get(f"{LIST}{course.pk}/edit/"))
    sent = dict(re.findall(r'name="(lessons-[^"]+)" value="([^"]*)"', page))
    whole = {"title": course.title, "unit": course.unit_id, "attended": "1", "version": 1}

    more = alice.post(f"{LIST}{course.pk}/edit/", {**whole, **sent, "more": "lessons"})
    assert more.status_code == 200 and 'name="lessons-2-subject"' in text(more)
    assert 'class="fault"' not in text(more)

    sent |= {"lessons-1-subject": "骨折固定", "lessons-1-hours": "3", "lessons-0-DELETE": "on"}
    assert alice.post(f"{LIST}{course.pk}/edit/", {**whole, **sent}).status_code == 302
    rows = registry.register("courses").parts[0].model._base_manager.filter(course=course)
    assert list(rows.values_list("subject", "hours")) == [("骨折固定", 3)]
    assert access.records(courses, actor_for(world.alice)).get(pk=course.pk).version == 2


def test_a_list_asks_the_database_no_more_for_many_rows(
    alice, world, django_assert_max_num_queries
):
    make(courses, world.alice, world.north)
    with django_assert_max_num_queries(16) as one:
        alice.get(LIST)
    for n in range(60):
        make(courses, world.alice, world.north, title=f"第{n}课")
    with django_assert_max_num_queries(len(one) + 1):  # the count of all rows
        alice.get(LIST)


# behind a mask


def test_a_secret_is_shown_for_a_reason_and_the_look_is_kept(alice, at_desk, world):
    course = make(courses, world.alice, world.north)
    look = f"{LIST}{course.pk}/unmask/phone/"
    assert look in text(alice.get(f"{LIST}{course.pk}/"))

    for reason in ("", " ", "\x00"):
        assert alice.post(look, {"reason": reason}).status_code == 409
    shown = alice.post(look, {"reason": "回访学员"})
    assert shown.status_code == 200 and "13800000000" in text(shown)
    assert shown["Cache-Control"] == "no-store"
    page = text(alice.get(f"{LIST}{course.pk}/"))
    assert "回访学员" in page and "13800000000" not in page


def test_nobody_looks_who_may_not_write_or_at_what_is_not_hidden(alice, at_desk, world):
    course = make(courses, world.alice, world.north)
    look = f"{LIST}{course.pk}/unmask/phone/"
    why = {"reason": "看一看"}
    bob = at_desk(world.bob)
    assert look not in text(bob.get(f"{LIST}{course.pk}/"))
    assert bob.post(look, why).status_code == 403
    assert at_desk(world.carol).post(look, why).status_code == 404
    assert alice.get(look).status_code == 405
    for name in ("title", "none", "unit"):
        assert alice.post(f"{LIST}{course.pk}/unmask/{name}/", why).status_code == 404
