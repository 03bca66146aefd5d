"""Which column of a sheet is taken for which field, and where only a person can say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from . import evidence, likeness
from .columns import Column, index, letter
from .heads import Place
from .matching import LOOSE, SURE, WEAK, Matcher, is_number_head

Rows = Sequence[Sequence[str | None]]


@dataclass(frozen=True)
class Question:
    """What a person must say: which field a column is, or whether none; answered in the mapping."""

    column: str
    """A column's letter; `sheet` asks about the sheet's name, `title` about the text above."""
    title: str
    options: tuple[str, ...]
    """Values for the mapping: field names, a name with `:fill` or `:blank`, nothing for neither."""


@dataclass
class Taken:
    """The choice so far."""

    columns: dict[str, int] = field(default_factory=dict)
    questions: list[Question] = field(default_factory=list)
    passed: list[tuple[int, str]] = field(default_factory=list)
    unknown: list[int] = field(default_factory=list)


@dataclass(frozen=True)
class _Sheet:
    """What is known about a sheet while its columns are chosen."""

    place: Place
    rows: Rows
    kinds: Mapping[str, str]
    levels: Mapping[int, Mapping[str, int]]
    hidden: frozenset[int]

    def cells(self, column: int) -> list[str]:
        return evidence.texts(self.rows, column)

    def title(self, column: int) -> str:
        return self.place.written.get(column, "")


def choose(
    place: Place,
    matcher: Matcher,
    rows: Rows,
    said: Mapping[str, str],
    hidden: frozenset[int],
) -> Taken:
    """A field to each column whose head decides; questions where two fit alike."""
    taken = Taken()
    left_out = _said(place, matcher, said, taken)
    known = {*taken.columns.values(), *left_out}
    if place.by_machine:
        taken.columns |= {
            name: at
            for at, name in place.by_machine.items()
            if at not in known and name not in taken.columns
        }
    known |= {*taken.columns.values()}
    levels = {
        at: _best(matcher.levels(head)) for at, head in place.heads.items() if at not in known
    }
    kinds = {column.name: column.kind for column in matcher.columns}
    sheet = _Sheet(place, rows, kinds, {} if place.by_machine else levels, hidden)
    for name in kinds:
        if name not in taken.columns:
            _choose_column(sheet, name, taken)
    _ask_about_shared(sheet, taken)
    _ask_about_parts(sheet, matcher.columns, taken)
    _ask_about_headless(sheet, taken, known)
    _list_the_rest(sheet, taken, known)
    return taken


def _best(levels: Mapping[str, int]) -> dict[str, int]:
    top = max(levels.values(), default=0)
    return {name: level for name, level in levels.items() if level == top}


def _said(place: Place, matcher: Matcher, said: Mapping[str, str], taken: Taken) -> set[int]:
    """What a saved mapping says, by letter or by head; the columns it leaves out."""
    names = {column.name for column in matcher.columns}
    by_key = {likeness.key(shown): at for at, shown in reversed(list(place.written.items()))}
    left_out = set()
    for where, value in said.items():
        at = by_key.get(likeness.key(where))
        if at is None and where.isascii() and where.isalpha() and len(where) < 3:
            at = index(where)
        name = value.partition(":")[0]
        if at is not None and name in names:
            taken.columns[name] = at
        elif at is not None and not value:
            left_out.add(at)
    return left_out


def _choose_column(sheet: _Sheet, name: str, taken: Taken) -> None:
    """The one column that fits a field best, when it is the only field that fits the column."""
    alone = {
        at: levels[name]
        for at, levels in sheet.levels.items()
        if len(levels) == 1 and levels.get(name, 0) >= LOOSE
    }
    fitting = [at for at in alone if _may_hold(sheet, name, at)] or list(alone)
    fitting.sort(key=lambda at: (-alone[at], at in sheet.hidden, at))
    taken.passed += [(at, name) for at in alone if at not in fitting]
    if not fitting:
        return
    first = fitting[0]
    rivals = [at for at in fitting[1:] if _is_rival(sheet, name, (first, at), alone)]
    if rivals or first in sheet.hidden:
        for at in (first, *rivals):
            taken.questions.append(Question(letter(at), sheet.title(at), (name, "")))
    else:
        taken.columns[name] = first
    taken.passed += [(at, name) for at in fitting[1:] if at not in rivals]


def _may_hold(sheet: _Sheet, name: str, column: int) -> bool:
    kind = sheet.kinds[name]
    return kind not in evidence.TELLING or evidence.fits(kind, sheet.cells(column))


def _is_rival(sheet: _Sheet, name: str, pair: tuple[int, int], levels: Mapping[int, int]) -> bool:
    """Whether a second column has as good a claim, by its name or by what it holds."""
    first, other = pair
    if other in sheet.hidden and first not in sheet.hidden:
        return False
    cells, others = sheet.cells(first), sheet.cells(other)
    if levels[first] == levels[other]:
        return cells != others or not cells
    is_clear = levels[first] > SURE or not evidence.shows(sheet.kinds[name], others)
    return not is_clear and cells != others


def _ask_about_shared(sheet: _Sheet, taken: Taken) -> None:
    """A head that fits two fields alike: those that are still open are asked for."""
    for at, levels in sheet.levels.items():
        if len(levels) < 2 or min(levels.values()) < LOOSE:
            continue
        open_ = [name for name in levels if name not in taken.columns]
        if open_:
            taken.questions.append(Question(letter(at), sheet.title(at), (*open_, "")))


def _ask_about_parts(sheet: _Sheet, columns: Sequence[Column], taken: Taken) -> None:
    """A head that only contains a field's word: taken where the cells show it, else asked."""
    for column in columns:
        parts = [at for at, levels in sheet.levels.items() if levels.get(column.name) == WEAK]
        if not parts or not _open([column.name], taken):
            continue
        shown = [at for at in parts if evidence.shows(column.kind, sheet.cells(at))]
        if len(shown) == 1:
            taken.columns[column.name] = shown[0]
            continue
        for at in parts:
            if sheet.cells(at) and evidence.fits(column.kind, sheet.cells(at)):
                question = Question(letter(at), sheet.title(at), (column.name, ""))
                taken.questions.append(question)


def _ask_about_headless(sheet: _Sheet, taken: Taken, known: set[int]) -> None:
    """A column without a head whose cells show what they are."""
    width = max((len(row) for row in sheet.rows), default=0)
    for name in _open(
        [name for name, kind in sheet.kinds.items() if kind in evidence.TELLING], taken
    ):
        for at in range(width):
            bare = at not in sheet.place.heads and at not in known
            if bare and evidence.shows(sheet.kinds[name], sheet.cells(at)):
                taken.questions.append(Question(letter(at), "", (name, "")))


def _open(names: Mapping[str, int] | Sequence[str], taken: Taken) -> list[str]:
    asked = {name for question in taken.questions for name in question.options}
    return [name for name in names if name not in taken.columns and name not in asked]


def _list_the_rest(sheet: _Sheet, taken: Taken, known: set[int]) -> None:
    told = {*known, *taken.columns.values(), *(at for at, _ in taken.passed)}
    told |= {index(question.column) for question in taken.questions}
    for at, head in sheet.place.heads.items():
        if at not in told and head.words and not is_number_head(head):
            taken.unknown.append(at)
