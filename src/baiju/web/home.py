"""The desk: what is due today, how the plan stands, what comes soon."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import reduce
from itertools import groupby
from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from baiju.engine import access, diary, dues, registry, remarks, rulebook
from baiju.engine.declare import SENT, Register
from baiju.engine.dues import Due
from baiju.jobs import reminding
from baiju.org import tree

from . import pages, reach, reading
from .pages import Visit

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

AHEAD = 60
SHOWN = 12
RECENT = 8


@dataclass(frozen=True)
class Todo:
    """One line of the desk: the thing, its day, and where it opens."""

    record: Any
    kind: StrOrPromise
    address: str
    on: date
    days: int
    mine: bool
    place: str
    """The unit, when it is not the one chosen on the top line."""


@dataclass(frozen=True)
class Asked:
    """A record that waits for this person's approval."""

    record: Any
    kind: StrOrPromise
    address: str


@dataclass(frozen=True)
class Called:
    """A remark that calls this person."""

    record: Any
    author: str
    at: datetime
    text: str
    address: str


def home(request: Visit) -> HttpResponse:
    """Three columns that read like a desk."""
    today = timezone.localdate()
    soon_days = rulebook.amount("due-soon", request.unit, today) if request.unit else 0
    todos = _todos(request, today)
    now = [todo for todo in todos if todo.days <= soon_days]
    context = {
        "today": today,
        "passed": round(100 * today.timetuple().tm_yday / 366, 1),
        "lead": _lead(request, now),
        "todos": now[:SHOWN],
        "todo_count": len(now),
        "asked": _asked(request),
        "called": _called(request),
        "reminder": reminding.of(request.user, today),
        "soon": _grouped([todo for todo in todos if todo.days > soon_days]),
        "panels": _panels(request),
        "recent": _recent(request),
        "may_record": any(
            r.menu and request.actor.tops(r.area, "write") for r in registry.registers()
        ),
    }
    return pages.page(request, "home.html", context)


def _lead(request: Visit, now: list[Todo]) -> str:
    """The day in a sentence."""
    if request.unit is None:
        return _("You hold no post yet. Ask your office's administrator for one.")
    late = sum(todo.days < 0 for todo in now)
    values = {"name": request.user.name, "count": len(now), "late": late}
    if late:
        return _("%(name)s, %(count)d things are on your desk, %(late)d of them late.") % values
    if now:
        return _("%(name)s, %(count)d things are on your desk.") % values
    return _("%(name)s, nothing is due.") % values


def _todos(request: Visit, today: date) -> list[Todo]:
    """What is mine comes before what belongs to the unit, within the same day."""
    if request.unit is None:
        return []
    mine = dues.mine(request.actor, today, days=AHEAD)
    known = {(due.register.key, due.record.pk, due.clock) for due in mine}
    theirs = [
        due
        for due in dues.everyones(request.actor, request.unit.path, today, days=AHEAD)
        if (due.register.key, due.record.pk, due.clock) not in known
    ]
    found = [_todo(request, due, mine=True) for due in mine]
    found += [_todo(request, due, mine=False) for due in theirs]
    return sorted(found, key=lambda todo: (todo.on, not todo.mine))


def _todo(request: Visit, due: Due, *, mine: bool) -> Todo:
    where = reach.address(due.register, due.record)
    unit = reduce(getattr, due.register.unit.split("__"), due.record)
    place = "" if unit == request.unit else str(unit)
    return Todo(due.record, due.clock.title, where, due.on, due.days, mine, place)


def _asked(request: Visit) -> list[Asked]:
    """Submitted records that this person may verify."""
    found: list[Asked] = []
    for register in registry.registers():
        if register.is_staged and _is_verified_here(register):
            rows = access.records(register, request.actor, "approve")
            waiting = rows.filter(review__in=SENT)[: SHOWN - len(found)]
            found += [Asked(r, register.one, reach.address(register, r)) for r in waiting]
    return found


def _called(request: Visit) -> list[Called]:
    return [
        Called(
            each.record,
            each.remark.author,
            each.remark.at,
            each.text,
            f"{reach.address(each.register, each.record)}#remarks",
        )
        for each in remarks.waiting(request.actor)
    ]


def _is_verified_here(register: Register) -> bool:
    return any(step.level == "approve" for step in register.transitions)


def _grouped(todos: list[Todo]) -> list[tuple[StrOrPromise, list[Todo]]]:
    ordered = sorted(todos, key=lambda todo: (str(todo.kind), todo.on))
    return [(kind, list(some)) for kind, some in groupby(ordered, key=lambda todo: todo.kind)]


def _panels(request: Visit) -> list[tuple[pages.Panel, Any]]:
    if request.unit is None:
        return []
    return [
        (panel, panel.context(request.actor, request.unit, request.year))
        for panel in pages.panels()
    ]


def _recent(request: Visit) -> list[reading.News]:
    entries = diary.under(request.actor, tree.visible(request.actor))[:RECENT]
    return [reading.news(entry) for entry in entries]
