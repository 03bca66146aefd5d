"""Writing inside the list: a row that becomes a form, and a row for a new record at its end."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms as django_forms
from django.core.exceptions import PermissionDenied
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
        "alone": [listing.one(register, request.actor, params, pk)],
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


def add(request: Visit, key: str) -> HttpResponse:
    """A row for a new record: what must be filled, under its column; else the register's form."""
    register = reach.writable(request, key)
    if not reach.may_write(request, register):
        raise PermissionDenied(_("Your posts do not allow new records here."))
    try:
        params = narrowing.asked(request)
        shown = listing.columns(register, params)
    except BadQuery as no:
        return pages.refused(request, no, reach.list_address(register))
    query = narrowing.query(params)
    if not request.headers.get("HX-Request") or not fits(register, shown):
        address = f"{reverse('new', args=[key])}?{query}"
        return redirect(address)
    initial = {"unit": request.unit} if "unit" in register.fields else {}
    form = forms.blank(register, request.actor, initial)
    asked = _asked(register)
    for name in set(asked) - set(shown):
        form.fields[name].widget = django_forms.HiddenInput(attrs={"form": "add"})
    written = [name for name in asked if name in shown]
    form.fields[written[0]].widget.attrs["autofocus"] = True
    context = {
        "register": register,
        "cells": _cells(register, params, form, written, "add"),
        "kept": [form[name] for name in asked if name not in shown],
        "query": query,
    }
    return pages.page(request, "register/row_new.html", context)


def fits(register: Register, shown: Iterable[str]) -> bool:
    """Whether a new record can be written in a row: what it asks has a column, or a value already."""
    asked = _asked(register)
    gaps = [name for name in asked if name not in shown and not _has_default(register, name)]
    return not gaps and 0 < len(set(asked) & set(shown)) <= WIDEST


def _asked(register: Register) -> list[str]:
    """What the form requires."""
    every = forms.form_class(register).base_fields
    return [name for name, field in every.items() if field.required]


def _has_default(register: Register, name: str) -> bool:
    field: Any = register.model._meta.get_field(name)
    return bool(field.has_default()) and not field.is_relation


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
