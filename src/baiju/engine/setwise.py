"""Lists that come by the thousand: looked through and written in sets, by the rules of the one form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from . import batches, finding, tables
from . import values as values_of
from .access import Actor
from .batch import Batch, Outcome
from .compiled import Compiled
from .declare import Refusal, Register
from .known import Known
from .rows import Fault, Given, Looked, faults_of, without_doubles

CHUNK = 1_000


class Row:
    """A row on its way: what was given, the record it is to become, and how that stood before."""

    __slots__ = ("before", "looked", "record", "said")

    def __init__(self, looked: Looked) -> None:
        self.looked = looked
        self.record: Any = None
        self.before: dict[str, Any] = {}
        self.said: frozenset[str] = frozenset()
        """The attributes that the list gives."""


class Gate:
    """The rules of one register for one actor, asked for a set of rows at a time."""

    def __init__(self, register: Register, actor: Actor) -> None:
        self.register, self.actor = register, actor
        self.compiled = Compiled(register, actor)
        self.known = Known(register, actor)
        self._paths: dict[int, bool] = {}

    def pass_through(self, given: Sequence[Given]) -> list[Row]:
        """The rows with the records they would become, and what is wrong with each."""
        rows = [Row(Looked(each, faults=list(each.faults))) for each in given]
        named = [row for row in rows if row.looked.given.uid]
        others = [row for row in rows if not row.looked.given.uid]
        for row in others:
            self._make(row, row.looked.given.said, is_new=True)
        self._derive([row for row in others if row.record is not None])
        self._derive([*self._met(named), *self.known.meet(others)])
        self.known.tell_taken(rows)
        for row in rows:
            self._judge(row)
        self._reach(rows)
        return rows

    def _met(self, rows: list[Row]) -> list[Row]:
        """The rows that name their record; a secret that came back as its mask is as it was."""
        there = self.known.named(rows)
        for row, held in there.items():
            said = row.looked.given.said
            for name, secret in self.register.secret_fields.items():
                if name in said and said[name] == values_of.mask(secret, getattr(held, name)):
                    del said[name]
            self._make(row, said, is_new=False)
            if row.record is not None:
                self.known.put(row, held)
        return [row for row in there if row.record is not None]

    def _make(self, row: Row, said: Mapping[str, Any], *, is_new: bool) -> None:
        """A record of what the row says; what stands there already is found later."""
        values, wrong = self.compiled.values(said, is_new=is_new)
        record = self.register.model()
        for name, value in values.items():
            setattr(record, name, value)
        if wrong:
            _add(row, faults_of(ValidationError(wrong)))
            self._tell_more(row, record)
            return
        assumed = {self.compiled.attnames[name] for name in row.looked.given.assumed}
        row.said, row.record = frozenset(values) - assumed, record

    def _tell_more(self, row: Row, record: Any) -> None:
        """What else is wrong in a row that is wrong already, as its form would tell."""
        try:
            record.clean()
        except ValidationError as more:
            _add(row, faults_of(more))

    def _derive(self, rows: list[Row]) -> None:
        made = [row.record for row in rows]
        for derive in self.register.derives if made else ():
            try:
                derive(made, self.actor)
            except (Refusal, ValidationError):
                self._derive_each(rows, derive)

    def _derive_each(self, rows: list[Row], derive: Any) -> None:
        for row in rows:
            try:
                derive([row.record], self.actor)
            except ValidationError as wrong:
                _add(row, faults_of(wrong))
            except Refusal as no:
                _add(row, [Fault("", "refused", str(no))])

    def _judge(self, row: Row) -> None:
        """Say what becomes of the row, once its record is whole."""
        looked = row.looked
        if row.record is None or looked.is_wrong:
            looked.outcome, looked.record, looked.version = Outcome.WRONG, None, None
            return
        try:
            self.compiled.whole(row.record)
            for check in self.register.checks:
                check(row.record)
        except ValidationError as wrong:
            _add(row, faults_of(wrong))
        except Refusal as no:
            _add(row, [Fault("", "refused", str(no))])
        looked.outcome = self._outcome(row)

    def _outcome(self, row: Row) -> str:
        looked = row.looked
        if looked.is_wrong:
            return Outcome.WRONG
        if row.record.pk is None:
            return Outcome.NEW
        now = self.known.state(row.record, row.before)
        looked.before = {name: old for name, old in row.before.items() if old != now[name]}
        looked.record, looked.version = row.record.pk, row.record.version
        return Outcome.CHANGED if looked.before else Outcome.SAME

    def _reach(self, rows: list[Row]) -> None:
        """Nobody writes into a unit that is not theirs, whatever the file says."""
        alive = [row for row in rows if not row.looked.is_wrong and row.record is not None]
        fresh = {row.record.unit_id for row in alive} - set(self._paths)
        if fresh:
            model: Any = self.register.model
            tree = model._meta.get_field("unit").related_model
            found = dict(tree._base_manager.filter(pk__in=fresh).values_list("pk", "path"))
            for pk in fresh:
                path = found.get(pk)
                self._paths[pk] = path is not None and self.actor.may(
                    self.register.area, "write", path
                )
        for row in alive:
            if not self._paths[row.record.unit_id]:
                text = _("Your posts do not allow new records in this unit.")
                _add(row, [Fault("", "unknown_unit", text)])
                row.looked.outcome = Outcome.WRONG


def look(register: Register, actor: Actor, rows: Iterable[Given]) -> Iterator[Looked]:
    """What would come of each row; nothing is written."""
    gate = Gate(register, actor)
    for some in _chunks(rows):
        for row in gate.pass_through(some):
            yield row.looked


def write(register: Register, actor: Actor, batch: Batch) -> None:
    """Write the right rows of a batch; one that has become wrong since stops the act."""
    gate = Gate(register, actor)
    for some in _chunks(batches.given(batch)):
        rows = gate.pass_through(some)
        for row in rows:
            if row.looked.is_wrong:
                raise Refusal(
                    _(
                        "Row %(row)d cannot be taken in any more: %(fault)s Look the list through again."
                    )
                    % {
                        "row": row.looked.given.number,
                        "fault": row.looked.faults[-1].sentence,
                    }
                )
        _store(register, batch, rows)


def _store(register: Register, batch: Batch, rows: list[Row]) -> None:
    fresh = [row for row in rows if row.looked.outcome == Outcome.NEW]
    moved = [row for row in rows if row.looked.outcome == Outcome.CHANGED]
    for row in moved:
        row.record.version += 1
    tables.insert(register.model, [row.record for row in fresh])
    names = [f.name for f in register.model._meta.concrete_fields if not f.primary_key]
    tables.update(register.model, [row.record for row in moved], names)
    for row in (*fresh, *moved):
        row.looked.record, row.looked.version = row.record.pk, row.record.version
    batches.became_all(batch, [row.looked for row in rows])
    finding.note_many(register, [row.record.pk for row in (*fresh, *moved)])


def _add(row: Row, faults: list[Fault]) -> None:
    row.looked.faults += without_doubles(faults, row.looked.faults)


def _chunks(rows: Iterable[Given]) -> Iterator[list[Given]]:
    source = iter(rows)
    while some := list(islice(source, CHUNK)):
        yield some
