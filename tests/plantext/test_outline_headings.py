"""Headings without a number, and what is no part of an outline."""

import pytest

from baiju.plantext import documents, outline
from baiju.plantext.model import Paragraph, Source
from tests.plantext.outlines import TITLE, parents, read, shape


def test_lines_that_name_a_part_are_headings() -> None:
    text = (
        "指导思想\n全面贯彻上级部署，服务职工、服务大局。\n"
        "主要任务\n1、建会3家。\n2、入会100人。\n保障措施\n1、加强领导。\n2、严格考核。"
    )

    assert parents(text) == [None, None, 1, 1, None, 4, 4]
    assert [node.marker for node in read(text)][:3] == ["", "", "1、"]


def test_short_lines_between_paragraphs_are_headings() -> None:
    long = "各基层工会要结合实际抓好落实，做到有计划、有措施、有检查，让职工看得见、摸得着。\n"
    text = f"{long}扩大组织覆盖\n{long}{long}维护职工权益\n{long}各基层工会：\n{long}"

    assert shape(text) == ["1 扩大组织", "1 维护职工"]


@pytest.mark.parametrize(
    "line",
    [
        "责任领导：张某某　责任科室：组织部",
        "今年要办好三件大事",
        "全年的主要任务是：",
        "各基层工会：",
        "石泉镇总工会",
        "——在全委会上的讲话",
        "（责任单位：组织部）",
    ],
)
def test_a_short_line_that_says_something_else_is_no_heading(line: str) -> None:
    long = "各基层工会要结合实际抓好落实，做到有计划、有措施、有检查，让职工看得见、摸得着。\n"

    assert read(f"{long}{line}\n{long}") == []


def test_a_line_that_looks_like_a_heading_is_one_in_company() -> None:
    long = "各基层工会要结合实际抓好落实，做到有计划、有措施、有检查，让职工看得见、摸得着。\n"

    assert len(read(f"扩大覆盖\n{long}维护权益\n{long}")) == 2
    assert read(f"{long}维护权益\n{long}") == []


def test_the_levels_of_the_file_make_headings() -> None:
    lines = [
        ("石泉镇总工会2026年工作计划", None),
        ("组织", 1),
        ("建会", 2),
        ("入会", 2),
        ("维权", 1),
    ]
    text = "\n".join(f"{line}\n{'扎实做好各项工作，服务职工群众。' * 5}" for line, _ in lines)
    paragraphs, at = [], 0
    for number, line in enumerate(text.split("\n")):
        level = dict(lines).get(line)
        paragraphs.append(Paragraph(at, at + len(line), number, level))
        at += len(line) + 1
    source = Source(text, tuple(paragraphs))
    [extent] = documents.split(source)

    assert [node.level for node in outline.nodes(source, extent)] == [1, 2, 2, 1]


def test_phases_hold_their_steps() -> None:
    text = "一、步骤\n第一阶段：动员（3月）\n（1）发文。\n（2）开会。\n第二阶段：实施（5月）\n（1）办班。\n二、要求"

    assert parents(text) == [None, 0, 1, 1, 0, 4, None]


def test_months_and_quarters_are_headings_without_a_marker() -> None:
    text = (
        "一月份：\n1、走访慰问。\n三月份：\n1、女职工体检。\n2、评选先进。\n十二月份：\n1、总结。"
    )

    assert parents(text) == [None, 0, None, 2, 2, None, 5]
    assert [node.marker for node in read(text)][::2] == ["", "", "2、", "1、"]


def test_what_is_attached_is_no_item() -> None:
    assert shape("一、组织\n二、维权\n附件：1.任务清单\n2.联系名单") == ["1 一、组织", "1 二、维权"]


def test_a_line_that_fills_an_item_is_no_heading() -> None:
    assert shape("一、活动主题\n当好主人翁 建功新时代\n二、组织领导") == [
        "1 一、活动",
        "1 二、组织",
    ]


def test_tables_and_the_page_have_no_part_in_the_outline() -> None:
    text = "一、组织\n1、\t建会\t3家\n2、\t入会\t90人\n上一篇：工会总结\n二、维权"

    assert shape(text) == ["1 一、组织", "1 二、维权"]


def test_a_heading_is_the_line_the_first_sentence_or_the_words_before_a_colon() -> None:
    text = "一、指导思想：\n1、抓好建会。全年新建3家。\n2、维权工作：做好调解。\n3、" + "认真" * 20

    whole = TITLE + text
    assert [whole[node.heading_start : node.heading_end] for node in read(text)] == [
        "指导思想",
        "抓好建会",
        "维权工作",
        "认真" * 15,
    ]


