"""The tree: read by right, changed by dated acts that keep its history and every path right."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction
from django.db.models import F, Max, QuerySet, Value
from django.db.models.functions import Concat, Length, Substr
from django.utils.translation import gettext as _

from baiju.engine import access, calendar, diary, finding, paths
from baiju.engine.access import Actor
from baiju.engine.declare import Refusal

from .models import Placement, Unit, units_found

DAY = timedelta(days=1)
DEEPEST = 20
"""Levels of the tree; a path has room for no more."""


def units(actor: Actor, area: str = "org", level: str = "read") -> QuerySet[Unit]:
    """The units an actor holds a level over, in the tree's order."""
    return access.within(Unit.objects.order_by("path"), "path", actor.tops(area, level))


def visible(actor: Actor) -> QuerySet[Unit]:
    """Every open unit in which the actor may see anything at all."""
    tops = tuple(grant.path for grant in actor.grants)
    return access.within(Unit.objects.filter(valid_to=None).order_by("path"), "path", tops)


def is_planted() -> bool:
    """Whether the tree has its first unit."""
    return Unit.objects.exists()


def by_code(code: str) -> Unit | None:
    """The open unit with this code; for commands, which act for the whole machine."""
    return Unit.objects.filter(code=code, valid_to=None).first()


def by_key(pk: int) -> Unit | None:
    """The unit with this key, open or closed; for commands."""
    return Unit.objects.filter(pk=pk).first()


def line(unit: Unit) -> list[Unit]:
    """The units from the top down to this one."""
    return list(Unit.objects.filter(path__in=paths.above(unit.path)).order_by("path"))


def on_day(day: date) -> QuerySet[Placement]:
    """The tree as it stood on a day."""
    open_then = models.Q(valid_to=None) | models.Q(valid_to__gte=day)
    return Placement.objects.filter(open_then, valid_from__lte=day).order_by("path")


@transaction.atomic
def plant(*, name: str, kind: str, code: str, on: date) -> Unit:
    """The first unit of an empty installation."""
    if Unit.objects.exists():
        raise Refusal(_("The tree has its first unit already. Add further ones below it."))
    return _create(None, name=name, kind=kind, code=code, on=on)


@transaction.atomic
def add(actor: Actor, parent: Unit, *, name: str, kind: str, code: str, on: date) -> Unit:
    """A new unit below another."""
    parent = _held(actor, parent)
    _refuse_before(on, parent.valid_from)
    unit = _create(parent, name=name, kind=kind, code=code, on=on)
    _note(actor, unit, "create", {"name": [None, name], "parent": [None, parent.name]})
    return unit


@transaction.atomic
def rename(actor: Actor, unit: Unit, *, name: str, kind: str, is_small_office: bool) -> Unit:
    """Change what a unit is called and is; 'small office' is set by the level above."""
    unit = _held(actor, unit)
    before = {"name": unit.name, "kind": unit.kind, "is_small_office": unit.is_small_office}
    if is_small_office != unit.is_small_office:
        _require_above(actor, unit)
    unit.name, unit.kind, unit.is_small_office = name, kind, is_small_office
    _clean(unit)
    unit.save(update_fields=["name", "kind", "is_small_office"])
    finding.note(units_found, [unit])
    after = {name: getattr(unit, name) for name in before}
    _note(
        actor, unit, "change", {k: [before[k], after[k]] for k in before if before[k] != after[k]}
    )
    return unit


@transaction.atomic
def move(actor: Actor, unit: Unit, parent: Unit, *, on: date) -> Unit:
    """Hang a unit, with all below it, under another from a day on."""
    unit, parent = _held(actor, unit), _held(actor, parent)
    if parent.path.startswith(unit.path):
        raise Refusal(_("A unit cannot be moved below itself. Choose another place."))
    if parent.pk == unit.parent_id:
        raise Refusal(_("The unit is there already."))
    _refuse_before(on, _stands_since(unit))
    old, former = unit.path, unit.parent
    _end_placements(old, on - DAY)
    new = _free_path(parent, levels=_levels(unit))
    _repath(old, new)
    Unit.objects.filter(pk=unit.pk).update(parent=parent)
    _begin_placements(new, on)
    unit.refresh_from_db()
    _note(actor, unit, "move", {"parent": [former.name if former else None, parent.name]})
    return unit


@transaction.atomic
def close(actor: Actor, unit: Unit, *, on: date) -> Unit:
    """End a unit; what lies below it must have been moved or closed before."""
    unit = _held(actor, unit)
    _refuse_before(on, _stands_since(unit))
    return _close(actor, unit, on)


def _close(actor: Actor, unit: Unit, on: date) -> Unit:
    if unit.children.filter(valid_to=None).exists():
        raise Refusal(_("There are units below this one. Move or close them first."))
    if unit.parent_id is None:
        raise Refusal(_("The first unit of the tree cannot be closed."))
    _end_placements(unit.path, on)
    unit.valid_to = on
    unit.save(update_fields=["valid_to"])
    _note(actor, unit, "close", {"valid_to": [None, on.isoformat()]})
    return unit


