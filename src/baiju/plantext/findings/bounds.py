"""Finds what a text must not hold or claim: personal data, powers that the body does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from baiju.plantext.model import Edit, Finding

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
KINDS = (PERSONAL, POWERS)

_NUMBER = re.compile(
    r"(?<!\d)(?:[1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]"
    r"|1[3-9]\d(?:[ -]?\d{4}){2}|62\d{14,17})(?!\d)"
)
_TOWN_UNION = "(?:镇|乡|街道|基层|企业|村|社区)总?工会"
_NOT_ASKED = "(?:(?!建议|提请|配合|协助|推动|督促|支持|报请|联合|移送|反映)[^,。;\n])"
_POWERS = (
    (
        "建议书",
        rf"{_TOWN_UNION}{_NOT_ASKED}{{0,14}}(?:发出|下达|签发|制发|送达|发放){_NOT_ASKED}{{0,12}}建议书",
    ),
    ("工会", rf"工会{_NOT_ASKED}{{0,10}}(?:责令|罚款|处以|吊销|查封|行政处罚|强制执行|裁决|判决)"),
    ("算", "主席团(?:会议)?[^,。;\n听]{0,12}(?:批准|审批|通过|调整)[^,。;\n]{0,10}(?:预算|决算)"),
    (
        "主席团",
        "主席团(?:会议)?[^,。;\n]{0,8}(?:选举产生|任命|任免|罢免)[^,。;\n]{0,6}(?:镇长|乡长|主席)",
    ),
    (
        "主席团",
        "主席团[^,。;\n]{0,8}(?:直接(?:查处|办理案件|处理案件)|判决|责令停产|行政处罚)",
    ),
)


def find(page: Page) -> Iterator[Finding]:
    for match in _NUMBER.finditer(page.folded):
        shown = match.group()[:3] + "…" + match.group()[-2:]
        hidden = match.group()[:3] + "*" * (len(match.group()) - 5) + match.group()[-2:]
        yield PERSONAL.at(*match.span(), Edit(*match.span(), hidden), found=shown)
    for sign, pattern in _POWERS:
        for match in re.finditer(pattern, page.folded) if sign in page.folded else ():
            yield POWERS.at(*match.span(), found=page.text[slice(*match.span())])