def test_a_node_ends_where_the_next_begins_that_is_not_inside_it() -> None:
    text = "一、组织\n1、建会。\n2、入会。\n二、维权\n调解争议。\n石泉镇总工会\n2026年1月5日\n"

    whole = TITLE + text
    assert [whole[node.start : node.end].split("\n")[-1] for node in read(text)] == [
        "2、入会。",
        "1、建会。",
        "2、入会。",
        "调解争议。",
    ]


def test_traditional_script_is_read_alike() -> None:
    text = "指導思想\n堅持服務職工、服務大局。\n保障措施\n一是加強領導；二是嚴格考核。"

    assert parents(text) == [None, None, 1, 1]


def test_a_name_in_quotes_that_ends_in_a_figure_holds_no_item() -> None:
    line = "一、建好阵地。一是选址，建成“五站合一、三室联用”的工会驿站；二是配人；三是定期开放。"

    assert shape(line) == ["1 一、建好", "2 一是选址", "2 二是配人", "2 三是定期"]


def test_a_line_of_two_customary_parts_heads_the_items_below() -> None:
    text = "活动内容和形式：\n1、走访选民。\n2、座谈交流。\n时间、地点：\n1、三月在文化站。\n2、五月在村里。"

    assert parents(text) == [None, 0, 0, None, 3, 3]


def test_items_marked_with_a_comma_may_begin_with_a_figure_or_a_quote() -> None:
    text = "1，“迎春”歌会\n2，40岁以上职工体检\n3，办理会员卡"

    assert shape(text) == ["1 1，“迎", "1 2，40", "1 3，办理"]


def test_lines_that_begin_with_the_name_of_a_part_head_it() -> None:
    text = "活动目的：让职工相聚一堂。\n活动时间：5月8日下午。\n比赛规则：\n1、每队八名。\n2、抽签分组。\n评奖办法：取前三名。"

    assert parents(text) == [None, None, None, 2, 2, None]


def test_labels_below_a_number_are_words_of_the_item() -> None:
    text = (
        "一、工会运动会\n活动时间：5月8日。\n活动地点：礼堂前。\n活动对象：全体职工。\n二、读书会"
    )

    assert shape(text) == ["1 一、工会", "1 二、读书"]


def test_ranks_in_a_row_are_no_items() -> None:
    line = "一、分组。抽签分组，败者争夺三、四名。二、裁判。请老职工担任。三、发奖。会后当场颁发。"

    assert shape(line) == ["1 一、分组", "1 二、裁判", "1 三、发奖"]


def test_an_item_may_follow_letters_without_a_sign() -> None:
    line = "一、主题建功新时代二、地点礼堂xxx三、对象全体职工四、项目拔河比赛，分男女两组进行，抽签决定先后次序，取前三名，其余各队发给纪念品，当天颁奖，由工会干部组织实施，各班组派人协助，注意安全。"

    assert shape(line) == ["1 一、主题", "1 二、地点", "1 三、对象", "1 四、项目"]


def test_a_line_broken_in_the_days_of_the_week_is_no_item() -> None:
    text = "一、时间\n球场开放时间为每周星期\n\n一、星期\n\n三、星期五。\n二、要求\n自带球拍。"

    assert shape(text) == ["1 一、时间", "1 二、要求"]


def test_a_look_back_over_years_heads_without_a_number() -> None:
    assert shape("过去五年工作的回顾\n一、组织\n新建3家。\n二、维权\n调解5件。")[0] == "1 过去五年"


def test_stages_and_dotted_numbers_are_items_in_a_text_without_line_breaks() -> None:
    text = (
        "为办好竞赛，制定本方案。一.总体要求以赛促训，以训提技，覆盖全镇企业，服务职工成长。"
        "二.实施步骤第一阶段：宣传发动（3月）。各企业工会张贴海报，组织报名，完成第二阶段工作准备。"
        "第二阶段：组织实施（4月）。分工种比武，评出名次，颁发证书。三.有关要求加强领导，抓好落实。"
    )

    assert shape(text) == ["1 一.总体", "1 二.实施", "2 第一阶段", "2 第二阶段", "1 三.有关"]


def test_a_lost_number_does_not_end_the_items_of_a_line() -> None:
    text = "1、摸清底数，逐户登记。2、上门走访，宣传政策。4、建立工会，发展会员。5、开展活动，服务职工。"

    assert shape(text) == ["1 1、摸清", "1 2、上门", "1 4、建立", "1 5、开展"]


def test_a_line_may_begin_with_the_second_item_and_repeat_a_number() -> None:
    text = (
        "（一）健全组织，逐户建会。（二）规范运行，按期换届。二、维护权益，调解争议，援助职工。"
        "三、服务职工，走访慰问。三、活跃文体，办好运动会。四、加强领导，抓好落实。"
    )

    assert [line[2:4] for line in shape(text)] == ["（一", "（二", "二、", "三、", "三、", "四、"]
