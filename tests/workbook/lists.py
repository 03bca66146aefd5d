"""Registers as a workbook sees them, people who do not exist, and a reading of a whole book."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import openpyxl

from baiju.identifiers import resident, uscc
from baiju.workbook import body, layout, reading, rows
from baiju.workbook.choosing import Question
from baiju.workbook.columns import Column
from baiju.workbook.layout import Layout
from baiju.workbook.model import Line, Merge
from baiju.workbook.rows import Check, Row

TODAY = date(2026, 11, 22)
MEMBERS = (
    Column("name", "姓名", "text", required=True, longest=60),
    Column(
        "id_type",
        "证件类型",
        "choice",
        choices={"resident": "居民身份证", "taiwan": "台湾居民居住证", "passport": "护照"},
    ),
    Column("id_no", "证件号码", "id", required=True),
    Column("birth", "出生日期", "date", past=True),
    Column("sex", "性别", "choice", choices={"male": "男", "female": "女"}),
    Column("mobile", "手机", "phone"),
    Column("joined_on", "入会日期", "date"),
    Column("is_migrant", "农民工", "truth"),
    Column("is_dispatched", "劳务派遣工", "truth"),
    Column("union", "所在工会", "reference"),
    Column("employer", "工作单位", "reference"),
)
EMPLOYERS = (
    Column("uscc", "统一社会信用代码", "uscc"),
    Column("name", "名称", "text", required=True, synonyms=("单位名称", "企业名称", "单位")),
    Column("region", "注册地", "text"),
    Column("employees", "职工人数", "whole"),
    Column("women", "女职工", "whole"),
    Column("migrant", "农民工", "whole"),
    Column("dispatched", "劳务派遣工", "whole"),
)
AGREEMENTS = (
    Column(
        "kind",
        "合同类型",
        "choice",
        choices={
            "general": "集体合同",
            "wage": "工资专项集体合同",
            "women": "女职工权益保护专项集体合同",
        },
    ),
    Column("employer", "用人单位", "reference", required=True),
    Column("signed_on", "签订日期", "date"),
    Column("valid_from", "生效日期", "date", required=True),
    Column("valid_to", "终止日期", "date"),
    Column("covered_workers", "覆盖职工数", "whole"),
    Column("covered_women", "覆盖女职工", "whole"),
)
UNIONS = (
    Column("name", "工会名称", "text", required=True),
    Column("employer", "所属单位", "reference"),
    Column("superior", "上级工会", "reference"),
    Column("approved_on", "建会日期", "date"),
)
UNITS = (
    Column("code", "编码", "text", required=True),
    Column("name", "名称", "text"),
    Column("parent", "上级", "reference"),
    Column(
        "kind",
        "类型",
        "choice",
        synonyms=("单位类型",),
        choices={"township": "乡镇", "street": "街道"},
    ),
)
CHECKS = (
    rows.women_within("women", "employees"),
    rows.women_within("covered_women", "covered_workers"),
    rows.in_order("valid_from", "valid_to"),
)


def id_no(born: str, order: int = 1) -> str:
    """A number of a county that does not exist; odd orders are men."""
    start = f"119901{born}{order:03}"
    return start + resident.check_sign(start)


def code(order: int) -> str:
    """A credit code of a county that does not exist, right inside too."""
    for end in "0123456789X":
        start = f"91119901MA{order:06}{end}"
        found = start + uscc.check_sign(start)
        if uscc.fault(found) is None and uscc.is_inner_right(found):
            return found
    raise ValueError(order)


def saved(book: openpyxl.Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


@dataclass
class Taken:
    """What was read from one sheet."""

    layout: Layout
    rows: list[Row] = field(default_factory=list)
    skipped: list[tuple[int, str]] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)

    def told(self, severity: str = "error") -> list[tuple[int, str, str]]:
        """Row, column letter (or field) and code of each fault."""
        letters = self.layout.letters
        return [
            (row.number, letters.get(name, name), fault.code)
            for row in self.rows
            for name, fault in row.faults
            if fault.severity == severity
        ]

    def values(self, *names: str) -> list[tuple[str | None, ...]]:
        return [tuple(row.values.get(name) for name in names) for row in self.rows]


def lines(*said: Sequence[Any], start: int = 1) -> list[Line]:
    """Rows of cells, as a reader gives them."""
    return [Line(start + at, list(cells)) for at, cells in enumerate(said)]


def laid(
    said: Sequence[Line],
    columns: Sequence[Column] = MEMBERS,
    merges: Sequence[Merge] = (),
    mapping: Mapping[str, str] | None = None,
    **more: Any,
) -> Layout:
    return layout.find(more.pop("sheet", "会员"), said, merges, columns, mapping, **more)


def taken(
    found: Layout,
    said: Iterable[Line],
    merges: Sequence[Merge] = (),
    hidden: frozenset[int] = frozenset(),
    checks: Iterable[Check] = CHECKS,
) -> Taken:
    person = rows.Person() if "id_no" in found.wanted else None
    read = rows.reader(found, today=TODAY, person=person, checks=checks)
    result = Taken(found, questions=list(found.questions))
    for each in body.rows(found, said, merges, hidden):
        if isinstance(each, body.Found):
            result.rows.append(read(each))
        elif isinstance(each, body.Skipped):
            result.skipped.append((each.number, each.reason))
        else:
            result.questions.append(each)
    return result


def read(
    data: bytes,
    name: str,
    columns: Sequence[Column] = MEMBERS,
    mapping: Mapping[str, str] | None = None,
) -> dict[str, Taken]:
    """A whole book, hidden sheets left aside, as the import reads it."""
    sheets = []
    with reading.opened(data, name) as book:
        for sheet in book.sheets:
            sheets += [] if sheet.is_hidden else [(sheet, list(sheet.lines()))]
    layouts = layout.together(
        [
            layout.find(
                sheet.name, said[:200], sheet.merges, columns, mapping, hidden=sheet.hidden_columns
            )
            for sheet, said in sheets
        ]
    )
    return {
        sheet.name: taken(found, said, sheet.merges, sheet.hidden_rows)
        for found, (sheet, said) in zip(layouts, sheets, strict=True)
    }
