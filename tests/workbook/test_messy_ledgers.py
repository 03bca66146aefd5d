"""Lists of employers, agreements, unions and units as offices keep them, expected exactly."""

from __future__ import annotations

import io

import openpyxl

from .lists import AGREEMENTS, EMPLOYERS, UNIONS, UNITS, code, read, saved

COUNTED = (
    [None, "石栎镇企业基本情况统计表"],
    [
        None,
        "填报单位：石栎镇总工会",
        None,
        None,
        "填报日期：2026年3月31日",
        None,
        None,
        "单位：人、万元",
    ],
    [
        None,
        "序号",
        "企业名称",
        "统一社会\n信用代码",
        "职工总数（人）",
        None,
        None,
        "年产值（万元）",
    ],
    [None, None, None, None, "合计", "其中：女", "农民工", None],
    [None, 1, 2, 3, 4, 5, 6, 7],
    [None, 1, "栎新机械厂", code(1), 126, "41人", "五十八", "1.2万"],
    [None, 2, "永澈食品有限公司", code(2).lower(), "1,234", 2000, "约30", 5],
    [None, 3, "澄江电器有限公司", code(3)[:-1], "1.2万", "", "-", 6],
    [None, None, "本页小计", None, 1360],
    [None, None, None, None, 13360, 2041],
    [None, 4, "临澄县石栎镇滨河路社区便民理发店"],
    [None, "总　计", None, None, 13360, 2041],
    [None, "单位负责人：郗小雨", None, None, "填表人：何以宁"],
)


def test_employers_with_grouped_figures_and_a_row_of_numbers():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "企业"
    for row in COUNTED:
        sheet.append(row)
    for merged in ("B1:H1", "B3:B4", "C3:C4", "D3:D4", "E3:G3", "H3:H4"):
        sheet.merge_cells(merged)
    found = read(saved(book), "企业.xlsx", EMPLOYERS)["企业"]
    assert (found.layout.first, found.layout.last) == (3, 4)
    assert found.layout.mapping == {
        "C": "name",
        "D": "uscc",
        "E": "employees",
        "F": "women",
        "G": "migrant",
    }
    assert found.values("name", "uscc", "employees", "women", "migrant") == [
        ("栎新机械厂", code(1), "126", "41", "58"),
        ("永澈食品有限公司", code(2), "1234", "2000", None),
        ("澄江电器有限公司", None, "12000", None, None),
        ("临澄县石栎镇滨河路社区便民理发店", None, None, None, None),
    ]
    assert found.told() == [
        (7, "G", "number_unreadable"),
        (7, "F", "women_exceed_total"),
        (8, "D", "uscc_invalid"),
    ]
    assert found.skipped == [
        (5, "numbering"),
        (9, "total"),
        (10, "total"),
        (12, "total"),
        (13, "footer"),
    ]
    assert found.questions == []
    assert found.layout.scales == {}


def test_a_head_in_ten_thousands_is_multiplied_and_told():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["单位名称", "职工人数（百人）"])
    sheet.append(["栎新机械厂", 1.2])
    sheet.append(["永澈食品有限公司", "1.5万"])
    found = read(saved(book), "企业.xlsx", EMPLOYERS)["Sheet"]
    assert found.values("name", "employees") == [
        ("栎新机械厂", "120"),
        ("永澈食品有限公司", "15000"),
    ]
    (fault,) = found.layout.faults
    assert (fault.code, fault.severity) == ("scaled_by_head", "warning")


def test_agreements_with_periods_in_two_columns_and_the_kind_on_the_tab():
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name in ("工资专项集体合同", "集体合同"):
        sheet = book.create_sheet(name)
        for row in (
            [f"{name}签订情况一览表"],
            ["单位名称", "签订时间", "合同期限", None, "覆盖人数", None, "备注"],
            [None, None, "起", "止", "总数", "其中：女职工", None],
            ["栎新机械厂", "2026.3.1", "2026.3.1", "2027年2月28日", "126人", 41, None],
            ["永澈食品有限公司", "26年1月8日", "2026.2.1", "2026.1.31", 30, 31, "已报送"],
            ["合 计", None, None, None, 156, 72, None],
        ):
            sheet.append(row)
        for merged in ("A1:G1", "A2:A3", "B2:B3", "C2:D2", "E2:F2", "G2:G3"):
            sheet.merge_cells(merged)
    found = read(saved(book), "合同.xlsx", AGREEMENTS)
    wage = found["工资专项集体合同"]
    assert wage.layout.mapping == {
        "A": "employer",
        "B": "signed_on",
        "C": "valid_from",
        "D": "valid_to",
        "E": "covered_workers",
        "F": "covered_women",
    }
    names = ("kind", "employer", "signed_on", "valid_from", "valid_to", "covered_workers")
    assert wage.values(*names) == [
        ("wage", "栎新机械厂", "2026-03-01", "2026-03-01", "2027-02-28", "126"),
        ("wage", "永澈食品有限公司", "2026-01-08", "2026-02-01", "2026-01-31", "30"),
    ]
    assert found["集体合同"].values("kind") == [("general",), ("general",)]
    assert wage.told() == [(5, "F", "women_exceed_total"), (5, "D", "end_before_start")]
    assert wage.told("warning") == [(5, "B", "date_two_digit_year")]
    assert wage.skipped == [(6, "total")]
    assert wage.questions == []


