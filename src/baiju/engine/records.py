"""The only way to change a record: check, validate, save, check again, write the diary."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from . import access, diary, evidence, finding, forms, remarks, stages, values
from .access import Actor
from .declare import OPEN, Refusal, Register, Transition
from .models import Entry, Row, Staged

LONGEST_REASON = 500


class Invalid(ValidationError):
    """The data did not pass the register's form."""


class Stale(Refusal):
    """Somebody else changed the record since it was read; `current` is how it stands now."""

    def __init__(self, current: Row) -> None:
        super().__init__(
            _("Somebody changed this record while you were writing. Nothing of yours is lost.")
        )
        self.current = current


@transaction.atomic
def save(
    register: Register,
    actor: Actor,
    data: Mapping[str, Any],
    record: Row | None = None,
    *,
    version: int | None = None,
) -> Any:
    """Create a record, or write the whole of the given one: what is not in the data is empty."""
    if record is not None:
        record = _locked(register, actor, record, "write", version)
        _refuse_closed(register, actor, data, record)
        _check(register, record)  # before too: it may be taken out of a place that is closed
    before = diary.state(register, record)
    form = forms.bound(register, actor, data, record)
    if not form.is_valid():
        raise Invalid(form.faults())
    changed: Row = form.save(commit=False)
    changed.version += 0 if record is None else 1
    _derive(register, actor, changed)
    _store(changed)
    form.save_m2m()
    for each in form.parts:
        each.save(changed)
    access.require(register, actor, changed, "write")  # again: it may have been moved out of reach
    _check(register, changed)
    diary.note(register, actor, changed, "create" if record is None else "change", before)
    finding.note(register, [changed])
    return changed


@transaction.atomic
def change(
    register: Register,
    actor: Actor,
    data: Mapping[str, Any],
    record: Row,
    *,
    version: int | None = None,
) -> Any:
    """Write some fields of a record; what is not in the data keeps its value."""
    current = _locked(register, actor, record, "write", version)
    whole = {**forms.present(register, current), **data}
    return save(register, actor, whole, record)


@transaction.atomic
def do(
    register: Register,
    actor: Actor,
    data: Mapping[str, Any],
    record: Row,
    name: str,
    *,
    version: int | None = None,
) -> Any:
    """Move a record on by a declared deed: its few fields are filled, and its stage follows."""
    deed = register.deed(name)
    if deed is None:
        raise Refusal(_("This kind of record knows no such step."))
    current = _locked(register, actor, record, deed.level, version)
    if deed.stages and stages.of(register, current) not in deed.stages:
        raise Refusal(_("The record does not stand where this step begins."))
    if deed.rule is not None:
        deed.rule(current)
    if blank := [name for name in deed.needs if data.get(name) in (None, "", [])]:
        raise Invalid({name: [ValidationError(_("Fill this in first."))] for name in blank})
    asked = {name: data[name] for name in deed.fields if name in data}
    return change(register, actor, asked, current)


@transaction.atomic
def move(
    register: Register,
    actor: Actor,
    record: Row,
    name: str,
    *,
    reason: str = "",
    version: int | None = None,
) -> Any:
    """Take a record through one of its declared transitions."""
    step = register.transition(name)
    if step is None:
        raise Refusal(_("This kind of record knows no such step."))
    record = _locked(register, actor, record, step.level, version)
    reason = _one_line(reason)
    _refuse_step(register, actor, record, step, reason)
    before = diary.state(register, record)
    touched = {"version": record.version + 1, register.state: step.target}
    if step.by_another:
        touched["self_verified"] = actor.id in diary.writers(register, record)
    for field, value in touched.items():
        setattr(record, field, value)
    record.save(update_fields=list(touched))
    for effect in step.effects:
        effect(record, actor)
    diary.note(register, actor, record, name, before, reason=reason)
    return record


def may(register: Register, actor: Actor, record: Row, step: Transition) -> bool:
    """Whether a step can be offered: right state and level; its rule is asked when it is taken."""
    if getattr(record, register.state, None) not in step.sources:
        return False
    return access.records(register, actor, step.level).filter(pk=record.pk).exists()


@transaction.atomic
def remove(register: Register, actor: Actor, record: Row, *, version: int | None = None) -> None:
    """Delete a record that nobody has submitted; everything else is voided with a reason."""
    record = _locked(register, actor, record, "write", version)
    if isinstance(record, Staged) and record.review not in OPEN:
        raise Refusal(_("A record that was submitted is never deleted. Void it and say why."))
    _check(register, record)
    diary.note(register, actor, record, "remove", diary.state(register, record))
    evidence.forget(register, record)
    remarks.forget(register, record)
    finding.forget(register, [record.pk])
    try:
        record.delete()
    except (models.ProtectedError, models.RestrictedError) as held:
        raise Refusal(
            _("Other records rest on this one. Remove or move them first, or leave it.")
        ) from held


