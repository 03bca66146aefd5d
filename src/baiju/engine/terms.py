"""The words a register's declaration is made of: sections, secrets, parts, stages, steps, clocks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Q, TextChoices

from .models import Part, Review

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


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
    where: Q | Callable[[date], Q] = field(default_factory=Q)
    """The rows it runs for; a function of today where that depends on the day."""
    owner: str | None = None
    rule: str | Callable[[Any], str] = ""
    """The rule of the book that sets the term, or a function of the record that names it; its
    basis is told beside it."""
    reads: tuple[str, ...] = ()
    """What the function follows from a record, fetched for all records at once."""

    def rows(self, today: date) -> Q:
        return self.where(today) if callable(self.where) else self.where

    def rule_of(self, record: Any) -> str:
        return self.rule(record) if callable(self.rule) else self.rule


@dataclass(frozen=True)
class Secret:
    """A field that is kept encrypted and shown masked; `shows` is how many last characters stay."""

    field: str
    shows: int = 4
    index: str = ""
    """How it is found again: `equal` by the whole value, `last4` by its end too, or not at all."""


@dataclass(frozen=True, eq=False)
class Parts:
    """Rows that live inside a record, without a unit of their own: edited in its form, noted with it."""

    key: str
    """Their name in forms, files and the API: `representatives`."""
    model: type[Part]
    link: str
    """The part's foreign key to the record."""
    fields: tuple[str, ...]
    told: Mapping[str, StrOrPromise] = field(default_factory=dict)
    """Property → its title: what follows from a row and is only read, such as the result of a vote."""

    @property
    def title(self) -> StrOrPromise:
        return self.model._meta.verbose_name_plural or self.key


@dataclass(frozen=True)
class Stages:
    """The line an area's record goes along, read from its dates on a day: never stored."""

    choices: type[TextChoices]
    at: Callable[[date], Any]
    """The stage on a day as one database expression; it serves list, filter and indicator."""
    way: tuple[str, ...]
    """The stages a record passes when all goes well; others are side branches."""


@dataclass(frozen=True)
class Deed:
    """What moves a record on by filling a few fields: 'enter the answer', with its day and result."""

    name: str
    title: StrOrPromise
    fields: tuple[str, ...]
    stages: tuple[str, ...] = ()
    """The stages it is offered in; empty means in any."""
    needs: tuple[str, ...] = ()
    """Which of the fields must be filled."""
    level: str = "write"
    rule: Callable[[Any], None] | None = None
    hint: StrOrPromise = ""


@dataclass(frozen=True)
class Lens:
    """A way to look at a list that no field gives: which employers have no agreement."""

    name: str
    title: StrOrPromise
    choices: Mapping[str, StrOrPromise]
    narrow: Callable[[str, date], Q]
    """The rows for one of the choices on a day."""
    register: str = ""
    """The register it is laid on, when another area declares it in its index."""


@dataclass(frozen=True)
class Missing:
    """What a record lacks that the work will need; it is told, and never hinders saving."""

    name: str
    title: StrOrPromise
    where: Callable[[date], Q]
