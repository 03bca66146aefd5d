"""What a register is: frozen declarations, no behaviour of their own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.db.models import Q

from .models import Row, Staged
from .terms import (
    OPEN,
    SENT,
    Clock,
    Deed,
    Lens,
    Missing,
    Parts,
    Secret,
    Section,
    Stages,
    Transition,
    reviewed,
)

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    from baiju.workbook.columns import Column

__all__ = [
    "OPEN",
    "SENT",
    "Area",
    "Clock",
    "Deed",
    "Intake",
    "Lens",
    "Missing",
    "Paper",
    "Parts",
    "Refusal",
    "Register",
    "Rule",
    "Secret",
    "Section",
    "Stages",
    "Transition",
    "reviewed",
]


class Refusal(Exception):
    """A rule said no. The message is shown to the person as it is."""

    def __init__(self, message: StrOrPromise) -> None:
        super().__init__(message)
        self.message = message

    def __str__(self) -> str:
        return str(self.message)


@dataclass(frozen=True)
class Area:
    """A field of work; rights are given by area."""

    key: str
    title: StrOrPromise


@dataclass(frozen=True, kw_only=True, eq=False)
class Register:
    """One kind of record: everything a surface needs to show, take in and count it."""

    model: type[Row]
    key: str
    columns: tuple[str, ...]
    sections: tuple[Section, ...]
    filters: tuple[str, ...] = ()
    search: tuple[str, ...] = ()
    unit: str = "unit"
    """The way to the unit: `unit`, or `plan__unit` for a row that lies inside another record."""
    area: str = ""
    period: str | None = None
    state: str = "review"
    """The field that transitions move; `review` for events, another for master data."""
    transitions: tuple[Transition, ...] = ()
    stages: Stages | None = None
    deeds: tuple[Deed, ...] = ()
    lenses: tuple[Lens, ...] = ()
    parts: tuple[Parts, ...] = ()
    identity: tuple[tuple[str, ...], ...] = ()
    """The fields by which a row of a file is known again; the first set that is filled decides."""
    synonyms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Other heads under which people's own lists carry a field."""
    implied: Mapping[str, Callable[[Any], Callable[[Mapping[str, Any]], Any]]] = field(
        default_factory=dict
    )
    """Field → function of the actor that makes a function of a row's other values: what a blank
    reference of a list means, such as the employer's own union. Asked once a list."""
    required_at: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Transition → what must be filled by then; until then a gap is only told."""
    missing: tuple[Missing, ...] = ()
    derives: tuple[Callable[[Sequence[Any], Any], None], ...] = ()
    """Functions of records and actor that fill what follows from what was entered, before saving."""
    many: bool = False
    """Whether its lists come by the thousand: they are written set-wise, by the same rules."""
    person: str = ""
    """The field that points to the person a record is about."""
    upward: tuple[str, ...] = ()
    """Foreign keys that may name a unit above one's own."""
    locked: Mapping[str, tuple[str, ...]] | None = None
    """Which fields are closed in which review state; by default all, from submission on."""
    checks: tuple[Callable[[Any], None], ...] = ()
    """Rules over several records, asked before and after each change of one."""
    clocks: tuple[Clock, ...] = ()
    owner: str | None = None
    """The field that names who is to do it; a hand-over passes it on."""
    open_work: Q = field(default_factory=Q)
    """The rows an owner still has to finish."""
    secrets: tuple[Secret, ...] = ()
    page: Callable[[Any], str] | None = None
    """The address of a row that has a hand-made page."""
    by_hand: bool = True
    """Whether a person fills its form; what the product writes by itself has none."""
    menu: bool = True
    """Whether the rail lists it; rows seen on another record's page are not listed."""
    example: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not self.area:
            object.__setattr__(self, "area", self.model._meta.app_label)

    @property
    def title(self) -> StrOrPromise:
        """Asked anew each time: it follows the reader's language."""
        return self.model._meta.verbose_name_plural or self.key

    @property
    def one(self) -> StrOrPromise:
        return self.model._meta.verbose_name or self.key

    @cached_property
    def fields(self) -> tuple[str, ...]:
        """Every editable field, in reading order."""
        return tuple(name for section in self.sections for name in section.fields)

    @cached_property
    def is_staged(self) -> bool:
        return issubclass(self.model, Staged)

    @cached_property
    def has_state(self) -> bool:
        """Whether its records stand in a state at all."""
        return any(each.name == self.state for each in self.model._meta.fields)

    @cached_property
    def part_keys(self) -> tuple[str, ...]:
        return tuple(each.key for each in self.parts)

    def deed(self, name: str) -> Deed | None:
        return next((deed for deed in self.deeds if deed.name == name), None)

    @cached_property
    def secret_fields(self) -> dict[str, Secret]:
        return {secret.field: secret for secret in self.secrets}

    def transition(self, name: str) -> Transition | None:
        return next((t for t in self.transitions if t.name == name), None)

    def locked_in(self, review: str) -> tuple[str, ...]:
        """The fields and parts nobody may change while a record is in this state."""
        if self.locked is not None:
            return self.locked.get(review, ())
        return () if review in OPEN else (*self.fields, *self.part_keys)

    def is_closed_in(self, review: str) -> bool:
        """Whether nothing of a record may be changed in this state."""
        return set(self.fields) <= set(self.locked_in(review))


@dataclass(frozen=True)
class Rule:
    """A number that law, a superior or the house sets, with its basis; provisions override it."""

    key: str
    title: StrOrPromise
    amount: int
    measure: StrOrPromise
    basis: StrOrPromise
    is_law: bool = False
    """Only a rule read in the text of the law is printed as law."""


@dataclass(frozen=True, eq=False)
class Paper:
    """A document that a record can be printed as; how it looks is the papers' matter."""

    key: str
    register: str
    title: StrOrPromise
    content: Callable[[Any], Mapping[str, Any]]


@dataclass(frozen=True, eq=False)
class Intake:
    """What comes in as a list and is no register: its columns, and how one row is taken in."""

    key: str
    title: StrOrPromise
    area: str
    columns: tuple[Column, ...]
    identity: tuple[tuple[str, ...], ...]
    take: Callable[[Any, Any, Mapping[str, str]], str]
    """Of actor, unit and row; answers `new`, `changed` or `same`, or raises Refusal."""
