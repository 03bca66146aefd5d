"""What became of what was approved: lowered, put off, dropped, reworded, added."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from .target import PROMISES, Kind

Rows = Mapping[str, Mapping[str, Any]]
Content = Mapping[str, Rows]

TITLES = {
    "lowered": _("Lowered"),
    "raised": _("Raised"),
    "put_off": _("Put off"),
    "brought_forward": _("Brought forward"),
    "dropped": _("Dropped"),
    "added": _("Added"),
    "reworded": _("Reworded"),
    "moved": _("Moved"),
    "handed_over": _("Handed over"),
    "changed": _("Changed"),
}
WEAKER = ("lowered", "put_off", "dropped")
"""What a reader of the summary has to be told."""


@dataclass(frozen=True)
class Change:
    """One difference: of which clause, what it was and what it is."""

    kind: str
    clause: str
    subject: str
    before: str = ""
    after: str = ""
    is_whole: bool = False
    """Whether it is about the words of the clause, which the page shows by themselves."""

    @property
    def title(self) -> Any:
        return TITLES[self.kind]

    @property
    def is_weaker(self) -> bool:
        return self.kind in WEAKER


def between(before: Content, now: Content) -> list[Change]:
    """All differences, clause by clause in today's order, the dropped ones where they stood."""
    numbers = list(_targets(before["targets"], now["targets"]))
    words = _clauses(before["clauses"], now["clauses"])
    found = [
        *(change for change in words if not _is_told(change, numbers)),
        *numbers,
        *_tasks(before["tasks"], now["tasks"]),
    ]
    rows = {**before["clauses"], **now["clauses"]}
    return sorted(found, key=lambda c: rows.get(c.clause, {}).get("rank", ""))


FIGURES = re.compile(r"\d+(?:\.\d+)?万?")
MYRIAD = Decimal(10_000)


def _is_told(change: Change, numbers: Sequence[Change]) -> bool:
    """Whether other words hold nothing but the new numbers of targets, which are told already."""
    if change.kind != "reworded" or not _differ_in_figures(change.before, change.after):
        return False
    was, now = FIGURES.findall(change.before), FIGURES.findall(change.after)
    moved = {(_figure(a), _figure(b)) for a, b in zip(was, now, strict=True) if a != b}
    mine = [n for n in numbers if n.clause == change.clause and n.kind in ("lowered", "raised")]
    return moved <= {(_first(n.before), _first(n.after)) for n in mine}


def _differ_in_figures(one: str, other: str) -> bool:
    return FIGURES.sub("0", one) == FIGURES.sub("0", other)


def _figure(words: str) -> Decimal:
    return Decimal(words[:-1]) * MYRIAD if words.endswith("万") else Decimal(words)


def _first(amount: str) -> Decimal | None:
    found = FIGURES.search(amount)
    return _figure(found[0]) if found else None


def _words(row: Mapping[str, Any]) -> str:
    return f"{row['heading']}{row['text']}"


def _standing(rows: Rows) -> dict[str, Mapping[str, Any]]:
    return {uid: row for uid, row in rows.items() if not row["is_dropped"]}


def _clauses(before: Rows, now: Rows) -> Iterator[Change]:
    old, new = _standing(before), _standing(now)
    for uid in sorted(old.keys() - new.keys()):
        yield Change("dropped", uid, _words(old[uid])[:80], _words(old[uid]), is_whole=True)
    for uid in sorted(new.keys() - old.keys()):
        yield Change("added", uid, _words(new[uid])[:80], "", _words(new[uid]), is_whole=True)
    for uid in sorted(old.keys() & new.keys()):
        if _words(old[uid]) != _words(new[uid]):
            words = _words(new[uid])
            yield Change("reworded", uid, words[:80], _words(old[uid]), words, is_whole=True)
        elif old[uid]["level"] != new[uid]["level"] or old[uid]["rank"] != new[uid]["rank"]:
            yield Change(
                "moved", uid, _words(new[uid])[:80], old[uid]["marker"], new[uid]["marker"]
            )


def _targets(before: Rows, now: Rows) -> Iterator[Change]:
    for uid in sorted(before.keys() - now.keys()):
        yield Change(
            "dropped", before[uid]["clause"], before[uid]["indicator"], _amount(before[uid])
        )
    for uid in sorted(now.keys() - before.keys()):
        row = now[uid]
        yield Change("added", row["clause"], row["indicator"], "", _amount(row))
    for uid in sorted(before.keys() & now.keys()):
        yield from _target(before[uid], now[uid])


def _target(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Change]:
    told = (new["clause"], new["indicator"])
    if (old["value"], old["value_max"], old["every"]) != (
        new["value"],
        new["value_max"],
        new["every"],
    ):
        yield Change(_direction(old, new), *told, _amount(old), _amount(new))
    elif (old["comparator"], old["indicator"]) != (new["comparator"], new["indicator"]):
        yield Change("changed", *told, _full(old), _full(new))
    yield from _day(old, new, *told)


def _direction(old: Mapping[str, Any], new: Mapping[str, Any]) -> str:
    """Weaker is lower, but for a ceiling, where weaker is higher."""
    if old["value"] is None or new["value"] is None or old["every"] != new["every"]:
        return "changed"
    less = Decimal(new["value"]) < Decimal(old["value"])
    return "lowered" if less != (new["comparator"] == "<=") else "raised"


def _amount(row: Mapping[str, Any]) -> str:
    if row["value"] is None:
        return row["due_on"] or ""
    low = f"{Decimal(row['value']).normalize():f}"
    high = f"—{Decimal(row['value_max']).normalize():f}" if row["value_max"] else ""
    space = "\u2009" if row["measure"] == "%" else ""
    return f"{low}{high}{space}{row['measure']}"


def _full(row: Mapping[str, Any]) -> str:
    said = PROMISES[row["comparator"], row["kind"] == Kind.RATE] % {"amount": _amount(row)}
    return f"{row['indicator']} {said}"


def _day(
    old: Mapping[str, Any], new: Mapping[str, Any], clause: str, subject: str
) -> Iterator[Change]:
    was, now = old["due_on"] or "", new["due_on"] or ""
    if was and now and was != now:
        kind = "put_off" if now > was else "brought_forward"
        yield Change(kind, clause, subject, was, now)
    elif was and not now:
        yield Change("put_off", clause, subject, was, "")


def _tasks(before: Rows, now: Rows) -> Iterator[Change]:
    for uid in sorted(before.keys() - now.keys()):
        if before[uid]["title"]:
            yield Change("dropped", before[uid]["clause"], before[uid]["title"])
    for uid in sorted(now.keys() - before.keys()):
        if now[uid]["title"]:
            yield Change("added", now[uid]["clause"], now[uid]["title"])
    for uid in sorted(before.keys() & now.keys()):
        old, new = before[uid], now[uid]
        yield from _day(old, new, new["clause"], new["title"])
        if old["owner"] and old["owner"] != new["owner"]:
            yield Change("handed_over", new["clause"], new["title"])
