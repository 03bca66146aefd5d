"""What is written is what was given: nothing lost, nothing added but what the layout asks for."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st

from baiju.papers import wording
from baiju.papers.content import Attachment, Heading, Official, Paragraph, Table

from .documents import NAMES, NOTICE, REQUEST, W, paragraphs, text, xml


def words(official: Official) -> list[str]:
    return [text(one) for one in xml(official).iter(f"{{{W}}}p") if text(one)]


def test_a_notice_reads_from_the_red_words_to_the_imprint():
    assert words(NOTICE) == [
        "白驹镇总工会文件",
        "白工发〔2026〕2号",
        "白驹镇总工会关于印发\n《2026年工作计划》的通知",
        "各村（社区）工会、各企业工会：",
        "现将《2026年工作计划》印发给你们，望结合本单位实际抓好落实。",
        "一、总体要求",
        "摸清家底再动手，一件一件落到人。" + NAMES + "等同志负责联络。",
        "二、重点任务",
        "（一）扩大组织覆盖",
        "1.摸清底数2026年6月底前走访企业120家。",
        "（1）逐户登记",
        "先登记。没有建会的企业逐户登记，原因写清。",
        "任务分工表",
        *("序号", "任务", "责任单位"),
        *("1", "新建基层工会12家，发展会员300名", "组织部"),
        *("2", "签订工资专项集体合同40份"),
        "以上任务每季度通报一次。",
        "附件：1.走访登记表",
        "2.任务分工说明",
        "白驹镇总工会",
        "2026年1月5日",
        "（联系人：李小舟，电话：0000-1234567）",
        "附件1",
        "走访登记表",
        *("企业", "人数", "青禾纺织厂", "86"),
        "抄送：临水县总工会，镇党委。",
        "白驹镇总工会办公室\t2026年1月6日印发",
    ]


def test_a_request_has_its_urgency_first_and_one_colon_after_the_addressee():
    assert words(REQUEST)[0] == "特急"
    assert "临水县人大常委会：" in words(REQUEST)


def test_one_attachment_has_no_number():
    official = Official("通知", attachments=(Attachment("名册", (Paragraph("略。"),)),))

    assert words(official) == ["通知", "附件：名册", "附件", "名册", "略。"]


@pytest.mark.parametrize(
    ("on", "written"),
    [(date(2025, 1, 5), "2025年1月5日"), (date(2026, 12, 31), "2026年12月31日")],
)
def test_a_date_has_no_leading_zeros(on, written):
    assert wording.day(on) == written


@pytest.mark.parametrize(
    ("given", "written"),
    [
        ("甲]]>乙", "甲]]>乙"),
        ('&#x0;&lt;<b>"引"\'', '&#x0;&lt;<b>"引"\''),
        ("空\x00字\x1b符", "空\ufffd字\ufffd符"),
        ("甲\uffff乙\ufffe", "甲\ufffd乙\ufffd"),
        ("半\ud83d个", "半\ufffd个"),
        ("金额\u202e001\u202c元\u2066", "金额\ufffd001\ufffd元\ufffd"),
        ("一行\r\n二行\r三行\v四行\n", "一行\n二行\n三行\n四行\n"),
        (" 前后空格\t制表　", " 前后空格\t制表　"),
        ("{{ ''.__class__ }}{% for %}", "{{ ''.__class__ }}{% for %}"),
        ("扩展区𠮷𫖯，" + NAMES, "扩展区𠮷𫖯，" + NAMES),
    ],
)
def test_hostile_and_rare_characters_come_out_as_themselves_or_visibly_replaced(given, written):
    official = Official(
        "通知", blocks=(Paragraph(given), Heading(2, given, body=given), Table(((given,),)))
    )
    body, both = paragraphs(xml(official))["BodyText"]
    (cell,) = paragraphs(xml(official))["TableHead"]

    assert [text(body), text(both), text(cell)] == [written, written * 2, written]


def test_hostile_characters_in_the_title_leave_the_properties_readable():
    title = 'a<b>&"\x00'
    core = xml(Official(title, issuer=title), "docProps/core.xml")

    assert [one.text for one in core][:2] == ['a<b>&"\ufffd'] * 2


def test_a_title_broken_by_its_author_is_one_line_in_the_properties():
    official = Official("白驹镇总工会\r\n关于调休的通知")

    assert words(official) == ["白驹镇总工会\n关于调休的通知"]
    assert xml(official, "docProps/core.xml")[0].text == "白驹镇总工会关于调休的通知"


def test_every_part_may_be_missing_but_the_title():
    assert words(Official("通知")) == ["通知"]


def test_a_table_without_rows_leaves_its_caption_and_tables_do_not_run_together():
    official = Official(
        "表", blocks=(Table((), caption="空表"), Table((("甲",),)), Table((("乙",),)))
    )
    body = [child.tag.split("}")[1] for child in xml(official)[0]]

    assert body == ["p", "p", "p", "tbl", "p", "tbl", "p", "sectPr"]


def test_a_heading_level_of_five_is_refused():
    assert Heading(4, "（1）登记").level == 4
    with pytest.raises(ValueError, match="levels 1 to 4, not 5"):
        Heading(5, "①登记")


def test_a_note_and_copies_get_their_signs_once():
    given = replace(NOTICE, note="（此件公开发布）")

    assert "（此件公开发布）" in words(given)
    assert wording.copies("抄送：镇党委。") == wording.copies("镇党委") == "抄送：镇党委。"


SPECIAL = st.sampled_from(
    "&<>\"']]>\x00\x0b\r\n\t\ud800\udfff\ufffe\uffff\u202e\u2066\u2028\x85\ufeff国·〔"
)
ANYTHING = st.lists(SPECIAL | st.characters()).map("".join)


@settings(max_examples=100, derandomize=True, deadline=None)
@drawn(ANYTHING)
def test_any_text_makes_a_file_that_opens_and_every_readable_character_is_in_it(given):
    (body,) = paragraphs(xml(Official(given, issuer=given, blocks=(Paragraph(given),))))["BodyText"]
    kept = re.sub("[\r\n\x0b]", "", given)
    shown = text(body).replace("\n", "")

    assert len(shown) == len(kept)
    assert all(one in (other, "\ufffd") for one, other in zip(shown, kept, strict=True))
    assert "国" * given.count("国") == "".join(re.findall("国", shown))
