"""Every measure of GB/T 9704-2012 stands in the file as the number it comes to."""

from __future__ import annotations

from dataclasses import replace

import pytest

from baiju.papers import layout

from .documents import NOTICE, REQUEST, W, attribute, font, paragraphs, style, text, xml


def test_the_paper_is_a4_with_a_text_block_of_156_by_225_mm():
    section = xml(NOTICE).find(f".//{{{W}}}sectPr")
    size = [int(attribute(section, "w:pgSz", side)) for side in ("w", "h")]
    margins = {
        side: int(attribute(section, "w:pgMar", side)) / 1440 * 25.4
        for side in ("top", "bottom", "left", "right")
    }

    assert size == [11906, 16838]
    assert margins == pytest.approx({"top": 37, "bottom": 35, "left": 28, "right": 26}, abs=0.02)


def test_22_lines_and_28_characters_fill_the_block_and_one_more_twip_would_not_fit():
    section = xml(NOTICE).find(f".//{{{W}}}sectPr")
    defaults = xml(NOTICE, "word/styles.xml").find(
        f"{{{W}}}docDefaults/{{{W}}}rPrDefault/{{{W}}}rPr"
    )
    pitch = int(attribute(section, "w:docGrid", "linePitch"))
    character = int(attribute(defaults, "w:sz", "val")) * 10 + int(
        attribute(defaults, "w:spacing", "val")
    )

    assert attribute(section, "w:docGrid", "type") == "lines"
    assert (pitch, character) == (579, 315)
    assert 22 * pitch <= layout.TEXT_HEIGHT < 22 * (pitch + 1)
    assert 28 * character <= layout.TEXT_WIDTH < 28 * (character + 1)


def test_body_text_is_fangsong_size_3_on_an_exact_line_of_28_95_pt():
    styles = xml(NOTICE, "word/styles.xml")
    defaults = styles.find(f"{{{W}}}docDefaults/{{{W}}}rPrDefault")
    spacing = style("Normal").find(f"{{{W}}}pPr/{{{W}}}spacing")

    assert font(defaults) == "仿宋_GB2312"
    assert attribute(defaults, "w:rPr/w:sz", "val") == "32"
    assert (spacing.get(f"{{{W}}}line"), spacing.get(f"{{{W}}}lineRule")) == ("579", "exact")


@pytest.mark.parametrize("key", ["BodyText", "Heading1", "Heading2", "Heading3", "Heading4"])
def test_a_paragraph_begins_two_characters_in(key):
    assert attribute(style(key), "w:pPr/w:ind", "firstLineChars") == "200"
    assert attribute(style(key), "w:pPr/w:ind", "firstLine") == str(2 * layout.CHARACTER)


@pytest.mark.parametrize(
    ("level", "name"), [(1, "黑体"), (2, "楷体_GB2312"), (3, "仿宋_GB2312"), (4, "仿宋_GB2312")]
)
def test_each_heading_level_has_its_font_its_built_in_name_and_its_outline_level(level, name):
    heading = style(f"Heading{level}")

    assert font(heading) == name
    assert attribute(heading, "w:name", "val") == f"heading {level}"
    assert attribute(heading, "w:pPr/w:outlineLvl", "val") == str(level - 1)
    assert heading.find(f"{{{W}}}rPr/{{{W}}}b") is None
    assert heading.find(f"{{{W}}}rPr/{{{W}}}color") is None


def test_the_title_is_size_2_in_xiaobiaosong_and_centred():
    assert font(style("Title")) == "方正小标宋简体"
    assert attribute(style("Title"), "w:rPr/w:sz", "val") == "44"
    assert attribute(style("Title"), "w:pPr/w:jc", "val") == "center"


def test_two_blank_lines_part_the_number_from_the_title_and_from_the_mark_and_one_the_title_from_the_text():
    before, after = (
        attribute(style("Number"), "w:pPr/w:spacing", side) for side in ("before", "after")
    )
    (title,) = [one for one in paragraphs(xml(NOTICE))["Title"] if "印发" in text(one)]

    assert int(before) == int(after) == 2 * layout.LINE
    assert attribute(title, "w:pPr/w:spacing", "after") == str(layout.LINE)


