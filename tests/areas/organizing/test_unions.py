"""Unions: their place in the tree, the steps of their formation, their terms and their end."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from baiju.areas.organizing.formation import Stage
from baiju.areas.organizing.union import unions
from baiju.engine import access, records, stages
from baiju.org import people, tree
from baiju.org.actors import actor_for
from baiju.org.models import Unit
from baiju.org.provision import provisions
from baiju.shared.employer import employers
from tests.world import TODAY, make


@pytest.fixture
def alice(world):
    return actor_for(world.alice)


@pytest.fixture
def erin(world):
    return actor_for(world.erin)


def begun(world, **given):
    """A union of the north that has only been surveyed."""
    data = {"name": "禾田食品工会", "kind": "own", "superior": world.north.pk}
    data |= {"surveyed_on": "2025-02-02", **given}
    return records.save(unions, actor_for(world.alice), data)


def employer(world, name="禾田食品公司", **given):
    return make(employers, world.alice, world.north, name=name, **given)


def test_a_union_gets_its_place_below_its_superior(world):
    union = begun(world)

    assert union.unit.parent == world.north
    assert (union.unit.name, union.unit.kind) == ("禾田食品工会", "grassroots")
    assert union.unit.code.startswith("LC-SL-G")
    assert begun(world, name="禾田饮料工会").unit.code != union.unit.code


def test_a_place_of_that_name_without_a_union_is_taken(world):
    union = begun(world, name=world.plant.name)
    assert union.unit == world.plant

    own = records.save(
        unions,
        actor_for(world.erin),
        {"name": world.north.name, "kind": "township", "superior": world.county.pk},
    )
    assert own.unit == world.north


def test_nobody_hangs_a_union_under_another_unit(world, alice):
    data = {"name": "某厂工会", "kind": "own"}
    with pytest.raises(records.Invalid):
        records.save(unions, alice, {**data, "superior": world.south.pk})
    with pytest.raises(PermissionDenied):
        records.save(unions, alice, {**data, "superior": world.county.pk})


def test_a_new_name_is_the_units_too(world, alice):
    union = records.change(unions, alice, {"name": "禾田集团工会"}, begun(world))
    assert Unit.objects.get(pk=union.unit_id).name == "禾田集团工会"


def test_a_new_superior_moves_the_unit_with_all_below_it(world):
    root = actor_for(world.root)
    union = begun(world)
    union = records.change(unions, root, {"superior": world.south.pk}, union)
    assert Unit.objects.get(pk=union.unit_id).path.startswith(world.south.path)


def test_what_the_tree_did_since_is_not_taken_back(world):
    root = actor_for(world.root)
    union = begun(world)
    tree.move(root, union.unit, world.south, on=TODAY)

    union = records.change(unions, root, {"chair": "苏岸明"}, union)

    assert union.superior_id == world.south.pk
    assert Unit.objects.get(pk=union.unit_id).parent == world.south


def test_an_employer_lies_with_its_own_union(world):
    one = employer(world)
    union = begun(world, employer=one.pk)
    one.refresh_from_db()
    assert one.unit_id == union.unit_id


def test_an_employer_has_one_union_of_its_own(world):
    one = employer(world)
    begun(world, employer=one.pk)
    with pytest.raises(records.Invalid, match="union of its own already"):
        begun(world, name="禾田食品第二工会", employer=one.pk)


STEPS = (
    ({}, "surveyed"),
    ({"guided_on": "2025-02-10"}, "guided"),
    ({"preparation_approved_on": "2025-03-02"}, "preparing"),
    ({"members_admitted_on": "2025-03-10", "members_at_founding": 40}, "admitted"),
    ({"elected_on": "2025-03-20", "term_years": 3, "chair": "苏岸明"}, "elected"),
    ({"reported_on": "2025-03-23"}, "reported"),
    ({"approved_no": "石工复〔2025〕3号", "approved_on": "2025-04-01"}, "established"),
    ({"registered_on": "2025-04-20"}, "registered"),
)


def founded(world, **given):
    whole = {name: value for step, _stage in STEPS for name, value in step.items()}
    return begun(world, **(whole | given))


def test_each_step_moves_a_union_on(world, alice, erin):
    deeds = ("guide", "prepare", "admit", "elect", "report", "establish", "register")
    union = begun(world)
    for name, (data, stage) in zip(deeds, STEPS[1:], strict=True):
        actor = erin if unions.deed(name).level == "approve" else alice
        union = records.do(unions, actor, data, union, name)
        assert stages.of(unions, union, TODAY) == stage


def test_only_the_union_above_founds_a_union(world, alice):
    reported = {name: v for step, _s in STEPS[:6] for name, v in step.items()}
    union = begun(world, **reported)
    user = people.invite(
        actor_for(world.root), name="Gu", username="gu", unit=union.unit, role="chair", on=TODAY
    )
    chair, approval = actor_for(user), STEPS[6][0]

    with pytest.raises(PermissionDenied):
        records.do(unions, alice, approval, union, "establish")
    with pytest.raises(records.Refusal, match="Only the union above"):
        records.do(unions, chair, approval, union, "establish")
    with pytest.raises(records.Refusal, match="Only the union above"):
        records.change(unions, chair, approval, union)
    union = records.do(unions, actor_for(world.erin), approval, union, "establish")
    assert str(union.approved_on) == "2025-04-01"


def test_a_union_of_several_is_founded_with_two_employers(world, erin):
    reported = {name: v for step, _s in STEPS[:6] for name, v in step.items()}
    first, second = employer(world), employer(world, name="禾田冷链公司")
    row = {"employer": first.pk, "joined_on": "2025-03-01"}
    union = begun(world, kind="joint", **reported, covered=[row])

    with pytest.raises(records.Refusal, match="at least two"):
        records.do(unions, erin, STEPS[6][0], union, "establish")
    rows = [row, {"employer": second.pk, "joined_on": "2025-03-01"}]
    union = records.change(unions, erin, {"covered": rows}, union)
    union = records.do(unions, erin, STEPS[6][0], union, "establish")
    assert stages.of(unions, union, TODAY) == "established"


def test_steps_stand_in_their_order(world):
    with pytest.raises(records.Invalid, match="lies before the step"):
        founded(world, elected_on="2025-02-20")
    with pytest.raises(records.Invalid, match="come already"):
        begun(world, guided_on="2198-01-01")


@pytest.mark.parametrize(
    ("day", "stage"),
    [
        (date(2025, 2, 1), "surveyed"),
        (date(2025, 3, 20), "elected"),
        (date(2025, 3, 31), "reported"),
        (date(2025, 4, 1), "established"),
        (date(2027, 12, 20), "registered"),
        (date(2027, 12, 21), "election_due"),
        (date(2028, 3, 20), "election_due"),
        (date(2028, 3, 21), "overdue"),
    ],
)
def test_the_stage_follows_from_the_days(world, day, stage):
    assert stages.of(unions, founded(world), day) == stage


def test_an_election_begins_a_new_term(world, alice):
    union = founded(world)
    assert (union.term_end, union.election_due_on) == (date(2028, 3, 20), date(2027, 12, 21))

    data = {"reelected_on": "2025-05-30", "term_years": 5, "chair": "闻溪"}
    union = records.do(unions, alice, data, union, "reelect")

    assert union.term_end == date(2030, 5, 30)


def test_a_units_own_rule_holds_from_the_election_on(world, alice):
    rule = {"key": "election-ahead", "amount": "30", "basis": "县总工会通知"}
    rule |= {"unit": world.north.pk, "valid_from": "2020-01-01"}
    records.save(provisions, actor_for(world.erin), rule)

    union = founded(world)
    assert union.election_due_on == date(2028, 2, 19)

    [kept] = access.records(provisions, actor_for(world.erin))
    records.change(provisions, actor_for(world.erin), {"amount": "10"}, kept)
    union = records.change(unions, alice, {"contact": "闻溪"}, union)
    assert union.election_due_on == date(2028, 2, 19)


def test_the_answer_is_not_due_on_a_day_off(world):
    days = dict.fromkeys(("surveyed_on", "guided_on", "elected_on", "reported_on"), "2025-09-18")
    union = begun(world, **days)
    assert union.approval_due == date(2025, 10, 9)  # the fifteenth day lies in the October holidays


def test_a_union_sleeps_and_works_again(world, alice):
    union = records.do(unions, alice, {"dormant_since": "2025-05-01"}, founded(world), "rest")
    assert stages.of(unions, union, TODAY) == Stage.DORMANT

    union = records.do(unions, alice, {"revived_on": "2025-06-01"}, union, "revive")

    assert stages.of(unions, union, TODAY) == Stage.REGISTERED
    assert stages.of(unions, union, date(2025, 5, 20)) == Stage.DORMANT


def test_a_union_ends_with_its_employer(world, erin):
    one = employer(world)
    union = founded(world, employer=one.pk)
    end = {"dissolved_on": "2025-06-10", "dissolved_reason": "企业注销"}

    with pytest.raises(records.Refusal, match="still in operation"):
        records.do(unions, erin, end, union, "dissolve")
    records.change(employers, erin, {"operation": "deregistered"}, one)
    union = records.do(unions, erin, end, union, "dissolve")

    assert stages.of(unions, union, TODAY) == Stage.DISSOLVED
    assert stages.of(unions, union, date(2025, 6, 9)) == Stage.REGISTERED


def test_a_union_has_a_unions_credit_code(world):
    assert begun(world, uscc="81990100MA0000015Y").pk
    with pytest.raises(records.Invalid, match="begins with 81"):
        begun(world, name="某厂工会", uscc=employer(world).uscc)


def test_what_is_missing_is_told(world, alice):
    union = begun(world)
    gaps = {gap.name: gap.where(TODAY) for gap in unions.missing}
    rows = access.records(unions, alice)
    assert union in rows.filter(gaps["employer"])
    assert union not in rows.filter(gaps["term"])  # it is not there yet
    old = begun(world, name="老厂工会", kind="joint", surveyed_on="", approved_on="2019-05-05")
    for name in ("approval", "term", "chair", "covered"):
        assert old in rows.filter(gaps[name])
