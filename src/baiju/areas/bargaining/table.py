"""Who may sit at the table: as many on both sides, one chief each, nobody on both, a recorder of neither."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from baiju.engine import rulebook
from baiju.engine.declare import Refusal

from . import rules
from .kinds import Side

if TYPE_CHECKING:
    from .agreement import Agreement
    from .parties import Representative


def is_complete(agreement: Agreement) -> None:
    """Asked before an agreement is signed."""
    people = [p for p in agreement.representatives.all() if p.until is None]
    union = [person for person in people if person.side == Side.UNION]
    employer = [person for person in people if person.side == Side.EMPLOYER]
    _refuse_too_few(agreement, union, employer)
    _refuse_unequal(agreement, union, employer)
    for side in (union, employer):
        if sum(person.is_chief for person in side) != 1:
            raise Refusal(_("Name one chief representative on each side first."))
    _refuse_both_sides(union, employer)
    _refuse_recorder(agreement, people)


def _refuse_too_few(
    agreement: Agreement, union: list[Representative], employer: list[Representative]
) -> None:
    least = _held(rules.representatives_least.key, agreement)
    if min(len(union), len(employer)) < least:
        told = {"count": least, "union": len(union), "employer": len(employer)}
        raise Refusal(
            _(
                "Each side needs %(count)d representatives at least: the workers have %(union)d, "
                "the employer %(employer)d. Enter them first."
            )
            % told
        )


def _refuse_unequal(
    agreement: Agreement, union: list[Representative], employer: list[Representative]
) -> None:
    if _held(rules.equal_sides.key, agreement):
        if len(union) != len(employer):
            raise Refusal(_("Both sides have the same number of representatives. Mend the list."))
    elif len(employer) > len(union):
        raise Refusal(_("The employer may not have more representatives than the workers."))


def _held(key: str, agreement: Agreement) -> int:
    start = agreement.offered_on or agreement.drafted_on or agreement.passed_on
    return rulebook.amount(key, agreement.unit, start) if start else 0


def _refuse_both_sides(union: list[Representative], employer: list[Representative]) -> None:
    names = Counter({person.name.strip() for person in union})
    names += Counter({person.name.strip() for person in employer})
    if both := sorted(name for name, count in names.items() if count > 1):
        raise Refusal(_("%(name)s cannot speak for both sides.") % {"name": both[0]})


def _refuse_recorder(agreement: Agreement, people: list[Representative]) -> None:
    names = {person.name.strip() for person in people}
    for meeting in agreement.meetings.all():
        if meeting.recorder.strip() in names:
            raise Refusal(
                _("%(name)s recorded a meeting and cannot represent a side. Mend the list.")
                % {"name": meeting.recorder.strip()}
            )
