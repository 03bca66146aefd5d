"""Who is a member twice: listed for those in whose hands both memberships lie."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from baiju.areas.organizing import board
from baiju.areas.organizing.models import area
from baiju.web import pages
from baiju.web.pages import Visit

ROWS = 50


def index(request: Visit) -> HttpResponse:
    """Applications that wait because the person is a member elsewhere."""
    if not request.actor.tops(area.key, "read"):
        raise Http404
    if not request.actor.tops(area.key, "approve"):
        raise PermissionDenied(_("Only who approves for both unions settles this."))
    page = Paginator(board.doubles(request.actor), ROWS).get_page(request.GET.get("page"))
    rows = board.with_others(request.actor, list(page))
    return pages.page(request, "organizing/doubles.html", {"page": page, "rows": rows})
