"""Journeys through the ledgers: a messy roster is mended and taken in, an agreement is moved on, a list is printed."""

from __future__ import annotations

import io
from datetime import timedelta

import openpyxl
import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from baiju.areas.bargaining.agreements import agreements
from baiju.areas.organizing.member import members
from baiju.areas.organizing.union import unions
from baiju.engine import records, registry
from baiju.org.actors import actor_for
from baiju.org.models import User
from tests.world import identity_number, make

UNION = "石栎供水站工会"
HEADS = ("序号", "职工姓名", "性别", "身份证号码", "联系电话", "入会时间", "是否农民工", "所在工会")
ROWS = (
    (1, "王伟", "男", identity_number(4), "13800000001", "2026.3.2", "√", UNION),
    (2, "黎小满", "女", identity_number(5), "138-0000-0002", "2026年3月3日", "否", UNION),
    (3, "万全", "男", identity_number(6), "13800000003", "2026-02-30", "×", UNION),
)
SIZES = {"office": (1366, 768), "phone": (390, 844)}


def _workbook(*rows: tuple[object, ...]) -> dict[str, object]:
    """The roster as it comes: a title above the heads, a signature below."""
    book = openpyxl.Workbook()
    sheet = book.active
    for line in (("石栎镇新发展会员登记表",), HEADS, *rows, ("制表人：周某",)):
        sheet.append(line)
    sheet.merge_cells("A1:H1")
    kept = io.BytesIO()
    book.save(kept)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return {"name": "会员登记表.xlsx", "mimeType": kind, "buffer": kept.getvalue()}


@pytest.fixture(autouse=True)
def _files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def offered(world):
    """A union in the north, and an agreement whose offer was received five days ago."""
    make(unions, world.alice, world.north, name=UNION)
    employer = make(registry.register("employers"), world.alice, world.north, name="石栎供水站")
    today = timezone.localdate()
    given = {"unit": world.north.pk, "kind": "collective", "scope": "enterprise"}
    given |= {"employer": employer.pk, "title": "石栎供水站集体合同", "offer_by": "union"}
    given["offered_on"], given["offer_received_on"] = today - timedelta(6), today - timedelta(5)
    return records.save(agreements, actor_for(world.alice), given)


def _sign_in(page: Page, name: str = "alice") -> None:
    page.goto("/sign-in/")
    page.locator("[name=login]").fill(name)
    page.locator("[name=password]").fill(f"{name}-knows-a-word")
    page.locator("button.main").click()
    expect(page.locator("nav.rail")).to_be_visible()


def _hand_in(page: Page, world, rows) -> None:
    page.goto("/ledger/members/")
    page.get_by_role("link", name="Take in a list").click()
    page.locator("#id_unit").select_option(str(world.north.pk))
    page.locator("#file").set_input_files(_workbook(*rows))
    page.get_by_role("button", name="Look it through").click()
    expect(page.get_by_role("heading", name="会员登记表.xlsx")).to_be_visible()


def _take_in(page: Page, world) -> None:
    """The wrong day is told in its row; mended in the workbook, the list goes in as a whole."""
    _hand_in(page, world, ROWS)
    wrong = page.locator("table.raw tbody tr", has_text="万全")
    expect(wrong.locator("td.bad")).to_have_count(1)
    expect(wrong.locator(".why")).to_contain_text("2026-02-30")
    page.get_by_role("button", name="Leave it out").click()

    _hand_in(page, world, [*ROWS[:2], (*ROWS[2][:5], "2026-02-28", *ROWS[2][6:])])
    page.get_by_role("button", name="Take all rows in").click()
    expect(page.get_by_role("button", name="Take the list back")).to_be_visible()
    found = members.model._base_manager.values_list("name", flat=True)
    assert sorted(found) == sorted(["王伟", "黎小满", "万全"])


def _find(page: Page) -> None:
    page.goto("/")
    page.locator("[data-find]").fill("ww")
    page.locator("[data-find]").press("Enter")
    page.locator("main").get_by_role("link", name="王伟").click()
    expect(page.get_by_role("heading", name="王伟")).to_be_visible()


def _move_on(page: Page, agreement) -> None:
    """When the answer is due stands on top; entered, the agreement has moved on."""
    page.goto(f"/ledger/agreements/{agreement.pk}/")
    expect(page.locator(".clock")).to_contain_text("days left")
    expect(page.locator("ol.steps").first.locator("[aria-current=step]")).to_have_text("Offered")
    page.get_by_role("link", name="Enter the answer").click()
    page.locator("#id_replied_on").fill(timezone.localdate().isoformat())
    page.locator("#id_reply").select_option(index=1)
    page.get_by_role("button", name="Save").click()
    expect(page.locator("ol.steps").first.locator("[aria-current=step]")).to_have_text("Answered")


def _on_paper(page: Page) -> None:
    page.emulate_media(media="print")
    expect(page.locator("#rows").get_by_role("link", name="王伟")).to_be_visible()
    expect(page.locator("nav.rail")).to_be_hidden()
    expect(page.locator(".filters")).to_be_hidden()


def test_a_new_user_does_a_morning_of_work(world, offered, page, axe):
    _sign_in(page)
    _take_in(page, world)
    axe()
    _find(page)
    _move_on(page, offered)
    axe()
    page.goto("/ledger/members/")
    page.evaluate("window.print = () => { window.printed = true }")
    page.get_by_role("button", name="Print").first.click()
    assert page.evaluate("window.printed")
    _on_paper(page)


def test_the_same_morning_without_scripts(world, offered, browser, address):
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    _sign_in(page)
    _take_in(page, world)
    _find(page)
    _move_on(page, offered)
    page.goto("/ledger/members/")
    _on_paper(page)
    context.close()


def test_a_long_form_opens_where_work_was_begun(world, offered, page):
    _sign_in(page)
    page.goto(f"/ledger/agreements/{offered.pk}/edit/")
    expect(page.locator("#id_offered_on")).to_be_visible()
    expect(page.locator("#id_signed_on")).to_be_hidden()

    page.get_by_text("Signing and term", exact=True).first.click()
    expect(page.locator("#id_signed_on")).to_be_visible()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(("language", "theme"), [("zh-hans", "light"), ("en", "dark")])
def test_nothing_scrolls_sideways_or_stands_in_the_way(
    world, offered, page, axe, size, language, theme
):
    User.objects.filter(username="alice").update(language=language, theme=theme)
    width, height = SIZES[size]
    page.set_viewport_size({"width": width, "height": height})
    _sign_in(page)

    record = f"/ledger/agreements/{offered.pk}/"
    areas = ("/organizing/", "/bargaining/", "/democracy/")
    lists = ("/ledger/members/", "/ledger/members/import/", "/ledger/members/new/")
    agreed = (
        record,
        f"{record}edit/",
        f"{record}do/answer/",
        f"/ledger/agreements/?open={offered.pk}",
    )
    for path in (*areas, *lists, *agreed, "/settings/tokens/", "/settings/calendar/"):
        page.goto(path)
        wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert wide <= 0, f"{path} scrolls sideways by {wide} px"
        axe()
