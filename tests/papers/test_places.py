"""What stands under the text stands where GB/T 9704-2012 puts it: signature, attachments, imprint."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from baiju.papers import layout
from baiju.papers.content import Official, Paragraph, Signature

from .documents import NOTICE, REQUEST, W, attribute, paragraphs, style, text, xml


def indents(signature: Signature) -> tuple[int, int]:
    """How far the name and the date of a signature stand from the right."""
    name, day = paragraphs(xml(Official("通知", signature=signature)))["Signature"]
    return tuple(int(attribute(one, "w:pPr/w:ind", "right")) for one in (name, day))


def test_without_a_seal_the_name_is_two_from_the_right_and_the_date_starts_two_after_it():
    body, day = "白驹镇基层工会联合会", date(2026, 1, 5)
    name_right, day_right = indents(Signature(body, day))
    name_left = name_right + layout.width(body)
    day_left = day_right + layout.width("2026年1月5日")

    assert name_right == 2 * layout.CHARACTER
    assert name_left - day_left == 2 * layout.CHARACTER


def test_without_a_seal_a_date_longer_than_the_name_is_two_from_the_right_itself():
    name_right, day_right = indents(Signature("镇工会", date(2026, 11, 25)))
    name_left = name_right + layout.width("镇工会")
    day_left = day_right + layout.width("2026年11月25日")

    assert day_right == 2 * layout.CHARACTER
    assert name_left - day_left == 2 * layout.CHARACTER


@pytest.mark.parametrize("body", ["镇工会", "白驹镇总工会", "临水县白驹镇人民代表大会主席团办公室"])
def test_with_a_seal_the_date_is_four_from_the_right_and_the_name_centred_on_it(body):
    name_right, day_right = indents(Signature(body, date(2026, 1, 5), sealed=True))
    name_middle = name_right + layout.width(body) / 2
    day_middle = day_right + layout.width("2026年1月5日") / 2

    assert day_right >= 4 * layout.CHARACTER
    assert name_right == 0 or day_right == 4 * layout.CHARACTER
    assert name_middle == pytest.approx(day_middle, abs=1)


@pytest.mark.parametrize("sealed", [False, True])
def test_a_name_of_more_than_a_line_keeps_the_date_inside_the_block(sealed):
    name_right, day_right = indents(Signature("工会" * 30, date(2026, 1, 5), sealed=sealed))

    assert name_right <= 2 * layout.CHARACTER
    assert 0 <= day_right <= layout.TEXT_WIDTH - layout.width("2026年1月5日")


def test_a_blank_line_parts_the_text_from_the_name_and_two_leave_room_for_a_seal():
    before = [
        attribute(paragraphs(xml(one))["Signature"][0], "w:pPr/w:spacing", "before")
        for one in (NOTICE, REQUEST)
    ]
    assert before == [str(layout.LINE), str(2 * layout.LINE)]


def test_a_name_in_the_attachment_note_continues_under_its_first_character():
    first, second = paragraphs(xml(NOTICE))["AttachmentNote"]
    lefts = [int(attribute(one, "w:pPr/w:ind", "left")) for one in (first, second)]
    starts = [
        left - int(attribute(one, "w:pPr/w:ind", "hanging"))
        for left, one in zip(lefts, (first, second), strict=True)
    ]

    assert lefts[0] == lefts[1]
    assert starts == [2 * layout.CHARACTER, 5 * layout.CHARACTER]
    assert attribute(first, "w:pPr/w:spacing", "before") == str(layout.LINE)
    assert [text(first), text(second)] == ["附件：1.走访登记表", "2.任务分工说明"]


def test_an_attachment_starts_a_page_with_its_mark_and_its_title_on_the_third_line():
    (mark,) = paragraphs(xml(NOTICE))["AttachmentMark"]

    assert text(mark) == "附件1"
    assert style("AttachmentMark").find(f"{{{W}}}pPr/{{{W}}}pageBreakBefore") is not None
    assert attribute(mark, "w:pPr/w:spacing", "after") == str(layout.LINE)


def test_the_imprint_is_size_4_between_lines_of_035_and_025_mm_at_the_foot():
    table = xml(NOTICE).findall(f".//{{{W}}}tbl")[-1]
    tops = [
        int(row.find(f".//{{{W}}}tcBorders/{{{W}}}top").get(f"{{{W}}}sz")) / 8 / 72 * 25.4
        for row in table.iter(f"{{{W}}}tr")
    ]

    assert attribute(table, "w:tblPr/w:tblpPr", "tblpYSpec") == "bottom"
    assert attribute(table, "w:tblPr/w:tblpPr", "vertAnchor") == "margin"
    assert tops == pytest.approx([0.35, 0.25], abs=0.02)
    assert [attribute(style(key), "w:rPr/w:sz", "val") for key in ("Copies", "Printed")] == [
        "28",
        "28",
    ]


def test_the_lines_of_the_imprint_are_one_character_in_and_copies_continue_after_their_colon():
    copies, printed = (style(key).find(f"{{{W}}}pPr") for key in ("Copies", "Printed"))
    left, hanging = (int(attribute(copies, "w:ind", side)) for side in ("left", "hanging"))
    right = layout.TEXT_WIDTH - int(attribute(printed, "w:tabs/w:tab", "pos"))

    assert (left - hanging, hanging) == (layout.pt(14), 3 * layout.pt(14))
    assert attribute(copies, "w:ind", "rightChars") == "100"
    assert attribute(printed, "w:ind", "leftChars") == "100"
    assert right == layout.pt(14)


def test_the_imprint_does_not_run_together_with_a_table_before_it():
    ending = replace(NOTICE, attachments=(), signature=None, note="", blocks=NOTICE.blocks[-2:-1])
    body = [child.tag.split("}")[1] for child in xml(ending)[0]]

    assert body[-5:] == ["tbl", "p", "tbl", "p", "sectPr"]


def test_the_note_is_two_characters_in():
    assert attribute(style("Note"), "w:pPr/w:ind", "leftChars") == "200"


def test_the_signature_does_not_stand_on_a_page_without_text():
    short, long = (
        paragraphs(xml(replace(REQUEST, blocks=(Paragraph("工" * count),))))["BodyText"][-1]
        for count in (20, 400)
    )

    assert short.find(f"{{{W}}}pPr/{{{W}}}keepNext") is not None
    assert long.find(f"{{{W}}}pPr/{{{W}}}keepNext") is None
