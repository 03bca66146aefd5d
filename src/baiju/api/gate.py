"""What every request passes before it is read, and what no answer goes without."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from . import faults
from .bodies import MOST
from .faults import Wrong

View = Callable[..., Any]
OVERRIDES = ("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override")


def through(view: View) -> View:
    """A view behind the gate. Only the token's header opens it, so no page can be made to call it."""

    @login_not_required
    @csrf_exempt
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            _require_plain(request)
            given: HttpResponse = view(request, *args, **kwargs)
        except Wrong as wrong:
            given = faults.of(wrong)
        if given.status_code == 405:
            given = _not_that_way(given)
        given.headers.setdefault("Cache-Control", "no-store")
        return given

    return answer


def _require_plain(request: HttpRequest) -> None:
    """One method, a small body, and that in JSON."""
    if any(name in request.headers for name in OVERRIDES):
        raise Wrong(405, "method_not_allowed", _("Say the method itself, not in a header."))
    if "%00" in request.META.get("QUERY_STRING", ""):
        raise Wrong(400, "unreadable", _("The address holds a sign that nothing is named by."))
    length = _length(request)
    if length > MOST:
        raise Wrong(413, "too_large", _("The body is too large. Send less at a time."))
    charset = (request.content_params or {}).get("charset", "utf-8").lower()
    is_json = request.content_type == "application/json" and charset in ("utf-8", "utf8")
    if length and not is_json:
        raise Wrong(415, "not_json", _("Send the body as application/json in UTF-8."))


def _length(request: HttpRequest) -> int:
    text = str(request.META.get("CONTENT_LENGTH") or "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 16 else len(text)


def _not_that_way(given: HttpResponse) -> HttpResponse:
    """The methods there are stand in the header Allow."""
    told = faults.answer(
        405, "method_not_allowed", _("This cannot be done at this address. See the header Allow.")
    )
    if allowed := given.headers.get("Allow"):
        told.headers["Allow"] = allowed
    return told


def nowhere(request: HttpRequest, **_path: Any) -> HttpResponse:
    """An address that leads to nothing."""
    return faults.nothing_here()
