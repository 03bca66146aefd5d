"""Documents made of plain texts, for the tests of single stages."""

from __future__ import annotations

from baiju.plantext import quantities, sentences
from baiju.plantext.model import Document, Extent, Node, Quantity, Source


def document(text: str, *, genre: str = "plan", year: int | None = 2026) -> tuple[Source, Document]:
    """A source with one document and no title."""
    extent = Extent(0, len(text), 0, 0, "union", genre, year)
    return Source(text, ()), Document(extent)


def with_nodes(
    text: str, *headings: str, genre: str = "plan", year: int | None = 2026
) -> tuple[Source, Document]:
    """The same with an outline: one node for each of the headings, as deep as its marker says."""
    source, made = document(text, genre=genre, year=year)
    above: list[Node] = []
    for heading in headings:
        start = text.index(heading, made.outline[-1].heading_end if made.outline else 0)
        above = [node for node in above if node.level < _level(heading)]
        for node in made.outline:
            if node not in above and node.end == len(text):
                node.end = start
        parent = above[-1].id if above else None
        places = (start, len(text), start, start + len(heading))
        above.append(Node(len(made.outline), parent, _level(heading), "", "", *places))
        made.outline.append(above[-1])
    return source, made


def _level(heading: str) -> int:
    """第一部分 stands above 一、, that above （一）."""
    return {"第": 1, "（": 3}.get(heading[0], 2)


def read(text: str, *, genre: str = "plan", year: int | None = 2026) -> list[Quantity]:
    """The quantities of a text."""
    return quantities.of(*document(text, genre=genre, year=year))


def kinds(text: str, *, genre: str = "plan") -> list[str]:
    """The kinds of the sentences of a text."""
    source, made = document(text, genre=genre)
    made.quantities = quantities.of(source, made)
    return [sentence.kind for sentence in sentences.of(source, made)]


def short(quantity: Quantity) -> str:
    """A quantity in a few signs: 12家>=."""
    high = "" if quantity.value_max is None else f"-{quantity.value_max:.12g}"
    return f"{quantity.value:.12g}{high}{quantity.unit}{quantity.comparator}"
