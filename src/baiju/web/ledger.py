"""The generic pages of a register: list, record, form, steps of its review."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from baiju.engine import access, diary, evidence, forms, listing, records, registry
from baiju.engine.declare import Refusal, Register
from baiju.engine.models import EvidenceKind, Row

from . import narrowing, pages, reading
from .pages import Visit

ROWS = 50


def shelf(request: Visit) -> HttpResponse:
    """All registers the person may read, by area."""
    return pages.page(request, "register/shelf.html", {"areas": readable_by_area(request)})


def index(request: Visit, key: str) -> HttpResponse:
    """The list of one register; the address holds filters, search, order and page."""
    register = readable(request, key)
    params = request.GET.dict()
    try:
        rows = listing.rows(register, request.actor, params)
    except listing.BadQuery as no:
        return pages.refused(request, no, reverse("ledger", args=[key]))
    page = Paginator(rows, ROWS).get_page(params.get("page"))
    context = {"register": register, "page": page, "may_write": may_write(request, register)}
    return pages.page(
        request, "register/index.html", context | narrowing.context(register, request.actor, params)
    )


def new(request: Visit, key: str) -> HttpResponse:
    """An empty form, and what comes of it."""
    register = writable(request, key)
    if not may_write(request, register):
        raise PermissionDenied(_("Your posts do not allow new records here."))
    if request.method != "POST":
        initial = {**request.GET.dict(), "unit": request.GET.get("unit") or request.unit}
        return _form(request, register, forms.blank(register, request.actor, initial))
    return _save(request, register, None)


def detail(request: Visit, key: str, pk: int) -> HttpResponse:
    """One record: fields, state, evidence, diary."""
    register = readable(request, key)
    record = found(request, register, pk)
    if register.page is not None:
        return redirect(register.page(record))
    context = {
        "register": register,
        "record": record,
        "may_write": _is_open(request, register, record),
        "deeds": [
            step
            for step in register.transitions
            if records.may(register, request.actor, record, step)
        ],
        "steps": reading.steps(record),
        "files": evidence.of(register, record),
        "kinds": EvidenceKind.choices,
        "diary": reading.lines(register, record, diary.of(register, record)[:30]),
    }
    return pages.page(request, "register/detail.html", context)


def edit(request: Visit, key: str, pk: int) -> HttpResponse:
    """The form of a record, and what comes of it."""
    register = writable(request, key)
    record = found(request, register, pk)
    access.require(register, request.actor, record, "write")
    if request.method == "POST":
        return _save(request, register, record)
    if not _is_open(request, register, record):
        closed = Refusal(
            _("This record was submitted and cannot be changed. Have it returned first.")
        )
        return pages.refused(request, closed, address(register, record))
    return _form(request, register, forms.filled(register, request.actor, record), record)


@require_POST
def move(request: Visit, key: str, pk: int, name: str) -> HttpResponse:
    """Take a record one step on."""
    register = readable(request, key)
    record = found(request, register, pk)
    step = register.transition(name)
    if step is None:
        raise Http404
    reason, version = request.POST.get("reason", ""), pages.number(request.POST.get("version"))
    try:
        records.move(register, request.actor, record, name, reason=reason, version=version)
    except Refusal as no:
        return pages.refused(request, no, address(register, record))
    pages.say(request, _("Done: %(step)s.") % {"step": step.title})
    return redirect(address(register, record))


@require_POST
def undo(request: Visit, key: str, pk: int, entry: int) -> HttpResponse:
    """Take back a change by a new entry."""
    register = readable(request, key)
    record = found(request, register, pk)
    change = diary.of(register, record).filter(pk=entry).first()
    if change is None:
        raise Http404
    try:
        records.undo(register, request.actor, record, change)
    except Refusal as no:
        return pages.refused(request, no, address(register, record))
    pages.say(request, _("The change was taken back."))
    return redirect(address(register, record))


@require_POST
def remove(request: Visit, key: str, pk: int) -> HttpResponse:
    """Delete a draft."""
    register = writable(request, key)
    record = found(request, register, pk)
    try:
        records.remove(register, request.actor, record)
    except Refusal as no:
        return pages.refused(request, no, address(register, record))
    pages.say(request, _("The draft was deleted."))
    return redirect("ledger", key)


def readable(request: Visit, key: str) -> Register:
    """The register, if the person may read any part of it."""
    register = registry.register(key)
    if register is None or not request.actor.tops(register.area, "read"):
        raise Http404
    return register


def writable(request: Visit, key: str) -> Register:
    """The same for what a person fills in; what the product writes by itself has no form."""
    register = readable(request, key)
    if not register.by_hand:
        raise Http404
    return register


def readable_by_area(request: Visit) -> list[tuple[Any, list[Register]]]:
    listed = [r for r in registry.registers() if r.menu and request.actor.tops(r.area, "read")]
    grouped = [(area, [r for r in listed if r.area == area.key]) for area in registry.areas()]
    return [(area, registers) for area, registers in grouped if registers]


def found(request: Visit, register: Register, pk: int) -> Any:
    """A record within reach; what lies outside does not exist."""
    record = access.records(register, request.actor).filter(pk=pk).first()
    if record is None:
        raise Http404
    return record


def address(register: Register, record: Row) -> str:
    """Where a record is read."""
    if register.page is not None:
        return register.page(record)
    return reverse("record", args=[register.key, record.pk])


def may_write(request: Visit, register: Register) -> bool:
    return register.by_hand and bool(request.actor.tops(register.area, "write"))


def _is_open(request: Visit, register: Register, record: Row) -> bool:
    closed = register.locked_in(getattr(record, "review", "draft"))
    mine = access.records(register, request.actor, "write").filter(pk=record.pk)
    return register.by_hand and set(closed) != set(register.fields) and mine.exists()


def _save(request: Visit, register: Register, record: Any) -> HttpResponse:
    version = _version(request)
    bound = forms.bound(register, request.actor, request.POST, record)
    try:
        saved = records.save(register, request.actor, request.POST, record, version=version)
    except records.Invalid:
        return _form(request, register, bound, record, status=422)
    except records.Stale as stale:
        return _stale(request, register, bound, stale.current)
    except Refusal as no:
        bound.add_error(None, str(no))
        return _form(request, register, bound, record, status=409)
    return _saved(request, register, saved, is_new=record is None)


def _version(request: Visit) -> int:
    """What the page was made from; a page that does not say is as good as an old one."""
    return pages.number(request.POST.get("version")) or 0


def _saved(
    request: Visit, register: Register, record: Row, *, is_new: bool
) -> HttpResponseRedirect:
    entry = diary.of(register, record).first()
    undone = (
        "" if is_new or not entry else reverse("undo", args=[register.key, record.pk, entry.pk])
    )
    pages.say(request, _("Saved."), undo=undone)
    return HttpResponseRedirect(address(register, record))


def _form(
    request: Visit, register: Register, form: Any, record: Any = None, status: int = 200
) -> HttpResponse:
    for name in register.secret_fields:
        form.fields[name].widget.attrs |= {"data-private": "", "autocomplete": "off"}
    context = {
        "register": register,
        "record": record,
        "form": form,
        "sections": reading.sections(register, form),
        "back": address(register, record) if record else reverse("ledger", args=[register.key]),
    }
    return pages.page(request, "register/form.html", context, status=status)


def _stale(request: Visit, register: Register, form: Any, current: Row) -> HttpResponse:
    """Both texts, so that nothing of either is lost."""
    form.is_valid()
    context = {
        "register": register,
        "record": current,
        "form": form,
        "fields": [form[name] for name in register.fields],
        "changed_by": diary.of(register, current).first(),
    }
    return pages.page(request, "register/stale.html", context, status=409)
