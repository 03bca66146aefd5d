"""A list given out: as a workbook or as text, all that the address tells or the chosen rows."""

from __future__ import annotations

from collections.abc import Iterator

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import get_language, override
from django.views.decorators.http import require_POST

from baiju.engine.declare import Refusal, Register
from baiju.sheets import exporting, templates

from . import bulk, importing, narrowing, pages, reach
from .pages import Visit

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
KINDS = {"xlsx": (exporting.workbook, XLSX), "csv": (exporting.text, "text/csv; charset=utf-8")}


def listed(request: Visit, key: str, kind: str) -> HttpResponseBase:
    """The rows of a list as its address narrows and orders them."""
    register = reach.readable(request, key)
    return _sent(request, register, kind, None)


@require_POST
def chosen(request: Visit, key: str) -> HttpResponseBase:
    """The rows whose boxes were ticked, as a workbook."""
    register = reach.readable(request, key)
    try:
        return _sent(request, register, "xlsx", bulk.keys(request))
    except ObjectDoesNotExist as unseen:
        raise Http404 from unseen


def template(request: Visit, key: str) -> HttpResponse:
    """The empty workbook of a register."""
    register = importing.taking_in(request, key)
    made = templates.made(register, request.actor)
    name = f"{capfirst(str(register.title))}.xlsx"
    return HttpResponse(made, headers=pages.download(name, XLSX))


def _sent(
    request: Visit, register: Register, kind: str, keys: list[int] | None
) -> HttpResponseBase:
    if kind not in KINDS:
        raise Http404
    made, media = KINDS[kind]
    try:
        pieces = made(register, request.actor, narrowing.asked(request), keys)
    except Refusal as no:
        return pages.refused(request, no, reach.list_address(register))
    name = f"{capfirst(str(register.title))} {timezone.localdate().isoformat()}.{kind}"
    headers = pages.download(name, media)
    return StreamingHttpResponse(_spoken(pieces, get_language() or "zh-hans"), headers=headers)


def _spoken(pieces: Iterator[bytes], language: str) -> Iterator[bytes]:
    """Made while it is sent, when nobody minds the reader's language any more."""
    while True:
        with override(language):
            piece = next(pieces, None)
        if piece is None:
            return
        yield piece
