"""What follows for a union from what was entered: its place in the tree, its terms, its employer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from baiju.engine import calendar, records, rulebook
from baiju.engine.access import Actor, Grant
from baiju.engine.declare import Refusal
from baiju.org import tree
from baiju.org.models import Unit, UnitKind
from baiju.shared.employer import Operation, employers

from .formation import STEPS

if TYPE_CHECKING:
    from .union import Union

AREA = "organizing"
UNION_UNITS = (UnitKind.GRASSROOTS, UnitKind.TOWNSHIP, UnitKind.STREET)
LONGEST_PREFIX = 22
LONGEST_TERM = timedelta(days=90)


def follow(unions: Sequence[Union], actor: Actor) -> None:
    """Fill what a person does not enter; a new name or superior is passed on to the tree."""
    before = type(unions[0])._base_manager.select_related("unit").in_bulk([u.pk for u in unions])
    for union in unions:
        was = before.get(union.pk)
        _place(union, was, actor)
        if was is not None:
            _ask_above(union, was, actor)
        _count_terms(union, was)
        _file_employer(union, actor)


def _place(union: Union, was: Union | None, actor: Actor) -> None:
    if was is None:
        union.unit = _there_already(union) or _made(union, actor)
        return
    unit = was.unit
    if union.superior_id != was.superior_id:
        _move(union, unit, actor)
    elif unit.parent_id:
        union.superior_id = unit.parent_id  # the tree's own acts win over an older entry
    if union.name != was.name:
        name, kind, small = union.name, unit.kind, unit.is_small_office
        tree.rename(_keeper(actor, unit), unit, name=name, kind=kind, is_small_office=small)


def _there_already(union: Union) -> Unit | None:
    """The unit that carries this name there and has no union yet: a township's own, one of a list."""
    near = Q(parent=union.superior) | Q(pk=union.superior_id)
    free = Q(name=union.name, kind__in=UNION_UNITS, valid_to=None, union=None)
    return Unit.objects.filter(near, free).order_by("path").first()


def _made(union: Union, actor: Actor) -> Unit:
    superior = union.superior
    noted = [day for name in STEPS.values() if (day := getattr(union, name))]
    on = max(superior.valid_from, min(noted, default=timezone.localdate()))
    kind = UnitKind.TOWNSHIP if union.is_of_a_township else UnitKind.GRASSROOTS
    keeper, code = _keeper(actor, superior), _free_code(superior)
    return tree.add(keeper, superior, name=union.name, kind=kind, code=code, on=on)


def _move(union: Union, unit: Unit, actor: Actor) -> None:
    if union.superior_id != unit.parent_id:
        keeper = _keeper(actor, unit, union.superior)
        tree.move(keeper, unit, union.superior, on=timezone.localdate())


def _keeper(actor: Actor, *units: Unit) -> Actor:
    """Who keeps the unions of a part of the tree may make, name and move their places in it."""
    if not all(actor.may(AREA, "write", unit.path) for unit in units):
        raise PermissionDenied(_("Your posts do not allow this for this record."))
    grants = tuple(Grant(unit.path, {"org": "approve"}) for unit in units)
    return Actor(actor.id, actor.name, grants)


def _free_code(superior: Unit) -> str:
    prefix = f"{superior.code[:LONGEST_PREFIX]}-G"
    taken = set(Unit.objects.filter(code__startswith=prefix).values_list("code", flat=True))
    number = len(taken) + 1
    while f"{prefix}{number}" in taken:
        number += 1
    return f"{prefix}{number}"


def _ask_above(union: Union, was: Union, actor: Actor) -> None:
    """Neither founds nor ends a union itself; what is entered of an old one is taken as it is."""
    founded = union.approved_on and not was.approved_on
    ended = union.dissolved_on and not was.dissolved_on
    if (founded or ended) and not actor.may(AREA, "approve", union.superior.path):
        raise Refusal(_("Only the union above founds or dissolves a union. Report it there."))
    if ended and union.is_own and union.employer and _still_works(union):
        raise Refusal(
            _(
                "The employer is still in operation: its union can be dissolved only when it has ended."
            )
        )


def _still_works(union: Union) -> bool:
    return union.employer is not None and union.employer.operation == Operation.RUNNING


def _count_terms(union: Union, was: Union | None) -> None:
    """The rulebook's values are taken when a clock starts, and stay."""
    start = union.reelected_on or union.elected_on
    end = calendar.add_months(start, 12 * union.term_years) if start and union.term_years else None
    if end != union.term_end:
        union.term_end = end
        union.election_due_on = None
        if start and end:
            ahead = rulebook.amount("election-ahead", union.unit, start)
            union.election_due_on = end - timedelta(days=ahead)
    reported = union.reported_on
    if was is None or reported != was.reported_on:
        union.approval_due = None
        if reported:
            days = rulebook.amount("union-approval", union.unit, reported)
            local = rulebook.holidays(union.unit, reported, reported + LONGEST_TERM)
            union.approval_due = calendar.deadline(reported, days, "day", local)


def _file_employer(union: Union, actor: Actor) -> None:
    """An employer lies with its own union, so that who keeps the union sees it."""
    employer = union.employer
    if employer is None or not union.is_own or employer.unit_id == union.unit_id:
        return
    if actor.may(AREA, "write", employer.unit.path):
        records.change(employers, actor, {"unit": union.unit_id}, employer)
