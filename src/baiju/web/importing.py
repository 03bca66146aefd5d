"""Lists handed in: a file or a pasted block comes in, is looked through, taken in, taken back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from baiju.engine import access, batches, conditions, taking
from baiju.engine.batch import Batch, BatchState
from baiju.engine.declare import Refusal, Register
from baiju.jobs import staging
from baiju.sheets import importing, marked
from baiju.workbook import limits

from . import handed, pages, pasting, reach
from .pages import Visit

EARLIER = 20
SMALL = 300_000
"""Bytes that are looked through while the person waits; longer files are read by the worker."""
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def taking_in(request: Visit, key: str) -> Register:
    """The register, for who may write somewhere in it."""
    register = reach.writable(request, key)
    if not reach.may_write(request, register):
        raise PermissionDenied(_("Your posts do not allow new records here."))
    return register


def index(request: Visit, key: str) -> HttpResponse:
    """Where a file is dropped or a block is pasted, and the lists that were handed in before."""
    register = taking_in(request, key)
    form = _form(request, register)
    if request.method != "POST":
        return _index(request, register, form)
    if not form.is_valid():
        return _index(request, register, form, status=422)
    try:
        if not register.identity:
            raise Refusal(
                _("Lists of this register are not taken in. Enter the records one by one.")
            )
        name, data = _handed(request, register)
        if data is None:
            return _ask_columns(request, register, form.cleaned_data["unit"])
        batch = batches.begin(register, request.actor, form.cleaned_data["unit"], name, data)
        _look(request, register, batch)
    except Refusal as no:
        return pages.refused(request, no, reverse("import", args=[key]))
    return redirect("import-list", key, batch.pk)


def show(request: Visit, key: str, pk: int) -> HttpResponse:
    """One list: its tally, its columns, its rows and what is wrong with them."""
    register, batch = _found(request, key, pk)
    if batch.state == BatchState.READING:
        return pages.page(request, "import/reading.html", {"register": register, "batch": batch})
    if batch.state in (BatchState.REFUSED, BatchState.DISCARDED):
        return pages.page(request, "import/gone.html", {"register": register, "batch": batch})
    shown = handed.context(request, register, batch)
    return pages.page(request, "import/list.html", shown)


def again(request: Visit, key: str, pk: int) -> HttpResponse:
    """The original with its faults in it."""
    _register, batch = _found(request, key, pk)
    if batch.state not in (BatchState.STAGED, BatchState.PUBLISHED, BatchState.UNDONE):
        raise Http404
    name, data = marked.workbook(batch)
    return HttpResponse(data, headers=pages.download(name, XLSX))


@require_POST
def act(request: Visit, key: str, pk: int, name: str) -> HttpResponse:
    """Do one thing with a list."""
    register, batch = _found(request, key, pk)
    deed = ACTS.get(name)
    if deed is None:
        raise Http404
    try:
        deed(request, register, batch)
    except Refusal as no:
        return pages.refused(request, no, reverse("import-list", args=[key, pk]))
    return redirect("import-list", key, pk)


def _form(request: Visit, register: Register) -> Any:
    units = access.choices(conditions.tree_of(register), request.actor, register.area)
    field = forms.ModelChoiceField(units, label=_("unit it belongs to"), empty_label=None)
    given = {
        "register": register,
        "unit": field,
        "finds_at": reverse("import", args=[register.key]),
    }
    made = type("Unit", (forms.Form,), given)
    if request.method == "POST":
        return made(request.POST)
    form = made(initial={"unit": request.unit})
    form.data = request.GET
    return form


def _index(request: Visit, register: Register, form: Any, status: int = 200) -> HttpResponse:
    shown = {
        "register": register,
        "form": form,
        "earlier": batches.of(request.actor, register)[:EARLIER],
        "limit": limits.FILE,
    }
    return pages.page(request, "import/index.html", shown, status=status)


def _handed(request: Visit, register: Register) -> tuple[str, bytes | None]:
    """The file, or the pasted block as one; nothing where the block does not say what it holds."""
    if file := request.FILES.get("file"):
        if file.size and file.size > limits.FILE:
            raise Refusal(_("The file is too large. Divide the table and take in the parts."))
        return str(file.name or pasting.NAME), file.read()
    block = pasting.read(request.POST.get("text", "")[: pasting.MOST])
    if not block:
        raise Refusal(_("Choose a file first, or paste some rows."))
    names = _names(request, register, block)
    if names is None:
        return pasting.NAME, None
    return pasting.NAME, pasting.written(block, names)


def _names(request: Visit, register: Register, block: pasting.Block) -> list[str] | None:
    """The fields of a block's columns: none where its head says so, None where nothing does."""
    known = [column.name for column in pasting.fields(register)]
    width = max(map(len, block))
    said = [request.POST.get(f"column-{at}", "") for at in range(width)]
    if any(said):
        return [name if name in known and said.count(name) == 1 else "" for name in said]
    if pasting.has_head(register, block):
        return []
    return known if width == len(known) else None


