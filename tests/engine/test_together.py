"""Two people at the same moment, on a real database file: no word is lost, nobody is locked out."""

from __future__ import annotations

from threading import Barrier, Thread

import pytest
from django.core.management import call_command
from django.db import connection

from baiju.areas.plans import outline
from baiju.areas.plans.models import clauses, plans
from baiju.engine import diary, records
from baiju.org.actors import actor_for
from tests import world as worlds
from tests.sample.models import courses
from tests.world import make

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 12


@pytest.fixture
def people():
    """A world of its own: these tests commit, so the shared one is not theirs to use."""
    call_command("flush", verbosity=0, interactive=False)
    return worlds.build()


def _together(*deeds):
    """Run each deed in a thread of its own, all starting at once; what they raised."""
    start, raised = Barrier(len(deeds)), []

    def run(deed):
        try:
            start.wait()
            deed()
        except Exception as fault:
            raised.append(fault)
        finally:
            connection.close()

    threads = [Thread(target=run, args=[deed]) for deed in deeds]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    return raised


def test_two_people_write_different_fields_of_one_record(people):
    made = make(courses, people.alice, people.north)
    alice, erin = actor_for(people.alice), actor_for(people.erin)
    stale = type(made).objects.get(pk=made.pk)

    def titles():
        for n in range(ROUNDS):
            records.change(courses, alice, {"title": f"第{n + 1}课"}, stale)

    def remarks():
        for n in range(ROUNDS):
            records.change(courses, erin, {"remark": f"第{n + 1}记"}, stale)

    assert _together(titles, remarks) == []
    now = type(made).objects.get(pk=made.pk)
    assert (now.title, now.remark) == (f"第{ROUNDS}课", f"第{ROUNDS}记")
    assert now.version == diary.of(courses, now).count() == 2 * ROUNDS + 1


def test_of_two_who_saw_the_same_version_one_is_told(people):
    made = make(courses, people.alice, people.north)
    raised = _together(
        *(
            lambda who=who, word=word: records.change(
                courses, actor_for(who), {"title": word}, made, version=1
            )
            for who, word in ((people.alice, "甲"), (people.erin, "乙"))
        )
    )
    assert [type(each) for each in raised] == [records.Stale]
    assert type(made).objects.get(pk=made.pk).version == 2


def test_two_people_write_into_one_outline(people):
    plan = make(plans, people.alice, people.north)
    first = outline.insert(actor_for(people.alice), plan, None, level=1, text="起头的一条")

    def add(user, word):
        for n in range(ROUNDS // 2):
            outline.insert(actor_for(user), plan, first, level=1, text=f"{word}{n}")

    assert _together(lambda: add(people.alice, "甲"), lambda: add(people.erin, "乙")) == []
    rows = outline.of(actor_for(people.bob), plan)
    wanted = {f"{word}{n}" for word in "甲乙" for n in range(ROUNDS // 2)} | {"起头的一条"}
    assert {row.text for row in rows} == wanted
    assert len({row.rank for row in rows}) == len({row.marker for row in rows}) == len(rows)
    assert clauses.model.objects.filter(plan=plan).count() == len(rows)
