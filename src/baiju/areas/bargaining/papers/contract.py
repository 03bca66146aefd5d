"""The contract itself: model clauses of each kind with what this agreement says, to be gone through by both sides."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from . import wording
from .wording import ROOM

if TYPE_CHECKING:
    from baiju.areas.bargaining.agreement import Agreement

CHAPTER = re.compile(r"^第[一二三四五六七八九十]+章　")


def contract(agreement: Agreement) -> dict[str, Any]:
    """Title, clauses, and the lines where both sides sign."""
    filled = _clauses(agreement.kind).format_map(_values(agreement))
    return {
        "title": agreement.label,
        "number": agreement.number,
        "status": "" if agreement.signed_on else "（草案）",
        "blocks": [
            *(_block(line) for line in filled.splitlines() if line.strip()),
            *_signatures(agreement),
        ],
        "signature": None,
    }


def _clauses(kind: str) -> str:
    return (files(__package__) / "texts" / f"{kind}.txt").read_text("utf-8")


def _block(line: str) -> dict[str, Any]:
    return {"level": 1, "text": line} if CHAPTER.match(line) else {"text": line}


def _values(agreement: Agreement) -> dict[str, str]:
    hazards = [
        hazard.factor + (f"（接触{hazard.exposed}人）" if hazard.exposed else "")
        for hazard in agreement.hazards.order_by("pk")
    ]
    return {
        "employer": wording.employer(agreement),
        "union": wording.union(agreement),
        "workers": wording.number(agreement.covered_workers),
        "women": wording.number(agreement.covered_women),
        "valid_from": wording.day(agreement.valid_from),
        "valid_to": wording.day(agreement.valid_to),
        "wage_before": wording.number(agreement.wage_before),
        "wage_after": wording.number(agreement.wage_after),
        "raise_pct": wording.number(agreement.raise_pct),
        "least_wage": wording.number(agreement.least_wage),
        "pay_day": wording.number(agreement.pay_day),
        "maternity_leave": wording.number(agreement.maternity_leave_days),
        "equipment": wording.text(agreement.equipment),
        "hazards": "、".join(hazards) or ROOM,
    }


def _signatures(agreement: Agreement) -> list[dict[str, Any]]:
    on = wording.day(agreement.signed_on)
    return wording.paragraphs(
        f"甲方（盖章）：{wording.employer(agreement)}",
        f"首席代表（签字）：{ROOM}　　{on}",
        f"乙方（盖章）：{wording.union(agreement)}",
        f"首席代表（签字）：{ROOM}　　{on}",
    )
