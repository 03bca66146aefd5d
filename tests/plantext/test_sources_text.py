"""Text is read in the encoding it is in, with every character, or refused with a sentence."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from baiju.plantext import sources
from baiju.plantext.model import Refused, Source

PLAN = "某镇总工会2026年工作计划\r\n一、总体要求\r\n全镇工会要加强组织建设，为职工服务。\r\n"
TRADITIONAL = "某鎮總工會2026年工作計劃\n一、總體要求\n全鎮工會要加強組織建設，為職工服務。\n"
LINE_BREAKS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
MARKS = LINE_BREAKS + "\ufeff #*>-+\t"


def read(data: bytes, name: str = "plan.txt") -> Source:
    return sources.from_bytes(data, name)


def shown(source: Source) -> list[str]:
    return [source.text[one.start : one.end] for one in source.paragraphs]


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be", "utf-32"],
)
def test_each_encoding_gives_the_same_text(encoding):
    source = read(PLAN.encode(encoding))

    assert source.text.removeprefix("\ufeff") == PLAN
    assert shown(source)[:2] == ["某镇总工会2026年工作计划", "一、总体要求"]


def test_a_byte_order_mark_and_line_breaks_are_kept():
    assert read(b"\xef\xbb\xbf" + PLAN.encode()).text == "\ufeff" + PLAN
    assert read(PLAN.encode("utf-16")).text == "\ufeff" + PLAN


def test_rare_characters_of_gb18030_are_kept():
    rare = "会员：䶮𬭎喆堃、阿依古丽·买买提。全年服务职工，工作要加强。"

    assert read(rare.encode("gb18030")).text == rare


@pytest.mark.parametrize("encoding", ["utf-8", "big5", "gb18030"])
def test_traditional_script_is_read(encoding):
    assert read(TRADITIONAL.encode(encoding)).text == TRADITIONAL


def test_mixed_encodings_are_refused_with_the_line():
    mixed = "一、总体要求加强建设\n".encode() + "二、重点任务加强建设\n".encode("gb18030")
    other = "一、总体要求加强建设\n".encode("gb18030") + "二、重点任务加强建设\n".encode()

    with pytest.raises(Refused, match="Line 2 "):
        read(mixed)
    with pytest.raises(Refused, match="Line 2 "):
        read(other)


def test_a_text_cut_in_the_middle_of_a_character_is_refused():
    with pytest.raises(Refused, match="Line 2 "):
        read("一、总体要求\n二、重点".encode()[:-1])


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        ("\ufeff".encode(), "no text"),
        ("　　\n".encode(), "no text"),
        (bytes(range(256)) * 40, "neither a text"),
        (b"MZ\x90\x00\x03\x00\x00\x00" + bytes(4000), "neither a text"),
        (b"\x7fELF" + b"\x01\x02\x03\x00" * 500, "neither a text"),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "picture"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(200), "picture"),
        (b"%PDF-1.7\n1 0 obj", "PDF"),
        (b"{\\rtf1\\ansi hello}", "another format"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related", "another format"),
        (b'<?xml version="1.0"?><office:document office:mimetype="x">', "another format"),
        (b"Rar!\x1a\x07\x00" + bytes(90), "archive"),
        (b"\x1f\x8b\x08\x00" + bytes(90), "archive"),
        (b"a" * ((20 << 20) + 1), "20 MB"),
        ("工".encode() * 200_001, "200,000 characters"),
        (("ЖЩЭЯ" * 100).encode("koi8-r"), "encoding|Line 1"),
    ],
)
def test_what_is_no_text_is_refused_whatever_its_name_says(data, word):
    for name in ("plan.txt", "plan.docx"):
        with pytest.raises(Refused, match=word):
            read(data, name)


def test_a_text_that_begins_like_a_picture_is_a_text():
    assert read("BM是部门的代号。".encode()).format == "text"


def test_markdown_gives_levels_and_keeps_its_marks_in_the_text():
    text = "# 某镇工会工作计划\n\n## 一、总体要求 ##\n- **建会**：5家\n> 引文\n\n| 指标 | 数 |\n|---|---|\n"

    source = read(text.encode(), "plan.txt")

    assert (source.format, source.text) == ("markdown", text)
    assert shown(source)[:4] == ["某镇工会工作计划", "一、总体要求", "建会**：5家", "引文"]
    assert [one.level for one in source.paragraphs[:4]] == [1, 2, None, None]
    assert [one.in_table for one in source.paragraphs] == [False] * 4 + [True] * 2


def test_a_line_in_bold_is_read_without_its_asterisks():
    text = "**一、总体要求**\n正文\n**二、重点任务**\n"

    assert shown(sources.from_text(text)) == ["一、总体要求", "正文", "二、重点任务"]


def cover(text: str) -> None:
    """Every character is kept, and stands in a paragraph unless it is a line break or a mark."""
    source = sources.from_text(text)
    assert source.text == text
    end, gaps = 0, ""
    for one in source.paragraphs:
        assert end <= one.start < one.end
        gaps += text[end : one.start]
        end = one.end
        assert not set(text[one.start : one.end]) & set(LINE_BREAKS)
    gaps += text[end:]
    assert not gaps.strip(MARKS if source.format == "markdown" else LINE_BREAKS + "\ufeff")


@given(st.text())
@example("\ufeff")
@example("# #\r\n** \n**a**\n**b**")
@example("|a|\r|b|\u2028#  x")
def test_of_any_text_every_character_is_kept_and_covered(text):
    cover(text)


@given(st.text(alphabet=st.sampled_from("#*>- |一、a\n\r\t1."), max_size=40))
def test_of_any_markdown_every_character_is_kept_and_covered(text):
    cover(text)


@given(st.binary() | st.text(max_size=60).map(lambda text: text.encode("gb18030")))
def test_any_bytes_give_a_source_or_a_refusal(data):
    try:
        source = read(data)
    except Refused as no:
        assert str(no).endswith(".")
    else:
        assert source.paragraphs
