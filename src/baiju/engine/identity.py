"""By what a row of a list is known again: its own number, or the fields its register names."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import CharField, Q
from django.utils.translation import gettext as _

from . import access
from .access import Actor
from .declare import Register
from .rows import UID, Fault, Given

Key = tuple[str, ...]
SOME = 500


class Identity:
    """Finds the record a row speaks of, among those the actor may write."""

    def __init__(self, register: Register, actor: Actor) -> None:
        self.register, self.actor = register, actor
        self._seen: dict[tuple[Key, Key], tuple[str, int]] = {}

    def sets(self, given: Given) -> list[Key]:
        """The sets of fields that the row fills; of the last its first field is enough."""
        every = self.register.identity
        whole = [names for names in every if all(given.values.get(n) for n in names)]
        if whole or not every or not given.values.get(every[-1][0]):
            return whole
        return [tuple(name for name in every[-1] if given.values.get(name))]

    def named(self, given: Given) -> str:
        """The field a person looks at first."""
        sets = self.sets(given)
        return sets[0][0] if sets else ""

    def seen(self, given: Given) -> tuple[str, int] | None:
        """The row of this list that said the same before; else this one is remembered."""
        sets = [(UID,)] if given.uid else self.sets(given)
        if not sets:
            return None
        names = sets[0]
        key = names, tuple(_alike(given.values[name]) for name in names)
        first = self._seen.setdefault(key, given.place)
        return first if first != given.place else None

    def there(self, given: Given) -> int | None:
        """The key of the record, or None for a new one."""
        if given.uid:
            found = named(self.register, self.actor, [given.uid]).get(given.uid)
            return None if found is None else int(found.pk)
        rows = access.records(self.register, self.actor, "write")
        stronger = Q()
        for names in self.sets(given):
            fitting = rows.filter(stronger, _is(names, given)).order_by("pk")
            pk: int | None = fitting.values_list("pk", flat=True).first()
            if pk is not None:
                return pk
            for name in names:  # what has another number is another thing
                stronger &= self._blank(name) | Q(**{name: given.values[name]})
        return None

    def _blank(self, name: str) -> Q:
        field = self.register.model._meta.get_field(name)
        return Q(**({name: ""} if isinstance(field, CharField) else {f"{name}__isnull": True}))


def named(register: Register, actor: Actor, uids: Iterable[str]) -> dict[str, Any]:
    """The records that rows name themselves, among those the actor may write."""
    read = {text: uid for text in uids if (uid := _uid(text))}
    found: dict[UUID, Any] = {}
    for start in range(0, len(read), SOME):
        some = list(read.values())[start : start + SOME]
        rows = access.records(register, actor, "write").filter(uid__in=some)
        found |= {record.uid: record for record in rows}
    return {text: found[uid] for text, uid in read.items() if uid in found}


def unknown(given: Given) -> Fault:
    """What another list, another place or somebody's hand has made of a number."""
    sentence = _(
        "None of your records has the number %(text)s. Leave the cell empty for a new record."
    )
    return Fault(UID, "unknown_record", sentence % {"text": given.uid[:60]})


def _uid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _is(names: Key, given: Given) -> Q:
    same = Q()
    for name in names:
        value: Any = given.values[name]
        same &= Q(**{name: value})
    return same


def _alike(value: Any) -> str:
    return "".join(str(value).split()).casefold()
