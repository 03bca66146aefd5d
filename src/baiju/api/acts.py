"""What can be done with a register by address: find, ask the engine, answer."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, JsonResponse
from django.utils.translation import gettext as _

from baiju.engine import access, forms, listing, records
from baiju.engine.declare import Register
from baiju.engine.replays import Answer

from . import faults, given, queries, references
from .auth import Call
from .preconditions import etag, once, version


def index(request: Call, register: Register) -> HttpResponse:
    """Some rows of the list, and the cursors that lead on and back."""
    _require_seen(request, register)
    asked = queries.params(register, request.actor, request.GET)
    wanted = {**asked, **given.whole(register)}
    page = listing.page(register, request.actor, wanted, size=queries.size(request.GET))
    told = {
        "rows": given.of(register, request.actor, page.rows),
        "total": min(page.total, listing.COUNTED),
        "is_more": page.total > listing.COUNTED,
        "after": page.following,
        "before": page.preceding,
    }
    return _sent(Answer(200, told))


def read(request: Call, register: Register, uid: UUID) -> HttpResponse:
    """One record."""
    return _sent(_answer(request, register, _found(request, register, uid)))


def create(request: Call, register: Register, data: dict[str, Any]) -> HttpResponse:
    """A new record."""
    _require_seen(request, register)
    _require_no_query(request)
    if not request.actor.tops(register.area, "write"):
        raise PermissionDenied(_("Your posts do not allow this for this record."))

    def work() -> Answer:
        blank = forms.present(register, register.model())  # with its defaults, as on the page
        made = blank | references.keys(register, request.actor, data)
        record = records.save(register, request.actor, made)
        answer = _answer(request, register, record, status=201)
        return Answer(201, answer.body, {**answer.headers, "Location": _address(request, record)})

    answer = once(request, work)
    if answer.is_replayed:
        _found(request, register, UUID(answer.body["uid"]))  # it may be out of reach by now
    return _sent(answer)


def change(request: Call, register: Register, uid: UUID, data: dict[str, Any]) -> HttpResponse:
    """Some fields of a record; what is not named stays."""
    record = _found(request, register, uid)
    access.require(register, request.actor, record, "write")
    known = version(request, record)
    made = references.keys(register, request.actor, data, record)
    records.change(register, request.actor, made, record, version=known)
    return _sent(_answer(request, register, record))


def remove(request: Call, register: Register, uid: UUID) -> HttpResponse:
    """A draft is deleted; what was submitted is voided by a step instead."""
    record = _found(request, register, uid)
    access.require(register, request.actor, record, "write")
    records.remove(register, request.actor, record, version=version(request, record))
    return HttpResponse(status=204)


def step(request: Call, register: Register, uid: UUID, name: str, *, reason: str) -> HttpResponse:
    """A record goes one step on."""
    record = _found(request, register, uid)
    wanted = register.transition(name)
    if wanted is None:
        raise Http404
    access.require(register, request.actor, record, wanted.level)

    def work() -> Answer:
        known = version(request, record)
        records.move(register, request.actor, record, name, reason=reason, version=known)
        return _answer(request, register, record)

    return _sent(once(request, work))


def deed(
    request: Call, register: Register, uid: UUID, name: str, data: dict[str, Any]
) -> HttpResponse:
    """A record is moved on by filling a few fields."""
    record = _found(request, register, uid)
    wanted = register.deed(name)
    if wanted is None:
        raise Http404
    access.require(register, request.actor, record, wanted.level)

    def work() -> Answer:
        known = version(request, record)
        made = references.keys(register, request.actor, data, record)
        records.do(register, request.actor, made, record, name, version=known)
        return _answer(request, register, record)

    return _sent(once(request, work))


def _require_seen(request: Call, register: Register) -> None:
    if not request.actor.tops(register.area, "read"):
        raise Http404


def _require_no_query(request: Call) -> None:
    """Only lists are asked with parameters; elsewhere one would be passed over in silence."""
    if request.GET:
        raise faults.unknown_name(next(iter(request.GET)))


def _found(request: Call, register: Register, uid: UUID) -> Any:
    """A record within reach; what lies outside does not exist."""
    record = access.records(register, request.actor).filter(uid=uid).first()
    if record is None:
        raise Http404
    _require_no_query(request)
    return record


def _answer(request: Call, register: Register, record: Any, *, status: int = 200) -> Answer:
    told = given.one(register, request.actor, record.pk)
    return Answer(status, told, {"ETag": etag(told["version"])})


def _address(request: Call, record: Any) -> str:
    return f"{request.path}{record.uid}/"


def _sent(answer: Answer) -> HttpResponse:
    made = JsonResponse(
        answer.body, status=answer.status, json_dumps_params={"ensure_ascii": False}
    )
    for name, value in answer.headers.items():
        made.headers[name] = value
    if answer.is_replayed:
        made.headers["Idempotency-Replayed"] = "true"
    return made
