"""The demo's sessions at every stage, evaluations, and the tripartite and joint meetings."""

from __future__ import annotations

from typing import Any

from baiju.areas.democracy.evaluation import evaluations
from baiju.areas.democracy.joint_meeting import joint_meetings
from baiju.areas.democracy.session import sessions

from .people import Desk, name

STAGES = ("planned", "noticed", "held", "published", "reported", "closed")
RESOLUTION = "会议同意上述事项，由有关部门负责落实，工会每季度检查一次，结果向下一次会议报告。"


def sessions_of(at: Desk, standing: list[Any]) -> list[Any]:
    """Last year's session and one of this year for each congress; some missed one, or both."""
    held = []
    for number, congress in enumerate(standing):
        if number % 13 == 12:
            continue
        last_year = _session(at, congress, number, far=5, begun=-420 if number % 8 == 7 else -330)
        at.verify(sessions, last_year)
        if number % 8 == 7:
            continue
        far = number % len(STAGES)
        begun = {0: 30, 1: 9, 2: -4, 3: -8, 4: -70, 5: -160}[far]
        session = _session(at, congress, number, far=far, begun=begun)
        if session.held_on:
            held.append(session)
            if number % 3:
                at.verify(sessions, session)
    return held


def _session(at: Desk, congress: Any, number: int, *, far: int, begun: int) -> Any:
    """A session that has come so far on the way, held or planned so many days from today."""
    turn, odd = (1, 0) if begun < -300 else (2, number)
    called = congress.delegates or congress.workers or 40
    came = called * 3 // 5 if odd % 11 == 4 else called * 9 // 10
    return at.save(
        sessions,
        congress=congress.pk,
        title=f"{congress.name}第{congress.term_no}届第{turn}次会议",
        session_no=turn,
        planned_on=at.day(begun),
        place="职工活动室",
        sent_on=at.day(begun - (3 if odd % 7 == 5 else 10)) if far else None,
        held_on=at.day(begun) if far > 1 else None,
        delegates=called if far > 1 else None,
        present=came if far > 1 else None,
        resolution=RESOLUTION if far > 2 else None,
        published_on=at.day(begun + 3) if far > 2 else None,
        published_where="厂务公开栏" if far > 2 else None,
        reported_on=at.day(begun + 7) if far > 3 else None,
        follow_up="决议事项已逐项落实。" if far > 4 else None,
        closed_on=at.day(begun + 60) if far > 4 else None,
        matters=_matters(called, came if far > 1 else None, odd),
    )


