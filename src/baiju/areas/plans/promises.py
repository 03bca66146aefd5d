"""Words and numbers keep together: an edit of a clause moves its targets, a new number its words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.db import transaction

from baiju.engine import access, records
from baiju.engine.access import Actor
from baiju.plantext import output, reader, sources

from . import check, matching, outline, reading
from .clause import Clause, clauses, stands
from .target import Target, targets
from .task import Task, tasks

MEANT = ("indicator", "value", "value_max", "measure", "comparator")
TAKEN = ("value", "value_max", "comparator", "start", "end")
"""What a target takes from the words when they promise something else."""

Promise = dict[str, Any]
Found = tuple[int, reading.Read]
"""What was read, and how far into the clause it begins."""


@transaction.atomic
def rewrite(
    actor: Actor, clause: Clause, data: Mapping[str, Any], *, version: int | None = None
) -> Clause:
    """Give a clause new words; what it promises follows them."""
    before = clause.words
    saved: Clause = records.change(clauses, actor, data, clause, version=version)
    stands(saved)
    if saved.words != before:
        follow(actor, saved, before, read(saved, saved.words))
    return saved


@transaction.atomic
def insert(actor: Actor, above: Clause, words: str, *, level: int, area: str = "general") -> Clause:
    """A new clause below another, with what it promises."""
    lead = check.heading(words)
    made = outline.insert(
        actor, above.plan, above, level=level, heading=lead, text=words[len(lead) :], area=area
    )
    follow(actor, made, made.marker, read(made, made.words))
    return made


def cure(actor: Actor, clause: Clause, words: str, *, version: int) -> Clause:
    """Give a clause the words of a cure."""
    return rewrite(actor, clause, check.cut(clause, words), version=version)


def follow(actor: Actor, clause: Clause, before: str, now: Sequence[Found]) -> None:
    """Let targets and the item's own task follow the words, where the words changed them.

    What somebody set by hand, or said is no target, stays as it is unless its own words changed.
    """
    then = read(clause, before)
    standing = list(access.records(targets, actor).filter(clause=clause))
    known = _promises(then)
    for promise in _promises(now):
        if not _is_among(promise, known):
            _take(actor, clause, promise, standing, known)
    for target in standing:
        _move(actor, target, before, clause.words)
    _follow_duty(actor, clause, then, now)


def read(clause: Clause, words: str) -> list[Found]:
    """What one clause says when it is read under the title of its plan."""
    if clause.level == 0:
        return []
    title = clause.plan.title.replace("\n", " ")
    text = f"{title}\n{words}"
    found = output.as_json(reader.read(sources.from_text(text)))
    base = len(title) + 1
    read = [each for document in found["documents"] for each in reading.clauses(text, document)]
    return [(each.start - base, each) for each in read if each.start >= base]


def drafts(read: reading.Read | None) -> list[Target]:
    """The targets that a clause would get, not saved."""
    return [
        Target(
            kind=each["kind"],
            indicator=each["indicator"],
            comparator=each["comparator"],
            value=Decimal(each["value"]),
            value_max=Decimal(each["value_max"]) if each["value_max"] else None,
            measure=each["measure"],
            every=each["every"],
        )
        for each in (reading.promises(read) if read else ())
    ]


def _promises(read: Sequence[Found]) -> list[Promise]:
    """The promises of a clause, with their places in the whole of its words."""
    return [
        {**promise, "start": promise["start"] + offset, "end": promise["end"] + offset}
        for offset, each in read
        for promise in reading.promises(each)
    ]


def _is_among(promise: Promise, others: Sequence[Promise]) -> bool:
    return any(all(promise[name] == other[name] for name in MEANT) for other in others)


def _take(
    actor: Actor,
    clause: Clause,
    promise: Promise,
    standing: list[Target],
    known: Sequence[Promise],
) -> None:
    """A target that counts the same thing takes the number; a thing never promised is added."""
    target = like(standing, promise)
    if target is not None:
        standing.remove(target)
        records.change(targets, actor, {name: promise[name] for name in TAKEN}, target)
    elif not any(alike(promise, other) for other in known):
        keep(targets, actor, {"clause": clause.pk, **promise})


def like(standing: Sequence[Target], promise: Promise) -> Target | None:
    """The target that counts the same thing."""
    same = [t for t in standing if t.measure == promise["measure"]]
    scored = [(matching.likeness(t.indicator, promise["indicator"]), t) for t in same]
    likest = max(scored, key=lambda s: s[0], default=(0.0, None))
    return likest[1] if likest[0] >= matching.ALIKE else None


def alike(one: Promise, other: Promise) -> bool:
    """Whether two readings promise the same thing, be it in another number."""
    same = one["measure"] == other["measure"]
    return same and matching.likeness(one["indicator"], other["indicator"]) >= matching.ALIKE


def keep(register: Any, actor: Actor, data: Promise) -> None:
    """A promise the register does not take stays in the words of its clause."""
    try:
        with transaction.atomic():
            records.save(register, actor, data)
    except records.Invalid:
        return


def _move(actor: Actor, target: Target, before: str, now: str) -> None:
    """A target that stands at certain words goes with them; it stands nowhere once they are gone."""
    if target.start is None or target.end is None:
        return
    start, end = shifted(before, now, target.start, target.end)
    if (start, end) != (target.start, target.end):
        records.change(targets, actor, {"start": start, "end": end}, target)


def shifted(before: str, now: str, start: int, end: int) -> tuple[int, int] | tuple[None, None]:
    """Where a stretch of a text lies after an edit in one place; nowhere when it was all replaced."""
    head = _common(before, now)
    tail = min(_common(before[::-1], now[::-1]), min(len(before), len(now)) - head)
    changed, delta = len(before) - tail, len(now) - len(before)
    if head <= start and end <= changed and before != now:
        return None, None
    first = start + delta if start >= changed else min(start, head)
    last = end if end <= head else end + delta if end >= changed else len(now) - tail
    return (first, last) if first < last else (None, None)


def _common(one: str, other: str) -> int:
    length = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        length += 1
    return length


def _follow_duty(actor: Actor, clause: Clause, then: Sequence[Found], now: Sequence[Found]) -> None:
    """The item's own task takes the day, body or rhythm that the words changed."""
    old, new = _duty(then), _duty(now)
    fresh = {name: new[name] for name in new if new[name] != old.get(name, "")}
    if not fresh:
        return
    mine = access.records(tasks, actor).filter(clause=clause, title="").first()
    if mine is None:
        keep(tasks, actor, {"clause": clause.pk, **new})
        return
    untouched = {n: v for n, v in fresh.items() if _plain(mine, n) == str(old.get(n) or "")}
    if untouched:
        records.change(tasks, actor, untouched, mine)


