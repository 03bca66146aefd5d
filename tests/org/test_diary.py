"""Who reads whose diary."""

from __future__ import annotations

from datetime import date

from baiju.engine import diary
from baiju.org import people
from baiju.org.actors import actor_for
from baiju.org.models import Unit
from tests.sample.models import courses
from tests.world import make


def test_the_diary_of_an_area_is_for_those_who_see_the_area(world):
    course = make(courses, world.alice, world.north)
    officer = people.invite(
        actor_for(world.root),
        name="陆观澜",
        username="luguanlan",
        unit=world.county,
        role="security",
        on=date(2026, 5, 1),
    )
    seen = {
        user.username: {entry.label for entry in diary.under(actor_for(user), Unit.objects.all())}
        for user in (officer, world.root, world.dave)
    }
    assert str(course) in seen["root"] and str(course) not in seen["luguanlan"]
    assert "陆观澜" in seen["luguanlan"]
    assert seen["dave"] == set()
