"""The demo county: unions in every stage, and members by the thousand, written set-wise."""

from datetime import date

import pytest

from baiju.areas.organizing import board, demo
from baiju.areas.organizing.assessment import assessments
from baiju.areas.organizing.committee import committees
from baiju.areas.organizing.coverage import union_coverage
from baiju.areas.organizing.election import elections
from baiju.areas.organizing.formation import Stage
from baiju.areas.organizing.home_title import home_titles
from baiju.areas.organizing.member import members
from baiju.areas.organizing.officer import officers
from baiju.areas.organizing.reach_of_training import reach
from baiju.areas.organizing.union import UnionKind, unions
from baiju.engine import access, listing, stages
from baiju.engine.models import Entry
from baiju.identifiers import mobile, resident
from baiju.org import tree
from baiju.org.actors import actor_for
from baiju.shared import coverage
from baiju.shared import demo as employers_demo
from baiju.shared.employer import employers

ON = date(2025, 6, 30)
COUNT = 300


@pytest.fixture
def root(world, monkeypatch):
    """Who sees the whole county, filled with a roster that is small enough for a test (2 s)."""
    root = actor_for(world.root)
    units = {unit.code: unit for unit in (world.county, world.north, world.south, world.plant)}
    for code in set(employers_demo.TOWNS) - set(units):
        given = {"name": f"{code}总工会", "kind": "township", "code": code}
        units[code] = tree.add(root, world.county, **given, on=date(2026, 1, 1))
    employers_demo.fill(units, ON)
    monkeypatch.setattr(demo, "MEMBERS", COUNT)
    demo.fill(units, ON)
    return root


def test_there_are_unions_of_every_kind_in_every_stage(root):
    rows = stages.on(unions, access.records(unions, root), ON)
    assert rows.count() == 45
    assert set(rows.values_list("stage", flat=True)) == set(Stage)
    assert set(rows.values_list("kind", flat=True)) == set(UnionKind)
    told = coverage.total(coverage.reached(root, union_coverage), union_coverage, ON)
    assert 0 < told.covered < told.employers
    for choice in ("own", "joint", "wanted"):
        assert listing.rows(employers, root, {"union": choice}, today=ON).exists(), choice


def test_its_members_are_whole_and_invented(root):
    rows = list(access.records(members, root))
    assert COUNT * 0.8 < len(rows) < COUNT * 1.5
    assert len({row.person_id for row in rows}) == len(rows) - 1  # one applies a second time
    for row in rows[:50]:
        own = resident.read("resident", row.id_no, today=ON)
        assert (own.birth, own.sex) == (row.birth, row.sex)
        assert row.id_no.startswith("9999") and not (row.mobile and mobile.fault(row.mobile))
    assert board.doubles(root).count() == 1
    entries = Entry.objects.filter(register="unions", act="import")
    assert sum(entry.changes["members"][1] for entry in entries) == len(rows) - 1


def test_there_is_work_at_every_step(root):
    for register, lacks in (
        (elections, {"allowed"}),
        (home_titles, set()),
        (committees, {"named"}),
    ):
        rows = stages.on(register, access.records(register, root), ON)
        found = set(rows.values_list("stage", flat=True))
        assert set(register.stages.choices.values) - found <= lacks | {"ended"}, register.key
    grades = access.records(assessments, root).values_list("grade", flat=True)
    assert {"below", "reached", "model"} <= set(grades)
    for choice in ("trained", "late"):
        assert listing.rows(officers, root, {"training": choice}, today=ON).exists(), choice
    told = reach(root, date(ON.year, 1, 1), ON)
    assert 0 < told.persons < told.attendances and told.courses == 5
