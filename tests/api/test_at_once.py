"""The same request twice at the same moment, on a real database file: the work is done once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection

from tests import world as worlds
from tests.sample.models import courses

from .program import Program, program

pytestmark = pytest.mark.django_db(transaction=True)
TIMES = 6


@pytest.fixture
def asked():
    """A world of its own: these tests commit, so the shared one is not theirs to use."""
    call_command("flush", verbosity=0, interactive=False)
    cache.clear()
    return program(worlds.build().alice)


def _send(text, headers):
    try:
        sent = {"title": "急救", "unit": "LC-SL"}
        return Program(text).ask("POST", "courses/", sent, **headers)
    finally:
        connection.close()


def _all_at_once(asked, **headers):
    with ThreadPoolExecutor(TIMES) as pool:
        made = [pool.submit(_send, asked.text, headers) for _ in range(TIMES)]
        return [each.result() for each in made]


def test_one_key_makes_one_record(asked):
    answers = _all_at_once(asked, Idempotency_Key="k")
    assert {each.status_code for each in answers} == {201}
    assert len({each.json()["uid"] for each in answers}) == 1
    assert courses.model.objects.count() == 1
    assert sum("Idempotency-Replayed" in each.headers for each in answers) == TIMES - 1


def test_without_a_key_each_makes_its_own(asked):
    answers = _all_at_once(asked)
    assert {each.status_code for each in answers} == {201}
    assert courses.model.objects.count() == TIMES
