"""A workbook that cannot be edited is written anew with its faults, every cell at its place."""

import io

import openpyxl
import xlwt

from baiju.workbook import reading
from baiju.workbook.marking import Mark

from .test_marking import coloured, mark, opened, saved


def test_an_old_workbook_comes_back_as_a_new_one_with_every_cell_in_its_place():
    book = xlwt.Workbook()
    sheet = book.add_sheet("会员")
    sheet.write_merge(1, 1, 1, 3, "花名册")
    for at, title in enumerate(("姓名", "证件号码", "人数")):
        sheet.write(2, at + 1, title)
    for row in (3, 4, 6):
        for at, value in enumerate((f"=林{row}", "990101199001010015", -row)):
            sheet.write(row, at + 1, value)
    data = saved(book)

    found = mark(
        data, [Mark("会员", 5, "C", "校验位不对。"), Mark("会员", 6, "B", "空行。")], kind="xls"
    )

    after = opened(found)
    assert (after["E3"].value, after["E5"].value, after["E6"].value) == (
        "问题",
        "校验位不对。",
        "空行。",
    )
    assert coloured(after) == {"C5", "B6"}
    assert (after["B7"].value, after["D7"].value) == ("'=林6", -6)
    with reading.opened(data, "a.xls") as old, reading.opened(found, "a.xlsx") as new:
        [before], [now] = list(_lines(old)), list(_lines(new))
    assert before.keys() == now.keys() - {6}
    for number, cells in before.items():
        assert [cell and cell.removeprefix("'") for cell in now[number]][: len(cells)] == cells


def _lines(book):
    for sheet in book.sheets:
        yield {line.number: line.cells for line in sheet.lines()}


def test_a_text_file_comes_back_marked_and_is_marked_again_in_place():
    data = "姓名,手机\n林某,1380\n=1+1,13800000000\n".encode("gb18030")

    once = mark(data, [Mark("", 2, "B", "手机号码应为 11 位。")], {"": 1}, kind="csv")
    sheet = openpyxl.load_workbook(io.BytesIO(once)).active
    twice = mark(once, [Mark(sheet.title, 3, "A", "姓名不对。")], {sheet.title: 1})

    assert (sheet["C1"].value, sheet["C2"].value) == ("问题", "手机号码应为 11 位。")
    assert sheet["A3"].value == "'=1+1"
    after = openpyxl.load_workbook(io.BytesIO(twice)).active
    assert [cell.value for cell in after["C"]] == ["问题", None, "姓名不对。"]
    assert coloured(after) == {"A3", "C1"}


def test_what_is_merged_or_hidden_stays_so():
    """Otherwise the next round would take in what this one has left aside."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("会员")
    sheet.write(0, 0, "工会")
    sheet.write_merge(1, 2, 0, 0, "栎新机械厂工会")
    book.add_sheet("旧名单").write(0, 0, "不看")
    book.get_sheet(1).visibility = 1
    data = saved(book)

    found = mark(data, [Mark("会员", 2, "A", "没有这个工会。")], {"会员": 1}, kind="xls")

    with reading.opened(data, "a.xls") as old, reading.opened(found, "a.xlsx") as new:
        before, after = (
            [(each.name, each.is_hidden, each.merges) for each in one.sheets] for one in (old, new)
        )
    assert before == after
    assert len(before[0][2]) == 1
    assert before[1][1]
