"""What leaves as a Word file comes back through the reader of plans with the same words and outline."""

from __future__ import annotations

from dataclasses import replace

import pytest

from baiju.papers import word
from baiju.papers.content import Heading, Official, Paragraph
from baiju.plantext import reader, sources
from baiju.plantext.model import Source

from .documents import NOTICE

PLAN = Official(
    title="白驹镇总工会2026年工作计划",
    status="（2026年1月16日第三届委员会第五次全体会议通过）",
    blocks=(
        Paragraph("新的一年，镇总工会围绕组织、维权、服务三件事安排工作如下。"),
        Heading(1, "一、扩大组织覆盖"),
        Heading(2, "（一）新建一批"),
        Paragraph("全年新建基层工会12家，发展会员300名，组织部负责，10月底前完成。"),
        Heading(2, "（二）规范一批。", body="年内规范化建设达标率达到80%以上。"),
        Heading(1, "二、做实集体协商"),
        Heading(3, "1.摸清底数。", body="6月底前走访企业100家。"),
        Heading(3, "2.开展要约。", body="9月底前签订工资专项集体合同40份。"),
        Heading(1, "三、办好服务实事"),
        Paragraph("每季度开展一次走访慰问，对困难职工做到应帮尽帮。"),
    ),
)


def plain(official: Official) -> str:
    """The plan as its author would have typed it."""
    lines = [official.title, official.status]
    for block in official.blocks:
        assert isinstance(block, Heading | Paragraph)
        lines.append(block.text + (block.body if isinstance(block, Heading) else ""))
    return "\n".join(lines) + "\n"


def test_the_words_that_come_back_are_the_words_that_left():
    assert sources.from_bytes(word.write(PLAN), "plan.docx").text.strip() == plain(PLAN).strip()


def outline(source: Source) -> list[tuple[int, str, str]]:
    """The title and the clauses as the reader finds them: rank, marker and heading."""
    (document,) = reader.read(source).documents
    title = source.text[document.extent.title_start : document.extent.title_end]
    nodes = [
        (node.level, node.marker, source.text[node.heading_start : node.heading_end])
        for node in document.outline
    ]
    return [(0, "", title.replace("\n", "")), *nodes]


@pytest.mark.parametrize("title", [PLAN.title, "临水县白驹镇人民代表大会主席团2026年工作要点"])
def test_the_outline_that_comes_back_is_the_outline_that_left(title):
    plan = replace(PLAN, title=title)
    back = outline(sources.from_bytes(word.write(plan), "plan.docx"))

    assert back == outline(sources.from_text(plain(plan)))
    assert [marker for _, marker, _ in back] == [
        "",
        "一、",
        "（一）",
        "（二）",
        "二、",
        "1.",
        "2.",
        "三、",
    ]


def test_headings_on_their_own_lines_come_back_with_their_levels():
    source = sources.from_bytes(word.write(PLAN), "plan.docx")
    levels = {source.text[one.start : one.end]: one.level for one in source.paragraphs if one.level}

    assert levels == {
        "一、扩大组织覆盖": 1,
        "（一）新建一批": 2,
        "二、做实集体协商": 1,
        "三、办好服务实事": 1,
    }


def test_the_rows_of_a_table_come_back_as_rows():
    source = sources.from_bytes(word.write(NOTICE), "notice.docx")
    rows = [source.text[one.start : one.end] for one in source.paragraphs if one.in_table]

    assert rows[:2] == ["序号\t任务\t责任单位", "1\t新建基层工会12家，发展会员300名\t组织部"]
