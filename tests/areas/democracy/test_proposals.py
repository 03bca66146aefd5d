"""Proposals: from raising to closing, answered in time, answered again, pressed for."""

from __future__ import annotations

from datetime import date

import pytest

from baiju.areas.democracy.models import congresses, proposals, sessions
from baiju.areas.democracy.proposal import proposals as register
from baiju.engine import dues, records, stages
from baiju.engine.declare import Refusal
from baiju.org.actors import actor_for
from tests.world import TODAY, make

LATER = (
    *("filed_on", "handler", "assigned_on", "agreed_due", "replied_on", "reply"),
    *("satisfaction", "judged_on"),
)


def _raised(world, **given):
    return make(proposals, world.alice, world.north, **{**dict.fromkeys(LATER, ""), **given})


def _stage(proposal, day=TODAY):
    return stages.of(proposals, proposal, day)


def test_a_proposal_is_followed_to_its_end(world):
    proposal, actor = _raised(world), actor_for(world.alice)
    steps = [
        ("file", {"filed_on": "2026-03-24"}, "filed"),
        ("assign", {"handler": "后勤部", "assigned_on": "2026-03-25"}, "assigned"),
        ("answer", {"replied_on": "2026-04-10", "reply": "照办。"}, "answered"),
        ("judge", {"satisfaction": "not", "judged_on": "2026-04-15"}, "dissatisfied"),
        ("answer", {"replied_on": "2026-04-28", "reply": "已加热菜。"}, "answered"),
        ("judge", {"satisfaction": "fairly", "judged_on": "2026-05-06"}, "satisfied"),
        ("close", {"done_on": "2026-05-20", "closed_on": "2026-05-21"}, "closed"),
    ]
    assert _stage(proposal) == "raised"
    for name, given, wanted in steps:
        proposal = records.do(proposals, actor, given, proposal, name)
        assert _stage(proposal) == wanted


def test_what_is_not_filed_keeps_its_reason(world):
    proposal, actor = _raised(world), actor_for(world.alice)
    given = {"declined_on": "2026-03-24", "declined_reason": "不属职代会职权"}
    with pytest.raises(records.Invalid):
        records.do(proposals, actor, {"declined_on": "2026-03-24"}, proposal, "decline")
    assert _stage(records.do(proposals, actor, given, proposal, "decline")) == "declined"


def test_an_answer_is_due_thirty_days_after_the_assignment_or_when_agreed(world):
    counted = _raised(world, filed_on="2026-03-24", assigned_on="2026-03-25")
    over = _raised(world, filed_on="2025-08-28", raised_on="2025-08-27", assigned_on="2025-09-01")
    agreed = _raised(
        world, filed_on="2026-03-24", assigned_on="2026-03-25", agreed_due="2026-04-03"
    )
    assert counted.due_on == date(2026, 4, 24)
    assert over.due_on == date(2025, 10, 9)  # 1 October is a day off, and the eight that follow
    assert agreed.due_on == date(2026, 4, 3)


def test_the_clock_stops_with_the_answer_and_starts_again_when_it_does_not_satisfy(world):
    given = {"filed_on": "2026-05-10", "raised_on": "2026-05-09", "assigned_on": "2026-05-11"}
    proposal, actor = _raised(world, **given), actor_for(world.alice)
    assert _days(actor, world) == [date(2026, 6, 10)]
    answer = {"replied_on": "2026-06-01", "reply": "照办。"}
    proposal = records.do(proposals, actor, answer, proposal, "answer")
    assert _days(actor, world) == []
    judged = {"satisfaction": "not", "judged_on": "2026-06-03"}
    records.do(proposals, actor, judged, proposal, "judge")
    assert _days(actor, world) == [date(2026, 7, 3)]


def _days(actor, world):
    found = dues.everyones(actor, world.north.path, TODAY, days=60, area="democracy")
    return [due.on for due in found if due.register is register]


def test_overdue_is_what_nobody_answered_in_time(world):
    late = _raised(world, filed_on="2026-04-01", assigned_on="2026-04-01")
    _raised(world, filed_on="2026-06-01", assigned_on="2026-06-01")
    lens = next(each for each in proposals.lenses if each.name == "pace")
    assert list(proposals.model.objects.filter(lens.narrow("overdue", TODAY))) == [late]
    assert proposals.model.objects.filter(lens.narrow("open", TODAY)).count() == 2


def test_a_proposal_names_a_session_of_its_own_congress(world):
    mine, other = (make(congresses, world.alice, world.north) for _ in range(2))
    session = make(sessions, world.alice, world.north, congress=other.pk)
    with pytest.raises(Refusal, match="belongs to another congress"):
        _raised(world, congress=mine.pk, session=session.pk)
    assert _raised(world, congress=other.pk, session=session.pk).unit == world.north
