"""The pages of the tree, the people and the roles."""

from datetime import date

import pytest
from django.urls import reverse

from baiju.engine import records, registry
from baiju.org import people, tree
from baiju.org.actors import actor_for
from baiju.org.models import Unit, User
from tests.world import make

NEW = {"name": "周砚秋", "username": "yanqiu", "role": "clerk"}


@pytest.fixture
def erin(at_desk, world):
    return at_desk(world.erin)


@pytest.fixture
def alice(at_desk, world):
    return at_desk(world.alice)


def _unit(name, unit, *args):
    return reverse(name, args=[unit.pk, *args])


def test_the_tree_ends_where_ones_reach_ends(alice, at_desk, world):
    page = alice.get(reverse("organisation")).content.decode()
    assert world.plant.name in page
    assert world.south.name not in page

    assert alice.get(_unit("unit", world.plant)).status_code == 200
    assert alice.get(_unit("unit", world.south)).status_code == 404
    assert at_desk(world.bob).get(_unit("unit", world.south)).status_code == 200


def test_the_line_above_ends_where_ones_reach_ends(alice, at_desk, world):
    assert world.county.name not in alice.get(_unit("unit", world.plant)).content.decode()
    assert world.county.name in at_desk(world.bob).get(_unit("unit", world.plant)).content.decode()


def test_a_unit_leads_to_its_desk_and_its_records(at_desk, world):
    bob = at_desk(world.bob)
    page = bob.get(_unit("unit", world.north)).content.decode()
    assert f"/ledger/courses/?unit={world.north.pk}" in page

    bob.post(reverse("here"), {"unit": world.north.pk})
    assert f"<b>{world.north.name}</b>" in bob.get("/").content.decode()


@pytest.mark.parametrize("act", ["add", "rename", "move", "split", "merge", "close"])
def test_only_who_keeps_the_tree_may_change_it(at_desk, alice, world, act):
    assert at_desk(world.root).get(_unit("unit-act", world.north, act)).status_code == 200
    assert alice.get(_unit("unit-act", world.north, act)).status_code == 403
    assert alice.post(_unit("unit-act", world.north, act)).status_code == 403
    assert at_desk(world.carol).get(_unit("unit-act", world.north, act)).status_code == 404


def test_an_unknown_act_does_not_exist(at_desk, world):
    assert at_desk(world.root).get(_unit("unit-act", world.north, "none")).status_code == 404


def test_a_unit_is_added_renamed_and_closed(erin, world):
    given = {"name": "产业园联合工会", "kind": "grassroots", "code": "LC-SL-9", "on": "2026-05-01"}
    where = erin.post(_unit("unit-act", world.north, "add"), given).url
    made = Unit.objects.get(code="LC-SL-9")
    assert where == _unit("unit", made)

    erin.post(
        _unit("unit-act", made, "rename"),
        {"name": "产业园工会", "kind": "grassroots", "is_small_office": "on"},
    )
    made.refresh_from_db()
    assert (made.name, made.is_small_office) == ("产业园工会", True)

    erin.post(_unit("unit-act", made, "close"), {"on": "2026-06-01"})
    made.refresh_from_db()
    assert made.valid_to == date(2026, 6, 1)
    assert "closed on 2026-06-01" in erin.get(_unit("unit", made)).content.decode()
    assert erin.get(_unit("unit-act", made, "rename")).status_code == 403


def test_only_the_level_above_makes_a_small_office(erin, at_desk, world):
    given = {"name": world.north.name, "kind": "township", "is_small_office": "on"}

    assert erin.post(_unit("unit-act", world.north, "rename"), given).status_code == 403
    assert (
        at_desk(world.root).post(_unit("unit-act", world.north, "rename"), given).status_code == 302
    )


def test_a_unit_moves_with_all_below_it(at_desk, world):
    given = {"other": world.south.pk, "on": "2026-05-01"}
    at_desk(world.root).post(_unit("unit-act", world.plant, "move"), given)

    moved = Unit.objects.get(pk=world.plant.pk)
    assert moved.parent_id == world.south.pk
    assert moved.path.startswith(world.south.path)


def test_a_unit_is_split_and_merged(at_desk, world):
    root = at_desk(world.root)
    given = {
        "name": "石栎新区总工会",
        "code": "LC-XQ",
        "children": [world.plant.pk],
        "on": "2026-05-01",
    }
    root.post(_unit("unit-act", world.north, "split"), given)
    made = Unit.objects.get(code="LC-XQ")
    assert Unit.objects.get(pk=world.plant.pk).parent_id == made.pk

    root.post(_unit("unit-act", made, "merge"), {"other": world.north.pk, "on": "2026-06-01"})
    assert Unit.objects.get(pk=world.plant.pk).parent_id == world.north.pk
    assert Unit.objects.get(pk=made.pk).valid_to is not None


def test_what_cannot_be_done_to_a_unit_is_said_in_its_form(erin, world):
    answer = erin.post(_unit("unit-act", world.north, "add"), {"name": "x", "on": "2026-05-01"})
    assert answer.status_code == 422

    given = {"name": "又一个", "kind": "grassroots", "code": world.plant.code, "on": "2026-05-01"}
    answer = erin.post(_unit("unit-act", world.north, "add"), given)
    assert answer.status_code == 409
    assert "又一个" in answer.content.decode()


