"""The diary: every change, who made it and what it changed. Nothing is ever taken out of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Model, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from . import access, chain, parts, registry, secrets, values
from .access import Actor
from .declare import Register
from .models import Entry, Row

State = Mapping[str, Any]
PERSON, LABEL = "p", "diary.label"
"""How the id of a person's key begins, and what a sealed label is bound to."""
ERASED = _("erased")


def state(register: Register, record: Row | None) -> dict[str, Any]:
    """A record as the diary keeps it: plain values, sealed where the register says secret."""
    if record is None or record.pk is None:
        return {}
    saved = register.model._base_manager.get(pk=record.pk)
    names = (*register.fields, *_state_field(register))
    kept = {name: _kept(register, saved, name, value) for name, value in _read(saved, names)}
    return kept | parts.plain(register, saved)


def _state_field(register: Register) -> list[str]:
    return [register.state] if register.has_state and register.state not in register.fields else []


def _read(record: Model, names: tuple[str, ...]) -> list[tuple[str, Any]]:
    return [(name, values.plain(value)) for name, value in values.of(record, names).items()]


def _kept(register: Register, record: Row, name: str, value: Any) -> Any:
    if name in register.secret_fields and value:
        return sealed(register, record, str(value), f"diary.{name}.{record.uid}")
    return value


def sealed(register: Register, record: Row, text: str, bound_to: str) -> str:
    """A text about a record, under the key of the person it is about, or of the house."""
    return secrets.seal(text, bound_to, _own_key(register, record))


def _own_key(register: Register, record: Row) -> secrets.Key | None:
    """The key of the person a record is about; when it is destroyed, what it sealed is gone."""
    pk = getattr(record, f"{register.person}_id") if register.person else None
    return _key(register, f"{PERSON}{pk}") if pk else None


def _key(register: Register, name: str) -> secrets.Key | None:
    """The person's key with this id; None for the house's own, or where it was destroyed."""
    if not name.startswith(PERSON) or not register.person:
        return None
    people: Any = register.model._meta.get_field(register.person).related_model
    person = people._base_manager.filter(pk=name[len(PERSON) :]).first()
    if person is None or not person.key:
        return None
    return secrets.opened_key(name, person.key, f"person.{person.uid}")


def changes(register: Register, record: Row, before: State, after: State) -> dict[str, list[Any]]:
    """Field → [before, after], for the fields that differ."""
    every = (*register.fields, *_state_field(register), *register.part_keys)
    named = [name for name in every if name in before or name in after]
    pairs = {name: [before.get(name), after.get(name)] for name in named}
    return {
        name: [old, new]
        for name, (old, new) in pairs.items()
        if opened(register, record, name, old) != opened(register, record, name, new)
    }


def opened(register: Register, record: Row, name: str, value: Any) -> Any:
    """A value of the diary in the clear; only what the register calls secret was sealed."""
    if name not in register.secret_fields or not value:
        return value
    return unsealed(register, value, f"diary.{name}.{record.uid}")


def label_of(entry: Entry) -> str:
    """What an entry is about; a person's name is sealed and goes with the person."""
    register = registry.register(entry.register)
    if register is None or not register.person:
        return entry.label
    return unsealed(register, entry.label, LABEL)


def unsealed(register: Register, value: str, bound_to: str) -> str:
    """The same in the clear; what went with its person is told as erased."""
    name = secrets.key_of(value)
    key = _key(register, name)
    if key is None and name.startswith(PERSON):
        return str(ERASED)
    return secrets.unseal(value, bound_to, key)


def note(
    register: Register,
    actor: Actor,
    record: Row,
    act: str,
    before: State,
    *,
    reason: str = "",
) -> Entry:
    """Write one entry about a record."""
    after = {} if act == "remove" else state(register, record)
    return write(
        actor,
        register=register.key,
        record=record.pk,
        unit_id=unit_of(register, record),
        label=_label(register, record),
        act=act,
        reason=reason,
        version=record.version,
        changes=changes(register, record, before, after),
    )


def tell(
    register: Register,
    actor: Actor,
    record: Row,
    act: str,
    told: Mapping[str, Any],
    *,
    reason: str = "",
) -> Entry:
    """Write one entry about something beside a record that leaves its own fields alone."""
    return write(
        actor,
        register=register.key,
        record=record.pk,
        unit_id=unit_of(register, record),
        label=_label(register, record),
        act=act,
        reason=reason,
        version=record.version,
        changes={name: [None, value] for name, value in told.items()},
    )


def _label(register: Register, record: Row) -> str:
    """Short enough to fit when it is sealed."""
    key = _own_key(register, record)
    return secrets.seal(str(record)[:40], LABEL, key) if key else str(record)


def write(actor: Actor, **what: Any) -> Entry:
    """Write one entry about anything; the tree and the posts are noted this way too."""
    what["label"] = str(what.get("label", ""))[:200]
    what["reason"] = str(what.get("reason", ""))[:500]
    return chain.append(Entry(actor_id=actor.id, actor=actor.name, **what))


def unit_of(register: Register, record: Model) -> int | None:
    """The key of the unit a record belongs to."""
    row = register.model._base_manager.filter(pk=record.pk)
    return row.values_list(f"{register.unit}_id", flat=True).first()


def of(register: Register, record: Row) -> QuerySet[Entry]:
    """The entries of a record, the newest first. Whoever may read the record may read its diary."""
    found = Entry._base_manager.filter(register=register.key, record=record.pk)
    return found.order_by("-id")


def of_all(records: Mapping[str, Iterable[int]]) -> QuerySet[Entry]:
    """The entries of many records, by the keys of their registers, the newest first."""
    named = (Q(register=key, record__in=list(rows)) for key, rows in records.items())
    return Entry._base_manager.filter(reduce(or_, named, Q(pk=None))).order_by("-id")


def under(actor: Actor, units: QuerySet[Any]) -> QuerySet[Entry]:
    """The entries of every unit whose diary the actor may read, the newest first.

    An entry names its record, so entries of an area the actor sees nothing of are left out.
    """
    reach = access.within(units, "path", actor.tops("diary", "read"))
    unseen = [r.key for r in registry.registers() if not actor.tops(r.area, "read")]
    found = Entry._base_manager.filter(unit_id__in=reach.values("pk"))
    return found.exclude(register__in=unseen).order_by("-id")


def writers(register: Register, record: Row) -> set[int | None]:
    """Who made or submitted a record: somebody else verifies it."""
    found = of(register, record).filter(act__in=("create", "submit"))
    return set(found.values_list("actor_id", flat=True))
