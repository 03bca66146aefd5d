"""The membership of a person in one union: applying, being a member, moving to another, leaving."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from baiju.engine import access, diary, registry
from baiju.engine.access import Actor
from baiju.engine.declare import Refusal, Register, Transition

if TYPE_CHECKING:
    from .member import Member


class Membership(models.TextChoices):
    """Where a person stands in a union."""

    APPLIED = "applied", _("Applied")
    ACTIVE = "active", _("Active")
    RETAINED = "retained", _("Retained")
    TRANSFERRING = "transferring", _("Being transferred")
    TRANSFERRED = "transferred", _("Transferred")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    REFUSED = "refused", _("Not admitted")
    EXPELLED = "expelled", _("Expelled")
    DIED = "died", _("Died")


COUNTED = (Membership.ACTIVE, Membership.RETAINED)
CURRENT = (*COUNTED, Membership.TRANSFERRING)
ENDED = (Membership.TRANSFERRED, Membership.WITHDRAWN, Membership.REFUSED)


def is_established(member: Member) -> None:
    if member.union.approved_on is None:
        raise Refusal(_("The union is not established yet. Its members are admitted afterwards."))


def admit(member: Member, actor: Actor) -> None:
    """Nobody is a member twice: what lies out of sight keeps the application waiting, unsaid."""
    others = list(_elsewhere(member).filter(membership__in=COUNTED))
    seen = access.records(_register(member), actor).filter(pk__in=[each.pk for each in others])
    twin = seen.select_related("union").first()
    if twin is not None:
        raise Refusal(
            _("%(name)s is a member of %(union)s already. Take the membership over from there.")
            % {"name": member.name, "union": twin.union}
        )
    if others:
        _wait(member)
    else:
        _join(member, actor)


def take_over(member: Member, actor: Actor) -> None:
    """The membership elsewhere ends on the day this one begins, where both lie in one's reach."""
    mine = access.records(_register(member), actor, "write")
    others = _elsewhere(member).filter(membership__in=CURRENT)
    if not others.filter(pk__in=mine.values("pk")).exists():
        raise Refusal(
            _("You keep no other membership of this person. Put the application forward.")
        )
    if others.filter(membership__in=COUNTED).exclude(pk__in=mine.values("pk")).exists():
        _wait(member)
    else:
        _join(member, actor)


def leave(member: Member, _actor: Actor) -> None:
    """Note the day, unless one was entered."""
    if member.left_on is None:
        _set(member, left_on=timezone.localdate())


def come_back(member: Member, _actor: Actor) -> None:
    _set(member, left_on=None, left_reason="")


def _elsewhere(member: Member) -> QuerySet[Any]:
    """What else is kept of the same person, wherever it lies."""
    rows = type(member)._base_manager.exclude(pk=member.pk)
    return rows.filter(person=member.person_id) if member.person_id else rows.none()


def _join(member: Member, actor: Actor) -> None:
    """Begin here, and end what was released or taken over elsewhere."""
    others = list(_elsewhere(member).filter(membership__in=CURRENT).order_by("pk"))
    since = [other.joined_on for other in others if other.joined_on]
    if member.joined_on is None:
        _set(member, joined_on=min(since, default=timezone.localdate()))
    for other in others:
        before = diary.state(_register(other), other)
        _set(other, membership=Membership.TRANSFERRED, version=other.version + 1)
        leave(other, actor)
        diary.note(_register(other), actor, other, "transferred", before)


def _wait(member: Member) -> None:
    _set(member, membership=Membership.APPLIED)


def _set(member: Member, **values: Any) -> None:
    for name, value in values.items():
        setattr(member, name, value)
    member.save(update_fields=list(values))


def _register(member: Member) -> Register:
    found = registry.register_of(type(member))
    assert found is not None
    return found


M = Membership
transitions = (
    Transition(
        "admit",
        _("Put forward for admission"),
        (M.APPLIED,),
        M.ACTIVE,
        rule=is_established,
        effects=(admit,),
    ),
    Transition(
        "take-over",
        _("Take the membership over"),
        (M.APPLIED,),
        M.ACTIVE,
        rule=is_established,
        effects=(take_over,),
    ),
    Transition("refuse", _("Do not admit"), (M.APPLIED,), M.REFUSED, asks_reason=True),
    Transition("retain", _("Retain the membership"), (M.ACTIVE,), M.RETAINED, asks_reason=True),
    Transition("restore", _("Restore the membership"), (M.RETAINED,), M.ACTIVE),
    Transition(
        "release", _("Transfer to another union"), COUNTED, M.TRANSFERRING, asks_reason=True
    ),
    Transition("keep", _("Call the transfer off"), (M.TRANSFERRING,), M.ACTIVE),
    Transition(
        "transferred",
        _("Transfer completed"),
        (M.TRANSFERRING,),
        M.TRANSFERRED,
        effects=(leave,),
    ),
    Transition(
        "withdraw",
        _("Withdraw"),
        (M.APPLIED, *COUNTED),
        M.WITHDRAWN,
        asks_reason=True,
        effects=(leave,),
    ),
    Transition(
        "expel", _("Expel"), COUNTED, M.EXPELLED, "approve", asks_reason=True, effects=(leave,)
    ),
    Transition("die", _("Note the death"), CURRENT, M.DIED, effects=(leave,)),
    Transition(
        "readmit", _("Apply again"), ENDED, M.APPLIED, asks_reason=True, effects=(come_back,)
    ),
)
