"""Text tables: whatever encoding and separator they are in, every character comes out right."""

import pytest

from .bookfile import lines

ROWS = [
    ["姓名", "单位", "电话"],
    ["赵䶮", "𬭎星机械厂", "13800001111"],
    ["㐂乐", "栎新（集团）", ""],
]
GIVEN = [[cell or None for cell in one] for one in ROWS[:2]] + [["㐂乐", "栎新（集团）"]]


def table(delimiter: str = ",", end: str = "\r\n") -> str:
    return "".join(delimiter.join(one) + end for one in ROWS)


def read(data: bytes) -> list[list[str | None]]:
    return [line.cells for line in lines(data, "a.csv")]


@pytest.mark.parametrize("times", [1, 2_000])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_every_encoding_gives_the_same_characters(encoding, times):
    assert read((table() * times).encode(encoding)) == GIVEN * times


def test_latin_letters_with_marks_are_not_taken_for_chinese():
    assert read("name,1\nRené·Müller,2\n".encode())[1] == ["René·Müller", "2"]


def test_big5_is_read_as_what_it_is():
    assert read("姓名,單位\n趙甲,櫟新機械廠\n".encode("cp950")) == [
        ["姓名", "單位"],
        ["趙甲", "櫟新機械廠"],
    ]


@pytest.mark.parametrize("words", ["姓名", "联通", "通", "一", "长春市总工会"])
def test_a_few_characters_are_enough(words):
    assert read(f"{words},1\n{words},2\n".encode("gb18030")) == [[words, "1"], [words, "2"]]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_separator_and_line_end(delimiter, end):
    assert read(table(delimiter, end).encode()) == GIVEN


def test_a_title_above_does_not_hide_the_separator():
    text = "会员花名册，2026 年\n\n" + table(";", "\n") + "制表人：赵甲, 钱乙\n"

    assert [line.number for line in lines(text.encode(), "a.csv")] == [1, 3, 4, 5, 6]
    assert read(text.encode())[1:4] == GIVEN


def test_the_separator_may_be_named():
    text = "sep=|\n" + "甲,乙|丙\n" * 3

    assert lines(text.encode(), "a.csv")[0] == (2, ["甲,乙", "丙"])


def test_quotation_marks_line_breaks_and_numbers_kept_as_text():
    text = '姓名,备注,编号\n赵甲,"一,\n""二""","=""0012"""\n钱乙,5" 管,="370902"\n'

    assert read(text.encode())[1:] == [["赵甲", '一,\n"二"', "0012"], ["钱乙", '5" 管', "370902"]]


def test_formulas_stay_texts():
    assert read(b"a,b\n=1+1,=cmd|'/c calc'!A0\n")[1] == ["=1+1", "=cmd|'/c calc'!A0"]
