"""Rows under a head: records, and lines that are left aside with a reason."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from baiju.workbook.columns import Column
from baiju.workbook.model import Day, Formula, Line, Merge, Number

from .lists import MEMBERS, id_no, laid, lines, taken

ID = id_no("19800105")


def test_merged_cells_are_filled_only_where_they_are_merged():
    said = lines(
        ["单位", "姓名", "身份证号"],
        ["栎新机械厂", "陈默", ID],
        [None, "陆闻", ID],
        [None, "武小舟", ID],
    )
    merges = [Merge(2, 0, 3, 0)]
    found = taken(laid(said, merges=merges), said, merges)
    assert found.values("employer") == [("栎新机械厂",), ("栎新机械厂",), (None,)]
    assert [each.options for each in found.questions] == [("employer:fill", "employer:blank")]


def test_a_sign_for_the_same_again_takes_the_word_above():
    said = lines(
        ["姓名", "身份证号", "入会日期", "工会"],
        ["陈默", ID, "2016-06-06", "栎新机械厂工会"],
        ["陆闻", ID, "〃", "同上"],
        ["武小舟", ID, "同上", "”"],
    )
    found = taken(laid(said), said)
    assert found.values("joined_on", "union") == [("2016-06-06", "栎新机械厂工会")] * 3
    assert found.questions == []


def test_a_column_that_stands_alone_is_never_filled():
    columns = (*MEMBERS[:3], Column("employer", "单位", "reference", alone=True))
    said = lines(["单位", "姓名", "证件号码"], ["栎新机械厂", "陈默", ID], [None, "陆闻", ID])
    merges = [Merge(2, 0, 3, 0)]
    found = taken(laid(said, columns, merges), said, merges)
    assert found.values("employer") == [("栎新机械厂",), (None,)]
    assert found.questions == []


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (["小 计", None, "3"], "total"),
        ([None, "合计：3人"], "total"),
        (["栎新机械厂小计", None, "3"], "total"),
        (["共35人"], "total"),
        (["以上共计 35 人"], "total"),
        (["制表人：", None, "审核："], "footer"),
        (["备注：无"], "footer"),
        (["单位（盖章）"], "footer"),
        (["第 1 页，共 3 页"], "footer"),
        (["以上人员经本会委员会讨论通过，同意入会。"], "remark"),
        (["姓 名", "身份证号", "手机"], "head"),
        (["一、栎新机械厂"], "heading"),
        (["示例", ID], "example"),
        (["张三（示例）", ID], "example"),
    ],
)
def test_lines_that_are_no_records(row, reason):
    said = lines(["姓名", "身份证号", "手机"], ["陈默", ID], row)
    found = taken(laid(said), said)
    assert [each.number for each in found.rows] == [2]
    assert found.skipped == [(3, reason)]


@pytest.mark.parametrize(
    "row", [["计小明", ID], ["共青", ID], ["章注", ID], ["李人", ID], ["单雨", ID, "13800000001"]]
)
def test_people_with_odd_names_are_records(row):
    said = lines(["姓名", "身份证号", "手机"], row)
    assert [each.number for each in taken(laid(said), said).rows] == [2]


def test_rows_that_only_count_are_no_records():
    said = lines(["序号", "姓名", "身份证号"], ["1", "陈默", ID], ["2", None, None], ["3"])
    found = taken(laid(said), said)
    assert ([each.number for each in found.rows], found.skipped) == ([2], [])


def test_a_day_of_birth_may_be_told_by_the_number():
    said = lines(
        ["姓名", "身份证号", "出生年月"],
        ["陈默", ID, "80年1月"],
        ["陆闻", ID, Number("1980.1")],
        ["武小舟", ID, None],
        ["秦书砚", ID, "1980年10月"],
        ["何以宁", ID, Day("1980-01-06")],
        ["林小满", ID, "不清楚"],
    )
    found = taken(laid(said), said)
    assert found.values("birth")[:3] == [("1980-01-05",)] * 3
    assert found.values("birth")[4:] == [("1980-01-06",), (None,)]
    assert found.told() == [
        (5, "C", "id_birth_mismatch"),
        (6, "C", "id_birth_mismatch"),
        (7, "C", "date_unreadable"),
    ]
    assert found.told("warning") == []


CELLS = st.one_of(
    st.none(),
    st.sampled_from(["姓名", "身份证号", "合计", "单位：栎新厂", "备注", "1", ID, "栎新机械厂"]),
    st.text(max_size=12),
    st.builds(Number, st.integers(0, 10**18).map(str)),
    st.builds(Formula, st.text(max_size=5)),
)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.lists(CELLS, max_size=8), max_size=12),
    st.lists(st.tuples(*[st.integers(0, 12)] * 4), max_size=4),
    st.dictionaries(st.sampled_from(["A", "C", "sheet", "title", "姓名"]), st.just("employer")),
)
def test_any_sheet_has_a_layout_and_rows(cells, corners, mapping):
    said = [Line(number, row) for number, row in enumerate(cells, 1)]
    merges = [
        Merge(top + 1, left, top + 1 + height, left + width) for top, left, height, width in corners
    ]
    found = laid(said, MEMBERS, merges, mapping)
    result = taken(found, said, merges)
    numbers = [row.number for row in result.rows] + [number for number, _ in result.skipped]
    assert len(numbers) == len(set(numbers))
    assert all(number > found.last for number in numbers)
