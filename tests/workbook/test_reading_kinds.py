"""Every kind of workbook gives the same lines, and its kind is that of its content."""

import datetime
import io

import pytest
import xlwt

from baiju.workbook import reading
from baiju.workbook.model import Merge, Refused

from .bookfile import book, cells, inline, lines, row
from .oldfile import ods, xls, xlsb

GOOD = row(1, inline("A1", "姓名")) + row(2, inline("A2", "赵甲"))
PAGE = "<html><meta charset=gb2312><table><tr><th>姓名<tr><td>赵甲</table></html>"
SAME = {
    "xlsx": lambda: book(GOOD),
    "xls": xls,
    "xlsb": lambda: xlsb({0: {0: "姓名"}, 1: {0: "赵甲"}}),
    "ods": lambda: ods(
        "".join(
            '<table:table-row><table:table-cell office:value-type="string">'
            f"<text:p>{text}</text:p></table:table-cell></table:table-row>"
            for text in ("姓名", "赵甲")
        )
    ),
    "csv": "姓名\r\n赵甲\r\n".encode,
    "html": lambda: PAGE.encode("gb18030"),
}


@pytest.mark.parametrize("kind", SAME)
def test_the_content_decides_whatever_the_name_says(kind):
    with reading.opened(SAME[kind](), "名单.doc") as found:
        assert found.kind == kind
        assert found.warnings == ["named_otherwise"]
        assert [line.cells for line in next(found.sheets).lines()] == [["姓名"], ["赵甲"]]


@pytest.mark.parametrize(
    ("kind", "name"),
    [("xlsx", "a.XLSX"), ("xls", "a.xls"), ("xls", "a.et"), ("csv", "a.txt"), ("ods", "a.ods")],
)
def test_a_fitting_name_is_no_matter(kind, name):
    with reading.opened(SAME[kind](), name) as found:
        assert found.warnings == []


def test_an_old_workbook_keeps_kinds_places_merges_and_what_is_hidden():
    made = xlwt.Workbook()
    page = made.add_sheet("会员")
    made.add_sheet("藏").visibility = 1
    day = xlwt.easyxf(num_format_str="yyyy-mm-dd")
    for column, value in enumerate(("赵甲", 0.1, 13800001111, True, 3.20481198001011e17), 2):
        page.write(1, column, value)
    page.write(1, 7, datetime.date(1980, 1, 2), day)
    page.write(1, 8, 60, day)
    page.write(1, 9, datetime.time(8, 30), xlwt.easyxf(num_format_str="h:mm"))
    page.write_merge(3, 5, 2, 3, "栎新机械厂")
    page.row(4).hidden = True
    page.col(2).hidden = True
    buffer = io.BytesIO()
    made.save(buffer)

    with reading.opened(buffer.getvalue(), "a.xls") as found:
        first = next(found.sheets)
        (line, merged) = first.lines()
        second = next(found.sheets)

    assert [type(cell).__name__ for cell in line.cells[2:]] == [
        *("str", "Number", "Number", "Truth", "Number", "Day", "Bad", "str")
    ]
    assert line.cells[2:8] == [
        "赵甲",
        "0.1",
        "13800001111",
        "true",
        "3.20481198001011e+17",
        "1980-01-02",
    ]
    assert (line.number, line.cells[9]) == (2, "08:30:00")
    assert merged == (4, [None, None, "栎新机械厂"])
    assert (first.merges, first.hidden_rows, first.hidden_columns) == (
        (Merge(4, 2, 6, 3),),
        {5},
        {2},
    )
    assert (second.name, second.is_hidden) == ("藏", True)


@pytest.mark.parametrize("from_1904", [False, True])
def test_an_old_workbook_counts_its_days_from_its_own_start(from_1904):
    made = xlwt.Workbook()
    made.dates_1904 = from_1904
    made.add_sheet("会员").write(0, 0, 29221, xlwt.easyxf(num_format_str="yyyy-mm-dd"))
    buffer = io.BytesIO()
    made.save(buffer)

    assert cells(buffer.getvalue(), "a.xls") == [
        ("Day", "1984-01-02" if from_1904 else "1980-01-01")
    ]


def test_a_binary_package_keeps_kinds_and_places():
    data = xlsb({4: {2: "赵甲", 3: True, 4: 13800001111.0, 5: 0.1}})

    assert lines(data, "a.xlsb") == [(5, [None, None, "赵甲", "true", "13800001111", "0.1"])]
    assert [kind for kind, _ in cells(data, "a.xlsb")] == ["str", "Truth", "Number", "Number"]


def test_an_open_document_keeps_kinds_places_merges_and_what_is_hidden():
    data = ods(
        '<table:table-column table:number-columns-repeated="2"/>'
        '<table:table-column table:visibility="collapse"/>'
        '<table:table-row table:number-rows-repeated="3"><table:table-cell/></table:table-row>'
        '<table:table-row table:visibility="filter"><table:table-cell table:number-columns-repeated="2"/>'
        '<table:table-cell office:value-type="string" table:number-rows-spanned="2"'
        ' table:number-columns-spanned="2"><text:p>赵甲</text:p></table:table-cell>'
        "<table:covered-table-cell/>"
        '<table:table-cell office:value-type="date" office:date-value="1980-01-02"/>'
        '<table:table-cell office:value-type="float" office:value="0.1"/></table:table-row>'
        '<table:table-row table:number-rows-repeated="1048000">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )

    with reading.opened(data, "a.ods") as found:
        (sheet,) = found.sheets

    assert (sheet.merges, sheet.hidden_rows, sheet.hidden_columns) == (
        (Merge(4, 2, 5, 3),),
        {4},
        {2},
    )
    assert lines(data, "a.ods") == [(4, [None, None, "赵甲", None, "1980-01-02", "0.1"])]


def test_a_sheet_that_a_library_cannot_hold_harms_only_the_child():
    data = xlsb({0: {0: 1.0}, 1_048_575: {16_383: 1.0}})

    with pytest.raises(Refused) as no, reading.opened(data, "a.xlsb") as found:
        for sheet in found.sheets:
            list(sheet.lines())

    assert no.value.code == "broken_off"


def test_the_innermost_tables_of_a_page_are_its_sheets():
    page = """<!DOCTYPE html><body><table><tr><td>
      <table><caption>会员名单</caption>
        <tr><th rowspan=2>姓名<th colspan=2>联系方式
        <tr><th>手机<br>号码<th>地址
        <tr style="display: none"><td>钱乙<td>1<td>&nbsp;
        <tr><td>赵 &amp; 甲<td><script>x</script>13800001111</td><td> 栎新路
           3 号</td>
      </table>
      <table><tr><td></td></tr></table>
      <table><tr><td></td><td>二</td></tr></table></td></tr></table>"""

    with reading.opened(page.encode(), "a.xls") as found:
        sheets = [(sheet, list(sheet.lines())) for sheet in found.sheets]

    (first, listed), (second, other) = sheets
    assert [list(line.cells) for line in listed] == [
        ["姓名", "联系方式"],
        [None, "手机\n号码", "地址"],
        ["钱乙", "1"],
        ["赵 & 甲", "13800001111", "栎新路 3 号"],
    ]
    assert (first.name, first.hidden_rows) == ("会员名单", {3})
    assert first.merges == (Merge(1, 0, 2, 0), Merge(1, 1, 1, 2))
    assert (second.name, other) == ("2", [(1, [None, "二"])])
