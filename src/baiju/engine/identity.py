"""By what a row of a list is known again: the fields its register names, in their order."""

from __future__ import annotations

from typing import Any

from django.db.models import CharField, Q

from . import access
from .access import Actor
from .declare import Register
from .rows import Given

Key = tuple[str, ...]


class Identity:
    """Finds the record a row speaks of, among those the actor may write."""

    def __init__(self, register: Register, actor: Actor) -> None:
        self.register, self.actor = register, actor
        self._seen: dict[tuple[Key, Key], int] = {}

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

    def seen(self, given: Given) -> int | None:
        """The row of this list that said the same before; else this one is remembered."""
        sets = self.sets(given)
        if not sets:
            return None
        names = sets[0]
        key = names, tuple(_alike(given.values[name]) for name in names)
        first = self._seen.setdefault(key, given.number)
        return first if first != given.number else None

    def there(self, given: Given) -> int | None:
        """The key of the record, or None for a new one."""
        rows = access.records(self.register, self.actor, "write")
        stronger = Q()
        for names in self.sets(given):
            found = rows.filter(stronger, _is(names, given)).order_by("pk")
            pk: int | None = found.values_list("pk", flat=True).first()
            if pk is not None:
                return pk
            for name in names:  # what has another number is another thing
                stronger &= self._blank(name) | Q(**{name: given.values[name]})
        return None

    def _blank(self, name: str) -> Q:
        field = self.register.model._meta.get_field(name)
        return Q(**({name: ""} if isinstance(field, CharField) else {f"{name}__isnull": True}))


def _is(names: Key, given: Given) -> Q:
    same = Q()
    for name in names:
        value: Any = given.values[name]
        same &= Q(**{name: value})
    return same


def _alike(value: Any) -> str:
    return "".join(str(value).split()).casefold()
