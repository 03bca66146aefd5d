"""Names in a list: what people leave away is bridged and told, what makes another body is not."""

from __future__ import annotations

import pytest

from baiju.areas.organizing.member import members
from baiju.areas.organizing.union import unions
from baiju.org.actors import actor_for
from baiju.sheets.references import References
from tests.world import make


@pytest.fixture
def named(world):
    """Alice's unions by their names."""
    for name in ("石栎镇联合工会", "栎新机械有限公司工会委员会"):
        make(unions, world.alice, world.north, name=name)
    return References(members, "union", actor_for(world.alice))


@pytest.mark.parametrize(
    ("said", "is_known"),
    [
        ("石栎镇工会联合会", True),
        ("石栎镇联合工会委员会", True),
        ("栎新机械工会", True),
        ("栎新机械有限公司", True),
        ("石栎镇总工会", False),
        ("石栎镇工会", False),
    ],
)
def test_a_name_is_bridged_but_a_general_union_is_no_joint_one(named, said, is_known):
    found = named.find(said)
    assert (found.pk is not None, found.is_near) == (is_known, is_known)
