"""Every address × who asks × where it lies: compared with the table in `matrix_policy`."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.urls import NoReverseMatch, URLResolver, get_resolver, reverse

from baiju.areas.plans.pages import finding
from baiju.engine import access, records
from baiju.org import people, tree
from baiju.org.actors import actor_for
from baiju.org.models import Unit, User
from baiju.web import people as people_pages
from baiju.web import reach
from tests import matrix_policy as policy
from tests import matrix_things
from tests.world import TODAY

MISSING = 999_999
OF_A_LIST: dict[str, list[object]] = {
    **{name: ["courses"] for name in ("ledger", "new", "add", "narrow", "view")},
    "template": ["courses"],
    "import": ["courses"],
    "export": ["courses", "csv"],
    "choices": ["courses", "unit"],
    "bulk-undo": ["courses", 1, MISSING],
}
OF_MANY = ("bulk", "export-chosen")
"""Addresses of a list that are sent the keys of some of its rows."""
OF_NOBODY: dict[str, list[object]] = {"join": ["MQ", "none"], "feed": ["none"]}


def routes() -> Iterator[str]:
    return (pattern.name for pattern in _patterns(get_resolver()))


def _patterns(resolver: URLResolver) -> Iterator[object]:
    for each in resolver.url_patterns:
        if isinstance(each, URLResolver):
            yield from _patterns(each)
        else:
            yield each


@pytest.fixture
def things(world, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    places = dict(zip(policy.PLACES, _units(world), strict=True))
    return {
        place: matrix_things.of(world, unit, f"金丝雀{place}号") for place, unit in places.items()
    }


def _units(world):
    return world.north, world.plant, world.south, world.county


@pytest.fixture
def browsers(world, things):
    """The actors of the table; each with a session of their own."""
    cache.clear()
    frank = User.objects.create(username="frank", name="Frank")
    people.give(actor_for(world.root), frank, world.county, "chair", on=TODAY)
    users = {
        policy.DEACTIVATED: frank,
        policy.NO_POST: world.dave,
        "reader above": world.bob,
        "clerk here": world.alice,
        "clerk elsewhere": world.carol,
        "chair here": world.erin,
        "chair above": world.root,
    }
    made = {policy.STRANGER: Client(raise_request_exception=False)}
    for name, user in users.items():
        made[name] = Client(raise_request_exception=False)
        made[name].force_login(user)
    User.objects.filter(pk=frank.pk).update(is_active=False)
    return made


def violations(browsers, things, names) -> list[str]:
    """Cells whose answer is not the table's, and words that were told to whom they are hidden."""
    found = []
    for name in names:
        for actor, browser in browsers.items():
            for place, arguments, wanted in _cells(name, actor, things):
                answer = _ask(browser, policy.PLACED.get(name), name, arguments)
                cell = f"{name} · {actor} · {place}: {answer.status_code}"
                if answer.status_code not in wanted:
                    found.append(f"{cell}, not {sorted(wanted)}")
                found += [f"{cell} tells {word}" for word in _told(actor, answer, things)]
    return found


def _cells(name, actor, things):
    if name in policy.FREE:
        arguments = OF_NOBODY.get(name, [])
        yield "-", arguments, policy.free(name, actor)
    elif name in policy.ANYWHERE:
        arguments = OF_A_LIST.get(name, [])
        yield "-", arguments, policy.anywhere(policy.ANYWHERE[name], actor)
    elif name in policy.PERSONAL:
        yield policy.NOWHERE, [MISSING], {302} if actor in policy.OUTSIDE else {404}
    else:
        rule = policy.PLACED[name]
        places = (policy.OWN,) if actor in policy.OUTSIDE else policy.PLACES
        for place in places:
            arguments = things[place].arguments[name]
            yield place, arguments, policy.placed(rule, actor, place)
        nowhere = [MISSING if isinstance(each, int) else each for each in arguments]
        yield policy.NOWHERE, nowhere, {302} if actor in policy.OUTSIDE else {404}


