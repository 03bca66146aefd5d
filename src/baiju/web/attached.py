"""Evidence of a record: a file comes in, goes out as a download, is taken away."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from baiju.engine import access, evidence
from baiju.engine.declare import Refusal, Register
from baiju.engine.models import Evidence, Row

from . import pages, reach
from .pages import Visit


@require_POST
def add(request: Visit, key: str, pk: int) -> HttpResponse:
    """Keep the files that were sent."""
    register = reach.writable(request, key)
    record = reach.found(request, register, pk)
    access.require(register, request.actor, record, "write")
    files = request.FILES.getlist("file")
    try:
        if not files:
            raise Refusal(_("Choose a file first."))
        evidence.add_all(register, request.actor, record, files, request.POST.get("kind", ""))
    except Refusal as no:
        return pages.refused(request, no, reach.address(register, record))
    pages.say(request, _("The file was added."))
    return redirect(reach.address(register, record))


def download(request: Visit, key: str, pk: int, piece: int) -> HttpResponseBase:
    """The file as it came, never shown inside our own pages."""
    register = reach.readable(request, key)
    record = reach.found(request, register, pk)
    kept = _piece(register, record, piece)
    try:
        file = evidence.opened(kept)
    except Refusal as no:
        return pages.refused(request, no, reach.address(register, record))
    answer = FileResponse(
        file,
        as_attachment=True,
        filename=kept.name,
        content_type="application/octet-stream",
    )
    answer.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return answer


@require_POST
def remove(request: Visit, key: str, pk: int, piece: int) -> HttpResponse:
    """Take a file away again."""
    register = reach.writable(request, key)
    record = reach.found(request, register, pk)
    try:
        evidence.remove(register, request.actor, record, _piece(register, record, piece))
    except Refusal as no:
        return pages.refused(request, no, reach.address(register, record))
    pages.say(request, _("The file was taken away."))
    return redirect(reach.address(register, record))


def _piece(register: Register, record: Row, piece: int) -> Evidence:
    kept = evidence.of(register, record).filter(pk=piece).first()
    if kept is None:
        raise Http404
    return kept
