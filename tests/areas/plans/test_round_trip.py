"""What leaves as an official Word file comes back through the reader with the same outline."""

from __future__ import annotations

from importlib.resources import files

import pytest
from django.utils import timezone

from baiju.areas.plans import intake, outline
from baiju.areas.plans.plan import plans
from baiju.org.actors import actor_for
from baiju.plantext import output, reader, sources

SAMPLES = ("township", "county", "congress")


def read(data, name):
    return output.as_json(reader.read(sources.from_bytes(data, name)))


@pytest.mark.parametrize("name", SAMPLES)
def test_a_printed_plan_is_read_again_as_the_same_outline(world, client, name):
    text = (files("baiju.areas.plans") / "samples" / f"{name}.txt").read_text("utf-8")
    text = text.replace("{year}", str(timezone.localdate().year))
    alice = actor_for(world.alice)
    found = read(text.encode(), f"{name}.txt")
    plan = intake.store(
        alice, world.north, name=f"{name}.txt", data=text.encode(), read=found, year=2026
    )[0]
    data = {"unit": world.north.pk, "year": 2026, "title": plan.title}
    intake.adopt(alice, plan, data, version=None)
    client.force_login(world.alice)

    answer = client.get(f"/ledger/plans/{plan.pk}/papers/plan.docx")

    assert answer.status_code == 200
    assert "attachment" in answer["Content-Disposition"]
    again = read(answer.content, "plan.docx")
    told = [
        (node["level"], node["marker"].strip(), node["heading"])
        for node in found["documents"][0]["outline"]
    ]
    came = [
        (node["level"], node["marker"].strip(), node["heading"])
        for node in again["documents"][0]["outline"]
    ]
    assert came == told
    for row in outline.of(alice, plan):
        assert "".join(row.words.split()) in "".join(again["text"].split())


def test_a_plan_out_of_reach_is_not_printed(world, client):
    from tests.world import make

    plan = make(plans, world.carol, world.south)
    client.force_login(world.alice)
    assert client.get(f"/ledger/plans/{plan.pk}/papers/plan.docx").status_code == 404
    client.force_login(world.carol)
    assert client.get(f"/ledger/plans/{plan.pk}/papers/plan.docx").status_code == 200
    assert client.get(f"/ledger/plans/{plan.pk}/papers/other.docx").status_code == 404
