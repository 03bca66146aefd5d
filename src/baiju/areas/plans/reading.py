"""What the reader found, as clauses: one for each item, and one for the words before the first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Json = Mapping[str, Any]
STOPS = "。：；"


@dataclass
class Read:
    """A clause as it was read, with what was promised in it."""

    level: int
    marker: str
    heading: str
    text: str
    area: str
    start: int
    end: int
    quantities: list[Json] = field(default_factory=list)
    parties: list[Json] = field(default_factory=list)
    deadline: Json | None = None
    frequency: Json | None = None
    gap: int = 0
    """Spaces behind the marker, which the words leave out."""

    @property
    def words(self) -> str:
        return self.marker + self.heading + self.text


def clauses(text: str, document: Json) -> list[Read]:
    """The clauses of one document, in order; put together they hold all its words."""
    outline = document["outline"]
    found = _outlined(text, document) if outline else _lines(text, document)
    for quantity in document["quantities"]:
        _hold(found, quantity)
    if outline:
        _tell_only(found)
    return found


def _outlined(text: str, document: Json) -> list[Read]:
    outline = document["outline"]
    found = _preamble(text, document["title_end"], outline[0]["start"])
    ends = [node["start"] for node in outline[1:]] + [document["end"]]
    for node, end in zip(outline, ends, strict=True):
        found.append(_clause(text, node, end))
    return found


def _lines(text: str, document: Json) -> list[Read]:
    """A text without any number before its items: each line is an item by itself."""
    found, at = [], document["title_end"]
    for line in text[at : document["end"]].splitlines(keepends=True):
        words, lead = line.strip(), len(line) - len(line.lstrip())
        if words:
            start = at + lead
            found.append(Read(1, "", "", words, "general", start, start + len(words)))
        at += len(line)
    return found


def _tell_only(found: list[Read]) -> None:
    """What stands above the first item says how things are; it promises nothing by itself."""
    for clause in found:
        if clause.level == 0:
            clause.quantities.clear()


def _preamble(text: str, start: int, end: int) -> list[Read]:
    words = text[start:end]
    if not words.strip():
        return []
    lead = len(words) - len(words.lstrip())
    kept = words.strip()
    return [Read(0, "", "", kept, "general", start + lead, start + lead + len(kept))]


def _clause(text: str, node: Json, end: int) -> Read:
    last = node["start"] + len(text[node["start"] : end].rstrip())
    head = min(max(node["heading_start"], node["start"]), last)
    tail = min(max(node["heading_end"], head), last)
    if head < tail < last and text[tail] in STOPS:
        tail += 1  # the stop belongs to what it closes
    raw = text[node["start"] : head]
    marker = raw.rstrip()
    return Read(
        level=min(max(node["level"], 1), 6),
        marker=marker,
        heading=text[head:tail],
        text=text[tail:last],
        area=node["area"],
        start=node["start"],
        end=last,
        parties=list(node.get("parties", ())),
        deadline=node.get("deadline"),
        frequency=node.get("frequency"),
        gap=len(raw) - len(marker),
    )


def _hold(found: list[Read], quantity: Json) -> None:
    for clause in found:
        if clause.start <= quantity["value_start"] < clause.end:
            clause.quantities.append(quantity)
            return


def promises(clause: Read) -> list[dict[str, Any]]:
    """The targets of a clause as values of the register; told results are not promised."""
    return [_target(clause, each) for each in clause.quantities if each["tense"] == "target"]


def _target(clause: Read, quantity: Json) -> dict[str, Any]:
    share = quantity["unit"] == "比例"
    scale = 100 if share else 1
    every = clause_period(quantity.get("per") or quantity.get("period") or "")
    rate = share or quantity["unit"] == "%"
    value_max = quantity.get("value_max")
    return {
        "kind": "rate" if rate else "frequency" if every and quantity["unit"] in TIMES else "count",
        "indicator": (quantity.get("indicator") or words(clause, quantity))[:120],
        "comparator": quantity["comparator"],
        "value": f"{quantity['value'] * scale:.4f}",
        "value_max": "" if value_max is None else f"{value_max * scale:.4f}",
        "measure": "%" if rate else quantity["unit"],
        "every": every if quantity["unit"] in TIMES else "",
        "base": (quantity.get("per") or "")[:120],
        "due_on": _day(quantity.get("deadline")) or _day(clause.deadline),
        "start": max(quantity["start"] - clause.start - clause.gap, 0),
        "end": quantity["end"] - clause.start - clause.gap,
    }


TIMES = ("次", "场", "场次", "期", "回", "篇", "轮")
EVERY = {
    "week": ("周", "星期"),
    "month": ("月",),
    "quarter": ("季",),
    "half_year": ("半年",),
    "year": ("年", "全年"),
}


def clause_period(words: str) -> str:
    """The period of a frequency from the words that name it; '' when they name none."""
    if not any(word in words for word in ("每", "一季", "一年", "全年", "按")):
        return ""
    for period in ("half_year", "quarter", "month", "week", "year"):
        if any(word in words for word in EVERY[period]):
            return period
    return ""


def words(clause: Read, quantity: Json) -> str:
    """The statement itself stands for an indicator without a name."""
    base = clause.start + clause.gap
    start = max(quantity["start"] - base, 0)
    return clause.words[start : quantity["end"] - base] or clause.heading


def _day(deadline: Any) -> str:
    """The ISO day of a deadline, whether given as a day or as words with a day."""
    day = deadline.get("day") if isinstance(deadline, Mapping) else deadline
    return day if isinstance(day, str) and len(day) == 10 and day[4] == "-" else ""


def duty(clause: Read) -> dict[str, Any] | None:
    """The task that an item names by itself; None when it names neither who nor when."""
    often = clause.frequency or {}
    task = {
        "party": "、".join(p["name"] for p in clause.parties)[:100],
        "due_on": _day(clause.deadline),
        "times": often.get("times", "") if often.get("period") in EVERY else "",
        "every": often.get("period", "") if often.get("period") in EVERY else "",
    }
    return task if any(task.values()) else None
