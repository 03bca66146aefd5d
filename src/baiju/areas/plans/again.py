"""Reading again: a new version of the text is matched clause by clause; owners and dates survive."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from baiju.engine import access, records
from baiju.engine.access import Actor
from baiju.engine.declare import Refusal

from . import copies, intake, matching, outline, promises, rank, reading, wording
from .clause import Clause, clauses
from .dismissal import digest
from .plan import Plan, plans
from .target import Target, targets
from .wording import Stretch


class Outdated(Refusal):
    """The plan is not any more as it was when the differences were shown."""


@dataclass(frozen=True)
class Moved:
    """A target that is not the same in both texts."""

    indicator: str
    before: str
    after: str


@dataclass(frozen=True)
class Pair:
    """A clause of the plan and what became of it in the other text; one of them may be missing."""

    old: Clause | None
    new: Any
    is_same: bool
    moved: tuple[Moved, ...] = ()

    @property
    def kind(self) -> str:
        if self.old is None:
            return "added"
        if self.new is None:
            return "dropped"
        return "same" if self.is_same else "reworded"

    @property
    def stretches(self) -> list[Stretch]:
        """Both wordings, cut where they differ."""
        old = self.old.words if self.old else ""
        return wording.compare(old, self.new.words if self.new else "")


def compare(old: Sequence[Clause], new: Sequence[Any]) -> list[Pair]:
    """Both texts side by side, in the order of the new one. Numbers alone make no difference."""
    one = [_core(row) for row in old]
    other = [_core(row) for row in new]
    pairs = []
    for a, b in matching.pairs(one, other):
        here, there = (None if a is None else old[a]), (None if b is None else new[b])
        is_same = here is not None and there is not None and _words(here) == _words(there)
        pairs.append(Pair(here, there, is_same))
    return pairs


def _words(row: Any) -> str:
    return f"{row.heading}{row.text}".strip()


WHO = re.compile(r"[（(][^（）()]*(?:责任|牵头|时限)[^（）()]*[）)]\s*$")


def _core(row: Any) -> str:
    """What two clauses are told alike by: not by who is named behind them, which many share."""
    words = _words(row)
    return WHO.sub("", words) or words


def before(actor: Actor, plan: Plan, found: Sequence[reading.Read]) -> list[Pair]:
    """What taking over a new text would change: words and targets."""
    pairs = compare(outline.of(actor, plan), found)
    standing = _targets(actor, plan)
    return [
        replace(pair, moved=_moved(_of(pair.old, standing), promises.drafts(pair.new)))
        for pair in pairs
    ]


def against(actor: Actor, plan: Plan, other: Plan) -> list[Pair]:
    """A plan beside another one, such as last year's."""
    pairs = compare(outline.of(actor, other), outline.of(actor, plan))
    old, new = _targets(actor, other), _targets(actor, plan)
    return [replace(p, moved=_moved(_of(p.old, old), _of(p.new, new))) for p in pairs]


def _targets(actor: Actor, plan: Plan) -> dict[int, list[Target]]:
    found: dict[int, list[Target]] = {}
    for target in access.records(targets, actor).filter(clause__plan=plan).order_by("pk"):
        found.setdefault(target.clause_id, []).append(target)
    return found


def _of(clause: Clause | None, found: dict[int, list[Target]]) -> list[Target]:
    return list(found.get(clause.pk, ())) if clause else []


def _moved(old: Sequence[Target], new: Sequence[Target]) -> tuple[Moved, ...]:
    """The targets that differ; of two texts only one has the others."""
    left, told = list(old), []
    for target in new:
        same = promises.like(left, {"measure": target.measure, "indicator": target.indicator})
        if same is not None:
            left.remove(same)
        before = same.promise if same else ""
        if before != target.promise:
            told.append(Moved(target.indicator, before, target.promise))
    return (*told, *(Moved(target.indicator, target.promise, "") for target in left))


def seen(actor: Actor, plan: Plan) -> str:
    """What tells whether a clause was written since somebody looked at the plan."""
    rows = outline.of(actor, plan)
    return digest(" ".join(f"{row.pk}.{row.version}" for row in rows))


@transaction.atomic
def take_over(actor: Actor, plan: Plan, found: Sequence[reading.Read], *, known: str) -> list[Pair]:
    """Give the plan the words of the new text; matched clauses keep who does them and by when.

    `known` is what the plan was `seen` as when the differences were shown.
    """
    access.locked(plans, actor, plan, "write")
    if known != seen(actor, plan):
        raise Outdated(
            _("The plan was changed while you were comparing. Look at the differences once more.")
        )
    pairs = compare(outline.of(actor, plan), found)
    places = rank.spread(len(found))
    order = {id(read): place for read, place in zip(found, places, strict=True)}
    for pair in pairs:
        if pair.new is None and pair.old is not None:
            old = pair.old
            records.change(clauses, actor, {"is_dropped": True}, old, version=old.version)
        elif pair.old is None:
            intake.add(actor, plan, pair.new, order[id(pair.new)])
        else:
            _rewrite(actor, pair, order[id(pair.new)])
    copies.index(plan)
    return pairs


def _rewrite(actor: Actor, pair: Pair, place: str) -> None:
    assert pair.old is not None
    before = pair.old.words
    words = {key: value for key, value in intake.words(pair.new).items() if key != "area"}
    changed = {**words, "rank": place}
    saved = records.change(clauses, actor, changed, pair.old, version=pair.old.version)
    if saved.words != before:
        promises.follow(actor, saved, before, [(0, pair.new)])