@transaction.atomic
def merge(actor: Actor, unit: Unit, into: Unit, *, on: date) -> Unit:
    """Hang all that lies below one unit under another, and close the first."""
    if into.path.startswith(unit.path):
        raise Refusal(_("A unit cannot be merged into itself or into one below it."))
    unit, into = _held(actor, unit), _held(actor, into)
    _refuse_before(on, _stands_since(unit))
    for child in list(unit.children.filter(valid_to=None).order_by("path")):
        move(actor, child, into, on=on)
    return _close(actor, unit, on - DAY)


@transaction.atomic
def split(
    actor: Actor, unit: Unit, *, name: str, code: str, children: Iterable[Unit], on: date
) -> Unit:
    """A new unit beside one, which takes over some of the units below it."""
    unit = _held(actor, unit)
    if unit.parent is None:
        raise Refusal(_("The first unit of the tree cannot be split."))
    made = add(actor, unit.parent, name=name, kind=unit.kind, code=code, on=on)
    for child in children:
        if child.parent_id != unit.pk:
            raise Refusal(_("%(name)s does not lie below this unit.") % {"name": child.name})
        move(actor, child, made, on=on)
    return made


def _held(actor: Actor, unit: Unit) -> Unit:
    """The unit as it stands, locked, when the actor keeps this part of the tree."""
    found = units(actor, level="approve").select_for_update().filter(pk=unit.pk).first()
    if found is None:
        raise PermissionDenied(_("Your posts do not let you change this part of the tree."))
    if found.valid_to is not None:
        raise Refusal(_("%(name)s is closed.") % {"name": found.name})
    return found


def _stands_since(unit: Unit) -> date:
    """The first day on which it and all below it stood where they stand now."""
    open_ones = Placement.objects.filter(paths.below(unit.path), valid_to=None)
    since: date | None = open_ones.aggregate(last=Max("valid_from"))["last"]
    return since or unit.valid_from


def _refuse_before(on: date, since: date) -> None:
    """What was on earlier days is history, and history is not overwritten."""
    if not calendar.EARLIEST <= on <= calendar.LATEST:
        raise Refusal(calendar.out_of_range())
    if on < since:
        raise Refusal(
            _("It has stood like this since %(day)s. Choose that day or a later one.")
            % {"day": since.isoformat()}
        )


def _levels(unit: Unit) -> int:
    """How many levels a unit has with all below it."""
    below = Unit.objects.filter(paths.below(unit.path)).aggregate(longest=Max(Length("path")))
    return (int(below["longest"]) - len(unit.path)) // paths.WIDTH + 1


def _require_above(actor: Actor, unit: Unit) -> None:
    above = unit.path[: -paths.WIDTH] or unit.path
    if not actor.may("org", "approve", above):
        raise PermissionDenied(_("Only the level above can set this."))


def _create(parent: Unit | None, *, name: str, kind: str, code: str, on: date) -> Unit:
    path = _free_path(parent)
    unit = Unit(name=name, kind=kind, code=code, parent=parent, path=path, valid_from=on)
    _clean(unit)
    unit.save()
    finding.note(units_found, [unit])
    Placement.objects.create(unit=unit, parent=parent, path=path, valid_from=on)
    return unit


def _clean(unit: Unit) -> None:
    if Unit.objects.filter(code=unit.code).exclude(pk=unit.pk).exists():
        raise Refusal(_("Another unit has this code already. Choose another one."))
    try:
        unit.full_clean(exclude=["parent", "path"])
    except ValidationError as wrong:
        raise Refusal(" ".join(wrong.messages)) from wrong


def _free_path(parent: Unit | None, *, levels: int = 1) -> str:
    """The next path below a unit that no unit has and none ever had."""
    top = parent.path if parent else ""
    if len(top) // paths.WIDTH + levels > DEEPEST:
        raise Refusal(_("The tree has at most %(count)d levels.") % {"count": DEEPEST})
    length = len(top) + paths.WIDTH
    taken = [
        model._base_manager.annotate(length=Length("path"))
        .filter(paths.below(top) if top else models.Q(), length=length)
        .aggregate(last=Max("path"))["last"]
        for model in (Unit, Placement)
    ]
    last = max((paths.number(path) for path in taken if path), default=0)
    return top + paths.step(last + 1)


def _repath(old: str, new: str) -> None:
    """One statement for the whole subtree."""
    rest = Substr("path", len(old) + 1)
    Unit.objects.filter(paths.below(old)).update(path=Concat(Value(new), rest))


def _end_placements(top: str, on: date) -> None:
    open_ones = Placement.objects.filter(paths.below(top), valid_to=None)
    open_ones.filter(valid_from__gt=on).delete()  # begun and ended on one day: never was
    open_ones.update(valid_to=on)


def _begin_placements(top: str, on: date) -> None:
    moved = Unit.objects.filter(paths.below(top), valid_to=None)
    Placement.objects.bulk_create(
        Placement(unit_id=pk, parent_id=parent, path=path, valid_from=on)
        for pk, parent, path in moved.values_list("pk", F("parent_id"), "path")
    )


def _note(actor: Actor, unit: Unit, act: str, changes: dict[str, list[Any]]) -> None:
    diary.write(
        actor,
        register="units",
        record=unit.pk,
        unit_id=unit.pk,
        label=unit.name,
        act=act,
        version=1,
        changes=changes,
    )