def test_the_red_words_start_35_mm_below_the_block_and_fill_one_line_at_most():
    (mark,) = paragraphs(xml(NOTICE))["Mark"]
    (long_mark,) = paragraphs(xml(REQUEST))["Mark"]
    sizes = [int(attribute(one, "w:r/w:rPr/w:sz", "val")) * 10 for one in (mark, long_mark)]

    assert int(attribute(mark, "w:pPr/w:spacing", "before")) == layout.mm(35)
    assert int(attribute(long_mark, "w:pPr/w:spacing", "before")) == layout.mm(35) - layout.LINE
    assert attribute(style("Mark"), "w:rPr/w:color", "val") == "FF0000"
    assert sizes == [layout.pt(55), layout.pt(31)]


def test_the_red_line_is_4_mm_below_the_number_and_as_wide_as_the_block():
    number = style("Number")
    slack = (layout.LINE - layout.BODY_SIZE) / 2
    space = int(attribute(number, "w:pPr/w:pBdr/w:bottom", "space")) * 20

    assert attribute(number, "w:pPr/w:pBdr/w:bottom", "color") == "FF0000"
    assert (space + slack) / 1440 * 25.4 == pytest.approx(4, abs=0.2)
    assert number.find(f"{{{W}}}pPr/{{{W}}}ind") is None


def test_without_red_words_there_is_no_red_line_and_the_number_stands_under_the_title():
    found = paragraphs(xml(replace(NOTICE, mark="")))

    assert "Mark" not in found
    assert "Number" not in found
    assert [text(one) for one in found["Status"]] == ["白工发〔2026〕2号"]


def test_a_document_that_goes_up_names_its_signer_in_kaiti():
    (number,) = paragraphs(xml(REQUEST))["NumberUp"]
    last = number.findall(f"{{{W}}}r")[-1]

    assert text(number) == "白人发〔2026〕11号\t签发人：赵临川"
    assert font(last) == "楷体_GB2312"


def test_the_page_number_is_7_mm_below_the_block_right_on_odd_and_left_on_even_pages():
    section = xml(NOTICE).find(f".//{{{W}}}sectPr")
    dash_middle = layout.MARGIN_BOTTOM - int(attribute(section, "w:pgMar", "footer"))
    odd, even = (xml(NOTICE, f"word/footer{number}.xml") for number in (1, 2))

    assert (dash_middle - layout.FOOTER_LINE / 2) / 1440 * 25.4 == pytest.approx(7, abs=0.05)
    assert xml(NOTICE, "word/settings.xml").find(f"{{{W}}}evenAndOddHeaders") is not None
    assert attribute(odd, "w:p/w:pPr/w:jc", "val") == "right"
    assert attribute(odd, "w:p/w:pPr/w:ind", "rightChars") == "100"
    assert attribute(even, "w:p/w:pPr/w:jc", "val") == "left"
    assert attribute(even, "w:p/w:pPr/w:ind", "leftChars") == "100"
    assert [text(footer) for footer in (odd, even)] == ["— 1 —", "— 1 —"]


def test_the_page_number_is_size_4_in_songti():
    assert font(style("Footer")) == "宋体"
    assert attribute(style("Footer"), "w:rPr/w:sz", "val") == "28"


def test_every_sign_has_its_own_cell_and_a_last_line_may_stand_alone():
    settings = xml(NOTICE, "word/settings.xml")
    switched_off = ("overflowPunct", "autoSpaceDE", "autoSpaceDN", "widowControl")

    assert [attribute(style("Normal"), f"w:pPr/w:{name}", "val") for name in switched_off] == [
        "0"
    ] * 4
    assert attribute(settings, "w:characterSpacingControl", "val") == "doNotCompress"


def test_the_text_of_a_table_is_12_pt():
    assert attribute(style("TableText"), "w:rPr/w:sz", "val") == "24"


def test_numbers_are_not_split_because_they_are_words_of_a_language_that_keeps_words_whole():
    styles = xml(NOTICE, "word/styles.xml")
    (language,) = styles.iter(f"{{{W}}}lang")

    assert language.get(f"{{{W}}}val") == "en-US"
    assert not list(styles.iter(f"{{{W}}}wordWrap"))
    assert not list(xml(NOTICE).iter(f"{{{W}}}wordWrap"))


def test_a_table_is_as_wide_as_the_text_and_repeats_its_head():
    table = xml(NOTICE).find(f".//{{{W}}}tbl")
    widths = [int(column.get(f"{{{W}}}w")) for column in table.iter(f"{{{W}}}gridCol")]
    first, *rest = table.iter(f"{{{W}}}tr")

    assert sum(widths) == layout.TEXT_WIDTH
    assert widths[1] == max(widths)
    assert first.find(f"{{{W}}}trPr/{{{W}}}tblHeader") is not None
    assert all(row.find(f"{{{W}}}trPr/{{{W}}}tblHeader") is None for row in rest)
