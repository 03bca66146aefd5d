"""What every register promises of its pages: they open by right, hide by right, and cost the same."""

from __future__ import annotations

import json

import pytest
from django.test import Client

from baiju.engine import records
from baiju.org.actors import actor_for
from tests.world import make, sample, seen, writer


def form(register, user, unit, **given):
    """What a browser sends: an unticked box is not sent at all."""
    data = sample(register, user, unit, **given)
    sent = {name: value for name, value in data.items() if value is not False}
    return {n: json.dumps(v) if isinstance(v, dict) else v for n, v in sent.items()}


def address(register, record):
    return f"/ledger/{register.key}/{record.pk}/"


@pytest.mark.parametrize("page", ["", "new/", "{pk}/edit/"])
def test_its_pages_open_for_a_writer(register, world, client, page):
    user = writer(register, world)
    record = make(register, user, world.north)
    client.force_login(user)
    answer = client.get(f"/ledger/{register.key}/{page.format(pk=record.pk)}")
    assert answer.status_code == (200 if register.by_hand or not page else 404)


def test_what_the_product_writes_nobody_changes_by_form(register, world, client):
    record = make(register, writer(register, world), world.north)
    client.force_login(writer(register, world))
    for act in ("edit/", "files/", "remove/"):
        answer = client.post(f"{address(register, record)}{act}", {"version": 1})
        assert (answer.status_code == 404) is not register.by_hand, act


def test_a_record_opens_on_its_own_page_or_on_the_one_it_lies_in(register, world, client):
    user = writer(register, world)
    record = make(register, user, world.north)
    client.force_login(user)
    answer = client.get(address(register, record), follow=True)
    assert answer.status_code == 200
    assert bool(answer.redirect_chain) == (register.page is not None)


@pytest.mark.parametrize("page", ["", "edit/"])
def test_its_pages_hide_what_is_out_of_reach(register, world, client, page):
    theirs = make(register, writer(register, world, "carol"), world.south)
    client.force_login(writer(register, world))
    nobodys = f"/ledger/{register.key}/999999/"
    hidden = client.get(f"{address(register, theirs)}{page}")
    missing = client.get(f"{nobodys}{page}")
    assert (hidden.status_code, missing.status_code) == (404, 404)
    same = len(hidden.content.replace(address(register, theirs).encode(), nobodys.encode()))
    assert same == len(missing.content)


def test_a_reader_sees_but_does_not_write(register, world, client):
    record = make(register, writer(register, world), world.north)
    client.force_login(world.bob)
    assert client.get(f"/ledger/{register.key}/").status_code == 200
    kept = 403 if register.by_hand else 404
    assert client.get(f"{address(register, record)}edit/").status_code == kept
    answer = client.post(f"{address(register, record)}edit/", {"version": 1})
    assert answer.status_code == kept


def test_a_person_without_a_post_sees_nothing(register, world, client):
    record = make(register, writer(register, world), world.north)
    client.force_login(world.dave)
    assert client.get(f"/ledger/{register.key}/").status_code == 404
    assert client.get(address(register, record)).status_code == 404


def test_a_stranger_is_led_to_the_cover(register, world, client):
    record = make(register, writer(register, world), world.north)
    answer = client.get(address(register, record))
    assert answer.status_code == 302
    assert answer["Location"].startswith("/sign-in/")


def test_its_form_saves(register, world, client):
    if not register.by_hand:
        return
    user = writer(register, world)
    client.force_login(user)
    data = form(register, user, world.north)
    before = seen(register, user)
    answer = client.post(f"/ledger/{register.key}/new/", data)
    assert answer.status_code == 302, answer.content.decode()[:2000]
    assert len(seen(register, user) - before) == 1


def test_an_empty_form_is_refused_and_keeps_the_page(register, world, client):
    client.force_login(writer(register, world))
    wanted = 422 if register.by_hand else 404
    assert client.post(f"/ledger/{register.key}/new/", {}).status_code == wanted


def test_no_change_without_the_token_of_the_page(register, world):
    record = make(register, writer(register, world), world.north)
    client = Client(enforce_csrf_checks=True)
    client.force_login(writer(register, world))
    for act in ("edit/", "remove/", "submit/"):
        assert client.post(f"{address(register, record)}{act}").status_code == 403


def test_an_old_page_does_not_overwrite_a_newer_record(register, world, client):
    user = writer(register, world)
    record = make(register, user, world.north)
    records.change(register, actor_for(user), {}, record)
    client.force_login(user)
    data = form(register, user, world.north, version=1)
    wanted = 409 if register.by_hand else 404
    assert client.post(f"{address(register, record)}edit/", data).status_code == wanted


@pytest.mark.parametrize("query", ["orgg=1", "order=-password", "unit__path__startswith=0"])
def test_an_unknown_filter_never_gives_the_whole_list(register, world, client, query):
    client.force_login(world.bob)
    assert client.get(f"/ledger/{register.key}/?{query}").status_code in {400, 409}


def test_its_list_costs_the_same_for_one_row_and_for_ten(
    register, world, client, django_assert_max_num_queries
):
    user = writer(register, world)
    client.force_login(user)
    make(register, user, world.north)
    client.get(f"/ledger/{register.key}/")
    with django_assert_max_num_queries(12) as one:
        client.get(f"/ledger/{register.key}/")
    for _ in range(9):
        make(register, user, world.north)
    with django_assert_max_num_queries(len(one)):
        client.get(f"/ledger/{register.key}/")
