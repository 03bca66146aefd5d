"""What was left open is found, and what only looks like it is left alone."""

import pytest

from tests.plantext.noted import codes, cured, plan, pointed_at


@pytest.mark.parametrize(
    ("sentence", "code", "words"),
    [
        ("20xx年全镇建会10家。", "placeholder_year", "20xx年"),
        ("20××年全镇建会10家。", "placeholder_year", "20××年"),
        ("２０ＸＸ年全镇建会10家。", "placeholder_year", "２０ＸＸ年"),
        ("二〇××年全镇建会10家。", "placeholder_year", "二〇××年"),
        ("20**年全镇建会10家。", "placeholder_year", "20**年"),
        ("201*年全镇建会10家。", "placeholder_year", "201*年"),
        ("落实五年规划（20xx—20xx年）。", "placeholder_year", "20xx—20xx年"),
        ("活动时间：xx年4月16日。", "placeholder_year", "xx年"),
        ("认真学习党的xx大精神。", "placeholder_congress", "党的xx大"),
        ("认真学习党的十x大精神。", "placeholder_congress", "党的十x大"),
        ("贯彻党的二十届x中全会精神。", "placeholder_congress", "党的二十届x中全会"),
        (
            "筹备镇第xx届人民代表大会第x次会议。",
            "placeholder_congress",
            "第xx届人民代表大会第x次会议",
        ),
        ("贯彻县工会第×次代表大会部署。", "placeholder_congress", "第×次代表大会"),
        ("学习党的__大和__届__中全会精神。", "placeholder_congress", "党的__大"),
        ("建设美丽新____，服务职工。", "placeholder_name", "____"),
        ("对xx公司进行走访。", "placeholder_name", "xx公司"),
        ("对××村进行走访。", "placeholder_name", "××村"),
        ("由某某同志负责联络。", "placeholder_name", "某某同志"),
        ("培训职工xx人次。", "placeholder_value", "xx人次"),
        ("庆祝建厂XX周年。", "placeholder_value", "XX周年"),
        ("围绕“xx”规划的目标开展竞赛。", "placeholder_value", "xx"),
        ("入会率达到××%。", "placeholder_value", "××%"),
        ("于x月x日召开会议。", "placeholder_date", "x月x日"),
        ("于6月xx日召开会议。", "placeholder_date", "xx日"),
    ],
)
def test_what_was_left_open_is_found(sentence: str, code: str, words: str) -> None:
    found = pointed_at(plan(f"一、工作任务\n1、做好部署。{sentence}"), code)

    assert found
    assert words in found[0]


@pytest.mark.parametrize(
    "sentence",
    [
        "二○二六年的工作重点不变。",
        "活动室面积为3×5米。",
        "配备X光机1台，用Excel登记。",
        "参观上海xxl号展台。",
        "这是一年中最重要的事。",
        "某些企业建会意愿不强。",
        "负责人（签字）：______",
        "**重点工作**要抓紧。",
    ],
)
def test_what_only_looks_open_is_left_alone(sentence: str) -> None:
    found = codes(plan(f"一、工作任务\n1、做好部署。{sentence}"))

    assert not {code for code in found if code.startswith("placeholder_")}


def test_marks_around_nothing_are_found_and_taken_away() -> None:
    text = plan("一、工作任务\n1、学习“”规划，落实《工会法》，开展“安康杯”竞赛。")

    assert pointed_at(text, "stripped_quote") == ["“”"]
    assert "学习规划" in cured(text, "stripped_quote")


def test_a_place_before_a_great_development_is_no_congress() -> None:
    found = codes(plan("一、工作任务\n1、请老职工看xx大变化，谈xx大开发。"))

    assert "placeholder_congress" not in found
    assert "placeholder_name" in found
