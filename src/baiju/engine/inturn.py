"""A list taken in one row after the other, each through the one write path."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from . import access, forms, identity, records
from .access import Actor
from .batch import Outcome
from .declare import Intake, Refusal, Register
from .identity import Identity
from .rows import ERROR, Fault, Given, Looked, double, faults_of, without_doubles

MOST = 5_000
"""Rows of one list; each is saved as if by hand, and others wait meanwhile."""


def take(register: Register, actor: Actor, rows: Iterable[Given]) -> Iterator[Looked]:
    """Save each row that is right; who only wants to look takes it all back."""
    known = Identity(register, actor)
    for given in rows:
        looked = Looked(given, faults=list(given.faults))
        if given.uid and known.there(given) is None:
            looked.faults.append(identity.unknown(given))
        else:
            _once(known, looked)
            _tried(looked, partial(_save, register, actor, known, looked))
        yield looked


def take_into(intake: Intake, actor: Actor, unit: Any, rows: Iterable[Given]) -> Iterator[Looked]:
    """The same for a list that is no register: its own function takes each whole row in."""
    needed = [column.name for column in intake.columns if column.required]
    seen: dict[tuple[str, ...], tuple[str, int]] = {}
    for given in rows:
        looked = Looked(given, faults=list(given.faults))
        _once_into(intake, looked, seen)
        if all(given.said.get(name) for name in needed):
            _tried(looked, partial(_taken, intake, actor, unit, looked))
        yield looked


def _once(known: Identity, looked: Looked) -> None:
    first = known.seen(looked.given)
    if first is not None:
        looked.faults.append(double(known.named(looked.given), first, looked.given.place))


def _once_into(
    intake: Intake, looked: Looked, seen: dict[tuple[str, ...], tuple[str, int]]
) -> None:
    names = intake.identity[0]
    key = tuple(str(looked.given.values.get(name, "")) for name in names)
    first = seen.setdefault(key, looked.given.place) if all(key) else looked.given.place
    if first != looked.given.place:
        looked.faults.append(double(names[0], first, looked.given.place))


def _tried(looked: Looked, act: Callable[[], None]) -> None:
    """Take one row in, or say what hinders it; a wrong row leaves nothing behind."""
    was_wrong = looked.is_wrong
    try:
        with transaction.atomic():
            act()
            if was_wrong:
                raise Refusal("")  # it was only asked what else is wrong
    except records.Invalid as wrong:
        looked.faults += without_doubles(faults_of(wrong), looked.faults)
    except (Refusal, PermissionDenied) as no:
        if not was_wrong:
            looked.faults.append(Fault("", "refused", str(no), ERROR))
    if looked.is_wrong:
        looked.outcome, looked.record, looked.version = Outcome.WRONG, None, None


def _taken(intake: Intake, actor: Actor, unit: Any, looked: Looked) -> None:
    looked.outcome = intake.take(actor, unit, looked.given.values)


def _save(register: Register, actor: Actor, known: Identity, looked: Looked) -> None:
    there = known.there(looked.given)
    if there is None:
        whole = {**_defaults(forms.blank(register, actor)), **looked.given.said}
        saved = records.save(register, actor, whole)
        looked.outcome, looked.record, looked.version = Outcome.NEW, saved.pk, saved.version
        return
    current = access.records(register, actor, "write").get(pk=there)
    present = forms.present(register, current)
    whole = {**present, **looked.given.own}
    form = forms.bound(register, actor, whole, current)
    looked.outcome, looked.record, looked.version = Outcome.SAME, current.pk, current.version
    if form.has_changed() or any(each.has_changed() for each in form.parts):
        looked.before = {name: present.get(name) for name in form.changed_data}
        saved = records.save(register, actor, whole, current)
        looked.outcome, looked.version = Outcome.CHANGED, saved.version


def _defaults(form: Any) -> dict[str, Any]:
    """What an empty form starts with."""
    found = {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}
    return {name: value for name, value in found.items() if value not in (None, "")}
