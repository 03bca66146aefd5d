"""Every address for programs × method × token × where it lies: compared with `matrix_policy`."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.db import transaction

from baiju.engine import access
from baiju.org import people, tokens
from baiju.org.actors import actor_for
from baiju.org.models import Token, User
from tests import matrix_policy as policy
from tests.sample.models import courses
from tests.world import TODAY, make

from .program import Program, address, program

EXPIRED, WITHDRAWN = "expired", "withdrawn"
OUTSIDE = {policy.STRANGER, policy.DEACTIVATED, EXPIRED, WITHDRAWN}
READS = ", only reads"
MADE = {200, 201, 204, 409, 422}
NOWHERE = "courses/00000000-0000-7000-8000-000000000000/"


@pytest.fixture
def things(world):
    """A course in each place, named by a word that nobody outside may read."""
    units = (world.north, world.plant, world.south, world.county)
    return {
        place: make(courses, world.root, unit, title=f"金丝雀{place}号", phone=f"139{n:08}")
        for n, (place, unit) in enumerate(zip(policy.PLACES, units, strict=True), 12345678)
    }


@pytest.fixture
def programs(world):
    """The actors of the table with a token that writes and one that only reads."""
    cache.clear()
    frank = User.objects.create(username="frank", name="Frank")
    people.give(actor_for(world.root), frank, world.county, "chair", on=TODAY)
    users = {
        "no post": world.dave,
        "reader above": world.bob,
        "clerk here": world.alice,
        "clerk elsewhere": world.carol,
        "chair here": world.erin,
        "chair above": world.root,
    }
    made = {name: program(user) for name, user in users.items()}
    made |= {f"{name}{READS}": program(user, level="read") for name, user in users.items()}
    made |= {policy.STRANGER: Program(""), policy.DEACTIVATED: program(frank)}
    User.objects.filter(pk=frank.pk).update(is_active=False)
    for name, change in {
        EXPIRED: {"expires_on": "2026-01-01"},
        WITHDRAWN: {"revoked_at": "2026-01-01T00:00:00Z"},
    }.items():
        made[name] = program(world.root)
        Token.objects.filter(pk=Token.objects.latest("pk").pk).update(**change)
    return made


def level(actor: str, place: str) -> str | None:
    """What the table gives the person, and no more than the token says."""
    name = actor.removesuffix(READS)
    held = policy.WORK.get(name, {}).get(place)
    if held is None:
        return None
    most = policy.READ if actor.endswith(READS) else policy.WRITE
    return min(held, most, key=policy.LEVELS.index)


def wanted(name: str, actor: str, asked: str, place: str) -> set[int]:
    """What an address answers; above a token's level stands nobody."""
    if name == "api-nowhere":
        return {404}
    if actor in OUTSIDE:
        return {401}
    held = [found for each in policy.PLACES if (found := level(actor, each))]
    if name == "api-document":
        return {200}
    if name == "api-list":
        return _of_a_list(held, asked, level(actor, place))
    here = None if place == policy.NOWHERE else level(actor, place)
    if here is None:
        return {404}
    return MADE if policy.LEVELS.index(here) >= policy.LEVELS.index(asked) else {403}


def _of_a_list(held: list[str], asked: str, here: str | None) -> set[int]:
    if not held:
        return {404}
    if asked == policy.READ:
        return {200}
    if policy.WRITE not in held:
        return {403}
    return {201} if here == policy.WRITE else {422}


def asked_of(name: str, thing) -> tuple[str, dict[str, object]]:
    """The address and what is sent there."""
    where = address(courses, thing) if thing else NOWHERE
    return {
        "api-document": ("openapi.json", {}),
        "api-nowhere": ("nowhere/", {}),
        "api-list": ("courses/", {"title": "新课", "unit": thing.unit.code if thing else "-"}),
        "api-read": (where, {"attended": 9}),
        "api-step": (f"{where}steps/submit", {}),
        "api-do": (f"{where}deeds/hold", {"held_on": "2026-03-01"}),
    }[name]


def violations(programs, things, names=tuple(policy.API)) -> list[str]:
    """Cells whose answer is not the table's, and words that were told to whom they are hidden."""
    found = []
    for name in names:
        for actor, asking in programs.items():
            for place in (*policy.PLACES, policy.NOWHERE):
                found += _cells(name, actor, place, asking, things)
    return found


def _cells(name, actor, place, asking, things):
    for method, asked in policy.API[name].items():
        path, data = asked_of(name, things.get(place))
        cache.clear()
        with transaction.atomic():
            sent = data if method in ("POST", "PATCH") else None
            answer = asking.ask(method, path, sent, If_Match='"1"')
            transaction.set_rollback(True)
        cell = f"{name} · {method} · {actor} · {place}: {answer.status_code}"
        good = wanted(name, actor, asked, place) if place in things or name != "api-list" else None
        if good is not None and answer.status_code not in good:
            yield f"{cell}, not {sorted(good)}"
        body = answer.content.decode() + str(answer.headers)
        for each, thing in things.items():
            hidden = [thing.title, str(thing.uid)] if level(actor, each) is None else []
            yield from (f"{cell} tells {word}" for word in [*hidden, thing.phone] if word in body)


def test_every_cell_is_as_the_table_says(programs, things):
    """About 800 requests."""
    found = violations(programs, things)
    assert not found, "\n".join(found)


def test_nobody_verifies_by_a_token(programs, things):
    for actor, asking in programs.items():
        for place, thing in things.items():
            cache.clear()
            path = f"{address(courses, thing)}steps/verify"
            answer = asking.ask("POST", path, {}, If_Match='"1"')
            seen = level(actor, place) is not None
            good = 401 if actor in OUTSIDE else 403 if seen else 404
            assert answer.status_code == good, (actor, place)


def _everything(register, actor, level="read"):
    return register.model._base_manager.all()


def _whole(token):
    return actor_for(token.user)


MUTANTS = {
    "within": (access, "within", lambda rows, path, tops: rows, "api-read"),
    "records": (access, "records", _everything, "api-read"),
    "actor": (tokens, "actor", _whole, "api-step"),
    "known": (
        tokens,
        "known",
        lambda text, today: Token.objects.filter(fingerprint=tokens._fingerprint(text)).first(),
        "api-list",
    ),
}


@pytest.mark.parametrize("name", MUTANTS)
def test_a_missing_guard_is_noticed(programs, things, monkeypatch, name):
    owner, guard, without, route = MUTANTS[name]
    assert violations(programs, things, [route]) == []
    monkeypatch.setattr(owner, guard, without)
    assert violations(programs, things, [route])
