"""What nobody means to send: never a fault of ours, nothing changed, a sentence that says why."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from baiju.areas.plans.models import tasks
from baiju.engine import registry
from baiju.org.models import User
from tests import matrix_policy as policy
from tests.test_matrix import MISSING, OF_A_LIST, OF_MANY, OF_NOBODY, routes, things
from tests.web import digest
from tests.world import make, sample

__all__ = ["things"]
courses = registry.register("courses")
REFUSED = {400, 403, 404, 405, 409, 413, 415, 422, 429}


@pytest.fixture
def course(world):
    return make(courses, world.alice, world.north)


@pytest.fixture
def alice(at_desk, world):
    return at_desk(world.alice, raise_request_exception=False)


def _to(name, *args):
    return reverse(name, args=["courses", *args])


def _given(world, **given):
    return sample(courses, world.alice, world.north, **given)


def refused(browser, address, data, **how):
    """The oracle: told, and nothing changed."""
    before = digest.rows()
    answer = browser.post(address, data, **how)
    assert answer.status_code in REFUSED, (address, answer.status_code)
    assert digest.rows() == before
    return answer


@pytest.mark.parametrize(
    "headers", [{}, {"HX-Request": "true"}, {"Origin": "https://evil.example"}]
)
def test_no_form_is_taken_without_the_token_of_its_page(world, course, headers):
    alice = Client(enforce_csrf_checks=True)
    alice.force_login(world.alice)
    for name, args in (("edit", (course.pk,)), ("new", ()), ("move", (course.pk, "submit"))):
        answer = refused(alice, _to(name, *args), _given(world), headers=headers)
        assert answer.status_code == 403


def test_the_token_of_another_session_is_no_token(world, course):
    alice, carol = (Client(enforce_csrf_checks=True) for _ in range(2))
    alice.force_login(world.alice)
    carol.force_login(world.carol)
    carol.get(_to("new"))
    alice.get(_to("new"))
    theirs = carol.get(_to("new")).context["csrf_token"]
    given = {**_given(world, title="x"), "version": 1, "csrfmiddlewaretoken": str(theirs)}
    assert refused(alice, _to("edit", course.pk), given).status_code == 403
    own = {**given, "csrfmiddlewaretoken": str(alice.get(_to("new")).context["csrf_token"])}
    assert alice.post(_to("edit", course.pk), own).status_code == 302


def test_looking_changes_nothing(world, things, at_desk):
    """GET, HEAD and OPTIONS on every address with what lies in one's own unit."""
    root = at_desk(world.root)
    own = things["own"].arguments
    bare = {**OF_A_LIST, **OF_NOBODY, **{name: [MISSING] for name in policy.PERSONAL}}
    before = digest.rows()
    for name in sorted(set(routes()) - set(policy.API)):
        arguments = own.get(name) or bare.get(name, [])
        address = reverse(name, args=arguments[:1] if name in OF_MANY else arguments)
        for method in ("GET", "HEAD", "OPTIONS"):
            assert root.generic(method, address).status_code < 500, (method, address)
    assert digest.rows() == before


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "TRACE", "OPTIONS", "BREW"])
def test_another_method_is_refused(alice, course, method):
    before = digest.rows()
    for address in ("/", _to("record", course.pk), _to("edit", course.pk)):
        assert alice.generic(method, address).status_code == 405
    told = alice.generic(
        "GET", _to("edit", course.pk), headers={"X-HTTP-Method-Override": "DELETE"}
    )
    assert (told.status_code, digest.rows()) == (200, before)


def test_only_what_the_form_shows_is_written(alice, world, course):
    """Every column of the table, and names that do not exist, sent along with a change."""
    other = make(courses, world.carol, world.south)
    forged = {
        **{field.name: "1" for field in courses.model._meta.fields if field.name != "unit"},
        **_given(world, title="改过的题目", version=1),
        **dict.fromkeys(("id", "pk"), other.pk),
        **dict.fromkeys(("is_staff", "approved_by", "self_verified", "unit__path"), "on"),
        "review": "verified",
        "uid": other.uid,
        "unit_id": world.south.pk,
    }
    assert alice.post(_to("edit", course.pk), forged).status_code == 302
    now = courses.model.objects.get(pk=course.pk)
    assert (now.title, now.review, now.self_verified) == ("改过的题目", "draft", False)
    assert (now.uid, now.unit_id, now.version) == (course.uid, world.north.pk, 2)
    assert courses.model.objects.get(pk=other.pk).title == other.title
    refused(alice, _to("edit", course.pk), {**forged, "unit": world.south.pk, "version": 2})


def test_the_settings_change_only_what_they_show(alice, world):
    given = {"name": "林小满", "language": "en", "theme": "dark"}
    forged = {**given, "username": "root", "is_active": "", "password": "x", "pk": world.root.pk}
    before = User.objects.values_list("username", "is_active", "password").get(pk=world.alice.pk)
    assert alice.post(reverse("settings"), forged).status_code == 302
    after = User.objects.values_list("username", "is_active", "password").get(pk=world.alice.pk)
    assert before == after


@pytest.mark.parametrize(
    "given",
    [
        {"held_on": "9999-12-31"},
        {"held_on": "0001-01-01"},
        {"held_on": "2026-02-30"},
        {"attended": "-1"},
        {"attended": "1e3"},
        {"attended": "9" * 5000},
        {"attended": str(10**18)},
        {"title": "x" * 201},
        {"title": "a\x00b"},
        {"remark": "a\x00b"},
        {"unit": "1 OR 1=1"},
        {"unit": "１"},
        {"unit": str(2**63)},
        {"unit": ["1", "999999"]},
    ],
)
def test_wrong_data_is_told_in_the_form(alice, world, course, given):
    answer = refused(alice, _to("edit", course.pk), {**_given(world), "version": 1, **given})
    assert answer.status_code == 422
    assert 'class="fault"' in answer.content.decode()


