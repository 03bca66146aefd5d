"""Journeys with a plan: from a pasted text to an approved plan, by hand, by keys and without scripts."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from baiju.areas.plans.models import Clause, Plan
from baiju.org.models import User

TEXT = """石栎镇总工会2026年工作计划

今年镇上新开三家工厂，工会要先到。

一、夯实组织基础
（一）摸清应建未建的单位。。全年新建企业工会6家。（责任人：Alice；完成时限：2026年12月31日）
（二）吸收新会员。贯彻党的xx大精神，全年发展会员400人。

二、推进集体协商
（一）签好集体合同。年底前集体合同签订率达到90%。
（二）检查厂务公开。每季度检查1次厂务公开栏。
"""
SIZES = {"office": (1366, 768), "wall": (1920, 1080), "phone": (390, 844)}


def _sign_in(page: Page, name: str) -> None:
    page.goto("/sign-in/")
    page.locator("[name=login]").fill(name)
    page.locator("[name=password]").fill(f"{name}-knows-a-word")
    page.locator("button.main").click()
    expect(page.locator("nav.rail")).to_be_visible()


def _sign_out(page: Page) -> None:
    page.context.clear_cookies()


def _read(page: Page) -> Plan:
    page.goto("/plans/read/")
    page.locator("#text").fill(TEXT)
    page.get_by_role("button", name="Read it").click()
    expect(page.get_by_role("heading", name="Read: 石栎镇总工会2026年工作计划")).to_be_visible()
    return Plan.objects.get()


def _adopt(page: Page) -> None:
    page.locator("summary.btn.main").click()
    page.get_by_role("button", name="Make it the plan", exact=True).click()
    expect(page.get_by_role("button", name="Submit")).to_be_visible()


def _clause(page: Page, part: str):
    return page.locator(".clause[data-clause]", has_text=part)


def _words() -> list[str]:
    rows = Clause.objects.filter(is_dropped=False).order_by("rank")
    return [row.words[:8] for row in rows]


def _mend(page: Page, axe) -> None:
    """One finding is cured, another left alone, and an item gets its owner and date."""
    page.locator(".side a.f", has_text="。。").click()
    cure = page.locator(".cure:target")
    expect(cure).to_be_visible()
    axe()
    cure.get_by_role("button", name="Cure it").click()
    expect(page.locator("#said")).to_contain_text("The words were cured.")
    assert Clause.objects.get(heading__startswith="摸清").text.startswith("全年")

    page.locator(".said a.f", has_text="xx").first.click()
    page.locator(".cure:target").get_by_role("button", name="Leave it alone").click()
    expect(page.locator(".said a.f", has_text="xx")).to_have_count(0)

    _clause(page, "吸收").get_by_role("link", name="no owner and no date in the text").click()
    page.locator("#id_owner").select_option(label="Alice")
    page.locator("#id_due_on").fill("2026-12-31")
    page.get_by_role("button", name="Save").click()
    expect(_clause(page, "吸收").get_by_role("link", name="Alice")).to_be_visible()


def _submit(page: Page) -> None:
    page.get_by_role("button", name="Submit").click()
    expect(page.locator(".head .state")).to_have_text("Submitted")


def _approve(page: Page) -> None:
    page.get_by_role("button", name="Approve").click()
    expect(page.locator(".head .state")).to_have_text("Approved")


def test_a_text_becomes_an_approved_plan(world, page, axe, screenshot):
    _sign_in(page, "alice")
    plan = _read(page)
    axe()
    _mend(page, axe)
    _adopt(page)
    axe()
    _submit(page)
    _sign_out(page)
    _sign_in(page, "erin")
    page.goto(f"/plans/{plan.pk}/")
    _approve(page)

    _clause(page, "吸收").get_by_role("link", name="400人").click()
    page.locator("#id_value").fill("380")
    page.get_by_role("button", name="Save").click()
    expect(_clause(page, "吸收").locator(".said")).to_contain_text("发展会员380人")
    page.get_by_role("link", name="What changed").click()
    expect(page.locator(".note", has_text="Lowered")).to_contain_text("380")
    axe()
    screenshot("changes")

    page.get_by_role("link", name="As it is now").click()
    with page.expect_download() as awaited:
        page.get_by_role("link", name="Word").click()
    assert awaited.value.suggested_filename == "石栎镇总工会2026年工作计划.docx"


def test_the_outline_is_moved_by_keys(world, page):
    _sign_in(page, "alice")
    plan = _read(page)
    _adopt(page)
    _clause(page, "吸收").locator(".said").click(position={"x": 120, "y": 12})
    expect(_clause(page, "吸收")).to_be_focused()

    page.keyboard.press("Tab")
    expect(_clause(page, "吸收")).to_contain_text("1.吸收")
    expect(_clause(page, "吸收")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(_clause(page, "吸收")).to_contain_text("（二）吸收")
    page.keyboard.press("Alt+Shift+ArrowUp")
    expect(_clause(page, "吸收")).to_contain_text("（一）吸收")
    assert _words()[2].startswith("（一）吸收")

    page.keyboard.press("Enter")
    page.locator("#id_words").fill("办好读书会。年内办读书会3次。")
    page.keyboard.press("Control+Enter")
    expect(_clause(page, "办好读书会")).to_contain_text("（二）办好读书会")
    expect(_clause(page, "办好读书会")).to_be_focused()

    page.keyboard.press("F2")
    page.locator("#id_words").fill("不要的话")
    page.keyboard.press("Escape")
    expect(page.locator("#id_words")).to_have_count(0)
    expect(_clause(page, "办好读书会")).to_be_visible()

    page.locator("main").press("?")
    expect(page.get_by_role("dialog")).to_contain_text("One level deeper")
    assert Plan.objects.get() == plan


def test_nobody_is_caught_by_the_tab_key(world, page):
    _sign_in(page, "alice")
    _read(page)
    _adopt(page)
    _clause(page, "吸收").locator(".said").click(position={"x": 120, "y": 12})
    page.keyboard.press("Escape")
    expect(_clause(page, "吸收").locator(".handle > summary")).to_be_focused()
    page.keyboard.press("Tab")

    expect(_clause(page, "吸收")).to_contain_text("（二）吸收")
    expect(_clause(page, "吸收").locator(".handle > summary")).not_to_be_focused()


def test_targets_are_confirmed_beside_the_text(world, page, axe, screenshot):
    _sign_in(page, "alice")
    _read(page)
    page.locator(".side").get_by_role("link", name="新建企业工会").click()
    expect(page.locator(".side form")).to_be_visible()
    axe()
    screenshot("confirming")
    page.get_by_role("button", name="This is right").click()
    expect(page.locator(".side .sec .meta").first).to_have_text("1/4")
    expect(page.locator("#id_indicator")).to_have_value("发展会员")

    page.locator("#id_kind").select_option("milestone")
    expect(page.locator("#id_value")).to_be_hidden()
    expect(page.locator("#id_due_on")).to_be_visible()


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("size", SIZES)
def test_no_page_of_a_plan_scrolls_sideways(world, page, size, language):
    _sign_in(page, "alice")
    plan = _read(page)
    reading = f"/plans/{plan.pk}/"
    User.objects.filter(username="alice").update(language=language)
    width, height = SIZES[size]
    page.set_viewport_size({"width": width, "height": height})
    at = Clause.objects.get(heading__startswith="吸收")
    paths = ["/plans/", "/plans/read/", "/plans/new/", reading, f"/plans/sources/{plan.source_id}/"]
    paths += [f"{reading}?do={do}&at={at.pk}" for do in ("edit", "add", "target", "task")]
    paths += [f"{reading}again/", f"{reading}compare/", f"{reading}diary/"]
    for path in paths:
        page.goto(path)
        _fits(page)
    Plan.objects.update(is_adopted=True)
    for path in (reading, f"{reading}?do=task&at={at.pk}", "/"):
        page.goto(path)
        _fits(page)


def _fits(page: Page) -> None:
    wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert wide <= 0, f"{page.url} scrolls sideways by {wide} px"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_nothing_serious_stands_in_the_way_on_a_plan(world, page, axe, theme):
    User.objects.filter(username="alice").update(theme=theme)
    _sign_in(page, "alice")
    plan = _read(page)
    Plan.objects.update(is_adopted=True)
    at = Clause.objects.get(heading__startswith="吸收")
    for query in ("", f"?do=edit&at={at.pk}", f"?do=target&at={at.pk}", f"?do=task&at={at.pk}"):
        page.goto(f"/plans/{plan.pk}/{query}")
        axe()
    for path in ("/plans/", "/plans/read/", f"/plans/{plan.pk}/diary/"):
        page.goto(path)
        axe()


def test_a_plan_is_kept_without_scripts(world, browser, address):
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    _sign_in(page, "alice")
    _read(page)
    _adopt(page)
    handle = _clause(page, "吸收").locator(".handle > summary")
    handle.click()
    _clause(page, "吸收").get_by_role("button", name="Move up").click()
    expect(_clause(page, "吸收")).to_contain_text("（一）吸收")

    _clause(page, "吸收").locator(".handle > summary").click()
    _clause(page, "吸收").get_by_role("link", name="Change the words").click()
    page.locator("#id_words").fill("吸收新会员。全年发展会员500人。")
    page.get_by_role("button", name="Save").click()
    expect(_clause(page, "吸收").locator(".note")).to_contain_text("500")
    assert re.search(r"#c\d+$", page.url)

    _clause(page, "吸收").get_by_role("link", name="No owner and no date yet").click()
    page.locator("#id_due_on").fill("2026-11-30")
    page.get_by_role("button", name="Save").click()
    _clause(page, "吸收").locator("details.duty > summary").click()
    _clause(page, "吸收").get_by_role("link", name="Note progress").click()
    page.locator("#id_text").fill("发展了一批会员。")
    paper = {"name": "名单.txt", "mimeType": "text/plain", "buffer": "名单".encode()}
    page.locator("#id_file").set_input_files(paper)
    page.get_by_role("button", name="Save").click()
    _clause(page, "吸收").locator("details.duty > summary").click()
    expect(_clause(page, "吸收").get_by_role("link", name="名单.txt")).to_be_visible()
    _submit(page)
    context.close()
