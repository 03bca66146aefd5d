"""What other programs write is read cell for cell: 2,000 random cells of all kinds through each."""

import io
import random
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

import openpyxl
import pytest
import xlsxwriter
import xlwt

from baiju.workbook.model import Bad, Day, Formula, Number, Truth

from .bookfile import lines

ROWS, COLUMNS = 100, 20
SIGNS = "赵䶮𬭎·a<&>\"' _x000D_\t\n（）٣é😀"
Grid = dict[tuple[int, int], Any]


def grid(seed: int, makers: list[Callable[[random.Random], Any]]) -> Grid:
    """Values at random places; some rows, columns and cells stay blank."""
    chance = random.Random(seed)
    places = [
        (r, c) for r in range(3, ROWS + 30) for c in range(2, COLUMNS + 4) if c != 7 and r % 9
    ]
    return {place: chance.choice(makers)(chance) for place in chance.sample(places, ROWS * COLUMNS)}


def text(chance: random.Random) -> str:
    return "甲" + "".join(chance.choices(SIGNS, k=chance.randrange(12))) + "乙"


def day(chance: random.Random) -> date:
    return date(1900, 3, 1) + timedelta(days=chance.randrange(80_000))


def moment(chance: random.Random) -> datetime:
    return datetime.combine(day(chance), time()) + timedelta(seconds=chance.randrange(1, 86_400))


MAKERS: list[Callable[[random.Random], Any]] = [
    text,
    day,
    moment,
    lambda chance: chance.randrange(-(10**9), 10**15),
    lambda chance: round(chance.uniform(-1e6, 1e6), 6),
    lambda chance: chance.random() < 0.5,
    lambda chance: time(chance.randrange(24), chance.randrange(60), chance.randrange(60)),
]


def seen(value: Any) -> tuple[type, str]:
    """What a value must come out as."""
    if isinstance(value, bool):
        return Truth, str(value).lower()
    if isinstance(value, int | float):
        return Number, repr(value)
    if isinstance(value, datetime):
        return Day, value.isoformat(" ", "seconds")
    return (Day, value.isoformat()) if isinstance(value, date) else (str, str(value))


def with_openpyxl(found: Grid) -> bytes:
    book = openpyxl.Workbook()
    for (r, c), value in found.items():
        cell = book.active.cell(r + 1, c + 1, value)
        if isinstance(value, str):
            cell.data_type = "s"
    return saved(book)


def with_openpyxl_rich_and_1904(found: Grid) -> bytes:
    book = openpyxl.Workbook(write_only=False)
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    for (r, c), value in found.items():
        book.active.cell(r + 1, c + 1, value)
    return saved(book)


def saved(book: Any) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def with_xlsxwriter(found: Grid, **options: bool) -> bytes:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, options)
    page = book.add_worksheet()
    formats = {
        kind: book.add_format({"num_format": code})
        for kind, code in (
            (date, 'yyyy"年"m"月"d"日"'),
            (datetime, "yyyy-mm-dd hh:mm:ss"),
            (time, "[$-409]h:mm:ss AM/PM"),
        )
    }
    for (r, c), value in sorted(found.items()):
        if isinstance(value, str):
            page.write_string(r, c, value)
        elif type(value) in formats:
            page.write_datetime(r, c, value, formats[type(value)])
        else:
            page.write(r, c, value)
    book.close()
    return buffer.getvalue()


def with_xlwt(found: Grid) -> bytes:
    book = xlwt.Workbook()
    page = book.add_sheet("会员")
    codes = ((date, "yyyy-mm-dd"), (datetime, "yyyy-mm-dd hh:mm:ss"), (time, "h:mm:ss"))
    styles = {kind: xlwt.easyxf(num_format_str=code) for kind, code in codes}
    for (r, c), value in found.items():
        page.write(r, c, value, styles.get(type(value), xlwt.Style.default_style))
    return saved(book)


WRITERS = {
    "openpyxl": (with_openpyxl, "a.xlsx"),
    "openpyxl from 1904": (with_openpyxl_rich_and_1904, "a.xlsx"),
    "xlsxwriter": (with_xlsxwriter, "a.xlsx"),
    "xlsxwriter in little memory": (
        lambda found: with_xlsxwriter(found, constant_memory=True),
        "a.xlsx",
    ),
    "xlsxwriter from 1904": (lambda found: with_xlsxwriter(found, date_1904=True), "a.xlsx"),
    "xlwt": (with_xlwt, "a.xls"),
}


@pytest.mark.parametrize("writer", WRITERS)
@pytest.mark.parametrize("seed", [1, 2])
def test_two_thousand_cells_come_out_as_they_went_in(writer, seed):
    write, name = WRITERS[writer]
    makers = [after_1904(make) for make in MAKERS] if "1904" in writer else MAKERS
    found = grid(seed, makers)

    read = {
        (line.number - 1, column): (type(cell), str(cell))
        for line in lines(write(found), name)
        for column, cell in enumerate(line.cells)
        if cell is not None
    }

    assert read == {place: seen(value) for place, value in found.items()}


def after_1904(make: Callable[[random.Random], Any]) -> Callable[[random.Random], Any]:
    """The same, with no day before the calendar begins."""

    def made(chance: random.Random) -> Any:
        value = make(chance)
        return value + timedelta(days=2_000) if isinstance(value, date) else value

    return made


def test_formulas_of_others_come_out_as_their_results():
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    page = book.add_worksheet()
    page.write_formula(0, 0, "=1+1", None, 2)
    page.write_formula(0, 1, '="a"&"b"', None, "ab")
    page.write_formula(0, 2, "=1/0", None, "#DIV/0!")
    page.write_formula(0, 3, "=1>0", None, True)
    page.write_array_formula(0, 4, 0, 4, "{=SUM(A1:A1)}", None, 2)
    page.write_rich_string(0, 5, "甲", book.add_format({"bold": True}), "乙", "丙")
    book.close()

    (line,) = lines(buffer.getvalue())

    assert [(type(cell), str(cell)) for cell in line.cells] == [
        (Formula, "2"),
        (Formula, "ab"),
        (Bad, "#DIV/0!"),
        (Formula, "true"),
        (Formula, "2"),
        (str, "甲乙丙"),
    ]
