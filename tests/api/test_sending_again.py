"""Sending again: the same key and body do the work once, whoever else does what."""

from __future__ import annotations

import pytest

from baiju.engine import access, records
from baiju.org.actors import actor_for
from baiju.org.models import Post
from tests.sample.models import courses
from tests.world import make

from .program import address, program

GOOD = {"title": "急救", "unit": "LC-SL"}


@pytest.fixture
def asked(world):
    return program(world.alice)


def count(world):
    return access.records(courses, actor_for(world.root)).count()


def test_a_record_is_made_once(world, asked):
    first = asked.ask("POST", "courses/", GOOD, Idempotency_Key="k1")
    again = asked.ask("POST", "courses/", GOOD, Idempotency_Key="k1")
    assert first.status_code == again.status_code == 201 and count(world) == 1
    assert again.json() == first.json()
    for name in ("ETag", "Location"):
        assert again.headers[name] == first.headers[name]
    assert again.headers["Idempotency-Replayed"] == "true"
    assert "Idempotency-Replayed" not in first.headers
    assert asked.ask("POST", "courses/", GOOD, Idempotency_Key="k2").json() != first.json()
    assert asked.ask("POST", "courses/", GOOD).status_code == 201 and count(world) == 3


def test_another_body_under_the_same_key_is_refused(world, asked):
    asked.ask("POST", "courses/", GOOD, Idempotency_Key="k")
    other = asked.ask("POST", "courses/", {**GOOD, "title": "消防"}, Idempotency_Key="k")
    assert (other.status_code, other.json()["error"]["code"]) == (409, "refused")
    assert count(world) == 1


def test_keys_are_each_tokens_own(world, asked):
    asked.ask("POST", "courses/", GOOD, Idempotency_Key="k")
    second, carol = program(world.alice), program(world.carol)
    assert second.ask("POST", "courses/", GOOD, Idempotency_Key="k").status_code == 201
    theirs = carol.ask("POST", "courses/", {**GOOD, "unit": "LC-NT"}, Idempotency_Key="k")
    assert theirs.status_code == 201 and theirs.json()["unit"] == "LC-NT"
    assert count(world) == 3


def test_what_was_wrong_may_be_sent_right_under_the_same_key(world, asked):
    wrong = asked.ask("POST", "courses/", {"unit": "LC-SL"}, Idempotency_Key="k")
    assert wrong.status_code == 422
    assert asked.ask("POST", "courses/", GOOD, Idempotency_Key="k").status_code == 201


def test_a_step_and_a_deed_are_taken_once(world, asked):
    record = make(courses, world.alice, world.north, held_on="")
    deed = f"{address(courses, record)}deeds/hold"
    sent = {"held_on": "2026-03-12", "attended": 4}
    for _ in range(2):
        answer = asked.ask("POST", deed, sent, If_Match='"1"', Idempotency_Key="d")
        assert (answer.status_code, answer.headers["ETag"]) == (200, '"2"')
    step = f"{address(courses, record)}steps/submit"
    for _ in range(2):
        answer = asked.ask("POST", step, {}, If_Match='"2"', Idempotency_Key="s")
        assert (answer.status_code, answer.headers["ETag"]) == (200, '"3"')
    assert asked.ask("POST", step, {}, If_Match='"2"').status_code == 412


def test_a_deed_says_what_it_lacks_and_takes_only_its_fields(world, asked):
    record = make(courses, world.alice, world.north, held_on="")
    deed = f"{address(courses, record)}deeds/hold"
    lacking = asked.ask("POST", deed, {"attended": 4}, If_Match='"1"')
    assert (lacking.status_code, set(lacking.json()["error"]["fields"])) == (422, {"held_on"})
    foreign = asked.ask("POST", deed, {"title": "x"}, If_Match='"1"')
    assert foreign.json()["error"]["code"] == "unknown_name"
    assert asked.ask("POST", deed, {"held_on": "2026-03-12"}, If_Match='"1"').status_code == 200
    again = asked.ask("POST", deed, {"held_on": "2026-03-12"}, If_Match='"2"')
    assert again.status_code == 409


def test_a_kept_answer_is_not_told_to_who_sees_the_record_no_more(world, asked):
    asked.ask("POST", "courses/", GOOD, Idempotency_Key="k")
    Post.objects.filter(user=world.alice).update(unit=world.south)
    again = asked.ask("POST", "courses/", GOOD, Idempotency_Key="k")
    assert again.status_code == 404 and "急救" not in again.content.decode()


