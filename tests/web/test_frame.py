"""What every page keeps: it opens for whom it should, in both languages, light, and sound."""

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.urls import reverse
from django.utils import translation
from django.views import defaults
from lxml import html

from baiju.engine import registry
from baiju.org.models import User
from tests.world import make

PAGES = [
    "home",
    "search",
    "settings",
    "tokens",
    "organisation",
    "people",
    "roles",
    "invite",
    "ledgers",
    "account_change_password",
]


@pytest.fixture(params=["zh-hans", "en"])
def erin(request, world):
    User.objects.filter(pk=world.erin.pk).update(language=request.param)
    return world.erin


@pytest.mark.parametrize("name", PAGES)
def test_a_page_opens_sound_in_both_languages(at_desk, erin, name):
    answer = at_desk(erin).get(reverse(name))

    assert answer.status_code == 200
    _is_sound(answer)


def test_the_pages_of_a_record_are_sound(at_desk, world):
    courses = registry.register("courses")
    course = make(courses, world.alice, world.north)
    client = at_desk(world.alice)

    for name, *args in (
        ("ledger",),
        ("new",),
        ("record", course.pk),
        ("edit", course.pk),
    ):
        answer = client.get(reverse(name, args=["courses", *args]))
        assert answer.status_code == 200, name
        _is_sound(answer)


@pytest.mark.parametrize("name", PAGES)
def test_a_stranger_is_sent_to_sign_in(client, world, name):
    answer = client.get(reverse(name))

    assert answer.status_code == 302
    assert answer.url.startswith("/sign-in/?next=")


def test_an_unknown_address_tells_a_stranger_nothing(client, world):
    assert client.get("/ledger/none-such/").url.startswith("/sign-in/")
    assert client.get("/none-such/").url.startswith("/sign-in/")


def test_an_unknown_address_is_a_page_of_ours(at_desk, world):
    answer = at_desk(world.alice).get("/none-such/")

    assert answer.status_code == 404
    assert "This page does not exist" in answer.content.decode()
    _is_sound(answer)


def test_who_holds_no_post_sees_no_organisation(at_desk, world):
    dave, alice = at_desk(world.dave), at_desk(world.alice)

    assert dave.get(reverse("home")).status_code == 200
    for name in ("organisation", "people"):
        assert alice.get(reverse(name)).status_code == 200
        assert dave.get(reverse(name)).status_code == 404


def test_the_rail_lists_only_what_one_may_see(at_desk, world):
    assert "/organisation/" in _hrefs(at_desk(world.alice).get("/"))
    assert "/organisation/" not in _hrefs(at_desk(world.dave).get("/"))


def test_every_link_of_the_frame_opens(at_desk, world):
    client = at_desk(world.root)

    for address in _hrefs(client.get("/")):
        assert client.get(address).status_code in (200, 302), address


def test_the_language_changes_and_the_page_stays(at_desk, world):
    client = at_desk(world.alice)
    answer = client.post(reverse("language"), {"language": "zh-hans", "next": "/settings/"})

    assert answer.url == "/settings/"
    page = client.get("/settings/")
    assert "设置" in page.content.decode()
    assert html.fromstring(page.content).get("lang") == "zh-Hans"


def test_a_stranger_can_change_the_language(client, world):
    assert "登录" in client.get("/sign-in/").content.decode()

    client.post(reverse("language"), {"language": "en", "next": "/sign-in/"})
    assert "Sign in" in client.get("/sign-in/").content.decode()


@pytest.mark.parametrize("name", ["language", "theme", "here"])
def test_one_never_lands_on_another_site(at_desk, world, name):
    client = at_desk(world.alice)

    assert client.post(reverse(name), {"next": "https://elsewhere.example/"}).url == "/"
    assert client.post(reverse(name), {"next": "//elsewhere.example/"}).url == "/"
    assert client.post(reverse(name), {"next": "/settings/"}).url == "/settings/"


def test_the_look_is_remembered(at_desk, world):
    client = at_desk(world.alice)
    assert 'data-theme="dark"' not in client.get("/").content.decode()

    client.post(reverse("theme"), {"theme": "dark", "next": "/"})
    assert 'data-theme="dark"' in client.get("/").content.decode()


