"""What a cell names: the unit, union or employer with that name or number, within the actor's reach."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from django.db.models import CharField, Model, QuerySet

from baiju.engine import access, registry
from baiju.engine.access import Actor
from baiju.engine.declare import Register
from baiju.engine.rows import UID

ENDINGS = re.compile(
    r"(?<!联合)(基层)?(工会|总工会)(委员会)?$|(?<=联合)工会(委员会)?$|(有限责任|股份有限|有限)公司$"
)
"""What people leave away from a name, or add to it; a joint union is not the general one above it."""
JOINT = re.compile(r"工会联合会$")
NUMBER = re.compile(r"\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$")
"""A record's own number, which stands behind a name that several have."""
SILENT = str.maketrans("", "", " \u3000\u00a0\u200b·•・‧.,，。、-—()（）[]【】《》“”\"'")
NAMES = ("code", "uscc", "number", "name", "title")
"""Fields by which a record is called, the surest first."""


class Named(NamedTuple):
    """What a text was taken for: one record, or none, or several of the same name."""

    pk: int | None
    label: str = ""
    is_ambiguous: bool = False
    is_near: bool = False
    """Whether the name differs in what people leave away."""


class References:
    """The records one column may name; read once, and again when rows were made since."""

    def __init__(self, register: Register, name: str, actor: Actor) -> None:
        self.register, self.name, self.actor = register, name, actor
        self._exact: dict[str, set[int]] = {}
        self._near: dict[str, set[int]] = {}
        self._labels: dict[int, str] = {}
        self.read()

    def read(self) -> None:
        """Learn the names anew."""
        rows, names = self._rows()
        self._exact, self._near, self._labels = {}, {}, {}
        for pk, *said in rows.values_list("pk", *names).iterator():
            words = [str(word) for word in said if word]
            self._labels[pk] = words[-1] if words else str(pk)
            for word in words:
                self._exact.setdefault(_alike(word), set()).add(pk)
                self._near.setdefault(_core(word), set()).add(pk)

    def find(self, text: str) -> Named:
        """The record a text names; a number behind the name decides among several."""
        if own := NUMBER.search(text):
            rows, _names = self._rows()
            pk = rows.filter(uid=own[0]).values_list("pk", flat=True).first()
            return Named(pk, text)
        for shelf, key, near in (
            (self._exact, _alike(text), False),
            (self._near, _core(text), True),
        ):
            if found := shelf.get(key):
                pk = next(iter(found)) if len(found) == 1 else None
                return Named(pk, self._labels.get(pk or 0, ""), pk is None, near)
        return Named(None)

    def names(self) -> list[str]:
        """What all of them are called."""
        return sorted(set(self._labels.values()))

    def label(self, pk: int) -> str:
        return self._labels.get(pk, "")

    def _rows(self) -> tuple[QuerySet[Any], list[str]]:
        model: type[Model] = self.register.model._meta.get_field(self.name).related_model  # type: ignore[assignment]  # a foreign key of our own
        upward = self.name in self.register.upward
        rows = access.choices(model, self.actor, self.register.area, upward=upward)
        return rows, words(model)


def words(model: type[Model]) -> list[str]:
    """The fields by which the records of a model are called, the surest first."""
    return [name for name in NAMES if name in _texts(model)]


def of(register: Register, names: Iterable[str], actor: Actor) -> dict[str, References]:
    """The references of the columns that a list has."""
    return {name: References(register, name, actor) for name in names}


def labels(
    register: Register, actor: Actor, rows: Iterable[Mapping[str, Any]]
) -> dict[tuple[str, str], str]:
    """Field and key → what a person calls the record, of those that some rows point at."""
    keys: dict[str, set[Any]] = {}
    for row in rows:
        for name, value in row.items():
            if value and name != UID and register.model._meta.get_field(name).is_relation:
                keys.setdefault(name, set()).add(value)
    found: dict[tuple[str, str], str] = {}
    for name, pks in keys.items():
        model: Any = register.model._meta.get_field(name).related_model
        upward = name in register.upward
        reached = access.choices(model, actor, register.area, upward=upward).filter(pk__in=pks)
        found |= {(name, str(record.pk)): str(record) for record in reached}
    return found


def alone(register: Register, name: str, actor: Actor, unit: Any) -> int | None:
    """What a foreign key can only mean in one unit: its own union, its one employer."""
    model: Any = register.model._meta.get_field(name).related_model
    related = registry.register_of(model)
    if related is None or related.unit != "unit":
        return None
    rows = access.records(related, actor).filter(unit=unit).values_list("pk", flat=True)[:2]
    found = list(rows)
    return found[0] if len(found) == 1 else None


def _texts(model: type[Model]) -> set[str]:
    return {field.name for field in model._meta.fields if isinstance(field, CharField)}


def _alike(text: str) -> str:
    return unicodedata.normalize("NFKC", text).translate(SILENT).casefold()


def _core(text: str) -> str:
    whole = JOINT.sub("联合工会", _alike(text))
    return ENDINGS.sub("", ENDINGS.sub("", whole)) or whole
