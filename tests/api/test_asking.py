"""What is asked wrongly is told so, in one shape, and nothing is changed by it."""

from __future__ import annotations

import json
import uuid

import pytest
from django.core.cache import cache
from django.test import Client

from baiju.api import faults
from baiju.engine.models import Entry
from baiju.org.models import Token, User
from tests.sample.models import courses
from tests.world import make

from .program import Program, address, body, program

GOOD = {"title": "急救", "unit": "LC-SL"}


@pytest.fixture
def asked(world):
    cache.clear()
    return program(world.alice)


def told(answer, status, code):
    """The one shape; the sentence is whole and is nobody's code."""
    assert answer.status_code == status, answer.content.decode()
    assert answer.headers["Content-Type"] == "application/json"
    assert answer.headers["Cache-Control"] == "no-store"
    error = answer.json()["error"]
    assert set(error) == {"code", "message", "fields"} and error["code"] == code
    assert code in faults.CODES and error["message"][-1] in "。."
    return error


def test_without_a_token_nothing_opens(world, asked):
    record = make(courses, world.alice, world.north)
    signed_in = Client()
    signed_in.force_login(world.alice)
    for client in (Client(), signed_in):
        for path in ("courses/", address(courses, record), "openapi.json"):
            if path == "openapi.json" and client is signed_in:
                continue
            answer = client.get(f"/api/v1/{path}")
            told(answer, 401, "no_token")
            assert answer.headers["WWW-Authenticate"].startswith("Bearer")
        answer = client.post("/api/v1/courses/", GOOD, content_type="application/json")
        told(answer, 401, "no_token")
    assert asked.read("courses/").status_code == 200


@pytest.mark.parametrize(
    "header",
    [
        "Bearer nonsense",
        "Bearer baiju_" + "a" * 43,
        "Basic YWxpY2U6YWxpY2UtY2FuLXJlYWQ=",
        "Token {}",
        "Bearer {}, Bearer {}",
        "Bearer {} ",
        "Bearer  {}",
        "Bearer {}\u00e9",
        "{}",
    ],
)
def test_only_the_token_itself_opens(asked, header):
    answer = asked.read("courses/", Authorization=header.replace("{}", asked.text))
    told(answer, 401, "no_token")
    assert asked.read("courses/").status_code == 200


def test_a_token_in_an_address_is_refused_even_beside_the_header(asked):
    for name in ("token", "access_token", "Api_Key"):
        told(asked.read(f"courses/?{name}={asked.text}"), 401, "no_token")


def test_a_token_is_dead_at_the_request_after_its_end(world, asked):
    ends = (
        lambda: User.objects.filter(pk=world.alice.pk).update(is_active=False),
        lambda: Token.objects.update(revoked_at="2026-01-01T00:00:00Z"),
        lambda: Token.objects.update(expires_on="2026-01-01"),
    )
    for end in ends:
        cache.clear()
        User.objects.filter(pk=world.alice.pk).update(is_active=True)
        asked = program(world.alice)
        assert asked.read("courses/").status_code == 200
        end()
        told(asked.read("courses/"), 401, "no_token")


def test_failed_tokens_are_counted_where_signing_in_is(world, asked):
    wrong = Program("baiju_" + "a" * 43)
    answers = [wrong.read("courses/").status_code for _ in range(12)]
    assert answers[0] == 401 and answers[-1] == 429
    told(wrong.read("courses/"), 429, "too_many")
    page = Client().post("/sign-in/", {"login": "alice", "password": "alice-knows-a-word"})
    assert page.status_code in (200, 429) and "_auth_user_id" not in page.client.session
    assert asked.read("courses/").status_code == 200
    cache.clear()
    page = Client().post("/sign-in/", {"login": "alice", "password": "alice-knows-a-word"})
    assert page.status_code == 302


def test_a_program_is_narrowed_to_its_areas(world, asked):
    assert program(world.alice, areas=("plans",)).read("courses/").status_code == 404
    assert program(world.alice, areas=("sample",)).read("courses/").status_code == 200


