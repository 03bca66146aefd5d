"""A list of units taken into the tree: added below their superior, renamed and moved by their code."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from baiju.engine.access import Actor
from baiju.engine.declare import Refusal
from baiju.engine.records import Invalid

from . import tree
from .models import Unit, UnitKind


def take(actor: Actor, unit: Unit | None, row: Mapping[str, str]) -> str:
    """One row: the unit with this code is made, changed or found as it is."""
    there = Unit.objects.filter(code=row["code"]).first()
    try:
        if there is None:
            _add(actor, unit, row)
            return "new"
        return _change(actor, there, row)
    except ValidationError as wrong:
        raise Invalid(wrong) from wrong


def _add(actor: Actor, unit: Unit | None, row: Mapping[str, str]) -> None:
    today = timezone.localdate()
    kind = row.get("kind") or UnitKind.GRASSROOTS
    if unit is None and not Unit.objects.exists():
        first = date(today.year, 1, 1)
        tree.plant(name=row["name"], kind=kind, code=row["code"], on=first)
        return
    parent = _named(actor, row["parent"]) if row.get("parent") else unit
    if parent is None:
        raise Refusal(_("Name the superior unit by its code."))
    on = max(parent.valid_from, date(today.year, 1, 1))
    tree.add(actor, parent, name=row["name"], kind=kind, code=row["code"], on=on)


def _change(actor: Actor, there: Unit, row: Mapping[str, str]) -> str:
    if there.valid_to is not None:
        raise Refusal(_("The unit with this code was closed. Give the new one another code."))
    outcome = "same"
    name, kind = row.get("name") or there.name, row.get("kind") or there.kind
    if (name, kind) != (there.name, there.kind):
        small = there.is_small_office
        there = tree.rename(actor, there, name=name, kind=kind, is_small_office=small)
        outcome = "changed"
    parent = _named(actor, row["parent"]) if row.get("parent") else None
    if parent is not None and parent.pk != there.parent_id:
        tree.move(actor, there, parent, on=timezone.localdate())
        outcome = "changed"
    return outcome


def _named(actor: Actor, text: str) -> Unit:
    """By its code, or by its name where only one has it."""
    rows = tree.units(actor).filter(valid_to=None)
    named = list(rows.filter(code=text)[:1]) or list(rows.filter(name=text)[:2])
    if not named:
        unknown = _("There is no unit called %(text)s.") % {"text": text[:60]}
        raise Invalid({"parent": [ValidationError(unknown, "unknown_unit")]})
    if len(named) > 1:
        several = _("Several units are called %(text)s. Write the code.") % {"text": text[:60]}
        raise Invalid({"parent": [ValidationError(several, "ambiguous_name")]})
    return named[0]
