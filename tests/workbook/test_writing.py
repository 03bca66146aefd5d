"""Workbooks are written row by row, open everywhere, and say what was given."""

import io
import itertools
import tracemalloc
import zipfile
from datetime import date, datetime
from decimal import Decimal

import openpyxl
import pytest
import python_calamine
from hypothesis import given, settings
from hypothesis import strategies as st

from baiju.workbook import guard, reading, writing
from baiju.workbook.model import Day, Number, Truth
from baiju.workbook.writing import Head, Table

HEADS = [Head(f"列{number}", kind) for number, kind in enumerate(("text", "id", "phone", "long"))]


def written(*rows, heads=HEADS, title="会员"):
    return b"".join(writing.chunks([Table(title, heads, rows)]))


def by_openpyxl(data):
    """Rows of values without the head."""
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    return [list(row) for row in sheet.iter_rows(min_row=2, values_only=True)]


def by_calamine(data):
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    return book.get_sheet_by_index(0).to_python(skip_empty_area=False)[1:]


# What XML cannot hold is replaced; what looks like an escape of Excel is read in two ways by readers.
texts = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), include_characters="\t\n\r'=+-@＝\"; "),
    min_size=1,
    max_size=40,
).filter(lambda text: "\ufffe" not in text and "\uffff" not in text)
values = st.one_of(
    texts,
    st.none(),
    st.integers(-(10**15) + 1, 10**15 - 1),
    st.decimals(-(10**9), 10**9, places=4),
    st.dates(date(1900, 3, 1)),
    st.datetimes(datetime(1900, 3, 1)).map(lambda moment: moment.replace(microsecond=0)),
    st.booleans(),
)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.lists(values, min_size=4, max_size=4), min_size=1, max_size=5))
def test_openpyxl_and_calamine_read_what_was_given(rows):
    data = written([1] * 4, *rows, [1] * 4)

    for found in (by_openpyxl(data), by_calamine(data)):
        assert len(found) == len(rows) + 2
        for given_row, found_row in zip(rows, found[1:], strict=False):
            for value, cell in zip(given_row, found_row, strict=True):
                assert _same(value, cell), (value, cell)


def _same(value, cell):
    if value is None:
        return cell in (None, "")
    if isinstance(value, str):
        return guard.bare(cell) == value
    if isinstance(value, Decimal):
        return abs(Decimal(repr(cell)) - value) < Decimal("0.00001")
    if isinstance(value, date):
        return abs((_moment(cell) - _moment(value)).total_seconds()) < 0.5
    return cell == value and isinstance(cell, bool) == isinstance(value, bool)


def _moment(value):
    return value if isinstance(value, datetime) else datetime(value.year, value.month, value.day)


def test_our_own_reader_reads_what_was_given():
    rows = [
        ["=1+1", "0012", "13800000000", "a\n b_x000D_ "],
        ["林某", 12, Decimal("-0.50"), date(2026, 3, 1)],
        [None, True, datetime(2026, 3, 1, 8, 30), 10**17],
    ]

    with reading.opened(written(*rows), "a.xlsx") as book:
        [lines] = [list(sheet.lines())[1:] for sheet in book.sheets]

    assert [line.cells for line in lines] == [
        ["'=1+1", "0012", "13800000000", "a\n b_x000D_ "],
        ["林某", "12", "-0.50", "2026-03-01"],
        [None, "true", "2026-03-01 08:30:00", "1" + "0" * 17],
    ]
    kinds = [[type(cell) for cell in line.cells] for line in lines]
    assert kinds[1:] == [[str, Number, Number, Day], [type(None), Truth, Day, str]]


def test_what_excel_takes_for_a_character_is_written_as_itself():
    found = by_calamine(written(["_x000D_", "a_x0041_b", "x_y", "_x000d"]))

    assert found == [["_x000D_", "a_x0041_b", "x_y", "_x000d"]]


def test_what_xml_cannot_hold_is_shown_and_breaks_nothing():
    data = written(["a\x00b", "\ud800", "\ufffe\x1f", "a\x1fb"], ["好", "b", "<&>\"'", "]]>"])

    assert by_openpyxl(data) == [["a�b", "�", "��", "a�b"], ["好", "b", "<&>\"'", "]]>"]]