def _matters(called: int, came: int | None, number: int) -> list[dict[str, Any]]:
    """A report, a wage matter that now and then is lost, and an election."""
    report: dict[str, Any] = {
        "title": "听取上年度集体合同履行情况报告",
        "kind": "report",
        "base": "delegates",
    }
    wage: dict[str, Any] = {"title": "本年度工资调整办法", "kind": "pass", "base": "delegates"}
    wage |= {"is_reserved": True, "is_secret": True}
    elect: dict[str, Any] = {
        "title": "选举职工监事",
        "kind": "elect",
        "base": "present",
        "is_secret": True,
    }
    if came is None:
        return [report, wage, elect]
    few = came // 12
    yes = called // 2 if number % 6 == 3 else came - few
    none = came - yes
    wage |= {"votes_for": yes, "against": none // 2, "abstained": none - none // 2}
    elect |= {"votes_for": came - few, "against": few // 2, "abstained": few - few // 2}
    return [report, wage, elect]


def evaluations_of(at: Desk, held: list[Any]) -> None:
    """Evaluations at sessions: published, counted only, and one that is still to come."""
    for number, session in enumerate(held[:6]):
        valid = (session.present or 30) - 2
        poor = [valid // 10, valid // 20]
        done = number % 3 != 2
        at.save(
            evaluations,
            unit=session.unit_id,
            session=session.pk,
            kind="person" if number % 2 == 0 else "body",
            role="行政副职" if number % 2 == 0 else "经营班子",
            subject=name(330 + number) if number % 2 == 0 else "经营班子",
            held_on=session.held_on,
            issued=valid + 2,
            returned=valid + 1,
            valid=valid,
            excellent=valid - valid // 3 - sum(poor),
            competent=valid // 3,
            basic=poor[0],
            incompetent=poor[1],
            published_on=at.day(-1) if done else None,
        )
    for host in at.hosts[:1]:
        soon = {"unit": host.unit.pk, "kind": "person", "role": "总经理", "planned_on": at.day(25)}
        at.save(evaluations, **soon)


def joint(at: Desk) -> None:
    """Two meetings of the county, one of a township: with decisions done, open and overdue."""
    at.verify(joint_meetings, _tripartite(at))
    _closed(at)
    at.save(
        joint_meetings,
        unit=at.county.pk,
        kind="tripartite",
        level="county",
        title=f"临澄县协调劳动关系三方会议{at.today.year}年下次会议",
        host="县人力资源和社会保障局",
        called_on=at.day(-3),
        planned_on=at.day(32),
        topics=[{"text": "快递网点用工情况", "source": "research", "raised_by": "县总工会"}],
    )
    for unit in at.townships[:1]:
        at.save(joint_meetings, **_of_a_township(at, unit))


def _tripartite(at: Desk) -> Any:
    decided = (
        ("核对在建工地用工登记", "县人社局", -12, -15, "已核对9处"),
        ("对欠薪线索逐条回访", "县总工会", -5, None, None),
        ("印发企业用工提示", "县工商联", 26, None, None),
    )
    return at.save(
        joint_meetings,
        unit=at.county.pk,
        kind="tripartite",
        level="county",
        title=f"临澄县协调劳动关系三方会议{at.today.year}年第一次会议",
        host="县总工会",
        called_on=at.day(-80),
        noticed_on=at.day(-60),
        held_on=at.day(-48),
        place="县总工会三楼会议室",
        has_labour=True,
        has_union=True,
        has_employers=True,
        minutes_no=f"临三方纪〔{at.today.year}〕1号",
        minutes_on=at.day(-42),
        topics=[
            {"text": "在建工地用工登记", "source": "workers", "raised_by": "县总工会"},
            {"text": "中小企业用工困难", "source": "party", "raised_by": "县工商联"},
        ],
        decisions=[
            {"text": text, "body": body, "due_on": at.day(due)}
            | ({"done_on": at.day(done), "result": result} if done else {})
            for text, body, due, done, result in decided
        ],
    )


def _closed(at: Desk) -> None:
    """Last year's joint meeting of government and union, all of it carried out."""
    at.save(
        joint_meetings,
        unit=at.county.pk,
        kind="joint",
        level="county",
        title=f"临澄县人民政府与县总工会{at.today.year - 1}年联席会议",
        host="县人民政府办公室",
        noticed_on=at.day(-330),
        held_on=at.day(-320),
        has_government=True,
        has_union=True,
        minutes_no=f"临联席纪〔{at.today.year - 1}〕1号",
        minutes_on=at.day(-314),
        topics=[{"text": "户外劳动者驿站建设", "source": "workers", "raised_by": "县总工会"}],
        decisions=[
            {
                "text": "在客运站和产业园各建一处驿站",
                "body": "县住建局",
                "due_on": at.day(-120),
                "done_on": at.day(-131),
                "result": "两处均已启用",
            }
        ],
        closed_on=at.day(-100),
    )


def _of_a_township(at: Desk, unit: Any) -> dict[str, Any]:
    place = str(unit.name).removesuffix("总工会")
    return {
        "unit": unit.pk,
        "kind": "joint",
        "level": "township",
        "title": f"{place}政府与工会联席会议{at.today.year}年第一次会议",
        "host": f"{place}人民政府",
        "noticed_on": at.day(-14),
        "held_on": at.day(-6),
        "has_government": True,
        "has_union": True,
        "topics": [{"text": "环卫工人用餐点", "source": "workers", "raised_by": unit.name}],
        "decisions": [{"text": "腾出一处场地作用餐点", "body": "镇市容办"}],
    }
