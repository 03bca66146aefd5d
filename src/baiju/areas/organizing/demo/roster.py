"""The demo's members by the thousand, written set-wise: one entry of the diary for each union."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from baiju.areas.organizing import document
from baiju.areas.organizing.formation import established
from baiju.areas.organizing.member import Member, belong, members
from baiju.areas.organizing.membership import ENDED, Membership
from baiju.areas.organizing.traits import Education, Household, NewForm, Politics, Skill
from baiju.areas.organizing.union import Union, unions
from baiju.engine import access, diary, finding, records, tables
from baiju.engine.access import Actor

from . import cast

SEED = 20
STATES = (
    (Membership.ACTIVE, 930),
    (Membership.APPLIED, 25),
    (Membership.RETAINED, 15),
    (Membership.TRANSFERRING, 8),
    (Membership.TRANSFERRED, 8),
    (Membership.WITHDRAWN, 10),
    (Membership.DIED, 4),
)
LEAST = 8


def fill(actor: Actor, count: int, today: date) -> None:
    """Each union gets its share by the workers it is for."""
    rows = access.records(unions, actor).filter(established(today)).select_related("employer")
    there = [union for union in rows.order_by("pk") if not union.is_of_a_township]
    sizes = [union.employer.employees or LEAST if union.employer else 60 for union in there]
    number = 0
    for union, size in zip(there, sizes, strict=True):
        share = max(LEAST, count * size // sum(sizes))
        made = [_member(union, number + place, today) for place in range(share)]
        _write(actor, union, made)
        number += share


def twice(actor: Actor) -> None:
    """Somebody applies to one union and is a member of another."""
    rows = access.records(members, actor).filter(membership=Membership.ACTIVE)
    one, last = rows.order_by("pk")[0], rows.order_by("-pk")[0]
    data = {name: getattr(one, name) for name in ("name", "id_type", "id_no", "mobile")}
    records.save(members, actor, {**data, "union": last.union_id, "employment_status": "working"})


def _write(actor: Actor, union: Union, made: list[Member]) -> None:
    belong(made, actor)
    document.identify(made, actor)
    tables.insert(Member, made)
    finding.note_many(members, [member.pk for member in made])
    diary.write(
        actor,
        register=unions.key,
        record=union.pk,
        unit_id=union.unit_id,
        label=str(union),
        act="import",
        version=union.version,
        changes={"members": [0, len(made)]},
    )


def _member(union: Union, number: int, today: date) -> Member:
    """One member; everything follows from the number."""
    chance = Random(SEED * 100_000 + number)
    sex = "female" if chance.random() < 0.44 else "male"
    [state] = chance.choices([s for s, _ in STATES], [weight for _, weight in STATES])
    since = union.approved_on or today
    joined = since + timedelta(days=chance.randrange(1 + (today - since).days))
    is_dispatched, is_migrant = chance.random() < 0.06, chance.random() < 0.41
    return Member(
        union=union,
        name=cast.name(chance, sex),
        id_no=cast.identity_number(number, chance, sex),
        mobile="" if chance.random() < 0.03 else f"1990000{number % 10_000:04d}",
        **_traits(chance, is_migrant=is_migrant),
        is_migrant=is_migrant,
        is_dispatched=is_dispatched,
        agency="临澄人力资源服务部" if is_dispatched and chance.random() < 0.8 else "",
        joined_on=None if state == Membership.APPLIED else joined,
        card_no="" if state == Membership.APPLIED else f"LC{number:07d}",
        left_on=today if state in (*ENDED, Membership.DIED) else None,
        membership=state,
    )


def _traits(chance: Random, *, is_migrant: bool) -> dict[str, Any]:
    is_on_a_platform = chance.random() < 0.04
    return {
        "ethnicity": "汉族",
        "education": chance.choice(Education.values[:5]),
        "political_status": chance.choice((Politics.MASSES, Politics.MASSES, Politics.PARTY)),
        "skill_level": chance.choice(Skill.values),
        "household_type": Household.RURAL if is_migrant else chance.choice(Household.values),
        "new_form": chance.choice(NewForm.values) if is_on_a_platform else "",
    }
