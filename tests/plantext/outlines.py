"""How the tests of the outline ask: the nodes of a text, its shape, its parents."""

from baiju.plantext import documents, outline
from baiju.plantext.model import Node
from baiju.plantext.sources import from_text

TITLE = "石泉镇总工会2026年工作计划\n"


def read(text: str) -> list[Node]:
    source = from_text(TITLE + text)
    [extent] = documents.split(source)
    return outline.nodes(source, extent)


def shape(text: str) -> list[str]:
    """Each node as its level and the beginning of its words, e.g. `1 一、组织`."""
    whole = TITLE + text
    return [f"{node.level} {whole[node.start : node.start + 4]}".strip() for node in read(text)]


def parents(text: str) -> list[int | None]:
    return [node.parent for node in read(text)]
