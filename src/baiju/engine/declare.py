"""What a register is: frozen declarations, no behaviour of their own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.db.models import Q

from .models import Review, Row, Staged

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


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


@dataclass(frozen=True)
class Section:
    """A titled group of fields on the form and the record page."""

    title: StrOrPromise
    fields: tuple[str, ...]


@dataclass(frozen=True)
class Transition:
    """One allowed change of state, who may do it and the rules that guard it."""

    name: str
    title: StrOrPromise
    sources: tuple[str, ...]
    target: str
    level: str = "write"
    rule: Callable[[Any], None] | None = None
    by_another: bool = False
    """Not by the person who made or submitted the record, but in a small office."""
    asks_reason: bool = False
    effects: tuple[Callable[[Any, Any], None], ...] = ()
    """Functions of record and actor, run in the same transaction."""


OPEN, SENT = (Review.DRAFT, Review.RETURNED), (Review.SUBMITTED,)


def reviewed(
    *,
    submit: Callable[[Any], None] | None = None,
    verify: Callable[[Any], None] | None = None,
    on_verify: tuple[Callable[[Any, Any], None], ...] = (),
) -> tuple[Transition, ...]:
    """The review every event record goes through, with a register's own rules and effects."""
    from django.utils.translation import gettext_lazy as _

    not_archived = (*OPEN, *SENT, Review.VERIFIED)
    return (
        Transition("submit", _("Submit"), OPEN, Review.SUBMITTED, rule=submit),
        Transition(
            "verify",
            _("Verify"),
            SENT,
            Review.VERIFIED,
            "approve",
            rule=verify,
            by_another=True,
            effects=on_verify,
        ),
        Transition("return", _("Return"), SENT, Review.RETURNED, "approve", asks_reason=True),
        Transition("archive", _("Archive"), (Review.VERIFIED,), Review.ARCHIVED, "approve"),
        Transition("void", _("Void"), not_archived, Review.VOID, asks_reason=True),
    )


@dataclass(frozen=True)
class Clock:
    """What falls due in a register: a date field, the rows it runs for, and who is asked."""

    title: StrOrPromise
    on: str | Callable[[Any, date], date | None]
    """A date field, or a function of record and today that gives the day."""
    where: Q = field(default_factory=Q)
    owner: str | None = None
    reads: tuple[str, ...] = ()
    """What the function follows from a record, fetched for all records at once."""


@dataclass(frozen=True)
class Secret:
    """A field that is kept encrypted and shown masked; `shows` is how many last characters stay."""

    field: str
    shows: int = 4


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
    transitions: tuple[Transition, ...] = ()
    locked: Mapping[str, tuple[str, ...]] | None = None
    """Which fields are closed in which review state; by default all, from submission on."""
    checks: tuple[Callable[[Any], None], ...] = ()
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
    def secret_fields(self) -> dict[str, Secret]:
        return {secret.field: secret for secret in self.secrets}

    def transition(self, name: str) -> Transition | None:
        return next((t for t in self.transitions if t.name == name), None)

    def locked_in(self, review: str) -> tuple[str, ...]:
        """The fields nobody may change while a record is in this state."""
        if self.locked is not None:
            return self.locked.get(review, ())
        return () if review in OPEN else self.fields


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