def test_an_invited_person_joins_by_a_link_that_is_shown_once(erin, client, world):
    where = erin.post(reverse("invite"), {**NEW, "unit": world.north.pk}).url
    page = erin.get(where).content.decode()
    link = page.split('id="link" readonly value="')[1].split('"')[0]
    assert "/join/" in link
    assert "/join/" not in erin.get(where).content.decode()

    word = "南汀乡的第一个密码"
    assert client.post(link, {"password": word, "again": word}).url == "/"
    assert client.get(reverse("organisation")).status_code == 200
    assert "has no password" not in erin.get(where).content.decode()


def test_only_who_keeps_people_may_invite(erin, alice, at_desk, world):
    assert erin.get(reverse("invite")).status_code == 200
    assert alice.get(reverse("invite")).status_code == 403
    assert at_desk(world.dave).get(reverse("invite")).status_code == 404

    assert alice.post(reverse("invite"), {**NEW, "unit": world.north.pk}).status_code == 403
    outside = erin.post(reverse("invite"), {**NEW, "unit": world.south.pk})
    assert outside.status_code == 422
    assert not User.objects.filter(username="yanqiu").exists()


def test_two_people_cannot_share_a_user_name(erin, world):
    answer = erin.post(reverse("invite"), {**NEW, "username": "alice", "unit": world.north.pk})

    assert answer.status_code == 422
    assert "周砚秋" in answer.content.decode()


def test_a_person_outside_does_not_exist(erin, world):
    assert erin.get(_unit("person", world.alice)).status_code == 200
    assert erin.get(_unit("person", world.carol)).status_code == 404
    for name in ("person-link", "person-close", "hand-over", "person-post"):
        assert erin.post(_unit(name, world.carol)).status_code == 404


def test_a_reset_locks_the_old_password_and_shows_a_link(erin, client, world):
    where = erin.post(_unit("person-link", world.alice)).url

    assert "/join/" in erin.get(where).content.decode()
    given = {"login": "alice", "password": "alice-knows-a-word"}
    assert client.post("/sign-in/", given).status_code == 200
    assert "_auth_user_id" not in client.session


def test_a_clerk_resets_nobody(alice, world):
    for name in ("person-link", "person-close"):
        assert alice.post(_unit(name, world.erin)).status_code == 403
    assert User.objects.get(pk=world.erin.pk).has_usable_password()


def test_posts_are_given_and_ended(erin, alice, at_desk, world):
    given = {"unit": world.plant.pk, "role": "chair"}
    assert erin.post(_unit("person-post", world.alice), given).status_code == 302
    post = world.alice.posts.get(role="chair")
    assert actor_for(world.alice).may("org", "approve", world.plant.path)

    assert alice.post(_unit("post-end", world.erin, world.erin.posts.get().pk)).status_code == 403
    assert erin.post(_unit("post-end", world.alice, post.pk)).status_code == 302
    assert not actor_for(world.alice).may("org", "approve", world.plant.path)


def test_who_lost_the_last_post_is_still_found_at_the_top(erin, at_desk, world):
    assert erin.post(_unit("post-end", world.alice, world.alice.posts.get().pk)).status_code == 302
    assert erin.get(_unit("person", world.alice)).status_code == 404

    root = at_desk(world.root)
    assert "Alice" in root.get(reverse("people")).content.decode()
    given = {"unit": world.south.pk, "role": "clerk"}
    assert root.post(_unit("person-post", world.alice), given).status_code == 302
    assert world.alice.posts.get().unit == world.south


def test_the_tree_is_not_changed_ahead_of_its_day(erin, world):
    given = {"name": "明日工会", "kind": "grassroots", "code": "LC-SL-8", "on": "2199-01-01"}
    assert erin.post(_unit("unit-act", world.north, "add"), given).status_code == 422
    assert not Unit.objects.filter(code="LC-SL-8").exists()


def test_who_leaves_hands_over_the_open_work_first(erin, at_desk, world):
    owned = next((each for each in registry.registers() if each.owner), None)
    assert owned is not None
    made = make(owned, world.alice, world.north)
    records.change(owned, actor_for(world.alice), {owned.owner: world.alice.pk}, made)
    assert str(made) in erin.get(_unit("person", world.alice)).content.decode()
    assert erin.post(_unit("person-close", world.alice)).status_code == 409

    answer = erin.post(_unit("hand-over", world.alice), {"successor": world.erin.pk})

    assert answer.status_code == 302
    assert not people.open_work(actor_for(world.erin), world.alice)
    assert erin.post(_unit("person-close", world.alice)).status_code == 302
    assert at_desk(world.alice).get("/").status_code == 302


def test_the_roles_say_what_each_may_do(alice):
    page = alice.get(reverse("roles")).content.decode()

    assert "County office" in page
    assert "approve" in page


def test_the_machine_is_described_only_to_who_keeps_it(erin, alice, settings):
    assert str(settings.HOME) in erin.get(reverse("settings")).content.decode()
    assert str(settings.HOME) not in alice.get(reverse("settings")).content.decode()


def test_ones_own_name_and_look_are_kept(alice, world):
    given = {"name": "林小满", "language": "zh-hans", "theme": "light"}
    assert alice.post(reverse("settings"), given).status_code == 302
    kept = User.objects.get(pk=world.alice.pk)
    assert (kept.name, kept.language, kept.theme) == ("林小满", "zh-hans", "light")

    assert alice.post(reverse("settings"), {**given, "name": " "}).status_code == 422
    assert tree.visible(actor_for(kept)).exists()
