"""What the demo's agreements say beside their days: proofs, votes, wages, clauses, people, checks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from baiju.areas.bargaining.kinds import Kind

from . import days, people
from .days import Case

LOCAL_LEAST_WAGE = 2010

FIXED = {
    "suspended_on": {"suspension_reason": "上年度经营数据待核实"},
    "objected_on": {"objection": "加班工资计算基数低于规定标准"},
    "terminated_on": {"termination_reason": "企业合并，双方协商一致解除"},
}


def words(data: Mapping[str, Any], case: Case, number: int) -> dict[str, Any]:
    """What goes with the days that are known; here and there a proof is missing."""
    told: dict[str, Any] = {"offer_by": "employer" if number % 9 == 4 else "union"}
    for name, fixed in FIXED.items():
        told |= fixed if name in data else {}
    if "offer_received_on" in data and number % 6:
        told["offer_proof"] = "送达回执，办公室签收"
    if "replied_on" in data:
        note = {"reply": "refused", "reply_note": "厂区正在搬迁，希望下半年再议"}
        told |= note if case.refused else {"reply": "accepted"}
    if "received_on" in data:
        told |= {"filing_no": f"澄人社合同备{1000 + number}号"}
        told |= {"receipt_proof": "人社窗口收件单"} if number % 5 else {}
    if "published_on" in data:
        told["publication"] = ("board", "congress", "network")[number % 3]
    return told


def votes(workers: int) -> dict[str, int]:
    """A congress of the delegates, or of all where there are few."""
    due = min(workers, 30 + workers // 20)
    return {
        "congress_due": due,
        "congress_present": due * 9 // 10 + 1,
        "congress_for": due * 4 // 5 + 1,
    }


def of_its_kind(data: Mapping[str, Any], number: int, today: date) -> dict[str, Any]:
    if "drafted_on" not in data:
        return {}
    if data["kind"] == Kind.WAGE:
        before = 3600 + number * 37 % 1900
        pct = 3 + number % 5
        told = {"wage_before": before, "wage_after": before * (100 + pct) // 100, "raise_pct": pct}
        least = LOCAL_LEAST_WAGE + 100 + number % 4 * 90
        return told | {"least_wage": least, "local_least_wage": LOCAL_LEAST_WAGE, "pay_day": 10}
    if data["kind"] == Kind.WOMEN:
        clauses = ("bars_night_work", "gives_nursing_hour", "bars_harmful_work", "women_rep")
        agreed = dict.fromkeys(clauses, True) | ({"gives_examinations": True} if number % 7 else {})
        return agreed | {"form": "separate", "maternity_leave_days": 98 if number % 2 else 158}
    if data["kind"] == Kind.SAFETY:
        tested = (today - timedelta(days=30 + number % 200)).isoformat()
        dust = {"factor": "粉尘", "exposed": 8 + number % 30, "tested_on": tested, "result": "合格"}
        noise = {"factor": "噪声", "exposed": 5 + number % 20}
        return {
            "equipment": "防尘口罩、耳塞、防护眼镜",
            "examined_pct": 96,
            "hazards": [dust, noise],
        }
    return {}


def inside(
    data: Mapping[str, Any], case: Case, number: int, today: date
) -> dict[str, list[dict[str, Any]]]:
    """People, meetings and checks."""
    rows: dict[str, list[dict[str, Any]]] = {}
    if "offered_on" in data:
        rows["representatives"] = people.table(number, data["offered_on"])
    if "talks_on" in data:
        rows["meetings"] = [
            {
                "held_on": data["talks_on"],
                "place": "职工活动室",
                "chair": rows["representatives"][0]["name"],
                "recorder": people.recorder(number),
                "matters": "双方提出方案，说明依据",
                "result": "就主要条款取得一致，其余事项会后核实",
                **({"signed_by_all": True} if number % 8 else {}),
            }
        ]
    if "published_on" in data:
        found = list(days.checked(case, today))
        rows["checks"] = [_check(day, number, last=day == found[-1]) for day in found]
    return rows


def _check(day: date, number: int, *, last: bool) -> dict[str, Any]:
    told: dict[str, Any] = {
        "checked_on": day,
        "checked_by": "劳动关系监督小组",
        "items": "工资支付、工时休假、社会保险、劳动保护",
        "next_on": day + timedelta(days=182),
    }
    if number % 4 == 2:
        mended = {} if last else {"remedied_on": day + timedelta(days=20)}
        told |= {
            "breaches": "高温津贴未按约定发放",
            "remedy_due": day + timedelta(days=30),
            **mended,
        }
    return told
