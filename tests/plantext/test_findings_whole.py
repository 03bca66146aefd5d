"""Figures, powers, personal data and pieces of other texts are found."""

import pytest

from baiju.plantext import findings as kinds
from baiju.plantext import reader
from baiju.plantext.sources import from_text
from tests.plantext.noted import TITLE, codes, cured, findings, plan, pointed_at


def _said(sentence: str) -> str:
    return plan(f"一、工作任务\n1、夯实基础，新建工会组织6家。{sentence}\n2、抓好宣传，办好专栏。")


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("职工入会率达到130%。", "suspicious_value"),
        ("慰问困难职工20家会员。", "unit_error"),
        ("已有43家企业签订了工资专项集体合同，签订率达86%。", "implied_denominator"),
        ("镇总工会对欠薪企业发出劳动法律监督建议书。", "powers"),
        ("工会对违规企业处以罚款。", "powers"),
        ("联系人王小明，手机13800001234。", "personal_data"),
        ("身份证号110101199001011234的职工已登记。", "personal_data"),
        ("（幼儿园保教工作计划）", "foreign_fragment"),
        ("3.8月份举办健步走。", "ambiguous_marker"),
    ],
)
def test_what_must_not_stand_is_found(sentence: str, code: str) -> None:
    joined = "\n" if code == "ambiguous_marker" else ""

    assert code in codes(_said(joined + sentence))
    assert code not in codes(_said(""))


@pytest.mark.parametrize(
    "sentence",
    [
        "建议镇政府责令整改，工会配合做好工作。",
        "提请县总工会发出劳动法律监督建议书。",
        "产值比计划增长130%。",
        "服务热线12351全天开通，编号20260105。",
        "（草案征求意见后另行印发工作方案）",
        "镇人大主席团听取和讨论预算执行情况的报告。",
    ],
)
def test_what_may_stand_is_left_alone(sentence: str) -> None:
    found = codes(_said(sentence))

    assert not found & {"suspicious_value", "powers", "personal_data", "foreign_fragment"}


def test_personal_numbers_are_masked_and_not_repeated() -> None:
    text = _said("联系人王小明，手机13800001234。")
    [finding] = [one for one in findings(text) if one.code == "personal_data"]

    assert "13800001234" not in str(finding.values)
    assert "138******34" in cured(text, "personal_data")


def test_a_heading_that_promises_more_than_it_names_is_found() -> None:
    body = "一、工作任务\n做好以下四项工作：\n1、建会3家。\n2、培训2期。\n3、走访10户。"

    assert len(pointed_at(plan(body), "inconsistent_number")) == 1
    assert "inconsistent_number" not in codes(plan(body.replace("四项", "三项")))


def test_another_town_in_a_town_s_plan_is_found() -> None:
    text = _said("协助临澄县白沙镇党委抓好换届。")

    assert pointed_at(text, "place_mismatch") == ["白沙镇"]
    assert "place_mismatch" not in codes(_said("协助临澄县石泉镇党委抓好换届。"))


def test_a_name_without_its_suffix_is_a_place_too() -> None:
    assert pointed_at(_said("推动云岫经济社会发展。"), "place_mismatch") == ["云岫"]
    assert "place_mismatch" not in codes(_said("推动区域经济社会发展。"))


def test_a_congress_s_plan_under_a_union_s_title_is_found() -> None:
    body = "一、依法履职\n" + "镇人大主席团组织人大代表视察，办理代表建议，提高人大工作水平。\n" * 4

    assert pointed_at(plan(body), "title_mismatch") == [TITLE]


def test_lines_of_the_web_page_are_found_and_taken_away() -> None:
    text = _said("").replace("2、抓好", "【点击下载本文】\n2、抓好")

    assert pointed_at(text, "page_chrome") == ["【点击下载本文】"]
    assert "点击下载" not in cured(text, "page_chrome")


def test_an_editors_sentence_inside_a_paragraph_belongs_to_the_page() -> None:
    text = _said("以下是某镇工会今年的打算，供大家借鉴。今年要再添两处驿站。")

    assert pointed_at(text, "page_chrome") == ["以下是某镇工会今年的打算，供大家借鉴。"]
    assert "再添两处驿站" in cured(text, "page_chrome")


def test_a_line_broken_inside_a_sentence_is_joined() -> None:
    text = _said("").replace(
        "抓好宣传，办好专栏。", "抓好宣传。各基层工会围绕全镇中心任务开展宣传教\n育活动，办好专栏。"
    )

    assert len(pointed_at(text, "layout_break")) == 1
    assert "宣传教育活动" in cured(text, "layout_break")


def test_findings_are_bounded_on_a_text_of_nothing_but_mistakes() -> None:
    text = plan("一、工作任务\n" + "建会，，入会。" * 3_000)

    assert len(pointed_at(text, "punct_mix")) == kinds.MOST


def test_a_clean_plan_has_hints_at_most() -> None:
    body = (
        "一、工作目标\n全年新建工会组织6家，发展会员300人，集体合同签订率达到90%以上。\n"
        "二、重点任务\n（一）建强组织。对园区企业逐户走访，3月底前建立清单，由组织部牵头。\n"
        "（二）维护权益。推行集体协商，每季度召开一次协调劳动关系三方会议。\n"
        "三、保障措施\n加强领导，明确分工，年底逐项考核。"
    )

    assert {one.severity for one in findings(plan(body))} <= {"hint"}


def test_noting_twice_changes_nothing() -> None:
    reading = reader.read(from_text(_said("扩大覆盖,增强活力。")))
    first = [list(document.findings) for document in reading.documents]
    kinds.note(reading)

    assert first == [document.findings for document in reading.documents]
