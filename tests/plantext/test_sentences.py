"""Sentences: where they end, where they stand and what they do."""

from __future__ import annotations

import pytest

from baiju.plantext import quantities, sentences
from tests.plantext import texts


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("力争年内新建工会12家。", "target"),
        ("确保非公企业建会全覆盖。", "target"),
        ("认真开展劳动法律监督检查。", "measure"),
        ("镇工会先后开展了两次劳动竞赛。", "result"),
        ("我镇两家企业工会被县总工会评为先进单位。", "result"),
        ("以党的二十大精神为指导，高举伟大旗帜。", "talk"),
        ("指导思想", "talk"),
    ],
)
def test_what_a_sentence_does(text, kind):
    assert texts.kinds(text) == [kind]


def test_a_summary_tells_unless_it_says_otherwise():
    told = "开展劳动竞赛，职工踊跃参加。下一步，将继续开展技能培训。"
    assert texts.kinds(told, genre="summary") == ["result", "measure"]


def test_sentences_cover_the_text_and_know_their_node():
    text = "一、组织建设。新建工会！\n二、维权服务。调解争议；走访职工.再做培训"
    source, document = texts.with_nodes(text, "一、组织建设。", "二、维权服务。")
    document.quantities = quantities.of(source, document)
    found = sentences.of(source, document)
    words = [text[sentence.start : sentence.end] for sentence in found]
    assert words == [
        "一、组织建设。",
        "新建工会！",
        "二、维权服务。",
        "调解争议；走访职工.",
        "再做培训",
    ]
    assert [sentence.node for sentence in found] == [0, 0, 1, 1, 1]
