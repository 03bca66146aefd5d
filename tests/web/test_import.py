"""A list from the file to the ledger and back, as a person does it on the pages."""

from __future__ import annotations

import io
import re

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from baiju.engine import batches, records
from baiju.engine.batch import Batch
from baiju.jobs import working
from baiju.org.actors import actor_for
from baiju.sheets import importing
from tests.sample.models import courses
from tests.web.conftest import text
from tests.world import TODAY, make

IMPORT = "/ledger/courses/import/"
HEADED = "title,held_on,attended\n急救,2026-03-01,12\n消防,2026-03-02,8\n"
MIXED = HEADED + "法律,2026-02-30,5\n"


@pytest.fixture(autouse=True)
def _files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def hand_in(alice, world):
    def send(said, name="list.csv", browser=alice, **more):
        file = SimpleUploadedFile(name, said if isinstance(said, bytes) else said.encode())
        given = {"unit": world.north.pk, "file": file, **more}
        return browser.post(IMPORT, given)

    return send


def act(browser, answer, name, **given):
    return browser.post(f"{answer.url}{name}/", given)


def titles():
    return sorted(courses.model._base_manager.values_list("title", flat=True))


def test_a_good_list_is_looked_through_taken_in_and_taken_back(alice, hand_in):
    answer = hand_in(HEADED)
    page = text(alice.get(answer.url))
    assert "Take all rows in" in page and titles() == []

    assert act(alice, answer, "publish", whole="1").status_code == 302
    page = text(alice.get(answer.url))
    assert titles() == ["急救", "消防"] and "/ledger/courses/" in page
    assert act(alice, answer, "undo").status_code == 302
    assert titles() == []
    assert act(alice, answer, "undo").status_code == 409


def test_good_rows_go_in_and_the_wrong_one_is_told_in_its_cell(alice, hand_in):
    answer = hand_in(MIXED)
    page = text(alice.get(answer.url))
    assert re.search(r'<td class="bad">', page) and "2026-02-30" in page
    assert "Take in the 2 good rows" in page
    assert act(alice, answer, "publish", whole="1").status_code == 409 and titles() == []
    act(alice, answer, "publish")
    assert titles() == ["急救", "消防"]


