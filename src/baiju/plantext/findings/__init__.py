"""The findings of a reading: what a careful colleague would point at, and the sentence that says it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import islice

from baiju.plantext import messages
from baiju.plantext.model import Finding, Reading

from . import (
    bounds,
    copies,
    figures,
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
    figures,
    fragments,
    places,
    copies,
)

KINDS: dict[str, Kind] = {kind.code: kind for rules in _RULES for kind in rules.KINDS}
"""Every kind of finding by its code."""


_FIRST_WORDS = re.compile(r"[^,;:。!?\n]{1,30}")
MOST, MOST_OF_A_RULE = 500, 5_000
"""More findings of one kind in one document, or of one set of rules in a file, help nobody."""


def note(reading: Reading) -> None:
    """Write every document's findings into it, in the order of the text."""
    page = Page(reading)
    for document in reading.documents:
        document.findings.clear()
    counts: Counter[tuple[int, str]] = Counter()
    for rules in _RULES:
        for finding in islice(rules.find(page), MOST_OF_A_RULE):
            document_here = page.document_at(finding.start)
            if document_here is None:
                continue
            counted = document_here.extent.start, finding.code
            counts[counted] += 1
            if counts[counted] <= MOST:
                document_here.findings.append(_pointed(page, finding))
    for document in reading.documents:
        document.findings.sort(key=lambda finding: (finding.start, finding.end, finding.code))


def _pointed(page: Page, finding: Finding) -> Finding:
    """What is said of a whole document without a title stands on its first words."""
    if finding.start < finding.end:
        return finding
    words = _FIRST_WORDS.match(page.folded, finding.start)
    return finding if words is None else replace(finding, end=words.end())


def message(finding: Finding, language: str) -> str:
    """The sentence that says what is the matter and what to do."""
    return messages.sentence(KINDS[finding.code].msgid, finding.values, language)
