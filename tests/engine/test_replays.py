"""Kept answers: the same request under the same key does its work once."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone, translation

from baiju.engine import replays
from baiju.engine.declare import Refusal
from baiju.engine.models import Replay
from baiju.engine.replays import Answer


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


class Work:
    def __init__(self):
        self.times = 0

    def __call__(self):
        self.times += 1
        return Answer(201, {"name": "金丝雀"}, {"ETag": '"1"'})


def test_the_same_request_is_done_once_and_answered_alike(db):
    work = Work()
    first = replays.once("token:1", "k", "a", work)
    again = replays.once("token:1", "k", "a", work)
    assert work.times == 1
    assert (again.status, again.body, again.headers) == (first.status, first.body, first.headers)
    assert again.is_replayed and not first.is_replayed


def test_another_request_under_the_same_key_is_refused_but_another_holder_is_free(db):
    work = Work()
    replays.once("token:1", "k", "a", work)
    with pytest.raises(Refusal, match="new key"):
        replays.once("token:1", "k", "b", work)
    replays.once("token:2", "k", "b", work)
    assert work.times == 2


def test_a_work_that_fails_leaves_its_key_free(db):
    def fails():
        raise Refusal("No.")

    with pytest.raises(Refusal):
        replays.once("token:1", "k", "a", fails)
    assert replays.once("token:1", "k", "b", Work()).status == 201


def test_answers_are_forgotten_after_a_day(db):
    work = Work()
    replays.once("token:1", "k", "a", work)
    Replay.objects.update(at=timezone.now() - timedelta(hours=25))
    replays.once("token:1", "k", "b", work)
    assert work.times == 2 and Replay.objects.count() == 1


def test_a_kept_answer_lies_sealed(db):
    replays.once("token:1", "k", "a", Work())
    with connection.cursor() as cursor:
        cursor.execute("SELECT answer FROM engine_replay")
        assert "金丝雀" not in cursor.fetchone()[0]
