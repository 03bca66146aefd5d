"""The papers of results: the openness catalogue, the bulletin of an evaluation, joint minutes."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from baiju.areas.democracy.evaluation import rates
from baiju.areas.democracy.openness_item import Sphere
from baiju.engine.declare import Paper

from . import wording
from .wording import Block

CATALOGUES = {
    Sphere.FACTORY: "厂务公开目录",
    Sphere.GOVERNMENT: "政务公开目录",
    Sphere.VILLAGE: "村务公开目录",
}
GRADES = {
    "excellent": "优秀",
    "competent": "称职",
    "basic": "基本称职",
    "incompetent": "不称职",
}
PARTIES = {
    "has_government": "人民政府",
    "has_labour": "人力资源和社会保障部门",
    "has_union": "工会组织",
    "has_employers": "企业方面代表",
}


def catalogue(item: Any) -> dict[str, Any]:
    """The whole catalogue that an item stands in: of its unit and its sphere."""
    today = timezone.localdate()
    rows = apps.get_model("democracy", "OpennessItem")._base_manager.filter(
        unit=item.unit_id, sphere=item.sphere, is_confidential=False
    )
    valid = [each for each in rows.order_by("-is_compulsory", "pk") if _is_valid(each, today)]
    told = [
        (
            *(n, each.title, wording.said(each, "every")),
            *("必须公开" if each.is_compulsory else "自行公开", each.responsible),
        )
        for n, each in enumerate(valid, 1)
    ]
    head = ("序号", "公开内容", "公开时限", "性质", "责任部门")
    blocks = [
        {"text": f"{item.unit}按照下表公开有关事项，职工提出的询问在规定期限内答复。"},
        wording.table(head, *told),
    ]
    return {
        "title": f"{item.unit}{CATALOGUES[Sphere(item.sphere)]}",
        "blocks": blocks,
        "signature": wording.signed(item.unit, today),
    }


def _is_valid(item: Any, today: Any) -> bool:
    return item.valid_to is None or item.valid_to >= today


def bulletin(evaluation: Any) -> dict[str, Any]:
    """The count and both ways of reading it."""
    told = rates(evaluation)
    rows = [
        (label, wording.number(given), wording.per_cent(_share(given, evaluation.valid)))
        for name, label in GRADES.items()
        for given in [getattr(evaluation, name)]
    ]
    whom = f"{evaluation.role}{evaluation.subject}"
    lead = (
        f"{wording.day(evaluation.held_on)}，对{whom}进行了民主评议。"
        f"发出评议票{wording.number(evaluation.issued)}张，"
        f"收回{wording.number(evaluation.returned)}张，"
        f"其中有效票{wording.number(evaluation.valid)}张。"
    )
    rate = (
        f"按优秀、称职计算，满意率为{wording.per_cent(told.strict)}；"
        f"按优秀、称职、基本称职计算，满意率为{wording.per_cent(told.wide)}。"
    )
    return {
        "title": f"关于{evaluation.role}民主评议结果的通报",
        "blocks": [
            {"text": lead},
            wording.table(("等次", "票数", "占有效票"), *rows, caption="评议结果"),
            {"text": rate},
            *wording.lines(evaluation.use),
        ],
        "signature": wording.signed(evaluation.unit, evaluation.published_on),
    }


def _share(given: int | None, valid: int | None) -> float | None:
    return 100 * given / valid if given is not None and valid else None


def minutes(meeting: Any) -> dict[str, Any]:
    """Who met on what, and what each has to do by when."""
    came = "、".join(label for name, label in PARTIES.items() if getattr(meeting, name))
    lead = f"{wording.day(meeting.held_on)}，{meeting.title}在{meeting.place or '　　'}召开。"
    host = f"会议由{meeting.host}主持。" if meeting.host else ""
    topics = meeting.topics.order_by("pk")
    decisions = list(meeting.decisions.order_by("pk"))
    blocks: list[Block] = [
        {"text": lead + host + (f"{came}参加会议。" if came else "")},
        *wording.chapter(1, "会议议题"),
        *wording.listed(_topic(each) for each in topics),
        *wording.chapter(2, "会议议定事项"),
        *wording.listed(each.text for each in decisions),
    ]
    if decisions:
        head = ("序号", "议定事项", "责任单位", "完成时限")
        rows = [
            (n, each.text, each.body, wording.day(each.due_on) if each.due_on else "")
            for n, each in enumerate(decisions, 1)
        ]
        blocks.append(wording.table(head, *rows, caption="议定事项清单"))
    return {
        "title": f"{meeting.title}纪要",
        "number": meeting.minutes_no,
        "blocks": blocks,
        "signature": wording.signed(meeting.host or meeting.unit, meeting.minutes_on),
    }


def _topic(topic: Any) -> str:
    return f"{topic.text}（{topic.raised_by}提出）" if topic.raised_by else str(topic.text)


catalogue_paper = Paper(
    "openness-catalogue", "openness-items", _("Catalogue of the unit"), catalogue
)
bulletin_paper = Paper("evaluation-bulletin", "evaluations", _("Bulletin"), bulletin)
minutes_paper = Paper("joint-minutes", "joint-meetings", _("Minutes"), minutes)
