"""Members: what their documents say, and joining, moving and leaving without being a member twice."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from baiju.areas.organizing.member import Member, members
from baiju.areas.organizing.union import unions
from baiju.engine import access, diary, records
from baiju.engine.declare import Refusal
from baiju.org.actors import actor_for
from baiju.shared.employer import employers
from tests.world import TODAY, identity_number, make

WOMAN = "999901199203140024"


@pytest.fixture
def alice(world):
    return actor_for(world.alice)


@pytest.fixture
def carol(world):
    return actor_for(world.carol)


@pytest.fixture
def root(world):
    return actor_for(world.root)


@pytest.fixture
def here(world):
    """A union of the north."""
    return make(unions, world.alice, world.north)


@pytest.fixture
def there(world):
    """A union of the south, of which Alice sees nothing."""
    return make(unions, world.carol, world.south)


def apply(actor, union, **given):
    data = {**members.example, "union": union.pk, "id_no": WOMAN, **given}
    return records.save(members, actor, data)


def state(member):
    return Member._base_manager.get(pk=member.pk).membership


def refusal(actor, member, step):
    with pytest.raises(Refusal) as no:
        records.move(members, actor, member, step)
    return str(no.value)


def test_a_member_lies_with_the_union_and_works_for_its_employer(world, alice):
    employer = make(employers, world.alice, world.north)
    union = make(unions, world.alice, world.north, employer=employer.pk)

    member = apply(alice, union)

    assert (member.unit_id, member.employer) == (union.unit_id, employer)
    assert member.membership == "applied"


def test_the_document_says_sex_and_birth(alice, here):
    member = apply(alice, here, id_no=" 99990119920314002４ ", mobile="+86 199-0000-1234")

    assert (member.id_no, member.mobile) == (WOMAN, "19900001234")
    assert (member.sex, member.birth) == ("female", date(1992, 3, 14))


@pytest.mark.parametrize(
    ("given", "field", "code"),
    [
        ({"id_no": "999901199203140025"}, "id_no", "id_check_digit"),
        ({"id_no": "99990119920314002"}, "id_no", "id_digits_lost"),
        ({"id_no": "999901920314002"}, "id_no", "id_fifteen"),
        ({"id_no": ""}, "id_no", "required"),
        ({"id_type": "passport", "id_no": "！"}, "id_no", "id_passport_shape"),
        ({"birth": "1992-03-15"}, "birth", "id_birth_mismatch"),
        ({"sex": "male"}, "sex", "sex_mismatch"),
        ({"mobile": "0571-88880000"}, "mobile", "phone_invalid"),
    ],
)
def test_what_cannot_be_is_told_under_its_field(alice, here, given, field, code):
    with pytest.raises(records.Invalid) as wrong:
        apply(alice, here, **given)
    [fault] = wrong.value.error_dict[field]
    assert fault.code == code


def test_sex_and_birth_may_differ_from_the_document_with_a_reason(alice, here):
    reason = "户籍已更正，证件尚未换发"
    member = apply(alice, here, sex="male", birth="1992-03-15", differs_reason=reason)
    assert (member.sex, member.birth) == ("male", date(1992, 3, 15))


def test_the_number_tells_which_document_it_belongs_to(alice, here):
    assert apply(alice, here, id_no="E12345678").id_type == "passport"


def test_nobody_stands_twice_in_the_list_of_a_union(alice, here):
    apply(alice, here)
    with pytest.raises(records.Invalid, match="list of this union already"):
        apply(alice, here, name="温知秋")


def test_members_are_admitted_once_the_union_is_there(world, alice, here):
    young = make(unions, world.alice, world.north, approved_on="", approved_no="")
    with pytest.raises(Refusal, match="not established yet"):
        records.move(members, alice, apply(alice, young), "admit")
    assert records.move(members, alice, apply(alice, here), "admit").membership == "active"


def test_what_one_sees_of_another_membership_is_named_and_taken_over(world, alice, here):
    second = make(unions, world.alice, world.north)
    old = records.move(members, alice, apply(alice, here), "admit")
    new = apply(alice, second, joined_on="")

    with pytest.raises(Refusal, match=str(here)):
        records.move(members, alice, new, "admit")
    new = records.move(members, alice, new, "take-over")

    assert (state(new), state(old)) == ("active", "transferred")
    assert new.joined_on == old.joined_on
    ended = diary.of(members, old).first()
    assert (ended.act, ended.changes["membership"]) == ("transferred", ["active", "transferred"])
    assert ended.changes["left_on"][1]


def test_a_membership_out_of_sight_is_not_told(alice, carol, here, there):
    records.move(members, carol, apply(carol, there), "admit")
    twin = apply(alice, here)
    other = apply(alice, here, id_no=identity_number(7), name="闻溪")

    records.move(members, alice, twin, "admit")
    records.move(members, alice, other, "admit")

    assert (state(twin), state(other)) == ("applied", "active")
    third = apply(alice, here, id_no=identity_number(9), name="凌川")
    assert refusal(alice, twin, "take-over") == refusal(alice, third, "take-over")


def test_who_sees_both_settles_a_double_membership(alice, carol, root, here, there):
    old = records.move(members, carol, apply(carol, there), "admit")
    new = apply(alice, here)
    records.move(members, alice, new, "admit")

    records.move(members, root, new, "take-over")

    assert (state(new), state(old)) == ("active", "transferred")


def test_a_released_member_is_received_elsewhere(alice, carol, here, there):
    old = records.move(members, carol, apply(carol, there), "admit")
    old = records.move(members, carol, old, "release", reason="到石栎镇务工")

    new = records.move(members, alice, apply(alice, here), "admit")

    assert (state(new), state(old)) == ("active", "transferred")
    assert Member._base_manager.get(pk=old.pk).left_on is not None


def test_a_member_leaves_and_comes_back(alice, here):
    member = records.move(members, alice, apply(alice, here), "admit")
    with pytest.raises(Refusal, match="Say why"):
        records.move(members, alice, member, "withdraw")
    member = records.move(members, alice, member, "withdraw", reason="本人申请")
    assert member.left_on is not None

    member = records.move(members, alice, member, "readmit", reason="重新就业")

    assert (member.membership, member.left_on) == ("applied", None)


def test_only_who_approves_expels(world, alice, here):
    member = records.move(members, alice, apply(alice, here), "admit")
    with pytest.raises(PermissionDenied):
        records.move(members, alice, member, "expel", reason="…")
    member = records.move(members, actor_for(world.erin), member, "expel", reason="会员大会决定")
    assert member.membership == "expelled"


def test_what_is_missing_is_told(alice, here):
    member = apply(alice, here, mobile="", joined_on="", is_dispatched=True)
    early = apply(alice, here, id_no=identity_number(8), joined_on="2019-01-01")
    for each in (member, early):
        records.move(members, alice, each, "admit")
    records.change(members, alice, {"joined_on": ""}, member)

    rows = access.records(members, alice)
    gaps = {gap.name: set(rows.filter(gap.where(TODAY))) for gap in members.missing}

    assert gaps["mobile"] == gaps["joined"] == gaps["agency"] == {member}
    assert gaps["early"] == {early}


def test_a_whole_roster_is_filled_in_a_few_questions(here, alice, django_assert_max_num_queries):
    """One for the union, two for who is known and who was found then, one to know the others."""
    rows = [Member(union=here, name=f"会员{n}", id_no=identity_number(n)) for n in range(20, 60)]
    with django_assert_max_num_queries(4):
        for derive in members.derives:
            derive(rows, alice)
    assert len({row.person_id for row in rows}) == len(rows)
    assert {row.unit_id for row in rows} == {here.unit_id}
