"""The tree: paths stay right, history is kept, and only its keepers change it."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from baiju.engine import access
from baiju.engine.declare import Refusal
from baiju.engine.models import Entry
from baiju.org import tree
from baiju.org.actors import actor_for
from baiju.org.models import Placement, Unit
from tests.sample.models import courses
from tests.world import make, seen

MAY = date(2026, 5, 1)


def paths():
    return dict(Unit.objects.values_list("code", "path"))


def test_moving_a_unit_moves_every_child_and_keeps_the_history(world):
    root = actor_for(world.root)
    before = world.plant.path
    tree.move(root, world.north, world.south, on=MAY)
    now = paths()
    assert now["LC-SL"].startswith(now["LC-NT"])
    assert now["LC-SL-1"].startswith(now["LC-SL"])
    then = tree.on_day(date(2026, 4, 30)).get(unit=world.plant)
    assert then.path == before
    assert tree.on_day(MAY).get(unit=world.plant).path == now["LC-SL-1"]
    assert Placement.objects.filter(unit=world.plant).count() == 2


def test_rights_follow_a_moved_unit_at_once(world):
    record = make(courses, world.alice, world.plant)
    assert record not in seen(courses, world.carol)
    tree.move(actor_for(world.root), world.plant, world.south, on=MAY)
    assert record in seen(courses, world.carol)
    assert record not in seen(courses, world.alice)


def test_a_path_is_never_given_twice(world):
    root = actor_for(world.root)
    old = paths()["LC-SL-1"]
    tree.move(root, world.plant, world.south, on=MAY)
    new = tree.add(root, world.north, name="新厂工会", kind="grassroots", code="LC-SL-2", on=MAY)
    assert new.path != old


def test_a_unit_cannot_hang_below_itself(world):
    with pytest.raises(Refusal):
        tree.move(actor_for(world.root), world.north, world.plant, on=MAY)


def test_only_the_keepers_of_both_places_move_a_unit(world):
    with pytest.raises(PermissionDenied):
        tree.move(actor_for(world.erin), world.plant, world.south, on=MAY)
    with pytest.raises(PermissionDenied):
        tree.add(
            actor_for(world.alice), world.north, name="甲", kind="grassroots", code="X", on=MAY
        )


def test_merging_hangs_the_children_over_and_closes_the_unit(world):
    tree.merge(actor_for(world.root), world.north, world.south, on=MAY)
    north = Unit.objects.get(pk=world.north.pk)
    assert north.valid_to == date(2026, 4, 30)
    assert paths()["LC-SL-1"].startswith(paths()["LC-NT"])
    assert not tree.on_day(MAY).filter(unit=world.north).exists()


def test_splitting_makes_a_sister_with_some_of_the_children(world):
    made = tree.split(
        actor_for(world.root),
        world.north,
        name="新街道总工会",
        code="LC-XJ",
        children=[world.plant],
        on=MAY,
    )
    assert made.parent_id == world.county.pk
    assert paths()["LC-SL-1"].startswith(made.path)


@pytest.mark.parametrize("day", [date.min, date(2025, 12, 31), date.max])
def test_the_past_of_a_unit_is_not_overwritten(world, day):
    """It has stood where it stands since the first of January."""
    root = actor_for(world.root)
    before = list(Placement.objects.order_by("pk").values())
    deeds = (
        lambda: tree.move(root, world.plant, world.south, on=day),
        lambda: tree.merge(root, world.plant, world.south, on=day),
        lambda: tree.close(root, world.plant, on=day),
        lambda: tree.split(root, world.north, name="甲", code="X", children=[world.plant], on=day),
    )
    for deed in deeds:
        with pytest.raises(Refusal):
            deed()
    assert list(Placement.objects.order_by("pk").values()) == before


def test_a_unit_is_not_older_than_the_one_above(world):
    root = actor_for(world.root)
    for day in (date(2025, 12, 31), date.max):
        with pytest.raises(Refusal):
            tree.add(root, world.north, name="甲", kind="grassroots", code="X", on=day)


def test_a_unit_moved_twice_stands_in_one_place_on_each_day(world):
    root = actor_for(world.root)
    tree.move(root, world.plant, world.south, on=MAY)
    with pytest.raises(Refusal):
        tree.move(root, world.plant, world.county, on=date(2026, 4, 1))
    tree.move(root, world.plant, world.county, on=MAY)
    for day in (date(2026, 4, 30), MAY):
        assert tree.on_day(day).filter(unit=world.plant).count() == 1


def test_a_unit_is_merged_only_into_one_that_is_there(world):
    root, erin = actor_for(world.root), actor_for(world.erin)
    with pytest.raises(PermissionDenied):
        tree.merge(erin, world.plant, world.south, on=MAY)
    tree.close(root, world.south, on=MAY)
    with pytest.raises(Refusal):
        tree.merge(root, world.plant, world.south, on=MAY)


def test_the_tree_has_a_last_level(world):
    root, unit = actor_for(world.root), world.plant
    for depth in range(4, tree.DEEPEST + 1):
        unit = tree.add(root, unit, name="层", kind="grassroots", code=f"D{depth}", on=MAY)
    assert unit.depth == tree.DEEPEST
    with pytest.raises(Refusal):
        tree.add(root, unit, name="层", kind="grassroots", code="D", on=MAY)
    with pytest.raises(Refusal):
        tree.move(
            root,
            world.plant,
            tree.add(root, world.south, name="甲", kind="grassroots", code="Y", on=MAY),
            on=MAY,
        )


def test_a_unit_with_open_children_cannot_be_closed(world):
    with pytest.raises(Refusal):
        tree.close(actor_for(world.root), world.north, on=MAY)


def test_small_office_is_set_by_the_level_above(world):
    given = {"name": world.north.name, "kind": world.north.kind, "is_small_office": True}
    with pytest.raises(PermissionDenied):
        tree.rename(actor_for(world.erin), world.north, **given)
    assert tree.rename(actor_for(world.root), world.north, **given).is_small_office


def test_each_act_on_the_tree_is_in_the_diary(world):
    tree.move(actor_for(world.root), world.plant, world.south, on=MAY)
    entry = Entry.objects.get(register="units", record=world.plant.pk, act="move")
    assert entry.changes == {"parent": [world.north.name, world.south.name]}


def test_a_unit_named_alike_in_its_path_is_not_below(world):
    """The prefix trap: 0001 0001 against 0001 0010."""
    root = actor_for(world.root)
    made = [
        tree.add(root, world.county, name=f"第{n}镇", kind="township", code=f"T{n}", on=MAY)
        for n in range(3)
    ]
    below = access.within(Unit.objects.all(), "path", (made[0].path,))
    assert list(below) == [made[0]]


def test_a_code_is_given_once(world):
    with pytest.raises(Refusal):
        tree.add(
            actor_for(world.root), world.north, name="甲", kind="grassroots", code="LC-NT", on=MAY
        )
