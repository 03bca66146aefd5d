"""The list of plans, a blank one, and what else a plan is seen by: paper, diary, desk."""

from __future__ import annotations

from django.utils import timezone

from baiju.areas.plans import board, outline
from baiju.areas.plans.models import Plan
from baiju.org.actors import actor_for


def test_the_word_file_and_the_diary_are_at_hand(world, at_desk, plan):
    desk = at_desk(world.bob)
    word = desk.get(f"/ledger/plans/{plan.pk}/papers/plan.docx")

    assert word.status_code == 200
    assert word.content.startswith(b"PK")
    assert "摸清应建未建的单位" in desk.get(f"/plans/{plan.pk}/diary/").content.decode()
    assert at_desk(world.carol).get(f"/plans/{plan.pk}/diary/").status_code == 404


def test_a_blank_plan_is_written_from_its_first_clause(world, at_desk):
    desk = at_desk(world.alice)
    given = {
        "unit": world.north.pk,
        "year": 2026,
        "title": "石栎镇总工会2026年工作计划",
        "body": "union",
    }
    assert desk.post("/plans/new/", {**given, "title": ""}).status_code == 422
    answer = desk.post("/plans/new/", given)
    plan = Plan.objects.get()

    assert answer.url == f"/plans/{plan.pk}/"
    (first,) = outline.of(actor_for(world.alice), plan)
    desk.post(
        f"/plans/deeds/add/{first.pk}/", {"words": "抓好建会。", "area": "general", "level": 2}
    )
    assert outline.of(actor_for(world.alice), plan)[1].words[:6] == "（一）抓好建"
    assert at_desk(world.bob).post("/plans/new/", given).status_code in (403, 422)
    assert Plan.objects.count() == 1


def test_the_list_is_narrowed_by_year_unit_and_state(world, at_desk, plan, read):
    (reading,) = read()
    root = at_desk(world.root)
    for query, is_there in (
        ("", True),
        ("?year=2026", True),
        ("?year=2020", False),
        (f"?unit={world.north.pk}", True),
        (f"?unit={world.south.pk}", False),
        ("?review=draft", True),
        ("?review=archived", False),
        ("?year=much&unit=&review=x", True),
    ):
        page = root.get(f"/plans/{query}").content.decode()
        assert (f'<a href="/plans/{plan.pk}/">' in page.split('id="s-use"')[1]) is is_there, query
        assert f'<a href="/plans/{reading.pk}/">' in page
    assert plan.title not in at_desk(world.carol).get("/plans/").content.decode()
    assert at_desk(world.dave).get("/plans/").status_code == 200


def test_the_desk_shows_how_the_plan_stands_and_what_is_mine(world, at_desk, approved):
    page = at_desk(world.alice).get("/").content.decode()

    assert "夯实组织基础" in page
    assert "检查厂务公开" in page


def test_the_list_counts_as_the_plan_does(world, at_desk, approved):
    desk = at_desk(world.bob)
    row = desk.get("/plans/").content.decode().split("<tbody>")[1]
    shown = board.of(actor_for(world.bob), approved, timezone.localdate())

    assert f">{shown.count('done')}/{len(shown.duties)}<" in row
    assert f">{shown.count('late')}<" in row
