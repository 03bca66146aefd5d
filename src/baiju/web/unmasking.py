"""A hidden value in the clear: for a reason, once, on a page that is kept nowhere."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_POST

from baiju.engine import looking
from baiju.engine.declare import Refusal

from . import columns, pages, reach
from .pages import Visit


@require_POST
def unmask(request: Visit, key: str, pk: int, field: str) -> HttpResponse:
    """Show one secret of one record; who asked and why is noted before it is shown."""
    register = reach.readable(request, key)
    record = reach.found(request, register, pk)
    if field not in register.secret_fields:
        raise Http404
    back = reach.address(register, record)
    try:
        reason = request.POST.get("reason", "")
        value = looking.unmask(register, request.actor, record, field, reason)
    except Refusal as no:
        return pages.refused(request, no, back)
    shown = {
        "register": register,
        "record": record,
        "title": columns.title(register, field),
        "value": value,
        "back": back,
    }
    return pages.page(request, "register/unmasked.html", shown)
