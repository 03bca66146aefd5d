"""What a quantity knows besides its figure: place, unit, name, period, tense and node."""

from __future__ import annotations

import time

import pytest

from baiju.plantext import quantities
from tests.plantext import texts


def test_places_point_into_the_source():
    text = "今年培训工会干部５３人次，筹集资金10余万元。"
    trained, raised = texts.read(text)
    assert text[trained.value_start : trained.value_end] == "５３"
    assert text[raised.value_start : raised.value_end] == "10"
    assert text[raised.start : raised.end] == "筹集资金10余万元"


def test_a_traditional_text_keeps_its_units():
    (aid,) = texts.read("慰問困難職工80戶。")
    assert (aid.value, aid.unit) == (80, "戶")


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("集体合同签订率达到95%以上。", "集体合同签订率"),
        ("培训工会干部53人次。", "培训工会干部"),
        ("全年评选先进工作者10名。", "评选先进工作者"),
        ("新建8家企业工会。", "新建企业工会"),
        ("提供就业岗位1800个以上。", "提供就业岗位"),
        ("七成以上的建会企业建立职代会制度。", "建会企业建立职代会制度"),
        ("200人以上企业单独建制率达到九成。", "200人以上企业单独建制率"),
    ],
)
def test_the_indicator_names_what_is_counted(text, indicator):
    (quantity,) = texts.read(text)
    assert quantity.indicator == indicator


def test_counts_in_one_clause_share_out_its_words():
    found = texts.read("评选先进单位10家、优秀工会工作者20名和5个示范点。")
    names = [quantity.indicator for quantity in found]
    assert names == ["评选先进单位", "优秀工会工作者", "示范点"]


def test_a_share_names_its_base():
    (share,) = texts.read("已签订的企业占建会企业总数的86%。")
    assert share.per == "建会企业"


def test_base_period_and_deadline_are_kept():
    study, done = texts.read("主席团每季度集中学习1次。9月底前完成示范站建设3个。")
    assert (study.per, study.period) == ("每季度", "每季度")
    assert done.deadline == "2026-09-30"


@pytest.mark.parametrize(
    ("text", "genre", "tense"),
    [
        ("力争新建工会12家。", "plan", "target"),
        ("新建工会12家。", "plan", "target"),
        ("新建工会12家。", "summary", "result"),
        ("已新建工会12家。", "plan", "result"),
        ("2025年，全镇新建工会12家。", "plan", "result"),
        ("镇工会先后举办了培训班6期。", "plan", "result"),
        ("今年慰问困难职工31户，发放慰问金31650元。", "plan", "result"),
        ("下一步，我们将新建工会12家。", "summary", "target"),
        ("2027年新建工会12家。", "summary", "target"),
        ("不少于12家企业签订集体合同。", "scheme", "target"),
    ],
)
def test_tense(text, genre, tense):
    assert [quantity.tense for quantity in texts.read(text, genre=genre)][-1] == tense


def test_a_summary_turns_to_the_future_under_its_heading():
    text = "一、工作回顾\n新建工会12家。\n二、明年工作打算\n新建工会15家。\n"
    source, document = texts.with_nodes(text, "一、工作回顾", "二、明年工作打算", genre="summary")
    assert [one.tense for one in quantities.of(source, document)] == ["result", "target"]


def test_a_quantity_knows_its_node():
    source, document = texts.with_nodes("一、建会\n新建工会12家。", "一、建会")
    assert [one.node for one in quantities.of(source, document)] == [0]


@pytest.mark.parametrize("piece", ["一", "1"])
def test_a_megabyte_of_figures_takes_little_time(piece):
    begun = time.process_time()
    texts.read(piece * 1_000_000)
    assert time.process_time() - begun < 3


@pytest.mark.parametrize("piece", ["1家", "至少1家，", "每季度一次", "1家至", "“", "1%", "了1家 "])
def test_the_time_grows_with_the_length(piece):
    text = piece * (16_000 // len(piece))
    once, eight_times = _seconds(text[:2_000]), _seconds(text)
    assert eight_times < 24 * once + 0.1


def _seconds(text: str) -> float:
    begun = time.process_time()
    texts.read(text)
    return time.process_time() - begun


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("序号\t指标\t单位\t目标\n1\t新建工会\t家\t12\n2\t发展会员\t人\t≥350\n", "12家= 350人>="),
        ("项目\t数量（家）\t金额（万元）\t时间\n职工书屋\t2-4\t1.5\t2026\n", "2-4家= 15000元="),
        ("名称\t目标\n新建工会（家）\t12\n", "12家="),
        ("新建工会（家）：12\n签订率（%）：≥95\n", "12家= 95%>="),
        ("活动\t数量\t时间\n技能比武\t4场\t10月\n", "4场="),
        ("序号\t姓名\n1\t周大禾\n2\t吴小棉\n", ""),
        ("| 项目 | 预算（元） |\n|---|---|\n| 趣味赛奖品 | 1,800 |\n", "1800元="),
    ],
)
def test_a_figure_in_a_table_takes_the_unit_of_its_row_or_column(text, expected):
    assert [texts.short(quantity) for quantity in texts.read(text)] == expected.split()


def test_a_row_names_what_its_figure_counts():
    found = texts.read("名称\t单位\t目标\n新建工会\t家\t12\n技能比武\t场\t4场\n会员：350人\n")
    assert [quantity.indicator for quantity in found] == ["新建工会", "技能比武", "会员"]
