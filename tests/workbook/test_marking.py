"""A workbook comes back with its faults in it, and everything else in it stays as it was."""

import io
import random
import zipfile
from datetime import date

import openpyxl
import pytest
import xlsxwriter
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.datavalidation import DataValidation

from baiju.workbook import frame, marking, reading, writing
from baiju.workbook.marking import Mark
from baiju.workbook.writing import Head, Table

HEADS = {"会员": 3}
FAULTS = [
    Mark("会员", 5, "B", "证件号码的校验位不对，请核对。"),
    Mark("会员", 5, "C", "出生日期与证件号码不一致。"),
    Mark("会员", 7, "D", "手机号码应为 11 位。"),
    Mark("会员", 8, "", "这一行与第 5 行重复。"),
]


def roster():
    """A roster as people make them: a title, a head of two rows, a list, a picture's worth of formats."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "会员"
    sheet.append(["临澄镇会员花名册"])
    sheet.append(["姓名", "证件", None, "联系方式"])
    sheet.append([None, "号码", "出生日期", "手机"])
    for number in range(4, 12):
        sheet.append([f"林某{number}", f"99010119900101{number:04}", date(1990, 1, number), "1380"])
    sheet.merge_cells("A1:D1")
    sheet.merge_cells("B2:C2")
    sheet["C5"].number_format = 'yyyy"年"m"月"d"日"'
    sheet["C5"].font = Font(name="楷体", size=14, bold=True, color="FF0000FF")
    sheet["B5"].alignment = Alignment(horizontal="center")
    sheet["B5"].border = Border(left=Side("thin"))
    sheet["A6"].fill = PatternFill("solid", "FFFFFF00")
    sheet["A4"].comment = Comment("组长", "老李")
    sheet.column_dimensions["A"].width = 33
    sheet.row_dimensions[7].hidden = True
    sheet.freeze_panes = "A4"
    sheet.auto_filter.ref = "A3:D11"
    choice = DataValidation("list", formula1='"男,女"')
    choice.add("D4:D20")
    sheet.add_data_validation(choice)
    book.create_sheet("说明")["A1"] = "不要改"
    return saved(book)


def saved(book):
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def mark(data, faults=FAULTS, heads=HEADS, kind="xlsx"):
    return marking.marked(data, kind, faults, head_rows=heads)


def opened(data, sheet="会员"):
    return openpyxl.load_workbook(io.BytesIO(data))[sheet]


def members(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def is_coloured(cell):
    return cell.fill.patternType == "solid" and cell.fill.fgColor.rgb == frame.TINT


def coloured(sheet):
    return {cell.coordinate for row in sheet for cell in row if is_coloured(cell)}


@pytest.fixture(scope="module")
def original():
    return roster()


@pytest.fixture(scope="module")
def result(original):
    return mark(original)


def test_sentences_stand_in_the_first_free_column(result):
    sheet = opened(result)

    assert sheet["E3"].value == "问题"
    assert sheet["E5"].value == "证件号码的校验位不对，请核对。\n出生日期与证件号码不一致。"
    assert sheet["E7"].value == "手机号码应为 11 位。"
    assert sheet["E8"].value == "这一行与第 5 行重复。"
    assert [sheet[f"E{row}"].value for row in (1, 2, 4, 6, 9)] == [None] * 5


def test_faulty_cells_are_coloured_and_keep_their_format(original, result):
    before, after = opened(original), opened(result)

    assert coloured(after) == {"B5", "C5", "D7", "E3"}
    for row in before.iter_rows():
        for cell in row:
            same = after[cell.coordinate]
            assert same.value == cell.value
            assert same.number_format == cell.number_format
            for look in ("font", "border", "alignment", "protection"):
                assert repr(getattr(same, look)) == repr(getattr(cell, look))
            assert is_coloured(same) or repr(same.fill) == repr(cell.fill)


def test_all_that_is_not_marked_stays_as_it_was(original, result):
    before, after = members(original), members(result)

    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"xl/worksheets/sheet1.xml", "xl/styles.xml"}
    assert before.keys() == after.keys()
    sheet, same = opened(original), opened(result)
    assert same.merged_cells.ranges == sheet.merged_cells.ranges
    assert same.column_dimensions["A"].width == 33
    assert same.row_dimensions[7].hidden
    assert (same.freeze_panes, same.auto_filter.ref) == ("A4", "A3:D11")
    assert same.data_validations.dataValidation[0].formula1 == '"男,女"'
    assert same["A4"].comment.text == "组长"


def test_rows_without_a_fault_are_the_same_bytes(original, result):
    name = "xl/worksheets/sheet1.xml"
    rows = [
        {part.split(b">")[0]: part for part in members(data)[name].split(b"<row ")[1:]}
        for data in (original, result)
    ]

    same = [key for key, part in rows[0].items() if rows[1].get(key) == part]
    assert len(same) >= 6


def test_a_second_round_writes_over_the_first(result):
    left = [Mark("会员", 7, "D", "手机号码应为 11 位。"), Mark("会员", 9, "A", "姓名不能为空。")]

    again = mark(result, left)

    sheet = opened(again)
    column = [sheet[f"E{row}"].value for row in range(1, 12)]
    assert column[2] == "问题"
    assert [(row, text) for row, text in enumerate(column, 1) if text and row != 3] == [
        (7, "手机号码应为 11 位。"),
        (9, "姓名不能为空。"),
    ]
    assert sheet.max_column == 5
    assert coloured(sheet) == {"D7", "A9", "E3"}
    assert sheet["C5"].font.name == "楷体"


def test_a_round_that_office_programs_have_saved_is_found_again(result):
    """They move the texts to the shared strings and number the styles anew."""
    resaved = saved(openpyxl.load_workbook(io.BytesIO(result)))

    sheet = opened(mark(resaved, []))

    assert [cell.value for cell in sheet["E"] if cell.value] == ["问题"]
    assert coloured(sheet) == {"E3"}


def test_a_right_sheet_gets_no_column(original):
    assert (
        members(mark(original, []))["xl/worksheets/sheet1.xml"]
        == (members(original)["xl/worksheets/sheet1.xml"])
    )


def test_a_fault_of_a_sheet_stands_in_its_head(original):
    sheet = opened(mark(original, [Mark("会员", 0, "", "缺少“所在工会”一列。")]))

    assert sheet["E3"].value == "问题\n缺少“所在工会”一列。"


def test_a_cell_and_a_row_that_are_not_there_can_be_faulty(original):
    found = mark(original, [Mark("会员", 20, "B", "请填写证件号码。")])

    sheet = opened(found)
    assert (sheet["E20"].value, is_coloured(sheet["B20"])) == ("请填写证件号码。", True)


def test_a_sentence_is_never_a_formula(original):
    sheet = opened(mark(original, [Mark("会员", 5, "B", "=1+1 不是日期。")]))

    assert (sheet["E5"].value, sheet["E5"].data_type) == ("'=1+1 不是日期。", "s")


def test_a_prefixed_sheet_without_a_dimension_is_edited_too(original):
    """Some libraries write `<x:row>` and name no range."""
    with zipfile.ZipFile(io.BytesIO(original)) as archive:
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as copy:
            for name in archive.namelist():
                data = archive.read(name)
                if name.endswith("sheet1.xml"):
                    data = data.replace(b"</", b"\0").replace(b"<", b"<x:").replace(b"\0", b"</x:")
                    data = data.replace(b"xmlns=", b"xmlns:x=").replace(b"<x:?", b"<?")
                copy.writestr(name, data)

    found = mark(file.getvalue())

    assert coloured(opened(found)) == {"B5", "C5", "D7", "E3"}
    assert members(found)["xl/theme/theme1.xml"] == members(original)["xl/theme/theme1.xml"]


def test_charts_and_conditional_formats_survive():
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet("会员")
        sheet.write_row(0, 0, ["姓名", "人数"])
        sheet.write_row(1, 0, ["甲", 3])
        chart = book.add_chart({"type": "bar"})
        chart.add_series({"values": "=会员!$B$2:$B$2"})
        sheet.insert_chart("D4", chart)
        sheet.conditional_format("B2:B9", {"type": "data_bar"})
    before = members(file.getvalue())

    after = members(mark(file.getvalue(), [Mark("会员", 2, "B", "人数不对。")], {"会员": 1}))

    assert {name for name in before if after[name] != before[name]} == {
        *("xl/worksheets/sheet1.xml", "xl/styles.xml"),
    }
    assert b"<drawing r:id" in after["xl/worksheets/sheet1.xml"]
    assert b"dataBar" in after["xl/worksheets/sheet1.xml"]


def test_our_own_export_comes_back_marked():
    rows = [[f"林某{number}", number] for number in range(1_000)]
    heads = [Head("姓名"), Head("人数", "whole")]
    data = b"".join(writing.chunks([Table("会员", heads, rows)]))

    sheet = opened(mark(data, [Mark("会员", 900, "B", "人数不对。")], {"会员": 1}))

    assert (sheet["C1"].value, sheet["C900"].value) == ("问题", "人数不对。")
    assert coloured(sheet) == {"B900", "C1"}


def test_a_damaged_workbook_breaks_nothing_here(original):
    """Slow: each try starts children."""
    dice = random.Random(7)
    for _ in range(5):
        broken = bytearray(original)
        for _ in range(20):
            broken[dice.randrange(len(broken))] = dice.randrange(256)
        try:
            mark(bytes(broken))
        except reading.Refused as no:
            assert no.code
