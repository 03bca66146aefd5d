"""Cells of texts, choices, ticks and numbers: what comes out has one form, or says what is wrong."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baiju.workbook import cells, guard
from baiju.workbook.columns import KINDS, Column
from baiju.workbook.faults import SENTENCES, Fault
from baiju.workbook.model import Bad, Day, Formula, Number, Truth

from .lists import TODAY

SEX = Column("sex", "性别", "choice", choices={"male": "男", "female": "女"}, also={"Male": "male"})


def read(kind: str, cell: str | None, **more: Any) -> cells.Value | Fault:
    return cells.read(Column("field", "栏目", kind, **more), cell, today=TODAY)


def said(kind: str, cell: str | None, **more: Any) -> str | None:
    """The text of a value, or the closest name of the fault."""
    found = read(kind, cell, **more)
    return found.text if isinstance(found, cells.Value) else f"!{found.reason or found.code}"


@pytest.mark.parametrize("kind", KINDS)
def test_a_blank_cell_says_nothing_and_one_sign_clears(kind):
    assert [said(kind, cell) for cell in (None, "", "  ", "\u3000", "\u00a0")] == [None] * 5
    assert said(kind, "（清空）") == said(kind, "(清空)") == ""


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in ("text", "long", "truth")])
def test_what_stands_for_nothing_is_nothing_but_in_texts(kind):
    assert [said(kind, cell) for cell in ("无", "暂无", "/", "—", "-", "不详", "N/A")] == [None] * 7
    assert said("text", "无") == "无"


@pytest.mark.parametrize("kind", KINDS)
def test_an_error_of_the_sheet_is_told(kind):
    assert said(kind, Bad("#REF!")) == "!cell_error"


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("买买提·吐尔逊", "买买提·吐尔逊"),
        ("买买提•吐尔逊", "买买提•吐尔逊"),
        ("𠮷野㐂", "𠮷野㐂"),
        ("䶮", "䶮"),
        ("陈 默", "陈默"),
        ("陈\u3000默", "陈默"),
        ("O'Neil Smith", "O'Neil Smith"),
        ("  两端 ", "两端"),
        ("👨‍👩‍👧", "👨‍👩‍👧"),
        ("e\u0301", "é"),
        ("a" + "\u0301" * 200, "á" + "\u0301" * 199),
        ("临澄县\n永澈公司", "临澄县永澈公司"),
        ("first\nsecond", "first second"),
        ("张\u200b三", "张三"),
        ("<script>", "<script>"),
        ("{{7*7}} ${7*7} %s%n ../../x", "{{7*7}} ${7*7} %s%n ../../x"),
        ("');DROP TABLE x", "');DROP TABLE x"),
        ("a\u202eb", "!text_unreadable"),
        ("\x07", "!text_unreadable"),
        ("a\x00b", "!text_unreadable"),
        ("\ufffe", "!text_unreadable"),
        ("\ud800", "!text_unreadable"),
        ("\ufffd\ufffd", "!text_unreadable"),
        (Number("12.0"), "12"),
        (Number("1.38E+10"), "13800000000"),
        (Day("2026-01-01"), "2026-01-01"),
        (Truth("true"), "TRUE"),
        (Formula("结果"), "结果"),
        ("x" * 101, "!text_too_long"),
    ],
)
def test_texts_are_kept_exactly_or_refused(cell, text):
    assert said("text", cell, longest=100 if len(cell) == 101 else None) == text


@pytest.mark.parametrize(
    "text",
    [
        *("=1+1", "=cmd|'/c calc'!A0", '=HYPERLINK("http://x/?"&A1)', "@SUM(1)", "-2+3", "+1"),
        *("＝1+1", "＋1", "－1", "＠x", '"=1"', ";=1", "'=1", "''=1"),
    ],
)
def test_formulas_are_texts_and_come_back_from_our_own_files(text):
    assert said("text", text) in (text, guard.bare(text))
    assert said("text", guard.guarded(text)) == text


def test_a_long_text_keeps_its_lines_and_spaces():
    assert said("long", " 第一行\r\n\t第二行 ") == " 第一行\n\t第二行 "
    assert said("long", "a\x00") == "!text_unreadable"


@given(st.text(max_size=40))
def test_any_text_survives_the_way_out_and_in(text):
    kept = said("long", text)
    if kept is not None and not kept.startswith("!"):
        assert said("long", guard.guarded(kept)) == kept


@pytest.mark.parametrize(
    ("cell", "key"),
    [
        *(("男", "male"), ("女 ", "female"), ("男性", "male"), ("female", "female")),
        *(("Male", "male"), ("1", "male"), (Number("2"), "female"), (Number("1.0"), "male")),
        *(("不男", "!choice_unknown"), ("3", "!choice_unknown")),
    ],
)
def test_choices_are_known_by_label_key_and_shorter_words(cell, key):
    found = cells.read(SEX, cell, today=TODAY)
    assert (found.text if isinstance(found, cells.Value) else f"!{found.code}") == key


def test_a_choice_may_be_called_none():
    column = Column("level", "等级", "choice", choices={"none": "无", "high": "高级"})
    assert cells.read(column, "无", today=TODAY) == cells.Value("none")


def test_ticks_and_words_are_yes_or_no():
    yes = ["√", "✓", "是", "对", "Y", "Ｙ", "yes", "1", "true", "有", Number("1"), Truth("true")]
    no = ["×", "✗", "否", "N", "no", "0", "false", "无", "x", "X", Number("0"), Truth("false")]
    assert [said("truth", cell) for cell in yes] == ["true"] * len(yes)
    assert [said("truth", cell) for cell in no] == ["false"] * len(no)
    assert [said("truth", cell) for cell in ("也许", "是/否", "2")] == ["!truth_unreadable"] * 3
    assert said("truth", "—") is None


@pytest.mark.parametrize(
    ("cell", "whole", "exact"),
    [
        ("1,234", "1234", "1234"),
        ("１，２３４", "1234", "1234"),
        ("1 234", "1234", "1234"),
        ("￥1,000.50", "!number_not_whole", "1000.50"),
        ("1.2万元", "12000", "12000"),
        ("1.2万", "12000", "12000"),
        ("120万", "1200000", "1200000"),
        ("壹仟", "1000", "1000"),
        ("壹仟贰佰元整", "1200", "1200"),
        ("三十五", "35", "35"),
        ("一百零五人", "105", "105"),
        ("两百五", "250", "250"),
        ("一万二", "12000", "12000"),
        ("35人", "35", "35"),
        ("１２３", "123", "123"),
        ("007", "7", "7"),
        ("-0", "0", "0"),
        (Number("1E+3"), "1000", "1000"),
        (Number("126.00000000000001"), "126", "126"),
        (Number("1.1000000000000001"), "!number_not_whole", "1.1"),
        (Number("-0"), "0", "0"),
        ("0.005", "!number_not_whole", "0.005"),
        ("12.5", "!number_not_whole", "12.5"),
        (Number("1E15"), "!out_of_range", "1000000000000000"),
        ("-5", "!out_of_range", "!number_too_small"),
        *(
            (odd, "!number_unreadable", "!number_unreadable")
            for odd in ("NaN", "1e999", "Infinity")
        ),
        *((odd, "!number_unreadable", "!number_unreadable") for odd in ("10¹⁵", "12,34", "1.2.3")),
        *(
            (odd, "!number_unreadable", "!number_unreadable")
            for odd in ("约35人", "30-40", "三五人")
        ),
        *(
            (odd, "!number_unreadable", "!number_unreadable")
            for odd in ("12 34", "3.5%", "35人左右")
        ),
        (Number("1E+999"), "!number_unreadable", "!number_unreadable"),
    ],
)
def test_numbers_are_exact_or_refused(cell, whole, exact):
    assert said("whole", cell) == whole
    assert said("decimal", cell) == exact


def test_a_share_is_read_where_a_rate_is_asked():
    rate = Column("rate", "入会率", "decimal")
    assert cells.read(rate, "95.5%", today=TODAY) == cells.Value("95.5")


def test_the_result_of_a_formula_is_taken_and_told():
    found = read("whole", Formula("35"))
    assert isinstance(found, cells.Value)
    assert (found.text, [told.code for told in found.warnings]) == ("35", ["formula_value"])


def test_bounds_are_the_columns_own():
    assert said("whole", "101", most=Decimal(100)) == "!out_of_range"
    assert said("decimal", "-1.5", least=None) == "-1.5"


def test_a_head_multiplies_what_does_not_say_so_itself():
    reader = cells.reader(Column("sum", "金额", "decimal"), today=TODAY, scale=10_000)
    assert [reader(cell).text for cell in ("1.2", "1.2万", Number("3"))] == [
        "12000",
        "12000",
        "30000",
    ]


@given(st.text(max_size=20))
def test_a_number_that_is_read_is_a_plain_decimal(text):
    found = said("decimal", text)
    if found and not found.startswith("!"):
        try:
            assert "E" not in str(Decimal(found)) or abs(Decimal(found)) < 1
        except InvalidOperation:
            pytest.fail(found)
        assert said("decimal", found) == found


@given(
    st.sampled_from(KINDS),
    st.text(max_size=30),
    st.sampled_from([str, Number, Day, Truth, Bad, Formula]),
)
def test_any_cell_of_any_kind_has_an_answer_with_a_sentence(kind, text, made):
    found = read(kind, made(text))
    for fault in [found] if isinstance(found, Fault) else found.warnings:
        assert fault.sentence % fault.values


def test_every_sentence_is_one_and_ends():
    for code, sentence in SENTENCES.items():
        assert sentence.endswith("."), code
        assert "!" not in sentence
        assert "lease" not in sentence
