"""What the front page of organizing counts beside the registers themselves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from baiju.engine import access
from baiju.engine.access import Actor

from .formation import BEFORE, Stage
from .member import Member, members
from .membership import COUNTED, CURRENT, Membership

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True)
class Asked:
    """A number of the page: what it is called, and the filters of the list behind it."""

    title: StrOrPromise
    params: Mapping[str, str]


BEING_FORMED = tuple(Asked(stage.label, {"stage": stage.value}) for stage in BEFORE)
STANDING = tuple(
    Asked(stage.label, {"stage": stage.value}) for stage in Stage if stage not in BEFORE
)
EMPLOYERS = (
    Asked(_("should have a union and have none"), {"union": "wanted"}),
    Asked(_("with a union of their own"), {"union": "own"}),
    Asked(_("covered jointly"), {"union": "joint"}),
)
MEMBERS = tuple(
    Asked(title, {"membership": Membership.ACTIVE.value, **more})
    for title, more in (
        (_("active members"), {}),
        (_("women among them"), {"sex": "female"}),
        (_("rural migrant workers among them"), {"is_migrant": "True"}),
        (_("agency workers among them"), {"is_dispatched": "True"}),
    )
)
WAITING = (
    Asked(_("applications that wait"), {"membership": Membership.APPLIED.value}),
    Asked(_("being transferred"), {"membership": Membership.TRANSFERRING.value}),
    Asked(_("retained members"), {"membership": Membership.RETAINED.value}),
)
COMMITTEES = (
    Asked(_("committees in office"), {"stage": "sitting"}),
    Asked(_("committees whose election is due"), {"stage": "due"}),
    Asked(_("committees whose term is over"), {"stage": "overdue"}),
)
WITHOUT = (
    Asked(_("unions without an audit committee"), {"committee": "no_audit"}),
    Asked(_("unions without a women workers' committee"), {"committee": "no_women"}),
    Asked(_("unions never assessed by the six things"), {"standard": "never"}),
    Asked(_("unions that reached the six things"), {"standard": "reached"}),
    Asked(_("unions with a titled home"), {"home": "titled"}),
)
CHECKS = (
    Asked(_("to be checked within 90 days"), {"standing": "soon"}),
    Asked(_("check overdue"), {"standing": "overdue"}),
)
CHAIRS = (
    Asked(_("chairs trained in time"), {"training": "trained"}),
    Asked(_("chairs still to be trained"), {"training": "open"}),
    Asked(_("chairs not trained within a year"), {"training": "late"}),
)


@dataclass(frozen=True)
class Double:
    """An application of somebody who is a member elsewhere."""

    applied: Member
    others: list[Member]


def doubles(actor: Actor) -> QuerySet[Member]:
    """Applications whose other membership lies within the same hands: only they may settle it."""
    mine = access.records(members, actor, "approve")
    others = mine.filter(person=OuterRef("person"), membership__in=COUNTED)
    applied = mine.filter(Exists(others), membership=Membership.APPLIED)
    return applied.select_related("union").order_by("pk")


def with_others(actor: Actor, applied: list[Member]) -> list[Double]:
    """The applications beside the memberships that stand against them."""
    mine = access.records(members, actor, "approve").select_related("union")
    rows = mine.filter(person__in=[each.person_id for each in applied], membership__in=CURRENT)
    by_person: dict[int | None, list[Member]] = {}
    for row in rows.order_by("pk"):
        by_person.setdefault(row.person_id, []).append(row)
    return [Double(each, by_person.get(each.person_id, [])) for each in applied]