@transaction.atomic
def undo(register: Register, actor: Actor, record: Row, entry: Entry) -> Any:
    """Take back a change by a new entry, while nobody has written since."""
    if entry.register != register.key or entry.record != record.pk or entry.act != "change":
        raise Refusal(_("Only a change of this record can be taken back."))
    if entry.version != record.version:
        raise Refusal(_("The record was changed again since. Change it by hand."))
    before = {name: old for name, (old, _new) in entry.changes.items() if name in register.fields}
    opened = {name: diary.opened(register, record, name, old) for name, old in before.items()}
    try:
        return change(register, actor, opened, record, version=record.version)
    except Invalid as wrong:
        raise Refusal(
            _("What stood there before does not fit any more: %(fault)s")
            % {"fault": " ".join(wrong.messages)}
        ) from wrong


@transaction.atomic
def unmove(register: Register, actor: Actor, record: Row, entry: Entry) -> Any:
    """Take back one's own step by a new entry, while nobody has written since."""
    step = register.transition(entry.act)
    of_this = (entry.register, entry.record) == (register.key, record.pk)
    if step is None or step.effects or not of_this or entry.actor_id != actor.id:
        raise Refusal(_("This step cannot be taken back. Take the step that leads on from here."))
    record = _locked(register, actor, record, step.level, None)
    if entry.version != record.version:
        raise Refusal(_("The record was changed again since. Change it by hand."))
    before = diary.state(register, record)
    touched = {"version": record.version + 1, register.state: entry.changes[register.state][0]}
    if step.by_another:
        touched["self_verified"] = False
    for field, value in touched.items():
        setattr(record, field, value)
    record.save(update_fields=list(touched))
    diary.note(register, actor, record, "undo", before)
    return record


def _derive(register: Register, actor: Actor, record: Row) -> None:
    """Fill what follows from what was entered, and look at the whole once more."""
    for derive in register.derives:
        derive([record], actor)
    if register.derives:
        try:
            record.validate_constraints()
        except ValidationError as wrong:
            raise Invalid(wrong) from wrong


def _store(record: Row) -> None:
    """Write the row; a constraint that somebody else's row has just met is told in a sentence."""
    try:
        with transaction.atomic():
            record.save()
    except IntegrityError as twice:
        raise Refusal(
            _("Somebody saved the same thing at this moment. Look at it, then try again.")
        ) from twice


def _locked(register: Register, actor: Actor, record: Row, level: str, version: int | None) -> Any:
    """The record as it stands now, kept from others until the transaction ends."""
    current = access.locked(register, actor, record, level)
    if version is not None and current.version != version:
        raise Stale(current)
    return current


def _check(register: Register, record: Row) -> None:
    for check in register.checks:
        check(record)


def _one_line(reason: str) -> str:
    """A reason without signs that no database keeps; never cut short unseen."""
    return " ".join("".join(c if c.isprintable() else " " for c in reason).split())


def _refuse_closed(register: Register, actor: Actor, data: Mapping[str, Any], record: Row) -> None:
    """What was submitted is not changed behind the back of those who verify it."""
    if not isinstance(record, Staged):
        return
    closed = register.locked_in(record.review)
    form = forms.bound(register, actor, data, record)
    changed = {*form.changed_data, *(each.kind.key for each in form.parts if each.has_changed())}
    if changed & set(closed):
        raise Refusal(
            _("This record is %(state)s and cannot be changed. Have it returned first.")
            % {"state": record.get_review_display()}
        )


def _refuse_step(
    register: Register, actor: Actor, record: Any, step: Transition, reason: str
) -> None:
    if getattr(record, register.state) not in step.sources:
        raise Refusal(
            _("This cannot be done while the record is %(state)s.")
            % {"state": values.shown(register, record, register.state)}
        )
    _refuse_gaps(register, record, step)
    if step.asks_reason and not reason.strip():
        raise Refusal(_("Say why, in a few words."))
    if len(reason) > LONGEST_REASON:
        raise Refusal(_("Say why in at most %(count)d characters.") % {"count": LONGEST_REASON})
    if step.by_another and actor.id in diary.writers(register, record):
        unit = register.model._base_manager.filter(pk=record.pk)
        if not unit.values_list(f"{register.unit}__is_small_office", flat=True).first():
            raise Refusal(_("Who wrote or submitted a record does not verify it. Ask a colleague."))
    if step.rule is not None:
        step.rule(record)


def _refuse_gaps(register: Register, record: Any, step: Transition) -> None:
    """What a step requires is there by then."""
    asked = register.required_at.get(step.name, ())
    gaps = [name for name in asked if values.is_empty(record, name)]
    if gaps:
        names = [str(register.model._meta.get_field(name).verbose_name) for name in gaps]  # type: ignore[union-attr]  # of our own models
        raise Refusal(_("Fill in first: %(fields)s.") % {"fields": _(", ").join(names)})
