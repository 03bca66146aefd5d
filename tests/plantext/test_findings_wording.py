"""Slips, unusual forms, wrong terms, misnamed laws and unsound sentences are found and cured."""

import pytest

from baiju.plantext.findings import lexicon
from tests.plantext.noted import codes, cured, plan, pointed_at


def _said(sentence: str) -> str:
    return plan(f"一、工作任务\n1、夯实基础。{sentence}")


@pytest.mark.parametrize(
    ("sentence", "code", "wrong", "right"),
    [
        ("抓好工作布署。", "typo", "布署", "部署"),
        ("建立建全各项制度。", "typo", "建立建全", "建立健全"),
        ("开展劳动竟赛。", "typo", "竟赛", "竞赛"),
        ("做到因地治宜。", "typo", "因地治宜", "因地制宜"),
        ("发挥桥梁扭带作用，坚持实事求事。", "typo", "求事", "求是"),
        ("截止6月底，完成调查。", "typo", "截止", "截至"),
        ("建立工作台帐。", "nonstandard_word", "台帐", "台账"),
        ("推行集体协议。", "synonym_swap", "集体协议", "集体合同"),
        ("完善民主管理轨制。", "synonym_swap", "轨制", "制度"),
        (
            "宣传《女职工特殊保护规定》。",
            "law_name",
            "女职工特殊保护规定",
            "女职工劳动保护特别规定",
        ),
    ],
)
def test_a_wrong_word_is_found_and_cured(sentence: str, code: str, wrong: str, right: str) -> None:
    found = pointed_at(_said(sentence), code)

    assert [words for words in found if words in wrong or wrong in words]
    assert right in cured(_said(sentence), code)


@pytest.mark.parametrize(
    "sentence",
    [
        "创建全国文明单位，组建康复队伍。",
        "为职工做好事、办实事，结合做好宣传。",
        "推行双轨制用工改革，严格执行法定合同。",
        "依法维护职工的民主权利，行使监督权力。",
        "关注消防安全，促消费、惠职工。",
        "落实集体合同、专项集体合同制度。",
        "全区已有38家企业签下工资集体协议。",
        "抓住工作重心，服务中心工作。",
        "各类形势教育要贴近实际。",
    ],
)
def test_right_words_are_left_alone(sentence: str) -> None:
    assert not codes(_said(sentence)) & {"typo", "nonstandard_word", "synonym_swap", "law_name"}


def test_no_listed_word_is_found_in_what_should_replace_it() -> None:
    words, phrases = lexicon.right_words(), []
    for right in words:
        phrases += [(right, entry) for _, entry in lexicon.matches(right) if not entry.years[1]]

    assert words
    assert phrases == []


@pytest.mark.parametrize(
    ("sentence", "code", "words"),
    [
        ("以新修订的条例施行的有利时机，开展宣讲。", "grammar", "有利时机"),
        ("加强做好宣传。", "grammar", "加强做好"),
        ("把精力从事工会事业。", "grammar", "从事"),
        ("建会不少于5家以上。", "grammar", "不少于5家以上"),
        ("慰问石泉公司的及职工家属。", "dropped_text", "的及"),
        ("开展以为主题的演讲。", "dropped_text", "以为主题"),
        ("夯实工作基??，做好服务。", "dropped_text", "??"),
        ("学习二十届三精神。", "dropped_text", "届三精神"),
        ("代表职工就工资标准、支付办法、劳动定额等。", "truncated_text", "等。"),
        ("按照先易后难、分步实施的原则。", "truncated_text", "原则。"),
        ("抓好基层建设，建好服务阵地，抓好基层建设，办好实事。", "repetition", "抓好基层建设"),
    ],
)
def test_an_unsound_sentence_is_found(sentence: str, code: str, words: str) -> None:
    found = pointed_at(_said(sentence), code)

    assert found
    assert all(words in one or one in words or one.endswith(words) for one in found)


def test_sound_sentences_are_left_alone() -> None:
    text = _said(
        "以《工会法》修订为契机，加强宣传，提高服务水平。镇工会就薪酬、福利等事项与企业协商。"
        "按照上级部署，开展送温暖活动。以共享为主题举办讲座，慰问困难的被征地农民。"
    )

    assert not codes(text) & {"grammar", "dropped_text", "truncated_text", "repetition"}


def test_the_same_people_may_do_many_things() -> None:
    remark = "（责任部门：石泉镇总工会办公室；完成时限：12月31日）"
    text = plan(f"一、工作任务\n1、走访企业。{remark}\n2、建好书屋。{remark}")

    assert "repetition" not in codes(text)
    assert "repetition" in codes(text.replace("（", "").replace("）", "。").replace("：", ""))


def test_a_reference_is_measured_by_the_year_of_the_document() -> None:
    text = plan("一、工作任务\n1、实施“十三五”规划，改版环保局专栏。")
    old = plan("一、工作任务\n1、实施“十三五”规划。", "石泉镇总工会2018年工作计划").replace(
        "2026年，", "2018年，"
    )

    assert pointed_at(text, "outdated_reference") == ["十三五", "环保局"]
    assert "outdated_reference" not in codes(old)