BAD = {
    "nothing": b" ",
    "no object": b"[]",
    "a text": b'"x"',
    "cut": b'{"title": "x"',
    "trailing": b'{"title": "x"} 1',
    "twice": b'{"title": "x", "title": "y"}',
    "twice inside": b'{"lessons": [{"hours": 1, "hours": 2}]}',
    "no number": b'{"attended": NaN}',
    "endless": b'{"attended": -Infinity}',
    "too large": b'{"attended": 1e400}',
    "too long": b'{"attended": ' + b"9" * 5000 + b"}",
    "half sign": b'{"title": "\\ud800"}',
    "half name": b'{"\\udc00": 1}',
    "zero sign": b'{"title": "a\\u0000b"}',
    "deep": b'{"title": ' + b"[" * 10_000 + b"]" * 10_000 + b"}",
    "deep objects": b'{"a":' * 2_000 + b"1" + b"}" * 2_000,
    "nine deep": b'{"title": ' + b"[" * 9 + b"]" * 9 + b"}",
    "another coding": '{"title": "x"}'.encode("utf-16"),
    "no coding": b'{"title": "\xff"}',
    "a mark before": b'\xef\xbb\xbf{"title": "x"}',
    "a comment": b'{"title": "x" /* */}',
}


@pytest.mark.parametrize("name", BAD)
def test_a_body_that_is_not_sound_is_400(asked, name):
    answer = asked.send("POST", "courses/", BAD[name], "application/json")
    told(answer, 400, "unreadable")
    assert not Entry.objects.filter(register="courses").exists()


@pytest.mark.parametrize(
    "kind",
    [
        "",
        "text/plain",
        "application/xml",
        "multipart/form-data; boundary=x",
        "application/x-www-form-urlencoded",
        "application/json; charset=utf-16",
        "application/json; charset=utf-7",
        "application/problem+json",
    ],
)
def test_a_body_of_another_kind_is_415(asked, world, kind):
    sent = json.dumps(GOOD).encode()
    told(asked.send("POST", "courses/", sent, kind), 415, "not_json")
    for good in ("application/json", "application/json; charset=UTF-8"):
        answer = asked.send("POST", "courses/", sent, good)
        assert answer.status_code == 201, answer.content.decode()


def test_a_large_body_is_not_even_read(asked):
    answer = asked.send("POST", "courses/", b" " * 20_000_000, "application/json")
    told(answer, 413, "too_large")


@pytest.mark.parametrize(
    "path",
    [
        *("1", "1/", "１/", "1e3/", "-1/", "9223372036854775808/", "1%20OR%201=1/", "%00/"),
        f"{uuid.UUID(int=0)}/",
        f"{uuid.UUID(int=0)}".upper() + "/",
        f"{uuid.UUID(int=5).hex}/",
        "../members/",
        "no-such/",
        "",
    ],
)
def test_what_is_no_address_is_404(asked, path):
    told(asked.read(f"courses/{path}" if path else "no-such-register/"), 404, "not_found")


@pytest.mark.parametrize("method", ["PUT", "TRACE", "OPTIONS", "patch", "FLY", "DELETE"])
def test_another_method_is_405(asked, method):
    answer = asked.ask(method, "courses/")
    told(answer, 405, "method_not_allowed")
    assert set(answer.headers["Allow"].split(", ")) == {"GET", "POST"}
    told(asked.read("courses/", X_HTTP_Method_Override="DELETE"), 405, "method_not_allowed")


@pytest.mark.parametrize(
    "query",
    [
        *("orgg=1", "unknown=", "_connector=OR+1%3D1", "_negated=1", "order=title.id", "fields=*"),
        *("expand=unit", "creator__password__startswith=a", "order=phone", "phone=138"),
        *("size=0", "size=-1", "size=201", "size=1000000", "size=１", "size=1e1", "size="),
        *("after=x", "before=x", "page=-1", "offset=1", "held_on=2026-02-30", "held_on_from=1e3"),
        *("unit=1", "unit=LC-NO", "stage=over'--", "certified=2", "paper=x", "missing=x"),
        *("q=%00", "q=a&q=b", "limit=0", "columns=title"),
    ],
)
def test_a_list_is_asked_only_what_it_knows(asked, world, query):
    make(courses, world.alice, world.north)
    answer = asked.read(f"courses/?{query}")
    assert answer.status_code == 400, answer.content.decode()
    assert answer.json()["error"]["code"] in ("bad_query", "unreadable")


