"""A record as its page reads it: steps of its review, lines of its diary, sections of its form."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.forms import BoundField, ModelForm
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from baiju.engine import diary, registry, values
from baiju.engine.declare import Register
from baiju.engine.models import Entry, Review, Row, Staged

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

WAY = (Review.DRAFT, Review.SUBMITTED, Review.VERIFIED, Review.ARCHIVED)
ACTS: dict[str, StrOrPromise] = {
    "create": _("Created"),
    "change": _("Changed"),
    "attach": _("File added"),
    "detach": _("File taken away"),
    "remove": _("Deleted"),
    "calendar": _("Calendar address made"),
    "calendar-end": _("Calendar address withdrawn"),
    "remark": _("Remark added"),
    "remark-change": _("Remark corrected"),
    "remark-void": _("Remark voided"),
    "give": _("Post given"),
    "end": _("Post ended"),
    "reset": _("New sign-in link"),
    "deactivate": _("Account closed"),
    "reopen": _("Account opened again"),
    "hand-over": _("Work handed over"),
    "undo": _("Taken back"),
    "move": _("Moved"),
    "close": _("Closed"),
    "token": _("Token made"),
    "token-end": _("Token withdrawn"),
}


@dataclass(frozen=True)
class Step:
    """One state on the line of a record's review."""

    title: StrOrPromise
    is_past: bool
    is_now: bool


@dataclass(frozen=True)
class Line:
    """One line of the diary in words."""

    at: datetime
    who: str
    deed: StrOrPromise
    changes: list[tuple[StrOrPromise, Any, Any]]
    reason: str


def steps(record: Row) -> list[Step]:
    """The line of states; a returned or void record shows that state in the place of the next."""
    if not isinstance(record, Staged):
        return []
    way = list(WAY)
    if record.review == Review.RETURNED:
        way = [Review.RETURNED, *WAY[1:]]
    if record.review == Review.VOID:
        way = [Review.DRAFT, Review.VOID]
    now = way.index(Review(record.review))
    return [Step(state.label, place < now, place == now) for place, state in enumerate(way)]


FOLDED = 14
"""A record with more fields than this shows its blank ones folded, and its form the blank sections."""


def is_long(register: Register) -> bool:
    """Whether what is blank of its records is folded."""
    return len(register.fields) > FOLDED


def filled(register: Register, record: Row) -> list[tuple[StrOrPromise, list[str]]]:
    """The sections with the fields to show: all of a short record, the filled ones of a long one."""
    whole = not is_long(register)
    found = [
        (each.title, [n for n in each.fields if whole or not values.is_blank(record, n)])
        for each in register.sections
    ]
    return [(title, names) for title, names in found if names]


def blanks(register: Register, record: Row) -> list[tuple[StrOrPromise, list[str]]]:
    """What nobody has filled in of a long record, by section."""
    if not is_long(register):
        return []
    found = [
        (each.title, [name for name in each.fields if values.is_blank(record, name)])
        for each in register.sections
    ]
    return [(title, names) for title, names in found if names]


def lines(register: Register, record: Row, entries: Iterable[Entry]) -> list[Line]:
    return [_line(register, record, entry) for entry in entries]


@dataclass(frozen=True)
class FormSection:
    """The fields of a form under one title of the register."""

    title: StrOrPromise
    fields: list[BoundField]
    is_folded: bool


def sections(register: Register, form: ModelForm[Any]) -> list[FormSection]:
    """The form by the titles of the register; of a long one the sections nobody has begun are folded."""
    found = [(each.title, [form[name] for name in each.fields]) for each in register.sections]
    return [
        FormSection(title, fields, is_long(register) and not any(map(_is_begun, fields)))
        for title, fields in found
    ]


def _is_begun(field: BoundField) -> bool:
    """Whether somebody has to look at a field: it is asked for, filled in or at fault."""
    has_value = field.value() not in (None, "", False, [])
    return field.field.required or has_value or bool(field.errors)


def _line(register: Register, record: Row, entry: Entry) -> Line:
    step = register.transition(entry.act)
    deed = step.title if step else ACTS.get(entry.act, entry.act)
    return Line(entry.at, entry.actor, deed, _changes(register, record, entry), entry.reason)


def _changes(register: Register, record: Row, entry: Entry) -> list[tuple[StrOrPromise, Any, Any]]:
    """What changed, in the open: secrets and links to other records only by their name."""
    if entry.act != "change":
        return []
    told = []
    for name, (before, after) in entry.changes.items():
        if name not in register.fields:
            continue
        field: Any = record._meta.get_field(name)
        is_plain = name not in register.secret_fields and not field.is_relation
        words = dict(field.flatchoices) if is_plain else {}
        old, new = (_said(v, words) if is_plain else "" for v in (before, after))
        told.append((field.verbose_name, old, new))
    return told


def _said(value: Any, words: dict[Any, StrOrPromise]) -> Any:
    """A choice by its label; only a field with choices has words."""
    return words.get(value, value) if words else value


@dataclass(frozen=True)
class News:
    """One line about any record, for who was away."""

    at: datetime
    who: str
    deed: StrOrPromise
    label: str
    address: str


def news(entry: Entry) -> News:
    """An entry of the diary in words; it opens where its kind has a page."""
    register = registry.register(entry.register)
    step = register.transition(entry.act) if register else None
    deed = step.title if step else ACTS.get(entry.act, entry.act)
    return News(entry.at, entry.actor, deed, diary.label_of(entry), _address(register, entry))


def _address(register: Register | None, entry: Entry) -> str:
    if register and entry.act != "remove":
        return reverse("record", args=[register.key, entry.record])
    return reverse("unit", args=[entry.record]) if entry.register == "units" else ""
