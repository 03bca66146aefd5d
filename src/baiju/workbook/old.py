"""Reads .xls, .et, .xlsb and .ods workbooks with a library that holds a whole sheet at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from typing import IO, Any

import python_calamine as calamine

from . import biff, compound, formats, limits, opendocument, screen, sheets
from .model import Bad, Book, Line, Merge, Number, Refused, Truth
from .shape import Shape

ERRORS = frozenset(
    ("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#GETTING_DATA")
)
DAY = timedelta(days=1)
HALF_A_SECOND = timedelta(microseconds=500_000)


def read_compound(found: compound.Compound) -> Book:
    """An .xls or .et workbook."""
    stream = found.stream("Workbook") or found.stream("Book")
    if biff.is_encrypted(stream):
        raise Refused(code="password")
    warnings = ["macros"] if "_VBA_PROJECT_CUR" in found.streams else []
    return Book("xls", _sheets(_loaded(found.file), biff.shapes(stream)), warnings)


def read_package(file: IO[bytes], kind: str) -> Book:
    """An .xlsb or .ods workbook."""
    archive = screen.opened(file)
    screen.check(archive)
    if kind == "ods" and opendocument.is_encrypted(archive):
        raise Refused(code="password")
    shapes = opendocument.shapes(archive) if kind == "ods" else []
    return Book(kind, _sheets(_loaded(file), shapes), screen.warnings(archive))


def _loaded(file: IO[bytes]) -> calamine.CalamineWorkbook:
    file.seek(0)
    with _worded():
        return calamine.load_workbook(file)


@contextmanager
def _worded() -> Iterator[None]:
    try:
        yield
    except calamine.PasswordError as error:
        raise Refused(code="password") from error
    except calamine.CalamineError as error:
        raise Refused(code="damaged") from error


def _sheets(book: calamine.CalamineWorkbook, shapes: list[Shape]) -> Iterator[sheets.Found]:
    leaves = book.sheets_metadata
    if len(leaves) > limits.SHEETS:
        raise Refused(code="too_many_sheets", values={"limit": limits.SHEETS})
    known = shapes if len(shapes) == len(leaves) else [Shape() for _ in leaves]
    for index, leaf in enumerate(leaves):
        if leaf.typ == calamine.SheetTypeEnum.WorkSheet:
            with _worded():
                sheet = book.get_sheet_by_index(index)
            yield _sheet(sheet, leaf, known[index])


def _sheet(
    sheet: calamine.CalamineSheet, leaf: calamine.SheetMetadata, known: Shape
) -> sheets.Found:
    merges = [
        Merge(top + 1, left, bottom + 1, right)
        for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
    ]
    return sheets.Found(
        leaf.name,
        _lines(sheet),
        leaf.visible != calamine.SheetVisibleEnum.Visible,
        tuple(merges or known.merges),
        frozenset(known.hidden_rows),
        frozenset(known.hidden_columns),
    )


def _lines(sheet: calamine.CalamineSheet) -> Iterator[Line]:
    if sheet.start is None:
        return
    before: list[str | None] = [None] * sheet.start[1]
    for number, row in enumerate(
        sheet.iter_rows(), 1
    ):  # from the first row, but from where columns begin
        cells = [_cell(value) for value in row]
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            yield Line(number, before + cells)


def _cell(value: object) -> str | None:
    read = READERS[type(value)]
    return read(value) or None


def _text(value: str) -> str:
    return Bad(value) if value in ERRORS else value


def _truth(value: bool) -> Truth:
    return Truth("true" if value else "false")


def _number(value: float) -> Number:
    return formats.written(repr(value).removesuffix(".0"))


def _day(value: date) -> str:
    # The library takes serial 60, a day that never was, for the one before.
    found = formats.day(value)
    return Bad(found) if found.startswith("1900-02-28") else found


def _moment(value: datetime) -> str:
    return _day((value + HALF_A_SECOND).replace(microsecond=0))


READERS: dict[type, Callable[[Any], str]] = {
    str: _text,
    bool: _truth,
    int: _number,
    float: _number,
    date: _day,
    datetime: _moment,
    time: lambda value: value.isoformat("seconds"),
    timedelta: lambda value: _number(value / DAY),
}
"""What the library gives, and what it is to us."""