def _ask_columns(request: Visit, register: Register, unit: Any) -> HttpResponse:
    block = pasting.read(request.POST.get("text", "")[: pasting.MOST])
    width = max(map(len, block))
    shown = {
        "register": register,
        "unit": unit,
        "text": request.POST.get("text", ""),
        "cells": [[row[at] if at < len(row) else "" for row in block[:3]] for at in range(width)],
        "fields": [(each.name, handed.title(each)) for each in pasting.fields(register)],
    }
    return pages.page(request, "import/columns.html", shown, status=422)


def _look(request: Visit, register: Register, batch: Batch, said: Any = None) -> None:
    if batch.size > SMALL:
        staging.ask(batch, request.actor, said)
        return
    today = timezone.localdate()
    importing.staged(register, request.actor, batch, today=today, said=said)


def _found(request: Visit, key: str, pk: int) -> tuple[Register, Batch]:
    """A list of a unit within reach; who only reads there may not open it."""
    register = reach.readable(request, key)
    batch = batches.seen(request.actor, register).filter(pk=pk).first()
    if batch is None:
        raise Http404
    if not request.actor.may(register.area, "write", batch.unit.path):
        raise PermissionDenied(_("Your posts do not allow new records in this unit."))
    return register, batch


def _publish(request: Visit, register: Register, batch: Batch) -> None:
    if why := importing.hinders(batch.notes):
        raise Refusal(why)
    taking.publish(batch, request.actor, whole="whole" in request.POST)
    pages.say(request, _("The list was taken in."), undo=_address(register, batch, "undo"))


def _undo(request: Visit, _register: Register, batch: Batch) -> None:
    taking.undo(batch, request.actor)
    pages.say(request, _("The list was taken back; everything is as it was."))


def _discard(request: Visit, _register: Register, batch: Batch) -> None:
    batches.discard(batch)
    pages.say(request, _("The list was left out. Nothing of it was taken in."))


def _cancel(_request: Visit, _register: Register, batch: Batch) -> None:
    batches.cancel(batch)


def _columns(request: Visit, register: Register, batch: Batch) -> None:
    """Read the file again, by what the person says of its columns."""
    said = handed.said(request.POST, register, batch)
    batches.again(batch)
    _look(request, register, batch, said)


def _step(request: Visit, register: Register, batch: Batch) -> None:
    """Take every record of the list one step on, or none."""
    count = taking.move(batch, request.actor, request.POST.get("step", ""))
    pages.say(request, _("%(count)d records were moved on.") % {"count": count})


def _address(register: Register, batch: Batch, name: str) -> str:
    return reverse("import-act", args=[register.key, batch.pk, name])


ACTS: dict[str, Callable[[Visit, Register, Batch], None]] = {
    "publish": _publish,
    "undo": _undo,
    "discard": _discard,
    "cancel": _cancel,
    "columns": _columns,
    "step": _step,
}
