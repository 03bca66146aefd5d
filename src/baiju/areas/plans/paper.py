"""The plan as an official document: what stands on the paper, without how it looks."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from baiju.engine.declare import Paper

from .plan import Plan


def content(plan: Plan) -> dict[str, Any]:
    """Title, note, blocks and signature of a plan in its order."""
    blocks: list[dict[str, Any]] = []
    for clause in plan.clause_set.filter(is_dropped=False).order_by("rank", "pk"):
        blocks += _blocks(clause)
    return {
        "title": plan.title,
        "number": plan.number,
        "note": f"（{plan.passed}）" if plan.passed else "",
        "blocks": blocks,
        "signature": plan.unit.name,
    }


def _blocks(clause: Any) -> list[dict[str, Any]]:
    lines = clause.words.split("\n")
    if clause.level == 0:
        return [{"kind": "paragraph", "text": line} for line in lines if line.strip()]
    first, rest = lines[0], lines[1:]
    lead = len(clause.marker + clause.heading)
    made = [
        {"kind": "heading", "level": clause.level, "text": first, "lead": min(lead, len(first))}
    ]
    return made + [{"kind": "paragraph", "text": line} for line in rest if line.strip()]


plan_paper = Paper(key="plan", register="plans", title=_("Plan"), content=content)
