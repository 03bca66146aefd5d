"""Narrow and order a register's rows from plain query parameters."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q, QuerySet
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from . import access, paths
from .access import Actor
from .declare import Refusal, Register

OTHERS = ("q", "order", "page")


class BadQuery(Refusal):
    """The address asks for something this list does not have; it is never answered with all rows."""


def rows(register: Register, actor: Actor, params: Mapping[str, str]) -> QuerySet[Any]:
    """What every surface shows for the same parameters."""
    _refuse_unknown(register, params)
    found = access.records(register, actor).filter(_search(register, params.get("q", "")))
    for name in register.filters:
        found = found.filter(_narrow(register, name, params))
    return found.select_related(*_foreign_keys(register)).order_by(*_order(register, params), "pk")


def search(register: Register, actor: Actor, text: str) -> QuerySet[Any]:
    """The rows whose searched fields hold the text; none for an empty text."""
    found = access.records(register, actor).select_related(register.unit)
    return found.filter(_search(register, text)) if text and register.search else found.none()


def known(register: Register) -> set[str]:
    """Every parameter a list understands."""
    names = set(OTHERS)
    for name in register.filters:
        names |= {name, f"{name}_from", f"{name}_to"} if _is_date(register, name) else {name}
    return names


def _refuse_unknown(register: Register, params: Mapping[str, str]) -> None:
    unknown = sorted(set(params) - known(register))
    if unknown:
        raise BadQuery(_("This list cannot be narrowed by %(name)s.") % {"name": unknown[0]})


def _is_date(register: Register, name: str) -> bool:
    return isinstance(register.model._meta.get_field(name), models.DateField)


def _search(register: Register, text: str) -> Q:
    either = Q()
    for name in register.search if text else ():
        either |= Q(**{f"{name}__icontains": text})
    return either


def _narrow(register: Register, name: str, params: Mapping[str, str]) -> Q:
    if _is_date(register, name):
        return _between(name, params)
    written = params.get(name)
    if not written:
        return Q()
    value = _value(register, name, written)
    if name == register.unit:
        return _at_or_below(register, name, value)
    return Q(**{name: value})


def _at_or_below(register: Register, name: str, unit: Any) -> Q:
    """A unit stands for itself and all below it."""
    tree: Any = register.model._meta.get_field(name).related_model
    top = tree._base_manager.filter(pk=unit).values_list("path", flat=True).first()
    return paths.below(top, f"{name}__path") if top else Q(pk__in=[])


def _between(name: str, params: Mapping[str, str]) -> Q:
    ends = {
        f"{name}__gte": params.get(f"{name}_from"),
        f"{name}__lte": params.get(f"{name}_to"),
        name: params.get(name),
    }
    return Q(**{lookup: _day(name, text) for lookup, text in ends.items() if text})


def _day(name: str, text: str) -> date:
    try:
        day = parse_date(text)
    except ValueError:
        day = None
    if day is None:
        raise BadQuery(_("%(text)s is no day. Write it like 2026-06-30.") % {"text": text[:40]})
    return day


def _value(register: Register, name: str, text: str) -> Any:
    field: Any = register.model._meta.get_field(name)
    try:
        value = (field.target_field if field.is_relation else field).to_python(text)
    except ValidationError:
        value = None
    offered = {key for key, _label in field.choices or ()}
    if value is None or (offered and value not in offered) or _is_too_large(value):
        raise BadQuery(_("%(text)s is not one of the choices.") % {"text": text[:40]})
    return value


def _is_too_large(value: Any) -> bool:
    """No database holds it, and one of them stumbles over it."""
    return isinstance(value, int) and abs(value) >= 2**63


def _foreign_keys(register: Register) -> list[str]:
    shown = {*register.columns, register.unit.split("__")[0]}
    return [f.name for f in register.model._meta.fields if f.is_relation and f.name in shown]


def _order(register: Register, params: Mapping[str, str]) -> tuple[str, ...]:
    wanted = params.get("order", "")
    if not wanted:
        return (f"-{register.period}",) if register.period else (register.columns[0],)
    name = wanted.removeprefix("-")
    field = register.model._meta.get_field(name) if name in register.columns else None
    if field is None or field.many_to_many or name in register.secret_fields:
        raise BadQuery(_("This list cannot be ordered by %(name)s.") % {"name": name[:40]})
    return (wanted,)