def _duty(read: Sequence[Found]) -> Promise:
    return next((found for _at, each in read if (found := reading.duty(each))), {})


def _plain(task: Task, name: str) -> str:
    return str(getattr(task, name) or "")


@transaction.atomic
def change(actor: Actor, target: Target, data: Promise, *, version: int | None = None) -> bool:
    """Write a target, and its new number into the words; False when they could not follow."""
    old, clause = target.value, target.clause
    saved: Target = records.change(targets, actor, data, target, version=version)
    if old is None or saved.value is None or saved.value == old:
        return True
    words = _renumbered(clause.words, saved, old)
    if words is None:
        return False
    before = clause.words
    cut = check.cut(clause, words)
    written: Clause = records.change(clauses, actor, cut, clause)
    for each in access.records(targets, actor).filter(clause=clause):
        _move(actor, each, before, written.words)
    return True


def _renumbered(words: str, target: Target, old: Decimal) -> str | None:
    """The words with the target's number in the place of its former one, if that stands there once."""
    if target.start is None or target.end is None or target.value is None:
        return None
    place = words[target.start : target.end]
    for scale, behind in ((1, r"(?![\d.万亿])"), (10_000, "(?=万)")):
        number = re.escape(_plain_number(old / scale))
        found = list(re.finditer(rf"(?<![\d.]){number}{behind}", place))
        if len(found) == 1:
            start, end = target.start + found[0].start(), target.start + found[0].end()
            return f"{words[:start]}{_plain_number(target.value / scale)}{words[end:]}"
    return None


def _plain_number(value: Decimal) -> str:
    return f"{value.normalize():f}"
