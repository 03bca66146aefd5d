"""One search over people, units, records and pages, as far as the person may see them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from baiju.engine import access, answers, finding, grams, registry, shelves
from baiju.engine.declare import Register
from baiju.engine.finding import Hits
from baiju.engine.grams import Word
from baiju.org import people, tree
from baiju.org.models import units_found

from . import nav, pages, reach
from .pages import Visit

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

EACH, SUGGESTED = 20, 3
AROUND = 16
"""Characters shown before and behind what was found inside a longer text."""


@dataclass(frozen=True)
class Hit:
    """Something found, and where it opens."""

    title: SafeString
    address: str
    place: str = ""
    passage: SafeString | None = None
    """Where it was found, when that is not the title."""


@dataclass(frozen=True)
class Group:
    """What was found of one kind, and where all of it is listed when it is more."""

    title: StrOrPromise
    hits: list[Hit]
    more: str = ""


def search(request: Visit) -> HttpResponse:
    """What holds the words, grouped; nothing typed finds nothing."""
    q = request.GET.get("q", "").strip()[: grams.LONGEST_QUERY]
    asked = grams.words(q)
    is_typing = bool(request.headers.get("HX-Request"))
    most = SUGGESTED if is_typing else EACH
    context = {"q": q, "groups": _groups(request, q, asked, most) if asked else [], "each": EACH}
    return pages.page(request, "parts/hits.html" if is_typing else "search.html", context)


def _groups(request: Visit, q: str, asked: Sequence[Word], most: int) -> list[Group]:
    doors = _pages(request, asked)[:most]
    found = [_group(request, hits, q, asked) for hits in finding.find(request.actor, q, most=most)]
    return [*([Group(_("Pages"), doors)] if doors else []), *(each for each in found if each.hits)]


def _pages(request: Visit, asked: Sequence[Word]) -> list[Hit]:
    doors = nav.doors(request)
    every = [*doors, *(inner for door in doors for inner in door.inner)]
    named = [d for d in every if answers.rank([(grams.fold(d.title), True)], asked) is not None]
    return [Hit(_marked(door.title, asked), door.url) for door in named]


def _group(request: Visit, hits: Hits, q: str, asked: Sequence[Word]) -> Group:
    register = registry.register(hits.shelf.key)
    if register is not None:
        return _records(request, register, hits, q, asked)
    return (_units if hits.shelf is units_found else _people)(request, hits, q, asked)


def _people(request: Visit, hits: Hits, q: str, asked: Sequence[Word]) -> Group:
    found = people.people(request.actor).in_bulk(hits.records)
    shown = [found[pk] for pk in hits.records if pk in found]
    made = [Hit(_marked(p.name, asked), reverse("person", args=[p.pk])) for p in shown]
    return Group(_("People"), made, _all(reverse("people"), hits, q))


def _units(request: Visit, hits: Hits, q: str, asked: Sequence[Word]) -> Group:
    found = tree.units(request.actor).in_bulk(hits.records)
    shown = [found[pk] for pk in hits.records if pk in found]
    made = [
        Hit(_marked(u.name, asked), reverse("unit", args=[u.pk]), u.get_kind_display())
        for u in shown
    ]
    return Group(_("Units"), made, _all(reverse("organisation"), hits, q))


def _records(
    request: Visit, register: Register, hits: Hits, q: str, asked: Sequence[Word]
) -> Group:
    ways = (register.unit, *shelves.ways(hits.shelf))
    rows = access.records(register, request.actor).select_related(*ways)
    found = rows.in_bulk(hits.records)
    made = [_hit(register, found[pk], asked) for pk in hits.records if pk in found]
    return Group(register.title, made, _all(reach.list_address(register), hits, q))


def _hit(register: Register, record: Any, asked: Sequence[Word]) -> Hit:
    title = str(record)
    place = str(reduce(getattr, register.unit.split("__"), record))
    is_in_title = bool(answers.spans(title, asked, is_sounded=True))
    passage = None if is_in_title else _passage(register, record, asked)
    return Hit(_marked(title, asked), reach.address(register, record), place, passage)


def _passage(register: Register, record: Any, asked: Sequence[Word]) -> SafeString | None:
    """The first searched text that holds a word, cut to what stands around it."""
    sounded = shelves.sounded(shelves.of(register))
    for way, is_sounded in zip(register.search, sounded, strict=True):
        text = answers.shown(" ".join(str(reduce(getattr, way.split("__"), record) or "").split()))
        if spans := answers.spans(text, asked, is_sounded=is_sounded):
            start, end = max(spans[0][0] - AROUND, 0), spans[0][1] + AROUND
            before, behind = "…" if start else "", "…" if end < len(text) else ""
            return _marked(f"{before}{text[start:end]}{behind}", asked)
    return None


def _marked(text: str, asked: Sequence[Word]) -> SafeString:
    """A text with what was asked for marked."""
    text, at, pieces = answers.shown(text), 0, []
    for start, end in answers.spans(text, asked, is_sounded=True):
        pieces += [(text[at:start], text[start:end])]
        at = end
    return format_html("{}{}", format_html_join("", "{}<mark>{}</mark>", pieces), text[at:])


def _all(address: str, hits: Hits, q: str) -> str:
    return f"{address}?{urlencode({'q': q})}" if hits.is_more else ""
