"""Writing inside the list: a row that becomes a form, and a row for a new record at its end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms as django_forms
from django.db import models
from django.forms import BoundField
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from baiju.engine import access, diary, forms, listing, records
from baiju.engine.conditions import BadQuery
from baiju.engine.declare import Refusal, Register

from . import columns, narrowing, pages, reach
from .pages import Visit

WIDEST = 6
"""Fields in a row for a new record; a register that asks more has its form."""


@dataclass(frozen=True)
class Cell:
    """A column in a row that is being written: its control, or nothing to write."""

    head: columns.Heading
    field: BoundField | None


def fields(register: Register, params: Mapping[str, str]) -> list[str]:
    """The columns of a list that are written in their cells."""
    shown = listing.columns(register, params)
    return [name for name in shown if name in register.fields and _fits(register, name)]


def _fits(register: Register, name: str) -> bool:
    field: Any = register.model._meta.get_field(name)
    is_long = isinstance(field, models.JSONField) or field.many_to_many
    return not is_long and name not in register.secret_fields


def row(request: Visit, key: str, pk: int) -> HttpResponse:
    """One row of the list as a form, and what comes of it; without script the record's own form."""
    register = reach.writable(request, key)
    record = reach.found(request, register, pk)
    try:
        params = narrowing.asked(request)
        written = fields(register, params)
    except BadQuery as no:
        return pages.refused(request, no, reach.list_address(register))
    if request.method != "POST" and "read" in request.GET:
        return _drawn(request, register, params, pk)
    access.require(register, request.actor, record, "write")
    if not request.headers.get("HX-Request"):
        return redirect("edit", key, pk)
    if request.method == "POST" and "find" not in request.POST:
        return _written(request, register, params, record)
    if not reach.is_open(request, register, record) or not written:
        return _drawn(request, register, params, pk)
    form = forms.filled(register, request.actor, record)
    return _as_form(request, register, params, record, form)


def _written(
    request: Visit, register: Register, params: Mapping[str, str], record: Any
) -> HttpResponse:
    given = {name: request.POST.get(name, "") for name in fields(register, params)}
    version = pages.number(request.POST.get("version")) or 0
    try:
        records.change(register, request.actor, given, record, version=version)
    except records.Invalid:
        whole = {**forms.present(register, record), **given}
        form = forms.bound(register, request.actor, whole, record)
        return _as_form(request, register, params, record, form, status=422)
    except Refusal as no:
        form = forms.filled(register, request.actor, reach.found(request, register, record.pk))
        return _as_form(request, register, params, record, form, sentence=str(no), status=409)
    entry = diary.of(register, record).first()
    undone = reverse("undo", args=[register.key, record.pk, entry.pk]) if entry else ""
    pages.say(request, _("Saved."), undo=undone)
    return _drawn(request, register, params, record.pk)


def _drawn(request: Visit, register: Register, params: Mapping[str, str], pk: int) -> HttpResponse:
    """The row as the list shows it."""
    shown = {
        "register": register,
        "record": listing.one(register, request.actor, params, pk),
        "edits": fields(register, params) if reach.may_write(request, register) else [],
        "query": narrowing.query(params),
        **columns.context(register, params),
    }
    return pages.page(request, "register/row_alone.html", shown)


def _as_form(
    request: Visit,
    register: Register,
    params: Mapping[str, str],
    record: Any,
    form: Any,
    *,
    sentence: str = "",
    status: int = 200,
) -> HttpResponse:
    written = fields(register, params)
    form.fields[written[0]].widget.attrs["autofocus"] = True
    shown = {
        "register": register,
        "record": listing.one(register, request.actor, params, record.pk),
        "cells": _cells(register, params, form, written, f"row-{record.pk}"),
        "faults": [sentence] if sentence else _other_faults(form, written),
        "query": narrowing.query(params),
    }
    return pages.page(request, "register/row_form.html", shown, status=status)


def _other_faults(form: Any, written: list[str]) -> list[str]:
    """What is wrong and has no cell of its own here."""
    if not form.is_bound:
        return []
    return [
        " ".join(fault.messages)
        for name, faults in form.errors.as_data().items()
        if name not in written
        for fault in faults
    ]


def add_row(request: Visit, register: Register, params: Mapping[str, str]) -> dict[str, Any] | None:
    """The row for a new record: what must be filled, under its column; None where that is too much."""
    initial = {"unit": request.unit} if "unit" in register.fields else {}
    form = forms.blank(register, request.actor, initial)
    shown = listing.columns(register, params)
    asked = [name for name, field in form.fields.items() if field.required]
    kept = [name for name in asked if name not in shown and _has_default(form, name)]
    written = [name for name in asked if name not in kept]
    if not written or len(written) > WIDEST or not set(written) <= set(shown):
        return None
    for name in kept:
        form.fields[name].widget = django_forms.HiddenInput(attrs={"form": "add"})
    return {
        "cells": _cells(register, params, form, written, "add"),
        "kept": [form[n] for n in kept],
    }


def _has_default(form: Any, name: str) -> bool:
    return form[name].value() not in (None, "", [])


def _cells(
    register: Register, params: Mapping[str, str], form: Any, written: list[str], of_form: str
) -> list[Cell]:
    """Controls beside their form: a table's row cannot hold one."""
    for name in written:
        form.fields[name].widget.attrs["form"] = of_form
        if isinstance(form.fields[name].widget, django_forms.Textarea):
            form.fields[name].widget.attrs["rows"] = 1
    form.auto_id = f"{of_form}-%s"
    heads = columns.context(register, params)["headings"]
    return [Cell(head, form[head.name] if head.name in written else None) for head in heads]
