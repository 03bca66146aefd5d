"""The frame of every page: doors of the rail, units and years of the top line, who is signed in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from baiju.engine import conditions, paths, registry
from baiju.engine.declare import Register
from baiju.org import tree
from baiju.org.models import Unit

from . import pages
from .pages import NEAR, Visit

YEARS_BACK, YEARS_AHEAD = 3, 1


@dataclass(frozen=True)
class Entry:
    """A line of the rail, with the lines below it."""

    title: str
    url: str
    icon: str = ""
    current: bool = False
    exact: bool = False
    inner: tuple[Entry, ...] = ()


@dataclass(frozen=True)
class Place:
    """A unit in the switcher, as far in as it lies below the topmost one."""

    pk: int
    name: str
    indent: int

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True)
class Language:
    """A language to switch to, named in itself."""

    code: str
    name: str
    short: str


@dataclass(frozen=True)
class Theme:
    """A look of the pages."""

    key: str
    title: str
    icon: str


@dataclass(frozen=True)
class Frame:
    """What `page.html` shows around every page."""

    person: str
    unit: Unit | None
    units: list[Place]
    more_units: bool
    year: int
    years: list[int]
    theme: str
    themes: list[Theme]
    folded: bool
    other: Language
    doors: list[Entry]


ENGLISH = Language("en", "English", "EN")
CHINESE = Language("zh-hans", "中文", "中")


def frame(request: HttpRequest) -> dict[str, Any]:
    """The context processor; nothing is read until a page asks."""
    return {"frame": SimpleLazyObject(lambda: _frame(request))}


def _frame(request: Any) -> Frame | None:
    if not hasattr(request, "actor"):
        return None
    units = _near(request)
    return Frame(
        person=request.user.name,
        unit=request.unit,
        units=_places(units[:NEAR]),
        more_units=len(units) > NEAR,
        year=request.year,
        years=_years(request.year),
        theme=request.user.theme,
        themes=_themes(),
        folded=request.user.rail_is_folded,
        other=CHINESE if get_language() == "en" else ENGLISH,
        doors=[_opened(request, door) for door in doors(request)],
    )


def _near(request: Visit) -> list[Unit]:
    """The chosen unit with what stands above, beside and below it."""
    if request.unit is None or len(request.units) <= NEAR:
        return request.units
    visible = tree.visible(request.actor)
    above = paths.above(request.unit.path)
    beside = Q(parent=request.unit.parent_id) & Q(parent__isnull=False)
    near = visible.filter(Q(path__in=above) | beside | Q(parent=request.unit))
    return list(near.only("name", "path")[: NEAR + 1])


def _places(units: list[Unit]) -> list[Place]:
    top = min((unit.depth for unit in units), default=1)
    return [Place(unit.pk, unit.name, min(unit.depth - top, 5)) for unit in units]


def _years(year: int) -> list[int]:
    return list(range(year + YEARS_AHEAD, year - YEARS_BACK - 1, -1))


def _themes() -> list[Theme]:
    return [
        Theme("auto", _("Light or dark as this machine"), "desk"),
        Theme("light", _("Light"), "bulb"),
        Theme("dark", _("Dark"), "moon"),
    ]


def doors(request: Visit) -> list[Entry]:
    """Only what exists, and what this person has a use for."""
    own = [Entry(str(d.title), reverse(d.url_name), d.icon) for d in pages.doors() if not d.area]
    found = [Entry(_("Desk"), reverse("home"), "desk"), *own]
    if areas := _areas(request):
        found.append(Entry(_("Ledgers"), reverse("ledgers"), "ledger", inner=areas))
    if request.actor.tops("org", "read"):
        found.append(Entry(_("Organisation"), reverse("organisation"), "org"))
    return [*found, Entry(_("Settings"), reverse("settings"), "gear")]


def _areas(request: Visit) -> tuple[Entry, ...]:
    """The areas in their order; each opens on its front page, with its ledgers below it."""
    fronts = {door.area: door for door in pages.doors() if door.area}
    order = {key: place for place, key in enumerate(fronts)}
    found = []
    for area in sorted(registry.areas(), key=lambda each: order.get(each.key, -1)):
        if ledgers := _ledgers(request, area.key):
            front = fronts.get(area.key)
            url = reverse(front.url_name) if front else f"{reverse('ledgers')}#a-{area.key}"
            found.append(Entry(str(area.title), url, inner=ledgers))
    return tuple(found)


def _ledgers(request: Visit, area: str) -> tuple[Entry, ...]:
    if not request.actor.tops(area, "read"):
        return ()
    listed = (r for r in registry.registers() if r.menu and r.area == area)
    return tuple(Entry(capfirst(str(r.title)), _narrowed(request, r)) for r in listed)


def _narrowed(request: Visit, register: Register) -> str:
    """A ledger opens at the unit chosen on the top line; the address says so."""
    address = reverse("ledger", args=[register.key])
    chosen = request.session.get("unit")
    if request.unit is None or request.unit.pk != chosen:
        return address
    return f"{address}?{conditions.UNIT}={chosen}"


def _opened(request: Visit, door: Entry) -> Entry:
    """Where one is: the door, and of what lies behind it what is open."""
    here = request.path
    inner = tuple(_opened(request, each) for each in door.inner)
    url = door.url.partition("?")[0]
    exact = here == url
    below = url != "/" and "#" not in url and here.startswith(url)
    current = exact or below or any(each.current for each in inner)
    return replace(door, current=current, exact=exact, inner=inner)
