"""The columns of a list: their heads, how their cells look, and the choice among them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from baiju.engine import listing, stages
from baiju.engine.declare import Register

from . import narrowing, reach
from .templatetags import face

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True)
class Heading:
    """A column's head: its order's address, and whether it holds now."""

    name: str
    title: StrOrPromise
    address: str
    order: str
    look: str
    """The class of its cells: numbers stand right, days and choices keep to one line."""
    opened: SafeString
    """How each of its cells begins; on a phone the title stands before the value."""


@dataclass(frozen=True)
class Choice:
    """A column that can be shown, and whether it is."""

    name: str
    title: StrOrPromise
    is_shown: bool


def context(register: Register, params: Mapping[str, str]) -> dict[str, Any]:
    shown = listing.columns(register, params)
    headings = [_heading(register, name, params) for name in shown]
    return {
        "headings": headings,
        "base": reach.list_address(register),
        "words": {"choose": str(_("Choose")), "edit": str(_("Edit")), "pen": face.icon("pen")},
        "columns": [Choice(n, title(register, n), n in shown) for n in listing.offered(register)],
        "unordered": {k: v for k, v in params.items() if v and k not in _ELSEWHERE},
    }


_ELSEWHERE = ("columns", *listing.PLACES)


def chosen(request: HttpRequest, register: Register) -> str | None:
    """The columns a person has just ticked, as an address says them; None when nobody chose."""
    if "column" not in request.GET:
        return None
    ticked = [name for name in listing.offered(register) if name in request.GET.getlist("column")]
    return "" if tuple(ticked) == register.columns else ",".join(ticked)


def title(register: Register, name: str) -> StrOrPromise:
    """What a column is called."""
    try:
        field: Any = register.model._meta.get_field(name)
    except FieldDoesNotExist:
        return _("stage") if name == stages.FIELD else name
    return str(field.verbose_name)


def _heading(register: Register, name: str, params: Mapping[str, str]) -> Heading:
    now = params.get("order", "")
    order = "ascending" if now == name else "descending" if now == f"-{name}" else ""
    following = f"-{name}" if now == name else name
    address = ""
    if listing.sortable(register, name):
        address = f"?{narrowing.query(params, order=following)}"
    told, look = title(register, name), _look(register, name)
    opened = format_html('<td class="{}" data-label="{}">', look, capfirst(str(told)))
    return Heading(name, told, address, order, look, opened)


def _look(register: Register, name: str) -> str:
    if name in ("review", stages.FIELD):
        return "st"
    field: Any = register.model._meta.get_field(name)
    if field.choices or isinstance(field, models.DateField | models.BooleanField):
        return "brief"
    is_number = isinstance(field, models.IntegerField | models.DecimalField | models.FloatField)
    return "num" if is_number else ""
