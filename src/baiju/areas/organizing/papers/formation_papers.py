"""The papers of a formation: the request to prepare a union, the approval, the members' roster."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from baiju.areas.organizing.membership import CURRENT
from baiju.areas.organizing.union import Union
from baiju.engine.declare import Paper

from . import wording

LAW = "根据《中华人民共和国工会法》和《中国工会章程》的有关规定"
HEAD = ("序号", "姓名", "性别", "出生日期", "证件号码", "入会日期", "会籍")


def request(union: Union) -> dict[str, Any]:
    """The request for leave to prepare a union, from those who found it."""
    founders = f"{union.employer}工会" if union.employer else union.name
    blocks = [
        *({"text": text} for text in _grounds(union)),
        {
            "text": f"{LAW}，应职工要求，拟筹建{union.name}，并成立筹备组负责发展会员、筹备选举等工作。"
        },
        {"text": "妥否，请批复。"},
    ]
    return {
        "title": f"关于筹建{union.name}的请示",
        "addressee": union.superior.name,
        "blocks": blocks,
        "signature": wording.signed(f"{founders}筹备组", union.guided_on or union.surveyed_on),
    }


def approval(union: Union) -> dict[str, Any]:
    """The answer of the union above: the union, its chair and its term."""
    blocks = [
        {"text": f"你单位关于成立{union.name}和选举结果的报告收悉。{LAW}，现批复如下。"},
        *({"text": f"{n}. {text}。"} for n, text in enumerate(_decided(union), 1)),
        {"text": "请按照工会章程健全组织和制度，维护职工合法权益，竭诚服务职工群众。"},
    ]
    return {
        "title": f"关于同意成立{union.name}的批复",
        "number": union.approved_no,
        "addressee": union.name,
        "blocks": blocks,
        "signature": wording.signed(union.superior, union.approved_on),
    }


def roster(union: Union) -> dict[str, Any]:
    """Who belongs to the union today; numbers of documents are masked."""
    rows = list(union.members.filter(membership__in=CURRENT).order_by("joined_on", "pk"))
    table = [HEAD, *(_line(number, row) for number, row in enumerate(rows, 1))]
    women = sum(row.sex == "female" for row in rows)
    return {
        "title": f"{union.name}会员花名册",
        "blocks": [
            {"text": f"现有会员{len(rows)}人，其中女会员{women}人。"},
            *([{"rows": table}] if rows else []),
        ],
        "signature": wording.signed(union.name, timezone.localdate()),
    }


def _grounds(union: Union) -> list[str]:
    if union.is_of_several:
        rows = union.covered.filter(left_on=None).select_related("employer").order_by("pk")
        names = "、".join(str(each.employer) for each in rows)
        return [f"{names}职工人数较少，经协商一致，愿意共同建立工会组织。"] if names else []
    employer = union.employer
    if employer is None or not employer.employees:
        return []
    women = f"，其中女职工{employer.women}人" if employer.women else ""
    return [f"{employer}现有职工{employer.employees}人{women}，尚未建立工会组织。"]


def _decided(union: Union) -> list[str]:
    found = [f"同意成立{union.name}"]
    if union.elected_on:
        found.append(f"同意{wording.day(union.elected_on)}会员（代表）大会的选举结果")
    if union.chair:
        found.append(f"{union.chair}任工会主席")
    if union.term_years:
        found.append(f"本届委员会任期{union.term_years}年")
    return found


def _line(number: int, row: Any) -> tuple[object, ...]:
    return (
        *(number, row.name, wording.said(row, "sex"), row.birth or ""),
        *(wording.masked(row, "id_no"), row.joined_on or "", wording.said(row, "membership")),
    )


preparation_request = Paper("union-request", "unions", _("Request to prepare the union"), request)
union_reply = Paper("union-approval", "unions", _("Approval of the union"), approval)
member_roster = Paper("member-roster", "unions", _("Roster of members"), roster)
