"""One form per register: the single gate for what a page, a command or a file brings in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.datastructures import MultiValueDict

from . import access, calendar
from .access import Actor
from .declare import Register


class RecordForm(forms.ModelForm):  # type: ignore[type-arg]  # one form for every model
    """Narrows every choice to what the actor may reach."""

    def __init__(self, *args: Any, actor: Actor, area: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if isinstance(field, forms.ModelChoiceField) and field.queryset is not None:
                model, kept = field.queryset.model, self._kept(name)
                field.queryset = access.choices(model, actor, area, kept=kept)

    def _kept(self, name: str) -> list[Any]:
        """What the record points at now stays, though it may have moved out of reach since."""
        if self.instance.pk is None:
            return []
        held = self.initial.get(name)
        if not isinstance(held, list):
            return [] if held is None else [held]
        return [each.pk for each in held]


def _field(field: models.Field[Any, Any], **kwargs: Any) -> forms.Field | None:
    made = field.formfield(**kwargs)
    if isinstance(made, forms.DateField):
        made.widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        made.validators.append(_of_our_age)
    if isinstance(made, forms.CharField) and isinstance(field, models.TextField):
        made.strip = False  # every character of a text is kept
        made.widget.attrs["rows"] = 3
    return made


def _of_our_age(day: date) -> None:
    if not calendar.EARLIEST <= day <= calendar.LATEST:
        raise ValidationError(calendar.out_of_range())


@cache
def form_class(register: Register) -> type[RecordForm]:
    made = forms.modelform_factory(
        register.model, form=RecordForm, fields=register.fields, formfield_callback=_field
    )
    return cast(type[RecordForm], made)


def blank(register: Register, actor: Actor, initial: Mapping[str, Any] | None = None) -> RecordForm:
    """An empty form, with what is known already filled in."""
    return form_class(register)(initial=dict(initial or {}), actor=actor, area=register.area)


def bound(
    register: Register, actor: Actor, data: Mapping[str, Any], record: models.Model | None = None
) -> RecordForm:
    """A form over the whole of a record: what is not in the data is empty."""
    return form_class(register)(_lists(data), instance=record, actor=actor, area=register.area)


def filled(register: Register, actor: Actor, record: models.Model) -> RecordForm:
    """The form of a record as it stands."""
    return form_class(register)(instance=record, actor=actor, area=register.area)


def present(register: Register, record: models.Model) -> dict[str, Any]:
    """What the form of a record holds before anything is changed."""
    return {
        name: [each.pk for each in value] if isinstance(value, list) else value
        for name, value in forms.model_to_dict(record, fields=register.fields).items()
    }


def _lists(data: Mapping[str, Any]) -> MultiValueDict[str, Any]:
    """The same data as a browser would send it, so that a list stays a list."""
    if isinstance(data, MultiValueDict):
        return data
    return MultiValueDict(
        {key: list(v) if isinstance(v, (list, tuple)) else [v] for key, v in data.items()}
    )
