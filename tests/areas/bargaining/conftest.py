"""Agreements to work with: what is given is kept, the rest is left open."""

import pytest
from django.utils import translation

from baiju.areas.bargaining.agreements import agreements
from baiju.engine import records, registry
from baiju.org.actors import actor_for
from tests.world import credit_code, make

TABLE = [
    {"side": "union", "name": "季云帆", "is_chief": True, "is_frontline": True},
    {"side": "union", "name": "严知微", "is_frontline": True},
    {"side": "union", "name": "陆星野"},
    {"side": "employer", "name": "高望舒", "is_chief": True},
    {"side": "employer", "name": "温如许"},
    {"side": "employer", "name": "钟弈秋"},
]


@pytest.fixture(autouse=True)
def _in_english():
    """The tests name the sentences as the code says them."""
    with translation.override("en"):
        yield


@pytest.fixture
def actor(world):
    return actor_for(world.alice)


@pytest.fixture
def employer(world):
    def made(number=1, **given):
        given = {"name": f"栎新第{number}机械厂", "uscc": credit_code(900 + number), **given}
        return make(registry.register("employers"), world.alice, world.north, **given)

    return made


@pytest.fixture
def agree(world, actor):
    """A new agreement in the north with only what is given."""

    def made(unit=None, **given):
        data = {"unit": (unit or world.north).pk, "kind": "collective", "scope": "enterprise"}
        return records.save(agreements, actor, data | given)

    return made
