"""What is there already: the records that rows of a list speak of, and what may stand only once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeGuard

from django.db import models

from . import access, identity, predicates
from .access import Actor
from .declare import Register
from .rows import UID, Fault, double
from .secrets import SealedField

if TYPE_CHECKING:
    from .setwise import Row

Key = tuple[Any, ...]
Names = tuple[str, ...]


class Known:
    """Meets a set of rows with the table, in a few queries, and remembers the list so far."""

    def __init__(self, register: Register, actor: Actor) -> None:
        self.register, self.actor, self.model = register, actor, register.model
        self.identity = [tuple(map(self._attribute, names)) for names in register.identity]
        self.once = [c for c in self.model._meta.constraints if _is_plain(c, self.model)]
        self._seen: dict[tuple[Names, Key], tuple[str, int]] = {}
        self._taken: dict[tuple[str, Key], tuple[str, int]] = {}

    def named(self, rows: Sequence[Row]) -> dict[Row, Any]:
        """The records that rows name themselves; those that name none within reach are told."""
        uids = {row.looked.given.uid for row in rows}
        found = identity.named(self.register, self.actor, uids) if uids else {}
        for row in rows:
            given = row.looked.given
            if given.uid not in found:
                row.looked.faults.append(identity.unknown(given))
            self._tell_twice(row, ((UID,), (given.uid,)), UID)
        return {row: found[row.looked.given.uid] for row in rows if row.looked.given.uid in found}

    def meet(self, rows: Sequence[Row]) -> list[Row]:
        """Put the record that is there in the place of the one a row made; tell doubles.

        Returned are the rows whose record was there: what follows from them is to be filled anew.
        """
        alive = [row for row in rows if row.record is not None]
        for row in alive:
            self._tell_double(row)
        return self._meet(alive)

    def tell_taken(self, rows: Sequence[Row]) -> None:
        """What the table allows only once is there already, or stands in the list before."""
        alive = [row for row in rows if row.record is not None and not row.looked.is_wrong]
        for constraint in self.once:
            self._tell_taken(constraint, alive)

    def state(self, record: models.Model, names: Iterable[str]) -> dict[str, Any]:
        """Attributes as they compare: sealed ones in the clear."""
        return {name: getattr(record, name) for name in names}

    def _attribute(self, name: str) -> str:
        """A secret is compared by the person it names; a foreign key by its key."""
        if name in self.register.secret_fields and self.register.person:
            name = self.register.person
        return str(self.model._meta.get_field(name).attname)  # type: ignore[union-attr]  # a field of our own

    def _sets(self, record: models.Model) -> list[Names]:
        """As for a single row: whole sets first, of the last its first field is enough."""
        whole = [names for names in self.identity if all(_is_filled(record, n) for n in names)]
        if whole or not self.identity or not _is_filled(record, self.identity[-1][0]):
            return whole
        return [tuple(name for name in self.identity[-1] if _is_filled(record, name))]

    def _tell_double(self, row: Row) -> None:
        sets = self._sets(row.record)
        if not sets:
            return
        names = self._once(row.record, sets[0])
        self._tell_twice(row, (names, _key(row.record, names)), self.register.identity[0][0])

    def _tell_twice(self, row: Row, key: tuple[Names, Key], name: str) -> None:
        here = row.looked.given.place
        first = self._seen.setdefault(key, here)
        if first != here:
            row.looked.faults.append(double(name, first, here))

    def _once(self, record: models.Model, names: Names) -> Names:
        """A person stands in a list once, whatever else the row says."""
        own = f"{self.register.person}_id" if self.register.person else ""
        return (own,) if own in names and _is_filled(record, own) else names

    def _meet(self, rows: Sequence[Row]) -> list[Row]:
        waiting: dict[Names, list[Row]] = {}
        for row in rows:
            for names in self._sets(row.record):
                waiting.setdefault(names, []).append(row)
        met: dict[int, Row] = {}
        for names in sorted(waiting, key=self._rank):
            some = [row for row in waiting[names] if id(row) not in met]
            for row, there in self._found(names, some):
                self.put(row, there)
                met[id(row)] = row
        return list(met.values())

    def _rank(self, names: Names) -> int:
        return self.identity.index(names) if names in self.identity else len(self.identity)

    def _found(self, names: Names, rows: Sequence[Row]) -> Iterable[tuple[Row, models.Model]]:
        values = {getattr(row.record, names[0]) for row in rows}
        table = access.records(self.register, self.actor, "write")
        there: dict[Key, models.Model] = {}
        for some in _some(values):
            for record in table.filter(**{f"{names[0]}__in": some}).order_by("-pk"):
                there[_key(record, names)] = record
        for row in rows:
            record = there.get(_key(row.record, names))
            if record is not None and self._agrees(names, row.record, record):
                yield row, record

    def _agrees(self, names: Names, made: models.Model, there: models.Model) -> bool:
        """What carries another number, by a stronger set of fields, is another thing."""
        stronger = self.identity[: self._rank(names)]
        fields = {name for each in stronger for name in each if _is_filled(made, name)}
        return all(getattr(there, n) in ("", None, getattr(made, n)) for n in fields)

    def put(self, row: Row, there: Any) -> None:
        """Let the row write what it says into the record that is there."""
        names = [f.attname for f in self.model._meta.concrete_fields if not _is_ours(f)]
        sealed = {f.attname for f in self.model._meta.fields if isinstance(f, SealedField)}
        row.before = {
            name: getattr(there, name) for name in names if name not in sealed or name in row.said
        }
        for name in row.said:
            value = getattr(row.record, name)
            if name not in sealed or value != getattr(there, name):
                setattr(there, name, value)
        row.record = there

    def _tell_taken(self, constraint: models.UniqueConstraint, rows: Sequence[Row]) -> None:
        names = tuple(self._field(name).attname for name in constraint.fields)
        test = (
            predicates.compiled(constraint.condition, self.model) if constraint.condition else None
        )
        asked = [row for row in rows if _is_asked(row.record, names, test)]
        there = self._holders(names, asked)
        for row in asked:
            key = _key(row.record, names)
            holder = there.get(key)
            first = self._taken.setdefault((constraint.name, key), row.looked.given.place)
            if (holder is not None and holder != row.record.pk) or first != row.looked.given.place:
                text = str(constraint.get_violation_error_message())
                row.looked.faults.append(Fault("", "already_kept", text))

    def _holders(self, names: Names, rows: Sequence[Row]) -> Mapping[Key, int]:
        values = {getattr(row.record, names[-1]) for row in rows}
        found: dict[Key, int] = {}
        for some in _some(values):
            table = self.model._base_manager.filter(**{f"{names[-1]}__in": some})
            found |= {tuple(key): pk for pk, *key in table.values_list("pk", *names)}
        return found

    def _field(self, name: str) -> Any:
        return self.model._meta.get_field(name)


def _is_plain(
    constraint: models.BaseConstraint, model: type[models.Model]
) -> TypeGuard[models.UniqueConstraint]:
    if not isinstance(constraint, models.UniqueConstraint):
        return False
    own = {field.name for field in model._meta.fields}
    return bool(constraint.fields) and set(constraint.fields) <= own


def _is_ours(field: Any) -> bool:
    """Fields that no list brings and nobody compares."""
    return field.primary_key or field.name in ("uid", "version")


def _is_filled(record: models.Model, name: str) -> bool:
    return getattr(record, name) not in (None, "")


def _is_asked(record: models.Model, names: Names, test: predicates.Test | None) -> bool:
    """A blank stands as often as it likes, as in the database."""
    if any(getattr(record, name) is None for name in names):
        return False
    return test is None or test(record.__dict__) is not False


def _key(record: models.Model, names: Names) -> Key:
    return tuple(getattr(record, name) for name in names)


def _some(values: Iterable[Any]) -> Iterable[list[Any]]:
    every = list(values)
    return (every[start : start + 500] for start in range(0, len(every), 500))
