"""What a list brings in, row by row: what was given, what came of it, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError

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


def without_doubles(faults: Iterable[Fault], known: Iterable[Fault]) -> list[Fault]:
    """What the form says beyond what the cells said: one complaint for one field is enough."""
    told = {fault.field for fault in known if fault.severity == ERROR}
    return [fault for fault in faults if not told or (fault.field and fault.field not in told)]
