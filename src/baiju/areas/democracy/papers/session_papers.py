"""The papers of a session: its plan, the notice to the delegates, and the resolution."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from baiju.areas.democracy.majority import Base, Outcome
from baiju.areas.democracy.term import Form
from baiju.engine.declare import Paper

from . import wording
from .wording import Block

BASES = {
    Base.DELEGATES: "全体代表",
    Base.PRESENT: "到会代表",
    Base.MEMBERS: "全体会员",
    Base.VOTERS: "参加投票人数",
    Base.VALID: "有效票",
}
OUTCOMES = {
    Outcome.PASSED: "通过",
    Outcome.FAILED: "未通过",
    Outcome.NO_QUORUM: "到会人数不足，表决无效",
    Outcome.OPEN: "未表决",
}


def quorum(delegates: int) -> int:
    """The least number that makes two thirds."""
    return -(-2 * delegates // 3)


def plan(session: Any) -> dict[str, Any]:
    """What is to be prepared, by when, and how it will be voted on."""
    general = session.congress.form == Form.GENERAL
    who = "全体职工" if general else "职工代表"
    blocks = [
        {"text": f"为开好{session.title}，保障职工依法行使民主权利，制定本方案。"},
        *wording.chapter(1, "时间和地点", _when(session)),
        *wording.chapter(2, "参加人员", _who(session, who)),
        *wording.chapter(3, "会议议程"),
        *wording.listed(_point(each) for each in _matters(session)),
        *wording.chapter(4, "表决办法", *_ways(session)),
        *wording.chapter(5, "筹备和会后工作"),
        *wording.listed(_steps(session, who)),
    ]
    return {
        "title": f"{session.title}方案",
        "blocks": blocks,
        "signature": wording.signed(session.unit, session.sent_on or session.papers_due),
    }


def notice(session: Any) -> dict[str, Any]:
    """When and where, what will be dealt with, and what to bring."""
    blocks = [
        {"text": f"经研究，决定召开{session.title}。现将有关事项通知如下。"},
        *wording.chapter(1, "时间和地点", _when(session)),
        *wording.chapter(2, "会议议程"),
        *wording.listed(_point(each) for each in _matters(session)),
        *wording.chapter(
            3,
            "有关要求",
            "会议材料随本通知送达，请提前审阅，听取所在选区职工的意见。",
            "因故不能到会的，请在会前书面请假。提案请写明案由、理由和具体要求，会前交工会。",
        ),
    ]
    return {
        "title": f"关于召开{session.title}的通知",
        "addressee": "各位职工" if session.congress.form == Form.GENERAL else "各位职工代表",
        "blocks": blocks,
        "signature": wording.signed(session.unit, session.sent_on),
    }


def resolution(session: Any) -> dict[str, Any]:
    """What was decided, by which votes, of whom."""
    matters = _matters(session)
    came = (
        f"{session.title}于{wording.day(session.held_on)}召开。"
        f"应到{wording.number(session.delegates)}人，实到{wording.number(session.present)}人。"
    )
    counted = [each for each in matters if each.votes_for is not None]
    blocks: list[Block] = [{"text": came}, *({"text": _carried(each)} for each in counted)]
    blocks += wording.lines(session.resolution)
    if counted:
        blocks.append(_votes(counted))
    return {
        "title": f"{session.title}决议",
        "blocks": blocks,
        "signature": wording.signed(session.congress, session.held_on),
    }


def _matters(session: Any) -> list[Any]:
    return list(session.matters.order_by("pk"))


def _when(session: Any) -> str:
    on = session.held_on or session.planned_on
    return f"会议定于{wording.day(on)}召开，地点：{session.place or '另行通知'}。"


def _who(session: Any, who: str) -> str:
    if session.delegates is None:
        return f"参加会议的为{who}，须有三分之二以上到会方可开会。"
    return (
        f"应到{who}{session.delegates}人，到会{quorum(session.delegates)}人以上"
        "（三分之二以上）方可开会。"
    )


def _point(matter: Any) -> str:
    return f"{wording.said(matter, 'kind')}：{matter.title}"


def _ways(session: Any) -> list[str]:
    """How each matter that is voted on will be voted on."""
    voted = [each for each in _matters(session) if each.kind in ("pass", "elect", "evaluate")]
    return [
        f"“{each.title}”采取{'无记名投票' if each.is_secret else '举手'}方式表决，"
        f"赞成票超过{BASES[Base(each.base)]}的半数为通过。"
        for each in voted
    ]


def _steps(session: Any, who: str) -> list[str]:
    return [
        f"{wording.day(session.papers_due)}前，将会议通知和材料送达{who}",
        f"{wording.day(session.publish_due)}前，公布会议决议",
        f"{wording.day(session.report_due)}前，将会议情况报上级工会",
        "会后督促决议和提案落实，并向下一次会议报告",
    ]


def _carried(matter: Any) -> str:
    cast = f"赞成{matter.votes_for}票、反对{matter.against}票、弃权{matter.abstained}票"
    if matter.outcome == Outcome.PASSED:
        return f"会议以{cast}，通过了“{matter.title}”。"
    return f"会议对“{matter.title}”进行表决，{cast}，{OUTCOMES[matter.outcome]}。"


def _votes(matters: list[Any]) -> Block:
    head = ("事项", "表决基数", "赞成", "反对", "弃权", "无效", "结果")
    rows = [
        (
            *(each.title, BASES[Base(each.base)], each.votes_for, each.against),
            *(each.abstained, each.invalid, OUTCOMES[each.outcome]),
        )
        for each in matters
    ]
    return wording.table(head, *rows, caption="表决情况")


plan_paper = Paper("session-plan", "sessions", _("Plan of the session"), plan)
notice_paper = Paper("session-notice", "sessions", _("Notice of the session"), notice)
resolution_paper = Paper("session-resolution", "sessions", _("Resolution"), resolution)
