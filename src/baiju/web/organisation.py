"""The tree of units: read by right, changed by dated acts; and what each role may do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from baiju.engine import finding, registry
from baiju.engine.access import ANY
from baiju.engine.declare import Refusal
from baiju.org import people, tree
from baiju.org.models import Unit, units_found
from baiju.org.roles import ROLES

from . import pages
from .pages import Visit
from .unit_acts import ACTS, Act

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

SHOWN = 400


def index(request: Visit) -> HttpResponse:
    """The tree, as far as one may see it."""
    require_reader(request)
    units = tree.units(request.actor).filter(valid_to=None)
    q = request.GET.get("q", "").strip()
    listed = list(units.filter(finding.matching(units_found, request.actor, q))[: SHOWN + 1])
    top = min((unit.depth for unit in listed), default=1)
    rows = [(unit, min(unit.depth - top, 5)) for unit in listed[:SHOWN]]
    context = {"rows": rows, "q": q, "more": len(listed) > SHOWN, "shown": SHOWN}
    return pages.page(request, "organisation/tree.html", context)


def unit(request: Visit, pk: int) -> HttpResponse:
    """One unit: where it stands, what lies below, who works there."""
    shown = found(request, pk)
    context = {
        "unit": shown,
        "crumbs": _crumbs(request, shown),
        "below": tree.units(request.actor).filter(parent=shown),
        "posts": [(post, ROLES[post.role]) for post in people.posts(request.actor, shown)],
        "acts": _acts(request, shown),
        "may_sit": tree.visible(request.actor).filter(pk=shown.pk).exists(),
        "ledgers": _ledgers(request, shown),
    }
    return pages.page(request, "organisation/unit.html", context)


def change(request: Visit, pk: int, act: str) -> HttpResponse:
    """One dated act on a unit: its form, and what comes of it."""
    shown = found(request, pk)
    deed = ACTS.get(act)
    if deed is None:
        raise Http404
    if deed not in _acts(request, shown):
        raise PermissionDenied(_("Your posts do not let you change this part of the tree."))
    form = deed.form(request.actor, shown, request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _act_page(request, shown, deed, form, status=422 if form.errors else 200)
    try:
        after = deed.do(request.actor, shown, form.cleaned_data)
    except Refusal as no:
        form.add_error(None, str(no))
        return _act_page(request, shown, deed, form, status=409)
    pages.say(request, _("Done: %(step)s.") % {"step": deed.title})
    return redirect("unit", after.pk)


def roles(request: Visit) -> HttpResponse:
    """What each role may do, area by area."""
    areas = list(registry.areas())
    table = [
        (role, [role.levels.get(area.key) or role.levels.get(ANY, "") for area in areas])
        for role in ROLES.values()
    ]
    return pages.page(request, "organisation/roles.html", {"areas": areas, "table": table})


def found(request: Visit, pk: int) -> Unit:
    """A unit within reach; what lies outside does not exist."""
    shown = tree.units(request.actor).filter(pk=pk).first()
    if shown is None:
        raise Http404
    return shown


def require_reader(request: Visit) -> None:
    if not request.actor.tops("org", "read"):
        raise Http404


def _acts(request: Visit, shown: Unit) -> list[Act]:
    """What this person may do to this unit now."""
    if shown.valid_to is not None or not request.actor.may("org", "approve", shown.path):
        return []
    return [act for act in ACTS.values() if shown.parent_id or not act.below_top]


def _ledgers(request: Visit, shown: Unit) -> list[tuple[StrOrPromise, str]]:
    """What is recorded here and below, kind by kind."""
    return [
        (register.title, f"{reverse('ledger', args=[register.key])}?unit={shown.pk}")
        for register in registry.registers()
        if (register.menu or register.page)
        and "unit" in register.filters
        and request.actor.may(register.area, "read", shown.path)
    ]


def _crumbs(request: Visit, shown: Unit) -> list[tuple[str, str]]:
    """The line down to the unit, as far as one may see it."""
    seen = [u for u in tree.line(shown) if request.actor.may("org", "read", u.path)]
    above = [(u.name, reverse("unit", args=[u.pk])) for u in seen if u.pk != shown.pk]
    return [(_("Organisation"), reverse("organisation")), *above, (shown.name, "")]


def _act_page(request: Visit, shown: Unit, act: Act, form: Form, *, status: int) -> HttpResponse:
    crumbs = [*_crumbs(request, shown)[:-1], (shown.name, reverse("unit", args=[shown.pk]))]
    context = {"unit": shown, "act": act, "form": form, "crumbs": [*crumbs, (act.title, "")]}
    return pages.page(request, "organisation/act.html", context, status=status)
