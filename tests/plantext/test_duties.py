"""Who, by when and how often: read from labels, brackets and sentences."""

from __future__ import annotations

import pytest

from baiju.plantext import duties, quantities, sentences
from baiju.plantext.model import Node
from tests.plantext import texts


def _node(text: str, *, genre: str = "plan", year: int | None = 2026) -> Node:
    source, document = texts.document(text, genre=genre, year=year)
    document.outline = [Node(0, None, 1, "", "", 0, len(text), 0, 0)]
    document.quantities = quantities.of(source, document)
    document.sentences = sentences.of(source, document)
    duties.assign(source, document)
    return document.outline[0]


@pytest.mark.parametrize(
    ("text", "lead", "help_"),
    [
        ("新建工会12家。（责任部门：组织部；完成时限：10月底前）", ["组织部"], []),
        ("牵头单位：法工部；配合单位：办公室、各乡镇工会", ["法工部"], ["办公室", "各乡镇工会"]),
        ("开展慰问。（责任领导：冯小渡；责任科室：保障科）", ["冯小渡", "保障科"], []),
        ("责任人：周大禾、吴小棉", ["周大禾", "吴小棉"], []),
        ("该项工作由办公室负责。", ["办公室"], []),
        ("由组织部牵头，权益保障部配合。", ["组织部"], ["权益保障部"]),
        ("县总法工部牵头，各乡镇工会配合。", ["县总法工部"], ["各乡镇工会"]),
        ("签订集体合同。（法工部牵头，办公室、各乡镇工会配合）", ["法工部"], ["办公室", "各乡镇工会"]),
        ("由人力资源和社会保障局负责。", ["人力资源和社会保障局"], []),
        ("由办公室和组织部共同负责。", ["办公室", "组织部"], []),
        ("举办培训班2期。（组织部、办公室）", ["组织部", "办公室"], []),
        ("責任單位：組織部", ["組織部"], []),
    ],
)  # fmt: skip
def test_parties(text, lead, help_):
    parties = _node(text).parties
    assert [party.name for party in parties if party.role == "lead"] == lead
    assert [party.name for party in parties if party.role == "help"] == help_


@pytest.mark.parametrize(
    "text",
    [
        "按照分级负责、分类指导的原则排查纠纷。",
        "明确责任人和完成时限，压实责任。",
        "走访基层（村、社区）。",
        "镇总工会（以下简称总工会）开展慰问。",
        "主要负责人亲自抓，做到分工负责、密切配合。",
        "配合县总工会完成了经费审计。",
    ],
)
def test_no_party_where_none_is_named(text):
    assert _node(text).parties == ()


def test_a_party_points_into_the_text():
    text = "开展慰问。（责任部门：组织部）"
    (party,) = _node(text).parties
    assert text[party.start : party.end] == "组织部"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("6月底前完成换届。", "2026-06-30"),
        ("年底前完成换届。", "2026-12-31"),
        ("上半年完成换届。", "2026-06-30"),
        ("第三季度完成换届。", "2026-09-30"),
        ("12月31日前完成换届。", "2026-12-31"),
        ("2027年2月底前完成换届。", "2027-02-28"),
        ("二〇二七年三月底前完成换届。", "2027-03-31"),
        ("五一前夕表彰劳模。", "2026-04-30"),
        ("“七一”前走访党员职工。", "2026-06-30"),
        ("三月份开展学雷锋活动。", "2026-03-31"),
        ("9月上旬动员，11月中旬验收。", "2026-11-20"),
        ("即日起至年底开展排查。", "2026-12-31"),
        ("3—5月开展集中签约。", "2026-05-31"),
        ("明年3月底前完成验收。", "2027-03-31"),
        ("完成时限：全年", "2026-12-31"),
        ("（时间要求：长期坚持）", None),
        ("长期坚持抓好学习。", None),
        ("春节前走访困难职工。", None),
    ],
)
def test_a_deadline_and_its_last_day(text, day):
    deadline = _node(text).deadline
    assert deadline is not None
    assert deadline.day == day


@pytest.mark.parametrize(
    "text",
    [
        "进一步加强组织建设。",
        "2025年12月，召开了职代会。",
        "于每月25日前报送信息。",
        "以上计划，认真执行。\n2026年1月15日\n",
        "3月份，先后开展了两次检查。",
    ],
)
def test_no_deadline(text):
    assert _node(text).deadline is None


def test_without_a_year_the_day_is_open():
    deadline = _node("6月底前完成换届。", year=None).deadline
    assert deadline is not None
    assert (deadline.text, deadline.day) == ("6月底前", None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("每季度召开一次会议。", (1, "quarter", None)),
        ("每月至少走访2次。", (2, "month", None)),
        ("每半年通报一次。", (1, "half_year", None)),
        ("每三个月至少召开一次会议。", (1, "quarter", 3)),
        ("每两个月开展一次活动。", (1, "month", 2)),
        ("一年不少于4次。", (4, "year", None)),
        ("全年组织视察不少于三次。", (3, "year", None)),
        ("每年向选民述职。", (1, "year", None)),
        ("每周开放阅览室。", (1, "week", None)),
        ("按季度通报进度。", (1, "quarter", None)),
        ("每两年换届一次。", (1, "year", 24)),
        ("每月汇总，每季度召开一次会议。", (1, "quarter", None)),
    ],
)
def test_frequencies(text, expected):
    frequency = _node(text).frequency
    assert frequency is not None
    assert (frequency.times, frequency.period, frequency.gap_months) == expected


def test_what_was_done_is_no_rhythm_to_keep():
    assert _node("先后开展了活动，每季度召开了一次会议。", genre="summary").frequency is None


def test_each_node_has_its_own_words_only():
    text = "一、建会\n6月底前完成。\n二、维权\n由法工部负责。"
    source, document = texts.with_nodes(text, "一、建会", "二、维权")
    duties.assign(source, document)
    first, second = document.outline
    assert first.deadline is not None
    assert (first.parties, second.deadline) == ((), None)
    assert [party.name for party in second.parties] == ["法工部"]


def test_a_closing_bracket_speaks_of_the_whole_paragraph():
    text = "（一）办好竞赛。一是动员。二是举办竞赛3场。（牵头单位：经济部；完成时限：10月底）\n"
    source, document = texts.document(text)
    end = len(text) - 1
    inline = [text.index("一是"), text.index("二是"), end]
    document.outline = [
        Node(0, None, 1, "（一）", "", 0, end, 0, 8),
        Node(1, 0, 2, "一是", "", inline[0], inline[1], inline[0], inline[1]),
        Node(2, 0, 2, "二是", "", inline[1], end, inline[1], end),
    ]
    duties.assign(source, document)
    paragraph, _, last = document.outline
    assert [party.name for party in paragraph.parties] == ["经济部"]
    assert paragraph.deadline is not None
    assert (paragraph.deadline.day, last.parties, last.deadline) == ("2026-10-31", (), None)
