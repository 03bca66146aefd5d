"""Decisions on an agreement: the resolution of the workers' congress, the opinion of the labour authority."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from baiju.areas.bargaining.kinds import Scope

from . import wording

if TYPE_CHECKING:
    from baiju.areas.bargaining.agreement import Agreement


def resolution(agreement: Agreement) -> dict[str, Any]:
    """决议: how many were there, how many voted for it, counted on all delegates."""
    body = _congress(agreement)
    due, present, votes = (
        wording.number(value)
        for value in (agreement.congress_due, agreement.congress_present, agreement.congress_for)
    )
    return {
        "title": f"{body}\n关于《{agreement.label}》草案的决议",
        "status": f"（{wording.day(agreement.passed_on)}通过）" if agreement.passed_on else "",
        "blocks": wording.paragraphs(
            f"{body}于{wording.day(agreement.passed_on)}召开会议，听取了双方协商代表关于"
            f"《{agreement.label}》草案协商情况的说明，对草案进行了审议。",
            f"本次会议应到职工代表{due}人，实到{present}人，符合法定人数。经表决，{votes}人赞成，"
            "超过全体职工代表的半数。",
            f"会议决定：通过《{agreement.label}》草案，由双方首席代表签字，按规定报送劳动行政部门。",
            "会议要求，双方认真履行合同约定，每年至少向职工代表大会报告一次履行情况。",
        ),
        "signature": wording.signature(body, agreement.passed_on),
    }


def _congress(agreement: Agreement) -> str:
    if agreement.scope == Scope.ENTERPRISE:
        return f"{wording.employer(agreement)}职工代表大会"
    kind = "行业" if agreement.scope == Scope.INDUSTRY else "区域"
    return f"{agreement.unit.name}{kind}职工代表大会"


def opinion(agreement: Agreement) -> dict[str, Any]:
    """审查意见: the form that the labour authority fills in and returns to both sides."""
    return {
        "title": f"{wording.name(agreement)}审查意见书",
        "number": agreement.filing_no,
        "addressee": f"{wording.employer(agreement)}、{wording.union(agreement)}",
        "blocks": [
            *wording.paragraphs(
                f"你们双方签订的《{agreement.label}》，已于{wording.day(agreement.received_on)}收到。"
                "现就双方主体资格、协商程序和合同内容提出审查意见如下："
            ),
            {
                "rows": [
                    ["审查事项", "审查意见"],
                    ["双方主体和协商代表资格", ""],
                    ["协商和职工代表大会通过的程序", ""],
                    ["劳动条件和劳动报酬不低于规定标准", ""],
                    ["合同期限和其他内容", agreement.objection],
                ]
            },
            *wording.paragraphs(
                "审查结论：□无异议　□有异议，请就异议部分协商修改后重新报送。",
                f"依照规定，自收到合同文本之日起十五日内（至{wording.day(agreement.objection_due)}止）"
                "未提出异议的，合同即行生效。",
            ),
        ],
        "signature": None,
    }
