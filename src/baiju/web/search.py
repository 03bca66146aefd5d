"""One search over people, units, records and pages, as far as the person may see them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from baiju.engine import listing, registry
from baiju.engine.declare import Register
from baiju.org import people, tree

from . import nav, pages, reach
from .pages import Visit

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

EACH = 20


@dataclass(frozen=True)
class Hit:
    """Something found, and where it opens."""

    title: str
    address: str
    place: str = ""


@dataclass(frozen=True)
class Group:
    """What was found of one kind."""

    title: StrOrPromise
    hits: list[Hit]


def search(request: Visit) -> HttpResponse:
    """What holds the words, grouped; nothing typed finds nothing."""
    q = request.GET.get("q", "").strip()[:100]
    groups = [group for group in _groups(request, q) if group.hits] if q else []
    return pages.page(request, "search.html", {"q": q, "groups": groups, "each": EACH})


def _groups(request: Visit, q: str) -> list[Group]:
    return [
        Group(_("Pages"), _pages(request, q)),
        Group(_("People"), _people(request, q)),
        Group(_("Units"), _units(request, q)),
        *(_records(request, register, q) for register in registry.registers()),
    ]


def _pages(request: Visit, q: str) -> list[Hit]:
    doors = nav.doors(request)
    every = [*doors, *(inner for door in doors for inner in door.inner)]
    return [Hit(door.title, door.url) for door in every if q.lower() in door.title.lower()]


def _people(request: Visit, q: str) -> list[Hit]:
    found = people.people(request.actor).filter(name__icontains=q)[:EACH]
    return [Hit(person.name, reverse("person", args=[person.pk])) for person in found]


def _units(request: Visit, q: str) -> list[Hit]:
    found = tree.units(request.actor).filter(name__icontains=q)[:EACH]
    return [Hit(u.name, reverse("unit", args=[u.pk]), u.get_kind_display()) for u in found]


def _records(request: Visit, register: Register, q: str) -> Group:
    rows = listing.search(register, request.actor, q).order_by("-pk")[:EACH]
    hits = [Hit(str(record), reach.address(register, record)) for record in islice(rows, EACH)]
    return Group(register.title, hits)
