"""The plan page: every deed by whoever may do it, refused to whoever may not."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from baiju.areas.plans.models import Clause, ProgressNote, Target, Task, progress_notes
from baiju.engine import evidence, records
from baiju.org.actors import actor_for

TARGET = {
    "kind": "count",
    "indicator": "发展会员",
    "comparator": ">=",
    "value": "450",
    "measure": "人",
}
TASK = {"party": "组织部", "due_on": "2026-09-30"}


def words(plan):
    rows = Clause.objects.filter(plan=plan, is_dropped=False).order_by("rank")
    return [row.words for row in rows]


def refused_alike(at_desk, world, address, data):
    """Bob sees and may not, Carol does not see, Dave sees nothing."""
    codes = [
        at_desk(u).post(address, data).status_code for u in (world.bob, world.carol, world.dave)
    ]
    assert codes == [403, 404, 404]


def test_a_plan_is_seen_by_whoever_reads_there(world, at_desk, plan):
    codes = {
        user.username: at_desk(user).get(f"/plans/{plan.pk}/").status_code
        for user in (world.alice, world.bob, world.carol, world.dave, world.erin)
    }

    assert codes == {"alice": 200, "bob": 200, "carol": 404, "dave": 404, "erin": 200}
    reader = at_desk(world.bob).get(f"/plans/{plan.pk}/").content.decode()
    assert "data-clause" not in reader
    assert 'method="post" action="/plans' not in reader


@pytest.mark.parametrize("look", ["now", "approved", "changes", "nonsense"])
def test_each_look_at_a_plan_is_a_page(world, at_desk, approved, look):
    page = at_desk(world.bob).get(f"/plans/{approved.pk}/?look={look}")

    assert page.status_code == 200
    assert "吸收新会员" in page.content.decode()


def test_words_are_changed(world, at_desk, plan, clause_of):
    clause = clause_of(plan, "摸清")
    address = f"/plans/deeds/edit/{clause.pk}/"
    given = {"words": "摸清全镇的单位。全年新建企业工会8家。", "area": "organizing", "version": 1}
    refused_alike(at_desk, world, address, given)
    answer = at_desk(world.alice).post(address, given)

    assert answer.url == f"/plans/{plan.pk}/#c{clause.pk}"
    assert "（一）摸清全镇的单位。全年新建企业工会8家。" in words(plan)
    assert str(clause.target_set.get().value.normalize()) == "8"


def test_an_empty_clause_comes_back_with_its_fault(world, at_desk, plan, clause_of):
    clause = clause_of(plan, "摸清")
    for do in ("edit", "add"):
        answer = at_desk(world.alice).post(f"/plans/deeds/{do}/{clause.pk}/", {"words": " "})
        assert answer.status_code == 422
        assert 'class="fault"' in answer.content.decode()
    assert len(words(plan)) == 7


def test_a_clause_is_added_with_what_it_promises(world, at_desk, plan, clause_of):
    clause = clause_of(plan, "摸清")
    given = {"words": "建好服务站点。年内建成服务站2处。", "area": "general", "level": 2}
    refused_alike(at_desk, world, f"/plans/deeds/add/{clause.pk}/", given)
    at_desk(world.alice).post(f"/plans/deeds/add/{clause.pk}/", given)

    assert words(plan)[3] == "（二）建好服务站点。年内建成服务站2处。"
    assert words(plan)[4].startswith("（三）吸收新会员")
    assert Target.objects.get(clause__heading="建好服务站点。").measure == "处"


MOVES = {
    "down": lambda rows: rows[2].startswith("（一）吸收"),
    "up": lambda rows: rows[2].startswith("（一）吸收"),
    "indent": lambda rows: rows[3].startswith("1.吸收"),
    "outdent": lambda rows: rows[3].startswith("二、吸收"),
    "number": lambda rows: rows[3].startswith("吸收"),
    "drop": lambda rows: not any("吸收" in row for row in rows),
}


@pytest.mark.parametrize("how", MOVES)
def test_the_outline_is_moved(world, at_desk, plan, clause_of, how):
    clause = clause_of(plan, "摸清" if how == "down" else "吸收")
    address = f"/plans/clauses/{clause.pk}/{how}/"
    refused_alike(at_desk, world, address, {})
    assert at_desk(world.alice).post(address).status_code == 302

    assert MOVES[how](words(plan))


def test_what_was_taken_out_comes_back_where_it_stood(world, at_desk, plan, clause_of):
    clause, before = clause_of(plan, "夯实"), words(plan)
    desk = at_desk(world.alice)
    page = desk.get(desk.post(f"/plans/clauses/{clause.pk}/drop/").url).content.decode()

    assert len(words(plan)) == 4
    assert f'action="/plans/clauses/{clause.pk}/restore/"' in page
    desk.post(f"/plans/clauses/{clause.pk}/restore/")
    assert words(plan) == before


def test_a_move_that_leads_nowhere_is_refused(world, at_desk, plan, clause_of):
    clause = clause_of(plan, "夯实")

    assert at_desk(world.alice).post(f"/plans/clauses/{clause.pk}/up/").status_code == 409
    assert at_desk(world.alice).post(f"/plans/clauses/{clause.pk}/fly/").status_code == 404
    assert at_desk(world.alice).get(f"/plans/clauses/{clause.pk}/up/").status_code == 405


def test_a_target_is_changed_and_its_words_follow(world, at_desk, plan, clause_of, target_of):
    clause = clause_of(plan, "吸收")
    target = target_of(clause, "发展")
    address = f"/plans/deeds/retarget/{target.pk}/"
    refused_alike(at_desk, world, address, TARGET)
    at_desk(world.alice).post(address, {**TARGET, "version": target.version})

    assert any("发展会员450人" in row for row in words(plan))
    assert Target.objects.get(pk=target.pk).promise == "at least 450人"


def test_each_kind_of_target_asks_for_what_it_needs(world, at_desk, plan, clause_of):
    clause = clause_of(plan, "摸清")
    desk, address = at_desk(world.alice), f"/plans/deeds/target/{clause.pk}/"
    for kind, missing, whole in (
        ("count", {}, {"value": "3", "measure": "家"}),
        ("rate", {"value": "120"}, {"value": "80"}),
        ("stock", {}, {"value": "900", "measure": "人"}),
        ("frequency", {"value": "1"}, {"value": "1", "measure": "次", "every": "month"}),
        ("milestone", {}, {"due_on": "2026-06-30"}),
        ("document", {}, {"due_on": "2026-06-30"}),
    ):
        given = {"kind": kind, "indicator": f"另一件{kind}", "comparator": ">="}
        assert desk.post(address, {**given, **missing}).status_code == 422, kind
        assert desk.post(address, {**given, **whole}).status_code == 302, kind
    made = Target.objects.filter(clause=clause, indicator__startswith="另一件")
    assert {t.kind for t in made} == {
        "count",
        "rate",
        "stock",
        "frequency",
        "milestone",
        "document",
    }
    assert made.get(kind="rate").measure == "%"


def test_who_and_when_are_set(world, at_desk, plan, clause_of):
    clause = clause_of(plan, "签好")
    address = f"/plans/deeds/task/{clause.pk}/"
    refused_alike(at_desk, world, address, TASK)
    given = {**TASK, "owner": world.alice.pk, "helpers": [world.erin.pk]}
    assert at_desk(world.alice).post(address, given).status_code == 302

    task = Task.objects.get(clause=clause, party="组织部")
    assert task.owner == world.alice
    assert list(task.helpers.all()) == [world.erin]
    address = f"/plans/deeds/retask/{task.pk}/"
    assert at_desk(world.alice).post(address, {"times": "2"}).status_code == 422
    at_desk(world.alice).post(address, {"due_on": "2026-10-31", "version": task.version})
    task.refresh_from_db()
    assert (str(task.due_on), task.owner, list(task.helpers.all())) == ("2026-10-31", None, [])


def test_nobody_gives_work_to_strangers(world, at_desk, plan, clause_of):
    clause = clause_of(plan, "签好")
    address = f"/plans/deeds/task/{clause.pk}/"

    assert at_desk(world.alice).post(address, {"owner": world.carol.pk}).status_code == 422
    assert not Task.objects.filter(owner=world.carol).exists()


def test_progress_is_noted_with_its_paper(world, at_desk, approved, clause_of):
    task = clause_of(approved, "厂务公开").task_set.get()
    address = f"/plans/deeds/note/{task.pk}/"
    given = {"happened_on": "2026-02-10", "text": "检查了一家厂的公开栏。", "kind": "photo"}
    refused_alike(at_desk, world, address, given)
    paper = SimpleUploadedFile("公开栏.txt", "照片".encode())
    answer = at_desk(world.alice).post(address, {**given, "file": paper})

    note = ProgressNote.objects.get()
    assert evidence.of(progress_notes, note).get().name == "公开栏.txt"
    page = at_desk(world.bob).get(answer.url).content.decode()
    assert "检查了一家厂的公开栏。" in page
    assert "公开栏.txt" in page


def test_a_paper_that_is_refused_leaves_no_note(world, at_desk, approved, clause_of):
    task = clause_of(approved, "厂务公开").task_set.get()
    given = {"happened_on": "2026-02-10", "text": "检查了。", "file": SimpleUploadedFile("x", b"")}
    answer = at_desk(world.alice).post(f"/plans/deeds/note/{task.pk}/", given)

    assert answer.status_code == 409
    assert "检查了。" in answer.content.decode()
    assert not ProgressNote.objects.exists()


def test_a_duty_is_done_and_not_done_after_all(world, at_desk, plan, clause_of):
    task = clause_of(plan, "摸清").task_set.get()
    refused_alike(at_desk, world, f"/plans/tasks/{task.pk}/done/", {})
    desk = at_desk(world.alice)
    for is_done in (True, False):
        desk.post(f"/plans/tasks/{task.pk}/done/")
        task.refresh_from_db()
        assert (task.done_on is not None) is is_done


def test_targets_and_tasks_are_taken_away(world, at_desk, plan, clause_of, target_of):
    clause = clause_of(plan, "摸清")
    for kind, row in (("target", target_of(clause)), ("task", clause.task_set.get())):
        address = f"/plans/remove/{kind}/{row.pk}/"
        refused_alike(at_desk, world, address, {})
        assert at_desk(world.alice).post(address).status_code == 302
        assert at_desk(world.alice).post(address).status_code == 404
    assert not clause.target_set.exists()
    assert not clause.task_set.exists()


def test_a_plan_that_is_being_checked_is_left_alone(world, at_desk, alice, plan, clause_of):
    from baiju.areas.plans.models import plans

    clause = clause_of(plan, "摸清")
    records.move(plans, alice, plan, "submit")
    desk = at_desk(world.alice)
    given = {"words": "另写一句。", "area": "general"}

    assert "data-clause" not in desk.get(f"/plans/{plan.pk}/").content.decode()
    assert desk.post(f"/plans/deeds/edit/{clause.pk}/", given).status_code == 409
    assert desk.post(f"/plans/clauses/{clause.pk}/down/").status_code == 409
    assert clause.words in words(plan)


def test_the_plan_goes_its_way_and_what_changed_afterwards_is_told(
    world, at_desk, plan, clause_of, target_of
):
    alice, erin = at_desk(world.alice), at_desk(world.erin)
    page = f"/plans/{plan.pk}/"
    assert f'action="/ledger/plans/{plan.pk}/submit/"' in alice.get(page).content.decode()
    alice.post(f"/ledger/plans/{plan.pk}/submit/")
    assert f"/ledger/plans/{plan.pk}/verify/" not in alice.get(page).content.decode()
    assert f"/ledger/plans/{plan.pk}/verify/" in erin.get(page).content.decode()
    erin.post(f"/ledger/plans/{plan.pk}/verify/")

    assert "Nothing has changed" in erin.get(f"{page}?look=changes").content.decode()
    target = target_of(clause_of(plan, "吸收"), "发展")
    alice.post(f"/plans/deeds/retarget/{target.pk}/", {**TARGET, "comparator": "=", "value": "380"})
    changed = erin.get(f"{page}?look=changes").content.decode()
    assert "Lowered" in changed
    assert "<del>400</del><ins>380</ins>" in changed
    assert "400人" in erin.get(f"{page}?look=approved").content.decode()

    assert f"/ledger/plans/{plan.pk}/confirm/" not in alice.get(page).content.decode()
    erin.post(f"/ledger/plans/{plan.pk}/confirm/", {"reason": "入会的人少了"})
    assert "Nothing has changed" in erin.get(f"{page}?look=changes").content.decode()


def test_a_plan_in_a_small_office_is_approved_by_its_writer(world, at_desk, plan):
    world.north.is_small_office = True
    world.north.save()
    alice = actor_for(world.alice)
    from baiju.areas.plans.models import plans

    records.move(plans, alice, plan, "submit")
    assert "/verify/" in at_desk(world.erin).get(f"/plans/{plan.pk}/").content.decode()
