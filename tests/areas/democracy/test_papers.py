"""The papers: each is written from a record, says its numbers, and speaks Chinese to everybody."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import translation

from baiju.areas.democracy.models import delegates, openness_items, proposals, sessions
from baiju.areas.democracy.papers import session_papers
from baiju.engine import registry
from baiju.papers import declared, word
from tests.world import make

KEYS = (
    *("session-plan", "session-notice", "session-resolution", "delegates-roster"),
    *("proposal-form", "openness-catalogue", "evaluation-bulletin", "joint-minutes"),
)


def _made(world, key, **given):
    paper = registry.paper(key)
    register = registry.register(paper.register)
    return paper.content(make(register, world.alice, world.north, **given))


def _text(content):
    rows = [row for block in content["blocks"] for row in block.get("rows", ())]
    told = [block.get("text", "") + block.get("body", "") for block in content["blocks"]]
    return "\n".join([content["title"], *told, *("|".join(map(str, row)) for row in rows)])


@pytest.mark.parametrize("key", KEYS)
def test_each_becomes_a_file_and_is_the_same_in_every_language(world, key):
    register = registry.register(registry.paper(key).register)
    record = make(register, world.alice, world.north)
    told = []
    for language in ("en", "zh-hans"):
        with translation.override(language):
            told.append(registry.paper(key).content(record))
    assert told[0] == told[1]
    assert word.write(declared.official(told[0])).startswith(b"PK")


def test_the_plan_says_how_many_must_come_and_how_it_is_voted(world):
    rows = [{"title": "奖金办法", "kind": "pass", "base": "present", "is_secret": True}]
    content = _made(world, "session-plan", matters=rows, delegates=61, present=50)
    text = _text(content)
    assert "应到职工代表61人，到会41人以上" in text
    assert "“奖金办法”采取无记名投票方式表决，赞成票超过到会代表的半数为通过。" in text
    assert "2026年3月13日前，将会议通知和材料送达职工代表" in text
    assert [session_papers.quorum(n) for n in (60, 61, 62, 1)] == [40, 41, 42, 1]


def test_the_resolution_tells_what_passed_and_what_did_not(world):
    vote = {"kind": "pass", "base": "delegates", "against": 20}
    rows = [
        {"title": "甲办法", **vote, "votes_for": 32},
        {"title": "乙办法", **vote, "votes_for": 31},
        {"title": "听取报告", "kind": "report", "base": "delegates"},
    ]
    text = _text(_made(world, "session-resolution", matters=rows))
    assert "会议以赞成32票、反对20票、弃权0票，通过了“甲办法”。" in text
    assert "会议对“乙办法”进行表决，赞成31票、反对20票、弃权0票，未通过。" in text
    assert "听取报告" not in text


def test_the_notice_goes_to_the_delegates_and_is_signed_on_the_day_it_was_sent(world):
    content = _made(world, "session-notice")
    assert content["addressee"] == "各位职工代表"
    assert content["signature"]["on"] == date(2026, 3, 10)
    assert "3月20日" in _text(content)
    assert registry.paper("session-notice").register == sessions.key


def test_the_roster_names_who_is_in_office(world):
    here = make(delegates, world.alice, world.north)
    left = {"congress": here.congress_id, "name": "舒远山", "left_on": "2026-01-05"}
    make(delegates, world.alice, world.north, **left)
    text = _text(registry.paper("delegates-roster").content(here.congress))
    assert "第3届代表共1人，女职工代表1人，一线职工代表1人，中层以上管理人员0人" in text
    assert "1|邵青禾|" in text and "舒远山" not in text


def test_a_proposal_that_was_not_filed_says_why(world):
    later = ("filed_on", "assigned_on", "agreed_due", "handler", "replied_on", "reply")
    given = dict.fromkeys((*later, "satisfaction", "judged_on"), "")
    given |= {"declined_on": "2026-03-24", "declined_reason": "属另案处理"}
    content = registry.paper("proposal-form").content(
        make(proposals, world.alice, world.north, **given)
    )
    assert "立案意见|2026年3月24日不予立案：属另案处理" in _text(content)


def test_the_catalogue_lists_the_unit_and_keeps_its_secrets(world):
    item = make(openness_items, world.alice, world.north)
    make(openness_items, world.carol, world.south, title="别处的事项")
    given = {"is_compulsory": False, "is_confidential": True}
    make(openness_items, world.alice, world.north, title="报价底稿", **given)
    make(
        openness_items,
        world.alice,
        world.north,
        title="旧事项",
        valid_to="2020-12-31",
        valid_from="",
    )
    text = _text(registry.paper("openness-catalogue").content(item))
    assert item.title in text
    assert [word for word in ("别处的事项", "报价底稿", "旧事项") if word in text] == []


def test_the_bulletin_reads_satisfaction_both_ways(world):
    text = _text(_made(world, "evaluation-bulletin"))
    assert "按优秀、称职计算，满意率为87.3%；按优秀、称职、基本称职计算，满意率为96.4%。" in text
    assert "优秀|31|56.4%" in text


def test_the_minutes_say_who_does_what_by_when(world):
    content = _made(world, "joint-minutes")
    assert content["number"] == "临三方纪〔2026〕1号"
    text = _text(content)
    assert "人力资源和社会保障部门、工会组织、企业方面代表参加会议。" in text
    assert "1|对在建工地用工登记逐一核对|县人社局|2026年6月30日" in text


def test_the_page_of_a_record_offers_its_papers(world, client):
    session = make(sessions, world.alice, world.north)
    client.force_login(world.alice)
    page = client.get(f"/ledger/sessions/{session.pk}/").content.decode()
    for key in ("session-plan", "session-notice", "session-resolution"):
        address = f"/ledger/sessions/{session.pk}/papers/{key}.docx"
        assert address in page
        assert client.get(address).content.startswith(b"PK")
