"""Rows that live inside a record: their forms beside the record's own, and their plain values."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from . import access, values
from .access import Actor
from .declare import Parts, Register

MOST = 500
"""Rows of one kind inside a record."""
EMPTY_ROWS = 1
"""How many empty rows a page offers to be filled."""
Field = Callable[..., forms.Field | None]


class PartForms:
    """The forms of one kind of part inside one record."""

    def __init__(self, kind: Parts, made: Any, *, is_sent: bool) -> None:
        self.kind = kind
        self.forms = made
        self.is_sent = is_sent
        """Whether the data said anything of these rows at all; what is not said stays."""

    def is_valid(self) -> bool:
        return not self.is_sent or self.forms.is_valid()

    def has_changed(self) -> bool:
        return self.is_sent and bool(self.forms.has_changed())

    def faults(self) -> dict[str, list[ValidationError]]:
        """What is wrong, under `key.row.field` with rows counted from 1."""
        if not self.is_sent:
            return {}
        found: dict[str, list[ValidationError]] = {}
        for number, form in enumerate(self.forms.forms, 1):
            for name, faults in form.errors.as_data().items():
                found[f"{self.kind.key}.{number}.{name}"] = faults
        if loose := self.forms.non_form_errors().as_data():
            found[self.kind.key] = loose
        return found

    def save(self, record: models.Model) -> None:
        if self.is_sent:
            self.forms.instance = record
            self.forms.save()


def forms_of(
    register: Register,
    actor: Actor,
    data: MultiValueDict[str, Any] | None,
    record: models.Model | None,
    field: Field,
) -> list[PartForms]:
    """The part forms of a record, bound to what was sent."""
    found = []
    for kind in register.parts:
        sent = _sent(kind, data, record)
        made = _formset(register.model, kind, field)(
            sent, instance=record, prefix=kind.key, queryset=_rows(kind, record)
        )
        _narrow(kind, made, actor, register.area)
        found.append(PartForms(kind, made, is_sent=sent is not None))
    return found


def _narrow(kind: Parts, made: Any, actor: Actor, area: str) -> None:
    """Only what the actor may reach can be chosen, and what stands there already."""
    for form in [*made.forms, made.empty_form]:
        for name, each in form.fields.items():
            if isinstance(each, forms.ModelChoiceField) and name not in ("id", kind.link):
                kept = [form.initial[name]] if form.initial.get(name) else []
                model = kind.model._meta.get_field(name).related_model
                each.queryset = access.choices(model, actor, area, kept=kept)  # type: ignore[arg-type]  # a foreign key of our own


@cache
def _formset(model: type[models.Model], kind: Parts, field: Field) -> Any:
    return forms.inlineformset_factory(
        model,
        kind.model,
        fk_name=kind.link,
        fields=kind.fields,
        formfield_callback=field,
        extra=EMPTY_ROWS,
        max_num=MOST,
        validate_max=True,
        can_delete=True,
    )


def _rows(kind: Parts, record: models.Model | None) -> models.QuerySet[Any]:
    rows = kind.model._base_manager.order_by("pk")
    return rows.filter(**{kind.link: record}) if record is not None else rows.none()


def _sent(
    kind: Parts, data: MultiValueDict[str, Any] | None, record: models.Model | None
) -> MultiValueDict[str, Any] | None:
    """The data as a formset reads it; a plain list of rows is laid out like a browser's fields."""
    if data is None:
        return None
    if f"{kind.key}-TOTAL_FORMS" in data:
        return data
    if kind.key not in data:
        return None
    return _laid_out(kind, data.getlist(kind.key), record)


def _laid_out(
    kind: Parts, rows: Sequence[Any], record: models.Model | None
) -> MultiValueDict[str, Any]:
    """Rows with an `id` change the one there is, the others are new; who is not named goes."""
    if not all(isinstance(row, Mapping) for row in rows):
        raise ValidationError({kind.key: _("Give the rows as a list of fields and values.")})
    there = [row.pk for row in _rows(kind, record)]
    named = {int(row["id"]): row for row in rows if str(row.get("id") or "").isdecimal()}
    fresh = [row for row in rows if not row.get("id")]
    if unknown := set(named) - set(there):
        text = _("There is no row %(id)s in this record.") % {"id": min(unknown)}
        raise ValidationError({kind.key: text})
    made: dict[str, list[Any]] = {}
    for place, row in enumerate([*(named.get(pk, {"DELETE": "on"}) for pk in there), *fresh]):
        whole = {"id": there[place]} if place < len(there) else {}
        for name, value in {**row, **whole}.items():
            made[f"{kind.key}-{place}-{name}"] = [value]
    made[f"{kind.key}-TOTAL_FORMS"] = [len(there) + len(fresh)]
    made[f"{kind.key}-INITIAL_FORMS"] = [len(there)]
    return MultiValueDict(made)


def among(kind: Parts, records: models.QuerySet[Any]) -> models.QuerySet[Any]:
    """The rows inside all these records, each with the record it lies in."""
    links = [f.name for f in kind.model._meta.fields if f.is_relation and f.name in kind.fields]
    inside = kind.model._base_manager.filter(
        **{f"{kind.link}__in": records.order_by().values("pk")}
    )
    return inside.select_related(kind.link, *links).order_by(kind.link, "pk")


def shown(kind: Parts, record: models.Model) -> list[list[Any]]:
    """The rows inside a record as a person reads them."""
    links = [f.name for f in kind.model._meta.fields if f.is_relation and f.name in kind.fields]
    rows = list(_rows(kind, record).select_related(*links))
    for row in rows:
        setattr(row, kind.link, record)
    return [
        [*(values.said(row, name) for name in kind.fields), *(getattr(row, n) for n in kind.told)]
        for row in rows
    ]


def plain(register: Register, record: models.Model) -> dict[str, list[dict[str, Any]]]:
    """The parts of a record as plain values, by their key: for the diary, the API and files."""
    return {
        kind.key: [
            {"id": row.pk}
            | {name: values.plain(value) for name, value in values.of(row, kind.fields).items()}
            for row in _rows(kind, record)
        ]
        for kind in register.parts
    }
