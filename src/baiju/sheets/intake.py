"""A workbook read for a register: rows with values in plain text, references found, faults named."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from baiju.engine.access import Actor
from baiju.engine.declare import Intake, Register
from baiju.engine.forms import CLEAR
from baiju.engine.rows import UID, WARNING, Fault, Given
from baiju.workbook import body, reading
from baiju.workbook import faults as words
from baiju.workbook import rows as whole
from baiju.workbook.choosing import Question
from baiju.workbook.columns import Column
from baiju.workbook.layout import Layout
from baiju.workbook.model import Refused

from . import columns, plan, references, returning, wording
from .plan import Plan, Sheet
from .references import References


@dataclass(frozen=True)
class Read:
    """A row as it was read: the text of each field, and what goes on to the register."""

    given: Given
    texts: Mapping[str, str]


@dataclass(frozen=True)
class Asked:
    """What only a person can say, and in which sheet."""

    sheet: str
    question: Question


@dataclass
class Report:
    """How the file was understood; it fills while the rows are read."""

    plan: Plan
    columns: Sequence[Column]
    asked: list[Asked] = field(default_factory=list)
    skipped: list[tuple[str, int, str, str]] = field(default_factory=list)
    """Sheet, row, reason and first words of each line that was passed over."""
    faults: list[tuple[str, int, Fault]] = field(default_factory=list)
    """What is wrong with a sheet as a whole, at its head."""
    letters: dict[str, dict[str, str]] = field(default_factory=dict)
    """Sheet → field → column letter."""

    @property
    def mapping(self) -> dict[str, str]:
        """Column letter → field, of the first table."""
        tables = self.plan.tables
        return dict(tables[0].layout.mapping) if tables else {}


class Reader:
    """Reads one file for one register; iterate it for its rows."""

    def __init__(
        self,
        source: Register | Intake,
        actor: Actor,
        unit: Any,
        *,
        today: date,
        said: Mapping[str, Any] | None = None,
    ) -> None:
        self.source, self.actor, self.unit, self.today = source, actor, unit, today
        self.said = said or {}
        self.columns = columns.of(source)
        self._references = self._known()
        self._constants = self._defaults()
        asked = {} if isinstance(source, Intake) else source.implied
        self._implied = {name: made(actor) for name, made in asked.items()}
        self.columns = [
            replace(each, required=each.required and each.name not in self._open())
            for each in self.columns
        ]

    def report(self, data: bytes, name: str) -> Report:
        """How the file is laid out; raises `workbook.Refused` where it is no table."""
        found = plan.of(data, name, self.columns, self.said, columns.asides(self.source))
        if all(sheet.layout.is_blank for sheet in found.sheets):
            raise Refused(code="empty")
        report = Report(found, self.columns)
        _tell_sheets(report)
        return report

    def rows(self, data: bytes, name: str, report: Report) -> Iterator[Read]:
        """The rows of all sheets, in their order."""
        with reading.opened(data, name) as book:
            for sheet, planned in zip(book.sheets, report.plan.sheets, strict=False):
                if planned.is_table and not _is_unusable(planned.layout):
                    yield from self._rows(sheet, planned, report)

    def _rows(self, sheet: Any, planned: Sheet, report: Report) -> Iterator[Read]:
        laid = planned.layout
        read = whole.reader(
            laid, today=self.today, person=self._person(), checks=columns.checks(self.source)
        )
        for found in body.rows(laid, sheet.lines(), sheet.merges, sheet.hidden_rows):
            if isinstance(found, body.Found):
                bare, covered = returning.parted(self.source, found)
                yield self._row(planned, read(bare), covered)
            elif isinstance(found, body.Skipped):
                report.skipped.append((planned.name, found.number, found.reason, found.text))
            else:
                report.asked.append(Asked(planned.name, found))

    def _row(self, planned: Sheet, row: whole.Row, covered: dict[str, str]) -> Read:
        texts = {name: text for name, text in row.values.items() if text is not None}
        faults = [_fault(name, told) for name, told in row.faults]
        if texts.get(UID):
            faults = returning.without_gaps(faults)
            values = self._values(texts, faults) | covered
        else:
            faults = returning.refused(covered, faults)
            values = self._completed(self._values(texts, faults), faults)
        assumed = frozenset(values) - {*texts, *covered}
        return Read(Given(planned.name, row.number, values, tuple(faults), assumed), texts)

    def _person(self) -> whole.Person | None:
        names = {column.name for column in self.columns}
        return whole.Person() if "id_no" in names else None

    def _values(self, texts: Mapping[str, str], faults: list[Fault]) -> dict[str, Any]:
        """What the form takes: references by their keys, a cleared field by its sign."""
        values: dict[str, Any] = {}
        for name, text in texts.items():
            if text == "":
                values[name] = CLEAR if name in _secrets(self.source) else ""
            elif name in self._references:
                pk = self._found(name, text, faults)
                if pk is not None:
                    values[name] = pk
            else:
                values[name] = text
        return values

    def _completed(self, values: dict[str, Any], faults: list[Fault]) -> dict[str, Any]:
        """With what follows from the rest of the row and from the unit."""
        told = {fault.field for fault in faults}
        for name in self._open() - told:
            if name not in values and (found := self._follows(name, values)) is not None:
                values[name] = found
        return values

    def _follows(self, name: str, values: Mapping[str, Any]) -> Any:
        """What a blank stands for: what the other values imply, else what the unit says."""
        implied = self._implied.get(name)
        found = implied(values) if implied else None
        return self._constants.get(name) if found is None else found

    def _found(self, name: str, text: str, faults: list[Fault]) -> int | None:
        named = self._references[name].find(text)
        if named.pk is None and not named.is_ambiguous:
            self._references[name].read()
            named = self._references[name].find(text)
        if named.is_ambiguous:
            sentence = _("Several are called “%(text)s”. Write the code or number instead.")
            faults.append(Fault(name, "ambiguous_name", sentence % {"text": text[:60]}))
        elif named.pk is None:
            sentence = _(
                "“%(text)s” is not known in your units. Write the name as it is kept there."
            )
            faults.append(Fault(name, "unknown_unit", sentence % {"text": text[:60]}))
        elif named.is_near:
            sentence = _("“%(text)s” was taken for %(label)s. Compare it.")
            told = sentence % {"text": text[:60], "label": named.label}
            faults.append(Fault(name, "name_taken_for", told, WARNING))
        return named.pk

    def _open(self) -> set[str]:
        """Columns that a list may lack: what is in them follows from something else."""
        return {*self._constants, *self._implied}

    def _known(self) -> dict[str, References]:
        if isinstance(self.source, Intake):
            return {}
        names = [c.name for c in self.columns if c.kind == "reference" and c.name != "unit"]
        units = [c.name for c in self.columns if c.kind == "reference" and c.name == "unit"]
        return references.of(self.source, [*names, *units], self.actor)

    def _defaults(self) -> dict[str, Any]:
        """What the chosen unit says by itself: the unit, its own union, its one employer."""
        if isinstance(self.source, Intake):
            return {}
        found: dict[str, Any] = {}
        for name in self._references:
            if name == self.source.unit:
                found[name] = self.unit.pk
            elif name not in self.source.upward and (
                pk := references.alone(self.source, name, self.actor, self.unit)
            ):
                found[name] = pk
        return found


def _secrets(source: Register | Intake) -> frozenset[str]:
    return frozenset(source.secret_fields) if isinstance(source, Register) else frozenset()


def _fault(name: str, told: words.Fault) -> Fault:
    return Fault(name, told.code, wording.fault(told), told.severity)


def _is_unusable(laid: Layout) -> bool:
    return any(told.code == "header_missing" for told in laid.faults)


def _tell_sheets(report: Report) -> None:
    """What is asked and wrong at the heads; sheets beside a table need none."""
    tables = report.plan.tables
    for sheet in report.plan.sheets:
        if sheet.is_hidden:
            report.skipped.append((sheet.name, 0, "hidden_sheet", ""))
        elif sheet.is_aside:
            report.skipped.append((sheet.name, 0, "part_sheet", ""))
        elif sheet.is_table or not tables:
            at = sheet.layout.first or 1
            report.faults += [(sheet.name, at, _fault("", told)) for told in sheet.layout.faults]
            report.asked += [Asked(sheet.name, each) for each in sheet.layout.questions]
            report.letters[sheet.name] = dict(sheet.layout.letters)
        else:
            report.skipped.append((sheet.name, 0, "no_table", ""))