def _ask(browser, rule, name, arguments):
    """One request; what it changed is taken back."""
    method = rule.method if rule else _method(name)
    with transaction.atomic():
        cookies = browser.cookies.copy()
        answer = _sent(browser, method, name, arguments)
        answer.body = b"".join(answer) if answer.streaming else answer.content
        browser.cookies = cookies
        transaction.set_rollback(True)
    return answer


def _method(name):
    if name in policy.PERSONAL:
        return policy.PERSONAL[name]
    return (policy.FREE.get(name) or policy.ANYWHERE[name])[0]


def _sent(browser, method, name, arguments):
    """Most addresses say all; the bulk bar sends the keys of its rows."""
    if name not in OF_MANY:
        return browser.generic(method, reverse(name, args=arguments))
    key, *chosen = arguments
    return browser.post(reverse(name, args=[key]), {"pk": chosen, "act": "submit"})


def _told(actor, answer, things):
    body = answer.body.decode(errors="replace") + str(answer.headers)
    hidden = [t.word for place, t in things.items() if not policy.may_see(actor, place)]
    return [word for word in hidden if word in body]


def test_every_address_is_in_the_table():
    known = {*policy.FREE, *policy.ANYWHERE, *policy.PLACED, *policy.PERSONAL, *policy.API}
    assert set(routes()) == known
    with pytest.raises(NoReverseMatch):
        reverse("nobody-wrote-this-down")


def test_every_cell_is_as_the_table_says(browsers, things):
    """About 1,400 requests; the one slow test of rights."""
    found = violations(browsers, things, sorted(set(routes()) - set(policy.API)))
    assert not found, "\n".join(found)


def test_what_lies_in_another_record_is_not_reached_through_ones_own(browsers, things):
    own, other = (things[place].arguments for place in (policy.OWN, policy.SIBLING))
    crossed = {
        "file": [*own["record"], other["file"][-1]],
        "undo": [*own["record"], other["undo"][-1]],
        "remark-correct": [*own["record"], other["remark-correct"][-1]],
        "post-end": [own["person"][0], other["post-end"][-1]],
        "plan-again-with": [own["plan"][0], other["plan-source"][0]],
    }
    for name, arguments in crossed.items():
        for actor in ("clerk here", "chair here"):
            answer = _ask(browsers[actor], policy.PLACED[name], name, arguments)
            assert answer.status_code == 404, (name, actor)


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_a_file_of_another_unit_is_not_there_in_any_way(browsers, things, method):
    address = reverse("file", args=things[policy.SIBLING].arguments["file"])
    answer = browsers["clerk here"].generic(method, address, HTTP_RANGE="bytes=0-0")
    assert answer.status_code == 404


def _everything(register, actor, level="read"):
    return register.model._base_manager.all()


MUTANTS = {
    "within": (access, "within", lambda rows, path, tops: rows, "record"),
    "records": (access, "records", _everything, "record"),
    "require": (access, "require", lambda *_given: None, "edit"),
    "locked": (
        access,
        "locked",
        lambda register, _actor, record, _level: register.model._base_manager.get(pk=record.pk),
        "move",
    ),
    "records._locked": (
        records,
        "_locked",
        lambda register, actor, record, *_: register.model._base_manager.get(pk=record.pk),
        "move",
    ),
    "may": (access.Actor, "may", lambda *_given: True, "unit-act"),
    "found": (
        reach,
        "found",
        lambda _request, register, pk: register.model._base_manager.get(pk=pk),
        "file",
    ),
    "to_write": (finding, "to_write", finding.row, "plan-deed"),
    "person": (people_pages, "found", lambda _request, pk: User.objects.get(pk=pk), "person"),
    "units": (tree, "units", lambda *_a, **_k: Unit.objects.order_by("path"), "unit"),
    "keeper": (people, "_require", lambda *_given: None, "post-end"),
}


@pytest.mark.parametrize("name", MUTANTS)
def test_a_missing_guard_is_noticed(browsers, things, monkeypatch, name):
    owner, guard, without, route = MUTANTS[name]
    assert violations(browsers, things, [route]) == []
    monkeypatch.setattr(owner, guard, without)
    assert violations(browsers, things, [route])
