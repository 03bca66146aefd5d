"""The papers of organizing: what they say, in Chinese, with secrets masked."""

from datetime import date

import pytest

from baiju.areas.organizing.member import members
from baiju.areas.organizing.models import (
    member_roster,
    preparation_request,
    registration_form,
    transfer_slip,
    union_reply,
)
from baiju.areas.organizing.union import unions
from baiju.engine import records
from baiju.org.actors import actor_for
from baiju.papers import declared
from baiju.shared.employer import employers
from tests.world import make

WOMAN = "999901199203140024"


@pytest.fixture
def union(world):
    employer = make(employers, world.alice, world.north, name="栎新纸业公司")
    name = "栎新纸业公司工会委员会"
    return make(unions, world.alice, world.north, name=name, employer=employer.pk)


@pytest.fixture
def member(world, union):
    made = make(members, world.alice, world.north, union=union.pk, id_no=WOMAN)
    return records.move(members, actor_for(world.alice), made, "admit")


def told(content):
    blocks = content["blocks"]
    rows = [" ".join(map(str, row)) for block in blocks for row in block.get("rows", ())]
    return "\n".join([*(block["text"] for block in blocks if "text" in block), *rows])


def test_the_request_names_the_workers_and_goes_to_the_union_above(union):
    content = preparation_request.content(union)
    assert content["title"] == "关于筹建栎新纸业公司工会委员会的请示"
    assert content["addressee"] == union.superior.name
    assert "栎新纸业公司现有职工126人，其中女职工41人" in told(content)


def test_several_employers_ask_together(world):
    rows = [
        {
            "employer": make(employers, world.alice, world.north, name=name).pk,
            "joined_on": "2025-11-18",
        }
        for name in ("甲店", "乙店")
    ]
    joint = make(unions, world.alice, world.north, kind="joint", covered=rows)
    assert "甲店、乙店职工人数较少" in told(preparation_request.content(joint))


def test_the_approval_carries_its_number_and_day(union):
    content = union_reply.content(union)
    assert content["number"] == "石工复〔2025〕14号"
    assert content["signature"] == {"body": "石栎镇总工会", "on": date(2025, 11, 18)}
    assert "3. 苏岸明任工会主席。" in told(content)


def test_the_roster_lists_who_belongs_to_the_union(world, union, member):
    gone = make(members, world.alice, world.north, union=union.pk, name="凌川")
    records.move(members, actor_for(world.alice), gone, "refuse", reason="不在本单位工作")

    content = member_roster.content(union)

    assert "现有会员1人，其中女会员1人。" in told(content)
    assert "1992-03-14 **************0024 2025-12-01" in told(content)
    assert "凌川" not in told(content)


@pytest.mark.parametrize("paper", [registration_form, transfer_slip])
def test_a_members_papers_show_no_whole_number(member, paper):
    content = paper.content(member)
    assert "温知夏" in told(content) and WOMAN[-4:] in told(content)
    assert WOMAN not in told(content) and member.mobile not in told(content)
    assert declared.official(content).title == content["title"]