def test_a_head_that_fits_several_days_is_asked_for():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["用人单位", "类别", "日期", "起止时间", "职工数", "女职工数"])
    sheet.append(["栎新机械厂", "工资协议", "2026.3.1", "2026.3.1-2027.2.28", 126, 41])
    data = saved(book)
    found = read(data, "合同.xlsx", AGREEMENTS)["Sheet"]
    assert [(each.column, each.options) for each in found.questions] == [
        ("C", ("signed_on", "valid_from", "valid_to", "")),
        ("D", ("valid_from", "valid_to", "")),
    ]
    assert found.values("kind", "covered_workers", "covered_women") == [("wage", "126", "41")]
    answers = {"日期": "valid_from", "D": ""}
    answered = read(data, "合同.xlsx", AGREEMENTS, mapping=answers)["Sheet"]
    assert answered.questions == []
    assert answered.values("valid_from") == [("2026-03-01",)]


def test_unions_and_units():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "工会"
    for row in (
        ["工会组织名称", "建会单位", "上一级工会", "批复时间"],
        ["栎新机械厂工会委员会", "栎新机械厂", "石栎镇总工会", "2020年7月"],
        ["永澈食品有限公司工会", "永澈食品有限公司", "无", "2021-04-31"],
    ):
        sheet.append(row)
    found = read(saved(book), "工会.xlsx", UNIONS)["工会"]
    assert found.values("name", "employer", "superior", "approved_on") == [
        ("栎新机械厂工会委员会", "栎新机械厂", "石栎镇总工会", "2020-07-01"),
        ("永澈食品有限公司工会", "永澈食品有限公司", None, None),
    ]
    assert found.told() == [(3, "D", "date_unreadable")]
    text = "单位编码\t单位名称\t上级单位编码\t单位类别\r\n330399\t石栎镇\t3303\t乡镇\r\n330398\t东垸街道\t3303\t县\r\n"
    (units,) = read(text.encode("utf-16"), "单位.txt", UNITS).values()
    assert units.values("code", "name", "parent", "kind") == [
        ("330399", "石栎镇", "3303", "township"),
        ("330398", "东垸街道", "3303", None),
    ]
    assert units.told() == [(3, "D", "choice_unknown")]


def test_a_head_over_two_rows_without_merging():
    text = (
        "序号;单位;职工;;统一;备注\n"
        ";名称;人数;女职工;信用代码;\n"
        f"1;栎新机械厂;126;41;{code(1)};\n"
        f"2;永澈食品有限公司;30;12;{code(2)};迁来\n"
    )
    (found,) = read(text.encode(), "企业.csv", EMPLOYERS).values()
    assert (found.layout.first, found.layout.last) == (1, 2)
    assert found.values("name", "employees", "women", "uscc") == [
        ("栎新机械厂", "126", "41", code(1)),
        ("永澈食品有限公司", "30", "12", code(2)),
    ]
    assert found.told() == []


def test_merged_figures_do_not_count_twice():
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (
        ["企业名称", "注册地", "职工人数"],
        ["栎新机械厂", "石栎镇", 126],
        ["永澈食品有限公司", None, None],
    ):
        sheet.append(row)
    sheet.merge_cells("B2:B3")
    sheet.merge_cells("C2:C3")
    found = read(saved(book), "企业.xlsx", EMPLOYERS)["Sheet"]
    assert found.values("name", "region", "employees") == [
        ("栎新机械厂", "石栎镇", "126"),
        ("永澈食品有限公司", "石栎镇", None),
    ]


def test_what_is_no_table_says_so():
    book = openpyxl.Workbook()
    book.active.append(["说明", "本表由各单位填写"])
    book.create_sheet("空")
    found = read(saved(book), "企业.xlsx", EMPLOYERS)
    (fault,) = found["Sheet"].layout.faults
    assert (fault.code, fault.values["titles"]) == ("header_missing", "名称")
    assert found["空"].layout.faults == ()
    assert found["Sheet"].rows == found["空"].rows == []


def test_a_missing_column_is_named():
    file = io.BytesIO()
    book = openpyxl.Workbook()
    book.active.append(["用人单位", "合同类型", "签订日期"])
    book.active.append(["栎新机械厂", "集体合同", "2026-03-01"])
    book.save(file)
    found = read(file.getvalue(), "合同.xlsx", AGREEMENTS)["Sheet"]
    (fault,) = found.layout.faults
    assert (fault.code, fault.values["titles"]) == ("header_missing", "生效日期")
