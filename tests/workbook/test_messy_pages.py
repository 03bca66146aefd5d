"""Lists as they come out of printers, portals and old programs: read as they are meant."""

from __future__ import annotations

import io

import openpyxl
import xlwt

from .lists import AGREEMENTS, EMPLOYERS, code, id_no, read, saved


def test_printed_pages_repeat_their_title_and_head():
    book = openpyxl.Workbook()
    sheet = book.active
    head = ["序\n号", "姓　名", None, "身份证\n号　码", "手机（必填）", "入会时间\n（年/月/日）"]
    born = iter(range(1, 7))
    for page in (1, 2):
        sheet.append(["工会会员登记册（续）" if page > 1 else "工会会员登记册"])
        sheet.append(head)
        for n in (next(born), next(born), next(born)):
            sheet.append(
                [n, "冯甲", None, f"'{id_no('19841212', n)}", f"1320736000{n}", f"2012/{n}/1"]
            )
        sheet.append(["本页小计", None, None, "3人"])
        sheet.append([f"第{page}页 共2页"])
    sheet.append(["总计：6人"])
    sheet.append([None, "主席（签字）：", None, None, "经办人：张某"])
    found = read(saved(book), "会员.xlsx")["Sheet"]
    assert [row.number for row in found.rows] == [3, 4, 5, 10, 11, 12]
    assert found.values("mobile", "joined_on")[5] == ("13207360006", "2012-06-01")
    assert found.values("id_no")[3] == (id_no("19841212", 4),)
    assert (found.told(), found.questions) == ([], [])


def test_a_portal_writes_numbers_as_formulas_between_semicolons():
    lines = ["姓名;性别;身份证件号;手机;会籍所在工会;入会日期"]
    lines += [
        f'魏甲;女;="{id_no("19710101", n)}";="1300736110{n}";栎新机械厂工会;2008-08-0{n} 00:00:00'
        for n in (2, 4)
    ]
    found = read("\r\n".join(lines).encode("utf-8-sig"), "会员.csv")[""]
    assert found.values("id_no", "mobile", "joined_on") == [
        (id_no("19710101", n), f"1300736110{n}", f"2008-08-0{n}") for n in (2, 4)
    ]
    assert (found.told(), found.questions) == ([], [])


def test_an_old_workbook_with_a_group_of_heads_and_a_tail():
    book = xlwt.Workbook()
    sheet = book.add_sheet("台账")
    sheet.write_merge(0, 0, 0, 6, "未建会企业摸底台账")
    sheet.write_merge(1, 1, 3, 5, "从业人数")
    heads = ["序号", "单位全称", "组织机构代码/统一社会信用代码", "合计", "女", "农民工"]
    rows = [
        [n, f"栎新{n}厂", code(n) if n < 3 else "12345678-9", 50.0 + n, 10, 20] for n in (1, 2, 3)
    ]
    for at, cells in enumerate([heads, *rows, ["总计", "3家", "", 156, 30, 60]], 2):
        for column, cell in enumerate(cells):
            sheet.write(at, column, cell)
    sheet.write(8, 0, "单位负责人：")
    sheet.write(8, 4, "填报人：赵某")
    file = io.BytesIO()
    book.save(file)
    found = read(file.getvalue(), "台账.xls", EMPLOYERS)["台账"]
    assert found.layout.mapping == {
        "B": "name",
        "C": "uscc",
        "D": "employees",
        "E": "women",
        "F": "migrant",
    }
    assert found.values("employees", "women", "migrant")[2] == ("53", "10", "20")
    assert found.told() == [(6, "C", "uscc_invalid")]
    assert found.skipped == [(7, "total"), (9, "footer")]


def test_one_employer_merged_over_its_agreements_and_two_levels_of_days():
    book = openpyxl.Workbook()
    sheet = book.active
    for at, cells in enumerate(
        (
            [None, "2024年集体协商要约行动台账"],
            [],
            [None, "签约企业", "协商类别", "签订时间", "合同有效期", None, "覆盖职工（人）"],
            [None, None, None, None, "起", "止", "总数", "女职工"],
            [None, "栎新机械厂", "工资", 20240301, "2024.03.01", "2025.02.28", 120, 50],
            [None, None, "女工", "2024年3月2日", "2024.04.01", "2027.03.31", "50", 50],
            [None, "永澈食品公司", "综合", "2024/3/4", "2024/4/1", "2024/3/31", "60人", 66],
            [None, "合计", None, None, None, None, 230, 166],
        ),
        1,
    ):
        for column, cell in enumerate(cells, 1):
            sheet.cell(at, column, cell)
    for merged in ("B3:B4", "C3:C4", "D3:D4", "E3:F3", "G3:H3", "B5:B6"):
        sheet.merge_cells(merged)
    found = read(saved(book), "合同.xlsx", AGREEMENTS)["Sheet"]
    assert found.values("employer", "kind", "signed_on", "valid_from") == [
        ("栎新机械厂", "wage", "2024-03-01", "2024-03-01"),
        ("栎新机械厂", "women", "2024-03-02", "2024-04-01"),
        ("永澈食品公司", "general", "2024-03-04", "2024-04-01"),
    ]
    assert found.values("covered_workers", "covered_women")[2] == ("60", "66")
    assert found.told() == [(7, "H", "women_exceed_total"), (7, "F", "end_before_start")]
    assert found.questions == []
