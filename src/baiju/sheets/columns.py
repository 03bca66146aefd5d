"""A register's fields as the columns of a workbook: what they are called and what may stand in them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from baiju.engine import forms as gate
from baiju.engine.declare import Intake, Register
from baiju.workbook import rows, sheet_names
from baiju.workbook.columns import Column
from baiju.workbook.rows import Check

from . import returning
from .returning import LANGUAGES

UNITS = ("所属组织", "管理单位", "归口单位", "主管工会", "组织代码", "单位代码")
PHONES = ("mobile", "phone")
KINDS: tuple[tuple[type[Any], str], ...] = (
    (forms.BooleanField, "truth"),
    (forms.NullBooleanField, "truth"),
    (forms.DateField, "date"),
    (forms.IntegerField, "whole"),
    (forms.DecimalField, "decimal"),
    (forms.ModelChoiceField, "reference"),
    (forms.TypedChoiceField, "choice"),
    (forms.ChoiceField, "choice"),
)
"""Form fields and what their column holds; more particular classes first."""


def of(source: Register | Intake) -> list[Column]:
    """The columns of a list for this register, in the order of its form."""
    if isinstance(source, Intake):
        return list(source.columns)
    own = [returning.COLUMN] if source.identity else []
    return [*(_column(source, name) for name in _names(source)), *own]


def title(column: Column, language: str) -> str:
    """What a column is called for a reader; its Chinese head stands first everywhere else."""
    return column.title if language == LANGUAGES[0] else capfirst(column.synonyms[0])


def asides(source: Register | Intake) -> set[str]:
    """The names of the sheets on which the rows inside a record are given out."""
    kinds = () if isinstance(source, Intake) else source.parts
    titles = {_in(language, kind.title) for kind in kinds for language in LANGUAGES}
    return {sheet_names.fitting(capfirst(each), ()) for each in titles}


def _names(register: Register) -> Iterator[str]:
    """Fields with many values of their own have no column; parts have a sheet."""
    for name in register.fields:
        if not register.model._meta.get_field(name).many_to_many:
            yield name


def _column(register: Register, name: str) -> Column:
    field: Any = register.model._meta.get_field(name)
    asked = gate.form_class(register).base_fields[name]
    kind = _kind(name, field, asked)
    words = _("unit it belongs to") if name == register.unit else field.verbose_name
    titles = [_in(language, words) for language in LANGUAGES]
    least, most = _range(asked)
    return Column(
        name=name,
        title=capfirst(titles[0]),
        kind=kind,
        synonyms=(titles[1], name, *_heads(register, name)),
        choices=_choices(field, LANGUAGES[0]) if kind == "choice" else None,
        also=_also(field) if kind == "choice" else {},
        required=asked.required and not _has_default(field),
        longest=getattr(asked, "max_length", None),
        least=least,
        most=most,
        past=name == "birth",
    )


def _heads(register: Register, name: str) -> tuple[str, ...]:
    """What people's own lists write; 单位 alone is most often an employer, not a place of the tree."""
    return UNITS if name == register.unit else register.synonyms.get(name, ())


def _kind(name: str, field: Any, asked: forms.Field) -> str:
    if name in ("id_no", "uscc"):
        return {"id_no": "id", "uscc": "uscc"}[name]
    if name in PHONES:
        return "phone" if name == "mobile" else "text"
    for made, kind in KINDS:
        if isinstance(asked, made):
            return kind
    is_long = isinstance(field, models.TextField) and asked.widget.__class__ is forms.Textarea
    return "long" if is_long else "text"


def _in(language: str, words: str | Promise) -> str:
    with override(language):
        return str(words)


def _choices(field: Any, language: str) -> dict[str, str]:
    return {str(key): _in(language, label) for key, label in field.flatchoices if key != ""}


def _also(field: Any) -> dict[str, str]:
    """The English words of the choices, beside the Chinese."""
    return {label: key for key, label in _choices(field, LANGUAGES[1]).items()}


def _has_default(field: Any) -> bool:
    return bool(field.has_default())


def _range(asked: forms.Field) -> tuple[Decimal | None, Decimal | None]:
    least, most = None, None
    for check in asked.validators:
        if isinstance(check, MinValueValidator):
            least = Decimal(str(check.limit_value))
        elif isinstance(check, MaxValueValidator):
            most = Decimal(str(check.limit_value))
    return least, most


def checks(source: Register | Intake) -> list[Check]:
    """What must hold between the columns of one row, told before the form is asked."""
    titles = {column.name: column.title for column in of(source)}
    found = [
        rows.women_within(part, total)
        for part, total in (("women", "employees"), ("covered_women", "covered_workers"))
        if {part, total} <= set(titles)
    ]
    found += [
        rows.part_within((part, titles[part]), ("employees", titles["employees"]))
        for part in ("migrant", "dispatched")
        if {part, "employees"} <= set(titles)
    ]
    if {"valid_from", "valid_to"} <= set(titles):
        found.append(rows.in_order("valid_from", "valid_to"))
    return found
