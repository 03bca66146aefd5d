"""Finds words: slips, unusual forms, wrong terms, references of another time, misnamed laws."""

from __future__ import annotations

import re
from collections.abc import Iterator

from baiju.plantext.model import Document, Finding

from . import lexicon
from .kinds import Kind, Page
from .lexicon import Entry

TYPO = Kind("typo", "error", "“%(found)s” is a slip of the pen. Write “%(right)s”.")
VARIANT = Kind("nonstandard_word", "hint", "“%(found)s” is not the usual form. Write “%(right)s”.")
SWAP = Kind("synonym_swap", "warning", "“%(found)s” is not the term. Write “%(right)s”.")
OUTDATED = Kind(
    "outdated_reference",
    "warning",
    "“%(found)s” is of another time. Check it, and write what is in force now.",
)
LAW = Kind("law_name", "error", "There is no law of the name “%(found)s”. Write “%(right)s”.")
TERM = Kind(
    "inconsistent_term",
    "hint",
    "The text says “%(found)s” here and “%(other)s” elsewhere. Use one term for one thing.",
)
KINDS = (TYPO, VARIANT, SWAP, OUTDATED, LAW, TERM)

_BY_LIST = {"typos": TYPO, "variants": VARIANT, "swaps": SWAP, "laws": LAW}
_UNION = re.compile("(?<!全)(?:镇|乡|街道)(总?)工会(?!联合会|委员会|会员|工作|组织|干部)")
_UNTIL = re.compile(
    "(?:^|(?<=[,。;:!?\\n ]))截止(?=到?(?:目前|现在|今年|去年|年底|月底|本月|\\d{1,4}[年月]))"
)


def find(page: Page) -> Iterator[Finding]:
    taken = -1
    for start, entry in lexicon.matches(page.folded):
        finding = _finding(page, start, entry)
        if finding is not None and start >= taken:
            taken = finding.end
            yield finding
    for match in _UNTIL.finditer(page.folded):
        cure = page.swap(*match.span(), "截至")
        yield TYPO.at(*match.span(), *cure, found=match.group(), right="截至")
    for document in page.documents:
        yield from _terms(page, document)


def _finding(page: Page, start: int, entry: Entry) -> Finding | None:
    if entry.kind == "slips":
        return _slip(page, start, entry)
    end = start + len(entry.word)
    if entry.kind in ("spans", "gone"):
        return _reference(page, start, entry)
    cure = page.swap(start, end, entry.right)
    kind = _BY_LIST[entry.kind]
    return kind.at(start, end, *cure, found=page.text[start:end], right=entry.right)


def _slip(page: Page, start: int, entry: Entry) -> Finding:
    """The mistaken character with its neighbour: the word, not the whole phrase."""
    first = min(lexicon.mistaken(entry) // 2 * 2, len(entry.word) - 2)
    begin, end, right = start + first, start + first + 2, entry.right[first : first + 2]
    cure = page.swap(begin, end, right)
    return TYPO.at(begin, end, *cure, found=page.text[begin:end], right=right)


def _reference(page: Page, start: int, entry: Entry) -> Finding | None:
    document = page.document_at(start)
    if document is None or not _is_out_of_time(document, entry):
        return None
    end = start + len(entry.word)
    cure = page.swap(start, end, entry.right) if entry.right else ()
    return OUTDATED.at(start, end, *cure, found=page.text[start:end])


def _is_out_of_time(document: Document, entry: Entry) -> bool:
    year = document.extent.year
    first, last = entry.years
    if year is None:
        return entry.kind == "gone"
    return bool((first and year < first) or (last and year > last))


def _terms(page: Page, document: Document) -> Iterator[Finding]:
    """镇工会 and 镇总工会 in the text of one union: the rarer name, where it stands first."""
    if not _UNION.search(page.title(document)):
        return
    names: dict[str, list[re.Match[str]]] = {"总": [], "": []}
    for match in _UNION.finditer(page.folded, document.extent.start, document.extent.end):
        names[match.group(1)].append(match)
    rare, usual = sorted(names.values(), key=len)
    if rare and usual[0].group() != rare[0].group():
        yield TERM.at(*rare[0].span(), found=rare[0].group(), other=usual[0].group())
