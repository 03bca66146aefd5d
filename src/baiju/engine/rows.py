"""What a list brings in, row by row: what was given, what came of it, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext as _

from .batch import Outcome

ERROR, WARNING = "error", "warning"
CODES = {
    "required": "required_missing",
    "invalid_choice": "choice_unknown",
    "max_length": "text_too_long",
    "min_value": "out_of_range",
    "max_value": "out_of_range",
    "unique": "already_kept",
    "unique_together": "already_kept",
}
"""Codes of the form → codes of a list; others keep their own."""
UID = "uid"
"""Under this name a row says itself which record it is; what was given out says so."""


@dataclass(frozen=True)
class Fault:
    """What is wrong with a row: in which field, as a code for programs and a sentence for people."""

    field: str
    code: str
    sentence: str
    severity: str = ERROR


@dataclass(frozen=True)
class Given:
    """A row as it was read: what its cells say in plain text, blanks left out."""

    sheet: str
    number: int
    values: Mapping[str, Any]
    """Field → value as the form takes it; a foreign key by its key."""
    faults: tuple[Fault, ...] = ()
    """What was found wrong in its cells already."""
    assumed: frozenset[str] = frozenset()
    """Fields that the row does not say itself: they make a new record whole, and change none."""

    @property
    def uid(self) -> str:
        """The record the row names itself; empty where it is to be known by its fields."""
        return str(self.values.get(UID, ""))

    @property
    def said(self) -> dict[str, Any]:
        """What it says of the record's fields."""
        return {name: value for name, value in self.values.items() if name != UID}

    @property
    def own(self) -> dict[str, Any]:
        """What the row says itself: no more than this is written to a record that is there."""
        return {name: value for name, value in self.said.items() if name not in self.assumed}

    @property
    def place(self) -> tuple[str, int]:
        return self.sheet, self.number


@dataclass
class Looked:
    """A row after it was looked through."""

    given: Given
    outcome: str = Outcome.WRONG
    record: int | None = None
    version: int | None = None
    faults: list[Fault] = field(default_factory=list)
    before: dict[str, Any] = field(default_factory=dict)

    @property
    def is_wrong(self) -> bool:
        return any(fault.severity == ERROR for fault in self.faults)


def faults_of(wrong: ValidationError) -> list[Fault]:
    """The form's complaints as faults of a row."""
    if not hasattr(wrong, "error_dict"):
        return [_fault("", each) for each in wrong.error_list]
    return [
        _fault("" if name == NON_FIELD_ERRORS else name, each)
        for name, errors in wrong.error_dict.items()
        for each in errors
    ]


def _fault(name: str, wrong: ValidationError) -> Fault:
    code = wrong.code or "refused"
    return Fault(name, CODES.get(code, code), " ".join(wrong.messages))


def double(name: str, first: tuple[str, int], here: tuple[str, int]) -> Fault:
    """The same thing twice in one list is a question to its writer, not two records."""
    if first[0] == here[0]:
        text = _("The same stands in row %(row)d already. Leave one of them.") % {"row": first[1]}
    else:
        text = _("The same stands in sheet %(sheet)s, row %(row)d already. Leave one of them.")
        text %= {"sheet": first[0], "row": first[1]}
    return Fault(name, "duplicate_in_file", text)


def without_doubles(faults: Iterable[Fault], known: Iterable[Fault]) -> list[Fault]:
    """What the form says beyond what the cells said: one complaint for one field is enough."""
    told = {fault.field for fault in known if fault.severity == ERROR}
    return [fault for fault in faults if not told or (fault.field and fault.field not in told)]
