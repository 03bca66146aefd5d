"""The forms of a record: new, whole, the few fields of a deed; and both texts when two wrote at once."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from baiju.engine import access, diary, forms, records
from baiju.engine.declare import Deed, Refusal, Register
from baiju.engine.models import Row

from . import narrowing, pages, reach, reading
from .pages import Visit

MORE, FIND = "more", "find"
"""Buttons that ask for the form again: with an empty row more, with other choices."""


def new(request: Visit, key: str) -> HttpResponse:
    """An empty form, and what comes of it."""
    register = reach.writable(request, key)
    if not reach.may_write(request, register):
        raise PermissionDenied(_("Your posts do not allow new records here."))
    if request.method != "POST":
        initial = {**request.GET.dict(), "unit": request.GET.get("unit") or request.unit}
        return _form(request, register, forms.blank(register, request.actor, initial))
    return _save(request, register, None)


def edit(request: Visit, key: str, pk: int) -> HttpResponse:
    """The form of a record, and what comes of it."""
    register = reach.writable(request, key)
    record = reach.found(request, register, pk)
    access.require(register, request.actor, record, "write")
    if request.method == "POST":
        return _save(request, register, record)
    if not reach.is_open(request, register, record):
        closed = Refusal(
            _("This record was submitted and cannot be changed. Have it returned first.")
        )
        return pages.refused(request, closed, reach.address(register, record))
    return _form(request, register, forms.filled(register, request.actor, record), record)


def do(request: Visit, key: str, pk: int, name: str) -> HttpResponse:
    """A deed: the few fields that move a record on."""
    register = reach.writable(request, key)
    record = reach.found(request, register, pk)
    deed = register.deed(name)
    if deed is None:
        raise Http404
    access.require(register, request.actor, record, deed.level)
    if request.method != "POST" or FIND in request.POST:
        form = _only(deed, forms.filled(register, request.actor, record))
        return _deed(request, register, record, deed, form)
    return _done(request, register, record, deed)


def _done(request: Visit, register: Register, record: Any, deed: Deed) -> HttpResponse:
    given = {name: _sent(request, register, name) for name in deed.fields}
    version = _version(request)
    try:
        saved = records.do(register, request.actor, given, record, deed.name, version=version)
    except records.Invalid as wrong:
        whole = {**forms.present(register, record), **given}
        form = forms.bound(register, request.actor, whole, record)
        form.is_valid()
        for name, faults in wrong.error_dict.items():
            known = name if name in deed.fields else None
            if known is None or not form.errors.get(name):
                form.add_error(known, faults)
        return _deed(request, register, record, deed, _only(deed, form), status=422)
    except Refusal as no:
        return pages.refused(request, no, reach.address(register, record))
    return _saved(
        request, register, saved, is_new=False, said=_("Done: %(step)s."), step=deed.title
    )


def _sent(request: Visit, register: Register, name: str) -> Any:
    """A value as the browser sent it; of a list all of it."""
    is_list = register.model._meta.get_field(name).many_to_many
    return request.POST.getlist(name) if is_list else request.POST.get(name, "")


def _only(deed: Deed, form: Any) -> Any:
    for name in set(form.fields) - set(deed.fields):
        del form.fields[name]
    for name in deed.needs:
        form.fields[name].required = True
    return form


def _deed(
    request: Visit, register: Register, record: Any, deed: Deed, form: Any, *, status: int = 200
) -> HttpResponse:
    shown = {"register": register, "record": record, "deed": deed, "form": form}
    return pages.page(request, "register/do.html", shown, status=status)


def _save(request: Visit, register: Register, record: Any) -> HttpResponse:
    sent = _sent_form(request, register)
    bound = forms.bound(register, request.actor, sent, record)
    if MORE in request.POST or FIND in request.POST:
        return _form(request, register, _unjudged(bound), record)
    try:
        saved = records.save(register, request.actor, sent, record, version=_version(request))
    except records.Invalid:
        return _form(request, register, bound, record, status=422)
    except records.Stale as stale:
        return _stale(request, register, bound, stale.current)
    except Refusal as no:
        bound.add_error(None, str(no))
        return _form(request, register, bound, record, status=409)
    return _saved(request, register, saved, is_new=record is None, said=_("Saved."))


def _sent_form(request: Visit, register: Register) -> Any:
    """What a browser sent; rows of parts come field by field, with one more where that was asked."""
    sent = request.POST.copy()
    for key in register.part_keys:
        sent.pop(key, None)
    key = sent.get(MORE, "")
    count = pages.number(sent.get(f"{key}-TOTAL_FORMS"))
    if count is not None:
        sent[f"{key}-TOTAL_FORMS"] = str(count + 1)
    return sent


def _unjudged(form: Any) -> Any:
    """A form that is still being written is shown without its faults."""
    form.errors.clear()
    for each in form.parts:
        each.forms.non_form_errors().clear()
        for row in each.forms.forms:
            row.errors.clear()
    return form


def _version(request: Visit) -> int:
    """What the page was made from; a page that does not say is as good as an old one."""
    return pages.number(request.POST.get("version")) or 0


def _saved(
    request: Visit, register: Register, record: Row, *, is_new: bool, said: str, **values: Any
) -> HttpResponseRedirect:
    entry = diary.of(register, record).first()
    undone = (
        "" if is_new or not entry else reverse("undo", args=[register.key, record.pk, entry.pk])
    )
    pages.say(request, said % values, undo=undone)
    if is_new and "in_list" in request.POST:
        query = narrowing.query(narrowing.asked(request))
        return redirect(f"{reach.list_address(register)}?{query}")
    return HttpResponseRedirect(reach.address(register, record))


def _form(
    request: Visit, register: Register, form: Any, record: Any = None, status: int = 200
) -> HttpResponse:
    for name in register.secret_fields:
        form.fields[name].widget.attrs |= {"data-private": "", "autocomplete": "off"}
    for part in form.parts:
        for row in (*part.forms.forms, part.forms.empty_form):
            row.register, row.kind = register, part.kind
    back = reach.address(register, record) if record else reach.list_address(register)
    shown = {
        "register": register,
        "record": record,
        "form": form,
        "sections": reading.sections(register, form),
        "is_long": reading.is_long(register),
        "back": back,
    }
    return pages.page(request, "register/form.html", shown, status=status)


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
