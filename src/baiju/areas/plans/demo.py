"""The demo's plans: invented places, four shapes, one of them with many findings."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from importlib.resources import files
from typing import Any

from baiju.engine import access, records
from baiju.engine.access import Actor, Grant
from baiju.plantext import output, reader, sources

from . import intake, outline, promises
from .plan import Plan, plans
from .progress import progress_notes
from .target import targets
from .task import tasks

WRITERS = {"former": "zhou", "township": "zhou", "county": "he", "congress": "shen", "copied": "lu"}
UNITS = {
    "former": "LC-SL",
    "township": "LC-SL",
    "county": "LC",
    "congress": "LC-SL-RD",
    "copied": "LC-NT",
}


NOTES = (
    "已办，到场人员签到，材料归档。",
    "走了三家企业，问题当场记下，下次回访。",
    "与司法所、人社所同去，照片和记录已存。",
    "按时办完，名单报县总工会。",
    "开会议定分工，由各企业工会跟进。",
)


def fill(units: Mapping[str, Any], today: date) -> None:
    """Plans in every state: last year's, approved and changed, approved, submitted, just read."""
    years = dict.fromkeys(WRITERS, today.year) | {"former": today.year - 1}
    made = {name: _read(name, units, years[name]) for name in WRITERS}
    for name in ("former", "township", "county", "congress"):
        actor, plan = _actor(units, name), made[name]
        data = {"unit": plan.unit_id, "year": years[name], "title": plan.title}
        intake.adopt(actor, plan, data, version=plan.version)
        records.move(plans, actor, plan, "submit")
    chief = Actor(None, "陶静澜", (Grant(units["LC"].path, {"*": "approve"}),))
    for name in ("former", "township", "county"):
        records.move(plans, chief, made[name], "verify")
    _carry_out(_actor(units, "former"), made["former"], today)
    records.move(plans, chief, made["former"], "archive")
    _carry_out(_actor(units, "township"), made["township"], today)
    _change(_actor(units, "township"), made["township"])


def _actor(units: Mapping[str, Any], name: str) -> Actor:
    """The cadre who keeps this plan."""
    people = plans.model._meta.apps.get_model("org", "User")
    user = people._base_manager.get(username=WRITERS[name])
    grant = Grant(units[UNITS[name]].path, {"*": "approve"})
    return Actor(user.pk, user.name, (grant,))


def _read(name: str, units: Mapping[str, Any], year: int) -> Plan:
    text = (files(__package__) / "samples" / f"{name}.txt").read_text("utf-8")
    text = text.replace("{year}", str(year))
    file = f"{text.split(chr(10), 1)[0][:40]}.txt"
    read = output.as_json(reader.read(sources.from_text(text, file)))
    found = intake.store(
        _actor(units, name),
        units[UNITS[name]],
        name=file,
        data=text.encode(),
        read=read,
        year=year,
    )
    return found[0]


def _carry_out(actor: Actor, plan: Plan, today: date) -> None:
    """What was done so far: past duties mostly done, regular ones noted window by window."""
    for task in access.records(tasks, actor).filter(clause__plan=plan).order_by("pk"):
        for window in task.windows():
            if window.end < today and (task.pk + window.end.month) % 5:
                _note(actor, task, window.end - timedelta(days=9))
        if task.due_on and task.due_on < today and task.pk % 3:
            _note(actor, task, task.due_on - timedelta(days=12))
            done = {"done_on": task.due_on - timedelta(days=5)}
            records.change(tasks, actor, done, task)


def _note(actor: Actor, task: Any, day: date) -> None:
    text = NOTES[(task.pk + day.month) % len(NOTES)]
    data = {"task": task.pk, "happened_on": day, "text": text}
    records.save(progress_notes, actor, data)


def _change(actor: Actor, plan: Plan) -> None:
    """After the approval: a target lowered, one put off, an item dropped, one added."""
    found = access.records(targets, actor).filter(clause__plan=plan)
    lowered = found.filter(indicator__contains="会员", value__gte=400).first()
    if lowered:
        promises.change(actor, lowered, {"value": 380})
    put_off = access.records(tasks, actor).filter(clause__plan=plan, due_on__month=10).first()
    if put_off:
        records.change(tasks, actor, {"due_on": put_off.due_on + timedelta(days=31)}, put_off)
    rows = outline.of(actor, plan)
    dropped = next((row for row in rows if "普法宣传" in row.heading), None)
    if dropped:
        outline.drop(actor, dropped)
    behind = next((row for row in rows if "金秋助学" in row.heading), None)
    if behind:
        words = "设立户外劳动者服务站点。11月底前在产业园和客运站各建1处服务站点，备齐饮水、充电和急救用品。"
        promises.insert(actor, behind, words, level=behind.level, area="hardship_aid")
