"""The plan as it is shown: each clause with its words marked, its targets, duties and findings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Prefetch

from baiju.engine import access, evidence, rulebook
from baiju.engine.access import Actor
from baiju.engine.models import Evidence

from . import check, marking, outline, pace
from .check import Shown
from .clause import Clause
from .marking import Segment
from .pace import Duty
from .plan import Plan
from .progress import progress_notes
from .target import targets
from .task import tasks


@dataclass
class Line:
    """One clause on the paper and in the margin."""

    clause: Clause
    paragraphs: list[list[Segment]]
    targets: list[Any] = field(default_factory=list)
    duties: list[Duty] = field(default_factory=list)
    findings: list[Shown] = field(default_factory=list)

    @property
    def is_heading(self) -> bool:
        """A line of its own that only names what follows."""
        return self.clause.level > 0 and not self.clause.text.strip()

    @property
    def lamp(self) -> str:
        return pace.worst(duty.lamp for duty in self.duties)


@dataclass
class Part:
    """A top-level section for the list of contents, with how its duties stand."""

    clause: Clause
    lines: list[Line]

    @property
    def duties(self) -> list[Duty]:
        return [duty for line in self.lines for duty in line.duties]

    @property
    def well(self) -> int:
        return sum(duty.lamp in (pace.DONE, pace.ON, pace.WAIT) for duty in self.duties)

    @property
    def lamp(self) -> str:
        return pace.worst(duty.lamp for duty in self.duties)

    @property
    def promised(self) -> int:
        return sum(len(line.targets) for line in self.lines)

    @property
    def doubts(self) -> int:
        return sum(len(line.findings) for line in self.lines)

    @property
    def next_day(self) -> date | None:
        """The first day something of this section is due that is not done."""
        open_ones = (d.task.due_on for d in self.duties if d.lamp != pace.DONE and d.task.due_on)
        return min(open_ones, default=None)


@dataclass
class Board:
    """A whole plan, ready to be shown."""

    plan: Plan
    lines: list[Line]
    title_findings: list[Shown]
    files: dict[int, list[Evidence]]

    @property
    def parts(self) -> list[Part]:
        found: list[Part] = []
        top = min((line.clause.level for line in self.lines if line.clause.level), default=1)
        for line in self.lines:
            if line.clause.level == top:
                found.append(Part(line.clause, [line]))
            elif found:
                found[-1].lines.append(line)
        return found

    @property
    def findings(self) -> list[Shown]:
        return [*self.title_findings, *(f for line in self.lines for f in line.findings)]

    def count(self, *lamps: str) -> int:
        return sum(duty.lamp in lamps for line in self.lines for duty in line.duties)


def of(actor: Actor, plan: Plan, today: date) -> Board:
    """Everything the plan page shows, in a fixed number of queries."""
    rows = outline.of(actor, plan)
    promised = _by_clause(access.records(targets, actor).filter(clause__plan=plan))
    notes = Prefetch("progressnote_set", access.records(progress_notes, actor))
    found = access.records(tasks, actor).filter(clause__plan=plan).select_related("owner")
    asked = _by_clause(
        found.select_related("owner", "clause__plan").prefetch_related("helpers", notes)
    )
    doubts = check.of(actor, plan, rows)
    soon = rulebook.amount("due-soon", plan.unit, today)
    lines = [_line(row, promised, asked, doubts, today, soon) for row in rows]
    return Board(plan, lines, [f for f in doubts if f.clause is None], _files(lines))


def _by_clause(rows: Any) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for row in rows.order_by("pk"):
        found.setdefault(row.clause_id, []).append(row)
    return found


def _line(
    row: Clause,
    promised: dict[int, list[Any]],
    asked: dict[int, list[Any]],
    doubts: Sequence[Shown],
    today: date,
    soon: int,
) -> Line:
    found = [f for f in doubts if f.clause is not None and f.clause.pk == row.pk]
    mine = promised.get(row.pk, [])
    placed = [t for t in mine if t.start is not None and t.end is not None]
    lead = len(row.marker + row.heading) if row.level else 0
    return Line(
        row,
        marking.paragraphs(row.words, lead, found, placed),
        mine,
        [pace.duty(task, today, soon=soon) for task in asked.get(row.pk, [])],
        found,
    )


def _files(lines: Sequence[Line]) -> dict[int, list[Evidence]]:
    """The papers behind the progress notes, by note."""
    notes = [note.pk for line in lines for duty in line.duties for note in duty.notes]
    found: dict[int, list[Evidence]] = {}
    for piece in evidence.behind(progress_notes, notes):
        found.setdefault(piece.record, []).append(piece)
    return found
