"""A reading on the terminal: the outline with its targets and duties, then what was found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from . import findings, messages
from .model import Document, Finding, Node, Quantity, Reading
from .screen import Pen, columns, cut, wrapped

SIGNS = {">=": "≥", "<=": "≤", "about": "≈", "=": "="}
SEVERITIES = {
    "error": ("Must be changed", "red"),
    "warning": ("Should be changed", "yellow"),
    "hint": ("May be better", "cyan"),
}
KINDS = {
    "union": "trade union",
    "congress": "People's Congress",
    "other": "other body",
    "plan": "plan",
    "summary": "summary",
    "scheme": "scheme",
    "notice": "notice",
    "report": "report",
}
QUOTE = 30
"""At most so many columns of the words that a finding points at are shown."""


def lines(reading: Reading, *, language: str, width: int, colour: bool) -> Iterator[str]:
    """What the terminal shows, line by line."""
    sheet = _Sheet(reading, language, max(width, 40), Pen(colour))
    if not reading.documents:
        yield sheet.say("No document was found in the text.")
    for document in reading.documents:
        yield from sheet.document(document)


@dataclass(slots=True)
class _Sheet:
    """A reading on its way to a terminal: how wide, how coloured, in which language."""

    reading: Reading
    language: str
    width: int
    pen: Pen

    def say(self, msgid: str, **values: object) -> str:
        return messages.sentence(msgid, values, self.language)

    def document(self, document: Document) -> Iterator[str]:
        """One document: its title, its outline, its findings."""
        extent = document.extent
        title = self.reading.text[extent.title_start : extent.title_end].strip()
        yield self.pen.bold(cut(title or self.say("Without a title"), self.width))
        yield from map(self.pen.dim, wrapped(self._summary(document), self.width))
        targets = _by_node(document)
        for quantity in targets[None]:
            yield self._target(quantity, 1)
        for node in document.outline:
            yield from self._node(node, targets[node.id])
        if document.findings:
            yield ""
        for finding in document.findings:
            yield from self._finding(finding)
        yield ""

    def _summary(self, document: Document) -> str:
        extent = document.extent
        kind = [self.say(KINDS.get(one, one)) for one in (extent.kind, extent.genre)]
        year = [str(extent.year)] if extent.year else []
        targets = sum(quantity.tense == "target" for quantity in document.quantities)
        counts = self.say(
            "Items: %(items)d. Targets: %(targets)d. Findings: %(findings)d.",
            items=len(document.outline),
            targets=targets,
            findings=len(document.findings),
        )
        return " · ".join([*kind, *year, counts])

    def _node(self, node: Node, targets: list[Quantity]) -> Iterator[str]:
        indent = "  " * node.level
        heading = self.reading.text[node.start : node.heading_end]
        yield indent + cut(heading, self.width - len(indent))
        if duties := "；".join(self._duties(node)):
            yield self.pen.dim(cut(f"{indent}  → {duties}", self.width))
        for target in targets:
            yield self._target(target, node.level + 1)

    def _duties(self, node: Node) -> Iterator[str]:
        for party in node.parties:
            role = self.say("Lead" if party.role == "lead" else "Help")
            yield f"{role} {party.name}"
        if node.deadline is not None:
            yield node.deadline.day or node.deadline.text
        if node.frequency is not None:
            yield node.frequency.text

    def _target(self, target: Quantity, level: int) -> str:
        number = f"{target.value:,.10g}"
        if target.value_max is not None:
            number += f"–{target.value_max:,.10g}"
        sign = SIGNS.get(target.comparator, target.comparator)
        name = target.indicator or self.reading.text[target.start : target.value_start]
        aside = " · ".join(filter(None, (target.per, target.deadline)))
        text = f"{'  ' * level}◎ {name} {sign} {number} {target.unit}  {aside}".rstrip()
        return self.pen.green(cut(text, self.width))

    def _finding(self, finding: Finding) -> Iterator[str]:
        label, colour = SEVERITIES[finding.severity]
        place = self.say("Line %(line)d", line=self._line(finding.start))
        grave = f"  {place} · {self.say(label)} · "
        room = min(QUOTE, self.width - columns(grave) - 4)
        quoted = cut(self.reading.text[finding.start : finding.end], room)
        said = findings.message(finding, self.language)
        yield self.pen.colour(grave, colour) + f"「{quoted}」"
        yield from wrapped(said, self.width, indent="    ")
        for edit in finding.cure[:1]:
            room = min(QUOTE, (self.width - 16) // 2)
            before = cut(self.reading.text[edit.start : edit.end], room)
            yield self.pen.dim(f"    「{before}」 → 「{cut(edit.text, room)}」")

    def _line(self, at: int) -> int:
        return self.reading.text.count("\n", 0, at) + 1


def _by_node(document: Document) -> Mapping[int | None, list[Quantity]]:
    found: defaultdict[int | None, list[Quantity]] = defaultdict(list)
    for quantity in document.quantities:
        if quantity.tense == "target":
            found[quantity.node].append(quantity)
    return found
