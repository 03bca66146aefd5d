"""The plan as an official document: what stands on the paper, without how it looks."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from baiju.engine.declare import Paper
from baiju.engine.models import Review

from .plan import Plan

DAY = re.compile(r"^\s*(\d{4})年(\d{1,2})月(\d{1,2})日\s*$")
DRAFT = "（草案）"


def content(plan: Plan) -> dict[str, Any]:
    """Title, note, blocks and signature of a plan, in its order."""
    blocks: list[dict[str, Any]] = []
    for clause in plan.clause_set.filter(is_dropped=False).order_by("rank", "pk"):
        blocks += _blocks(clause)
    body, day = _signature(blocks, plan)
    final = plan.review in (Review.VERIFIED, Review.ARCHIVED)
    note = f"（{plan.passed}）" if plan.passed else ("" if final else DRAFT)
    return {
        "title": plan.title,
        "number": plan.number,
        "status": note,
        "blocks": blocks,
        "signature": {"body": body, "on": day} if day else None,
    }


def _blocks(clause: Any) -> list[dict[str, Any]]:
    """A clause as a heading with its body, and each further line as a paragraph."""
    lines = [line for line in clause.words.split("\n") if line.strip()]
    if clause.level == 0 or not lines:
        return [{"text": line} for line in lines]
    lead = clause.marker + clause.heading
    first = {"level": clause.level, "text": lead.strip(), "body": lines[0][len(lead) :].strip()}
    if not first["text"]:
        first = {"text": lines[0]}
    return [first, *({"text": line} for line in lines[1:])]


def _signature(blocks: list[dict[str, Any]], plan: Plan) -> tuple[str, date | None]:
    """The signature that the text ends with, taken out of it; else who approved it and when."""
    if blocks and (found := DAY.match(blocks[-1]["text"])):
        day = _day(found)
        if day is not None:
            blocks.pop()
            signed = blocks and len(blocks[-1]["text"]) <= 30 and "level" not in blocks[-1]
            body = blocks.pop()["text"].strip() if signed else plan.unit.name
            return body, day
    last = plan.baseline_set.order_by("-number").first()
    return plan.unit.name, timezone.localdate(last.approved_at) if last else None


def _day(found: re.Match[str]) -> date | None:
    try:
        return date(*map(int, found.groups()))
    except ValueError:
        return None


plan_paper = Paper(key="plan", register="plans", title=_("Plan"), content=content)
