"""A plan beside its baseline: as it was approved, and what became of each clause since."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from . import changes, wording
from .changes import Change, Content
from .wording import Stretch


@dataclass(frozen=True)
class Look:
    """One clause as a frozen content has it, with what changed of it."""

    uid: str
    level: int
    lead: str
    text: str
    stretches: tuple[Stretch, ...] = ()
    changes: tuple[Change, ...] = ()

    @property
    def is_heading(self) -> bool:
        return self.level > 0 and not self.text.strip()

    @property
    def is_unchanged(self) -> bool:
        return all(stretch.is_same for stretch in self.stretches)

    @property
    def lines(self) -> list[str]:
        """The text, line by line; the first one follows the lead."""
        return self.text.split("\n")


def approved(content: Content) -> list[Look]:
    """The clauses as they were approved."""
    return [_look(uid, row) for uid, row in _ordered(content["clauses"])]


def between(before: Content, now: Content) -> list[Look]:
    """Every clause that stands now or stood then, its words compared, its changes beside it."""
    told: dict[str, list[Change]] = {}
    for change in changes.between(before, now):
        told.setdefault(change.clause, []).append(change)
    old, new = dict(_ordered(before["clauses"])), dict(_ordered(now["clauses"]))
    rows = _ordered({**old, **new})
    return [
        _look(
            uid,
            row,
            tuple(wording.compare(_words(old.get(uid)), _words(new.get(uid)))),
            tuple(told.get(uid, ())),
        )
        for uid, row in rows
    ]


def _ordered(rows: Mapping[str, Mapping[str, Any]]) -> list[tuple[str, Mapping[str, Any]]]:
    standing = [(uid, row) for uid, row in rows.items() if not row["is_dropped"]]
    return sorted(standing, key=lambda pair: pair[1]["rank"])


def _look(
    uid: str,
    row: Mapping[str, Any],
    stretches: tuple[Stretch, ...] = (),
    told: tuple[Change, ...] = (),
) -> Look:
    lead = row["marker"] + row["heading"] if row["level"] else ""
    text = row["text"] if row["level"] else _words(row)
    return Look(uid, row["level"], lead, text, stretches, told)


def _words(row: Mapping[str, Any] | None) -> str:
    return "" if row is None else row["marker"] + row["heading"] + row["text"]
