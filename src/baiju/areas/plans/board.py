"""The plan as it is shown: each clause with its words marked, its targets, duties and findings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Prefetch

from baiju.engine import access, evidence, rulebook
from baiju.engine.access import Actor
from baiju.engine.models import Evidence

from . import baseline, check, marking, pace
from .baseline import Content
from .check import Shown
from .clause import Clause, clauses
from .laid import Laid, Said
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
    sentences: list[Said] = field(default_factory=list)
    targets: list[Any] = field(default_factory=list)
    duties: list[Duty] = field(default_factory=list)
    findings: list[Shown] = field(default_factory=list)

    @property
    def is_heading(self) -> bool:
        """A line of its own that only names what follows."""
        return self.clause.level > 0 and not self.clause.text.strip()

    @property
    def asks(self) -> bool:
        """Whether something is to be done here."""
        lead = self._lead
        doing = ("target", "measure")
        told = any(s.kind in doing and s.end > lead for s in self.sentences)
        return self.clause.level > 0 and not self.is_heading and told

    @property
    def _lead(self) -> int:
        return len(self.clause.marker + self.clause.heading) if self.clause.level else 0

    @property
    def paragraphs(self) -> list[list[Segment]]:
        """The words with the findings on them."""
        return marking.paragraphs(self.clause.words, self._lead, self.findings)

    @property
    def read(self) -> list[list[Segment]]:
        """The words with the findings, the targets and what each sentence does."""
        words, lead = self.clause.words, self._lead
        if self.is_heading or self.clause.level == 0:
            return self.paragraphs
        marks = marking.marks(words, lead, self.sentences, self.targets)
        return marking.paragraphs(words, lead, self.findings, marks)


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
    def late(self) -> int:
        return sum(duty.lamp == pace.LATE for duty in self.duties)

    @property
    def promised(self) -> int:
        return sum(len(line.targets) for line in self.lines)

    @property
    def doubts(self) -> int:
        return sum(len(line.findings) for line in self.lines)

    @property
    def misnumbered(self) -> bool:
        """Whether the number of one of its headings is wrong."""
        codes = (shown.finding.code for line in self.lines for shown in line.findings)
        return any(code.startswith("numbering") for code in codes)

    @property
    def next_duty(self) -> Duty | None:
        """What of this section is due first and is not done."""
        asked = (duty for duty in self.duties if duty.next_day is not None)
        return min(asked, key=lambda duty: str(duty.next_day), default=None)


@dataclass
class Board:
    """A whole plan, ready to be shown."""

    plan: Plan
    lines: list[Line]
    title_findings: list[Shown]
    dropped: list[Clause]
    files: dict[int, list[Evidence]]
    is_too_long: bool
    """Whether it is too long to be checked while somebody waits."""
    content: Content
    """The whole of it as plain values, as a baseline holds them."""

    @cached_property
    def parts(self) -> list[Part]:
        found: list[Part] = []
        top = min((line.clause.level for line in self.lines if line.clause.level), default=1)
        for line in self.lines:
            if line.clause.level == top:
                found.append(Part(line.clause, [line]))
            elif found:
                found[-1].lines.append(line)
        return found

    @cached_property
    def part_of(self) -> dict[int, Part]:
        """The sections by the clause that heads them."""
        return {part.clause.pk: part for part in self.parts}

    @property
    def findings(self) -> list[Shown]:
        return [*self.title_findings, *(f for line in self.lines for f in line.findings)]

    @property
    def targets(self) -> list[Any]:
        return [target for line in self.lines for target in line.targets]

    @property
    def duties(self) -> list[Duty]:
        return [duty for line in self.lines for duty in line.duties]

    @property
    def coming(self) -> list[Duty]:
        """What is not done, by the day it has to be done."""
        asked = [duty for duty in self.duties if duty.next_day is not None]
        return sorted(asked, key=lambda duty: str(duty.next_day))

    def count(self, *lamps: str) -> int:
        return sum(duty.lamp in lamps for duty in self.duties)


def of(actor: Actor, plan: Plan, today: date) -> Board:
    """Everything the plan page shows, in a fixed number of queries."""
    rows = list(access.records(clauses, actor).filter(plan=plan).order_by("rank", "pk"))
    kept = [row for row in rows if not row.is_dropped]
    laid = Laid(plan.title, kept)
    doubts, said = check.on(actor, plan, laid), laid.sentences()
    promised = list(access.records(targets, actor).filter(clause__plan=plan).order_by("pk"))
    asked = _tasks(actor, [plan])
    by_clause = _by_clause(promised), _by_clause(asked)
    soon = rulebook.amount("due-soon", plan.unit, today)
    lines = [
        Line(
            row,
            said.get(row.pk, []),
            by_clause[0].get(row.pk, []),
            [pace.duty(task, today, soon=soon) for task in by_clause[1].get(row.pk, [])],
            [f for f in doubts if f.clause is row],
        )
        for row in kept
    ]
    return Board(
        plan,
        lines,
        title_findings=[f for f in doubts if f.clause is None],
        dropped=[row for row in rows if row.is_dropped],
        files=_files(lines),
        is_too_long=laid.is_too_long,
        content=baseline.written(rows, promised, asked),
    )


@dataclass
class Standing:
    """How the duties of a plan stand, in three numbers."""

    asked: int = 0
    done: int = 0
    late: int = 0


def standing(actor: Actor, plans: Sequence[Plan], today: date) -> dict[int, Standing]:
    """The numbers of several plans by their keys, in as many queries as for one."""
    found = {plan.pk: Standing() for plan in plans}
    for task in _tasks(actor, plans):
        if not task.clause.is_dropped:
            told, lamp = found[task.clause.plan_id], pace.duty(task, today, soon=0).lamp
            told.asked += 1
            told.done += lamp == pace.DONE
            told.late += lamp == pace.LATE
    return found


def _tasks(actor: Actor, plans: Sequence[Plan]) -> list[Any]:
    """The tasks of plans with all that tells how they stand."""
    notes = Prefetch("progressnote_set", access.records(progress_notes, actor))
    found = access.records(tasks, actor).filter(clause__plan__in=plans).order_by("pk")
    return list(found.select_related("owner", "clause__plan").prefetch_related("helpers", notes))


def _by_clause(rows: Sequence[Any]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for row in rows:
        found.setdefault(row.clause_id, []).append(row)
    return found


def _files(lines: Sequence[Line]) -> dict[int, list[Evidence]]:
    """The papers behind the progress notes, by note."""
    notes = [note.pk for line in lines for duty in line.duties for note in duty.notes]
    found: dict[int, list[Evidence]] = {}
    for piece in evidence.behind(progress_notes, notes) if notes else ():
        found.setdefault(piece.record, []).append(piece)
    return found
