"""A row as a whole: its cells read, then held against each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from baiju.identifiers import resident

from . import cells, codes
from .body import Found
from .cells import Reader, Value
from .faults import Fault
from .layout import Layout


@dataclass(frozen=True)
class Check:
    """What must hold between some fields of a row; asked only where all of them are filled."""

    fields: tuple[str, ...]
    """The fault is told at the first one."""
    function: Callable[..., Fault | None]
    """Takes the fields' texts in the same order."""


@dataclass(frozen=True)
class Person:
    """The fields of a row that say who somebody is; the others follow from the document's number."""

    id_no: str = "id_no"
    id_type: str = "id_type"
    birth: str = "birth"
    sex: str = "sex"


@dataclass
class Row:
    """One record as it was read: its values, and what is wrong or told, by field."""

    number: int
    values: dict[str, str | None]
    faults: list[tuple[str, Fault]] = field(default_factory=list)

    @property
    def is_wrong(self) -> bool:
        return any(fault.severity == "error" for _, fault in self.faults)


def in_order(start: str, end: str) -> Check:
    """An end that does not lie before its start."""

    def function(last: str, first: str) -> Fault | None:
        if last >= first:
            return None
        return Fault("end_before_start", {"start": first, "end": last})

    return Check((end, start), function)


def women_within(women: str, total: str) -> Check:
    """No more women than workers."""

    def function(part: str, whole: str) -> Fault | None:
        if Decimal(part) <= Decimal(whole):
            return None
        return Fault("women_exceed_total", {"part": part, "total": whole})

    return Check((women, total), function)


def part_within(part: tuple[str, str], total: tuple[str, str]) -> Check:
    """No more of a part than there is in all; each a field and its title."""

    def function(less: str, more: str) -> Fault | None:
        if Decimal(less) <= Decimal(more):
            return None
        values = {"part": less, "total": more, "part_title": part[1], "total_title": total[1]}
        return Fault("part_exceeds_total", values)

    return Check((part[0], total[0]), function)


def reader(
    layout: Layout,
    *,
    today: date,
    person: Person | None = None,
    checks: Iterable[Check] = (),
) -> Callable[[Found], Row]:
    """Reads the rows of a sheet; what can be prepared once is prepared here."""
    readers = {
        name: cells.reader(column, today=today, scale=layout.scales.get(name, 1))
        for name, column in layout.wanted.items()
    }
    required = {name: each.title for name, each in layout.wanted.items() if each.required}
    checked = tuple(checks)
    identified = _identified(person, readers, today) if person else None

    def read(found: Found) -> Row:
        row = Row(found.number, {})
        told = dict(found.cells)
        told |= {name: constant.text for name, constant in found.constants.items()}
        results = {name: readers[name](cell) for name, cell in told.items()}
        if identified is not None:
            identified(told, results)
        for name, result in results.items():
            _note(row, name, result)
        for name, title in required.items():
            if row.values.get(name) is None and not isinstance(results.get(name), Fault):
                row.faults.append((name, Fault("required_missing", {"title": title})))
        for check in checked:
            _hold(row, check)
        return row

    return read


def _note(row: Row, name: str, result: Value | Fault) -> None:
    if isinstance(result, Fault):
        row.values[name] = None
        row.faults.append((name, result))
        return
    row.values[name] = result.text
    row.faults.extend((name, told) for told in result.warnings)


def _hold(row: Row, check: Check) -> None:
    texts = [row.values.get(name) for name in check.fields]
    if all(texts):
        fault = check.function(*texts)
        if fault is not None:
            row.faults.append((check.fields[0], fault))


Results = dict[str, Value | Fault]


def _identified(
    person: Person, readers: Mapping[str, Reader], today: date
) -> Callable[[Mapping[str, str | None], Results], None]:
    """Holds birth and sex against the document's number, and fills them from it."""
    labels = {"male": "男", "female": "女"}
    sexes = {sex: _stored(readers.get(person.sex), label) for sex, label in labels.items()}
    shown = {stored: labels[sex] for sex, stored in sexes.items()}

    def identified(told: Mapping[str, str | None], results: Results) -> None:
        _read_document(person, told, results, today)
        number = results.get(person.id_no)
        if not isinstance(number, Value) or not number.text:
            return
        own = resident.read(_text(results, person.id_type), number.text, today=today)
        if not isinstance(own, resident.Identity):
            return
        if person.id_type in readers and not isinstance(results.get(person.id_type), Fault):
            results[person.id_type] = Value(own.id_type)
        if own.birth and person.birth in readers:
            results[person.birth] = _birth(results.get(person.birth), own.birth)
        if own.sex and sexes[own.sex] and person.sex in readers:
            results[person.sex] = _sex(results.get(person.sex), sexes[own.sex], shown)

    return identified


def _stored(reader: Reader | None, label: str) -> str:
    result = reader(label) if reader else None
    return (result.text or "") if isinstance(result, Value) else ""


def _text(results: Results, name: str) -> str:
    result = results.get(name)
    return (result.text or "") if isinstance(result, Value) else ""


def _read_document(
    person: Person, told: Mapping[str, str | None], results: Results, today: date
) -> None:
    """A number is read by the kind of document that the same row names."""
    id_type, cell = _text(results, person.id_type), told.get(person.id_no)
    result = results.get(person.id_no)
    is_filled = isinstance(result, Fault) or bool(result and result.text)
    if id_type in resident.TYPES and cell is not None and is_filled:
        results[person.id_no] = codes.document(id_type, cell, cell.strip(cells.OUTER), today=today)


def _birth(told: Value | Fault | None, own: date) -> Value | Fault:
    """The day in the number, where the cell says the same or less."""
    exact = Value(own.isoformat())
    if told is None or (isinstance(told, Value) and not told.text):
        return exact
    if isinstance(told, Fault):
        readings = (str(told.values.get("first", "")), str(told.values.get("second", "")))
        is_one = told.code == "date_ambiguous" and any(
            _is_same_month(each, own) for each in readings
        )
        return exact if is_one else told
    has_day = all(each.code != "date_day_missing" for each in told.warnings)
    text = told.text or ""
    if text == exact.text or (not has_day and _is_same_month(text, own)):
        return exact
    return Value(text, (Fault("id_birth_mismatch", {"told": text, "own": own.isoformat()}),))


def _is_same_month(text: str, own: date) -> bool:
    return text[:7] == own.isoformat()[:7]


def _sex(told: Value | Fault | None, own: str, shown: Mapping[str, str]) -> Value | Fault:
    if told is None or (isinstance(told, Value) and told.text in (None, "", own)):
        return Value(own)
    if isinstance(told, Fault):
        return told
    other = told.text or ""
    return Value(
        other, (Fault("sex_mismatch", {"told": shown.get(other, other), "own": shown[own]}),)
    )
