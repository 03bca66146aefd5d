"""The house's checklists, taken over for a unit in one act."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from baiju.areas.organizing import shipped
from baiju.areas.organizing.models import area
from baiju.areas.organizing.standard import standards
from baiju.org import tree
from baiju.web import pages
from baiju.web.pages import Visit


@require_POST
def take(request: Visit, pk: int) -> HttpResponse:
    """Write the checklists a unit does not have yet."""
    if not request.actor.tops(area.key, "read"):
        raise Http404
    unit = get_object_or_404(tree.units(request.actor), pk=pk)
    if not request.actor.may(area.key, "write", unit.path):
        raise PermissionDenied(_("Your posts do not allow this for this record."))
    count = shipped.take_over(request.actor, unit)
    told = ngettext(
        "%(count)d checklist was taken over.", "%(count)d checklists were taken over.", count
    )
    pages.say(request, told % {"count": count})
    return redirect(reverse("ledger", args=[standards.key]))