@pytest.mark.parametrize("version", ["", "x", "-1", "１", "9" * 5000, str(2**63)])
def test_a_version_that_is_none_is_an_old_page(alice, world, course, version):
    given = {**_given(world, title="没有丢的字"), "version": version}
    answer = refused(alice, _to("edit", course.pk), given)
    assert answer.status_code == 409
    assert "没有丢的字" in answer.content.decode()


def test_signs_that_are_none_do_no_harm(alice, world, course):
    """Lone surrogates and broken UTF-8 come in as marks of replacement."""
    raw = f"version=1&title=%ed%a0%80%ff&held_on=2026-03-12&attended=1&unit={world.north.pk}"
    address, kind = _to("edit", course.pk), "application/x-www-form-urlencoded"
    assert alice.post(address, raw, content_type=kind).status_code == 302
    assert courses.model.objects.get(pk=course.pk).title.strip("\ufffd") == ""


@pytest.mark.parametrize("number", [-1, 0, 10**19, "１", "9" * 5000, "x"])
@pytest.mark.parametrize("name", ["after", "before", "page"])
def test_a_place_in_a_list_that_nobody_gave_out_is_refused(alice, course, name, number):
    answer = alice.get(_to("ledger"), {name: number})
    assert answer.status_code == 409


@pytest.mark.parametrize("key", [2**63, 10**30, "9" * 5000, "１", "1e3", "-1", "1%00", "1 OR 1=1"])
def test_a_key_that_is_none_is_not_there(alice, course, key):
    for address in (f"/ledger/courses/{key}/", f"/plans/{key}/", f"/organisation/units/{key}/"):
        assert alice.get(address).status_code == 404
        assert alice.post(f"{address}edit/").status_code in REFUSED


@pytest.mark.parametrize("query", ["q=%00", "unit=%00", "order=%00", "q=%ff%fe", "q=" + "x" * 9000])
@pytest.mark.parametrize("name", ["ledger", "search", "organisation", "people", "plans", "new"])
def test_a_query_of_strange_signs_is_answered(alice, course, name, query):
    address = reverse(name, args=["courses"] if name in ("ledger", "new") else [])
    answer = alice.get(f"{address}?{query}")
    assert answer.status_code in {200, 400, 409}
    assert (answer.status_code == 400) is ("%00" in query)


def test_a_new_form_may_be_prefilled_with_anything(alice, at_desk, world):
    for register in registry.registers():
        strange = dict.fromkeys(register.fields, "<x>\u202e１")
        answer = at_desk(world.root).get(reverse("new", args=[register.key]), strange)
        assert answer.status_code == (200 if register.by_hand else 404), register.key
        assert "<x>" not in answer.content.decode()


def test_ten_thousand_fields_or_a_flood_of_letters_are_too_much(alice, world, course):
    many = {f"f{number}": "1" for number in range(10_000)}
    assert refused(alice, _to("edit", course.pk), many).status_code == 400
    flood = {**_given(world), "version": 1, "title": "字" * 3_000_000}
    assert refused(alice, _to("edit", course.pk), flood).status_code == 422


@pytest.mark.parametrize(
    "address",
    ["//evil.example", "https:evil.example", "/\\evil.example", "javascript:alert(1)", "http:///e",
     "https://evil.example", "http://[::1", "\x00/", "///evil.example"],
)  # fmt: skip
def test_the_way_back_never_leads_off_the_site(alice, address):
    for name in ("language", "theme", "here"):
        answer = alice.post(reverse(name), {"next": address, "language": "en"})
        assert (answer.status_code, answer.url) == (302, "/")


def test_a_way_back_breaks_no_header(alice):
    answer = alice.post(reverse("theme"), {"next": "/plans/\r\nSet-Cookie: a=b"})
    assert "\n" not in answer.url and "Set-Cookie" not in answer.headers


def test_small_choices_take_only_what_they_offer(alice, world):
    before = digest.rows()
    for name in ("language", "theme", "here"):
        for value in ("none", "9" * 5000, "１", "\x00"):
            sent = dict.fromkeys(("language", "theme", "unit", "year"), value)
            assert alice.post(reverse(name), sent).status_code == 302
    alice.post(reverse("here"), {"unit": world.south.pk, "year": 1})
    assert digest.rows() == before
    assert not {"unit", "year"} & set(alice.session.keys())


@pytest.mark.parametrize("key", ["tasks", "targets", "progress-notes", "clauses", "courses"])
def test_a_search_costs_the_same_for_one_hit_and_for_five(
    alice, world, key, django_assert_max_num_queries
):
    register, words = registry.register(key), {"q": "业"}
    make(register, world.alice, world.north)
    alice.get(reverse("search"), words)
    with django_assert_max_num_queries(18) as one:
        alice.get(reverse("search"), words)
    for _more in range(4):
        make(register, world.alice, world.north)
    with django_assert_max_num_queries(len(one)):
        alice.get(reverse("search"), words)


def test_a_number_nobody_holds_is_no_filter(alice, world):
    make(tasks, world.alice, world.north)
    for query in ({"owner": 2**70}, {"clause": "9" * 5000}, {"owner": "１x"}, {"every": "[]"}):
        assert alice.get(reverse("ledger", args=["tasks"]), query).status_code == 409


def test_a_strange_host_gets_nothing(alice):
    answer = alice.get("/", headers={"Host": "evil.example", "X-Forwarded-Host": "127.0.0.1"})
    assert answer.status_code == 400
    assert "evil.example" not in answer.content.decode()
