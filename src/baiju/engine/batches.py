"""Lists handed in: kept, looked through, taken in as one act, and taken back."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from . import access, diary, registry, secrets, tables
from . import values as values_of
from .access import Actor
from .batch import Batch, BatchRow, BatchState, Outcome
from .declare import Intake, Refusal, Register
from .rows import Given, Looked

CHUNK = 500
ASSUMED = "~"
"""Among the values of a row that is kept: the names of those that it does not say itself."""
AGAIN = timedelta(hours=24)
"""The same file within this time is told to be a second click rather than a second list."""


def of(actor: Actor, source: Register | Intake) -> QuerySet[Batch]:
    """The lists handed in for a register in the units where the actor writes, the newest first."""
    rows = Batch._base_manager.filter(register=source.key).select_related("unit")
    return access.within(rows, "unit__path", actor.tops(source.area, "write")).order_by("-id")


def seen(actor: Actor, source: Register | Intake) -> QuerySet[Batch]:
    """The lists of the units where the actor reads."""
    rows = Batch._base_manager.filter(register=source.key).select_related("unit")
    return access.within(rows, "unit__path", actor.tops(source.area, "read"))


def doubtful(batch: Batch) -> QuerySet[BatchRow]:
    """The rows about which something is said."""
    return batch.lines.exclude(faults=[]).order_by("id")


def alike(batch: Batch) -> QuerySet[Batch]:
    """The other lists of the same register and unit, the newest first."""
    rows = Batch._base_manager.filter(register=batch.register, unit=batch.unit_id)
    return rows.exclude(pk=batch.pk).order_by("-id")


def begin(source: Register | Intake, actor: Actor, unit: Any, name: str, data: bytes) -> Batch:
    """Keep a file that was handed in."""
    if not actor.may(source.area, "write", unit.path):
        raise Refusal(_("Your posts do not allow new records in this unit."))
    digest = hashlib.sha256(data).hexdigest()
    batch = Batch(
        register=source.key,
        unit=unit,
        actor_id=actor.id,
        actor=actor.name,
        name=name[-200:],
        size=len(data),
        digest=digest,
    )
    sealed = secrets.seal_bytes(data, f"batch.{batch.uid}")
    batch.file.save(name, ContentFile(sealed), save=False)
    batch.save()
    return batch


def told_before(batch: Batch) -> str:
    """Whether this very file was taken in lately; its rows are the same then, and nothing doubles."""
    same = Batch._base_manager.filter(
        register=batch.register, unit=batch.unit_id, digest=batch.digest
    )
    since = timezone.now() - AGAIN
    twin = same.filter(state=BatchState.PUBLISHED, published_at__gte=since).first()
    if twin is None or twin.published_at is None:
        return ""
    when = timezone.localtime(twin.published_at).strftime("%H:%M")
    return _("This very file was taken in by %(who)s at %(when)s already.") % {
        "who": twin.actor,
        "when": when,
    }


def content(batch: Batch) -> bytes:
    """The file as it came."""
    try:
        with batch.file.open("rb") as file:
            return secrets.unseal_bytes(file.read(), f"batch.{batch.uid}")
    except (FileNotFoundError, ValueError) as gone:
        raise Refusal(
            _("The file is missing from the data folder. Have it brought back from a backup.")
        ) from gone


def _let_go(batch: Batch) -> None:
    """Forget the file now, and take it from the disk when that is certain."""
    storage, name = batch.file.storage, str(batch.file.name or "")
    batch.file = ""
    if name:
        transaction.on_commit(lambda: storage.delete(name))


def stage(batch: Batch, looked: Iterable[Looked]) -> None:
    """Keep what came of the rows; the tally goes with them in one commit."""
    for some in _chunks(looked):
        with transaction.atomic():
            _refuse_cancelled(batch)
            tables.insert(BatchRow, [_row(batch, each) for each in some])
            for each in some:
                setattr(batch, each.outcome, getattr(batch, each.outcome) + 1)
            batch.rows += len(some)
            batch.save(update_fields=["rows", *Outcome.values])


def staged(batch: Batch, notes: Mapping[str, Any]) -> None:
    """Every row was looked through."""
    batch.notes, batch.state = dict(notes), BatchState.STAGED
    batch.save(update_fields=["notes", "state"])


@transaction.atomic
def again(batch: Batch) -> None:
    """Forget the rows that were looked through, to read the file by other answers."""
    if batch.state != BatchState.STAGED:
        raise Refusal(_("Only a list that was not taken in yet can be read again."))
    batch.lines.all().delete()
    for name in ("rows", *Outcome.values):
        setattr(batch, name, 0)
    batch.state = BatchState.READING
    batch.save(update_fields=["state", "rows", *Outcome.values])


def cancel(batch: Batch) -> None:
    """Stop the reading; whoever reads notices at the next rows."""
    if batch.state != BatchState.READING:
        raise Refusal(_("This list was read already."))
    batch.is_cancelled = True
    batch.save(update_fields=["is_cancelled"])
    refuse(batch, _("The reading was stopped. Nothing was taken in."))


def refuse(batch: Batch, sentence: str) -> None:
    """The file cannot be taken for a list; nothing of it is kept."""
    _let_go(batch)
    batch.state, batch.sentence = BatchState.REFUSED, sentence[:500]
    batch.save(update_fields=["state", "sentence", "file"])


def discard(batch: Batch) -> None:
    """Leave a list out that was only looked through, with its file."""
    if batch.state not in (BatchState.STAGED, BatchState.READING):
        raise Refusal(_("This list was taken in already. Take it back instead."))
    batch.lines.all().delete()
    _let_go(batch)
    batch.state = BatchState.DISCARDED
    batch.save(update_fields=["state", "file"])


def given(batch: Batch) -> Iterator[Given]:
    """The rows that were right, as they were read."""
    rows = batch.lines.exclude(outcome=Outcome.WRONG).order_by("id").defer("faults", "before")
    for row in rows.iterator(chunk_size=CHUNK):
        assumed = frozenset(row.values.get(ASSUMED, ()))
        yield Given(row.sheet, row.number, opened(batch, row), assumed=assumed)


def opened(batch: Batch, row: BatchRow, said: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """The values of a row in the clear: what it says, or what stood there before."""
    hidden = _secret_names(batch.register)
    return {
        name: secrets.unseal(value, _place(batch, row.sheet, row.number, name))
        if name in hidden and value
        else value
        for name, value in (row.values if said is None else said).items()
        if name != ASSUMED
    }


def became(batch: Batch, row: BatchRow, looked: Looked) -> None:
    """Keep the record that a row was written to, and what stood there."""
    _count(batch, row, looked)
    row.outcome, row.record, row.version = looked.outcome, looked.record, looked.version
    row.before = _kept(batch, looked.given, looked.before)
    row.save(update_fields=["outcome", "record", "version", "before"])


def became_all(batch: Batch, looked: Sequence[Looked]) -> None:
    """The same for a set of rows."""
    rows = batch.lines.filter(number__in=[each.given.number for each in looked])
    rows = rows.defer("values", "faults", "before")
    there = {(row.sheet, row.number): row for row in rows}
    touched = []
    for each in looked:
        row = there[each.given.sheet, each.given.number]
        _count(batch, row, each)
        row.outcome, row.record, row.version = each.outcome, each.record, each.version
        row.before = _kept(batch, each.given, each.before)
        touched.append(row)
    tables.update(BatchRow, touched, ["outcome", "record", "version", "before"])


def _count(batch: Batch, row: BatchRow, looked: Looked) -> None:
    if row.outcome != looked.outcome:
        setattr(batch, row.outcome, getattr(batch, row.outcome) - 1)
        setattr(batch, looked.outcome, getattr(batch, looked.outcome) + 1)


def note(batch: Batch, actor: Actor, act: str) -> None:
    """One entry of the diary for the whole list, with a digest over its rows."""
    tally = {name: [0, getattr(batch, name)] for name in Outcome.values}
    diary.write(
        actor,
        register="imports",
        record=batch.pk,
        unit_id=batch.unit_id,
        label=batch.name,
        act=act,
        version=1,
        changes={**tally, "register": [None, batch.register], "rows": [None, _digest(batch)]},
    )


def behind(register: Register, record: int) -> QuerySet[BatchRow]:
    """The rows of lists that made or changed a record, the newest first."""
    rows = BatchRow._base_manager.filter(record=record, batch__register=register.key)
    published = rows.filter(batch__state=BatchState.PUBLISHED, outcome__in=("new", "changed"))
    return published.select_related("batch").order_by("-id")


def _digest(batch: Batch) -> str:
    made = hashlib.sha256()
    rows = batch.lines.order_by("id").values_list("sheet", "number", "outcome", "record", "values")
    for row in rows.iterator(chunk_size=CHUNK):
        made.update(json.dumps(row, sort_keys=True, ensure_ascii=False).encode())
    return made.hexdigest()


def _row(batch: Batch, looked: Looked) -> BatchRow:
    given = looked.given
    values, before = _kept(batch, given, given.values), _kept(batch, given, looked.before)
    values |= {ASSUMED: sorted(given.assumed)} if given.assumed else {}
    faults = [[f.field, f.code, f.sentence, f.severity] for f in looked.faults]
    return BatchRow(
        batch=batch,
        sheet=given.sheet,
        number=given.number,
        outcome=looked.outcome,
        values=values,
        faults=faults,
        record=looked.record,
        version=looked.version,
        before=before,
    )


def _kept(batch: Batch, given: Given, said: Mapping[str, Any]) -> dict[str, Any]:
    """Values as JSON holds them; what is secret is sealed."""
    hidden = _secret_names(batch.register)
    return {
        name: secrets.seal(str(value), _place(batch, given.sheet, given.number, name))
        if name in hidden and value
        else values_of.plain(value)
        for name, value in said.items()
    }


def _place(batch: Batch, sheet: str, number: int, name: str) -> str:
    return f"batch.{batch.uid}.{sheet}.{number}.{name}"


def _secret_names(key: str) -> frozenset[str]:
    register = registry.register(key)
    return frozenset(register.secret_fields) if register else frozenset()


def _refuse_cancelled(batch: Batch) -> None:
    if Batch._base_manager.filter(pk=batch.pk, is_cancelled=True).exists():
        raise Refusal(_("The reading was stopped. Nothing was taken in."))


def _chunks(looked: Iterable[Looked]) -> Iterator[list[Looked]]:
    some: list[Looked] = []
    for each in looked:
        some.append(each)
        if len(some) == CHUNK:
            yield some
            some = []
    if some:
        yield some
