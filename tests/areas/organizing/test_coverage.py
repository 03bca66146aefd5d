"""Which employers a union covers on a day, and which ought to be and are not."""

from datetime import date

import pytest

from baiju.areas.organizing.coverage import union_coverage, union_lens
from baiju.areas.organizing.union import unions
from baiju.engine import listing, records
from baiju.org.actors import actor_for
from baiju.org.provision import provisions
from baiju.shared import coverage
from baiju.shared.employer import employers
from tests.world import make

ON = date(2026, 3, 1)


@pytest.fixture
def alice(world):
    return actor_for(world.alice)


@pytest.fixture
def employer(world):
    def made(name, employees=40, **given):
        data = {"name": name, "employees": employees, "women": 0, "migrant": 0, "dispatched": 0}
        return make(employers, world.alice, world.north, **data, **given)

    return made


def founded(world, name, **given):
    data = {**unions.example, "name": name, "superior": world.north.pk, "covered": [], **given}
    return records.save(unions, actor_for(world.alice), data)


def listed(actor, choice):
    found = listing.rows(employers, actor, {"union": choice}, today=ON)
    return {row.name for row in found}


def test_each_employer_is_covered_once(world, alice, employer):
    first, second, third = (employer(name) for name in "甲乙丙")
    founded(world, "甲厂工会", employer=first.pk)
    rows = [{"employer": each.pk, "joined_on": "2025-11-18"} for each in (first, second)]
    founded(world, "园区联合工会", kind="joint", covered=rows)

    sums = coverage.total([first, second, third], union_coverage, ON)

    assert sums == coverage.Sum(3, 2, 120, 80)
    assert set(coverage.without(alice, union_coverage, ON)) == {third}


def test_who_left_or_was_not_founded_yet_covers_nobody(world, alice, employer):
    first, second, third = (employer(name) for name in "甲乙丙")
    row = {"employer": first.pk, "joined_on": "2025-11-18", "left_on": "2026-03-01"}
    other = {"employer": second.pk, "joined_on": "2025-11-18"}
    founded(world, "园区联合工会", kind="joint", covered=[row, other])
    founded(world, "丙厂工会", employer=third.pk, approved_on="", approved_no="")

    def covered(on):
        return set(coverage.by_employer(union_coverage, on))

    assert covered(date(2026, 2, 28)) == {first.pk, second.pk}
    assert covered(ON) == {second.pk}
    assert covered(date(2025, 11, 17)) == set()


def test_employers_are_looked_at_by_their_union(world, alice, employer):
    first, second = employer("甲"), employer("乙")
    employer("丙")
    employer("丁", employees=24)
    employer("戊", employees=3, organises=True, organises_reason="园区统一要求")
    employer("己", organises=False, organises_reason="总公司已建会")
    founded(world, "甲厂工会", employer=first.pk)
    rows = [{"employer": each.pk, "joined_on": "2025-11-18"} for each in (first, second)]
    founded(world, "园区联合工会", kind="joint", covered=rows)

    assert listed(alice, "own") == {"甲"}
    assert listed(alice, "joint") == {"乙"}
    assert listed(alice, "wanted") == {"丙", "戊"}
    assert listed(alice, "none") == {"丙", "丁", "戊", "己"}


def test_a_units_own_threshold_holds_below_it(world, alice, employer):
    employer("丙")
    employer("丁", employees=24)
    rule = {"key": "should-organise", "basis": "县总工会通知", "valid_from": "2026-01-01"}
    for user, unit, amount in ((world.root, world.county, "100"), (world.erin, world.north, "20")):
        data = {**rule, "unit": unit.pk, "amount": amount}
        records.save(provisions, actor_for(user), data)

    assert listed(alice, "wanted") == {"丙", "丁"}
    assert union_lens.register == employers.key
