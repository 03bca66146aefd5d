"""What narrows a list: each parameter of its address as one condition."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, cast

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from . import registry, stages
from .declare import Refusal, Register

UNIT, MISSING = "unit", "missing"
Params = Mapping[str, str]


class BadQuery(Refusal):
    """The address asks for something this list does not have; it is never answered with all rows."""


def names(register: Register) -> list[str]:
    """The parameters that narrow a list, in the order a person reads them."""
    found = [UNIT]
    for name in fields(register):
        found += [f"{name}_from", f"{name}_to", name] if is_date(register, name) else [name]
    found += [stages.FIELD] if register.stages else []
    found += [MISSING] if register.missing else []
    return [*found, *(lens.name for lens in registry.lenses_of(register))]


def fields(register: Register) -> list[str]:
    """The fields that narrow a list; where its rows lie is asked of every list alike."""
    return [name for name in register.filters if name not in (UNIT, register.unit, stages.FIELD)]


def place(register: Register, params: Params) -> str | None:
    """The path of the unit that is asked for, with all below it; empty for all, None for no unit."""
    if not params.get(UNIT):
        return ""
    tree: Any = tree_of(register)
    unit = _value(tree._meta.pk, params[UNIT])
    path: str | None = tree._base_manager.filter(pk=unit).values_list("path", flat=True).first()
    return path


def of(register: Register, params: Params, today: date) -> Iterator[Q]:
    """One condition for each further parameter that says something."""
    for name in fields(register):
        yield from _narrow(register, name, params)
    if register.stages and params.get(stages.FIELD):
        yield Q(**{stages.FIELD: _one_of(params[stages.FIELD], register.stages.choices.values)})
    if register.missing and params.get(MISSING):
        wanted = {each.name: each for each in register.missing}
        yield wanted[_one_of(params[MISSING], wanted)].where(today)
    for lens in registry.lenses_of(register):
        if params.get(lens.name):
            yield lens.narrow(_one_of(params[lens.name], lens.choices), today)


def is_date(register: Register, name: str) -> bool:
    return isinstance(register.model._meta.get_field(name), models.DateField)


def tree_of(register: Register) -> type[models.Model]:
    """The units among which a register's rows lie, however far in."""
    model: Any = register.model
    for step in register.unit.split("__"):
        model = model._meta.get_field(step).related_model
    return cast("type[models.Model]", model)


def _narrow(register: Register, name: str, params: Params) -> Iterator[Q]:
    if is_date(register, name):
        yield from _between(name, params)
    elif params.get(name):
        yield Q(**{name: _value(register.model._meta.get_field(name), params[name])})


def _between(name: str, params: Params) -> Iterator[Q]:
    ends = {f"{name}__gte": f"{name}_from", f"{name}__lte": f"{name}_to", name: name}
    for lookup, end in ends.items():
        if params.get(end):
            yield Q(**{lookup: _day(params[end])})


def _day(text: str) -> date:
    try:
        day = parse_date(text)
    except ValueError:
        day = None
    if day is None:
        raise BadQuery(_("%(text)s is no day. Write it like 2026-06-30.") % {"text": text[:40]})
    return day


def _value(field: Any, text: str) -> Any:
    try:
        value = (field.target_field if field.is_relation else field).to_python(text)
    except ValidationError:
        value = None
    offered = {key for key, _label in field.flatchoices}
    if value is None or (offered and value not in offered) or _is_too_large(value):
        raise _not_offered(text)
    return value


def _is_too_large(value: Any) -> bool:
    """No database holds it, and one of them stumbles over it."""
    return isinstance(value, int) and abs(value) >= 2**63


def _one_of(text: str, offered: Any) -> str:
    if text not in offered:
        raise _not_offered(text)
    return text


def _not_offered(text: str) -> BadQuery:
    return BadQuery(_("%(text)s is not one of the choices.") % {"text": text[:40]})
