"""Remarks on a record's page: added, corrected, voided, and read by whom they call."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from baiju.engine import remarks
from baiju.engine.declare import Refusal, Register
from baiju.engine.remark import Remark
from baiju.org import readers
from baiju.org.models import User

from . import pages, reach
from .pages import Visit

OFFERED = 30
"""People to choose from with a tick; anybody else who reads the record is called by @name."""


@dataclass(frozen=True)
class Line:
    """One remark as its reader sees it."""

    remark: Remark
    text: str
    called: list[str]
    may_correct: bool
    may_void: bool


def context(request: Visit, register: Register, record: Any) -> dict[str, Any]:
    """The remarks of a record, and who can be told of another one; what called here is read now."""
    now = timezone.now()
    if request.method == "GET":
        remarks.seen(register, request.actor, record, now=now)
    approves = remarks.approves(register, request.actor, record)
    said = remarks.of(register, record)
    return {
        "remarks": [_line(request, register, each, approves=approves) for each in said],
        "tellable": _tellable(request, register, record),
        "longest": remarks.LONGEST,
    }


def _line(request: Visit, register: Register, remark: Remark, *, approves: bool) -> Line:
    return Line(
        remark=remark,
        text="" if remark.voided_at else remarks.text_of(register, remark),
        called=[each.name for each in remark.mentions.all()],
        may_correct=remarks.may_correct(request.actor, remark, timezone.now()),
        may_void=remarks.may_void(request.actor, remark, approves=approves),
    )


def _tellable(request: Visit, register: Register, record: Any) -> list[User]:
    return list(readers.offered(register, request.actor, record)[:OFFERED])


@require_POST
def add(request: Visit, key: str, pk: int) -> HttpResponse:
    """Say something beside a record."""
    register, record = _record(request, key, pk)

    def work() -> None:
        remarks.add(register, request.actor, record, **_given(request, register, record))
        pages.say(request, _("The remark was added."))

    return _answered(request, register, record, work)


def correct(request: Visit, key: str, pk: int, remark: int) -> HttpResponse:
    """The words of a remark in a form, and what was written there."""
    register, record = _record(request, key, pk)
    kept = _remark(register, record, remark)
    if request.method != "POST":
        return _form(request, register, record, kept)

    def work() -> None:
        remarks.correct(register, request.actor, record, kept, **_given(request, register, record))
        pages.say(request, _("The remark was corrected."))

    return _answered(request, register, record, work)


@require_POST
def void(request: Visit, key: str, pk: int, remark: int) -> HttpResponse:
    """Take a remark back for a reason."""
    register, record = _record(request, key, pk)
    kept = _remark(register, record, remark)

    def work() -> None:
        reason = request.POST.get("reason", "")
        remarks.void(register, request.actor, record, kept, reason, now=timezone.now())
        pages.say(request, _("The remark was voided."))

    return _answered(request, register, record, work)


def _form(request: Visit, register: Register, record: Any, kept: Remark) -> HttpResponse:
    if not remarks.may_correct(request.actor, kept, timezone.now()):
        no = Refusal(_("This remark can be corrected no more. Void it, or add another."))
        return pages.refused(request, no, _address(register, record))
    shown = {
        "register": register,
        "record": record,
        "remark": kept,
        "text": remarks.text_of(register, kept),
        "tellable": _tellable(request, register, record),
        "told": [each.person_id for each in kept.mentions.all()],
        "longest": remarks.LONGEST,
        "back": _address(register, record),
    }
    return pages.page(request, "register/remark.html", shown)


def _given(request: Visit, register: Register, record: Any) -> dict[str, Any]:
    """What was written, and whom it is meant for: only readers of the record can be."""
    told = {pages.number(each) for each in request.POST.getlist("to")}
    return {
        "text": request.POST.get("text", ""),
        "readers": readers.of(register, record),
        "told": [each.pk for each in _tellable(request, register, record) if each.pk in told],
        "now": timezone.now(),
    }


def _answered(
    request: Visit, register: Register, record: Any, work: Callable[[], None]
) -> HttpResponse:
    try:
        work()
    except Refusal as no:
        return pages.refused(request, no, _address(register, record))
    return redirect(_address(register, record))


def _address(register: Register, record: Any) -> str:
    return f"{reach.address(register, record)}#remarks"


def _record(request: Visit, key: str, pk: int) -> tuple[Register, Any]:
    """A record with a page of the ledgers; a hand-made page has no place for remarks."""
    register = reach.readable(request, key)
    record = reach.found(request, register, pk)
    if register.page is not None:
        raise Http404
    return register, record


def _remark(register: Register, record: Any, pk: int) -> Remark:
    kept = remarks.of(register, record).filter(pk=pk).first()
    if kept is None:
        raise Http404
    return kept
