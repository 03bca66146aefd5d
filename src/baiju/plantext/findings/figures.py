"""Finds figures that cannot be right, disagree, or have no base."""

from __future__ import annotations

import re
from collections.abc import Iterator

from baiju.plantext import consistency
from baiju.plantext.consistency import Contradiction
from baiju.plantext.model import Document, Finding, Node

from .kinds import Kind, Page

VALUE = Kind(
    "suspicious_value",
    "error",
    "“%(found)s” can hardly be right. Check the figure.",
)
UNIT = Kind(
    "unit_error",
    "warning",
    "“%(found)s” is not counted so. Check the unit.",
)
COUNT = Kind(
    "inconsistent_number",
    "error",
    "“%(found)s” does not agree with %(other)s. Check both figures.",
)
IMPLIED = Kind(
    "implied_denominator",
    "hint",
    "From “%(found)s” follows a whole of %(total)s. State it, or check the figures.",
)
KINDS = (VALUE, UNIT, COUNT, IMPLIED)

_COUNTED_WRONG = (
    re.compile(
        r"(?<!\d)\d{1,9}[家户](?:会员|农民工|劳模)(?=[,。;、参加入])|\d{1,9}[家户]职工(?=[,。;、参加入])"
        r"|\d{1,9}[名位](?:企业|单位|公司|工厂|工会)(?=[,。;、参加])"
        r"|\d{1,9}(?:元元|人人次|%%|万万|次次|家家企业)"
        r"|\d{1,9}个(?:节约标兵|技术能手|劳动模范|人大代表|先进工作者)"
    ),
    re.compile(
        r"(?:发稿|稿件|信息(?!录入|采集|登记|管理)|简报)[^,。;\d]{0,6}(\d{1,9}(?:人次|家|户|人))(?=[,。;、])"
    ),
    re.compile(r"%,(比[^,。;\d]{1,8}(?:提高|上升|下降|增长|降低|增加)了?[\d.]{1,8}%)"),
)
_PROMISED = re.compile(
    "(?:以下|下列|如下|做好|抓好|突出|围绕|重点抓|坚持|办好|实施|强化|聚焦)[^,。;\n\\d]{0,6}?"
    "([两二三四五六七八九十]|\\d{1,2})(?:个方面|项工作|项重点|项措施|项任务|个重点|件实事|项行动|个环节)"
)
_FIGURES = "零一二三四五六七八九十"


def find(page: Page) -> Iterator[Finding]:
    for pattern in _COUNTED_WRONG:
        for match in pattern.finditer(page.folded):
            span = match.span(pattern.groups)
            yield UNIT.at(*span, found=page.text[slice(*span)])
    for document in page.documents:
        yield from _promises(page, document)
        yield from _contradictions(page, document)
        yield from _implied(page, document)


def _implied(page: Page, document: Document) -> Iterator[Finding]:
    """Only where the document does not state the whole itself."""
    stated = {quantity.value for quantity in document.quantities}
    for one in consistency.implied_denominators(document):
        if one.denominator not in stated:
            found = page.text[one.start : one.end]
            yield IMPLIED.at(one.start, one.end, found=found, total=one.denominator)


def _contradictions(page: Page, document: Document) -> Iterator[Finding]:
    for one in consistency.contradictions(document):
        if one.kind == "over_100":
            start, end = one.first.value_start, one.first.end
            yield VALUE.at(start, end, found=page.text[one.first.start : end])
        else:
            yield _disagreement(page, one)


def _disagreement(page: Page, one: Contradiction) -> Finding:
    """The later figure is pointed at; of a sum, the whole sentence."""
    start, end = one.start, one.end
    if one.kind != "sum":
        start, end = max((one.first.start, one.first.end), (one.second.start, one.second.end))
    shown = page.text[one.second.start : one.second.end]
    other = page.text[one.first.start : one.first.end]
    return COUNT.at(start, end, found=shown, other=f"“{other}”")


def _promises(page: Page, document: Document) -> Iterator[Finding]:
    """Four matters are promised, three are named."""
    below: dict[int | None, list[Node]] = {}
    for node in document.outline:
        below.setdefault(node.parent, []).append(node)
    for node in document.outline:
        children = below.get(node.id, [])
        if len(children) < 2:
            continue
        end = min(children[0].start, node.end)
        match = _PROMISED.search(page.folded, node.start, end)
        if match is None:
            continue
        figure = match.group(1)
        promised = int(figure) if figure.isdecimal() else _FIGURES.find(figure.replace("两", "二"))
        if promised not in (len(children), 1):
            found = page.text[match.start() : match.end()]
            yield COUNT.at(*match.span(), found=found, other=str(len(children)))
