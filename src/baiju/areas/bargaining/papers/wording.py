"""How papers say what an agreement holds: parties, days and numbers, with room where nothing is known."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from baiju.areas.bargaining.kinds import NAMES, SCOPE_NAMES, Scope, Side

if TYPE_CHECKING:
    from baiju.areas.bargaining.agreement import Agreement

ROOM = "＿＿＿＿"
GRASSROOTS = "grassroots"


def day(on: date | None) -> str:
    return f"{on.year}年{on.month}月{on.day}日" if on else "＿＿＿＿年＿＿月＿＿日"


def number(value: int | Decimal | None) -> str:
    """Without zeros behind the point that say nothing."""
    if value is None:
        return ROOM
    return f"{value:f}".rstrip("0").rstrip(".") if isinstance(value, Decimal) else str(value)


def text(value: str) -> str:
    return value.strip() or ROOM


def yes(value: bool) -> str:
    return "是" if value else "否"


def name(agreement: Agreement) -> str:
    """What the document is called without parties and year."""
    return f"{SCOPE_NAMES.get(agreement.scope, '')}{NAMES[agreement.kind]}"


def employer(agreement: Agreement) -> str:
    """The employer's side as a party."""
    if agreement.scope == Scope.ENTERPRISE:
        return str(agreement.employer or ROOM)
    return f"{agreement.unit.name}范围内的{SCOPE_NAMES[agreement.scope]}用人单位方"


def union(agreement: Agreement) -> str:
    """The workers' side: the grassroots union that files it, or the union of the employer."""
    unit = agreement.unit
    if agreement.scope != Scope.ENTERPRISE or unit.kind == GRASSROOTS or not agreement.employer:
        return str(unit.name)
    return f"{agreement.employer}工会"


def offering(agreement: Agreement) -> tuple[str, str]:
    """Who offers and who is asked."""
    sides = (union(agreement), employer(agreement))
    return (sides[1], sides[0]) if agreement.offer_by == Side.EMPLOYER else sides


def signature(body: str, on: date | None) -> dict[str, Any] | None:
    return {"body": body, "on": on} if on else None


def paragraphs(*lines: str) -> list[dict[str, Any]]:
    return [{"text": line} for line in lines if line]
