"""What the API promises for every register, the moment it is declared."""

from __future__ import annotations

import uuid

import pytest

from baiju.api import shapes
from baiju.engine import access, diary, values
from baiju.engine.models import Entry
from baiju.org.actors import actor_for
from tests.world import make, writer

from .program import address, body, program


@pytest.fixture
def asked(register, world):
    """A program of whoever writes in the north."""
    return program(writer(register, world))


def made(register, world, asked):
    user = writer(register, world)
    answer = asked.ask("POST", f"{register.key}/", body(register, user, world.north))
    assert answer.status_code == 201, answer.content.decode()
    return answer


def test_its_example_is_made_read_changed_and_noted(register, world, asked):
    if not register.by_hand:
        record = make(register, writer(register, world), world.north)
        answer = asked.ask("PATCH", address(register, record), {}, If_Match='"1"')
        assert answer.status_code == 405
        assert asked.read(address(register, record)).json()["uid"] == str(record.uid)
        return
    new = made(register, world, asked)
    told, where = new.json(), new.headers["Location"].removeprefix("/api/v1/")
    assert new.headers["ETag"] == '"1"' and told["version"] == 1
    assert asked.read(where).json() == told
    shapes.shown(register).model_validate(told)
    assert told in asked.read(f"{register.key}/?size=200").json()["rows"]

    same = {name: told[name] for name in (*register.fields, *register.part_keys)}
    again = asked.ask("PATCH", where, same, If_Match='"1"')
    assert again.status_code == 200, again.content.decode()
    assert again.json() | {"version": 1} == told and again.headers["ETag"] == '"2"'
    record = access.records(register, actor_for(world.root)).get(uid=told["uid"])
    acts = diary.of(register, record).values_list("act", "actor")
    assert set(acts) == {("create", writer(register, world).name), ("change", acts[0][1])}


def test_what_lies_elsewhere_is_not_there(register, world, asked):
    theirs = make(register, writer(register, world, "carol"), world.south)
    for method in ("GET", "PATCH", "DELETE"):
        data = {} if method == "PATCH" else None
        answer = asked.ask(method, address(register, theirs), data, If_Match='"1"')
        assert answer.status_code in ({404} if register.by_hand else {404, 405}), method
        assert str(theirs.uid) not in answer.content.decode()
    nobody = asked.read(f"{register.key}/{uuid.uuid4()}/")
    assert nobody.content == asked.read(address(register, theirs)).content
    assert str(theirs.uid) not in asked.read(f"{register.key}/?size=200").content.decode()
    assert program(world.dave).read(f"{register.key}/").status_code == 404


def test_an_unknown_name_is_refused_not_passed_over(register, world, asked):
    make(register, writer(register, world), world.north)
    for query in ("orgg=1", "unit__path__startswith=0", "order=-password", "columns=uid", "id=1"):
        answer = asked.read(f"{register.key}/?{query}")
        assert answer.status_code == 400 and "rows" not in answer.json(), query


def test_what_nobody_may_fill_is_refused(register, world, asked):
    record = make(register, writer(register, world), world.north)
    if not register.by_hand:
        return
    every = {field.name for field in register.model._meta.get_fields()}
    for name in sorted({*every, "is_superuser"} - {*register.fields, *register.part_keys}):
        answer = asked.ask("PATCH", address(register, record), {name: 1}, If_Match='"1"')
        assert answer.status_code == 400, name
        assert answer.json()["error"]["code"] == "unknown_name"
    record.refresh_from_db()
    assert record.version == 1


def test_what_somebody_else_changed_meanwhile_is_not_overwritten(register, world, asked):
    if not register.by_hand:
        return
    record = make(register, writer(register, world), world.north)
    where = address(register, record)
    assert asked.ask("PATCH", where, {}, If_Match='"1"').status_code == 200
    for method in ("PATCH", "DELETE"):
        data = {} if method == "PATCH" else None
        for sent, wanted in (('"1"', 412), ('W/"2"', 412), ("2", 400), ("*", 428), ("", 428)):
            answer = asked.ask(method, where, data, If_Match=sent)
            assert answer.status_code == wanted, (method, sent)
    assert access.records(register, actor_for(world.root)).get(pk=record.pk).version == 2


def test_a_reader_reads_and_nothing_else(register, world):
    record = make(register, writer(register, world), world.north)
    where, before = address(register, record), Entry.objects.count()
    for asked in (program(world.bob), program(writer(register, world), level="read")):
        assert asked.read(where).status_code == 200
        for method, path in (("POST", f"{register.key}/"), ("PATCH", where), ("DELETE", where)):
            data = None if method == "DELETE" else {}
            answer = asked.ask(method, path, data, If_Match='"1"')
            assert answer.status_code == (403 if register.by_hand else 405), method
        for step in register.transitions:
            answer = asked.ask("POST", f"{where}steps/{step.name}", {}, If_Match='"1"')
            assert answer.status_code == 403, step.name
    assert Entry.objects.filter(register=register.key).count() <= before


def test_a_secret_goes_out_masked_and_its_mask_leaves_it(register, world, asked):
    record = make(register, writer(register, world), world.north)
    where = address(register, record)
    for name, secret in register.secret_fields.items():
        kept = getattr(record, name)
        answer = asked.read(where)
        assert answer.json()[name] == values.mask(secret, kept)
        assert kept not in answer.content.decode()
        version = answer.headers["ETag"]
        sent = asked.ask("PATCH", where, {name: answer.json()[name]}, If_Match=version)
        assert sent.status_code == 200, sent.content.decode()
        record = access.records(register, actor_for(world.root)).get(pk=record.pk)
        assert getattr(record, name) == kept


def test_an_unknown_step_or_deed_is_not_there(register, world, asked):
    record = make(register, writer(register, world), world.north)
    for act in ("steps/fly", "deeds/fly", "fly"):
        path = f"{address(register, record)}{act}"
        assert asked.ask("POST", path, {}, If_Match='"1"').status_code == 404


def test_a_list_costs_the_same_for_one_row_and_for_five(
    register, world, asked, django_assert_max_num_queries
):
    make(register, writer(register, world), world.north)
    asked.read(f"{register.key}/")
    most = 6 + len(register.parts)
    for rows in (1, 5):
        with django_assert_max_num_queries(most):
            assert asked.read(f"{register.key}/").status_code == 200
        for _ in range(4 if rows == 1 else 0):
            make(register, writer(register, world), world.plant)
