"""The papers about delegates: their roster, and the form of a proposal."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from baiju.areas.democracy import mix
from baiju.areas.democracy.mix import Mix
from baiju.engine.declare import Paper

from . import wording


def roster(congress: Any) -> dict[str, Any]:
    """The delegates in office, and their mix."""
    today = timezone.localdate()
    names = list(congress.roster.filter(mix.in_office(today)).order_by("constituency", "pk"))
    head = ("序号", "姓名", "性别", "类别", "工作岗位", "选举单位", "当选日期")
    rows = [
        (
            *(n, each.name, _label(each, "sex"), _label(each, "category")),
            *(each.post, each.constituency, each.elected_on or ""),
        )
        for n, each in enumerate(names, 1)
    ]
    blocks = [{"text": _told(congress, mix.of(congress, today))}]
    if rows:
        blocks.append(wording.table(head, *rows))
    return {
        "title": f"{congress.name}代表名册",
        "blocks": blocks,
        "signature": wording.signed(congress.unit, today),
    }


def _label(delegate: Any, name: str) -> str:
    return wording.said(delegate, name) if getattr(delegate, name) else ""


def _told(congress: Any, told: Mix) -> str:
    term = f"第{congress.term_no}届" if congress.term_no else "本届"
    parts = [f"{term}代表共{wording.number(told.delegates)}人"]
    parts += [f"女职工代表{told.women}人"] if told.women is not None else []
    parts += [f"一线职工代表{told.frontline}人"] if told.frontline is not None else []
    parts += [f"中层以上管理人员{told.managers}人"] if told.managers is not None else []
    until = f"任期至{wording.day(congress.term_end)}" if congress.term_end else ""
    return "，".join([*parts, *([until] if until else [])]) + "。"


def proposal_form(proposal: Any) -> dict[str, Any]:
    """One proposal from its reason to the proposer's judgement."""
    judged = wording.said(proposal, "satisfaction") if proposal.satisfaction else ""
    rows = (
        ("栏目", "内容"),
        ("提案编号", proposal.number),
        ("案由", proposal.title),
        ("提案人", proposal.proposer),
        ("附议人", proposal.seconders),
        ("提出日期", _on(proposal.raised_on)),
        ("理由和具体要求", proposal.text),
        ("立案意见", _filing(proposal)),
        ("承办部门", proposal.handler),
        ("答复期限", _on(proposal.due_on)),
        ("办理答复", proposal.reply),
        ("答复日期", _on(proposal.replied_on)),
        ("提案人意见", judged),
    )
    return {
        "title": f"{proposal.congress.name}提案表",
        "blocks": [wording.table(*rows)],
        "signature": None,
    }


def _filing(proposal: Any) -> str:
    if proposal.declined_on:
        return f"{wording.day(proposal.declined_on)}不予立案：{proposal.declined_reason}"
    return f"{wording.day(proposal.filed_on)}立案" if proposal.filed_on else ""


def _on(day: Any) -> str:
    return wording.day(day) if day else ""


roster_paper = Paper("delegates-roster", "congresses", _("Roster of delegates"), roster)
proposal_paper = Paper("proposal-form", "proposals", _("Proposal form"), proposal_form)
