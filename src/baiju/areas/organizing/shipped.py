"""Checklists the house brings along, in its own words: a unit takes them over and changes them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from baiju.engine import records
from baiju.engine.access import Actor
from baiju.org.models import Unit

from .standard import Standard, StandardKind, standards

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True)
class Item:
    """One line of a checklist."""

    title: StrOrPromise
    asks: StrOrPromise
    weight: int


@dataclass(frozen=True)
class Checklist:
    """A standard as the house ships it; its scores are proposals."""

    kind: StandardKind
    to_reach: int | None
    of_a_model: int | None
    asks_all: bool
    items: tuple[Item, ...]


SIX = (
    Item(
        _("A chair elected by law"),
        _("The minutes of the election and the approval of the union above are on file."),
        20,
    ),
    Item(
        _("Independent and sound organs"),
        _(
            "The union committee, the audit committee and the women workers' committee are in office."
        ),
        20,
    ),
    Item(
        _("Activities that serve the workers"),
        _("Something for the members took place in each quarter, with a record of it."),
        15,
    ),
    Item(
        _("Complete rules of work"),
        _("Meetings, membership, funds and services each have a written rule that is followed."),
        15,
    ),
    Item(
        _("Funds the union manages itself"),
        _("The union has its own account, a budget, and accounts that were audited."),
        15,
    ),
    Item(
        _("Work the members are satisfied with"),
        _("The members voted on the union's work within the year, and the result was published."),
        15,
    ),
)
SHOWN = (
    Item(_("The sign of the union"), _("It hangs where workers pass every day."), 50),
    Item(
        _("The chair by name and post"),
        _("Picture, telephone and duties of the chair are posted for all workers to see."),
        50,
    ),
)
MODEL = (
    Item(
        _("Membership"),
        _("Nine out of ten workers are members, agency and migrant workers among them."),
        20,
    ),
    Item(
        _("Bargaining and agreements"),
        _("A collective contract and an agreement on wages are in force and kept."),
        25,
    ),
    Item(
        _("Workers' congress"),
        _("The congress met within the year, and its proposals were answered."),
        20,
    ),
    Item(_("Workers' home"), _("The union holds the title of a workers' home."), 15),
    Item(
        _("Help for members"),
        _("Each member in hardship has a file and was visited within the year."),
        20,
    ),
)
CHECKLISTS = (
    Checklist(StandardKind.SIX, 80, 95, asks_all=False, items=SIX),
    Checklist(StandardKind.SHOWN, None, None, asks_all=True, items=SHOWN),
    Checklist(StandardKind.MODEL, 90, 90, asks_all=False, items=MODEL),
)


@transaction.atomic
def take_over(actor: Actor, unit: Unit) -> int:
    """Write the house's checklists for a unit, but for kinds it has already; how many were new."""
    there = set(Standard._base_manager.filter(unit=unit).values_list("kind", flat=True))
    fresh = [each for each in CHECKLISTS if each.kind not in there]
    for each in fresh:
        records.save(standards, actor, _written(each, unit))
    return len(fresh)


def _written(checklist: Checklist, unit: Unit) -> dict[str, Any]:
    return {
        "unit": unit.pk,
        "name": str(checklist.kind.label),
        "kind": checklist.kind,
        "edition": str(_("The house's proposal")),
        "pass_score": checklist.to_reach,
        "model_score": checklist.of_a_model,
        "asks_all": checklist.asks_all,
        "items": [
            {"number": number, "title": str(i.title), "asks": str(i.asks), "weight": i.weight}
            for number, i in enumerate(checklist.items, 1)
        ],
    }
