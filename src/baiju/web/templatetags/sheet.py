"""The rows of a list, drawn in one go: a page has hundreds of cells, and most of them say the same."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import template
from django.template import Context
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from baiju.engine import stages
from baiju.engine.declare import Register

from . import face

register = template.Library()

BOX = '<tr id="r{pk}"><td class="pick"><input type="checkbox" name="pk" value="{pk}" form="bulk" aria-label="{choose} {name}"></td>'
NAME = '<th scope="row" class="name"><a href="{base}{pk}/?{query}"{beside}>{first}</a></th>'
BESIDE = ' hx-get="{base}?{query}&amp;open={pk}" hx-target="#panel" hx-push-url="true"'
PEN = '<td class="pen"><a class="btn bare" href="{base}{pk}/edit/" hx-get="{base}{pk}/row/?{query}" aria-label="{edit} {name}">{pen}</a></td>'


@register.simple_tag(takes_context=True)
def rows(context: Context, records: Iterable[Any]) -> SafeString:
    """Context: register, headings, edits, query, base (the list's address), words (choose, edit, pen)."""
    of: Register = context["register"]
    first, *rest = context["headings"]
    marks = BOX + NAME.replace("{beside}", "" if of.page else BESIDE)
    pen = PEN if context["edits"] else ""
    told = {name: conditional_escape(word) for name, word in context["words"].items()}
    told |= {name: conditional_escape(context[name]) for name in ("base", "query")}
    cells = _Cells(of)
    drawn = []
    for record in records:
        own = told | {"pk": record.pk, "name": conditional_escape(str(record))}
        begun = marks.format(**own, first=cells.of(record, first.name))
        inner = "".join(f"{head.opened}{cells.of(record, head.name)}</td>" for head in rest)
        drawn.append(f"{begun}{inner}{pen.format(**own)}</tr>")
    return mark_safe("".join(drawn))


@register.simple_tag
def cell(of: Register, record: Any, name: str) -> SafeString | str:
    """One value: a state as lamp and word, anything else as it is read."""
    if name == "review":
        return face.review(record)
    if name == stages.FIELD:
        return face.stage(of, record)
    return face.shown(of, record, name)


class _Cells:
    """Values as they are read; one that was drawn for another row is not drawn again."""

    def __init__(self, of: Register) -> None:
        self._of = of
        self._drawn: dict[tuple[str, Any], str] = {}
        many = {field.name for field in of.model._meta.many_to_many}
        self._alone = many | set(of.secret_fields)
        self._kept = {field.name: field.attname for field in of.model._meta.concrete_fields}

    def of(self, record: Any, name: str) -> str:
        if name in self._alone:
            return conditional_escape(cell(self._of, record, name))
        key = name, getattr(record, self._kept.get(name, name))
        if key not in self._drawn:
            self._drawn[key] = conditional_escape(cell(self._of, record, name))
        return self._drawn[key]
