"""Titles are broken by sense, into a trapezoid or a diamond."""

from __future__ import annotations

import pytest

from baiju.papers import layout, titles


@pytest.mark.parametrize(
    "broken",
    [
        "白驹镇总工会2026年工作计划",
        "白驹镇总工会关于印发/《2026年工作计划》的通知",
        "临水县白驹镇人民代表大会主席团/2026年工作要点",
        "白驹镇总工会关于开展2026年/工资集体协商集中要约行动的通知",
        "关于推荐2025年度先进基层工会/和优秀工会工作者的通知",
        "白驹镇第三届人民代表大会第五次会议/关于2025年财政预算执行情况/和2026年财政预算的决议",
        "白驹镇第三届人民代表大会第五次会议/关于做好困难职工走访慰问/和金秋助学工作的通知",
        "白驹镇总工会关于困难职工走访慰问/和金秋助学工作的实施意见",
        "清水湾街道滨河社区联合工会委员会/关于做好困难职工帮扶救助送温暖工作的请示",
    ],
)
def test_a_title_is_broken_between_its_words(broken):
    assert titles.lines(broken.replace("/", "")) == broken.split("/")


@pytest.mark.parametrize(
    ("title", "whole"),
    [
        ("滨河社区联合工会第二届委员会第十二次全体会议关于增补委员的决议", "第十二次"),
        ("关于召开白驹镇第三届人民代表大会第十一次会议有关事项的公告", "第十一次"),
        ("关于批准阿依古丽·买买提等同志辞去白驹镇人大代表职务的决定公告", "古丽·买"),
        ("关于拨付职工服务阵地建设补助经费共计1,250,000.50元的批复意见", "1,250,000.50元"),
        (
            "白驹镇总工会转发《临水县总工会关于〔2026〕12号文件落实情况的通报》的通知",
            "〔2026〕12号",
        ),
    ],
)
def test_a_number_or_a_name_with_a_dot_is_never_torn(title, whole):
    lines = titles.lines(title)

    assert len(lines) > 1
    assert any(whole in line for line in lines)


@pytest.mark.parametrize("count", [21, 22, 40, 41, 60, 61, 79])
def test_any_title_fits_the_line_and_loses_nothing(count):
    title = "锦绣江山如此多娇引无数人竞折腰"[:13] * 7
    lines = titles.lines(title[:count])

    assert "".join(lines) == title[:count]
    assert max(map(layout.cells, lines)) <= layout.TITLE_CHARACTERS


def test_no_line_begins_with_what_leans_on_the_line_before():
    title = "关于认真做好二〇二六年度全镇各级工会组织的困难职工走访慰问工作的通知"

    assert not [line for line in titles.lines(title) if line[0] in "的和》）、"]


@pytest.mark.parametrize(
    "title",
    [
        "临水县白驹镇人民代表大会主席团关于印发《2026年上半年工作总结和下半年工作要点》的通知",
        "临水县白驹镇人民代表大会主席团关于做好乡镇（街道）工会规范化建设和职工之家建设的通知",
        "白驹镇第三届人民代表大会第五次会议关于2025年财政预算执行情况和2026年财政预算的决议",
    ],
)
def test_three_lines_are_no_hourglass(title):
    first, middle, last = map(layout.cells, titles.lines(title))

    assert middle >= min(first, last)


def test_the_author_s_own_breaks_are_kept():
    assert titles.lines("白驹镇总工会\n关于调休的通知") == ["白驹镇总工会", "关于调休的通知"]


@pytest.mark.parametrize("title", ["A" * 90, "锦" * 300])
def test_what_cannot_be_broken_or_is_no_title_is_left_to_the_word_processor(title):
    assert titles.lines(title) == [title]
