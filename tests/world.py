"""The one world all tests share: a small tree and a few people with different reach."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from typing import Any

from django.db import models

from baiju.engine import access, finding, records, registry
from baiju.engine.access import Actor, Grant
from baiju.engine.declare import Parts, Register
from baiju.identifiers import uscc
from baiju.org import tree
from baiju.org.actors import actor_for
from baiju.org.models import Post, Unit, User, people_found

TODAY = date(2026, 6, 15)
_numbers = count(1)


@dataclass(frozen=True)
class World:
    county: Unit
    north: Unit
    plant: Unit
    south: Unit
    alice: User  # writes in the north
    bob: User  # reads everything
    carol: User  # writes in the south
    dave: User  # holds no post
    erin: User  # approves in the north
    root: User  # approves everywhere


def build() -> World:
    on = date(2026, 1, 1)
    county = tree.plant(name="临澄县总工会", kind="county", code="LC", on=on)
    chief = Actor(None, "builder", (Grant(county.path, {"*": "approve"}),))
    north = tree.add(chief, county, name="石栎镇总工会", kind="township", code="LC-SL", on=on)
    south = tree.add(chief, county, name="南汀乡总工会", kind="township", code="LC-NT", on=on)
    plant = tree.add(chief, north, name="栎新机械厂工会", kind="grassroots", code="LC-SL-1", on=on)
    names = ("alice", "bob", "carol", "dave", "erin", "root")
    people = {name: User(username=name, name=name.title(), language="en") for name in names}
    for user in people.values():
        user.set_password(f"{user.username}-knows-a-word")
        user.save()
    finding.note(people_found, people.values())
    held = {
        "alice": (north, "clerk"),
        "bob": (county, "reader"),
        "carol": (south, "clerk"),
        "erin": (north, "chair"),
        "root": (county, "chair"),
    }
    for name, (unit, role) in held.items():
        Post.objects.create(user=people[name], unit=unit, role=role, valid_from=on)
    return World(county, north, plant, south, **people)


def writer(register: Register, world: World, name: str = "alice") -> User:
    """Who writes in the north; the organisation's own registers are kept by the chair."""
    stand_ins = {"alice": world.erin, "carol": world.root}
    return stand_ins[name] if register.area == "org" else getattr(world, name)


def sample(register: Register, user: User, unit: Unit, **given: Any) -> dict[str, Any]:
    """The register's own example, placed in a unit, with the records it points at made first."""
    rows = {kind.key: _rows(register, kind, user, unit) for kind in register.parts}
    made = {**register.example, **rows, **place(register, user, unit), **_unique(register)}
    return {**made, **given}


def place(register: Register, user: User, unit: Unit) -> dict[str, Any]:
    """What puts a record into a unit: the unit itself, or the records that lie there."""
    return _pointed(register.model, (*register.fields, register.unit), user, unit)


def _rows(register: Register, kind: Parts, user: User, unit: Unit) -> list[dict[str, Any]]:
    wanted = [name for name in kind.fields if name != kind.link]
    return [
        {**_pointed(kind.model, wanted, user, unit), **row} for row in register.example[kind.key]
    ]


def _pointed(
    model: type[models.Model], names: Iterable[str], user: User, unit: Unit
) -> dict[str, Any]:
    """A record within the unit for each foreign key that must be filled by hand."""
    fields = [model._meta.get_field(name.split("__")[0]) for name in dict.fromkeys(names)]
    asked = [f for f in fields if f.is_relation and f.editable and not (f.null or f.many_to_many)]
    return {f.name: _one(f.related_model, user, unit) for f in asked}


def _one(model: Any, user: User, unit: Unit) -> Any:
    if model is Unit:
        return unit.pk
    related = registry.register_of(model)
    assert related is not None
    return make(related, user, unit).pk


def _unique(register: Register) -> dict[str, Any]:
    """Another value for each field that a constraint wants only once."""
    constraints = register.model._meta.constraints
    once = {f for c in constraints if isinstance(c, models.UniqueConstraint) for f in c.fields}
    numbered = {
        name: NUMBERED[name](next(_numbers)) for name in register.example if name in NUMBERED
    }
    varied = numbered or {
        name: _another(value, next(_numbers))
        for name, value in register.example.items()
        if name in once and not register.model._meta.get_field(name).choices
    }
    days = {name: value for name, value in varied.items() if _is_day(register.example[name])}
    return days or varied  # words are left alone where a day tells the rows apart


def credit_code(number: int) -> str:
    """The number-th credit code of an invented district, with right check signs."""
    body = f"91990100MA{number:06d}"
    inner = body[8:16]
    weights = (3, 7, 9, 10, 5, 8, 4, 2)
    signs = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    rest = 11 - sum(signs.index(s) * w for s, w in zip(inner, weights, strict=True)) % 11
    body += {10: "X", 11: "0"}.get(rest, str(rest))
    return body + uscc.check_sign(body)


def identity_number(number: int) -> str:
    """An identity number of a district that does not exist, with the right check sign."""
    body = f"999901198{number // 1000 % 10}0{1 + number % 9}1{number % 10}{1 + number % 999:03d}"
    total = sum(int(s) * (1 << (17 - i)) for i, s in enumerate(body))
    return body + "10X98765432"[total % 11]


NUMBERED = {"uscc": credit_code, "id_no": identity_number}
"""Values with a check sign: another one for each record."""


def _another(value: Any, number: int) -> Any:
    if isinstance(value, int):
        return value + number
    if _is_day(value):
        return (date.fromisoformat(value) + timedelta(days=number % 200)).isoformat()
    return f"{number}{value}"[: len(value)]


def _is_day(value: Any) -> bool:
    try:
        return bool(date.fromisoformat(value))
    except (TypeError, ValueError):
        return False


def make(register: Register, user: User, unit: Unit, **given: Any) -> Any:
    return records.save(register, actor_for(user), sample(register, user, unit, **given))


def seen(register: Register, user: User) -> set[Any]:
    return set(access.records(register, actor_for(user)))
