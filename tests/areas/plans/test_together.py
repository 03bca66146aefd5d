"""Two people at one plan, doubts that are settled, and what a page costs."""

from __future__ import annotations

import gzip

import pytest
from django.test.utils import CaptureQueriesContext

from baiju.areas.plans import check
from baiju.areas.plans.models import Clause, Dismissal
from baiju.areas.plans.pages.opened import known_by

AREA = {"area": "organizing"}
ODD = """石栎镇总工会2026年工作计划
一、夯实组织基础
（一）摸清应建未建的单位。。全年新建企业工会6家。
（二）贯彻党的xx大精神。全年发展会员400人。
"""


def test_nobodys_words_are_lost(world, at_desk, plan, clause_of):
    clause = clause_of(plan, "摸清")
    address = f"/plans/deeds/edit/{clause.pk}/"
    known = {"version": clause.version, "was": known_by(clause), **AREA}
    alice, erin = at_desk(world.alice), at_desk(world.erin)

    assert erin.post(address, {**known, "words": "主席写的句子。"}).status_code == 302
    answer = alice.post(address, {**known, "words": "文书写的句子。"})
    page = answer.content.decode()

    assert answer.status_code == 409
    assert "主席写的句子。" in page
    assert "文书写的句子。" in page
    clause.refresh_from_db()
    assert clause.text == "主席写的句子。"
    version = page.split('name="version" value="')[1].split('"')[0]
    was = page.split('name="was" value="')[1].split('"')[0]
    both = {**AREA, "version": version, "was": was, "words": "主席写的句子。文书写的句子。"}
    assert alice.post(address, both).status_code == 302
    clause.refresh_from_db()
    assert clause.words == "（一）主席写的句子。文书写的句子。"


def test_a_number_that_moved_on_is_no_conflict(world, at_desk, plan, clause_of):
    clause = clause_of(plan, "吸收")
    known = {"version": clause.version, "was": known_by(clause), **AREA}
    above = {"words": "另办一件事。", "area": "general", "level": 2}
    at_desk(world.erin).post(f"/plans/deeds/add/{clause_of(plan, '摸清').pk}/", above)
    given = {**known, "words": "吸收更多会员。全年发展会员400人。"}
    answer = at_desk(world.alice).post(f"/plans/deeds/edit/{clause.pk}/", given)

    assert answer.status_code == 302
    clause.refresh_from_db()
    assert clause.words == "（三）吸收更多会员。全年发展会员400人。"


def test_words_for_a_clause_taken_out_meanwhile_are_kept(
    world, at_desk, plan, clause_of, target_of
):
    clause = clause_of(plan, "摸清")
    target, task, desk = target_of(clause), clause.task_set.get(), at_desk(world.alice)
    number = {"kind": "count", "comparator": "=", "value": "7", "measure": "家"}
    deeds = {
        f"edit/{clause.pk}": {**AREA, "words": "很长的一句话。", "was": known_by(clause)},
        f"add/{clause.pk}": {**AREA, "words": "很长的一句话。", "level": 2},
        f"retarget/{target.pk}": {**number, "indicator": "很长的一句话。"},
        f"note/{task.pk}": {"happened_on": "2026-03-03", "text": "很长的一句话。"},
    }
    at_desk(world.erin).post(f"/plans/clauses/{clause.pk}/drop/")

    for deed, given in deeds.items():
        answer = desk.post(f"/plans/deeds/{deed}/", given)
        page = answer.content.decode()
        assert answer.status_code == 409, deed
        assert "This clause was taken out of the plan." in page, deed
        assert page.count("很长的一句话。") == 1, deed
    clause.refresh_from_db()
    assert "很长" not in clause.words


