"""Tokens: never wider than the person's posts, over in time, and kept as a fingerprint only."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation

from baiju.engine import diary
from baiju.engine.declare import Refusal
from baiju.engine.models import Entry
from baiju.org import people, tokens
from baiju.org.actors import actor_for
from baiju.org.models import Token, User

TODAY = date(2026, 6, 15)
NOW = datetime(2026, 6, 15, 9, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


def given(user, **changed):
    asked = {"name": "Excel", "level": "write", "areas": [], "expires_on": date(2026, 12, 31)}
    return tokens.make(user, **(asked | changed), today=TODAY)


def test_a_token_is_told_once_and_kept_as_a_fingerprint(world):
    token, text = given(world.alice)
    assert text.startswith("baiju_") and len(text) > 40
    kept = str(Token.objects.values().get(pk=token.pk)) + str(list(Entry.objects.values()))
    assert text not in kept and text.removeprefix("baiju_") not in kept
    assert tokens.known(text, today=TODAY) == token
    assert tokens.known(text[:-1], today=TODAY) is None


def test_a_token_gives_no_more_than_the_posts_and_no_more_than_its_scope(world):
    path = world.north.path
    chair = tokens.actor(given(world.erin)[0])
    assert chair.may("sample", "write", path) and not chair.may("sample", "approve", path)
    reader = tokens.actor(given(world.erin, level="read")[0])
    assert reader.may("sample", "read", path) and not reader.may("sample", "write", path)
    narrow = tokens.actor(given(world.erin, areas=["plans"])[0])
    assert narrow.may("plans", "write", path) and not narrow.may("sample", "read", path)
    clerk = tokens.actor(given(world.alice)[0])
    assert clerk.may("org", "read", path) and not clerk.may("org", "write", path)
    assert not clerk.may("sample", "read", world.south.path)


def test_a_post_that_ends_takes_its_tokens_reach_with_it(world):
    token, _text = given(world.alice)
    world.alice.posts.all().delete()
    assert tokens.actor(token).grants == ()


@pytest.mark.parametrize(
    ("changed", "word"),
    [
        ({"expires_on": TODAY - timedelta(days=1)}, "twelve months"),
        ({"expires_on": TODAY + timedelta(days=367)}, "twelve months"),
        ({"level": "approve"}, "reads"),
        ({"areas": ["nowhere"]}, "areas"),
        ({"name": "  "}, "60 characters"),
    ],
)
def test_a_token_has_a_name_a_scope_and_an_end(world, changed, word):
    with pytest.raises(Refusal, match=word):
        given(world.alice, **changed)
    given(world.alice)


def test_a_token_ends_with_its_day_its_withdrawal_and_its_person(world):
    for stop in ("day", "withdrawal", "person"):
        token, text = given(world.alice)
        assert tokens.known(text, today=TODAY)
        day = date(2027, 1, 1) if stop == "day" else TODAY
        if stop == "withdrawal":
            tokens.revoke(world.alice, token.pk, now=NOW)
        if stop == "person":
            User.objects.filter(pk=world.alice.pk).update(is_active=False)
        assert tokens.known(text, today=day) is None


def test_a_locked_password_and_a_closed_account_end_the_tokens_for_good(world):
    keeper = actor_for(world.root)
    for act in (people.reset, people.deactivate):
        _token, text = given(world.alice)
        _other, kept = given(world.carol)
        act(keeper, world.alice)
        people.reopen(keeper, world.alice)
        assert tokens.known(text, today=TODAY) is None
        assert tokens.known(kept, today=TODAY)


def test_nobody_withdraws_anothers_token(world):
    token, text = given(world.alice)
    with pytest.raises(Refusal):
        tokens.revoke(world.carol, token.pk, now=NOW)
    assert tokens.known(text, today=TODAY)


def test_making_and_withdrawing_are_in_the_diary(world):
    token, _text = given(world.alice)
    tokens.revoke(world.alice, token.pk, now=NOW)
    acts = Entry.objects.filter(register="people", record=world.alice.pk).order_by("id")
    assert list(acts.values_list("act", "actor", "unit_id")) == [
        ("token", "Alice", world.north.pk),
        ("token-end", "Alice", world.north.pk),
    ]
    assert diary.label_of(acts[0]) == "Alice"


def test_the_last_use_is_noted_now_and_then(world):
    token, _text = given(world.alice)
    for minutes, noted in ((0, 0), (5, 0), (11, 11)):
        tokens.use(token, now=NOW + timedelta(minutes=minutes))
        assert token.last_used_at == NOW + timedelta(minutes=noted)


def test_one_person_has_a_limited_number_of_tokens(world, monkeypatch):
    monkeypatch.setattr(tokens, "MOST", 1)
    first, _text = given(world.alice)
    with pytest.raises(Refusal, match="Withdraw one"):
        given(world.alice)
    tokens.revoke(world.alice, first.pk, now=NOW)
    assert given(world.alice)[0].pk
