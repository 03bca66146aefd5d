"""The findings of a reading: what a careful colleague would point at, and the sentence that says it."""

from __future__ import annotations

from baiju.plantext import messages
from baiju.plantext.model import Finding, Reading

from . import (
    bounds,
    copies,
    fragments,
    grammar,
    numbering,
    placeholders,
    places,
    punctuation,
    substance,
    wording,
)
from .kinds import Kind, Page

_RULES = (
    placeholders,
    numbering,
    substance,
    punctuation,
    wording,
    grammar,
    bounds,
    fragments,
    places,
    copies,
)

KINDS: dict[str, Kind] = {kind.code: kind for rules in _RULES for kind in rules.KINDS}
"""Every kind of finding by its code."""


def note(reading: Reading) -> None:
    """Write every document's findings into it, in the order of the text."""
    page = Page(reading)
    for document in reading.documents:
        document.findings.clear()
    for rules in _RULES:
        for finding in rules.find(page):
            document_here = page.document_at(finding.start)
            if document_here is not None:
                document_here.findings.append(finding)
    for document in reading.documents:
        document.findings.sort(key=lambda finding: (finding.start, finding.end, finding.code))


def message(finding: Finding, language: str) -> str:
    """The sentence that says what is the matter and what to do."""
    return messages.sentence(KINDS[finding.code].msgid, finding.values, language)
