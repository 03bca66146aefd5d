"""What can be found: each register that names searched fields, and what the organisation adds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db import models

from . import registry
from .access import Actor
from .declare import Register
from .secrets import SealedField


@dataclass(frozen=True, eq=False)
class Shelf:
    """One kind of rows in the index: the texts they are found by, and the unit they are seen from."""

    key: str
    model: type[models.Model]
    search: tuple[str, ...]
    """Fields of the row, or of what it points at: `clause__heading`."""
    area: str
    unit: str = ""
    """The way to the key of the unit that a row is seen from."""
    rows: Callable[[Actor], models.QuerySet[Any]] | None = None
    """What an actor sees, where no unit tells it."""
    tail: str = ""
    """The encrypted number by whose last four characters a writer finds the row."""


@cache
def of(kind: Register | Shelf) -> Shelf:
    """The shelf of a register; a shelf is its own."""
    if isinstance(kind, Shelf):
        return kind
    tail = next((secret.field for secret in kind.secrets if secret.index == "last4"), "")
    unit = f"{kind.unit}_id"
    return Shelf(kind.key, kind.model, kind.search, kind.area, unit, tail=tail)


@cache
def shelves() -> tuple[Shelf, ...]:
    """Everything that can be found, registers in the order of their keys."""
    searched = (of(each) for each in registry.registers() if each.search)
    return (*registry.declared(Shelf), *searched)


def of_model(model: type[models.Model]) -> Shelf | None:
    """The shelf on which rows of a model stand."""
    return next((shelf for shelf in shelves() if shelf.model is model), None)


@cache
def sounded(shelf: Shelf) -> tuple[bool, ...]:
    """Which of the searched fields are found by sound too: names and titles, not long texts."""
    fields = (_field(shelf.model, way) for way in shelf.search)
    return tuple(isinstance(each, models.CharField) for each in fields)


def _field(model: Any, way: str) -> Any:
    for step in way.split("__"):
        field = model._meta.get_field(step)
        model = field.related_model
    return field


@cache
def resting(shelf: Shelf) -> tuple[tuple[Shelf, str], ...]:
    """The shelves whose texts or unit are read from rows of this one, and the way to them."""
    found = ((other, way) for other in shelves() for way in _ways(other, shelf.model))
    return tuple(dict.fromkeys(found))


def _ways(shelf: Shelf, to: type[models.Model]) -> Iterator[str]:
    for whole in (shelf.unit.removesuffix("_id"), *shelf.search):
        steps, model = whole.split("__"), shelf.model
        for count, step in enumerate(steps[:-1], 1):
            model = model._meta.get_field(step).related_model  # type: ignore[assignment]  # a way leads through relations
            if model is to:
                yield "__".join(steps[:count])


def ways(shelf: Shelf) -> tuple[str, ...]:
    """The relations that the searched fields are read through."""
    return tuple({way.rpartition("__")[0] for way in shelf.search if "__" in way})


def tail_field(shelf: Shelf) -> SealedField:
    """The field behind `tail`."""
    field = shelf.model._meta.get_field(shelf.tail)
    assert isinstance(field, SealedField)
    return field
