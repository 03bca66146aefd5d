"""Reading again: a new version of the text is matched clause by clause; owners and dates survive."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from baiju.engine import access, records
from baiju.engine.access import Actor

from . import copies, intake, matching, outline, rank, reading
from .clause import Clause, clauses
from .plan import Plan
from .target import Target, targets


@dataclass(frozen=True)
class Pair:
    """A clause of the plan and what became of it in the other text; one of them may be missing."""

    old: Clause | None
    new: Any
    likeness: float

    @property
    def kind(self) -> str:
        if self.old is None:
            return "added"
        if self.new is None:
            return "dropped"
        return "same" if self.likeness == 1.0 else "reworded"


def compare(old: Sequence[Clause], new: Sequence[Any]) -> list[Pair]:
    """Both texts side by side, in the order of the new one. Numbers alone make no difference."""
    one = [_core(row) for row in old]
    other = [_core(row) for row in new]
    return [
        Pair(
            None if a is None else old[a],
            None if b is None else new[b],
            0.0 if a is None or b is None else matching.likeness(one[a], other[b]),
        )
        for a, b in matching.pairs(one, other)
    ]


def _core(row: Any) -> str:
    return f"{row.heading}{row.text}".strip()


def against(actor: Actor, plan: Plan, other: Plan) -> list[Pair]:
    """A plan beside another one, such as last year's."""
    return compare(outline.of(actor, other), outline.of(actor, plan))


@transaction.atomic
def take_over(actor: Actor, plan: Plan, found: Sequence[reading.Read]) -> list[Pair]:
    """Give the plan the words of the new text; matched clauses keep who does them and by when."""
    pairs = compare(outline.of(actor, plan), found)
    places = rank.spread(len(found))
    order = {id(read): place for read, place in zip(found, places, strict=True)}
    for pair in pairs:
        if pair.new is None and pair.old is not None:
            records.change(clauses, actor, {"is_dropped": True}, pair.old)
        elif pair.old is None:
            intake.add(actor, plan, pair.new, order[id(pair.new)])
        else:
            _rewrite(actor, pair, order[id(pair.new)])
    copies.index(plan)
    return pairs


def _rewrite(actor: Actor, pair: Pair, place: str) -> None:
    assert pair.old is not None
    words = {key: value for key, value in intake.words(pair.new).items() if key != "area"}
    records.change(clauses, actor, {**words, "rank": place}, pair.old)
    if pair.kind == "reworded":
        _retarget(actor, pair.old, pair.new)


def _retarget(actor: Actor, clause: Clause, read: reading.Read) -> None:
    """Targets of the same name take the new number; new ones are added, none is taken away."""
    standing = list(access.records(targets, actor).filter(clause=clause))
    for promise in reading.promises(read):
        target = _like(standing, promise)
        if target is None:
            intake.keep(targets, actor, {"clause": clause.pk, **promise})
        else:
            standing.remove(target)
            fresh = {k: promise[k] for k in ("value", "value_max", "comparator", "start", "end")}
            records.change(targets, actor, fresh, target)


def _like(standing: Sequence[Target], promise: dict[str, Any]) -> Target | None:
    """The target that counts the same thing."""
    same = [t for t in standing if t.measure == promise["measure"]]
    scored = [(matching.likeness(t.indicator, promise["indicator"]), t) for t in same]
    likest = max(scored, key=lambda s: s[0], default=(0.0, None))
    return likest[1] if likest[0] >= matching.ALIKE else None
