"""The outline as in Word: put in, move, indent, drop; the numbers follow."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from baiju.engine import access, records
from baiju.engine.access import Actor
from baiju.engine.declare import Refusal

from . import marks, rank
from .clause import DEEPEST, Clause, clauses
from .plan import Plan, plans


def of(actor: Actor, plan: Plan) -> list[Clause]:
    """The clauses of a plan that stand, in order."""
    found = access.records(clauses, actor).filter(plan=plan, is_dropped=False)
    return list(found.order_by("rank", "pk"))


def branch(rows: Sequence[Clause], clause: Clause) -> list[Clause]:
    """A clause with everything that lies under it."""
    at = _place(rows, clause)
    found = [rows[at]]
    for row in rows[at + 1 :]:
        if clause.level == 0 or row.level <= clause.level:
            break
        found.append(row)
    return found


@transaction.atomic
def insert(
    actor: Actor,
    plan: Plan,
    after: Clause | None,
    *,
    level: int,
    heading: str = "",
    text: str = "",
    area: str = "general",
) -> Clause:
    """A new clause behind another's branch, or at the beginning."""
    access.locked(plans, actor, plan, "write")
    rows = of(actor, plan)
    behind = branch(rows, after)[-1] if after and level <= after.level else after
    at = _place(rows, behind) + 1 if behind else 0
    made: Clause = records.save(
        clauses,
        actor,
        {
            "plan": plan.pk,
            "rank": _rank(rows, at),
            "level": level,
            "marker": marks.style(level, (r.marker for r in rows if r.level == level))
            if level
            else "",
            "heading": heading,
            "text": text,
            "area": area,
        },
    )
    renumber(actor, plan)
    made.refresh_from_db()
    return made


@transaction.atomic
def indent(actor: Actor, clause: Clause, by: int) -> None:
    """Push a branch one level deeper (1) or higher (-1), as Tab and Shift+Tab do."""
    rows, clause = _alone(actor, clause)
    at = _place(rows, clause)
    moved = branch(rows, clause)
    above = rows[at - 1].level if at else 0
    if by > 0 and clause.level > above:
        raise Refusal(_("There is no item above it that it could lie under."))
    if clause.level + by < 1 or max(row.level for row in moved) + by > DEEPEST:
        raise Refusal(_("It cannot be moved any further this way."))
    markers = {r.level: r.marker for r in reversed(rows) if r not in moved}
    for row in moved:
        level = row.level + by
        marker = row.marker and marks.style(level, [markers.get(level, "")])
        records.change(clauses, actor, {"level": level, "marker": marker}, row)
    renumber(actor, clause.plan)


@transaction.atomic
def shift(actor: Actor, clause: Clause, by: int) -> None:
    """Move a branch before the sibling above (-1) or behind the one below (1)."""
    rows, clause = _alone(actor, clause)
    moved = branch(rows, clause)
    at = _place(rows, clause)
    rest = [row for row in rows if row not in moved]
    target = _up(rows, clause, at) if by < 0 else _down(rows, moved, at)
    if target is None:
        raise Refusal(_("It cannot be moved any further this way."))
    _rehang(actor, rest, moved, target)
    renumber(actor, clause.plan)


def _up(rows: Sequence[Clause], clause: Clause, at: int) -> int | None:
    """Where the sibling above begins."""
    for place in range(at - 1, -1, -1):
        if rows[place].level == clause.level:
            return place
        if rows[place].level < clause.level:
            return None
    return None


def _down(rows: Sequence[Clause], moved: Sequence[Clause], at: int) -> int | None:
    """Where the branch of the sibling below ends, counted without what is moved."""
    behind = at + len(moved)
    if behind >= len(rows) or rows[behind].level != rows[at].level:
        return None
    return at + len(branch(rows, rows[behind]))


def _rehang(actor: Actor, rest: Sequence[Clause], moved: Iterable[Clause], at: int) -> None:
    low = rest[at - 1].rank if at else ""
    high = rest[at].rank if at < len(rest) else ""
    for row in moved:
        low = rank.between(low, high)
        records.change(clauses, actor, {"rank": low}, row)


@transaction.atomic
def drop(actor: Actor, clause: Clause) -> list[Clause]:
    """Take a branch out of the plan. Its words stay and can be brought back."""
    rows, clause = _alone(actor, clause)
    dropped = branch(rows, clause)
    for row in dropped:
        records.change(clauses, actor, {"is_dropped": True}, row)
    renumber(actor, clause.plan)
    return dropped


@transaction.atomic
def restore(actor: Actor, clause: Clause) -> None:
    """Bring a dropped clause back to its place, with what was taken out under it."""
    access.locked(plans, actor, clause.plan, "write")
    rows = list(access.records(clauses, actor).filter(plan=clause.plan).order_by("rank", "pk"))
    for row in branch(rows, clause):
        if row.is_dropped:
            records.change(clauses, actor, {"is_dropped": False}, row)
    renumber(actor, clause.plan)


@transaction.atomic
def number(actor: Actor, clause: Clause) -> None:
    """Give a clause a number as its level has it, or take its number away."""
    every, clause = _alone(actor, clause)
    rows = [row for row in every if row.level == clause.level]
    marker = "" if clause.marker else marks.style(clause.level, (r.marker for r in rows))
    records.change(clauses, actor, {"marker": marker}, clause)
    renumber(actor, clause.plan)


def renumber(actor: Actor, plan: Plan) -> None:
    """Count the numbered clauses of each level anew, in the style each level has."""
    counts: dict[int, int] = {}
    styles: dict[int, str] = {}
    for row in of(actor, plan):
        for deeper in [level for level in counts if level > row.level]:
            del counts[deeper]
        if not marks.can_count(row.marker):
            continue
        counts[row.level] = counts.get(row.level, 0) + 1
        pattern = styles.setdefault(row.level, row.marker)
        wanted = marks.like(pattern, counts[row.level])
        if wanted != row.marker:
            records.change(clauses, actor, {"marker": wanted}, row)


def _rank(rows: Sequence[Clause], at: int) -> str:
    low = rows[at - 1].rank if at else ""
    high = rows[at].rank if at < len(rows) else ""
    return rank.between(low, high)


def _alone(actor: Actor, clause: Clause) -> tuple[list[Clause], Clause]:
    """The outline and the clause as they stand, kept from others until the transaction ends."""
    access.locked(plans, actor, clause.plan, "write")
    rows = of(actor, clause.plan)
    return rows, rows[_place(rows, clause)]


def _place(rows: Sequence[Any], clause: Clause) -> int:
    found = next((n for n, row in enumerate(rows) if row.pk == clause.pk), None)
    if found is None:
        raise Refusal(_("This clause was taken out of the plan. Bring it back first."))
    return found
