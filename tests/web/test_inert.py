"""What looks like a page in a field stays words: no script, no event, no request of its own."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from django.db import models
from django.urls import reverse

from baiju.areas.plans import outline
from baiju.areas.plans.models import clauses, plans, targets, tasks
from baiju.engine import records, registry
from baiju.org import tree
from baiju.org.actors import actor_for
from baiju.org.models import User
from tests.matrix_things import OF_A_PLAN
from tests.test_matrix import things
from tests.world import NUMBERED, TODAY, make

__all__ = ["things"]
MARK = "vogelfrei"
PAYLOADS = (
    f"<script>{MARK}()</script>",
    f'"><img src={MARK} onerror={MARK}()>',
    f"' onmouseover='{MARK}()",
    f'<div hx-get="/{MARK}" hx-trigger="load" hx-on:click="{MARK}()" data-hx-get="/{MARK}">',
    f"</title></textarea><svg onload={MARK}()>",
    f"javascript:{MARK}()",
    f"{{{{ {MARK} }}}}{{% {MARK} %}}${{{MARK}}}",
)
ADDRESSES = {"href", "src", "action", "formaction", "style", "srcdoc", "xlink:href"}


class _Looked(HTMLParser):
    """Gathers the places where words of data would come alive."""

    def __init__(self) -> None:
        super().__init__()
        self.alive: list[str] = []
        self.inside = ""

    def handle_starttag(self, tag, attrs):
        self.inside = tag
        for name, value in attrs:
            is_act = name.startswith(("on", "hx-", "data-hx-")) or name in ADDRESSES
            leads = is_act and MARK in (value or "") and not (value or "").startswith(("?", "/"))
            if MARK in tag or MARK in name or leads:
                self.alive.append(f"<{tag} {name}={value!r}>")

    def handle_endtag(self, _tag):
        self.inside = ""

    def handle_data(self, data):
        if self.inside in {"script", "style"} and MARK in data:
            self.alive.append(f"<{self.inside}>{data[:80]}")


def alive(html: str) -> list[str]:
    looked = _Looked()
    looked.feed(html)
    return looked.alive


def test_the_looker_sees_what_is_alive():
    for payload in PAYLOADS[:2] + PAYLOADS[3:5]:
        assert alive(f"<p>{payload}</p>"), payload
    assert alive(f'<a href="{PAYLOADS[5]}">x</a>') and alive(f"<a title='{PAYLOADS[2]}'>x</a>")


def _poisoned(register, payload):
    """The payload in every field that takes words, as far as it fits."""
    fields = {f.name: f for f in register.model._meta.fields if f.name in register.fields}
    texts = {
        name: payload[: field.max_length or None]
        for name, field in fields.items()
        if isinstance(field, (models.CharField, models.TextField)) and not field.choices
    }
    kept = {"provisions": "key", "clauses": "rank"}.get(register.key)
    checked = {*NUMBERED, "mobile", kept}  # these refuse what is no number
    return {name: text for name, text in texts.items() if name not in checked}


def _addresses(world, register, record):
    key = register.key
    yield reverse("ledger", args=[key])
    yield reverse("record", args=[key, record.pk])
    if register.by_hand:
        yield reverse("edit", args=[key, record.pk])


@pytest.mark.parametrize("payload", PAYLOADS)
def test_words_of_a_record_stay_words_on_its_pages(register, world, at_desk, payload):
    record = make(register, world.root, world.north, **_poisoned(register, payload))
    root, told = at_desk(world.root), ""
    for address in _addresses(world, register, record):
        page = root.get(address, follow=True)
        assert page.status_code == 200, address
        assert alive(page.content.decode()) == [], address
        told += page.content.decode()
    if register.by_hand and _poisoned(register, payload):
        assert MARK in told
    if register.by_hand:
        faulty = root.post(reverse("edit", args=[register.key, record.pk]), {
            **_poisoned(register, payload), "version": "x",
        })  # fmt: skip
        assert alive(faulty.content.decode()) == []


@pytest.mark.parametrize("payload", PAYLOADS)
def test_words_of_a_plan_stay_words_on_all_its_pages(world, at_desk, things, payload):
    root, own = actor_for(world.root), things["own"].arguments
    plan = plans.model.objects.get(pk=own["plan"][0])
    records.change(plans, root, {"title": payload, "passed": payload}, plan)
    clause = outline.insert(root, plan, None, level=1, heading=payload, text=payload)
    make(targets, world.root, world.north, clause=clause.pk, indicator=payload, base=payload)
    make(tasks, world.root, world.north, clause=clause.pk, title=payload, party=payload)
    browser = at_desk(world.root)
    for name in (*OF_A_PLAN[:4], "plan-again-with", "plan-source"):
        page = browser.get(reverse(name, args=own[name]))
        assert page.status_code == 200
        assert alive(page.content.decode()) == [], name
    for query in (f"do=edit&at={clause.pk}", f"do=task&at={clause.pk}", "look=changes"):
        page = browser.get(f"{reverse('plan', args=[plan.pk])}?{query}")
        assert MARK in page.content.decode()
        assert alive(page.content.decode()) == [], query
    assert clauses.model.objects.get(pk=clause.pk).text == payload


@pytest.mark.parametrize("payload", PAYLOADS)
def test_names_of_people_and_units_stay_words_everywhere(world, at_desk, payload):
    root = actor_for(world.root)
    given = {"kind": "grassroots", "code": "X1", "on": TODAY}
    made = tree.add(root, world.north, name=payload[:100], **given)
    User.objects.filter(pk=world.root.pk).update(name=payload[:60])
    make(registry.register("courses"), world.root, made, title=payload)
    browser = at_desk(world.root)
    addresses = [
        *map(reverse, ("home", "organisation", "people", "roles", "settings", "ledgers", "invite")),
        reverse("unit", args=[made.pk]),
        reverse("unit-act", args=[made.pk, "rename"]),
        reverse("person", args=[world.root.pk]),
        reverse("plans"),
    ]
    for address in addresses:
        page = browser.get(address).content.decode()
        assert MARK in page and alive(page) == [], address
    for address in ("search", "people", "organisation"):
        page = browser.get(reverse(address), {"q": payload}).content.decode()
        assert alive(page) == [], address
    assert (
        alive(browser.get(reverse("ledger", args=["courses"]), {payload: "1"}).content.decode())
        == []
    )
