"""Findings on a plan as it stands now: read anew, placed on its clauses, the ignored ones left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from baiju.engine import access, records
from baiju.engine.access import Actor
from baiju.engine.declare import Refusal
from baiju.plantext import findings
from baiju.plantext.model import Finding

from . import outline
from .clause import Clause
from .dismissal import Dismissal, digest, dismissals
from .laid import Laid
from .plan import Plan


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
    return on(actor, plan, Laid(plan.title, rows))


def on(actor: Actor, plan: Plan, laid: Laid) -> list[Shown]:
    """The findings of a plan that is laid out already; those somebody ignored are left out."""
    ignored = set(access.records(dismissals, actor).filter(plan=plan).values_list("code", "digest"))
    found = [_placed(laid, finding) for finding in laid.findings if finding.code not in ALONE]
    return [s for s in found if s is not None and (s.finding.code, s.digest) not in ignored]


def _placed(laid: Laid, finding: Finding) -> Shown | None:
    place = laid.place(finding.start)
    row = None if place is None else laid.rows[place]
    base = 0 if place is None else laid.starts[place]
    words = laid.title if row is None else row.words
    start, end = finding.start - base, min(finding.end - base, len(words))
    if start > len(words):
        return None
    message = findings.message(finding, tongue())
    cured = _cured(finding, base, words)
    return Shown(finding, row, start, max(end, start), digest(words), message, laid.title, cured)


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


def ignore(actor: Actor, plan: Plan, shown: Shown) -> Dismissal:
    """Leave a finding alone until the words it stands in change."""
    data = {"plan": plan.pk, "code": shown.finding.code, "digest": shown.digest}
    made: Dismissal = records.save(dismissals, actor, data)
    return made


def cut(clause: Clause, words: str) -> dict[str, str]:
    """New words parted into marker, heading and text as the old ones were."""
    marker = clause.marker if words.startswith(clause.marker) else ""
    rest = words[len(marker) :]
    if clause.heading and rest.startswith(clause.heading):
        return {"marker": marker, "heading": clause.heading, "text": rest[len(clause.heading) :]}
    head = heading(rest) if clause.heading else ""
    return {"marker": marker, "heading": head, "text": rest[len(head) :]}


LONGEST_HEADING = 40


def heading(words: str) -> str:
    """The lead of an item: its first sentence, or its only line when it has no full stop."""
    line = words.split("\n", 1)[0]
    stops = [line.find(sign) + 1 for sign in "。：；" if line.find(sign) >= 0]
    lead = line[: min(stops, default=len(line))]
    is_all = lead == words and bool(stops)  # one whole sentence is an item's text
    return "" if is_all or len(lead) > LONGEST_HEADING else lead


def heed(actor: Actor, plan: Plan, dismissal: int) -> None:
    """Show an ignored finding again."""
    found = access.records(dismissals, actor).filter(plan=plan, pk=dismissal).first()
    if found is not None:
        records.remove(dismissals, actor, found)
