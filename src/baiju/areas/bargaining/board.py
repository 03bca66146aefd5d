"""What the front page of bargaining counts: each kind by where it stands, and how far it reaches."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from baiju.engine import access, stages
from baiju.engine.access import Actor
from baiju.shared import coverage
from baiju.shared.coverage import Covers, Sum

from . import coverage as reach
from .agreement import Agreement
from .agreements import agreements
from .stage import LIVE, Stage, unfollowed

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

SHOWN = 8


@dataclass(frozen=True)
class Asked:
    """A number of the page: what it is called, and the filters of the list behind it."""

    title: StrOrPromise
    params: Mapping[str, str]


COLUMNS = (
    Asked(_("in force"), {"standing": "in_force"}),
    Asked(_("being bargained"), {"standing": "bargaining"}),
    Asked(_("signed, not yet in force"), {"standing": "to_file"}),
    Asked(_("to be renewed"), {"stage": Stage.EXPIRING.value}),
)


@dataclass(frozen=True)
class Reach:
    """How far one kind reaches among the employers with a union."""

    covers: Covers
    sum: Sum
    lens: str

    @property
    def missing(self) -> int:
        return self.sum.employers - self.sum.covered


def reaches(actor: Actor, on: date, *, top: str = "") -> list[Reach]:
    """Employers with a union, and those of them that an agreement covers; workers once each."""
    with_union = reach.unionised(on)
    return [
        Reach(
            covers,
            coverage.total(coverage.reached(actor, covers, top=top).filter(with_union), covers, on),
            f"{covers.key}_agreement",
        )
        for covers in reach.ALL
    ]


def to_be_renewed(actor: Actor, today: date, *, top: str = "") -> list[Agreement]:
    """Those whose time has come and for which nobody has begun the next; the first to end first."""
    rows = access.records(agreements, actor, "write").filter(LIVE, unfollowed())
    rows = stages.on(agreements, rows, today).filter(stage=Stage.EXPIRING)
    rows = access.within(rows, "unit__path", (top,)) if top else rows
    return list(rows.select_related("unit").order_by("valid_to", "pk")[:SHOWN])
