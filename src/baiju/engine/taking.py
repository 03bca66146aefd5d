"""A list that was looked through is taken in as one act, and can be taken back as one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from . import access, batches, bulk, inturn, records, registry, setwise
from .access import Actor
from .batch import Batch, BatchRow, BatchState, Outcome
from .declare import Intake, Refusal, Register
from .rows import Given, Looked


def source_of(batch: Batch) -> Register | Intake:
    """What the list is for."""
    found = registry.register(batch.register) or registry.intake(batch.register)
    if found is None:
        raise Refusal(_("This kind of list is not kept here any more."))
    return found


def look(
    source: Register | Intake, actor: Actor, unit: Any, rows: Iterator[Given]
) -> Iterator[Looked]:
    """What would come of the rows; nothing of it stays."""
    if isinstance(source, Register) and source.many:
        yield from setwise.look(source, actor, rows)
        return
    with transaction.atomic():
        found = list(_in_turn(source, actor, unit, rows))
        transaction.set_rollback(True)
    yield from found


@transaction.atomic
def publish(batch: Batch, actor: Actor, *, whole: bool = False) -> Batch:
    """Take the right rows in; with `whole` only if every row is right."""
    batch = _held(batch, BatchState.STAGED)
    source = source_of(batch)
    _require(source, actor, batch)
    if whole and batch.wrong:
        raise Refusal(
            _("%(count)d rows are wrong. Mend them, or take in the good rows only.")
            % {"count": batch.wrong}
        )
    if isinstance(source, Register) and source.many:
        setwise.write(source, actor, batch)
    else:
        _write(source, actor, batch)
    batch.state, batch.published_at = BatchState.PUBLISHED, timezone.now()
    batch.save(update_fields=["state", "published_at", *Outcome.values])
    batches.note(batch, actor, "import")
    return batch


@transaction.atomic
def undo(batch: Batch, actor: Actor) -> Batch:
    """Take a list back: what it made goes, what it changed is as it was; nothing newer is lost."""
    batch = _held(batch, BatchState.PUBLISHED)
    source = source_of(batch)
    _require(source, actor, batch)
    if isinstance(source, Intake):
        raise Refusal(_("Units are not taken back. Close or rename them one by one."))
    for row in batch.lines.filter(outcome__in=("new", "changed")).order_by("-id"):
        _take_back(source, actor, batch, row)
    batch.state = BatchState.UNDONE
    batch.save(update_fields=["state"])
    batches.note(batch, actor, "import-undone")
    return batch


@transaction.atomic
def move(batch: Batch, actor: Actor, name: str) -> int:
    """Take all records of a list through one of their transitions, or none of them."""
    batch = _held(batch, BatchState.PUBLISHED)
    source = source_of(batch)
    if isinstance(source, Intake):
        raise Refusal(_("This kind of record knows no such step."))
    rows = batch.lines.filter(record__isnull=False).order_by("record")
    keys = [pk for (pk,) in rows.values_list("record").distinct() if pk is not None]
    for start in range(0, len(keys), bulk.MOST):
        try:
            bulk.move(source, actor, keys[start : start + bulk.MOST], name)
        except ObjectDoesNotExist as gone:
            raise Refusal(
                _("Records of this list were taken away since. Take the others on one by one.")
            ) from gone
    return len(keys)


def _in_turn(
    source: Register | Intake, actor: Actor, unit: Any, rows: Iterator[Given]
) -> Iterator[Looked]:
    if isinstance(source, Intake):
        return inturn.take_into(source, actor, unit, rows)
    return inturn.take(source, actor, rows)


def _write(source: Register | Intake, actor: Actor, batch: Batch) -> None:
    """Each row anew through the one write path; what has become wrong since stops the act."""
    rows = {(row.sheet, row.number): row for row in batch.lines.exclude(outcome=Outcome.WRONG)}
    for looked in _in_turn(source, actor, batch.unit, batches.given(batch)):
        if looked.is_wrong:
            raise Refusal(
                _("Row %(row)d cannot be taken in any more: %(fault)s Look the list through again.")
                % {"row": looked.given.number, "fault": looked.faults[-1].sentence}
            )
        row = rows[looked.given.sheet, looked.given.number]
        batches.became(batch, row, looked)


def _take_back(register: Register, actor: Actor, batch: Batch, row: BatchRow) -> None:
    record = access.records(register, actor, "write").filter(pk=row.record).first()
    if record is None or record.version != row.version:
        raise Refusal(
            _(
                "Row %(row)d was changed or taken away since. Correct it by hand; nothing was undone."
            )
            % {"row": row.number}
        )
    if row.outcome == Outcome.NEW:
        records.remove(register, actor, record, version=row.version)
        return
    before = batches.opened(batch, row, row.before)
    records.change(register, actor, before, record, version=row.version)


def _held(batch: Batch, state: str) -> Batch:
    """The batch, alone in its unit: two lists for the same one follow each other."""
    unit: Any = Batch._meta.get_field("unit").related_model
    unit._base_manager.select_for_update().get(pk=batch.unit_id)
    held = Batch._base_manager.select_for_update().get(pk=batch.pk)
    if held.state != state:
        raise Refusal(
            _("This list is %(state)s already. Open it anew.") % {"state": held.get_state_display()}
        )
    return held


def _require(source: Register | Intake, actor: Actor, batch: Batch) -> None:
    if not actor.may(source.area, "write", batch.unit.path):
        raise Refusal(_("Your posts do not allow new records in this unit."))
