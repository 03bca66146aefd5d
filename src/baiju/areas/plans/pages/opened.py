"""The one form that is open on the page, named in the address: `?do=edit&at=12`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from baiju.areas.plans.clause import Clause, clauses
from baiju.areas.plans.progress import ProgressNote, progress_notes
from baiju.areas.plans.target import Target, targets
from baiju.areas.plans.task import Task, tasks
from baiju.engine import access, forms
from baiju.engine.declare import Register, Section
from baiju.web.pages import Visit

from . import finding


def _part(of: Register, *fields: str) -> Register:
    """The fields of a register that the plan page asks for; the rest is known or computed."""
    return Register(
        model=of.model,
        key=f"{of.key}-on-the-plan",
        columns=of.columns,
        sections=(Section("", fields),),
        unit=of.unit,
        area="plans",
    )


WORDS = _part(clauses, "marker", "heading", "text", "area")
TARGET = _part(
    targets,
    "kind",
    "indicator",
    "comparator",
    "value",
    "value_max",
    "measure",
    "base",
    "every",
    "due_on",
)
TASK = _part(tasks, "title", "owner", "helpers", "party", "due_on", "times", "every", "done_on")
NOTE = _part(progress_notes, "happened_on", "text")

KINDS: dict[str, tuple[Register, Register, str]] = {
    "edit": (WORDS, clauses, "clause"),
    "add": (WORDS, clauses, "clause"),
    "target": (TARGET, targets, "clause"),
    "retarget": (TARGET, targets, "target"),
    "task": (TASK, tasks, "clause"),
    "retask": (TASK, tasks, "task"),
    "note": (NOTE, progress_notes, "task"),
}
"""What can be opened: the fields, their register, and what the address names."""
MODELS: dict[str, Any] = {"clause": Clause, "target": Target, "task": Task, "note": ProgressNote}


@dataclass(frozen=True)
class Opened:
    """An open form, the clause it stands under and the record it changes."""

    do: str
    at: int
    clause: int
    form: Any
    version: int | None = None
    theirs: Any = None
    """The record as somebody else has saved it meanwhile."""

    @property
    def action(self) -> str:
        return f"/plans/deeds/{self.do}/{self.at}/"


def asked(request: Visit) -> Opened | None:
    """What the address asks to open, if this person may write it."""
    do, at = request.GET.get("do", ""), finding.number(request.GET.get("at"))
    if do not in KINDS or at is None:
        return None
    part, _of, names = KINDS[do]
    subject = find(request, names, at)
    if do in {"edit", "retarget", "retask"}:
        form = forms.filled(part, request.actor, subject)
        return Opened(do, at, clause_of(names, subject).pk, form, subject.version)
    return Opened(
        do, at, clause_of(names, subject).pk, forms.blank(part, request.actor, _initial(do))
    )


def find(request: Visit, names: str, at: int) -> Any:
    """The clause, target or task that an address names, to be written."""
    of = {"clause": clauses, "target": targets, "task": tasks}[names]
    subject = finding.row(request, of, at)
    access.require(of, request.actor, subject, "write")
    return subject


def clause_of(names: str, subject: Any) -> Clause:
    found: Clause = subject if names == "clause" else subject.clause
    return found


def _initial(do: str) -> dict[str, Any]:
    from django.utils import timezone

    return {"happened_on": timezone.localdate()} if do == "note" else {}
