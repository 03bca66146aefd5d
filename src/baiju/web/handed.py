"""What the page of a list shows: its columns and their answers, its rows, and what can be done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from baiju.engine import batches, values
from baiju.engine.batch import Batch, BatchRow, BatchState, Outcome
from baiju.engine.declare import Register
from baiju.engine.rows import ERROR, UID
from baiju.sheets import answers, columns, importing, references
from baiju.workbook.columns import Column, index, letter

from . import bulk, pages
from .pages import Visit

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

ROWS = 50
TOLD = "told"
CHIPS = {"new": "done", "changed": "", "same": "", "wrong": "late"}
SKIPPED: dict[str, StrOrPromise] = {
    "hidden": _("hidden row"),
    "head": _("head repeated"),
    "numbering": _("numbers of the columns"),
    "title": _("title"),
    "heading": _("heading"),
    "total": _("total"),
    "footer": _("foot of the page"),
    "remark": _("remark"),
    "example": _("example"),
    "hidden_sheet": _("hidden sheet"),
    "no_table": _("sheet without a table"),
    "part_sheet": _("sheet with rows inside records"),
}


@dataclass(frozen=True)
class Place:
    """A column of the file, what it is taken for, and what it could be."""

    name: str
    """Of its control: the sheet's place and the column's letter."""
    letter: str
    head: str
    field: str
    options: list[tuple[str, str]]
    is_asked: bool = False


@dataclass(frozen=True)
class Line:
    """A row as a person looks at it."""

    row: BatchRow
    chip: str
    cells: list[tuple[Any, str]]
    faults: list[tuple[str, str]]
    changes: list[str]
    """The titles of the fields that are written anew."""


def context(request: Visit, register: Register, batch: Batch) -> dict[str, Any]:
    """Everything the page of a list shows."""
    show = request.GET.get("show", TOLD if batches.doubtful(batch).exists() else "")
    rows = _rows(batch, show)
    first = pages.number(request.GET.get("from")) or 0
    found = list(rows.filter(pk__gte=first)[: ROWS + 1])
    fields = _fields(register, batch)
    return {
        "register": register,
        "batch": batch,
        "is_open": batch.state == BatchState.STAGED,
        "is_in": batch.state == BatchState.PUBLISHED,
        "good": batch.rows - batch.wrong,
        "hinders": importing.hinders(batch.notes),
        "sheets": _sheets(register, batch),
        "tabs": _tabs(batch, show),
        "show": show,
        "heads": [title(column) for column in fields],
        "lines": _lines(request, register, batch, fields, found[:ROWS]),
        "following": found[ROWS].pk if len(found) > ROWS else 0,
        "skipped": [
            (sheet, row or "", SKIPPED.get(reason, reason), text)
            for sheet, row, reason, text in batch.notes["skipped"]
        ],
        "faults": batch.notes["faults"],
        "warnings": batch.notes["warnings"],
        "steps": [o for o in bulk.offers(register, request.actor) if not o.asks_reason],
    }


def said(post: QueryDict, register: Register, batch: Batch) -> answers.Said:
    """What the person chose for each column, as it is kept for this list and the next."""
    known = {column.name for column in columns.of(register)}
    by_sheet = {}
    for number, sheet in enumerate(_names(batch)):
        chosen = {
            name.partition(":")[2]: value
            for name, value in post.items()
            if name.partition(":")[0] == str(number)
            and (not value or str(value).partition(":")[0] in known)
        }
        by_sheet[sheet] = answers.of_sheet(
            batch.notes, sheet, {k: str(v) for k, v in chosen.items()}
        )
    return answers.whole(by_sheet)


def _names(batch: Batch) -> list[str]:
    asked = [each["sheet"] for each in batch.notes["questions"]]
    return list(dict.fromkeys([*batch.notes["written"], *asked]))


def _sheets(register: Register, batch: Batch) -> list[tuple[str, list[Place]]]:
    return [
        (sheet, _places(register, batch, number, sheet))
        for number, sheet in enumerate(_names(batch))
    ]


def _places(register: Register, batch: Batch, number: int, sheet: str) -> list[Place]:
    """The columns of a sheet; those that are asked about offer what they could be."""
    fields = {place: name for name, place in batch.notes["letters"].get(sheet, {}).items()}
    every = [(column.name, title(column)) for column in columns.of(register)]
    titles = dict(every)
    found = {
        letter(int(at)): Place(
            f"{number}:{letter(int(at))}",
            letter(int(at)),
            text,
            fields.get(letter(int(at)), ""),
            every,
        )
        for at, text in batch.notes["written"].get(sheet, {}).items()
    }
    for asked in batch.notes["questions"]:
        if asked["sheet"] == sheet:
            where = asked["column"]
            options = [(each, _option(each, titles)) for each in asked["options"] if each]
            found[where] = Place(
                f"{number}:{where}", where, asked["title"], "", options, is_asked=True
            )
    return sorted(found.values(), key=_at)


def _at(place: Place) -> int:
    """Questions about the sheet's name and title stand behind its columns."""
    is_column = place.letter.isupper()
    return index(place.letter) if is_column else 1_000_000


