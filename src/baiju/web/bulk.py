"""Acts on the chosen rows of a list: a step, the same value, print; and the way back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms as django_forms
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from baiju.engine import bulk, forms
from baiju.engine.access import Actor
from baiju.engine.bulk import Done
from baiju.engine.declare import Refusal, Register

from . import narrowing, pages, reach
from .choosing import TYPED
from .pages import Visit

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

SET = "set:"


@dataclass(frozen=True)
class Offer:
    """An act for the bulk bar; one with an address is sent there instead."""

    name: str
    title: StrOrPromise
    asks_reason: bool = False
    address: str = ""


def offers(register: Register, actor: Actor) -> list[Offer]:
    """The steps this person may take somewhere in this register."""
    return [
        Offer(step.name, step.title, step.asks_reason)
        for step in register.transitions
        if actor.tops(register.area, step.level)
    ]


def settable(register: Register) -> list[tuple[str, StrOrPromise]]:
    """The fields that make sense the same for many: no secrets, no lists, nothing that tells rows apart."""
    alone = {name for named in register.identity for name in named} | set(register.secret_fields)
    found = [register.model._meta.get_field(name) for name in register.fields if name not in alone]
    return [
        (f"{SET}{field.name}", str(field.verbose_name))  # type: ignore[union-attr]  # of our own models
        for field in found
        if not field.many_to_many and not getattr(field, "unique", False)
    ]


@require_POST
def act(request: Visit, key: str) -> HttpResponse:
    """Do one thing with all that were chosen, or with none."""
    register = reach.readable(request, key)
    name = request.POST.get("act", "")
    if name.startswith(SET):
        return _set(request, reach.writable(request, key), name.removeprefix(SET))
    step = register.transition(name)
    if step is None:
        raise Http404
    try:
        reason = request.POST.get(f"reason-{name}", "")
        done = bulk.move(register, request.actor, keys(request), name, reason=reason)
    except Refusal as no:
        return _refused(request, register, no)
    except ObjectDoesNotExist as unseen:
        raise Http404 from unseen
    return _done(request, register, step.title, done)


@require_POST
def undo(request: Visit, key: str, first: int, last: int) -> HttpResponse:
    """Take back what was just done with many records."""
    register = reach.readable(request, key)
    try:
        done = bulk.undo(register, request.actor, first, last)
    except Refusal as no:
        return _refused(request, register, no)
    except ObjectDoesNotExist as unseen:
        raise Http404 from unseen
    told = ngettext("%(count)d record: taken back.", "%(count)d records: taken back.", done.count)
    pages.say(request, told % {"count": done.count})
    return redirect(reach.list_address(register))


def _set(request: Visit, register: Register, name: str) -> HttpResponse:
    """First the field with one control, then the same value for all."""
    if f"{SET}{name}" not in dict(settable(register)):
        raise Http404
    try:
        if "sure" not in request.POST or "find" in request.POST:
            chosen = bulk.chosen(register, request.actor, keys(request))
            return _ask(request, register, name, chosen)
        given = {name: request.POST.get(name, "")}
        done = bulk.change(register, request.actor, keys(request), given)
    except Refusal as no:
        return _refused(request, register, no)
    except ObjectDoesNotExist as unseen:
        raise Http404 from unseen
    return _done(request, register, _title(register, name), done)


def _ask(request: Visit, register: Register, name: str, chosen: list[Any]) -> HttpResponse:
    form = forms.blank(register, request.actor)
    typed = {each: request.POST[each] for each in (name, name + TYPED) if each in request.POST}
    form.data = typed or form.data
    for each in set(form.fields) - {name}:
        del form.fields[each]
    if isinstance(form.fields[name].widget, django_forms.CheckboxInput):
        form.fields[name].widget = django_forms.Select(choices=[("True", _("yes")), ("", _("no"))])
    shown = {
        "register": register,
        "field": form[name],
        "act": f"{SET}{name}",
        "chosen": chosen,
        "query": _query(request),
    }
    return pages.page(request, "register/bulk.html", shown)


def _title(register: Register, name: str) -> str:
    field: Any = register.model._meta.get_field(name)
    return str(field.verbose_name)


def keys(request: Visit) -> list[int]:
    """The keys of the boxes that were ticked; what is no key is no record."""
    found = [pages.number(text) for text in request.POST.getlist("pk")]
    if None in found:
        raise ObjectDoesNotExist
    return [key for key in found if key is not None]


def _query(request: Visit) -> str:
    try:
        return narrowing.query(narrowing.asked(request))
    except Refusal:
        return ""


def _done(request: Visit, register: Register, title: StrOrPromise, done: Done) -> HttpResponse:
    told = ngettext("%(count)d record: %(act)s.", "%(count)d records: %(act)s.", done.count)
    back = reverse("bulk-undo", args=[register.key, done.first, done.last])
    pages.say(request, told % {"count": done.count, "act": title}, undo=back)
    return redirect(f"{reach.list_address(register)}?{_query(request)}")


def _refused(request: Visit, register: Register, no: Refusal) -> HttpResponse:
    """Nothing was done; each record that refuses says why."""
    if not isinstance(no, bulk.Refused):
        return pages.refused(request, no, reach.list_address(register))
    shown = {
        "register": register,
        "sentence": str(no),
        "troubles": [
            (t.record, reach.address(register, t.record), t.sentence) for t in no.troubles
        ],
        "back": f"{reach.list_address(register)}?{_query(request)}",
    }
    return pages.page(request, "register/troubles.html", shown, status=409)