@pytest.mark.parametrize("key", ["", "x" * 201, "é", "a\tb"])
def test_a_key_is_short_and_plain(asked, key):
    answer = asked.ask("POST", "courses/", GOOD, Idempotency_Key=key)
    assert answer.status_code == 400


def test_a_reason_is_kept_with_the_step(world, asked):
    record = make(courses, world.alice, world.north)
    void = f"{address(courses, record)}steps/void"
    assert asked.ask("POST", void, {}, If_Match='"1"').status_code == 409
    assert asked.ask("POST", void, {"reason": "登记重了"}, If_Match='"1"').status_code == 200
    assert asked.ask("POST", void, {"why": "x"}, If_Match='"2"').status_code == 400


def test_rows_inside_a_record_are_known_by_their_uid(world, asked):
    record = make(courses, world.alice, world.north)
    where = address(courses, record)
    [row] = asked.read(where).json()["lessons"]
    assert set(row) == {"uid", "subject", "hours"}
    sent = [{**row, "hours": 5}, {"subject": "心肺复苏"}]
    after = asked.ask("PATCH", where, {"lessons": sent}, If_Match='"1"').json()["lessons"]
    assert after[0] == {**row, "hours": 5}
    assert (after[1]["subject"], after[1]["hours"], len(after)) == ("心肺复苏", 1, 2)
    sent = [{"uid": row["uid"], "subject": "包扎"}]
    after = asked.ask("PATCH", where, {"lessons": sent}, If_Match='"2"').json()["lessons"]
    assert after == [{**row, "subject": "包扎", "hours": 5}]
    other = make(courses, world.carol, world.south)
    foreign = str(other.lessons.get().uid)
    stolen = asked.ask("PATCH", where, {"lessons": [{**row, "uid": foreign}]}, If_Match='"3"')
    assert stolen.status_code == 422 and "lessons.1.uid" in stolen.json()["error"]["fields"]
    emptied = asked.ask("PATCH", where, {"lessons": []}, If_Match='"3"')
    assert emptied.json()["lessons"] == []
    assert other.lessons.count() == 1


def test_what_moved_out_of_reach_stays_when_it_is_sent_back(world, asked):
    from baiju.areas.plans.models import tasks

    task = make(tasks, world.alice, world.north)
    records.change(tasks, actor_for(world.root), {"owner": world.root.pk}, task)
    told = asked.read(address(tasks, task)).json()
    assert told["owner"] == "root"
    same = asked.ask("PATCH", address(tasks, task), {"owner": "root"}, If_Match='"2"')
    assert same.status_code == 200 and same.json()["owner"] == "root"
    carol = asked.ask("PATCH", address(tasks, task), {"owner": "carol"}, If_Match='"3"')
    assert carol.status_code == 422 and "owner" in carol.json()["error"]["fields"]
    emptied = asked.ask("PATCH", address(tasks, task), {"owner": None}, If_Match='"3"')
    assert emptied.json()["owner"] is None


def test_a_list_is_read_on_by_its_cursors_and_filtered_by_names(world, asked):
    for number in range(5):
        make(courses, world.alice, world.plant, title=f"第{number}期", certified=number > 2)
    first = asked.read("courses/?order=title&size=2&unit=LC-SL-1").json()
    second = asked.read(f"courses/?order=title&size=2&unit=LC-SL-1&after={first['after']}").json()
    assert [row["title"] for row in second["rows"]] == ["第2期", "第3期"]
    assert (first["total"], first["is_more"], first["before"]) == (5, False, "")
    back = asked.read(f"courses/?order=title&size=2&unit=LC-SL-1&before={second['before']}")
    assert back.json()["rows"] == first["rows"]
    assert asked.read("courses/?paper=with").json()["total"] == 2
    stolen = program(world.bob).read(f"courses/?order=title&size=2&after={first['after']}")
    assert stolen.status_code == 400


def test_a_list_is_narrowed_by_what_its_rows_point_at(world, asked):
    from baiju.areas.plans.models import tasks

    task = make(tasks, world.alice, world.north)
    make(tasks, world.alice, world.north)
    records.change(tasks, actor_for(world.root), {"owner": world.alice.pk}, task)
    assert "owner" in tasks.filters
    found = asked.read("tasks/?owner=alice").json()
    assert [row["uid"] for row in found["rows"]] == [str(task.uid)]
    for hidden in ("carol", "nobody", str(world.alice.pk)):
        assert asked.read(f"tasks/?owner={hidden}").status_code == 400
