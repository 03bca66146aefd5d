"""The queue: each job is done by one worker, done again when that one died, and given up in the end."""

import os
import signal
import stat
import subprocess
import sys

import pytest
from django.utils.translation import override

from baiju.engine import batches
from baiju.engine.batch import Batch
from baiju.jobs import queue, staging, working
from baiju.jobs.working import Work
from baiju.org.actors import actor_for
from baiju.org.models import Post
from tests.sample.models import courses

HEADED = "title,held_on,attended\n急救,2026-03-01,12\n消防,2026-03-02,8\n"


@pytest.fixture(autouse=True)
def clock(settings, tmp_path, monkeypatch):
    """A running clock that a test moves, and a queue of its own."""
    settings.HOME = tmp_path
    now = [1_000.0]
    monkeypatch.setattr("baiju.jobs.queue.time.monotonic", lambda: now[0])
    return now


def put(**given):
    return queue.put("sample", actor=1, language="en", given=given)


def works(run, give_up=lambda _given: None):
    return {"sample": Work(run, give_up)}


# claims


def test_jobs_are_done_in_their_order_each_by_one_worker():
    first, second = put(n=1), put(n=2)
    one, two = queue.claim("a"), queue.claim("b")
    assert [(one.id, one.given), (two.id, two.given)] == [(first, {"n": 1}), (second, {"n": 2})]
    assert queue.claim("c") is None
    assert queue.finish(one) and queue.states() == {second: "running"}


def test_what_a_dead_worker_left_is_taken_over_in_a_minute(clock):
    number = put()
    dead = queue.claim("a")
    clock[0] += queue.LEASE - 1
    assert queue.claim("b") is None
    clock[0] += 2
    assert clock[0] - 1_000 < 60
    taken = queue.claim("b")
    assert (taken.id, taken.strikes) == (number, 1)
    assert not queue.renew(dead) and not queue.finish(dead) and not queue.fail(dead)
    assert queue.renew(taken) and queue.finish(taken)


def test_who_renews_keeps_the_job(clock):
    put()
    held = queue.claim("a")
    for _ in range(5):
        clock[0] += queue.LEASE / 4
        assert queue.renew(held)
    assert queue.claim("b") is None


def test_after_a_restart_of_the_machine_its_clock_begins_anew(clock):
    put()
    clock[0] = 900_000.0
    queue.claim("a")
    clock[0] = 5.0
    assert queue.claim("b").strikes == 1


def test_of_many_processes_one_gets_the_job(tmp_path):
    number = put()
    code = (
        "import sys, django; django.setup();"
        "from django.conf import settings; from pathlib import Path;"
        "settings.HOME = Path(sys.argv[1]);"
        "from baiju.jobs import queue; print(queue.claim(sys.argv[2]) is not None)"
    )
    env = {**os.environ, "PYTHONPATH": "src", "DJANGO_SETTINGS_MODULE": "tests.settings"}
    asked = [
        subprocess.Popen(
            [sys.executable, "-c", code, str(tmp_path), str(n)], env=env, stdout=subprocess.PIPE
        )
        for n in range(3)
    ]
    answers = [each.communicate(timeout=120)[0].decode().strip() for each in asked]
    assert sorted(answers) == ["False", "False", "True"]
    assert queue.states() == {number: "running"}


@pytest.mark.skipif(sys.platform == "win32", reason="a Unix system knows who may read a file")
def test_only_the_house_reads_the_queue(tmp_path):
    put()
    assert stat.S_IMODE((tmp_path / queue.FILE).stat().st_mode) == 0o600


# doing


def test_a_job_acts_as_who_asked_in_their_language(world):
    seen = []
    number = queue.put("sample", actor=world.alice.pk, language="en", given={"n": 1})
    assert working.do_one(works(lambda actor, given: seen.append((actor, given))))
    assert seen == [(actor_for(world.alice), {"n": 1})]
    assert number not in queue.states() and not working.do_one(works(seen.append))


def test_a_job_that_fails_three_times_is_given_up_and_kept(db):
    tried, given_up = [], []
    number = put(n=7)

    def fail(_actor, _given):
        tried.append(1)
        raise OSError("no room")

    for _ in range(4):
        assert working.do_one(works(fail, given_up.append))
    assert (len(tried), given_up) == (3, [{"n": 7}])
    assert queue.states() == {number: "parked"}
    assert not working.do_one(works(fail))


def test_a_job_of_another_version_is_parked(db):
    number = put()
    assert working.do_one({})
    assert queue.states() == {number: "parked"}


# lists


def handed_in(world, said=HEADED):
    actor = actor_for(world.alice)
    batch = batches.begin(courses, actor, world.north, "long.csv", said.encode())
    with override("en"):
        staging.ask(batch, actor, None)
    return batch


def test_a_list_is_looked_through_or_refused(world):
    for said, state in ((HEADED, "staged"), ("%PDF-1.4", "refused")):
        batch = handed_in(world, said)
        assert working.do_one()
        assert Batch.objects.get(pk=batch.pk).state == state
    assert queue.states() == {}


def test_what_a_dead_worker_read_is_read_anew(world):
    batch = handed_in(world)
    batch.lines.create(sheet="", number=2, outcome="new")
    batch.rows = batch.new = 1
    batch.save()
    assert working.do_one()
    batch.refresh_from_db()
    assert (batch.state, batch.rows, batch.new, batch.lines.count()) == ("staged", 2, 2, 2)


def test_who_lost_the_post_has_no_list_looked_through(world):
    batch = handed_in(world)
    Post.objects.filter(user=world.alice).delete()
    assert working.do_one()
    batch.refresh_from_db()
    assert (batch.state, batch.rows) == ("refused", 0) and "posts" in batch.sentence


def test_a_list_that_was_stopped_is_not_read(world):
    batch = handed_in(world)
    batches.cancel(batch)
    assert working.do_one() and queue.states() == {}
    assert Batch.objects.get(pk=batch.pk).state == "refused"


def test_a_list_that_is_never_read_to_its_end_says_so(world, monkeypatch):
    def fail(*_given, **_more):
        raise MemoryError

    monkeypatch.setattr("baiju.jobs.staging.importing.staged", fail)
    batch = handed_in(world)
    for _ in range(4):
        assert working.do_one()
    batch.refresh_from_db()
    assert batch.state == "refused" and "read to its end" in batch.sentence


@pytest.mark.skipif(sys.platform == "win32", reason="kills as a Unix system does")
def test_a_killed_worker_leaves_the_job_to_the_next(tmp_path, clock):
    number = put()
    code = (
        "import sys, time, django; django.setup();"
        "from django.conf import settings; from pathlib import Path;"
        "settings.HOME = Path(sys.argv[1]);"
        "from baiju.jobs import queue; queue.time.monotonic = lambda: 1000.0;"
        "queue.claim('x'); print('held', flush=True); sys.stdin.read()"
    )
    env = {**os.environ, "PYTHONPATH": "src", "DJANGO_SETTINGS_MODULE": "tests.settings"}
    child = subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path)],
        env=env,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert child.stdout.readline().strip() == b"held"
    child.send_signal(signal.SIGKILL)
    child.wait(30)
    assert queue.claim("b") is None
    clock[0] += queue.LEASE + 1
    assert queue.claim("b").id == number