def test_a_target_changed_by_two_shows_both(world, at_desk, plan, clause_of, target_of):
    target = target_of(clause_of(plan, "摸清"))
    address = f"/plans/deeds/retarget/{target.pk}/"
    given = {"kind": "count", "indicator": "新建工会", "comparator": "=", "version": target.version}
    at_desk(world.erin).post(address, {**given, "value": "7", "measure": "家"})
    answer = at_desk(world.alice).post(address, {**given, "value": "9", "measure": "家"})

    assert answer.status_code == 409
    page = answer.content.decode()
    assert "新建工会 7家" in page
    assert 'value="9"' in page


def shown(alice, plan, code):
    return next(s for s in check.of(alice, plan) if s.finding.code == code)


@pytest.fixture
def odd(read):
    return read(ODD)[0]


def test_a_cure_mends_the_words_and_is_taken_back(world, at_desk, alice, odd):
    found = next(s for s in check.of(alice, odd) if s.cured is not None and s.clause)
    address, given = f"/plans/{odd.pk}/findings/cure/", {"key": found.key}
    codes = [at_desk(u).post(address, given).status_code for u in (world.bob, world.carol)]
    assert codes == [403, 404]
    desk = at_desk(world.alice)
    page = desk.get(desk.post(address, given).url).content.decode()

    assert Clause.objects.get(pk=found.clause.pk).words == found.cured
    assert desk.post(address, given).status_code == 409
    undo = page.split("data-undo>")[1].split('action="')[1].split('"')[0]
    desk.post(undo)
    assert Clause.objects.get(pk=found.clause.pk).words == found.clause.words


def test_a_finding_left_alone_stays_away_until_the_words_change(world, at_desk, alice, odd):
    found = shown(alice, odd, "placeholder_congress")
    desk, address = at_desk(world.alice), f"/plans/{odd.pk}/findings/ignore/"
    assert at_desk(world.bob).post(address, {"key": found.key}).status_code == 403
    page = desk.get(desk.post(address, {"key": found.key}).url).content.decode()
    assert all(s.finding.code != "placeholder_congress" for s in check.of(alice, odd))

    undo = page.split("data-undo>")[1].split('action="')[1].split('"')[0]
    desk.post(undo)
    assert shown(alice, odd, "placeholder_congress")
    desk.post(address, {"key": found.key})
    assert Dismissal.objects.count() == 1
    given = {**AREA, "words": found.clause.heading + found.clause.text + "抓紧办。"}
    desk.post(f"/plans/deeds/edit/{found.clause.pk}/", given)
    assert shown(alice, odd, "placeholder_congress")


def test_a_long_plan_costs_as_much_as_a_short_one(world, at_desk, read, alice, plan):
    from django.db import connection

    from baiju.areas.plans import intake, marks

    item = "办好第{}件实事。年内走访职工{}户，每季度检查1次。（责任人：Alice）"
    sections = [
        f"{mark}、办第{mark}类实事\n"
        + "\n".join(f"（{marks.chinese(n)}）{item.format(n, n)}" for n in range(1, 20))
        for mark in "一二三四五六七八九十"
    ]
    (long,) = read("\n".join(["石栎镇总工会2026年工作要点", *sections]))
    long = intake.adopt(
        alice, long, {"unit": world.north.pk, "year": 2026, "title": long.title}, version=1
    )
    assert Clause.objects.filter(plan=long).count() == 200
    desk, costs = at_desk(world.alice), []
    desk.get("/plans/")
    for each in (plan, long):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            page = desk.get(f"/plans/{each.pk}/")
        costs.append(len(asked))
    assert costs[0] == costs[1]
    assert costs[1] <= 15, [q["sql"][:120] for q in asked]
    assert len(gzip.compress(page.content)) < 150_000


def test_the_reader_is_not_asked_about_a_text_that_is_too_long(alice, read, world, at_desk):
    from baiju.areas.plans.models import clauses
    from baiju.engine import records

    (plan,) = read()
    row = Clause.objects.filter(plan=plan, level=2).first()
    records.change(clauses, alice, {"text": "说一句。" * 16_000}, row)

    page = at_desk(world.alice).get(f"/plans/{plan.pk}/").content.decode()
    assert "too long to be checked" in page
