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
from django.utils.translation import gettext_lazy as _

from . import access, calendar, parts, values
from .access import Actor
from .declare import Register
from .secrets import SealedField

CLEAR = "（清空）"
"""What is written to empty a field where a blank means 'as it was'."""


class Covered(forms.TextInput):
    """The control of a sealed value: it never shows what is kept, only its mask as a hint."""

    def format_value(self, value: Any) -> str | None:
        return None if value == self.attrs.get("data-kept") else super().format_value(value)

    def build_attrs(self, base_attrs: Any, extra_attrs: Any = None) -> dict[str, Any]:
        made = super().build_attrs(base_attrs, extra_attrs)
        made.pop("data-kept", None)
        return made


class RecordForm(forms.ModelForm):  # type: ignore[type-arg]  # one form for every model
    """Narrows every choice to what the actor may reach, and keeps a secret that nobody touched."""

    parts: list[parts.PartForms]

    def __init__(self, *args: Any, actor: Actor, register: Register, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.register = register
        for name, field in self.fields.items():
            if isinstance(field, forms.ModelChoiceField) and field.queryset is not None:
                model, kept, up = field.queryset.model, self._kept(name), name in register.upward
                field.queryset = access.choices(model, actor, register.area, kept=kept, upward=up)
        for name, secret in register.secret_fields.items():
            held = str(getattr(self.instance, name) or "") if self.instance.pk else ""
            if held:
                self._cover(name, held, values.mask(secret, held))

    def _kept(self, name: str) -> list[Any]:
        """What the record points at now stays, though it may have moved out of reach since."""
        if self.instance.pk is None:
            return []
        held = self.initial.get(name)
        if not isinstance(held, list):
            return [] if held is None else [held]
        return [each.pk for each in held]

    def _cover(self, name: str, held: str, mask: str) -> None:
        """Left empty, or sent back as the mask, a secret stays; `（清空）` empties it."""
        field = self.fields[name]
        field.widget.attrs |= {"data-kept": held, "placeholder": mask}
        field.help_text = field.help_text or _("Leave it empty to keep what is there.")
        if self.is_bound and (self.data.get(self.add_prefix(name)) or "").strip() in ("", mask):
            self.data = _with(self.data, self.add_prefix(name), held)
        elif self.is_bound and self.data.get(self.add_prefix(name)) == CLEAR:
            self.data = _with(self.data, self.add_prefix(name), "")

    def is_valid(self) -> bool:
        """The record and all the rows inside it."""
        own = super().is_valid()
        return all([own, *(each.is_valid() for each in self.parts)])

    def faults(self) -> dict[str, list[ValidationError]]:
        """What is wrong, by field; a part's faults under its name."""
        found: dict[str, list[ValidationError]] = dict(self.errors.as_data())
        for each in self.parts:
            found.update(each.faults())
        return found


def _with(data: Any, name: str, value: str) -> MultiValueDict[str, Any]:
    changed = data.copy()
    changed.setlist(name, [value])
    return cast("MultiValueDict[str, Any]", changed)


def _field(field: models.Field[Any, Any], **kwargs: Any) -> forms.Field | None:
    made = field.formfield(**kwargs)
    if isinstance(made, forms.DateField):
        made.widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        made.validators.append(_of_our_age)
    if isinstance(field, SealedField) and made is not None:
        made.widget = Covered(attrs={"autocomplete": "off"})
    elif isinstance(made, forms.CharField) and isinstance(field, models.TextField):
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
    form = form_class(register)(initial=dict(initial or {}), actor=actor, register=register)
    form.parts = parts.forms_of(register, actor, None, None, _field)
    return form


def bound(
    register: Register, actor: Actor, data: Mapping[str, Any], record: models.Model | None = None
) -> RecordForm:
    """A form over the whole of a record: what is not in the data is empty, but for whole parts."""
    sent = _lists(data)
    form = form_class(register)(sent, instance=record, actor=actor, register=register)
    form.parts = parts.forms_of(register, actor, sent, record, _field)
    return form


def filled(register: Register, actor: Actor, record: models.Model) -> RecordForm:
    """The form of a record as it stands."""
    form = form_class(register)(instance=record, actor=actor, register=register)
    form.parts = parts.forms_of(register, actor, None, record, _field)
    return form


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
