"""What a plan asks of its owners on the desk: the window to fill next, at one cost."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from baiju.areas.plans.models import progress_notes, tasks
from baiju.areas.plans.task import next_window
from baiju.engine import dues, records


@pytest.fixture
def quarterly(plan, clause_of):
    return clause_of(plan, "厂务公开").task_set.get()


@pytest.mark.parametrize(
    ("today", "asked"),
    [
        ("2026-01-10", "2026-03-31"),
        ("2026-05-10", "2026-03-31"),
        ("2026-07-01", "2026-06-30"),
        ("2026-12-31", "2026-09-30"),
        ("2027-03-31", "2026-12-31"),
        ("2027-04-01", None),
    ],
)
def test_a_missed_window_gives_way_after_one_more(quarterly, today, asked):
    found = next_window(quarterly, date.fromisoformat(today))

    assert (str(found) if found else None) == asked


def test_a_full_window_is_asked_for_no_more(alice, quarterly):
    given = {"task": quarterly.pk, "happened_on": "2026-02-03", "text": "检查了公开栏。"}
    records.save(progress_notes, alice, given)

    assert next_window(quarterly, date(2026, 5, 10)) == date(2026, 6, 30)


def test_the_desk_costs_the_same_for_one_regular_task_and_for_ten(alice, quarterly):
    def cost():
        with CaptureQueriesContext(connection) as asked:
            found = dues.mine(alice, date(2026, 5, 10), days=30)
        return len(asked), sum(
            due.record.every == "quarter" for due in found if due.register is tasks
        )

    before = cost()
    for n in range(9):
        given = {"clause": quarterly.clause_id, "title": f"检查第{n}栏", "owner": alice.id}
        records.save(tasks, alice, {**given, "times": 1, "every": "quarter"})
    after = cost()

    assert (before[1], after[1]) == (1, 10)
    assert before[0] == after[0]
