"""What goes out comes back unchanged: every register that knows its rows again, as workbook and as text."""

from __future__ import annotations

import pytest
from django.utils import translation

from baiju.engine import batches, diary, forms, parts, records, taking
from baiju.org.actors import actor_for
from baiju.sheets import exporting, importing
from tests.sample.models import courses
from tests.world import TODAY, make, writer

KINDS = {"list.xlsx": exporting.workbook, "list.csv": exporting.text}


def given_out(register, actor, name, params=None, keys=None):
    return b"".join(KINDS[name](register, actor, params or {}, keys))


def came_back(register, actor, unit, data, name):
    return importing.tried(register, actor, unit, data, name, today=TODAY)


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_its_list_comes_back_unchanged(register, world, name, language):
    """Slow where a record rests on many others."""
    if not (register.identity and register.by_hand):
        return
    user = writer(register, world)
    made = [make(register, user, world.plant) for _ in range(2)]
    actor = actor_for(user)
    with translation.override(language):
        data = given_out(register, actor, name, keys=[each.pk for each in made])
        trial = came_back(register, actor, world.north, data, name)

    told = [(read.given.number, looked.outcome, looked.faults) for read, looked in trial.rows]
    assert [outcome for _row, outcome, _faults in told] == ["same", "same"], told
    assert importing.blocks(trial.report) == "", trial.report.asked
    assert trial.told() == []


@pytest.fixture
def alice(world):
    return actor_for(world.alice)


def rows(trial):
    return [
        (looked.outcome, [fault.code for fault in looked.faults]) for _read, looked in trial.rows
    ]


def test_only_what_the_address_asks_for_goes_out_and_the_rest_stays(world, alice):
    for size in (1, 2, 3):
        make(courses, world.alice, world.north, title=f"第{size}课", attended=size)
    make(courses, world.carol, world.south, title="别处的课")
    data = given_out(courses, alice, "list.csv", {"q": "第2", "columns": "attended,review,stage"})
    lines = data.decode("utf-8-sig").splitlines()
    assert len(lines) == 2 and lines[1].startswith("2,"), lines

    trial = came_back(courses, alice, world.plant, data.replace(b"\r\n2,", b"\r\n20,"), "list.csv")
    assert rows(trial) == [("changed", [])]
    [(_read, looked)] = trial.rows
    assert looked.before == {"attended": 2}


def test_a_covered_secret_stays_and_a_new_one_is_written(world, alice):
    course = make(courses, world.alice, world.north, phone="13800001234")
    data = given_out(courses, alice, "list.csv")
    assert b"13800001234" not in data and b"*******1234" in data

    assert rows(came_back(courses, alice, world.north, data, "list.csv")) == [("same", [])]
    other = data.replace(b"*******1234", b"13900005678")
    assert rows(came_back(courses, alice, world.north, other, "list.csv")) == [("changed", [])]
    assert type(course)._base_manager.get(pk=course.pk).phone == "13800001234"


def test_a_mask_is_no_number_for_a_new_record(world, alice):
    data = "title,held_on,phone\n新课,2026-03-01,*******1234\n".encode()
    trial = came_back(courses, alice, world.north, data, "list.csv")
    assert rows(trial) == [("wrong", ["covered"])]


def test_a_number_out_of_reach_is_told_like_one_that_nobody_has(world, alice):
    theirs = make(courses, world.carol, world.south)
    told = []
    for uid in (theirs.uid, "00000000-0000-4000-8000-000000000000", "7"):
        data = f"title,attended,uid\n课,1,{uid}\n".encode()
        [(_read, looked)] = came_back(courses, alice, world.north, data, "list.csv").rows
        assert looked.outcome == "wrong"
        told.append([f.sentence.replace(str(uid), "") for f in looked.faults])
    assert told[0] == told[1] == told[2] and len(told[0]) == 1


def test_the_same_record_twice_is_a_question_to_its_writer(world, alice):
    make(courses, world.alice, world.north)
    head, row = given_out(courses, alice, "list.csv").splitlines()
    trial = came_back(courses, alice, world.north, b"\n".join([head, row, row]), "list.csv")
    assert rows(trial) == [("same", []), ("wrong", ["duplicate_in_file"])]


def test_no_text_becomes_a_formula_and_all_come_back(world, alice):
    payloads = ("=1+1", "+1", "-1", "@SUM(1)", "＝1", "\t=1", '"=1', "'=1", ";=1")
    for text in payloads:
        make(courses, world.alice, world.north, title=f"{text}课", remark=text)
    for name in KINDS:
        data = given_out(courses, alice, name)
        trial = came_back(courses, alice, world.north, data, name)
        assert {outcome for outcome, _codes in rows(trial)} == {"same"}, name


def test_rows_inside_a_record_go_out_on_a_sheet_of_their_own(world, alice):
    course = make(courses, world.alice, world.north)
    records.change(courses, alice, {"lessons": [{"subject": "止血", "hours": 3}]}, course)
    data = given_out(courses, alice, "list.xlsx")
    trial = came_back(courses, alice, world.north, data, "list.xlsx")
    assert [(sheet, reason) for sheet, _row, reason, _text in trial.report.skipped] == [
        ("Lessons", "part_sheet")
    ]
    assert rows(trial) == [("same", [])]
    assert [row["subject"] for row in parts.plain(courses, course)["lessons"]] == ["止血"]


def test_a_list_in_another_unit_moves_nothing(world, alice):
    course = make(courses, world.alice, world.plant)
    data = given_out(courses, alice, "list.csv", {"columns": "title"})
    assert rows(came_back(courses, alice, world.north, data, "list.csv")) == [("same", [])]
    assert diary.of(courses, course).count() == 1
    assert forms.present(courses, course)["unit"] == world.plant.pk


def test_what_the_unit_says_by_itself_moves_no_record_that_is_there(
    world, alice, settings, tmp_path
):
    """The unit of the list fills what a new record needs, and changes none."""
    settings.MEDIA_ROOT = tmp_path
    make(courses, world.alice, world.plant, title="急救", held_on="2026-03-01", attended=3)
    data = "title,held_on,attended\n急救,2026-03-01,4\n消防,2026-03-01,5\n".encode()
    batch = batches.begin(courses, alice, world.north, "list.csv", data)
    importing.staged(courses, alice, batch, today=TODAY)
    taking.publish(batch, alice)
    rows = courses.model._base_manager.values_list("title", "unit", "attended")
    assert sorted(rows) == [("急救", world.plant.pk, 4), ("消防", world.north.pk, 5)]
