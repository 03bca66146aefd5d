"""A workbook from the first look to the records: looked through, staged, and told as a whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any

from django.utils.translation import gettext as _

from baiju.engine import batches, inturn, taking
from baiju.engine.access import Actor
from baiju.engine.batch import Batch, Outcome
from baiju.engine.declare import Intake, Refusal, Register
from baiju.engine.rows import ERROR, Fault, Given, Looked
from baiju.workbook.model import Refused

from . import answers, wording
from .intake import Read, Reader, Report

Source = Register | Intake


@dataclass
class Trial:
    """What a file would do: its tally, its rows in plain text, and everything that is wrong."""

    report: Report
    rows: list[tuple[Read, Looked]] = field(default_factory=list)
    keeps: bool = True
    warnings: list[str] = field(default_factory=list)

    def told(self) -> list[str]:
        """What a person should know of the file as a whole."""
        return [*map(wording.warning, self.report.plan.warnings), *self.warnings]

    def count(self, outcome: str) -> int:
        return sum(looked.outcome == outcome for _read, looked in self.rows)


def tried(
    source: Source,
    actor: Actor,
    unit: Any,
    data: bytes,
    name: str,
    *,
    today: date,
    said: Mapping[str, Any] | None = None,
) -> Trial:
    """Look a file through; nothing of it stays."""
    reader = Reader(source, actor, unit, today=today, said=said)
    trial = Trial(_report(reader, data, name))
    for _looked in _through(
        partial(taking.look, source, actor, unit), _read(reader, data, name, trial.report), trial
    ):
        pass
    return trial


def taken(
    source: Intake,
    actor: Actor,
    unit: Any,
    data: bytes,
    name: str,
    *,
    today: date,
    said: Mapping[str, Any] | None = None,
) -> Trial:
    """Take a list in while it is read, for what is no register; the caller keeps it or takes it back."""
    reader = Reader(source, actor, unit, today=today, said=said)
    trial = Trial(_report(reader, data, name))
    for _looked in _through(
        partial(inturn.take_into, source, actor, unit),
        _read(reader, data, name, trial.report),
        trial,
    ):
        pass
    return trial


def staged(
    source: Source,
    actor: Actor,
    batch: Batch,
    *,
    today: date,
    said: Mapping[str, Any] | None = None,
    is_told: bool = False,
) -> Trial:
    """Look a kept file through and stage its rows; a file that is no table refuses the batch.

    The rows are told only where somebody asks for them: there may be many. Where nobody said what
    the columns are, what was said of the last list with the same heads holds.
    """
    data = batches.content(batch)
    reader = Reader(source, actor, batch.unit, today=today, said=said)
    try:
        report = _report(reader, data, batch.name)
        if said is None and (said := answers.remembered(batch, report)):
            reader = Reader(source, actor, batch.unit, today=today, said=said)
            report = _report(reader, data, batch.name)
        trial = Trial(report, keeps=is_told)
        rows = _read(reader, data, batch.name, trial.report)
        looked = _through(partial(taking.look, source, actor, batch.unit), rows, trial)
        batches.stage(batch, looked)
    except Refusal as no:
        batches.refuse(batch, str(no))
        raise
    if told := batches.told_before(batch):
        trial.warnings.append(told)
    batches.staged(batch, notes(trial, said))
    return trial


def notes(trial: Trial, said: Mapping[str, Any] | None) -> dict[str, Any]:
    """What the page of a batch shows beside its rows."""
    report = trial.report
    return {
        "kind": report.plan.kind,
        "letters": report.letters,
        "heads": {sheet.name: sheet.layout.last for sheet in report.plan.tables},
        "written": answers.written(report),
        "unknown": [
            [sheet.name, each.column, each.title]
            for sheet in report.plan.tables
            for each in (*sheet.layout.unknown, *sheet.layout.passed)
        ],
        "questions": questions(report),
        "skipped": report.skipped,
        "faults": [[sheet, row, f.code, f.sentence, f.severity] for sheet, row, f in report.faults],
        "warnings": trial.told(),
        "said": dict(said or {}),
    }


def questions(report: Report) -> list[dict[str, Any]]:
    """What only a person can say; answered by a mapping of column to field."""
    return [
        {
            "sheet": asked.sheet,
            "column": asked.question.column,
            "title": asked.question.title,
            "options": list(asked.question.options),
        }
        for asked in report.asked
    ]


def blocks(report: Report) -> str:
    """Why nothing can be taken in yet, though the file was read; empty when nothing hinders."""
    faults = [(sheet, row, fault.severity) for sheet, row, fault in report.faults]
    return hinders({"questions": report.asked, "faults": faults})


def hinders(notes: Mapping[str, Any]) -> str:
    """The same of a batch, by what was noted."""
    if notes.get("questions"):
        return _("Answer first what the columns mean.")
    if any(severity == ERROR for *_place, severity in notes.get("faults", ())):
        return _("A column that is needed is missing.")
    return ""


def as_json(key: str, trial: Trial) -> dict[str, Any]:
    """A trial as programs read it: rows and letters as in the file, values in plain text."""
    report = trial.report
    faults = [
        _fault(sheet, row, fault, report.letters.get(sheet, {}))
        for sheet, row, fault in report.faults
    ]
    for read, looked in trial.rows:
        letters = report.letters.get(read.given.sheet, {})
        faults += [
            _fault(read.given.sheet, read.given.number, fault, letters) for fault in looked.faults
        ]
    return {
        "register": key,
        "rows": len(trial.rows),
        **{outcome: trial.count(outcome) for outcome in Outcome.values},
        "mapping": report.mapping,
        "records": [
            {"sheet": read.given.sheet, "row": read.given.number, "values": dict(read.texts)}
            for read, _looked in trial.rows
        ],
        "faults": faults,
        "questions": questions(report),
        "skipped": [
            {"sheet": sheet, "row": row, "reason": reason, "text": text}
            for sheet, row, reason, text in report.skipped
        ],
        "unknown": [
            {"sheet": sheet.name, "column": each.column, "title": each.title}
            for sheet in report.plan.tables
            for each in (*sheet.layout.unknown, *sheet.layout.passed)
        ],
        "warnings": trial.told(),
    }


def _fault(sheet: str, row: int, fault: Fault, letters: Mapping[str, str]) -> dict[str, Any]:
    told: dict[str, Any] = {
        "sheet": sheet,
        "row": row,
        "column": letters.get(fault.field, ""),
        "code": fault.code,
        "message": fault.sentence,
    }
    if fault.field:
        told["field"] = fault.field
    if fault.severity != ERROR:
        told["severity"] = fault.severity
    return told


def _report(reader: Reader, data: bytes, name: str) -> Report:
    try:
        return reader.report(data, name)
    except Refused as no:
        raise Refusal(wording.refusal(no)) from no


def _read(reader: Reader, data: bytes, name: str, report: Report) -> Iterator[Read]:
    try:
        yield from reader.rows(data, name, report)
    except Refused as no:
        raise Refusal(wording.refusal(no)) from no


def _through(
    look: Callable[[Iterator[Given]], Iterator[Looked]], reading: Iterator[Read], trial: Trial
) -> Iterator[Looked]:
    """The rows on their way through the register, each kept beside what was read of it."""
    waiting: dict[int, Read] = {}

    def given() -> Iterator[Given]:
        for read in reading:
            if trial.keeps:
                waiting[id(read.given)] = read
            yield read.given

    for looked in look(given()):
        if trial.keeps:
            trial.rows.append((waiting.pop(id(looked.given)), looked))
        yield looked
