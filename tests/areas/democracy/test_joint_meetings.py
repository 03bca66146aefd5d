"""Joint meetings: who must be there, when the minutes are due, each decision to its end."""

from __future__ import annotations

from datetime import date

import pytest

from baiju.areas.democracy import decision
from baiju.areas.democracy.models import joint_meetings
from baiju.engine import dues, records, stages
from baiju.engine.declare import Refusal
from baiju.org.actors import actor_for
from tests.world import TODAY, make

ROW = {"text": "核对用工登记", "body": "县人社局", "due_on": "2026-06-30"}


def _meeting(world, **given):
    return make(joint_meetings, world.alice, world.north, **given)


def _stage(meeting, day=TODAY):
    return stages.of(joint_meetings, meeting, day)


def test_a_meeting_goes_its_way_until_its_last_decision_is_carried_out(world):
    blank = dict.fromkeys(("noticed_on", "planned_on", "held_on", "minutes_no", "minutes_on"), "")
    meeting, actor = _meeting(world, decisions=[], **blank), actor_for(world.alice)
    steps = [
        ("notify", {"noticed_on": "2026-03-16", "planned_on": "2026-03-27"}, "noticed"),
        ("hold", {"held_on": "2026-03-27", "has_union": True}, "held"),
        ("issue", {"minutes_on": "2026-04-02"}, "done"),
    ]
    assert _stage(meeting) == "called"
    for name, given, wanted in steps:
        meeting = records.do(joint_meetings, actor, given, meeting, name)
        assert _stage(meeting) == wanted
    open_ = {"decisions": [ROW, {**ROW, "done_on": "2026-05-08"}]}
    meeting = records.change(joint_meetings, actor, open_, meeting)
    assert (_stage(meeting), _stage(meeting, date(2026, 3, 26))) == ("issued", "noticed")
    with pytest.raises(Refusal, match="not carried out yet"):
        records.change(joint_meetings, actor, {"closed_on": "2026-06-10"}, meeting)
    done = {"decisions": [{**ROW, "done_on": "2026-06-12"}]}
    meeting = records.change(joint_meetings, actor, done, meeting)
    assert (_stage(meeting), _stage(meeting, date(2026, 6, 11))) == ("done", "issued")
    meeting = records.do(joint_meetings, actor, {"closed_on": "2026-06-13"}, meeting, "close")
    assert _stage(meeting) == "closed"


@pytest.mark.parametrize(
    ("kind", "absent", "allowed"),
    [
        ("tripartite", "has_labour", False),
        ("tripartite", "has_union", False),
        ("tripartite", "has_employers", False),
        ("tripartite", "has_government", True),
        ("joint", "has_government", False),
        ("joint", "has_union", False),
        ("joint", "has_employers", True),
    ],
)
def test_a_meeting_without_one_of_its_parties_is_not_submitted(world, kind, absent, allowed):
    came = dict.fromkeys(("has_government", "has_labour", "has_union", "has_employers"), True)
    meeting = _meeting(world, kind=kind, **{**came, absent: False})
    if allowed:
        records.move(joint_meetings, actor_for(world.alice), meeting, "submit")
        return
    with pytest.raises(Refusal, match="needs the"):
        records.move(joint_meetings, actor_for(world.alice), meeting, "submit")


@pytest.mark.parametrize(
    ("held", "due"),
    [("2025-03-03", "2025-03-12"), ("2025-09-26", "2025-10-13"), ("2025-04-30", "2025-05-14")],
)
def test_minutes_are_due_in_working_days(world, held, due):
    meeting = _meeting(world, noticed_on="", held_on=held, minutes_on="")
    assert meeting.minutes_due == date.fromisoformat(due)


def test_the_earliest_open_decision_rings_until_it_is_done(world):
    rows = [ROW, {**ROW, "due_on": "2026-06-20"}, {**ROW, "due_on": "2026-05-01"}]
    rows[2]["done_on"] = "2026-04-30"
    meeting, actor = _meeting(world, decisions=rows), actor_for(world.alice)
    assert _days(actor, world) == [date(2026, 6, 20)]
    assert decision.next_decision(meeting, TODAY) == date(2026, 6, 20)
    late = joint_meetings.model.objects.filter(decision.overdue(date(2026, 6, 21)))
    assert list(late) == [meeting]
    records.change(joint_meetings, actor, {"decisions": [rows[2]]}, meeting)
    assert _days(actor, world) == []


def _days(actor, world):
    found = dues.everyones(actor, world.north.path, TODAY, days=60, area="democracy")
    return [due.on for due in found if due.register is joint_meetings]
