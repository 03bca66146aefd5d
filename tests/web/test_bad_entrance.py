"""Signing in under attack: guessing, looking for names, stolen cookies, links used twice."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth import hashers
from django.test import Client
from django.urls import reverse

from baiju.org import people
from baiju.org.actors import actor_for
from baiju.org.models import User
from tests.web import digest

WORD = "石栎2026年的第一个密码"


def _sign_in(client, login, password, **how):
    return client.post("/sign-in/", {"login": login, "password": password}, **how)


def _is_in(client):
    return "_auth_user_id" in client.session


def _plain(answer):
    """The page without what differs from one answer to the next."""
    return re.sub(r'(nonce|value)="[^"]*"', "", answer.content.decode())


def test_after_six_wrong_words_the_right_one_is_refused_too(world):
    for number in range(6):
        _sign_in(Client(REMOTE_ADDR=f"10.0.0.{number}"), "alice", "guessed-wrongly")
    client = Client(REMOTE_ADDR="10.0.1.1")
    assert _sign_in(client, "alice", "alice-knows-a-word").status_code == 200
    assert not _is_in(client)
    assert _sign_in(Client(), "bob", "bob-knows-a-word").url == "/"


def test_another_address_in_a_header_is_no_other_address(world):
    """Nobody but a proxy that is told of in the settings says whom it asks for."""
    answers = [
        _sign_in(Client(), f"nobody{n}", "x", headers={"X-Forwarded-For": f"10.0.0.{n}"})
        for n in range(31)
    ]
    assert answers[0].status_code == 200
    assert answers[-1].status_code == 429 or "试的次数太多" in answers[-1].content.decode()


def test_a_name_that_exists_is_answered_like_one_that_does_not(client, world, monkeypatch):
    worked = []
    encode = hashers.MD5PasswordHasher.encode

    def counted(self, password, salt):
        worked.append(password)
        return encode(self, password, salt)

    monkeypatch.setattr(hashers.MD5PasswordHasher, "encode", counted)
    known = _plain(_sign_in(client, "alice", "guessed"))
    at_known, worked[:] = len(worked), []
    unknown = _plain(_sign_in(client, "nobody", "guessed"))
    assert known.replace("alice", "") == unknown.replace("nobody", "")
    assert len(worked) == at_known == 1


@pytest.mark.parametrize("login", ["Ａlice", "аlice", "alice\u200b", "alice\x00", "x" * 10_000, ""])
def test_a_name_that_only_looks_alike_is_nobodys(client, world, login):
    answer = _sign_in(client, login, "alice-knows-a-word")
    assert answer.status_code in {200, 400, 422}
    assert not _is_in(client)


@pytest.mark.parametrize("login", ["alice", "ALICE", " alice "])
def test_case_and_spaces_make_no_second_account(client, world, login):
    _sign_in(client, login, "alice-knows-a-word")
    assert client.session["_auth_user_id"] == str(world.alice.pk)


def test_a_password_of_a_megabyte_is_no_work(client, world, monkeypatch):
    worked = []
    monkeypatch.setattr(
        hashers.MD5PasswordHasher, "encode", lambda _self, word, _salt: worked.append(len(word))
    )
    answer = _sign_in(client, "alice", "x" * 1_000_000)
    assert answer.status_code in {200, 400}
    assert not _is_in(client)
    assert not worked


def test_the_session_of_before_is_not_the_one_after(client, world):
    client.get("/sign-in/")
    client.post(reverse("language"), {"language": "en"})
    session = client.session
    session["planted"] = 1
    session.save()
    before = session.session_key
    client.cookies["sessionid"] = before
    _sign_in(client, "alice", "alice-knows-a-word")
    assert _is_in(client)
    assert client.session.session_key != before
    assert not Client().session.exists(before)


def _deactivate(world):
    people.deactivate(actor_for(world.erin), world.alice)


def _end(world):
    people.end(actor_for(world.erin), world.alice.posts.get())


def _reset(world):
    people.reset(actor_for(world.erin), world.alice)


@pytest.mark.parametrize(("deed", "kept_out"), [(_deactivate, 302), (_reset, 302), (_end, 404)])
def test_a_right_that_ended_is_refused_on_the_next_request(at_desk, world, deed, kept_out):
    alice = at_desk(world.alice)
    assert alice.get("/ledger/courses/").status_code == 200
    deed(world)
    assert alice.get("/ledger/courses/").status_code == kept_out


def test_a_cookie_kept_from_before_signing_out_is_worth_nothing(at_desk, world):
    alice, thief = at_desk(world.alice), Client()
    thief.cookies["sessionid"] = alice.cookies["sessionid"].value
    assert thief.get("/").status_code == 200
    alice.post(reverse("account_logout"))
    assert thief.get("/").status_code == 302


@pytest.mark.parametrize(
    "address",
    ["//evil.example", "https:evil.example", "/\\evil.example", "javascript:alert(1)",
     "https://127.0.0.1.evil.example/", "%0d%0aSet-Cookie:a=b", "///evil.example"],
)  # fmt: skip
def test_the_way_in_never_leads_off_the_site(client, world, address):
    given = {"login": "alice", "password": "alice-knows-a-word", "next": address}
    answer = client.post("/sign-in/", given)
    assert "evil" not in answer.url and "javascript" not in answer.url
    assert "Set-Cookie" not in answer.headers


def test_a_link_is_not_used_up_by_looking_and_works_once(client, world):
    link = people.link(world.dave)
    given = {"password": WORD, "again": WORD}
    before = digest.rows()
    for method in ("GET", "HEAD", "OPTIONS"):
        client.generic(method, link)
    assert digest.rows() == before
    assert Client().post(link, given).url == "/"
    assert Client().post(link, given).status_code == 404
    assert not _is_in(client)


def test_a_link_of_somebody_who_left_is_no_link(client, world):
    link = people.link(world.dave)
    assert client.get(link).status_code == 200
    User.objects.filter(pk=world.dave.pk).update(is_active=False)
    assert client.get(link).status_code == 404
    assert client.post(link, {"password": WORD, "again": WORD}).status_code == 404
    assert not _is_in(client)


@pytest.mark.parametrize(
    "key", ["%00", "9" * 400, "MTAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDA", "１", "===="]
)
def test_a_forged_link_is_no_link(client, world, key):
    assert client.get(f"/join/{key}/abc-def/").status_code in {302, 404}


@pytest.mark.parametrize("word", ["alice", "12345678", "password", "短", "x" * 201, "a\x00bcdefgh"])
def test_a_weak_or_endless_password_is_refused(client, world, word):
    link = people.link(world.alice)
    before = digest.rows()
    assert client.post(link, {"password": word, "again": word}).status_code == 422
    assert digest.rows() == before


@pytest.mark.parametrize(
    "word", [WORD, "four words with spaces", "x7" * 32, "  两端有空格的密码  "]
)
def test_a_long_password_in_any_script_is_taken(client, world, word):
    assert client.post(people.link(world.alice), {"password": word, "again": word}).url == "/"
    assert _sign_in(Client(), "alice", word).url == "/"


def test_the_first_run_is_closed_to_strangers_once_somebody_exists(client, world):
    given = {"unit": "甲", "kind": "township", "name": "乙", "username": "yi"}
    before = digest.rows()
    answer = client.post("/first-run/", {**given, "password": WORD, "again": WORD})
    assert answer.status_code == 404
    assert digest.rows() == before