def test_the_own_workbook_comes_back_with_its_problems(alice, hand_in):
    answer = hand_in(MIXED)
    file = alice.get(f"{answer.url}again.xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(file.content)).worksheets[0]
    assert sheet["D1"].value and "2026-02-30" in sheet["D4"].value
    assert sheet["D2"].value is None


def test_a_list_without_problems_comes_back_as_it_was(alice, hand_in):
    file = alice.get(f"{hand_in(HEADED).url}again.xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(file.content)).worksheets[0]
    assert [cell.value for cell in sheet[2]] == ["急救", "2026-03-01", "12"]


def test_a_list_that_is_left_out_leaves_nothing(alice, hand_in):
    answer = hand_in(HEADED)
    act(alice, answer, "discard")
    batch = Batch.objects.get()
    assert (batch.state, batch.lines.count(), bool(batch.file)) == ("discarded", 0, False)
    assert alice.get(answer.url).status_code == 200
    assert act(alice, answer, "publish").status_code == 409


def test_what_a_person_said_of_the_columns_holds_for_the_next_list(alice, hand_in):
    answer = hand_in("title,甲,乙\n急救,2026-03-01,12\n")
    given = {"0:A": "title", "0:B": "held_on", "0:C": "attended"}
    assert act(alice, answer, "columns", **given).status_code == 302
    row = Batch.objects.get().lines.get()
    assert (row.values["held_on"], row.values["attended"]) == ("2026-03-01", "12")

    hand_in("title,甲,乙\n消防,2026-04-01,9\n", name="next.csv")
    row = Batch.objects.latest("id").lines.get()
    assert (row.values["held_on"], row.values["attended"]) == ("2026-04-01", "9")
    hand_in("title,甲,丙\n消防,2026-04-01,9\n", name="other.csv")
    assert not Batch.objects.latest("id").lines.exists()


def test_a_file_that_is_no_table_is_refused_in_a_sentence(alice, hand_in):
    answer = hand_in(b"%PDF-1.4 nothing", name="list.xlsx")
    assert answer.status_code == 409 and "PDF" in text(answer)
    batch = Batch.objects.get()
    assert batch.state == "refused" and not batch.file
    assert "PDF" in text(alice.get(f"{IMPORT}{batch.pk}/"))


@pytest.mark.parametrize("given", [{}, {"text": " \n\t\n"}])
def test_nothing_handed_in_is_told(alice, world, given):
    answer = alice.post(IMPORT, {"unit": world.north.pk, **given})
    assert answer.status_code == 409 and "Choose a file first" in text(answer)


def test_a_unit_out_of_reach_takes_no_list(alice, world, hand_in):
    answer = hand_in(HEADED, unit=world.south.pk)
    assert answer.status_code == 422 and not Batch.objects.exists()


def test_a_register_that_knows_no_row_again_says_so(at_desk, world):
    browser = at_desk(world.erin)
    assert "one by one" in text(browser.get("/ledger/holidays/import/"))
    file = SimpleUploadedFile("list.csv", b"day,name\n2026-01-01,x\n")
    given = {"unit": world.north.pk, "file": file}
    assert browser.post("/ledger/holidays/import/", given).status_code == 409


# pasting


def paste(browser, world, block, **given):
    return browser.post(IMPORT, {"unit": world.north.pk, "text": block, **given})


def test_a_pasted_block_with_heads_is_a_list(alice, world):
    answer = paste(alice, world, HEADED.replace(",", "\t"))
    assert answer.status_code == 302
    assert Batch.objects.get().new == 2


def test_a_pasted_block_without_heads_stands_as_in_the_template(alice, world):
    answer = paste(alice, world, "石栎镇总工会\t急救\t2026-03-01\t12\t是\t备注\t\n")
    assert answer.status_code == 302
    row = Batch.objects.get().lines.get()
    assert (row.outcome, row.values["title"], row.values["attended"]) == ("new", "急救", "12")


def test_a_pasted_block_of_another_width_is_asked_about(alice, world):
    block = "急救\t2026-03-01\t12\n"
    answer = paste(alice, world, block)
    assert answer.status_code == 422 and 'name="column-2"' in text(answer)
    said = {"column-0": "title", "column-1": "held_on", "column-2": ""}
    assert paste(alice, world, block, **said).status_code == 302
    row = Batch.objects.get().lines.get()
    assert row.values["title"] == "急救" and "attended" not in row.values


# long lists


def test_a_long_list_is_read_beside_the_requests_and_can_be_stopped(alice, world):
    actor = actor_for(world.alice)
    batch = batches.begin(courses, actor, world.north, "long.csv", HEADED.encode())
    page = text(alice.get(f"{IMPORT}{batch.pk}/"))
    assert "You may leave this page" in page
    assert alice.post(f"{IMPORT}{batch.pk}/cancel/").status_code == 302
    batch.refresh_from_db()
    assert batch.state == "refused" and "stopped" in batch.sentence
    assert alice.post(f"{IMPORT}{batch.pk}/cancel/").status_code == 409


def test_a_long_list_waits_for_the_worker(alice, world, hand_in, settings, tmp_path, monkeypatch):
    settings.HOME = tmp_path
    monkeypatch.setattr("baiju.web.importing.SMALL", 10)
    hand_in(HEADED)
    batch = Batch.objects.get()
    assert batch.state == "reading"
    assert working.do_one() and not working.do_one()
    batch.refresh_from_db()
    assert (batch.state, batch.rows) == ("staged", 2)


# events and evidence


def test_a_list_of_events_is_submitted_and_verified_as_one_act(alice, at_desk, world, hand_in):
    answer = hand_in(HEADED)
    act(alice, answer, "publish")
    assert act(alice, answer, "step", step="submit").status_code == 302
    assert act(alice, answer, "step", step="verify").status_code in {403, 409}
    chair = at_desk(world.erin)
    assert act(chair, answer, "step", step="verify").status_code == 302
    assert set(courses.model._base_manager.values_list("review", flat=True)) == {"verified"}


def test_a_list_with_one_that_refuses_moves_none(alice, world, hand_in):
    answer = hand_in("title,attended\n急救,1\n消防,2\n")
    act(alice, answer, "publish")
    first = courses.model._base_manager.first()
    records.change(courses, actor_for(world.alice), {"held_on": "2026-03-01"}, first)
    assert act(alice, answer, "step", step="submit").status_code == 409
    assert set(courses.model._base_manager.values_list("review", flat=True)) == {"draft"}


def test_a_record_tells_the_list_it_came_from(alice, hand_in):
    answer = hand_in(HEADED, name="课程.csv")
    act(alice, answer, "publish")
    course = courses.model._base_manager.get(title="消防")
    page = text(alice.get(f"/ledger/courses/{course.pk}/"))
    assert "课程.csv" in page and answer.url in page and "row 3" in page


def test_rows_changed_since_are_not_taken_back(alice, world, hand_in):
    answer = hand_in(HEADED)
    act(alice, answer, "publish")
    course = courses.model._base_manager.get(title="消防")
    records.change(courses, actor_for(world.alice), {"attended": 80}, course)
    assert act(alice, answer, "undo").status_code == 409
    assert titles() == ["急救", "消防"]


def test_the_same_file_twice_brings_nothing_twice_and_is_told(alice, hand_in):
    first = hand_in(HEADED)
    act(alice, first, "publish")
    again = hand_in(HEADED)
    assert "taken in by Alice" in text(alice.get(again.url))
    act(alice, again, "publish")
    assert titles() == ["急救", "消防"]


def test_a_list_of_another_unit_is_not_there_and_a_reader_does_not_open_one(at_desk, world):
    carol = actor_for(world.carol)
    batch = batches.begin(courses, carol, world.south, "list.csv", HEADED.encode())
    importing.staged(courses, carol, batch, today=TODAY)
    address = f"{IMPORT}{batch.pk}/"
    assert at_desk(world.alice).get(address).status_code == 404
    assert at_desk(world.bob).get(address).status_code == 403
    assert at_desk(world.carol).get(address).status_code == 200


# export


def test_the_list_goes_out_as_the_address_tells_it(alice, world):
    for size in (1, 2, 3):
        make(courses, world.alice, world.north, title=f"第{size}课", attended=size)
    answer = alice.get("/ledger/courses/export.csv?q=第2")
    body = b"".join(answer.streaming_content).decode("utf-8-sig")
    assert "第2课" in body and "第1课" not in body
    assert "attachment" in answer["Content-Disposition"]
    assert alice.get("/ledger/courses/export.csv?none=1").status_code == 409
    assert alice.get("/ledger/courses/export.doc").status_code == 404


def test_the_chosen_go_out_and_one_out_of_reach_stops_all(alice, world):
    mine, theirs = (
        make(courses, world.alice, world.north),
        make(courses, world.carol, world.south),
    )
    answer = alice.post("/ledger/courses/export/", {"pk": [mine.pk]})
    sheet = openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content))).worksheets[0]
    assert sheet.max_row == 3
    assert alice.post("/ledger/courses/export/", {"pk": [mine.pk, theirs.pk]}).status_code == 404
    assert alice.post("/ledger/courses/export/", {}).status_code == 409
