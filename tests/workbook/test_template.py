"""The empty workbook of a register says what goes in where, and is understood when it comes back."""

import io
import zipfile
from datetime import date
from decimal import Decimal

import openpyxl
import pytest

from baiju.workbook import layout, template
from baiju.workbook.body import Skipped, rows
from baiju.workbook.columns import Column
from baiju.workbook.model import Day, Line
from baiju.workbook.template import Asked, Words

TOWNSHIPS = [f"第{number}街道总工会，含所属各村社区工会联合会" for number in range(30)]
WORDS = Words(
    number="序号",
    example="示例",
    guide="填写说明",
    column="列名",
    required="必填",
    content="填写内容",
    choices="可选内容",
    others="也可写作",
    no_choice="请从列表中选择。",
    no_day="请填写日期，例如 2026-03-01。",
    rules=("空白表示不改，（清空）表示删去原来的内容。", "日期可写作 2026-03-01 或 2026.3.1。"),
)
MEMBERS = [
    Asked("name", "姓名", required=True, note="身份证上的姓名。", example="=林某某"),
    Asked("id_no", "证件号码", "id", others=["身份证号"], example="990101199001010015"),
    Asked("sex", "性别", "choice", choices=["男", "女"], example="女"),
    Asked("union", "所在工会", "reference", choices=TOWNSHIPS),
    Asked("joined_on", "入会日期", "date", note="批准入会的那一天。", example=date(2026, 3, 1)),
    Asked("fee", "会费", "decimal", example=Decimal("12.50")),
    Asked("mobile", "手机", "phone"),
    Asked("remark", "备注", "long"),
]
HOME = [Asked("member", "会员"), Asked("kin", "亲属姓名")]


@pytest.fixture(scope="module")
def made():
    return template.made("会员", MEMBERS, WORDS, parts=[("家庭成员", HOME)])


@pytest.fixture
def book(made):
    return openpyxl.load_workbook(io.BytesIO(made))


def test_the_sheets_are_the_register_its_parts_and_the_guide(book):
    assert book.sheetnames == ["会员", "可选内容", "家庭成员", "填写说明"]
    assert [sheet.sheet_state for sheet in book] == ["visible", "hidden", "visible", "visible"]


def test_heads_stand_above_a_hidden_row_of_names(book):
    sheet = book["会员"]

    assert [cell.value for cell in sheet[2]] == [
        *("序号", "姓名*", "证件号码", "性别", "所在工会", "入会日期", "会费", "手机", "备注"),
    ]
    assert [cell.value for cell in sheet[3]][1:] == [asked.name for asked in MEMBERS]
    assert sheet.row_dimensions[3].hidden
    assert not sheet.row_dimensions[2].hidden
    assert sheet.freeze_panes == "A4"


def test_a_note_stands_at_the_head_and_beside_the_chosen_cell(book):
    sheet = book["会员"]

    assert sheet["B2"].comment.text == "身份证上的姓名。"
    messages = {str(rule.sqref): rule.prompt for rule in sheet.data_validations.dataValidation}
    assert messages["B4:B2004"] == "身份证上的姓名。"


def test_lists_and_days_are_offered_for_two_thousand_rows(book):
    rules = {str(rule.sqref): rule for rule in book["会员"].data_validations.dataValidation}

    assert rules["D4:D2004"].formula1 == '"男,女"'
    assert rules["E4:E2004"].formula1 == "'可选内容'!$A$1:$A$30"
    assert [cell.value for cell in book["可选内容"]["A"]] == TOWNSHIPS
    assert rules["F4:F2004"].type == "date"
    assert {rule.errorStyle for rule in rules.values() if rule.formula1} == {"warning"}


def test_codes_are_texts_and_days_are_days_below_the_head(book):
    sheet = book["会员"]
    formats = {letter: sheet.column_dimensions[letter].number_format for letter in "CFHI"}

    assert formats["C"] == formats["H"] == "@"
    assert formats["F"] == "yyyy-mm-dd"
    assert formats["I"] == "General"


def test_the_example_says_so_and_holds_no_formula(book):
    cells = book["会员"][4]

    assert [cell.value for cell in cells][:2] == ["示例", "'=林某某"]
    assert cells[5].value.date() == date(2026, 3, 1)
    assert "f" not in {cell.data_type for cell in cells}


def test_the_guide_tells_rules_notes_and_other_heads(book):
    texts = [cell.value for row in book["填写说明"].iter_rows() for cell in row if cell.value]

    assert set(WORDS.rules) <= set(texts)
    assert {"身份证上的姓名。", "身份证号", "男、女", "亲属姓名", "必填"} <= set(texts)


def test_the_same_template_has_the_same_bytes(made):
    again = template.made("会员", MEMBERS, WORDS, parts=[("家庭成员", HOME)])

    assert made == again


def test_no_part_of_it_points_outside(made):
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        relations = [archive.read(name) for name in archive.namelist() if name.endswith(".rels")]

    assert relations
    assert b"External" not in b"".join(relations)


def test_the_reader_knows_every_column_and_leaves_the_example_aside(book):
    """Even when somebody has given the heads other names."""
    sheet = book["会员"]
    sheet["C2"], sheet["H2"] = "甲", "乙"
    sheet.append([1, "陈某某", None, "女", None, date(2026, 4, 1)])
    lines = [
        Line(number, [_cell(cell) for cell in row])
        for number, row in enumerate(sheet.iter_rows(values_only=True), 1)
    ]
    wanted = [Column(asked.name, asked.title, asked.kind) for asked in MEMBERS]

    found = layout.find("会员", lines, (), wanted)

    assert found.mapping == dict(zip("BCDEFGHI", (asked.name for asked in MEMBERS), strict=True))
    first, second = rows(found, lines, ())
    assert isinstance(first, Skipped)
    assert (first.number, first.reason) == (4, "example")
    assert (second.number, second.cells["name"]) == (5, "陈某某")


def _cell(value):
    if isinstance(value, date):
        return Day(f"{value:%Y-%m-%d}")
    return None if value is None else str(value)
