"""Daily acts: once a day and never twice, whatever the clock does and whoever works."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.utils import timezone

from baiju.engine.replay import Replay
from baiju.jobs import reminding, schedule
from baiju.jobs.models import DoneAct, Reminder
from baiju.jobs.schedule import Act
from baiju.org.models import User
from tests.sample.models import courses
from tests.world import make

DAY = date(2026, 6, 15)
EARLY = datetime(2026, 6, 14, 18, 0, tzinfo=UTC)  # two o'clock in the night of the 15th
MORNING = datetime(2026, 6, 15, 0, 0, tzinfo=UTC)  # eight o'clock


def held_in(world, days, **given):
    day = (DAY + timedelta(days=days)).isoformat()
    return make(courses, world.alice, world.north, held_on=day, **given)


def told(user, day=DAY):
    found = reminding.of(user, day)
    return (found.near, found.late) if found else None


# once a day


def test_an_act_waits_for_its_hour_and_runs_once(world):
    assert schedule.tick(EARLY) == []
    assert schedule.tick(MORNING) == ["tidy", "remind"]
    assert schedule.tick(MORNING) == schedule.tick(MORNING + timedelta(hours=3)) == []
    assert schedule.tick(MORNING + timedelta(days=1)) == ["tidy", "remind"]


def test_a_clock_that_jumps_brings_no_act_twice(world):
    held_in(world, -1)
    schedule.tick(MORNING)
    before = Reminder.objects.count()
    assert before and schedule.tick(MORNING - timedelta(hours=2)) == []
    assert schedule.tick(MORNING) == [] and Reminder.objects.count() == before
    for days in (400, 4000):
        schedule.tick(MORNING + timedelta(days=days))
        assert schedule.tick(MORNING) == []
    assert DoneAct.objects.filter(day=DAY).count() == 2


def test_of_two_workers_one_writes(world):
    held_in(world, -1)
    remind = next(act for act in schedule.ACTS if act.key == reminding.KEY)

    def read_while_another_works(day):
        assert schedule.do(remind, day)
        return remind.read(day)

    second = Act(remind.key, remind.at, read_while_another_works, remind.write)
    assert not schedule.do(second, DAY)
    assert Reminder.objects.filter(person_id=world.alice.pk).count() == 1


def test_an_act_that_fails_leaves_no_mark_and_is_tried_again(world):
    def fail(_day, _found):
        Reminder.objects.create(person_id=1, day=DAY, near=1, late=0)
        raise OSError("no room")

    broken = Act("tidy", time(0, 0), lambda day: None, fail)
    with pytest.raises(OSError, match="no room"):
        schedule.do(broken, DAY)
    assert not Reminder.objects.exists() and not DoneAct.objects.exists()
    assert "tidy" in schedule.tick(MORNING)


# what people are told


def test_people_are_told_what_came_near_and_what_became_late(world):
    soon = 14
    held_in(world, soon)
    held_in(world, soon + 1)
    held_in(world, soon - 1)
    held_in(world, -1)
    held_in(world, -2)
    held_in(world, 0)
    schedule.tick(MORNING)
    assert told(world.alice) == (1, 1)
    assert told(world.bob) is told(world.carol) is told(world.dave) is None
    assert told(world.alice, DAY + timedelta(days=1)) is None


def test_after_days_without_the_machine_nothing_is_left_out(world):
    schedule.tick(MORNING - timedelta(days=3))
    for days in (0, -1, -2, -3, -4):
        held_in(world, days)
    schedule.tick(MORNING)
    assert told(world.alice) == (0, 3)


def test_who_wants_no_reminders_has_none(world):
    held_in(world, -1)
    User.objects.filter(pk=world.alice.pk).update(is_reminded=False)
    schedule.tick(MORNING)
    assert not Reminder.objects.filter(person_id=world.alice.pk).exists()
    assert told(world.erin) == (0, 1)


# what is taken away


def test_what_is_over_is_taken_away_at_night(world):
    now = timezone.now()
    for key, age in (("old", timedelta(hours=25)), ("young", timedelta(hours=1))):
        Replay._base_manager.create(holder="h", key=key, digest="d", at=now - age)
    for age in (10, 40):
        day = DAY - timedelta(days=age)
        Reminder.objects.create(person_id=1, day=day, near=1, late=0)
    schedule.tick(MORNING)
    assert [each.key for each in Replay._base_manager.all()] == ["young"]
    assert [each.day for each in Reminder.objects.all()] == [DAY - timedelta(days=10)]
