"""What only a person can say is asked, and what is said is used; the rest is told."""

from __future__ import annotations

import io
from datetime import date

import openpyxl

from baiju.workbook import template

from .lists import code, id_no, read, saved
from .test_messy_rosters import CHEN, HE, LU, QIN, WU


def test_a_unit_that_is_written_once_is_asked_for():
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (
        ["单位", "姓名", "身份证号"],
        ["栎新机械厂", "陈默", CHEN],
        [None, "陆闻", LU],
        ["永澈食品有限公司", "武小舟", WU],
        [None, "秦书砚", QIN],
        [None, "何以宁", HE],
    ):
        sheet.append(row)
    data = saved(book)
    found = read(data, "会员.xlsx")["Sheet"]
    (question,) = found.questions
    assert (question.column, question.title) == ("A", "单位")
    assert question.options == ("employer:fill", "employer:blank")
    assert [row.values["employer"] for row in found.rows][1::3] == [None, None]
    filled = read(data, "会员.xlsx", mapping={"A": "employer:fill"})["Sheet"]
    assert [row.values["employer"] for row in filled.rows] == [
        *["栎新机械厂"] * 2,
        *["永澈食品有限公司"] * 3,
    ]
    left = read(data, "会员.xlsx", mapping={"A": "employer:blank"})["Sheet"]
    assert filled.questions == left.questions == []
    assert left.values("employer") == found.values("employer")


def test_two_telephones_are_asked_for_and_foreign_columns_are_listed():
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (
        ["姓名", "身份证号", "电话", "电 话", "is_staff", "org_id", "status", "created_at"],
        ["陈默", CHEN, "13800000001", "13900000001", 1, 7, "approved", "2020-01-01"],
        ["陆闻", LU, "13800000002", "13900000002", 1, 7, "approved", "2020-01-01"],
    ):
        sheet.append(row)
    data = saved(book)
    found = read(data, "会员.xlsx")["Sheet"]
    assert [(each.column, each.options) for each in found.questions] == [
        ("C", ("mobile", "")),
        ("D", ("mobile", "")),
    ]
    unknown = [heading.title for heading in found.layout.unknown]
    assert unknown == ["is_staff", "org_id", "status", "created_at"]
    assert found.values("mobile") == [(None,), (None,)]
    for answer in ({"D": "mobile"}, {"C": ""}):
        answered = read(data, "会员.xlsx", mapping=answer)["Sheet"]
        assert answered.questions == []
        assert answered.values("mobile") == [("13900000001",), ("13900000002",)]


def test_a_hidden_column_is_asked_for():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["姓名", "身份证号", "手机"])
    sheet.append(["陈默", CHEN, "13800000001"])
    sheet.column_dimensions["C"].hidden = True
    found = read(saved(book), "会员.xlsx")["Sheet"]
    assert [(each.column, each.options) for each in found.questions] == [("C", ("mobile", ""))]
    assert found.values("name", "mobile") == [("陈默", None)]


def test_our_own_template_is_known_by_its_hidden_row():
    words = template.Words(
        "序号",
        "示例",
        "填写说明",
        "列",
        "必填",
        "内容",
        "选项",
        "也可写作",
        "不在选项里。",
        "不是日期。",
    )
    asked = [
        template.Asked("name", "姓名", required=True, example="林小满"),
        template.Asked("id_no", "证件号码", "id", required=True, example=CHEN),
        template.Asked("joined_on", "入会日期", "date", example=date(2026, 3, 1)),
    ]
    book = openpyxl.load_workbook(io.BytesIO(template.made("会员", asked, words)))
    sheet = book["会员"]
    sheet["B2"] = "改了的表头"
    sheet.append([1, "陆闻", LU, date(2025, 3, 1)])
    found = read(saved(book), "会员.xlsx")["会员"]
    assert found.layout.mapping == {"B": "name", "C": "id_no", "D": "joined_on"}
    assert found.values("name", "id_no", "joined_on") == [("陆闻", LU, "2025-03-01")]
    assert found.skipped == [(4, "example")]


def test_people_without_a_right_number_are_told_why():
    book = openpyxl.Workbook()
    sheet = book.active
    permit = "83000019900101001"
    for row in (
        ["姓名", "证件类型", "证件号码", "性别", "出生日期"],
        ["陈默", "身份证", CHEN[:-1] + ("0" if CHEN[-1] != "0" else "1"), "男", None],
        ["陆闻", None, id_no("19990231"), "女", None],
        ["武小舟", None, id_no("20261123"), None, None],
        ["秦书砚", None, "119901800101001", None, None],
        ["何以宁", "护照", "123456789", "女", "1990-01-01"],
        ["林小满", "居民身份证", code(1), None, None],
        ["骆闻溪", "居民身份证", permit + "0", None, None],
        ["郗小雨", None, None, None, None],
    ):
        sheet.append(row)
    found = read(saved(book), "会员.xlsx")["Sheet"]
    assert found.told() == [
        (2, "C", "id_check_digit"),
        (3, "C", "id_birth_unreal"),
        (4, "C", "id_birth_future"),
        (5, "C", "id_fifteen"),
        (7, "C", "id_characters"),
        (8, "C", "id_check_digit"),
        (9, "C", "required_missing"),
    ]
    assert found.values("id_type", "id_no", "sex", "birth")[4] == (
        "passport",
        "123456789",
        "female",
        "1990-01-01",
    )
