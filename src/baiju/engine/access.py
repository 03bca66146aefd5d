"""Who may see and change what. The only module that asks a model for rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any, TypeVar

from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from . import paths, registry
from .declare import Register

M = TypeVar("M", bound=Model)

LEVELS = ("totals", "read", "write", "approve")
ANY = "*"


@dataclass(frozen=True)
class Grant:
    """A post as the engine sees it: the top of a subtree, and the level held there per area."""

    path: str
    levels: Mapping[str, str]

    def reaches(self, area: str, level: str) -> bool:
        """A higher level includes the lower ones; `*` stands for every area not named."""
        held = self.levels.get(area) or self.levels.get(ANY)
        return held is not None and LEVELS.index(held) >= LEVELS.index(level)


@dataclass(frozen=True)
class Actor:
    """A person at work, with what their posts give them."""

    id: int | None
    name: str
    grants: tuple[Grant, ...] = ()

    def tops(self, area: str, level: str) -> tuple[str, ...]:
        """The tops of the subtrees in which this level is held."""
        return tuple(grant.path for grant in self.grants if grant.reaches(area, level))

    def may(self, area: str, level: str, path: str) -> bool:
        """Whether this level is held over the unit at `path`."""
        return any(path.startswith(top) for top in self.tops(area, level))


def records(register: Register, actor: Actor, level: str = "read") -> QuerySet[Any]:
    """The rows of a register this actor may reach. Everything starts here."""
    rows = register.model._base_manager.all()
    return within(rows, f"{register.unit}__path", actor.tops(register.area, level))


def one_by_one(register: Register, actor: Actor, below: str) -> QuerySet[Any]:
    """The same rows at or below a place, each asked by itself: for lists so long that their order is
    the shorter way to their first rows than their place is."""
    tree: Any = register.model
    for step in register.unit.split("__"):
        tree = tree._meta.get_field(step).related_model
    units = within(tree._base_manager.all(), "path", actor.tops(register.area, "read"))
    here = within(units, "path", (below,)).filter(pk=OuterRef(f"{register.unit}_id"))
    return register.model._base_manager.filter(Exists(here))


def choices(
    model: type[Model],
    actor: Actor,
    area: str,
    level: str = "write",
    *,
    kept: Iterable[Any] = (),
    upward: bool = False,
) -> QuerySet[Any]:
    """The rows a foreign key may point at, and those it points at already; upward, those above too."""
    rows: QuerySet[Any] = model._base_manager.all()
    if related := registry.register_of(model):
        way, found = f"{related.unit}__path", records(related, actor, "read")
    elif way := getattr(model, "reach", ""):
        found = within(rows, way, actor.tops(area, level))
        found = found.filter(model.chosen) if level == "write" else found  # type: ignore[attr-defined]  # beside `reach`
    else:
        raise ImproperlyConfigured(f"{model.__name__} is neither a register nor part of the tree.")
    if upward:
        above = [path for top in actor.tops(area, level) for path in paths.above(top)]
        named = rows.filter(**{f"{way}__in": above})
        found = rows.filter(Q(pk__in=found.values("pk")) | Q(pk__in=named.values("pk")))
    return rows.filter(Q(pk__in=found.values("pk")) | Q(pk__in=list(kept)))


def within(rows: QuerySet[M], path: str, tops: tuple[str, ...]) -> QuerySet[M]:
    """The rows at or below one of these tops."""
    if not tops:
        return rows.none()
    return rows.filter(reduce(or_, (paths.below(top, path) for top in tops), Q()))


def require(register: Register, actor: Actor, record: Model, level: str) -> None:
    """Raise unless the actor holds the level over this record, as the database knows it."""
    if not records(register, actor, level).filter(pk=record.pk).exists():
        raise _not_allowed()


def locked(register: Register, actor: Actor, record: Model, level: str) -> Any:
    """The record as it stands now, kept from others until the transaction ends."""
    rows = records(register, actor, level).select_for_update(of=("self",))
    current = rows.filter(pk=record.pk).first()
    if current is None:
        raise _not_allowed()
    return current


def _not_allowed() -> PermissionDenied:
    return PermissionDenied(_("Your posts do not allow this for this record."))
