"""A small plan that was read, and browsers in which people of the world have signed in."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import translation

from baiju.areas.plans import intake
from baiju.engine import records
from baiju.org.actors import actor_for
from baiju.plantext import output, reader, sources

TEXT = """石栎镇总工会2026年工作计划

今年镇上新开三家工厂，工会要先到。

一、夯实组织基础
（一）摸清应建未建的单位。全年新建企业工会6家。（责任人：Alice；完成时限：2026年12月31日）
（二）吸收新会员。全年发展会员400人，其中快递员不少于40人。（责任人：Alice；完成时限：2026年12月20日）

二、推进集体协商
（一）签好集体合同。年底前集体合同签订率达到90%。
（二）检查厂务公开。每季度检查1次厂务公开栏。（责任人：Alice）
"""


@pytest.fixture(autouse=True)
def _no_attempts_counted():
    cache.clear()


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def at_desk(world):
    """`at_desk(world.alice)` is a browser in which she has signed in."""

    def sit(user):
        client = Client()
        client.force_login(user)
        return client

    return sit


@pytest.fixture
def alice(world):
    return actor_for(world.alice)


@pytest.fixture
def read(world, alice):
    """`read(text)` stores what the reader finds in a text and gives the plans."""

    def stored(text=TEXT, actor=None, unit=None):
        found = output.as_json(reader.read(sources.from_text(text)))
        return intake.store(
            actor or alice,
            unit or world.north,
            name="计划.txt",
            data=text.encode(),
            read=found,
            year=2026,
        )

    return stored


@pytest.fixture
def plan(world, alice, read):
    """The plan in use, a draft still."""
    (found,) = read()
    data = {"unit": world.north.pk, "year": 2026, "title": found.title}
    return intake.adopt(alice, found, data, version=found.version)


@pytest.fixture
def approved(world, alice, plan):
    """The plan, approved by Erin."""
    from baiju.areas.plans.models import plans

    records.move(plans, alice, plan, "submit")
    return records.move(plans, actor_for(world.erin), plan, "verify")


@pytest.fixture
def clause_of(alice):
    """`clause_of(plan, "吸收")` is the clause whose words hold these."""
    from baiju.areas.plans import outline

    return lambda plan, part: next(r for r in outline.of(alice, plan) if part in r.words)


@pytest.fixture
def target_of():
    """`target_of(clause)` is its only target, or the one that counts this."""

    def find(clause, part=""):
        return next(t for t in clause.target_set.order_by("pk") if part in t.indicator)

    return find
