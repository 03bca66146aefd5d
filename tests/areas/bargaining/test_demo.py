"""The demo shows an agreement in every stage, of every kind and scope, on any day."""

from collections import Counter
from datetime import date, timedelta

from baiju.areas.bargaining import demo
from baiju.areas.bargaining.agreements import agreements
from baiju.areas.bargaining.demo import days
from baiju.areas.bargaining.kinds import Kind, Scope
from baiju.areas.bargaining.stage import Stage
from baiju.engine import dues, stages
from baiju.org import people
from baiju.org.actors import actor_for
from baiju.org.models import User
from baiju.shared import demo as employers


def staff(world):
    """The two cadres of the demo who write and verify."""
    for username in ("he", "tao"):
        user = User.objects.create(username=username, name=username)
        people.give(actor_for(world.root), user, world.county, "chair", on=date(2026, 1, 1))


def test_every_stage_kind_and_scope_comes_up(world):  # slow: it fills some hundred records
    today = date(2026, 5, 1)
    staff(world)
    units = dict.fromkeys(employers.TOWNS, world.north) | {"LC": world.county}
    units |= {"LC-NT": world.south}
    employers.fill(units, today)
    demo.fill(units, today)
    rows = stages.on(agreements, agreements.model.objects.all(), today)
    found = Counter(rows.values_list("stage", flat=True))
    assert set(found) == set(Stage.values)
    assert set(rows.values_list("kind", "scope")) >= {
        *((kind, Scope.ENTERPRISE.value) for kind in Kind.values),
        (Kind.WAGE.value, Scope.INDUSTRY.value),
        (Kind.COLLECTIVE.value, Scope.REGION.value),
    }
    told = dues.everyones(
        actor_for(world.root), world.county.path, today, days=60, area="bargaining"
    )
    assert len({str(due.clock.title) for due in told}) >= 8


def test_on_any_day_the_way_lies_behind_us_in_its_order():
    for after in range(370):
        today = date(2026, 1, 1) + timedelta(days=after)
        for case in days.CASES.values():
            found = days.of(case, today)
            way = [found[name] for name, _gap in days.STEPS if name in found]
            assert way == sorted(way) and all(day <= today.isoformat() for day in way)
            assert all(date.fromisoformat(day).weekday() < 5 for day in way)
