"""Finds what a text must not hold or claim: personal data, powers that the body does not have, wrong figures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from baiju.plantext.model import Document, Edit, Finding, Quantity

from .kinds import Kind, Page

PERSONAL = Kind(
    "personal_data",
    "error",
    "“%(found)s” looks like a number that belongs to a person. Take it out of the text.",
)
POWERS = Kind(
    "powers",
    "error",
    "“%(found)s” is not within this body's powers. Name the act that the law allows it.",
)
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
KINDS = (PERSONAL, POWERS, VALUE, UNIT, COUNT)

_NUMBER = re.compile(
    r"(?<!\d)(?:[1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]"
    r"|1[3-9]\d(?:[ -]?\d{4}){2}|62\d{14,17})(?!\d)"
)
_TOWN_UNION = "(?:镇|乡|街道|基层|企业|村|社区)总?工会"
_NOT_ASKED = "(?:(?!建议|提请|配合|协助|推动|督促|支持|报请|联合|移送|反映)[^,。;\n])"
_POWERS = (
    re.compile(
        rf"{_TOWN_UNION}{_NOT_ASKED}{{0,14}}(?:发出|下达|签发|制发|送达|发放){_NOT_ASKED}{{0,12}}建议书"
    ),
    re.compile(rf"工会{_NOT_ASKED}{{0,10}}(?:责令|罚款|处以|吊销|查封|行政处罚|强制执行)"),
    re.compile(r"工会(?:裁决|裁定|判决)"),
    re.compile(
        r"主席团(?:会议)?[^,。;\n听]{0,12}(?:批准|审批|通过|调整)[^,。;\n]{0,10}(?:预算|决算)"
    ),
    re.compile(
        r"主席团(?:会议)?[^,。;\n]{0,8}(?:选举产生|任命|任免|罢免)[^,。;\n]{0,6}(?:镇长|乡长|副镇长|副乡长|主席)"
    ),
    re.compile(
        r"(?:人大|主席团)[^,。;\n]{0,8}(?:直接(?:查处|办理案件|处理案件)|判决|责令停产|行政处罚)"
    ),
)
_RATE = re.compile("率|比例|比重|面|度$")
_OVER = re.compile("增长|增加|提高|提升|完成|同比|翻|超额|任务|计划")
_COUNTED_WRONG = re.compile(
    r"\d+[家户](?:会员|农民工|劳模)(?=[,。;、参加入])|\d+[家户]职工(?=[,。;、参加入])"
    r"|\d+[名位](?:企业|单位|公司|工厂|工会)(?=[,。;、参加])"
    r"|\d+(?:元元|人人次|%%|万万|次次|家家企业)|\d+个(?:节约标兵|技术能手|劳动模范|人大代表|先进工作者)"
    r"|(?<=发稿)[^,。;\d]{0,6}\d+(?:人次|家|户|人)|(?:稿件|信息|简报)\d+(?:人次|家|户|人)(?=[,。;、])"
    r"|(?<=%,)比[^,。;\d]{1,8}(?:提高|上升|下降|增长|降低|增加)了?[\d.]+%"
)
_PROMISED = re.compile(
    "(?:以下|下列|如下|做好|抓好|突出|围绕|重点抓|坚持|办好|实施|强化|聚焦)[^,。;\n\\d]{0,6}?"
    "([两二三四五六七八九十]|\\d{1,2})(?:个方面|项工作|项重点|项措施|项任务|个重点|件实事|项行动|个环节)"
)
_FIGURES = "零一二三四五六七八九十"


def find(page: Page) -> Iterator[Finding]:
    for match in _NUMBER.finditer(page.folded):
        shown = match.group()[:3] + "…" + match.group()[-2:]
        hidden = match.group()[:3] + "*" * (len(match.group()) - 5) + match.group()[-2:]
        yield PERSONAL.at(*match.span(), Edit(*match.span(), hidden), found=shown)
    for pattern in _POWERS:
        for match in pattern.finditer(page.folded):
            yield POWERS.at(*match.span(), found=page.text[slice(*match.span())])
    for match in _COUNTED_WRONG.finditer(page.folded):
        yield UNIT.at(*match.span(), found=page.text[slice(*match.span())])
    for document in page.documents:
        yield from _values(page, document)
        yield from _promises(page, document)


def _values(page: Page, document: Document) -> Iterator[Finding]:
    for quantity in document.quantities:
        if _is_impossible(page, quantity):
            start, end = quantity.value_start, quantity.end
            yield VALUE.at(start, end, found=page.text[quantity.start : end])


def _is_impossible(page: Page, quantity: Quantity) -> bool:
    """More than the whole of a whole; growth and tasks may go beyond."""
    if quantity.unit not in ("%", "％") or quantity.value <= 100:
        return False
    words = page.folded[quantity.start : quantity.end]
    return bool(_RATE.search(quantity.indicator or words)) and not _OVER.search(words)


def _promises(page: Page, document: Document) -> Iterator[Finding]:
    """Four matters are promised, three are named."""
    for node in document.outline:
        children = [other for other in document.outline if other.parent == node.id]
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
            yield COUNT.at(*match.span(), found=found, other=len(children))
