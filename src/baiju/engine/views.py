"""Saved views: a list's filters, order and columns under a name, one's own or shared with a unit."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.utils.translation import gettext as _

from . import listing, paths
from .access import Actor
from .declare import Refusal, Register
from .models import SavedView

MOST = 30
"""Of one person in one register: more tabs are not read."""
LONGEST = 40


def offered(register: Register, actor: Actor) -> list[SavedView]:
    """One's own views, and those shared with a unit above, at or below one's posts."""
    tops = actor.tops(register.area, "read")
    near = Q(unit__path__in=[path for top in tops for path in paths.above(top)])
    for top in tops:
        near |= paths.below(top, "unit__path")
    found = SavedView._base_manager.filter(register=register.key)
    return list(
        found.filter(Q(owner_id=actor.id or 0) | near).select_related("unit").order_by("pk")
    )


def save(
    register: Register,
    actor: Actor,
    *,
    name: str,
    query: Mapping[str, str],
    shared_with: Any = None,
) -> SavedView:
    """Keep a look at a list; one's own view of the same name is replaced."""
    name = " ".join("".join(c if c.isprintable() else " " for c in name).split())
    if not name or len(name) > LONGEST:
        raise Refusal(
            _("Give the view a name of at most %(count)d characters.") % {"count": LONGEST}
        )
    kept = {key: text for key, text in query.items() if text and key not in listing.PLACES}
    listing.rows(register, actor, kept)
    if shared_with is not None and not actor.may(register.area, "write", shared_with.path):
        raise PermissionDenied(_("Your posts do not allow sharing a view with this unit."))
    owner = actor.id or 0
    mine = SavedView._base_manager.filter(register=register.key, owner_id=owner)
    if mine.exclude(name=name).count() >= MOST:
        raise Refusal(
            _("You keep %(count)d views of this list already. Drop one.") % {"count": MOST}
        )
    given = {"query": kept, "unit": shared_with}
    made, _is_new = mine.update_or_create(
        register=register.key, owner_id=owner, name=name, defaults=given
    )
    return made


def may_drop(register: Register, actor: Actor, view: SavedView) -> bool:
    """Who saved a view, or leads the unit it is shared with."""
    if view.owner_id == actor.id or view.unit is None:
        return view.owner_id == actor.id
    return actor.may(register.area, "approve", view.unit.path)


def drop(register: Register, actor: Actor, pk: int) -> None:
    """Forget a view."""
    view = next((each for each in offered(register, actor) if each.pk == pk), None)
    if view is None or not may_drop(register, actor, view):
        raise PermissionDenied(_("Only who saved a view, or who leads its unit, drops it."))
    view.delete()
