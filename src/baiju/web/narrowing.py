"""Filters of a list as chips, its order as links, and the form that adds a filter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django import forms
from django.db import models
from django.utils.translation import gettext as _

from baiju.engine import access
from baiju.engine.access import Actor
from baiju.engine.declare import Register

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

Params = Mapping[str, str]


@dataclass(frozen=True)
class Chip:
    """A filter that holds, and the address without it."""

    title: StrOrPromise
    value: str
    without: str


@dataclass(frozen=True)
class Heading:
    """A column's head: its order's address, and whether it holds now."""

    name: str
    title: StrOrPromise
    address: str
    order: str
    look: str
    """The class of its cells: numbers stand right, days and choices keep to one line."""


def context(register: Register, actor: Actor, params: Params) -> dict[str, Any]:
    form = _form(register, actor)(params)
    kept = {name: params[name] for name in ("q", "order") if params.get(name)}
    return {
        "q": params.get("q", ""),
        "headings": [_heading(register, name, params) for name in register.columns],
        "chips": [_chip(form, name, params) for name in form.fields if params.get(name)],
        "filters": form,
        "kept": kept,
        "others": {k: v for k, v in params.items() if v and k not in ("q", "page")},
        "query": urlencode({k: v for k, v in params.items() if v and k != "page"}),
    }


def _without(params: Params, *names: str) -> str:
    return "?" + urlencode({k: v for k, v in params.items() if v and k not in (*names, "page")})


def _heading(register: Register, name: str, params: Params) -> Heading:
    field: Any = register.model._meta.get_field(name)
    now = params.get("order", "")
    order = "ascending" if now == name else "descending" if now == f"-{name}" else ""
    following = f"-{name}" if now == name else name
    sortable = name not in register.secret_fields and not field.many_to_many
    address = _without({**params, "order": following}) if sortable else ""
    return Heading(name, field.verbose_name, address, order, _look(field))


def _look(field: Any) -> str:
    if field.choices or isinstance(field, models.DateField | models.BooleanField):
        return "brief"
    is_number = isinstance(field, models.IntegerField | models.DecimalField | models.FloatField)
    return "num" if is_number else ""


def _chip(form: forms.Form, name: str, params: Params) -> Chip:
    field = form.fields[name]
    written = params[name]
    words = {str(key): str(label) for key, label in getattr(field, "choices", ())}
    value = words.get(written, written)
    if name == "unit":
        value = _("%(unit)s and below") % {"unit": value}
    return Chip(field.label or name, value, _without(params, name))


def _form(register: Register, actor: Actor) -> type[forms.Form]:
    fields: dict[str, Any] = {}
    for name in register.filters:
        fields |= _fields(register, actor, name)
    return type("Filters", (forms.Form,), fields)


def _fields(register: Register, actor: Actor, name: str) -> dict[str, forms.Field]:
    field: Any = register.model._meta.get_field(name)
    title = field.verbose_name
    if isinstance(field, models.DateField):
        day = forms.DateInput({"type": "date"}, "%Y-%m-%d")
        return {
            f"{name}_from": forms.DateField(label=_from(title), required=False, widget=day),
            f"{name}_to": forms.DateField(label=_to(title), required=False, widget=day),
        }
    return {name: _choice(register, actor, field)}


def _from(title: StrOrPromise) -> str:
    return _("%(title)s from") % {"title": title}


def _to(title: StrOrPromise) -> str:
    return _("%(title)s until") % {"title": title}


def _choice(register: Register, actor: Actor, field: Any) -> forms.Field:
    title = field.verbose_name
    if field.is_relation:
        rows = access.choices(field.related_model, actor, register.area, "read")
        return forms.ModelChoiceField(rows, label=title, required=False, empty_label=_("any"))
    if isinstance(field, models.BooleanField):
        choices = [("", _("any")), ("True", _("yes")), ("False", _("no"))]
        return forms.ChoiceField(label=title, required=False, choices=choices)
    if field.choices:
        return forms.ChoiceField(
            label=title, required=False, choices=[("", _("any")), *field.flatchoices]
        )
    return forms.CharField(label=title, required=False)
