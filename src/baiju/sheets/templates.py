"""The empty workbook of a register: its columns with notes and choices, and an example."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from baiju.engine.access import Actor
from baiju.engine.declare import Register
from baiju.engine.rows import UID
from baiju.workbook import template
from baiju.workbook.cellxml import Value
from baiju.workbook.columns import Column
from baiju.workbook.template import Asked, Words

from . import columns, returning
from .references import References

OFFERED = 200
"""So many names of units or records are offered in a cell's list; more are typed."""
EXAMPLE = "示例"
"""Known by every reader of lists, in each language of the pages."""


def made(register: Register, actor: Actor) -> bytes:
    """The template for this person, whose own units and records are offered."""
    asked = [_asked(register, actor, each) for each in columns.of(register) if each.name != UID]
    return template.made(capfirst(str(register.title)), asked, _words())


def _asked(register: Register, actor: Actor, column: Column) -> Asked:
    language = get_language() or returning.LANGUAGES[0]
    called = columns.title(column, language)
    others = [
        each for each in (column.title, *column.synonyms) if each not in (called, column.name)
    ]
    return Asked(
        name=column.name,
        title=called,
        kind=column.kind,
        note=_note(register, column),
        required=column.required and column.name != register.unit,
        choices=_choices(register, actor, column),
        example=_example(register, column),
        others=list(dict.fromkeys(others)),
    )


def _note(register: Register, column: Column) -> str:
    """What goes in: the field's own hint, and how the kind of value is written."""
    field: Any = register.model._meta.get_field(column.name)
    return " ".join(filter(None, [str(field.help_text), *_hints(register, column)]))


def _hints(register: Register, column: Column) -> Iterator[str]:
    if column.name == register.unit:
        yield _("Left empty, it is the unit that is chosen for the list.")
    elif column.kind == "reference":
        yield _("The name, code or number as it is kept here.")
    elif column.kind == "date":
        yield _("A day such as 2026-03-01.")
    elif column.kind in ("id", "uscc", "phone"):
        yield _("All digits; the cells are texts, so none is lost.")
    elif column.longest:
        yield _("At most %(count)d characters.") % {"count": column.longest}


def _choices(register: Register, actor: Actor, column: Column) -> Sequence[str]:
    if column.kind == "truth":
        return [_("yes"), _("no")]
    if column.kind == "choice":
        field: Any = register.model._meta.get_field(column.name)
        return [str(label) for key, label in field.flatchoices if key != ""]
    if column.kind == "reference":
        names = References(register, column.name, actor).names()
        return names if len(names) <= OFFERED else ()
    return ()


def _example(register: Register, column: Column) -> Value:
    """A value of the register's own example, as a person writes it."""
    said = register.example.get(column.name)
    field: Any = register.model._meta.get_field(column.name)
    if isinstance(said, bool):
        return _("yes") if said else _("no")
    if column.kind == "choice":
        return str(dict(field.flatchoices).get(said, "")) or None
    if column.kind == "date" and said:
        return date.fromisoformat(str(said))
    if column.kind in ("whole", "decimal") and said is not None:
        return Decimal(str(said))
    return str(said) if said not in (None, "") else None


def _words() -> Words:
    return Words(
        number=_("No."),
        example=EXAMPLE,
        guide=str(returning.GUIDE),
        column=_("Column"),
        required=_("Required"),
        content=_("What goes in"),
        choices=_("Choices"),
        others=_("Also understood"),
        no_choice=_("This is none of the choices. Compare it."),
        no_day=_("This is no day. Write it such as 2026-03-01."),
        rules=(
            _("One row is one record. The row marked 示例 is an example and is not read."),
            _("Columns with a star must be filled. Columns nobody needs may be deleted or moved."),
            _("A blank cell leaves what is kept as it is; （清空） empties it."),
        ),
    )
