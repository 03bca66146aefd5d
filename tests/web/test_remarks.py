"""Remarks on a record's page: said, corrected, voided, and told on the desk of whom they call."""

import pytest

from baiju.engine import remarks
from tests.sample.models import courses
from tests.web.conftest import text
from tests.web.test_inert import PAYLOADS, alive
from tests.world import make


@pytest.fixture
def course(world):
    return make(courses, world.alice, world.north)


def page_of(course):
    return f"/ledger/courses/{course.pk}/"


def test_a_remark_is_said_and_calls_a_colleague_to_the_desk(alice, at_desk, world, course):
    page = page_of(course)
    sent = alice.post(f"{page}remarks/", {"text": "@Erin 请核对人数", "to": [world.carol.pk]})
    assert sent.status_code == 302 and sent["Location"] == f"{page}#remarks"
    assert "请核对人数" in text(alice.get(page)) and "To: Erin" in text(alice.get(page))
    erin = at_desk(world.erin)
    assert "请核对人数" in text(erin.get("/"))
    assert "请核对人数" not in text(alice.get("/"))
    assert "请核对人数" in text(erin.get(page))
    assert "请核对人数" not in text(erin.get("/"))


def test_who_is_chosen_with_a_tick_is_called_too(alice, at_desk, world, course):
    page = page_of(course)
    assert f'name="to" value="{world.erin.pk}"' in text(alice.get(page))
    assert f'name="to" value="{world.bob.pk}"' not in text(alice.get(page))
    alice.post(f"{page}remarks/", {"text": "看一下", "to": [world.erin.pk, world.bob.pk, "x"]})
    assert "看一下" in text(at_desk(world.erin).get("/"))
    assert "看一下" not in text(at_desk(world.bob).get("/"))


def test_reading_beside_the_list_is_reading_too(alice, at_desk, world, course):
    alice.post(f"{page_of(course)}remarks/", {"text": "@erin 看"})
    erin = at_desk(world.erin)
    assert "Alice calls you" in text(erin.get("/"))
    erin.get("/ledger/courses/", {"open": course.pk})
    assert "Alice calls you" not in text(erin.get("/"))


def test_a_remark_is_corrected_and_voided(alice, at_desk, world, course):
    page = page_of(course)
    alice.post(f"{page}remarks/", {"text": "第一句话"})
    made = remarks.of(courses, course).get()
    form = f"{page}remarks/{made.pk}/"
    assert "第一句话" in text(alice.get(form))
    assert alice.post(form, {"text": ""}).status_code == 409
    assert alice.post(form, {"text": "第二句话"}).status_code == 302
    shown = text(alice.get(page))
    assert "第二句话" in shown and "第一句话" not in shown and "corrected" in shown
    assert at_desk(world.erin).get(form).status_code == 409

    assert alice.post(f"{form}void/").status_code == 409
    assert alice.post(f"{form}void/", {"reason": "不属于这里"}).status_code == 302
    shown = text(alice.get(page))
    assert "第二句话" not in shown and "Voided by Alice: 不属于这里" in shown
    assert alice.get(form).status_code == 409


def test_a_remark_of_another_record_is_not_reached(alice, world, course):
    other = make(courses, world.alice, world.north)
    alice.post(f"{page_of(other)}remarks/", {"text": "别处"})
    made = remarks.of(courses, other).get()
    assert alice.get(f"{page_of(course)}remarks/{made.pk}/").status_code == 404
    assert alice.get(f"{page_of(other)}remarks/{made.pk}/").status_code == 200


@pytest.mark.parametrize("payload", PAYLOADS)
def test_words_stay_words(alice, at_desk, world, course, payload):
    alice.post(f"{page_of(course)}remarks/", {"text": f"@Erin {payload}"})
    made = remarks.of(courses, course).get()
    for browser, address in (
        (at_desk(world.erin), "/"),
        (alice, page_of(course)),
        (alice, f"{page_of(course)}remarks/{made.pk}/"),
    ):
        answer = text(browser.get(address))
        assert "vogelfrei" in answer and not alive(answer)


def test_many_remarks_cost_a_page_few_questions(
    alice, at_desk, world, course, django_assert_max_num_queries
):
    bob = at_desk(world.bob)
    alice.post(f"{page_of(course)}remarks/", {"text": "@Erin"})
    bob.get(page_of(course))
    with django_assert_max_num_queries(60) as one:
        bob.get(page_of(course))
    count = len(one)
    for n in range(5):
        alice.post(f"{page_of(course)}remarks/", {"text": f"@Erin {n}"})
    with django_assert_max_num_queries(count + 5):  # the lines of the diary
        bob.get(page_of(course))