def _option(said: str, titles: Mapping[str, str]) -> str:
    name, _colon, below = said.partition(":")
    called = titles.get(name, name)
    told = {
        "fill": _("%(title)s, blanks as above"),
        "blank": _("%(title)s, blanks stay blank"),
    }
    return str(told[below]) % {"title": called} if below in told else called


def _tabs(batch: Batch, show: str) -> list[tuple[str, StrOrPromise, int, bool]]:
    told = batches.doubtful(batch).count()
    found: list[tuple[str, StrOrPromise, int]] = [(TOLD, _("Something to say"), told)]
    found += [(each.value, each.label, getattr(batch, each.value)) for each in Outcome]
    found.append(("", _("All"), batch.rows))
    return [(name, title, count, name == show) for name, title, count in found]


def _rows(batch: Batch, show: str) -> QuerySet[BatchRow]:
    if show == TOLD:
        return batches.doubtful(batch)
    rows = batch.lines.order_by("id")
    return rows.filter(outcome=show) if show in Outcome.values else rows


def _fields(register: Register, batch: Batch) -> list[Column]:
    """The columns the list has, in its own order."""
    places: dict[str, int] = {}
    for letters in batch.notes["letters"].values():
        places |= {name: index(place) for name, place in letters.items()}
    found = [column for column in columns.of(register) if column.name in places]
    return sorted(found, key=lambda column: places[column.name])


def title(column: Column) -> str:
    """What a column is called in the reader's language."""
    return columns.title(column, get_language() or "zh-hans")


def _lines(
    request: Visit,
    register: Register,
    batch: Batch,
    fields: Sequence[Column],
    rows: Sequence[BatchRow],
) -> list[Line]:
    opened = {row.pk: batches.opened(batch, row) for row in rows}
    named = references.labels(register, request.actor, opened.values())
    titles = {column.name: title(column) for column in columns.of(register)}
    found = []
    for row in rows:
        looks = {name: "bad" if grade == ERROR else "warn" for name, _c, _s, grade in row.faults}
        said = opened[row.pk]
        cells = [
            (_shown(register, column, said.get(column.name), named), looks.get(column.name, ""))
            for column in fields
        ]
        found.append(_line(row, cells, titles))
    return found


def _line(row: BatchRow, cells: list[tuple[Any, str]], titles: Mapping[str, str]) -> Line:
    faults = [(titles.get(name, ""), sentence) for name, _code, sentence, _grade in row.faults]
    changed = [titles.get(name.removesuffix("_id"), "") for name in row.before]
    return Line(row, CHIPS[row.outcome], cells, faults, list(filter(None, changed)))


def _shown(
    register: Register, column: Column, value: Any, named: Mapping[tuple[str, Any], str]
) -> Any:
    if value in (None, ""):
        return ""
    if secret := register.secret_fields.get(column.name):
        return values.mask(secret, str(value))
    if column.kind == "choice":
        field: Any = register.model._meta.get_field(column.name)
        return dict(field.flatchoices).get(value, value)
    if column.kind == "truth":
        return _("yes") if value in ("true", True) else _("no")
    if column.name == UID:
        return str(value)[-6:]
    return named.get((column.name, str(value)), value)
