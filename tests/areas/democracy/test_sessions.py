"""Sessions: the stage on each day, the terms around days off, what is closed when."""

from __future__ import annotations

from datetime import date

import pytest

from baiju.areas.democracy import conduct
from baiju.areas.democracy.models import congresses, sessions
from baiju.engine import records, stages
from baiju.engine.declare import Refusal
from baiju.org.actors import actor_for
from tests.world import TODAY, make

BLANK = dict.fromkeys(
    (
        *("sent_on", "held_on", "delegates", "present", "resolution", "published_on"),
        *("published_where", "reported_on", "follow_up", "closed_on"),
    ),
    "",
)


def _planned(world, **given):
    data = {**BLANK, "planned_on": "2026-03-20", "matters": [], **given}
    return make(sessions, world.alice, world.north, **data)


def test_a_session_goes_its_way_by_its_days(world):
    session, actor = _planned(world), actor_for(world.alice)
    steps = [
        ("notify", {"planned_on": "2026-03-20", "sent_on": "2026-03-12"}, "noticed"),
        ("hold", {"held_on": "2026-03-20", "delegates": 60, "present": 50}, "held"),
        ("publish", {"resolution": "同意。", "published_on": "2026-03-23"}, "published"),
        ("report", {"reported_on": "2026-03-27"}, "reported"),
        ("close", {"follow_up": "已落实。", "closed_on": "2026-05-08"}, "closed"),
    ]
    assert stages.of(sessions, session, TODAY) == "elected"
    for name, given, wanted in steps:
        session = records.do(sessions, actor, given, session, name)
        assert stages.of(sessions, session, TODAY) == wanted
    days = ("2026-03-11", "2026-03-12", "2026-03-19", "2026-03-20", "2026-03-24", "2026-05-07")
    told = [stages.of(sessions, session, date.fromisoformat(day)) for day in days]
    assert told == ["elected", "noticed", "noticed", "held", "published", "reported"]


def test_before_the_election_and_in_a_general_meeting_a_session_is_planned(world):
    waiting = make(congresses, world.alice, world.north, elected_on="")
    general = make(congresses, world.alice, world.north, form="general")
    for congress in (waiting, general):
        session = _planned(world, congress=congress.pk)
        assert stages.of(sessions, session, TODAY) == "planned"


def test_a_step_is_taken_only_from_where_it_begins(world):
    session, actor = _planned(world), actor_for(world.alice)
    with pytest.raises(Refusal, match="does not stand where this step begins"):
        records.do(sessions, actor, {"published_on": "2026-03-23"}, session, "publish")
    with pytest.raises(records.Invalid):
        records.do(sessions, actor, {"held_on": "2026-03-20"}, session, "hold")


@pytest.mark.parametrize(
    ("held", "publish", "report"),
    [
        ("2025-03-03", "2025-03-10", "2025-03-12"),  # a week without a day off
        ("2025-02-28", "2025-03-07", "2025-03-11"),
        ("2025-09-26", "2025-10-09", "2025-10-13"),  # over the national day, two Saturdays worked
        ("2025-03-29", "2025-04-07", "2025-04-09"),  # held on a Saturday, then Qingming
    ],
)
def test_terms_are_counted_around_days_off(world, held, publish, report):
    session = _planned(world, planned_on="", held_on=held)
    assert session.publish_due == date.fromisoformat(publish)
    assert session.report_due == date.fromisoformat(report)


def test_papers_are_due_seven_days_before_and_told_when_late(world):
    session = _planned(world)
    assert session.papers_due == date(2026, 3, 13)
    late = next(each for each in sessions.missing if each.name == "late")
    told = {
        day: sessions.model.objects.filter(late.where(TODAY), pk=_sent(world, day).pk).exists()
        for day in ("2026-03-13", "2026-03-14")
    }
    assert told == {"2026-03-13": False, "2026-03-14": True}


def _sent(world, day):
    return _planned(world, sent_on=day, held_on="2026-03-20")


def test_the_unit_follows_the_congress(world):
    congress = make(congresses, world.alice, world.plant)
    assert _planned(world, congress=congress.pk).unit == world.plant


def test_only_a_held_session_with_its_numbers_and_matters_is_submitted(world):
    session, actor = _planned(world), actor_for(world.alice)
    with pytest.raises(Refusal, match="Fill in first: held on, delegates in all"):
        records.move(sessions, actor, session, "submit")
    held = {"held_on": "2026-03-20", "delegates": 60, "present": 50}
    session = records.change(sessions, actor, held, session)
    with pytest.raises(Refusal, match="matters of the session first"):
        records.move(sessions, actor, session, "submit")


def test_a_verified_session_lives_on_and_its_facts_are_closed(world):
    writer, chair = actor_for(world.alice), actor_for(world.erin)
    session = make(sessions, world.alice, world.north, reported_on="", closed_on="")
    records.move(sessions, writer, session, "submit")
    records.move(sessions, chair, session, "verify")
    session = records.do(sessions, writer, {"reported_on": "2026-03-30"}, session, "report")
    assert session.reported_on == date(2026, 3, 30)
    with pytest.raises(Refusal, match="cannot be changed"):
        records.change(sessions, writer, {"present": 60}, session)
    with pytest.raises(Refusal, match="cannot be changed"):
        records.change(sessions, writer, {"matters": []}, session)


def test_a_session_without_two_thirds_is_told_and_does_not_count(world):
    given = {"held_on": "2026-03-20", "delegates": 60}
    few, enough = _planned(world, present=39, **given), _planned(world, present=40, **given)
    uncounted = _planned(world, held_on="2026-03-20")
    rows = sessions.model.objects
    assert set(rows.filter(conduct.no_quorum(TODAY))) == {few}
    assert set(rows.filter(conduct.met(TODAY))) == {enough, uncounted}


def test_terms_of_many_sessions_cost_no_more_questions_than_of_one(
    world, django_assert_num_queries
):
    made = [_planned(world, held_on=f"2026-03-{day}") for day in range(10, 20)]
    wanted = [each.report_due for each in made]
    one, many = _fresh(made[:1]), _fresh(made)
    with django_assert_num_queries(4):
        conduct.place_and_time(one, None)
    with django_assert_num_queries(4):
        conduct.place_and_time(many, None)
    assert [each.report_due for each in many] == wanted


def _fresh(made):
    return [sessions.model.objects.get(pk=each.pk) for each in made]
