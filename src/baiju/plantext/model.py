"""What the reader says about a text: documents, pieces, outline, sentences, quantities, findings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the source text, without its line break; offsets are code points of `Source.text`."""

    start: int
    end: int
    number: int
    """Place among the paragraphs, from 0; for a Word file the paragraph of its body."""
    level: int | None = None
    """Heading level 1-9 when the file itself says so (a Word style, a Markdown or HTML heading)."""
    in_table: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """A file as text: every character kept, automatic numbering written out as its markers."""

    text: str
    paragraphs: tuple[Paragraph, ...]
    name: str = ""
    format: str = "text"
    """One of text, markdown, html, docx, doc, wps."""


@dataclass(frozen=True, slots=True)
class Extent:
    """A document inside a source: from its title to the next title, or to the end of the text."""

    start: int
    end: int
    title_start: int
    title_end: int
    kind: str
    """`union`, `congress` or `other`."""
    genre: str
    """`plan`, `summary`, `scheme`, `notice`, `report` or `other`."""
    year: int | None = None


@dataclass(slots=True)
class Node:
    """An item of the outline: a heading, a numbered paragraph, or an inline 一是 / 一要."""

    id: int
    parent: int | None
    level: int
    """Nesting rank inside the document, 1 at the top; not the kind of marker."""
    marker: str
    """As written, '' for an unnumbered heading."""
    marker_class: str
    start: int
    end: int
    """To the start of the next node that is not inside this one, or the end of the document's text."""
    heading_start: int
    heading_end: int
    orphan: bool = False
    """The heading it would stand under is lost."""
    area: str = "general"
    parties: tuple[Party, ...] = ()
    deadline: When | None = None
    frequency: Frequency | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """Who is to do it: `lead` or `help`, named as in the text."""

    name: str
    start: int
    end: int
    role: str = "lead"


@dataclass(frozen=True, slots=True)
class When:
    """A deadline: the day it falls on when the year is known, and the words that say so."""

    start: int
    end: int
    text: str
    day: str | None = None
    """ISO date of the last day, e.g. 2026-06-30; None when the text leaves it open."""


@dataclass(frozen=True, slots=True)
class Frequency:
    """How often: `times` in each `period`; or at most `gap_months` between two when it is rolling."""

    start: int
    end: int
    text: str
    times: int = 1
    period: str = "year"
    """week, month, quarter, half_year, year."""
    gap_months: int | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and what it does: `target`, `measure`, `result` or `talk`."""

    start: int
    end: int
    kind: str
    node: int | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantified statement: 集体合同签订率达90%."""

    start: int
    end: int
    value_start: int
    value_end: int
    value: float
    unit: str
    """As written (家, 名, 人次, 元, %); `比例` for a fraction; 万 and 亿 are multiplied into the value."""
    comparator: str
    """`=`, `>=`, `<=` or `about`; lexical."""
    tense: str
    """`target` or `result`."""
    value_max: float | None = None
    indicator: str = ""
    """The words that name what is counted, e.g. 集体合同签订率."""
    period: str | None = None
    per: str | None = None
    """The base: 每个企业, 每季度, 应建会单位."""
    deadline: str | None = None
    """By when: the ISO day when it is known, else the words."""
    node: int | None = None
    is_part: bool = False
    """Introduced by 其中 as a part of a figure before it."""


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace text[start:end] by `text`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a careful colleague would point at."""

    code: str
    severity: str
    """`error` (must), `warning` (should) or `hint` (may)."""
    start: int
    end: int
    values: Mapping[str, object] = field(default_factory=dict)
    """The named places of the message."""
    cure: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the text; the pieces of a reading, in order, put together, are the text."""

    start: int
    end: int
    kind: str
    """`chrome` (not part of a document), `title`, `preamble`, `heading`, `body`, `table`, `blank`."""
    document: int | None = None
    node: int | None = None


@dataclass(slots=True)
class Document:
    """One document with everything read from it."""

    extent: Extent
    outline: list[Node] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    quantities: list[Quantity] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


@dataclass(slots=True)
class Reading:
    """What was read from one source."""

    source: Source
    documents: list[Document]
    pieces: list[Piece]

    @property
    def text(self) -> str:
        return self.source.text


class Refused(Exception):
    """The file cannot be read; `sentence` is a msgid with named places, `values` fills them."""

    def __init__(self, sentence: str, **values: object) -> None:
        super().__init__(sentence % values if values else sentence)
        self.sentence = sentence
        self.values = values
