"""People: links that work once, posts that give no more than their giver holds, hand-over."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from baiju.areas.plans.models import Task, tasks
from baiju.engine import diary
from baiju.engine.declare import Refusal
from baiju.org import people
from baiju.org.actors import actor_for
from baiju.org.models import Unit, User
from tests.world import make

ON = date(2026, 5, 1)


def invite(world, by, **given):
    data = {
        "name": "周砚秋",
        "username": "zhouyanqiu",
        "unit": world.north,
        "role": "clerk",
        "on": ON,
    }
    return people.invite(actor_for(by), **{**data, **given})


def test_a_one_time_link_works_once(world):
    user = invite(world, world.erin)
    key, token = people.link(user).strip("/").split("/")[1:]
    assert people.by_link(key, token) == user
    user.set_password("白驹过隙-2026")
    user.save()
    assert people.by_link(key, token) is None
    assert people.by_link("???", token) is None


def test_a_chair_gives_posts_below_and_nowhere_else(world):
    invite(world, world.erin)
    with pytest.raises(PermissionDenied):
        invite(world, world.erin, unit=world.county, username="other")
    with pytest.raises(PermissionDenied):
        invite(world, world.alice, username="third")


def test_nobody_gives_more_than_they_hold(world):
    system = invite(world, world.root, username="sys", unit=world.county, role="system")
    with pytest.raises(PermissionDenied):
        people.give(actor_for(system), system, world.county, "chair", on=ON)
    people.give(actor_for(world.root), system, world.county, "reader", on=ON)


def test_an_account_that_reaches_further_cannot_be_taken_over(world):
    with pytest.raises(PermissionDenied):
        people.reset(actor_for(world.erin), world.root)
    assert people.reset(actor_for(world.erin), world.alice).startswith("/join/")


def test_who_keeps_accounts_does_not_take_over_one_that_sees_more(world):
    """Whoever makes a one-time link can use it."""
    keeper = actor_for(invite(world, world.root, username="sys", unit=world.county, role="system"))
    other = invite(world, world.root, username="other", unit=world.north, role="system")
    for user in (world.alice, world.erin):
        with pytest.raises(PermissionDenied):
            people.reset(keeper, user)
    assert people.reset(keeper, other).startswith("/join/")


def test_nobody_resets_themselves_out(world):
    with pytest.raises(Refusal):
        people.reset(actor_for(world.root), world.root)


def test_open_work_that_the_keeper_cannot_see_is_not_lost(world):
    keeper = actor_for(invite(world, world.root, username="sys", unit=world.county, role="system"))
    make(tasks, world.alice, world.north, owner=world.alice.pk)
    with pytest.raises(Refusal):
        people.deactivate(keeper, world.alice)
    people.hand_over(actor_for(world.root), world.alice, world.erin)
    people.deactivate(keeper, world.alice)


def test_no_post_is_given_in_a_closed_unit_or_to_who_left(world):
    root = actor_for(world.root)
    people.deactivate(root, world.carol)
    with pytest.raises(Refusal):
        people.give(root, world.carol, world.south, "clerk", on=ON)
    Unit.objects.filter(pk=world.plant.pk).update(valid_to=ON)
    with pytest.raises(Refusal):
        people.give(root, world.alice, Unit.objects.get(pk=world.plant.pk), "clerk", on=ON)


def test_a_post_that_ended_counts_no_more(world):
    user = invite(world, world.erin)
    assert actor_for(user).may("plans", "write", world.north.path)
    people.end(actor_for(world.erin), user.posts.get())
    assert not actor_for(user).may("plans", "read", world.north.path)


def test_the_last_keeper_of_the_tree_stays(world):
    with pytest.raises(Refusal):
        people.end(actor_for(world.root), world.root.posts.get())


def test_open_work_is_handed_over_before_somebody_leaves(world):
    user = invite(world, world.erin)
    task = make(tasks, world.alice, world.north, owner=user.pk)
    erin = actor_for(world.erin)
    with pytest.raises(Refusal):
        people.deactivate(erin, user)
    assert people.hand_over(erin, user, world.alice) == 1
    assert Task.objects.get(pk=task.pk).owner == world.alice
    assert diary.of(tasks, task).first().changes == {"owner": [user.pk, world.alice.pk]}
    people.deactivate(erin, user)
    assert actor_for(User.objects.get(pk=user.pk)).grants == ()


def test_who_comes_back_gets_the_account_without_its_old_password(world):
    user = invite(world, world.erin)
    people.deactivate(actor_for(world.erin), user)
    with pytest.raises(PermissionDenied):
        people.reopen(actor_for(world.erin), user)
    people.reopen(actor_for(world.root), user)
    back = User.objects.get(pk=user.pk)
    assert back.is_active and not back.has_usable_password()
    assert actor_for(back).grants == ()


def test_nobody_locks_themselves_out(world):
    with pytest.raises(Refusal):
        people.deactivate(actor_for(world.root), world.root)


def test_a_user_name_that_only_looks_different_is_refused(world):
    invite(world, world.erin)
    for name in ("zhouyanqiu", "ZhouYanqiu", " zhouyanqiu ", "аlice", "Ａlice"):
        with pytest.raises(Refusal):
            invite(world, world.erin, username=name)


def test_the_first_person_is_made_once(world):
    with pytest.raises(Refusal):
        people.first(
            name="甲", username="jia", password="x" * 12, unit="乙", kind="county", code="Y", on=ON
        )
