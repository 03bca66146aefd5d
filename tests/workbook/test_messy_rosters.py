"""Rosters as offices keep them: every value, row, column, fault and question is expected exactly."""

from __future__ import annotations

import io
from datetime import date

import openpyxl
import xlwt

from .lists import id_no, read, saved

CHEN, LU, WU, QIN, HE = (
    id_no("19800105", 1),
    id_no("19911231", 2),
    id_no("19750620", 3),
    id_no("20010301", 4),
    id_no("19880818", 5),
)

TITLED = (
    ["临澄县石栎镇永澈食品有限公司会员花名册"],
    ["填报日期：2026年11月1日", None, None, None, "单位：人"],
    [],
    [
        "序号",
        "姓  名*",
        "身份证\n号码",
        "联系电话",
        "入会日期（年月日）",
        "是否\n农民工",
        "备注",
    ],
    [1, "陈默", CHEN, "13800000001", "2020.3.5", "√", None],
    [2, "陆  闻", LU, "138-0000-0002", "2021年3月", "×", "班组长"],
    [None, "小 计", None, "2人"],
    [],
    [3, "武小舟", WU, 13800000003, date(2019, 7, 1), "是", None],
    [None, "合计：3人"],
    ["制表人：秦书砚", None, None, "审核人：", None, "2026年11月1日"],
    ["注：以上人员均已缴纳会费。"],
)
GROUPED = {
    "C3": "所在工会",
    "D3": "基本情况",
    "G3": "联系方式",
    "I3": "紧急联系人",
    "D4": "姓名",
    "E4": "身份证号",
    "F4": "性别",
    "G4": "手机",
    "H4": "办公电话",
    "I4": "姓名",
    "J4": "电话",
}
PEOPLE = (
    (
        "栎新机械厂工会",
        "陈默",
        CHEN,
        "男",
        "13800000001",
        "0571-88880001",
        "陈父",
        "13900000001",
    ),
    (None, "陆闻", LU, "女", "１３８００００００２２", None, "陆母", "13900000002"),
    ("永澈食品工会", "武小舟", WU, "女", "0571-88880003", None, None, None),
    (None, "秦书砚", QIN, "女", "1380000004", None, None, None),
)


def test_titles_remarks_subtotals_and_footers():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "2026年10月"
    for row in TITLED:
        sheet.append(row)
    sheet.merge_cells("A1:G1")
    found = read(saved(book), "会员.xlsx")["2026年10月"]
    assert found.layout.mapping == {
        "B": "name",
        "C": "id_no",
        "D": "mobile",
        "E": "joined_on",
        "F": "is_migrant",
    }
    assert [heading.title for heading in found.layout.unknown] == ["备注"]
    assert found.values("name", "id_no", "mobile", "joined_on", "is_migrant", "employer") == [
        ("陈默", CHEN, "13800000001", "2020-03-05", "true", "临澄县石栎镇永澈食品有限公司"),
        ("陆闻", LU, "13800000002", "2021-03-01", "false", "临澄县石栎镇永澈食品有限公司"),
        ("武小舟", WU, "13800000003", "2019-07-01", "true", "临澄县石栎镇永澈食品有限公司"),
    ]
    assert [row.number for row in found.rows] == [5, 6, 9]
    assert found.values("birth", "sex")[1] == ("1991-12-31", "female")
    assert found.skipped == [(7, "total"), (10, "total"), (11, "footer"), (12, "footer")]
    assert found.told() == []
    assert found.told("warning") == [(6, "B", "spaces_removed"), (6, "E", "date_day_missing")]
    assert found.questions == []


def test_two_levels_shifted_to_c3_with_merged_units():
    book = openpyxl.Workbook()
    sheet = book.active
    people = {
        f"{'CDEFGHIJ'[at]}{row}": value
        for row, person in enumerate(PEOPLE, 5)
        for at, value in enumerate(person)
    }
    for place, value in (GROUPED | people).items():
        sheet[place] = value
    for merged in ("C3:C4", "D3:F3", "G3:H3", "I3:J3", "C5:C6", "C7:C8"):
        sheet.merge_cells(merged)
    found = read(saved(book), "会员.xlsx")["Sheet"]
    assert (found.layout.first, found.layout.last) == (3, 4)
    assert found.layout.mapping == {
        "C": "union",
        "D": "name",
        "E": "id_no",
        "F": "sex",
        "G": "mobile",
    }
    unknown = [(heading.column, heading.title) for heading in found.layout.unknown]
    assert unknown == [
        ("H", "联系方式 > 办公电话"),
        ("I", "紧急联系人 > 姓名"),
        ("J", "紧急联系人 > 电话"),
    ]
    assert found.values("union", "name", "mobile") == [
        ("栎新机械厂工会", "陈默", "13800000001"),
        ("栎新机械厂工会", "陆闻", "13800000022"),
        ("永澈食品工会", "武小舟", None),
        ("永澈食品工会", "秦书砚", None),
    ]
    assert found.told() == [
        (7, "F", "sex_mismatch"),
        (7, "G", "phone_invalid"),
        (8, "G", "phone_invalid"),
    ]
    assert [fault.reason for _, fault in found.rows[3].faults] == ["phone_length"]
    assert found.questions == []


