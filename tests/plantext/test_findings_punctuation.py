"""Marks that do not belong are found and cured; marks that belong are left alone."""

import pytest

from tests.plantext.noted import TITLE, codes, cured, plan, pointed_at

MARKS = {"punct_mix", "punct_halfwidth", "unbalanced_quote", "stray_space"}


def _said(sentence: str) -> str:
    return plan(f"一、工作任务\n1、夯实基础。{sentence}")


@pytest.mark.parametrize(
    ("sentence", "wrong", "right"),
    [
        ("培训干部20人次;走访企业5家。", ";", "20人次；走访"),
        ("扩大覆盖,增强活力。", ",", "覆盖，增强"),
        ("入会率达90%,居全县前列。", ",", "90%，居"),
        ("抓好宣传.做好服务。", ".", "宣传。做好"),
        ("举办“劳动美•石泉美”展览。", "•", "劳动美·石泉美"),
        ("抓好宣传，，做好服务。", "，，", "宣传，做好"),
    ],
)
def test_a_mark_that_does_not_belong_is_cured(sentence: str, wrong: str, right: str) -> None:
    assert pointed_at(_said(sentence), "punct_mix") == [wrong]
    assert right in cured(_said(sentence), "punct_mix")


@pytest.mark.parametrize(
    "sentence",
    [
        "全年支出1,200元，增长3.5%。",
        "上午9:30开会，网址http://example.cn可查。",
        "1.5倍以上的企业建会，2.抓好培训。",
        "学习“一法两条例”，落实《工会法》（修正）。",
        "推广“‘一函两书’制度”等做法……",
    ],
)
def test_marks_that_belong_are_left_alone(sentence: str) -> None:
    assert not codes(_said(sentence)) & MARKS


def test_a_space_inside_a_sentence_is_taken_away() -> None:
    text = _said("走访基层工会 ，听取职工意见。 建立需求清单，逐项抓好落实。")

    assert len(pointed_at(text, "stray_space")) == 2
    assert "工会，听取职工意见。建立" in cured(text, "stray_space")


def test_spaces_in_titles_and_signatures_are_meant() -> None:
    text = (
        plan("一、目 标\n建会3家。", "石泉镇总工会 2026年工作计划")
        + "\n石泉镇总工会　　2026年1月5日"
    )

    assert "stray_space" not in codes(text)


def test_a_lone_quotation_mark_is_found() -> None:
    text = _said("开展“安康杯竞赛，评选先进班组。")

    assert pointed_at(text, "unbalanced_quote") == ["“"]


def test_brackets_of_items_need_no_partner() -> None:
    text = plan("一、工作任务\n1)建会3家。\n2)培训2期。\n3)走访10户。")

    assert "unbalanced_quote" not in codes(text)


def test_half_width_brackets_beside_full_ones_are_one_hint() -> None:
    text = _said("落实“三会”制度（试行），办好职工书屋(含流动书屋)、驿站(含微驿站)。")

    assert pointed_at(text, "punct_halfwidth") == ["("]


def test_a_text_in_half_width_marks_throughout_is_one_finding() -> None:
    text = plan(
        "一、工作任务\n" + "1、摸清底数,建立清单,逐户走访,做好登记;抓好培训,办好活动。\n" * 3
    )

    assert pointed_at(text, "punct_halfwidth") == [TITLE]
    assert pointed_at(text, "punct_mix") == []