def test_numbers_keep_all_their_digits_or_are_texts():
    big = 110105194912310021
    data = written(
        ["id", big, Decimal("1234567890.123456789"), Decimal("NaN")],
        ["id", -5, Decimal("1E+3"), Decimal("-0.50")],
        ["id", date(218, 1, 1), datetime(1899, 1, 1, 8), Decimal("1E+500")],
    )

    found = by_openpyxl(data)
    assert found[0] == ["id", str(big), "1234567890.123456789", "NaN"]
    assert found[1] == ["id", -5, 1000, -0.5]
    assert found[2] == ["id", "0218-01-01", "1899-01-01 08:00:00", "1E+500"]


def test_a_text_longer_than_a_cell_is_cut_visibly():
    found = by_openpyxl(written(["x", "名" * 40_000, "𠮷" * 20_000, "名" * 32_767]))

    lengths = [len(cell.encode("utf-16-le")) // 2 for cell in found[0]]
    assert lengths[1] == lengths[3] == 32_767
    assert 32_760 <= lengths[2] <= 32_767
    assert [cell[-1] for cell in found[0]] == ["x", "…", "…", "名"]


def test_days_look_like_days_and_codes_are_texts():
    data = written(["张三", "990101", date(2026, 3, 1), datetime(2026, 3, 1, 8, 30)])

    row = openpyxl.load_workbook(io.BytesIO(data)).active[2]
    assert [cell.number_format for cell in row] == [
        "General",
        "@",
        "yyyy\\-mm\\-dd",
        "yyyy\\-mm\\-dd\\ hh:mm:ss",
    ]
    assert row[3].value == datetime(2026, 3, 1, 8, 30)


def test_the_head_is_bold_frozen_and_filtered():
    sheet = openpyxl.load_workbook(io.BytesIO(written(["a"] * 4, ["b"] * 4))).active

    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:D3"
    assert all(cell.font.b and cell.fill.patternType == "solid" for cell in sheet[1])
    assert sheet.column_dimensions["B"].width >= 18


def test_names_of_sheets_are_made_valid_and_different():
    names = ["会员/花名册[1]", "会员:花名册*1?", "", "History", "a'b", "长" * 40, "长" * 40]
    tables = [Table(name, HEADS, [["x"] * 4]) for name in names]

    book = openpyxl.load_workbook(io.BytesIO(b"".join(writing.chunks(tables))))

    assert book.sheetnames[:4] == ["会员 花名册 1", "会员 花名册 1 (2)", "Sheet", "History (2)"]
    assert book.sheetnames[4:] == ["a'b", "长" * 31, "长" * 27 + " (2)"]
    assert all(sheet["A2"].value == "x" for sheet in book)


def test_a_workbook_without_sheets_opens():
    assert by_openpyxl(b"".join(writing.chunks([]))) == []


def test_the_first_bytes_leave_before_the_last_rows_are_made():
    made = []

    def rows():
        for number in range(5_000):
            made.append(number)
            yield [f"第{number}行", number, "甲", None]

    pieces = writing.chunks([Table("会员", HEADS, rows())])

    first = next(pieces)
    assert first.startswith(b"PK\x03\x04")
    assert len(made) < 300
    assert len(by_openpyxl(first + b"".join(pieces))) == 5_000


def test_memory_does_not_grow_with_the_rows():
    """Slow: so many rows are written that keeping them would show."""
    row = ["张三", "990101199001011234", "13800000000", "备注"]
    tracemalloc.start()
    for _ in writing.chunks([Table("会员", HEADS, itertools.repeat(row, 20_000))]):
        continue
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert peak < 2 << 20


def test_a_sheet_that_is_full_goes_on_in_another():
    file = io.BytesIO()
    with writing.book(file) as book:
        sheet = book.sheet("会员", HEADS)
        sheet.row(["最后"], at=writing.LAST_ROW)
        sheet.row(["下一页"])

    found = openpyxl.load_workbook(file, read_only=True)
    assert found.sheetnames == ["会员", "会员 (2)"]
    assert [row[0] for row in found["会员 (2)"].iter_rows(values_only=True)] == ["列0", "下一页"]


def test_the_same_rows_give_the_same_bytes():
    assert written(["a", 1, None, "b"]) == written(["a", 1, None, "b"])


def test_what_breaks_off_is_no_workbook():
    file = io.BytesIO()

    with pytest.raises(TypeError, match="float"), writing.book(file) as book:
        book.sheet("会员", HEADS).row(["x", 0.1])

    with pytest.raises(zipfile.BadZipFile):
        zipfile.ZipFile(file)
