"""Findings on a plan as it stands now: read anew, placed on its clauses, the ignored ones left out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from baiju.engine import access, records
from baiju.engine.access import Actor
from baiju.engine.declare import Refusal
from baiju.plantext import findings, reader, sources
from baiju.plantext.model import Finding, Reading

from . import outline
from .clause import Clause, clauses
from .dismissal import digest, dismissals
from .plan import Plan, plans


@dataclass(frozen=True)
class Shown:
    """A finding on a plan: in one clause, or on the title when `clause` is None."""

    finding: Finding
    clause: Clause | None
    start: int
    end: int
    digest: str
    message: str
    title: str
    cured: str | None
    """The clause's words after the cure; None when there is no cure to press."""

    @property
    def edits(self) -> list[dict[str, str]]:
        """What the cure takes out and puts in."""
        source = self.clause.words if self.clause else self.title
        base = self.finding.start - self.start
        return [
            {"old": source[e.start - base : e.end - base], "new": e.text} for e in self.finding.cure
        ]

    @property
    def key(self) -> str:
        place = self.clause.pk if self.clause else 0
        return f"{self.finding.code}-{place}-{self.start}"


def of(actor: Actor, plan: Plan, rows: Sequence[Clause] | None = None) -> list[Shown]:
    """What a careful colleague would point at, in the order of the text."""
    rows = outline.of(actor, plan) if rows is None else rows
    laid = _Laid(plan.title, rows)
    ignored = set(access.records(dismissals, actor).filter(plan=plan).values_list("code", "digest"))
    found = [laid.place(finding) for finding in _findings(laid.text)]
    return [s for s in found if s is not None and (s.finding.code, s.digest) not in ignored]


@lru_cache(maxsize=256)
def _findings(text: str) -> tuple[Finding, ...]:
    """Kept for the same words: a plan is looked at far more often than it is changed."""
    reading: Reading = reader.read(sources.from_text(text))
    return tuple(finding for document in reading.documents for finding in document.findings)


class _Laid:
    """A plan's words as one text, with where each clause begins in it."""

    def __init__(self, title: str, rows: Sequence[Clause]) -> None:
        self.title, self.rows = title, rows
        self.starts: list[int] = []
        lines, at = [title], len(title) + 1
        for row in rows:
            self.starts.append(at)
            lines.append(row.words)
            at += len(row.words) + 1
        self.text = "\n".join(lines)

    def place(self, finding: Finding) -> Shown | None:
        at = bisect_right(self.starts, finding.start) - 1
        if at < 0:
            return self._shown(finding, None, 0, self.title)
        return self._shown(finding, self.rows[at], self.starts[at], self.rows[at].words)

    def _shown(self, finding: Finding, row: Clause | None, base: int, words: str) -> Shown | None:
        start, end = finding.start - base, min(finding.end - base, len(words))
        if start > len(words) or finding.code in ALONE:
            return None
        return Shown(
            finding,
            row,
            start,
            max(end, start),
            digest(words),
            findings.message(finding, tongue()),
            self.title,
            _cured(finding, base, words),
        )


def tongue() -> str:
    """The reader's name of the language the person reads."""
    return "en" if get_language() == "en" else "zh-Hans"


ALONE = ("multi_document", "duplicate_of", "near_duplicate_of")
"""Said of files with several plans; between stored plans `copies` says it."""


def _cured(finding: Finding, base: int, words: str) -> str | None:
    """The words after every edit of the cure; None when an edit leaves the clause."""
    if not finding.cure:
        return None
    for edit in sorted(finding.cure, key=lambda e: -e.start):
        start, end = edit.start - base, edit.end - base
        if start < 0 or end > len(words):
            return None
        words = words[:start] + edit.text + words[end:]
    return words


def find(actor: Actor, plan: Plan, key: str) -> Shown:
    """The finding of this key; a refusal when the words have changed since."""
    for shown in of(actor, plan):
        if shown.key == key:
            return shown
    raise Refusal(_("The words have changed since. Look at the finding again."))


def cure(actor: Actor, plan: Plan, key: str) -> None:
    """Apply a cure to the clause or the title it stands in."""
    shown = find(actor, plan, key)
    if shown.cured is None:
        raise Refusal(_("This finding has no cure to press. Change the words by hand."))
    if shown.clause is None:
        records.change(plans, actor, {"title": shown.cured}, plan)
    else:
        rewrite(actor, shown.clause, shown.cured, version=shown.clause.version)


def ignore(actor: Actor, plan: Plan, key: str) -> None:
    """Leave a finding alone until the words it stands in change."""
    shown = find(actor, plan, key)
    data = {"plan": plan.pk, "code": shown.finding.code, "digest": shown.digest}
    records.save(dismissals, actor, data)


@transaction.atomic
def rewrite(actor: Actor, clause: Clause, words: str, *, version: int | None = None) -> Any:
    """Give a clause new words; its marker and heading are found in them again."""
    return records.change(clauses, actor, cut(clause, words), clause, version=version)


def cut(clause: Clause, words: str) -> dict[str, str]:
    """New words parted into marker, heading and text as the old ones were."""
    marker = clause.marker if words.startswith(clause.marker) else ""
    rest = words[len(marker) :]
    if clause.heading and rest.startswith(clause.heading):
        return {"marker": marker, "heading": clause.heading, "text": rest[len(clause.heading) :]}
    if not clause.heading:
        return {"marker": marker, "heading": "", "text": rest}
    head = _heading(rest)
    return {"marker": marker, "heading": head, "text": rest[len(head) :]}


def _heading(words: str) -> str:
    """The line, or the first sentence of it."""
    line = words.split("\n", 1)[0]
    stops = [line.find(sign) + 1 for sign in "。：；" if line.find(sign) >= 0]
    return line[: min([*stops, 300])]
