"""What narrows a list: the same parameters as on its page, by the names of the API."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db import models
from django.http import QueryDict
from django.utils.translation import gettext as _

from baiju.engine import conditions, listing, registry, stages
from baiju.engine.access import Actor
from baiju.engine.conditions import MISSING, UNIT, BadQuery
from baiju.engine.declare import Register

from . import references, shapes

MOST = 200
"""Rows of one answer."""
SIZE = "size"


def params(register: Register, actor: Actor, query: QueryDict) -> dict[str, str]:
    """What the engine's list is asked, each name once and known."""
    found: dict[str, str] = {}
    for name, sent in query.lists():
        if name != SIZE and name not in names(register):
            raise BadQuery(_("This list cannot be narrowed by %(name)s.") % {"name": name[:40]})
        if len(sent) != 1:
            raise BadQuery(_("%(name)s is given twice. Give it once.") % {"name": name[:40]})
        if name != SIZE:
            found[name] = _key(register, actor, name, sent[0])
    return found


def size(query: QueryDict) -> int:
    """How many rows are asked for."""
    text = query.get(SIZE, str(listing.SIZE))
    small = text.isascii() and text.isdecimal() and len(text) < 4
    if not small or not 1 <= int(text) <= MOST:
        raise BadQuery(_("Ask for 1 to %(most)d rows at a time.") % {"most": MOST})
    return int(text)


def names(register: Register) -> list[str]:
    """Every parameter of the list but its size."""
    return ["q", "order", *listing.PLACES, *conditions.names(register)]


def described(register: Register) -> list[dict[str, Any]]:
    """The parameters for the document."""
    told = dict(_told(register))
    sized = {"type": "integer", "minimum": 1, "maximum": MOST, "default": listing.SIZE}
    schemas = {name: {"type": "string", **told.get(name, {})} for name in names(register)}
    return [
        {"in": "query", "name": name, "required": False, "schema": schema}
        for name, schema in {**schemas, SIZE: sized}.items()
    ]


def _told(register: Register) -> Iterator[tuple[str, dict[str, Any]]]:
    """What can be told of a parameter: its choices or its format."""
    columns = [name for name in listing.offered(register) if listing.sortable(register, name)]
    yield "order", {"enum": [*columns, *(f"-{name}" for name in columns)]}
    for name in conditions.fields(register):
        told = shapes.described(register.model._meta.get_field(name))
        yield from ((each, told) for each in (name, f"{name}_from", f"{name}_to"))
    if register.stages:
        yield stages.FIELD, {"enum": register.stages.choices.values}
    yield MISSING, {"enum": [each.name for each in register.missing]}
    for lens in registry.lenses_of(register):
        yield lens.name, {"enum": list(lens.choices)}


def _key(register: Register, actor: Actor, name: str, text: str) -> str:
    """What names a record is looked up; the rest is the engine's matter."""
    if not text:
        return text
    if name == UNIT:
        return references.key(register, conditions.tree_of(register), actor, text)
    model = _pointed(register, name)
    return references.key(register, model, actor, text) if model else text


def _pointed(register: Register, name: str) -> type[models.Model] | None:
    if name not in conditions.fields(register):
        return None
    return register.model._meta.get_field(name).related_model
