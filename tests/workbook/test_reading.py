"""A book flows out of its child sheet by sheet and line by line, and no longer than it is wanted."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from baiju.workbook import limits, reading
from baiju.workbook.model import Line, Refused

from .bookfile import book, inline, packed, parts, row, sheet
from .oldfile import xls

LONG = "".join(
    row(n, inline(f"A{n}", f"会员{n}"), f'<c r="B{n}"><v>{n}</v></c>') for n in range(1, 30_001)
)
THREE = packed(
    parts(*(sheet(row(1, inline("A1", f"第{n}")) + row(2, inline("A2", "甲"))) for n in "一二三"))
)


def test_lines_come_in_order_with_their_numbers():
    with reading.opened(book(LONG), "a.xlsx") as found:
        listed = list(next(found.sheets).lines())

    assert listed == [Line(n, [f"会员{n}", str(n)]) for n in range(1, 30_001)]


def test_a_file_on_the_disk_is_read_where_it_lies(tmp_path):
    path = tmp_path / "会员 (1).xlsx"
    path.write_bytes(THREE)

    with reading.opened(path, path.name) as found:
        assert [sheet.name for sheet in found.sheets] == ["表1", "表2", "表3"]


def test_sheets_that_are_left_in_the_middle_are_passed_over():
    data = packed(parts(sheet(LONG), sheet(row(3, inline("B3", "乙")))))

    with reading.opened(data, "a.xlsx") as found:
        first = next(found.sheets)
        lines = first.lines()
        assert next(lines).number == 1
        second = next(found.sheets)
        assert list(lines) == []
        assert list(second.lines()) == [(3, [None, "乙"])]
        assert list(found.sheets) == []


def test_leaving_early_is_quick_and_leaves_nothing_running():
    for _ in range(5):
        with reading.opened(book(LONG), "a.xlsx") as found:
            next(next(found.sheets).lines())


def test_a_fault_far_down_refuses_the_book_while_it_is_read():
    data = book(LONG + row(30_001, '<c r="IV30001"><v>1</v></c>'))

    with reading.opened(data, "a.xlsx") as found:
        lines = next(found.sheets).lines()
        assert next(lines).number == 1
        with pytest.raises(Refused) as no:
            list(lines)

    assert (no.value.code, no.value.values) == ("too_wide", {"cell": "IV30001", "limit": 200})


@pytest.mark.parametrize(
    ("limit", "value", "code"),
    [("FILE", 1_000, "too_big"), ("SECONDS", 0, "time"), ("MEMORY", 20 << 20, "broken_off")],
)
def test_size_time_and_memory_are_limited(monkeypatch, limit, value, code):
    data = book(LONG)
    monkeypatch.setattr(limits, limit, value)

    with pytest.raises(Refused) as no, reading.opened(data, "a.xlsx") as found:
        list(next(found.sheets).lines())

    assert no.value.code == code


def test_blank_sheets_have_no_lines():
    with reading.opened(packed(parts(sheet(""), sheet(row(1)))), "a.xlsx") as found:
        assert [list(one.lines()) for one in found.sheets] == [[], []]


OLD = xls()


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10**9))
def test_a_damaged_old_workbook_harms_only_its_child(seed):
    chance = random.Random(seed)
    data = bytearray(OLD)
    for _ in range(chance.randrange(1, 30)):
        data[chance.randrange(len(data))] = chance.randrange(256)

    try:
        with reading.opened(bytes(data), "a.xls") as found:
            read = [list(one.lines()) for one in found.sheets]
    except Refused as no:
        read = [no.code]

    assert read is not None