def test_one_sheet_to_an_enterprise_and_hidden_ones():
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, title, person in (
        ("栎新机械厂", "会员花名册", ("陈默", CHEN)),
        ("永澈", "单位：永澈食品有限公司", ("陆闻", LU)),
        ("澄江", "会员花名册", ("武小舟", WU)),
        ("旧名单", "会员花名册", ("秦书砚", QIN)),
    ):
        sheet = book.create_sheet(name)
        for row in ([title], ["姓名", "身份证号码"], person):
            sheet.append(list(row))
    book["旧名单"].sheet_state = "veryHidden"
    sheet = book["栎新机械厂"]
    sheet.append(["何以宁", HE])
    sheet.row_dimensions[4].hidden = True
    found = read(saved(book), "会员.xlsx")
    assert list(found) == ["栎新机械厂", "永澈", "澄江"]
    assert found["栎新机械厂"].values("name", "employer") == [("陈默", "栎新机械厂")]
    assert found["栎新机械厂"].skipped == [(4, "hidden")]
    assert found["栎新机械厂"].layout.constants["employer"].place == "sheet"
    assert found["永澈"].values("name", "employer") == [("陆闻", "永澈食品有限公司")]
    assert found["永澈"].layout.constants["employer"].place == "A1"
    (question,) = found["澄江"].questions
    assert (question.column, question.title) == ("sheet", "澄江")
    assert question.options == ("union", "employer", "")
    answered = read(saved(book), "会员.xlsx", mapping={"sheet": "employer"})
    assert answered["澄江"].values("name", "employer") == [("武小舟", "澄江")]
    assert answered["澄江"].questions == []


def test_a_list_of_the_old_kind_in_gb18030():
    text = (
        "姓名,公民身份号码,出生年月,性别,手机号码,入会时间,是否派遣\r\n"
        f"䶮小满,{CHEN},80年1月,男,+86 13800000001,1999.12.31,√\r\n"
        f"𬭎亮,{LU},１９９１．１２,女,1.38E+10,2021/3/4 0:00,×\r\n"
        f"武小舟,{WU.replace(WU[-1], 'x') if WU[-1] == 'X' else WU},1975.6.21,男,无,2026-02-30,/\r\n"
        "秦书砚,3.20481E+17,,女,13800000004,２０２０年５月１日,也许\r\n"
    )
    found = read(text.encode("gb18030"), "会员.csv")
    (sheet,) = found.values()
    assert sheet.values("name", "birth", "sex", "mobile", "joined_on", "is_dispatched") == [
        ("䶮小满", "1980-01-05", "male", "13800000001", "1999-12-31", "true"),
        ("𬭎亮", "1991-12-31", "female", None, "2021-03-04", "false"),
        ("武小舟", "1975-06-21", "male", None, None, None),
        ("秦书砚", None, "female", "13800000004", "2020-05-01", None),
    ]
    assert sheet.told() == [
        (3, "E", "phone_invalid"),
        (4, "C", "id_birth_mismatch"),
        (4, "F", "date_unreadable"),
        (5, "B", "id_digits_lost"),
        (5, "G", "truth_unreadable"),
    ]
    assert sheet.told("warning") == []


def test_an_old_workbook_with_numbers_for_texts():
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("Sheet1")
    day = xlwt.easyxf(num_format_str="YYYY-MM-DD")
    heads = ["姓 名", "身份证号", "出生日期", "联系方式", "入会日期", "工作单位"]
    for at, head in enumerate(heads):
        sheet.write(1, at + 1, head)
    sheet.write(2, 1, "陈默")
    sheet.write(2, 2, float(CHEN[:17] + "0"))
    sheet.write(2, 3, date(1980, 1, 5), day)
    sheet.write(2, 4, 13800000001)
    sheet.write(2, 5, 44287)
    sheet.write_merge(2, 3, 6, 6, "栎新机械厂")
    sheet.write(3, 1, "陆闻")
    sheet.write(3, 2, f"'{LU}")
    sheet.write(3, 3, 19911231)
    sheet.write(3, 4, "１３８ 0000 0002")
    sheet.write(3, 5, date(2021, 4, 1), day)
    sheet.write(4, 1, "合　计")
    sheet.write(4, 4, 2)
    file = io.BytesIO()
    book.save(file)
    found = read(file.getvalue(), "会员.xls")["Sheet1"]
    assert found.layout.letters["name"] == "B"
    assert [row.number for row in found.rows] == [3, 4]
    assert found.values("name", "birth", "mobile", "joined_on", "employer") == [
        ("陈默", "1980-01-05", "13800000001", "2021-04-01", "栎新机械厂"),
        ("陆闻", "1991-12-31", "13800000002", "2021-04-01", "栎新机械厂"),
    ]
    assert found.told() == [(3, "C", "id_digits_lost")]
    assert found.told("warning") == [(3, "F", "date_from_serial")]
    assert found.skipped == [(5, "total")]


def test_lists_of_several_enterprises_below_each_other():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "汇总"
    head = ["序号", "姓名", "身份证号"]
    for row in (
        ["栎新机械厂职工花名册"],
        head,
        [1, "陈默", CHEN],
        [2, "陆闻", LU],
        ["共 2 人"],
        ["第1页"],
        ["永澈食品有限公司职工花名册"],
        head,
        ["1", "2", "3"],
        [1, "武小舟", WU],
        ["三、澄江电器有限公司（1人）"],
        [1, "秦书砚", QIN],
        ["填表人：何以宁    电话：0571-88880001"],
    ):
        sheet.append(row)
    found = read(saved(book), "会员.xlsx")["汇总"]
    assert found.values("name", "employer") == [
        ("陈默", "栎新机械厂"),
        ("陆闻", "栎新机械厂"),
        ("武小舟", "永澈食品有限公司"),
        ("秦书砚", "澄江电器有限公司"),
    ]
    assert found.skipped == [
        (5, "total"),
        (6, "footer"),
        (7, "heading"),
        (8, "head"),
        (9, "numbering"),
        (11, "heading"),
        (13, "footer"),
    ]
    assert found.told() == []
