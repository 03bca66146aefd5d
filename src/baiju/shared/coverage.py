"""Coverage, said once for all: which employers and workers a union or an agreement covers, never twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db.models import Q, QuerySet

from baiju.engine import access, registry
from baiju.engine.access import Actor

from .employer import Employer, Operation, employers

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class Link(NamedTuple):
    """One record covers one employer; without a number it covers all its workers."""

    employer: int
    workers: int | None
    record: int


@dataclass(frozen=True, eq=False)
class Covers:
    """A way of being covered: by a union, by a collective contract, by a wage agreement."""

    key: str
    title: StrOrPromise
    register: str
    """The key of the register whose records cover."""
    links: Callable[[date], Sequence[QuerySet[Any]]]
    """Querysets of `employer`, `workers`, `record` by `values_list`, of what is in force on a day."""
    among: Q = field(default_factory=Q)
    """Which employers it is meant for: those with women workers, with serious hazards."""


class Sum(NamedTuple):
    """How far a kind of coverage reaches; each employer and each worker is counted once."""

    employers: int
    covered: int
    workers: int
    covered_workers: int


def kind(key: str) -> Covers:
    """The declared kind of this name."""
    return next(each for each in registry.declared(Covers) if each.key == key)


def by_employer(covers: Covers, on: date) -> dict[int, list[Link]]:
    """Employer → what covers it on a day."""
    found: dict[int, list[Link]] = {}
    for rows in covers.links(on):
        for row in rows:
            link = Link(*row)
            found.setdefault(link.employer, []).append(link)
    return found


def covered(covers: Covers, on: date) -> Q:
    """The employers that are covered on a day, for any list of employers."""
    either = Q(pk__in=[])
    for rows in covers.links(on):
        either |= Q(pk__in=rows.values("employer"))
    return either


def reached(actor: Actor, covers: Covers, *, top: str = "") -> QuerySet[Employer]:
    """The operating employers an actor may read that a kind of coverage is meant for."""
    rows = access.records(employers, actor).filter(covers.among, operation=Operation.RUNNING)
    return access.within(rows, "unit__path", (top,)) if top else rows


def without(actor: Actor, covers: Covers, on: date, *, top: str = "") -> QuerySet[Employer]:
    """The employers that could be covered and are not: the list of what is still to be done."""
    return reached(actor, covers, top=top).exclude(covered(covers, on))


def total(rows: Iterable[Employer], covers: Covers, on: date) -> Sum:
    """Employers and workers, covered and in all; no employer and no worker counts twice."""
    links = by_employer(covers, on)
    all_, hit, workers, reached_workers = 0, 0, 0, 0
    for employer in rows:
        size = employer.employees or 0
        all_, workers = all_ + 1, workers + size
        if found := links.get(employer.pk):
            hit += 1
            reached_workers += min(size, max(_of(link, size) for link in found))
    return Sum(all_, hit, workers, reached_workers)


def _of(link: Link, size: int) -> int:
    return size if link.workers is None else link.workers
