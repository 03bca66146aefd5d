"""A record chosen among thousands: a few at a time, found by a part of their name."""

from __future__ import annotations

from collections.abc import Container
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.forms import BoundField
from django.http import Http404, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse

from baiju.engine import access, conditions, listing
from baiju.engine.access import Actor
from baiju.engine.declare import Register

from . import pages, reach
from .pages import Visit

TYPED = "~find"
"""Behind a field's name: what was typed to find its value."""
OF_FILTERS = "~"
MOST = 50
LONGEST = 100
Option = tuple[Any, str]


def is_chosen(field: BoundField) -> bool:
    """Whether this control may need finding: it points at records, on a form of a register."""
    return isinstance(field.field, forms.ModelChoiceField) and hasattr(field.form, "register")


def control(field: BoundField, actor: Actor, attrs: dict[str, Any]) -> str:
    """A select of all there are, or of those found, with a field to find others."""
    asked: Any = field.field
    typed = str(field.form.data.get(field.html_name + TYPED, ""))[:LONGEST]
    rows = list(_found(asked.queryset, actor, typed)[: MOST + 1])
    is_long = len(rows) > MOST or bool(typed)
    options = [(row.pk, asked.label_from_instance(row)) for row in rows[:MOST]]
    blank = [] if asked.empty_label is None else [("", asked.empty_label)]
    held = _held(asked, field.value(), options) if is_long else []
    asked.widget.choices = [*blank, *held, *options]
    drawn = field.as_widget(attrs=attrs)
    return _with_finder(field, drawn, typed) if is_long else drawn


def choices(request: Visit, key: str, name: str) -> HttpResponse:
    """The options of one field that fit what was typed; asked while a person types."""
    register = reach.readable(request, key)
    if (rows := _rows(register, request.actor, name)) is None:
        raise Http404
    sent = request.GET.get("name", "")
    typed = request.GET.get(sent + TYPED, "")[:LONGEST]
    field = forms.ModelChoiceField(rows)
    found = _found(rows, request.actor, typed)[:MOST]
    options = [(row.pk, field.label_from_instance(row)) for row in found]
    held = [each for each in request.GET.getlist(sent) if each]
    chosen = _held(field, held, options)
    offered = [(str(key), label) for key, label in (*chosen, *options)]
    shown = {"options": offered, "held": held, "has_blank": "blank" in request.GET}
    return pages.page(request, "parts/options.html", shown)


def _found(rows: QuerySet[Any], actor: Actor, typed: str) -> QuerySet[Any]:
    return listing.matching(rows, actor, typed) if typed else rows


def _held(field: Any, value: Any, options: list[Option]) -> list[Option]:
    """What is chosen already stays on offer, though it was not found."""
    values = value if isinstance(value, list | tuple) else [value]
    keys = {str(each) for each in values if str(each or "").isdecimal()}
    missing = keys - {str(key) for key, _label in options}
    rows = field.queryset.filter(pk__in=missing) if missing else ()
    return [(row.pk, field.label_from_instance(row)) for row in rows]


def _with_finder(field: BoundField, drawn: str, typed: str) -> str:
    form: Any = field.form
    shown = {
        "field": field,
        "drawn": drawn,
        "typed": typed,
        "name": field.html_name + TYPED,
        "of_form": field.field.widget.attrs.get("form", ""),
        "address": reverse("choices", args=[form.register.key, _path(field)]),
        "finds_at": getattr(form, "finds_at", ""),
        "has_blank": getattr(field.field, "empty_label", None) is not None,
    }
    return render_to_string("parts/chooser.html", shown)


def _path(field: BoundField) -> str:
    """Where a field stands: `unit`, `representatives.member` in a part, `~unit` among the filters."""
    form: Any = field.form
    if hasattr(form, "finds_at"):
        return OF_FILTERS + field.name
    return f"{form.kind.key}.{field.name}" if hasattr(form, "kind") else field.name


def _rows(register: Register, actor: Actor, path: str) -> QuerySet[Any] | None:
    """What a field of the register, of its parts or of its filters may point at; None where none does."""
    level = "read" if path.startswith(OF_FILTERS) else "write"
    model = _target(register, path)
    if model is None:
        return None
    upward = path in register.upward
    return access.choices(model, actor, register.area, level, upward=upward)


def _target(register: Register, path: str) -> Any:
    if path == OF_FILTERS + conditions.UNIT:
        return conditions.tree_of(register)
    owner: Any = register.model
    known: Container[str] = register.fields
    key, _dot, name = path.rpartition(".")
    if path.startswith(OF_FILTERS):
        name, known = path.removeprefix(OF_FILTERS), register.filters
    elif key:
        part = next((each for each in register.parts if each.key == key), None)
        owner, known = (part.model, part.fields) if part else (owner, ())
    return owner._meta.get_field(name).related_model if name in known else None
