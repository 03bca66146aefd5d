"""The pieces of a source, put together, are its text; the outline is well built whatever the text."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from baiju.plantext import areas, documents, outline, pieces
from baiju.plantext.model import Document, Piece, Source
from baiju.plantext.sources import from_text

WORDS = [
    "一、",
    "二、",
    "（一）",
    "(2)",
    "1.",
    "2、",
    "①",
    "一是",
    "二是",
    "首先，",
    "其次，",
    "第一阶段：",
    "\n",
    "\r\n",
    "。",
]
PHRASES = [
    "工会工作计划篇一",
    "石泉镇总工会2026年工作计划",
    "指导思想",
    "建会3家",
    "上一篇：总结",
    "\t",
    "　",
    "職工",
    "\ufeff",
    "镇",
]
texts = st.lists(st.one_of(st.sampled_from(WORDS + PHRASES), st.text(max_size=4)), max_size=60)


def read(text: str) -> tuple[Source, list[Document]]:
    source = from_text(text)
    found = []
    for extent in documents.split(source):
        document = Document(extent, outline.nodes(source, extent))
        areas.assign(source, document)
        found.append(document)
    return source, found


def cut(text: str) -> list[Piece]:
    return pieces.of(*read(text))


@given(texts.map("".join))
@settings(max_examples=150, deadline=None)
def test_the_pieces_put_together_are_the_text(text: str) -> None:
    assert "".join(text[piece.start : piece.end] for piece in cut(text)) == text


@given(texts.map("".join))
@settings(max_examples=150, deadline=None)
def test_nodes_lie_in_their_document_and_children_in_their_parents(text: str) -> None:
    for document in read(text)[1]:
        extent, nodes = document.extent, document.outline
        starts = [node.start for node in nodes]
        assert starts == sorted(set(starts))
        for node in nodes:
            assert extent.title_end <= node.start <= node.heading_start <= node.heading_end
            assert node.heading_end <= node.end <= extent.end
            if node.parent is not None:
                above = nodes[node.parent]
                assert above.start < node.start
                assert node.end <= above.end
                assert node.level == above.level + 1


def test_every_piece_says_what_it_is() -> None:
    text = (
        "首页 > 工会 > 计划\n石泉镇总工会2026年工作计划\n\n为做好工作，制定本计划。\n一、组织建设\n新建工会组织3家，发展会员。\n"
        "项目\t数量\t时间\n下一篇：工会总结\n"
    )

    said = [(piece.kind, text[piece.start : piece.end].strip()) for piece in cut(text)]

    assert [each for each in said if each[0] != "blank"] == [
        ("chrome", "首页 > 工会 > 计划"),
        ("title", "石泉镇总工会2026年工作计划"),
        ("preamble", "为做好工作，制定本计划。"),
        ("heading", "一、组织建设"),
        ("body", "新建工会组织3家，发展会员。"),
        ("table", "项目\t数量\t时间"),
        ("chrome", "下一篇：工会总结"),
    ]


def test_a_piece_knows_its_document_and_its_node() -> None:
    text = "石泉镇总工会2026年工作计划\n一、建会\n把职工组织起来。" + "服务职工群众。" * 10

    assert [(piece.kind, piece.document, piece.node) for piece in cut(text)][-2:] == [
        ("heading", 0, 0),
        ("body", 0, 0),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "一" * 500_000,
        "1" * 500_000,
        "(" * 500_000,
        "一是" * 100_000,
        "1、二" * 100_000,
        "1、建会\n" * 100_000,
    ],
    ids=["numerals", "digits", "brackets", "ordinals", "inline", "lines"],
)
def test_hostile_text_is_read_in_good_time(text: str) -> None:
    begun = time.process_time()

    cut(text)

    assert time.process_time() - begun < 6  # about two seconds on a free processor
