"""Journeys through the frame: signing in, languages, keys, the phone, drafts."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from baiju.engine import registry
from baiju.org.models import User
from tests.world import make

PHONE = {"width": 390, "height": 844}
OFFICE, WALL = {"width": 1366, "height": 768}, {"width": 1920, "height": 1080}
PATHS = (
    "/",
    "/search/?q=a",
    "/settings/",
    "/settings/password/",
    "/organisation/",
    "/organisation/people/",
    "/organisation/people/new/",
    "/organisation/roles/",
    "/ledger/",
    "/ledger/courses/",
    "/ledger/courses/new/",
)


def _sign_in(page: Page, name: str = "erin") -> None:
    page.goto("/sign-in/")
    page.locator("[name=login]").fill(name)
    page.locator("[name=password]").fill(f"{name}-knows-a-word")
    page.locator("button.main").click()
    expect(page.locator("nav.rail")).to_be_visible()


def _fits(page: Page) -> None:
    wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert wide <= 0, f"{page.url} scrolls sideways by {wide} px"


def test_a_cadre_signs_in_reads_chinese_and_leaves(world, page, axe):
    page.goto("/")
    expect(page.get_by_role("heading", name="登录")).to_be_visible()
    axe()
    _sign_in(page)
    expect(page.get_by_role("link", name="Desk", exact=True)).to_be_visible()

    page.get_by_role("button", name="中").first.click()
    expect(page.get_by_role("link", name="工作台", exact=True)).to_be_visible()

    page.locator("header details.menu.end summary").click()
    page.get_by_role("button", name="退出").click()
    page.goto("/")
    expect(page.get_by_role("heading", name="登录")).to_be_visible()


@pytest.mark.parametrize("size", [OFFICE, WALL, PHONE], ids=["office", "wall", "phone"])
@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_no_page_scrolls_sideways(world, page, size, language):
    make(registry.register("courses"), world.alice, world.north)
    User.objects.filter(username="erin").update(language=language)
    page.set_viewport_size(size)
    _sign_in(page)

    for path in PATHS:
        page.goto(path)
        _fits(page)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_nothing_serious_stands_in_the_way_of_anybody(world, page, axe, theme):
    made = make(registry.register("courses"), world.alice, world.north)
    User.objects.filter(username="erin").update(theme=theme)
    _sign_in(page)

    more = (
        f"/ledger/courses/{made.pk}/",
        f"/ledger/courses/{made.pk}/edit/",
        f"/organisation/people/{world.alice.pk}/",
        f"/organisation/units/{world.north.pk}/",
        f"/organisation/units/{world.north.pk}/add/",
        "/nowhere/",
    )
    for path in (*PATHS, *more):
        page.goto(path)
        axe()


def test_the_keys_find_show_and_close(world, page):
    _sign_in(page)
    page.wait_for_load_state("load")  # the keys are there when the script is

    page.keyboard.press("/")
    expect(page.locator("[data-find]")).to_be_focused()
    page.keyboard.type("Alice")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Alice")).to_be_visible()

    page.locator("main").press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()

    page.locator("header details.menu.end summary").click()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Sign out")).to_be_hidden()
    expect(page.locator("header details.menu.end summary")).to_be_focused()


def test_what_was_typed_is_offered_back(world, page):
    _sign_in(page, "alice")
    page.goto("/ledger/courses/new/")
    page.locator("#id_title").press_sequentially("急救培训")
    page.locator("#id_title").blur()

    page.goto("/")
    page.goto("/ledger/courses/new/")
    page.get_by_role("button", name="Put it back").click()
    expect(page.locator("#id_title")).to_have_value("急救培训")

    page.locator("#id_title").press("Control+Enter")
    expect(page.get_by_role("heading", name="急救培训")).to_be_visible()
    page.goto("/ledger/courses/new/")
    expect(page.get_by_role("button", name="Put it back")).to_have_count(0)


def test_a_change_is_taken_back_from_the_bar(world, page):
    made = make(registry.register("courses"), world.alice, world.north, title="急救培训")
    _sign_in(page, "alice")
    page.goto(f"/ledger/courses/{made.pk}/edit/")
    page.locator("#id_title").fill("急救复训")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", name="急救复训")).to_be_visible()

    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("heading", name="急救培训")).to_be_visible()


def test_a_file_is_added_and_stands_behind_its_record(world, page):
    made = make(registry.register("courses"), world.alice, world.north)
    _sign_in(page, "alice")
    page.goto(f"/ledger/courses/{made.pk}/")
    given = {"name": "签到表.txt", "mimeType": "text/plain", "buffer": "王某某".encode()}
    page.locator("#file").set_input_files(given)
    page.get_by_role("button", name="Add", exact=True).click()

    with page.expect_download() as awaited:
        page.get_by_role("link", name="签到表.txt").click()
    assert awaited.value.suggested_filename == "签到表.txt"


def test_the_rail_stays_folded(world, page):
    _sign_in(page)
    with page.expect_response("**/settings/fold/"):
        page.locator("form[data-fold] label").click()
    assert page.evaluate("window.scrollY") == 0
    page.goto("/settings/")

    expect(page.locator("nav.rail li span").first).to_be_hidden()


def test_the_product_works_without_scripts(world, browser, address):
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    _sign_in(page, "alice")
    page.goto("/ledger/courses/new/")
    page.locator("#id_title").fill("没有脚本也能记")
    page.locator("#id_held_on").fill("2026-03-12")
    page.locator("button.main").click()
    expect(page.get_by_role("heading", name="没有脚本也能记")).to_be_visible()

    page.get_by_role("button", name="Submit").click()
    expect(page.locator("ol.steps [aria-current=step]").last).to_have_text("Submitted")
    context.close()
