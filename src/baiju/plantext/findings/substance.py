"""Finds what a plan lacks or tells amiss: parts, measurable targets, owners, deadlines, finished work."""

from __future__ import annotations

import re
from collections.abc import Iterator

from baiju.plantext import headings
from baiju.plantext.model import Document, Finding, Node

from .kinds import Kind, Page, on_title

MISSING = Kind(
    "missing_section",
    "warning",
    "The document has no part that says “%(part)s”. Add one.",
)
NO_TARGET = Kind(
    "no_measurable_target",
    "warning",
    "The plan sets no target that can be measured. Add figures that are to be reached.",
)
PAST = Kind(
    "past_in_plan",
    "warning",
    "This tells of finished work. Move it to a summary, or write what is to be done.",
)
SUMMARY = Kind(
    "reads_as_summary",
    "warning",
    "The title says it is a plan, but %(share)d%% of its text tells of finished work. "
    "Write what is to be done.",
)
PLAN = Kind(
    "reads_as_plan",
    "warning",
    "The title says it is a summary, but little of its text tells of finished work. "
    "Write what was reached.",
)
EMPTY = Kind(
    "empty_item",
    "warning",
    "Nothing follows this heading. Write what is to be done, or take the item away.",
)
VAGUE = Kind(
    "vague_target",
    "hint",
    "“%(found)s” cannot be measured. Say how much, of what and by when.",
)
NO_OWNER = Kind(
    "no_owner",
    "hint",
    "No item says who is to do it. Name the one in charge and those who help.",
)
NO_DEADLINE = Kind(
    "no_deadline",
    "hint",
    "No item says by when or how often. Add deadlines.",
)
KINDS = (MISSING, NO_TARGET, PAST, SUMMARY, PLAN, EMPTY, VAGUE, NO_OWNER, NO_DEADLINE)

_PLANS = frozenset({"plan", "scheme"})
_IDEA = re.compile(
    "指导思想|总体要求|总体思路|总体目标|基本思路|工作思路|总要求|为指导|为统领|为引领|为主线|工作总基调"
    "|为了|为进一步|为深入|为全面|为切实|为认真|为加强|为推动|为贯彻|结合(?:我|本|全|实际)"
)
_IDEA_VERB = re.compile("坚持|贯彻|围绕|落实|践行|领导下|指导下|精神|[以为]")
_IDEA_HEADING = re.compile("指导思想|总体要求|总体思路|总体目标|基本思路|工作思路|总要求|基本原则")
_TARGET = re.compile(
    "(?:工作|任务|总体|主要|重点|年度|预期|奋斗|具体|创建|活动)目标|^目标|目标任务|任务|指标"
)
_MEASURE = re.compile("措施|保障|要求|步骤|安排|任务|重点|实施|做法|工作内容|主要工作")
_PROBLEM = re.compile("问题|不足|困难|差距|短板|薄弱")
_NEXT = re.compile("下一步|打算|计划|设想|今后|明年|思路|来年|展望|下步")
_LOOKING_BACK = re.compile(
    "回顾|总结|完成情况|工作情况|主要成绩|主要成效|现状|基本情况|存在(?:的)?(?:主要)?问题"
)
_VAGUE = re.compile(
    "(?:力争|争取|确保|努力|实现|取得|有|迈上)[^，。；,;\\d]{0,12}"
    "(?:新突破|新进展|新台阶|新成效|新提升|明显提高|明显改善|大幅提高|大幅提升|显著提高|显著提升|明显进步|更大进步)"
)
_OPENING = 40
_SUMMARY_SHARE = 0.33
_PLAN_SHARE = 0.12
_SHORT_ITEM, _NAME = 24, 4
_COMPLETE = re.compile(r"[，,。；;：:、\n\d]|开展|举办|组织(?!建设)|召开|参加|安排|完成")


def find(page: Page) -> Iterator[Finding]:
    for document in page.documents:
        yield from _empty_items(page, document)
        if document.extent.genre in _PLANS:
            yield from _plan(page, document)
        if document.extent.genre == "summary":
            yield from _summary(page, document)


def _plan(page: Page, document: Document) -> Iterator[Finding]:
    for part in _lacking(page, document):
        yield on_title(MISSING, document, part=part)
    targets = [quantity for quantity in document.quantities if quantity.tense == "target"]
    if not targets and document.extent.genre == "plan":
        yield on_title(NO_TARGET, document)
    told = list(_told(page, document))
    share = _share(document, sum(one.end - one.start for one in told))
    if share >= _SUMMARY_SHARE and document.extent.genre == "plan":
        yield on_title(SUMMARY, document, share=round(share * 100))
    yield from told
    yield from _vague(page, document)
    yield from _open_duties(document)


