"""What an area's hand-made pages may use: page, panel, door, and the answers of the house."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, TypeVar

from django.apps import apps
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header

from baiju.engine.access import Actor
from baiju.engine.declare import Area, Refusal, Register
from baiju.engine.models import Entry
from baiju.org.models import Unit, User

from . import reading

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

T = TypeVar("T")
NEAR = 60
"""Units the top line lists."""


class Visit(HttpRequest):
    """A request at the desk: `middleware.desk` says who asks, for which unit and year."""

    user: User
    actor: Actor
    units: list[Unit]
    """The first units this person sees; one more than the top line lists, where there are more."""
    unit: Unit | None
    year: int


@dataclass(frozen=True)
class Door:
    """An entry of the rail."""

    title: StrOrPromise
    icon: str
    url_name: str
    order: int = 50
    area: str = ""
    """The area whose ledgers it leads to; such a door stands under the ledgers."""


@dataclass(frozen=True)
class Panel:
    """A part of the home page that an area fills."""

    template: str
    context: Callable[[Actor, Unit, int], Mapping[str, Any]]


@dataclass(frozen=True)
class Block:
    """A part of an area's front page that only this area has: its template and what it shows."""

    template: str
    context: Mapping[str, Any]


def page(
    request: HttpRequest, template: str, context: Mapping[str, Any], *, status: int = 200
) -> HttpResponse:
    """A page of the house."""
    return render(request, template, context, status=status)


def refused(request: HttpRequest, refusal: Refusal, back: str) -> HttpResponse:
    """A rule said no: the sentence, and the way back."""
    return render(request, "refused.html", {"sentence": str(refusal), "back": back}, status=409)


def download(name: str, media: str) -> dict[str, str]:
    """The headers of a file that is kept, not shown."""
    disposition = content_disposition_header(True, name) or "attachment"
    return {"Content-Type": media, "Content-Disposition": disposition}


def number(text: str | None) -> int | None:
    """A version or a key from a form; None when it is not a number."""
    small = text is not None and text.isascii() and text.isdecimal() and len(text) < 16
    return int(text) if small and text else None


def landing(request: Visit, area: Area, blocks: Iterable[Block] = ()) -> HttpResponse:
    """The front page of an area: what it holds, what is due, what is missing, and its own blocks."""
    from . import landing as front  # it is made of pages itself

    return front.landing(request, area, blocks)


def count(request: Visit, register: Register, title: StrOrPromise, **params: str) -> Any:
    """A number for a block: how many rows a list has for these filters, and where it opens."""
    from . import landing as front

    return front.counted(request, register, title, **params)


def say(request: HttpRequest, sentence: StrOrPromise, *, undo: str = "") -> None:
    """Tell on the next page what was done, with the address that undoes it."""
    messages.success(request, str(sentence), extra_tags=undo)


def news(entries: Iterable[Entry]) -> list[reading.News]:
    """Lines of the diary in words."""
    return [reading.news(entry) for entry in entries]


def doors() -> Iterator[Door]:
    return iter(sorted(_declared(Door), key=lambda door: door.order))


def panels() -> Iterator[Panel]:
    return iter(_declared(Panel))


def _declared(kind: type[T]) -> list[T]:
    return [thing for thing in _everything() if isinstance(thing, kind)]


@cache
def _everything() -> tuple[object, ...]:
    """What the areas' `pages` modules name; each once."""
    found: list[object] = []
    for app in apps.get_app_configs():
        if app.name.startswith("baiju.areas.") and find_spec(f"{app.name}.pages"):
            found += vars(import_module(f"{app.name}.pages")).values()
    return tuple(found)
