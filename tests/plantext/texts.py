"""Documents made of plain texts, for the tests of single stages."""

from __future__ import annotations

from baiju.plantext import quantities, sentences
from baiju.plantext.model import Document, Extent, Node, Quantity, Source


def document(text: str, *, genre: str = "plan", year: int | None = 2026) -> tuple[Source, Document]:
    """A source with one document and no title."""
    extent = Extent(0, len(text), 0, 0, "union", genre, year)
    return Source(text, ()), Document(extent)


def with_nodes(text: str, *headings: str, genre: str = "plan") -> tuple[Source, Document]:
    """The same with an outline: one node for each of the headings, up to the next."""
    source, made = document(text, genre=genre)
    places = [text.index(heading) for heading in headings]
    ends = [*places[1:], len(text)]
    for number, (heading, start, end) in enumerate(zip(headings, places, ends, strict=True)):
        node = Node(number, None, 1, "", "", start, end, start, start + len(heading))
        made.outline.append(node)
    return source, made


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
