"""The outline follows the numbering that the document itself uses."""

import pytest

from tests.plantext.outlines import parents, read, shape


def test_items_stand_under_the_heading_before_them() -> None:
    text = "一、组织\n（一）建会\n1.摸清底数。\n2.逐户走访。\n（二）入会\n二、维权\n1.调解争议。"

    assert parents(text) == [None, 0, 1, 1, 0, None, 5]
    assert [node.level for node in read(text)] == [1, 2, 3, 3, 2, 1, 2]


def test_nesting_is_learnt_from_the_document_not_from_custom() -> None:
    text = "（一）组织\n一、建会\n二、入会\n（二）维权\n一、调解\n二、援助"

    assert parents(text) == [None, 0, 0, None, 3, 3]


def test_numbering_that_runs_on_does_not_change_the_nesting() -> None:
    text = "一、组织\n1.建会\n2.入会\n二、维权\n3.调解\n4.援助\n三、文体\n5.书屋"

    assert parents(text) == [None, 0, 0, None, 3, 3, None, 6]


def test_mixed_signs_of_one_series_are_brothers() -> None:
    assert parents("1、建会\n2.入会\n3．维权\n４、文体") == [None, None, None, None]


def test_items_before_the_second_heading_have_lost_the_first() -> None:
    nodes = read("1、建会\n2、入会\n二、维权\n1、调解")

    assert [(node.parent, node.level, node.orphan) for node in nodes] == [
        (None, 2, True),
        (None, 2, True),
        (None, 1, False),
        (2, 2, False),
    ]


def test_a_second_series_before_a_gap_has_lost_its_heading() -> None:
    nodes = read("一、组织\n1、建会\n2、入会\n1、调解\n2、援助\n三、文体\n1、书屋")

    assert [node.parent for node in nodes] == [None, 0, 0, None, None, None, 5]
    assert [node.orphan for node in nodes[3:5]] == [True, True]


def test_a_second_series_without_a_gap_stays_under_its_heading() -> None:
    assert parents("一、组织\n1、建会\n2、入会\n1、调解\n二、文体") == [None, 0, 0, 0, None]


def test_a_repeated_number_is_an_item_all_the_same() -> None:
    assert parents("一、组织\n1、建会\n2、入会\n2、维权\n4、文体\n二、宣传") == [
        None,
        0,
        0,
        0,
        0,
        None,
    ]


def test_inline_items_stand_under_the_heading_of_their_paragraph() -> None:
    text = "（一）维权\n要做好两件事。一是调解争议；二是送法上门。\n（二）宣传\n一要办好专栏。二要报送信息。"

    assert shape(text) == [
        "1 （一）维",
        "2 一是调解",
        "2 二是送法",
        "1 （二）宣",
        "2 一要办好",
        "2 二要报送",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "首先，要走访企业。其次，要建好台账。最后，要总结经验。",
        "第一，要走访企业。第二，要建好台账。第三，要总结经验。",
        "其一，走访企业；其二，建好台账；其三，总结经验。",
        "分三步：①走访企业；②建好台账；③总结经验。",
        "分三步：（1）走访企业；（2）建好台账；（3）总结经验。",
        "分三步：1、走访企业；2、建好台账；3、总结经验。",
    ],
)
def test_every_way_to_number_in_a_sentence_is_known(line: str) -> None:
    assert len(read(line)) == 3


@pytest.mark.parametrize(
    "line",
    [
        "1、2号楼要在年内建好职工书屋。",
        "一、二季度集中走访，三、四季度总结。",
        "2.5%的会员参加了互助保障。",
        "1.5万元用于慰问困难职工。",
        "2026.1.5召开全委会。",
        "12.4法制宣传日当天上街宣传。",
        "20xx年要再上台阶。",
        "五一、十一期间各办一次文体活动。",
        "一是一，二是二，办事要实在。",
        "一是抓好学习教育。",
        "推行1233工作法，统一、规范、高效地办理业务。",
        "第一责任人要负总责，第一、第二车间先行一步。",
        "首先祝贺大会召开。",
    ],
)
def test_numbers_of_the_text_are_no_markers(line: str) -> None:
    assert read(line) == []


def test_an_item_may_begin_with_a_month() -> None:
    assert shape("1.3月份走访企业。\n2.5月份表彰先进。\n3.11月份办运动会。") == [
        "1 1.3月",
        "1 2.5月",
        "1 3.11",
    ]


def test_one_long_paragraph_is_read_as_if_it_had_lines() -> None:
    text = (
        "一、组织建设加强基层基础（一）扩大覆盖1、摸清企业底数，逐户走访建会。2、吸收新业态职工入会。"
        "（二）规范运行一是按期换届，二是健全制度，统一、规范台账。二、维权服务（一）调解争议做好一、二季度排查。"
        "（二）法律援助送法进企业。" + "全体工会干部要扎实工作，服务职工。" * 10
    )

    assert parents(text) == [None, 0, 1, 1, 0, 4, 4, None, 7, 7]


def test_a_text_without_any_sign_between_words_and_markers_is_read() -> None:
    text = (
        "今年做好以下工作一、组织建设（一）建会3家（二）发展会员200人1、摸底2、走访"
        "二、存在问题一是经费不足二是人员偏少三、下年计划（一）帮扶（二）文体" + "服务职工" * 40
    )

    assert parents(text) == [None, 0, 0, 2, 2, None, 5, 5, None, 8, 8]


def test_formal_numerals_stand_above_the_plain_ones() -> None:
    assert parents("壹、要求\n貳、任务\n一、建会\n二、维权\n叁、保障") == [None, None, 1, 1, None]


def test_a_table_of_contents_is_not_read_twice() -> None:
    text = "目  录\n一、要求……1\n二、任务……2\n一、要求\n服务职工。\n二、任务\n维护权益。"

    assert len(read(text)) == 2
