"""The next agreement: opened from the one that runs out, with its parties and what stays."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from baiju.engine import parts, records, stages
from baiju.engine.access import Actor
from baiju.engine.declare import Refusal
from baiju.engine.models import Review

from .agreement import Agreement
from .agreements import agreements
from .kinds import Side
from .stage import ENDED, IN_FORCE, Stage, unfollowed

KEPT = (
    *("kind", "scope", "is_secret", "form", "maternity_leave_days", "bars_night_work"),
    *("gives_nursing_hour", "bars_harmful_work", "gives_examinations", "equipment", "pay_day"),
)
PEOPLE = ("side", "name", "post", "is_chief", "is_frontline")
RENEWABLE = {*IN_FORCE, *ENDED} - {Stage.TERMINATED}


@transaction.atomic
def renew(actor: Actor, agreement: Agreement) -> Agreement:
    """Open the agreement that follows upon another one."""
    _refuse(agreement)
    data: dict[str, Any] = {name: getattr(agreement, name) for name in KEPT}
    data |= {
        "unit": agreement.unit_id,
        "employer": agreement.employer_id,
        "supersedes": agreement.pk,
        "offer_by": Side.UNION,
        "wage_before": agreement.wage_after,
        "valid_from": agreement.valid_to + timedelta(days=1) if agreement.valid_to else None,
    }
    there = parts.plain(agreements, agreement)
    data["representatives"] = _rows(there["representatives"], PEOPLE, "until")
    data["covered"] = _rows(there["covered"], ("employer", "workers", "women"), "left_on")
    data["hazards"] = _rows(there["hazards"], ("factor", "exposed"))
    made: Agreement = records.save(agreements, actor, data)
    return made


def _refuse(agreement: Agreement) -> None:
    if agreement.review == Review.VOID or stages.of(agreements, agreement) not in RENEWABLE:
        raise Refusal(_("Only an agreement that is or was in force is renewed. Move it on first."))
    if not Agreement._base_manager.filter(unfollowed(), pk=agreement.pk).exists():
        raise Refusal(_("The next agreement is begun already. Open that one."))


def _rows(
    rows: list[dict[str, Any]], names: tuple[str, ...], end: str = ""
) -> list[dict[str, Any]]:
    """The rows that still hold, without their keys; an unticked box is not sent."""
    return [
        {name: row[name] for name in names if row[name] not in (None, False)}
        for row in rows
        if not (end and row[end])
    ]