def test_one_record_is_asked_nothing_beside_its_address(asked, world):
    record = make(courses, world.alice, world.north)
    told(asked.read(f"{address(courses, record)}?expand=unit"), 400, "unknown_name")


WRONG = {
    "title": [5, ["a"], {"a": 1}, "", None, "x" * 201],
    "unit": [1, "LC-NT", "LC", "", None, "0", ["LC-SL"], "LC-NO"],
    "held_on": ["2026-02-30", "tomorrow", 20260301, "0001-01-01", True],
    "attended": ["five", -1, 2**70, 1.5, True, None],
    "certified": ["yes", 1, [], {}],
    "lessons": [1, "x", [1], [{"subject": ""}], [{"subject": "a", "hours": -1}], {"0": {}}],
    "phone": [138, ["138"]],
}


@pytest.mark.parametrize(("name", "value"), [(n, v) for n, each in WRONG.items() for v in each])
def test_a_value_that_does_not_fit_is_told_at_its_field(asked, world, name, value):
    answer = asked.ask("POST", "courses/", {**GOOD, name: value})
    error = told(answer, 422, "wrong_data")
    assert {field.split(".")[0] for field in error["fields"]} == {name}
    assert not Entry.objects.filter(register="courses").exists()


def test_what_is_wrong_with_the_whole_is_told_in_the_sentence(asked):
    error = told(asked.ask("POST", "courses/", {**GOOD, "attended": 10_001}), 422, "wrong_data")
    assert error["fields"] == {} and "course_fits_a_hall" in error["message"]


def test_what_a_new_record_does_not_name_has_its_default(asked):
    made = asked.ask("POST", "courses/", GOOD).json()
    assert (made["attended"], made["certified"], made["held_on"]) == (0, False, None)
    assert made["lessons"] == [] and made["stage"] == "idea"


def test_a_rule_that_says_no_is_409(asked, world):
    made = asked.ask("POST", "courses/", GOOD).json()
    answer = asked.ask("POST", f"courses/{made['uid']}/steps/submit", {}, If_Match='"1"')
    told(answer, 409, "refused")
    full = {"held_on": "2026-03-12"}
    asked.ask("PATCH", f"courses/{made['uid']}/", full, If_Match='"1"')
    answer = asked.ask("POST", f"courses/{made['uid']}/steps/submit", {}, If_Match='"2"')
    assert answer.status_code == 200 and answer.json()["review"] == "submitted"
    closed = asked.ask("PATCH", f"courses/{made['uid']}/", {"attended": 4}, If_Match='"3"')
    told(closed, 409, "refused")
    gone = asked.ask("DELETE", f"courses/{made['uid']}/", If_Match='"3"')
    told(gone, 409, "refused")


def test_a_step_above_ones_level_is_403_for_who_sees_the_record(world, asked):
    record = make(courses, world.alice, world.north)
    where = f"{address(courses, record)}steps"
    assert asked.ask("POST", f"{where}/submit", {}, If_Match='"1"').status_code == 200
    for user in (world.alice, world.erin, world.bob):
        answer = program(user).ask("POST", f"{where}/verify", {}, If_Match='"2"')
        told(answer, 403, "not_allowed")


def test_a_body_may_be_asked_for(asked, world):
    told(asked.ask("POST", "courses/"), 400, "unreadable")
    record = make(courses, world.alice, world.north)
    path = f"{address(courses, record)}steps/submit"
    told(asked.ask("POST", path, If_Match='"1"'), 400, "unreadable")


def test_sentences_come_in_the_persons_language(world, asked):
    world.alice.language = "zh-hans"
    world.alice.save()
    answer = asked.read("courses/no/", Accept_Language="en")
    assert "。" in answer.json()["error"]["message"] or answer.status_code == 404
    refused = asked.read("courses/?orgg=1", Accept_Language="en")
    assert refused.json()["error"]["message"].endswith("。")


def test_what_is_sent_back_comes_again_the_same(asked, world):
    made = asked.ask("POST", "courses/", body(courses, world.alice, world.north)).json()
    kept = {name: made[name] for name in (*courses.fields, "lessons")}
    again = asked.ask("PATCH", f"courses/{made['uid']}/", kept, If_Match='"1"').json()
    assert again == made | {"version": 2}
