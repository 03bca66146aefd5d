"""Lists and reports on an agreement: filing form, representatives, minutes, checks of performance."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from baiju.areas.bargaining.kinds import Side

from . import wording
from .wording import ROOM

if TYPE_CHECKING:
    from baiju.areas.bargaining.agreement import Agreement
    from baiju.areas.bargaining.talks import Check, Meeting

SIDES = {Side.UNION.value: "职工方", Side.EMPLOYER.value: "用人单位方"}


def filing(agreement: Agreement) -> dict[str, Any]:
    """备案表: what the union above keeps of an agreement, and the employers it holds for."""
    rows = [["项目", "内容"], *([title, told] for title, told in _facts(agreement))]
    covered = [
        [str(at), str(row.employer), wording.number(row.workers), wording.number(row.women)]
        for at, row in enumerate(_covered(agreement), 1)
    ]
    blocks: list[dict[str, Any]] = [{"rows": rows}]
    if covered:
        head = ["序号", "覆盖的用人单位", "覆盖职工", "其中女职工"]
        blocks.append({"rows": [head, *covered], "caption": "覆盖用人单位名单"})
    blocks += wording.paragraphs("上级工会意见：", f"{ROOM}　　　　　　　{wording.day(None)}")
    return {
        "title": f"{wording.name(agreement)}报上级工会备案表",
        "number": agreement.number,
        "blocks": blocks,
        "signature": wording.signature(wording.union(agreement), agreement.filed_to_union_on),
    }


def _covered(agreement: Agreement) -> Any:
    return agreement.covered.filter(left_on=None).select_related("employer").order_by("pk")


def _facts(agreement: Agreement) -> list[tuple[str, str]]:
    term = f"{wording.day(agreement.valid_from)}至{wording.day(agreement.valid_to)}"
    vote = (
        f"应到{wording.number(agreement.congress_due)}人，"
        f"实到{wording.number(agreement.congress_present)}人，"
        f"赞成{wording.number(agreement.congress_for)}人"
    )
    return [
        ("合同名称", agreement.label),
        ("用人单位方", wording.employer(agreement)),
        ("职工方", wording.union(agreement)),
        (
            "要约日期、应约日期",
            f"{wording.day(agreement.offered_on)}；{wording.day(agreement.replied_on)}",
        ),
        ("职工代表大会通过", f"{wording.day(agreement.passed_on)}；{vote}"),
        ("签订日期", wording.day(agreement.signed_on)),
        ("合同期限", term),
        ("覆盖职工", f"{wording.number(agreement.covered_workers)}人"),
        ("其中女职工", f"{wording.number(agreement.covered_women)}人"),
        ("报送劳动行政部门", wording.day(agreement.filed_on)),
        ("生效日期", wording.day(agreement.effective_on)),
        ("公布日期", wording.day(agreement.published_on)),
    ]


def representatives(agreement: Agreement) -> dict[str, Any]:
    """代表名单: both sides, the chief first."""
    blocks: list[dict[str, Any]] = []
    for side, title in SIDES.items():
        people = agreement.representatives.filter(side=side, until=None)
        rows = [
            [
                *(str(at), person.name, person.post),
                *("首席代表" if person.is_chief else "代表", wording.yes(person.is_frontline)),
            ]
            for at, person in enumerate(people.order_by("-is_chief", "pk"), 1)
        ]
        head = ["序号", "姓名", "职务", "身份", "一线职工"]
        blocks.append({"rows": [head, *rows], "caption": f"{title}协商代表"})
    return {"title": f"{agreement.label}\n协商代表名单", "blocks": blocks, "signature": None}


def minutes(agreement: Agreement) -> dict[str, Any]:
    """协商会议纪要: each meeting with place, chair, recorder, matters and result."""
    blocks: list[dict[str, Any]] = []
    for at, meeting in enumerate(agreement.meetings.order_by("held_on", "pk"), 1):
        blocks += _meeting(at, meeting)
    blocks.append({"rows": [["职工方代表签字", "用人单位方代表签字"], [ROOM, ROOM]]})
    return {
        "title": f"{agreement.label}\n协商会议纪要",
        "blocks": blocks,
        "signature": None,
    }


def _meeting(at: int, meeting: Meeting) -> list[dict[str, Any]]:
    return [
        {"level": 1, "text": f"第{at}次会议"},
        *wording.paragraphs(
            f"时间：{wording.day(meeting.held_on)}",
            f"地点：{wording.text(meeting.place)}",
            f"主持人：{wording.text(meeting.chair)}；记录员（非协商代表）：{wording.text(meeting.recorder)}",
            f"协商内容：{wording.text(meeting.matters)}",
            f"协商结果：{wording.text(meeting.result)}",
            f"纪要编号：{meeting.minutes_no}" if meeting.minutes_no else "",
        ),
    ]


def performance(agreement: Agreement) -> dict[str, Any]:
    """履约检查报告: what was looked at, what is not kept, what was mended."""
    found = list(agreement.checks.order_by("checked_on", "pk"))
    last = found[-1] if found else None
    head = ["检查日期", "检查内容", "未履行的事项", "整改期限", "整改完成"]
    rows = [[*_check(check)] for check in found]
    open_ = [check for check in found if check.breaches and check.remedied_on is None]
    told = (
        f"共检查{len(found)}次，尚有{len(open_)}次检查发现的问题没有整改到位。"
        if open_
        else f"共检查{len(found)}次，没有尚未整改的问题。"
    )
    return {
        "title": f"{agreement.label}\n履约检查报告",
        "blocks": [
            *wording.paragraphs(
                f"《{agreement.label}》期限为{wording.day(agreement.valid_from)}至"
                f"{wording.day(agreement.valid_to)}，覆盖职工{wording.number(agreement.covered_workers)}人。"
                f"现将履行情况的检查结果报告如下。{told}"
            ),
            {"rows": [head, *rows]},
        ],
        "signature": wording.signature(wording.union(agreement), last.checked_on if last else None),
    }


def _check(check: Check) -> tuple[str, ...]:
    return (
        wording.day(check.checked_on),
        check.items,
        check.breaches or "无",
        wording.day(check.remedy_due) if check.remedy_due else "",
        wording.day(check.remedied_on) if check.remedied_on else "",
    )
