"""What a list is narrowed by: its address, the filters as chips, and the form that sets them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django import forms
from django.db import models
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from baiju.engine import access, conditions, listing, registry, stages
from baiju.engine.access import Actor
from baiju.engine.conditions import BadQuery
from baiju.engine.declare import Register

from . import choosing, pages, reach
from .pages import Visit

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

Params = Mapping[str, str]
BESIDE = ("open", "find", "column", "read")
"""What stands in a list's address and narrows nothing: the record at its side, a choice on its way."""


@dataclass(frozen=True)
class Chip:
    """A filter that holds, and the address without it."""

    title: StrOrPromise
    value: str
    without: str


def asked(request: Visit) -> dict[str, str]:
    """The parameters of a list's address; nothing is said twice."""
    names = [n for n in request.GET if n not in BESIDE and not n.endswith(choosing.TYPED)]
    if twice := [name for name in names if len(request.GET.getlist(name)) > 1]:
        raise BadQuery(_("The address says %(name)s twice.") % {"name": twice[0][:40]})
    return {name: str(request.GET[name]) for name in names}


def query(params: Params, **changes: str) -> str:
    """The list's parameters from its first page on, with some of them changed."""
    whole = {**params, **changes}
    return urlencode({k: v for k, v in whole.items() if v and k not in listing.PLACES})


def context(register: Register, actor: Actor, params: Params) -> dict[str, Any]:
    kept = {name: value for name, value in params.items() if value and name not in listing.PLACES}
    return {
        "q": params.get("q", ""),
        "chips": _chips(register, actor, params),
        "others": {name: value for name, value in kept.items() if name != "q"},
        "query": query(params),
    }


def narrow(request: Visit, key: str) -> HttpResponse:
    """The form that sets the filters: in the menu of the list, or a page of its own."""
    register = reach.readable(request, key)
    try:
        params = asked(request)
        listing.rows(register, request.actor, params)
    except BadQuery as no:
        return pages.refused(request, no, reach.list_address(register))
    of_list = {name: params[name] for name in ("q", "order", "columns") if params.get(name)}
    form = _form(register, request.actor)(request.GET)
    shown = {"register": register, "filters": form, "kept": of_list}
    name = "narrow_form" if request.headers.get("HX-Request") else "narrow"
    return pages.page(request, f"register/{name}.html", shown)


def _chips(register: Register, actor: Actor, params: Params) -> list[Chip]:
    names = [name for name in conditions.names(register) if params.get(name)]
    form = _form(register, actor)() if names else None
    return [_chip(form, name, params) for name in names] if form else []


def _chip(form: forms.Form, name: str, params: Params) -> Chip:
    field = form.fields.get(name)
    value = _said(field, params[name])
    if name == conditions.UNIT:
        value = _("%(unit)s and below") % {"unit": value}
    title = (field.label if field else None) or name
    return Chip(title, value, f"?{query({k: v for k, v in params.items() if k != name})}")


def _said(field: forms.Field | None, written: str) -> str:
    """A value in words; of rows only the one is read."""
    if isinstance(field, forms.ModelChoiceField):
        row = field.queryset.filter(pk=written).first() if field.queryset is not None else None
        return str(row or written)
    words = {str(key): str(label) for key, label in getattr(field, "choices", ())}
    return words.get(written, written)


def _form(register: Register, actor: Actor) -> type[forms.Form]:
    units = access.choices(conditions.tree_of(register), actor, register.area, "read")
    fields: dict[str, Any] = {conditions.UNIT: _one_of_rows(units, _("unit"))}
    for name in conditions.fields(register):
        fields |= _fields(register, actor, name)
    if register.stages:
        fields[stages.FIELD] = _one_of(_("stage"), register.stages.choices.choices)
    if register.missing:
        gaps = [(each.name, each.title) for each in register.missing]
        fields[conditions.MISSING] = _one_of(_("what is missing"), gaps)
    for lens in registry.lenses_of(register):
        fields[lens.name] = _one_of(lens.title, list(lens.choices.items()))
    finds_at = reverse("narrow", args=[register.key])
    return type("Filters", (forms.Form,), {**fields, "register": register, "finds_at": finds_at})


def _fields(register: Register, actor: Actor, name: str) -> dict[str, forms.Field]:
    field: Any = register.model._meta.get_field(name)
    title = field.verbose_name
    if isinstance(field, models.DateField):
        return {
            f"{name}_from": _day(_("%(title)s from") % {"title": title}),
            f"{name}_to": _day(_("%(title)s until") % {"title": title}),
            name: forms.DateField(label=title, required=False, widget=forms.HiddenInput),
        }
    return {name: _choice(register, actor, field)}


def _day(label: str) -> forms.DateField:
    return forms.DateField(
        label=label, required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d")
    )


def _choice(register: Register, actor: Actor, field: Any) -> forms.Field:
    title = field.verbose_name
    if field.is_relation:
        return _one_of_rows(
            access.choices(field.related_model, actor, register.area, "read"), title
        )
    if isinstance(field, models.BooleanField):
        return _one_of(title, [("True", _("yes")), ("False", _("no"))])
    if field.choices:
        return _one_of(title, field.flatchoices)
    return forms.CharField(label=title, required=False)


def _one_of_rows(rows: Any, title: StrOrPromise) -> forms.Field:
    return forms.ModelChoiceField(rows, label=title, required=False, empty_label=_("any"))


def _one_of(title: StrOrPromise, choices: Any) -> forms.Field:
    return forms.ChoiceField(label=title, required=False, choices=[("", _("any")), *choices])
