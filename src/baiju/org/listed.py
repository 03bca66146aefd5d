"""The list of units: its columns, and what people call the kinds of unit in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from baiju.engine.declare import Intake
from baiju.workbook.columns import Column

TITLES = {
    "province": "省级总工会",
    "city": "市级总工会",
    "county": "县级总工会",
    "township": "乡镇总工会",
    "street": "街道总工会",
    "grassroots": "基层工会",
    "congress": "乡镇人大主席团",
    "department": "部门",
}
"""What a list calls the kinds; lists are Chinese in every language of the pages."""
WORDS = {
    "省总工会": "province",
    "省": "province",
    "市总工会": "city",
    "市": "city",
    "县总工会": "county",
    "区总工会": "county",
    "县": "county",
    "区": "county",
    "乡镇": "township",
    "乡": "township",
    "镇": "township",
    "乡镇工会": "township",
    "街道": "street",
    "街道工会": "street",
    "基层": "grassroots",
    "企业工会": "grassroots",
    "企业": "grassroots",
    "企事业单位": "grassroots",
    "村": "grassroots",
    "社区": "grassroots",
    "村工会": "grassroots",
    "社区工会": "grassroots",
    "人大主席团": "congress",
    "人大": "congress",
}
"""What people write instead."""


def take(actor: Any, unit: Any, row: Mapping[str, str]) -> str:
    """One row; the tree rests on the models that name this list, so it is asked for late."""
    from . import taking

    return taking.take(actor, unit, row)


units = Intake(
    key="units",
    title=_("units"),
    area="org",
    columns=(
        Column(
            "code",
            "单位代码",
            "text",
            ("代码", "编码", "单位编码", "组织代码", "code"),
            required=True,
        ),
        Column(
            "name",
            "单位名称",
            "text",
            ("名称", "单位", "组织名称", "机构名称", "工会名称", "单位全称", "name"),
            required=True,
        ),
        Column(
            "parent",
            "上级单位",
            "text",
            ("上级", "上级代码", "上级单位代码", "所属上级", "隶属", "隶属单位", "parent"),
        ),
        Column(
            "kind",
            "单位类型",
            "choice",
            ("类型", "类别", "单位类别", "种类", "kind"),
            choices=TITLES,
            also=WORDS,
        ),
    ),
    identity=(("code",),),
    take=take,
)