def test_the_folded_rail_is_remembered(at_desk, world):
    client = at_desk(world.alice)
    assert not html.fromstring(client.get("/").content).get_element_by_id("fold").checked

    client.post(reverse("fold"), {"folded": "1"})
    assert html.fromstring(client.get("/").content).get_element_by_id("fold").checked


def test_only_a_unit_in_sight_can_be_chosen(at_desk, world):
    client = at_desk(world.alice)

    client.post(reverse("here"), {"unit": world.south.pk})
    assert world.south.name not in client.get("/").content.decode()

    client.post(reverse("here"), {"unit": world.plant.pk, "year": "2025"})
    page = html.fromstring(client.get("/").content)
    assert page.xpath("//header//summary/b")[0].text == world.plant.name
    assert "2025" in page.xpath("//header")[0].text_content()


def test_no_page_is_kept_by_a_cache(at_desk, client, world):
    assert at_desk(world.alice).get("/").headers["Cache-Control"] == "no-store"
    assert "no-store" in client.get("/sign-in/").headers["Cache-Control"]


def test_the_policy_allows_no_inline_script(at_desk, world):
    policy = at_desk(world.alice).get("/").headers["Content-Security-Policy"]

    assert "unsafe" not in policy
    assert "default-src 'self'" in policy


def test_a_form_from_elsewhere_is_refused(at_desk, world):
    client = at_desk(world.alice, enforce_csrf_checks=True)
    answer = client.post(reverse("theme"), {"theme": "dark"})

    assert answer.status_code == 403
    assert "form was too old" in answer.content.decode()


def test_a_part_of_a_page_sends_the_whole_page_to_sign_in(client, world):
    answer = client.get("/settings/", headers={"HX-Request": "true"})

    assert answer.status_code == 204
    assert answer.headers["HX-Redirect"].startswith("/sign-in/")


def test_a_page_is_light(at_desk, world):
    page = gzip.compress(at_desk(world.erin).get("/").content)

    assert len(page) < 15_000


def _hrefs(answer):
    page = html.fromstring(answer.content)
    found = page.xpath("//nav[@class='rail']//a/@href | //header//a/@href")
    return [each for each in found if each.startswith("/")]


def _is_sound(answer):
    """One main, one heading, a name for each control, no style and no script in attributes."""
    text = answer.content.decode()
    page = html.fromstring(text)
    assert len(page.xpath("//main")) == 1
    assert len(page.xpath("//main//h1")) == 1
    assert not re.search(r"<[^>]+ (style|on\w+)=", text)
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids)), sorted(each for each in set(ids) if ids.count(each) > 1)
    for control in page.xpath("//input[not(@type='hidden')] | //select | //textarea"):
        assert _name(page, control), html.tostring(control)
    for table in page.xpath("//table"):
        assert table.xpath("./caption")
    assert "{{" not in text
    assert "{%" not in text


def _name(page, control):
    labels = page.xpath("//label[@for=$id]", id=control.get("id") or "-")
    return control.get("aria-label") or labels or control.xpath("ancestor::label")


def test_a_whole_page_stays_under_150_kilobytes(at_desk, world):
    answer = at_desk(world.erin).get("/")
    page = html.fromstring(answer.content)
    named = [*page.xpath("//link/@href | //script/@src"), "/static/baiju/icons.svg"]
    files = [finders.find(each.removeprefix("/static/")) for each in named]

    parts = [answer.content, *(Path(file).read_bytes() for file in files)]
    assert sum(len(gzip.compress(part)) for part in parts) < 150_000


def test_a_fault_of_the_program_is_a_page_of_ours(rf):
    with translation.override("zh-hans"):
        answer = defaults.server_error(rf.get("/"))

    assert answer.status_code == 500
    assert "程序出了故障" in answer.content.decode()


def test_a_request_that_cannot_be_read_is_a_page_of_ours(rf):
    with translation.override("zh-hans"):
        answer = defaults.bad_request(rf.get("/"), ValueError())

    assert answer.status_code == 400
    assert "读不懂" in answer.content.decode()
