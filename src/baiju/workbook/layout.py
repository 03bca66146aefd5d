"""How a sheet is laid out: where its head is, which column holds what, and what must be asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from . import choosing, evidence, heads, likeness, matching, titles
from .choosing import Question, Taken
from .columns import Column, index, letter
from .faults import Fault
from .matching import Matcher
from .model import Line, Merge

__all__ = ["Heading", "Layout", "Question", "find", "together"]

FILL, BLANK = "fill", "blank"
"""Behind a field name in a mapping (`union:fill`): blank cells take the value above, or stay blank."""


@dataclass(frozen=True)
class Heading:
    """A column that is not taken in: its letter, its head, and the field it could have been."""

    column: str
    title: str
    name: str = ""


@dataclass(frozen=True)
class Layout:
    """What was found out about one sheet."""

    sheet: str
    first: int = 0
    """The first row of the head; 0 where there is no head."""
    last: int = 0
    columns: Mapping[str, int] = field(default_factory=dict)
    """Field to column, counted from 0."""
    written: Mapping[int, str] = field(default_factory=dict)
    """Column to its head as it is written, levels parted by `>`."""
    heads: Mapping[int, matching.Head] = field(default_factory=dict)
    unknown: tuple[Heading, ...] = ()
    passed: tuple[Heading, ...] = ()
    """Columns that could be a field which another column fits better."""
    questions: tuple[Question, ...] = ()
    faults: tuple[Fault, ...] = ()
    constants: Mapping[str, titles.Constant] = field(default_factory=dict)
    scales: Mapping[str, int] = field(default_factory=dict)
    """Field to the factor that its head names, such as 10000 for （万元）."""
    said: Mapping[str, str] = field(default_factory=dict)
    """The mapping that somebody gave."""
    wanted: Mapping[str, Column] = field(default_factory=dict)
    above: tuple[str, ...] = ()
    """The texts above the head, such as a title that each printed page repeats."""

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands in the first lines at all."""
        return not self.first and not self.faults

    @cached_property
    def letters(self) -> dict[str, str]:
        return {name: letter(place) for name, place in self.columns.items()}

    @cached_property
    def below(self) -> dict[str, str]:
        """Field to `fill` or `blank`: what somebody said about its blank cells."""
        parted = (value.partition(":") for value in self.said.values())
        return {name: rest for name, _, rest in parted if rest in (FILL, BLANK)}

    @cached_property
    def mapping(self) -> dict[str, str]:
        """Column letter to field, as a mapping is saved and shown."""
        return {letter(place): name for name, place in self.columns.items()}


def find(
    sheet: str,
    lines: Sequence[Line],
    merges: Sequence[Merge],
    columns: Sequence[Column],
    mapping: Mapping[str, str] | None = None,
    *,
    hidden: frozenset[int] = frozenset(),
) -> Layout:
    """The layout of a sheet by its first lines (200 are plenty).

    A mapping says what a column is, by its letter or its head: a field name, a name with `:fill`
    or `:blank`, or nothing for a column that is left out. `hidden` are the hidden columns.
    """
    said = dict(mapping or {})
    grid = heads.Grid(lines, merges)
    matcher = Matcher(columns)
    hints = frozenset(likeness.head(each.split(">")[-1])[0] for each in said)
    place = heads.find(grid, matcher, hints) or _by_letters(grid, said)
    if place is None:
        return _without_head(sheet, lines, columns)
    taken = choosing.choose(place, matcher, evidence.below(lines, place.last), said, hidden)
    constants, asked = titles.constants(sheet, lines, place.first, _open(columns, taken), said)
    found = Layout(
        sheet=sheet,
        first=place.first,
        last=place.last,
        columns=taken.columns,
        written=place.written,
        heads=place.heads,
        unknown=tuple(Heading(letter(at), place.written[at]) for at in taken.unknown),
        passed=tuple(Heading(letter(at), place.written[at], name) for at, name in taken.passed),
        questions=(*taken.questions, *asked),
        constants=constants,
        scales=_scales(place, taken, matcher),
        said=said,
        wanted={column.name: column for column in columns},
        above=tuple(titles.texts(lines, place.first)),
    )
    return replace(found, faults=tuple(_faults(found)))


def _without_head(sheet: str, lines: Sequence[Line], columns: Sequence[Column]) -> Layout:
    required = [column.title for column in columns if column.required]
    is_empty = not any(any(line.cells) for line in lines)
    return Layout(sheet, faults=() if is_empty else (_missing(required),))


def together(layouts: Sequence[Layout]) -> list[Layout]:
    """The sheets of one book side by side: where each holds one body's list, its name says whose.

    A sheet's name that is no plain name of a body is not believed; it becomes a question.
    """
    tables = [layout for layout in layouts if layout.columns]
    if len(tables) < 2:
        return list(layouts)
    held = {name for layout in tables for name in layout.columns}
    return [_asking_for_its_name(layout, held) if layout.columns else layout for layout in layouts]


def _asking_for_its_name(layout: Layout, held: set[str]) -> Layout:
    open_ = [
        column.name
        for column in layout.wanted.values()
        if column.kind == "reference" and column.name not in held
    ]
    is_asked = any(question.column == titles.SHEET for question in layout.questions)
    is_said = any(name in layout.constants for name in open_) or titles.SHEET in layout.said
    if not open_ or is_asked or is_said or not titles.may_name_a_body(layout.sheet):
        return layout
    question = Question(titles.SHEET, layout.sheet, (*open_, ""))
    return replace(layout, questions=(*layout.questions, question))


def _by_letters(grid: heads.Grid, said: Mapping[str, str]) -> heads.Place | None:
    """Somebody named the columns by their letters: the first row that fills two is the head."""
    places = {index(each) for each in said if each.isascii() and each.isalpha() and len(each) < 3}
    for at, row in enumerate(grid.rows):
        filled = [column for column in places if column < len(row) and row[column] is not None]
        if places and len(filled) >= min(2, len(places)):
            return heads.place(grid, at, at, {})
    return None


def _open(columns: Sequence[Column], taken: Taken) -> list[Column]:
    return [
        column
        for column in columns
        if column.name not in taken.columns
        and not any(column.name in question.options for question in taken.questions)
    ]


def _scales(place: heads.Place, taken: Taken, matcher: Matcher) -> dict[str, int]:
    kinds = {column.name: column.kind for column in matcher.columns}
    found = {
        name: matching.scale(place.heads[at])
        for name, at in taken.columns.items()
        if kinds[name] in ("whole", "decimal") and at in place.heads
    }
    return {name: scale for name, scale in found.items() if scale > 1}


def _faults(layout: Layout) -> list[Fault]:
    asked = {name for question in layout.questions for name in question.options}
    known = {*layout.columns, *layout.constants, *asked}
    missing = [
        column.title
        for column in layout.wanted.values()
        if column.required and column.name not in known
    ]
    scaled = [
        Fault(
            "scaled_by_head",
            {"title": layout.written[layout.columns[name]], "factor": factor},
            "warning",
        )
        for name, factor in layout.scales.items()
    ]
    return [*([_missing(missing)] if missing else []), *scaled]


def _missing(names: Sequence[str]) -> Fault:
    return Fault("header_missing", {"titles": "、".join(names)})