def _lacking(page: Page, document: Document) -> Iterator[str]:
    shown = [page.heading(node) for node in document.outline]
    has_targets = any(quantity.tense == "target" for quantity in document.quantities)
    if not _has_idea(page, document) and not any(map(_IDEA_HEADING.search, shown)):
        yield "指导思想"
    if not has_targets and not any(_TARGET.search(heading) for heading in shown):
        yield "目标"
    measures = sum(1 for _ in page.of(document, "measure"))
    if measures < 3 and not any(_MEASURE.search(heading) for heading in shown):
        yield "措施"


def _has_idea(page: Page, document: Document) -> bool:
    """It is said before the first item, or in the first words of all."""
    start = document.extent.title_end
    first = document.outline[0].start if document.outline else start
    opening = page.folded[start:first].strip()
    if len(opening) >= _OPENING and _IDEA_VERB.search(opening):
        return True
    return _IDEA.search(page.folded, start, max(first, start + 4 * _OPENING)) is not None


def _told(page: Page, document: Document) -> Iterator[Finding]:
    back = _spans_looking_back(page, document)
    for sentence in page.of(document, "result"):
        if not any(start <= sentence.start < end for start, end in back):
            yield PAST.at(sentence.start, sentence.end)


def _spans_looking_back(page: Page, document: Document) -> list[tuple[int, int]]:
    return [
        (node.start, node.end)
        for node in document.outline
        if _LOOKING_BACK.search(page.heading(node)[:20])
    ]


def _share(document: Document, told: int) -> float:
    """How much of the sentences tells of finished work."""
    whole = sum(sentence.end - sentence.start for sentence in document.sentences)
    return told / whole if whole else 0.0


def _summary(page: Page, document: Document) -> Iterator[Finding]:
    body = page.body(document)
    if not _PROBLEM.search(body):
        yield on_title(MISSING, document, part="存在的问题")
    if not _NEXT.search(body):
        yield on_title(MISSING, document, part="下一步打算")
    results = any(quantity.tense == "result" for quantity in document.quantities)
    told = sum(sentence.end - sentence.start for sentence in page.of(document, "result"))
    if document.sentences and not results and _share(document, told) < _PLAN_SHARE:
        yield on_title(PLAN, document)


def _empty_items(page: Page, document: Document) -> Iterator[Finding]:
    families: dict[int | None, list[Node]] = {}
    for node in document.outline:
        families.setdefault(node.parent, []).append(node)
    for family in families.values():
        for node in family:
            if node.id in families or _is_cut_off(page, document, node):
                continue
            if _is_empty(page, node, family):
                yield EMPTY.at(
                    node.start, node.start + len(page.text[node.start : node.end].rstrip())
                )


def _is_cut_off(page: Page, document: Document, node: Node) -> bool:
    """The text ends with this heading: what followed it was lost."""
    return not page.text[node.end : document.extent.end].strip()


def _is_empty(page: Page, node: Node, family: list[Node]) -> bool:
    """Nothing behind the marker; or a bare heading where every neighbour says more."""
    words = page.folded[node.start : node.end].strip()
    bare = words.removeprefix(node.marker).strip(" 。.、：:")
    if not bare:
        return True
    if node.marker_class.startswith("ord_") or not node.marker:
        return False
    if len(bare) > _SHORT_ITEM or _COMPLETE.search(bare):
        return False
    if len(bare) > _NAME and headings.names_a_section(bare[:_NAME]):
        return False
    others = [other for other in family if other is not node]
    fuller = [other for other in others if _says_more(page, other)]
    return len(others) >= 2 and len(fuller) >= len(others) * 0.75


def _says_more(page: Page, node: Node) -> bool:
    words = page.folded[node.heading_end : node.end].strip(" 。\n")
    return len(words) >= 12 or node.end - node.start > 2 * _SHORT_ITEM


def _vague(page: Page, document: Document) -> Iterator[Finding]:
    """Once under each heading is enough."""
    seen: set[int | None] = set()
    for sentence in page.of(document, "target"):
        if sentence.node in seen or _has_figure(document, sentence.start, sentence.end):
            continue
        match = _VAGUE.search(page.folded, sentence.start, sentence.end)
        if match is not None:
            seen.add(sentence.node)
            yield VAGUE.at(*match.span(), found=page.text[match.start() : match.end()])


def _has_figure(document: Document, start: int, end: int) -> bool:
    return any(start <= quantity.start < end for quantity in document.quantities)


def _open_duties(document: Document) -> Iterator[Finding]:
    if len(document.outline) < 3:
        return
    if not any(node.parties for node in document.outline):
        yield on_title(NO_OWNER, document)
    if not any(node.deadline or node.frequency for node in document.outline):
        yield on_title(NO_DEADLINE, document)
