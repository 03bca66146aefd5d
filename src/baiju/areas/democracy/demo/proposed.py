"""The demo's proposals: raised, filed, answered, overdue, judged and closed."""

from __future__ import annotations

from typing import Any

from baiju.areas.democracy.proposal import proposals

from .people import Desk, name

SUBJECTS = (
    ("life", "关于改善夜班用餐的提案", "夜班后段只有冷食，建议延长供餐并增加热菜。"),
    ("safety", "关于更换老旧照明的提案", "仓库二层照明不足，搬运时看不清台阶。"),
    ("pay", "关于公布计件单价的提案", "单价调整后未及时张贴，建议调整前先征求意见。"),
    ("rules", "关于轮休安排的提案", "旺季连续上班超过六天，建议安排轮休。"),
    ("training", "关于开设焊工夜校的提案", "青年职工愿意学，建议每周两晚开课。"),
    ("production", "关于调整料架位置的提案", "料架离工位太远，建议移近以省搬运。"),
    ("life", "关于增设电动车充电棚的提案", "露天充电有隐患，建议建棚并装断电保护。"),
    ("safety", "关于配发防暑用品的提案", "高温工位用品发得晚，建议五月底前到位。"),
)
STATES = (
    *("raised", "filed", "assigned", "overdue", "answered", "satisfied", "dissatisfied"),
    *("closed", "declined"),
)


def fill(at: Desk, standing: list[Any], held: list[Any]) -> None:
    """Two rounds through all states, over the congresses that stand."""
    by_congress = {session.congress_id: session for session in held}
    for number in range(2 * len(STATES) if standing else 0):
        congress = standing[number % len(standing)]
        session = by_congress.get(congress.pk)
        at.save(
            proposals,
            congress=congress.pk,
            session=session.pk if session else None,
            **_words(number),
            **_way(at, STATES[number % len(STATES)], number),
        )


def _words(number: int) -> dict[str, Any]:
    topic, title, text = SUBJECTS[number % len(SUBJECTS)]
    return {
        "number": f"提案第{number + 1}号",
        "title": title,
        "topic": topic,
        "text": text,
        "proposer": name(200 + number),
        "seconders": f"{name(243 + number)}、{name(287 + number)}",
    }


def _way(at: Desk, state: str, number: int) -> dict[str, Any]:
    """The days of a proposal that has come to a state."""
    start = -9 if state == "assigned" else -75 + 2 * number
    raised = {"raised_on": at.day(start)}
    if state == "raised":
        return raised
    if state == "declined":
        return raised | {"declined_on": at.day(start + 4), "declined_reason": "已另案办理"}
    filed = raised | {"filed_on": at.day(start + 3)}
    if state == "filed":
        return filed
    assigned = filed | {"handler": "行政办公室", "assigned_on": at.day(start + 4)}
    if state in ("assigned", "overdue"):
        return assigned | ({"pressed_on": at.day(-2)} if state == "overdue" else {})
    reply = "已列入本季度计划，由分管领导负责，月底前完成。"
    answered = assigned | {"replied_on": at.day(start + 20), "reply": reply}
    if state == "answered":
        return answered
    poor = state == "dissatisfied"
    judged = {"satisfaction": "not" if poor else "satisfied", "judged_on": at.day(start + 24)}
    closed = {"done_on": at.day(start + 30), "closed_on": at.day(start + 31)}
    return answered | judged | (closed if state == "closed" else {})
