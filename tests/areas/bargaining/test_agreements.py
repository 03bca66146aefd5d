"""What is refused within an agreement, what is only told, and whom it covers."""

from datetime import date

import pytest

from baiju.areas.bargaining.agreements import agreements
from baiju.areas.bargaining.coverage import (
    collective_lens,
    covers_collective,
    covers_safety,
    covers_wage,
    covers_women,
)
from baiju.engine import access, listing, records, registry
from baiju.engine.declare import Refusal
from baiju.engine.models import Provision
from baiju.engine.records import Invalid
from baiju.shared import coverage
from tests.areas.bargaining.conftest import TABLE
from tests.world import TODAY

TERM = {"signed_on": "2026-01-05", "valid_from": "2026-01-01", "valid_to": "2027-12-31"}
VOTE = {"drafted_on": "2026-03-10", "passed_on": "2026-03-12"}


def codes(fault):
    return {name: each[0].code for name, each in fault.value.error_dict.items()}


@pytest.mark.parametrize(
    ("given", "name", "code"),
    [
        ({"valid_from": "2026-05-01", "valid_to": "2026-05-01"}, "valid_to", "end_before_start"),
        ({"covered_workers": 10, "covered_women": 11}, "covered_women", "women_exceed_total"),
        (
            {"signed_on": "2026-03-02", "filed_on": "2026-03-01"},
            "filed_on",
            "days_out_of_order",
        ),
        ({"kind": "women", "maternity_leave_days": 90}, "maternity_leave_days", "out_of_range"),
        ({"kind": "wage", "pay_day": 32}, "pay_day", "out_of_range"),
        (
            {"kind": "wage", "least_wage": "2000", "local_least_wage": "2260"},
            "least_wage",
            "out_of_range",
        ),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(agree, given, name, code):
    with pytest.raises(Invalid) as fault:
        agree(**given)
    assert codes(fault) == {name: code}


def test_what_law_allows_is_taken(agree):
    got = agree(kind="women", maternity_leave_days=98, covered_workers=10, covered_women=10)
    assert got.pk and agree(valid_from="2026-05-01", valid_to="2026-05-02").pk


@pytest.mark.parametrize(
    ("due", "present", "votes", "passes"),
    [
        (42, 28, 22, True),  # exactly two thirds; one more than half of all
        (42, 27, 27, False),  # all of those present, and too few of them
        (42, 42, 21, False),  # exactly half of all
        (42, 30, 20, False),  # two thirds of those present are no majority of all
        (41, 28, 21, True),
        (41, 27, 21, False),  # 27 of 41 are less than two thirds
        (41, 41, 20, False),
    ],
)
def test_the_congress_passes_it_with_more_than_half_of_all_delegates(
    agree, due, present, votes, passes
):
    given = {"congress_due": due, "congress_present": present, "congress_for": votes}
    assert agree(**given).pk  # as long as nobody says that it was passed
    if passes:
        assert agree(**VOTE, **given).passed_on
    else:
        with pytest.raises(Invalid):
            agree(**VOTE, **given)


def signed(actor, agreement):
    data = {name: TERM[name] for name in ("valid_from", "valid_to")}
    data |= {"signed_on": "2026-03-16", "covered_workers": 80}
    return records.do(agreements, actor, data, agreement, "sign")


@pytest.mark.parametrize(
    ("people", "sentence"),
    [
        (TABLE[:4], "needs 3 representatives"),
        ([*TABLE, {"side": "union", "name": "方停云"}], "same number"),
        ([*TABLE[:3], TABLE[4], TABLE[5], {**TABLE[3], "is_chief": False}], "one chief"),
        ([*TABLE[:5], {**TABLE[5], "name": "陆星野"}], "both sides"),
    ],
)
def test_nobody_signs_before_the_table_is_right(agree, actor, people, sentence):
    got = agree(**VOTE, representatives=people)
    with pytest.raises(Refusal, match=sentence):
        signed(actor, got)
    got = records.change(agreements, actor, {"representatives": TABLE}, got)
    assert signed(actor, got).signed_on


def test_who_recorded_a_meeting_represents_no_side(agree, actor):
    meeting = {"held_on": "2026-03-05", "recorder": "温如许"}
    got = agree(**VOTE, representatives=TABLE, meetings=[meeting])
    with pytest.raises(Refusal, match="温如许"):
        signed(actor, got)


def test_where_a_province_allows_it_the_employer_may_send_fewer(agree, actor, world):
    got = agree(**VOTE, representatives=[*TABLE, {"side": "union", "name": "方停云"}])
    Provision.objects.create(
        unit=world.county,
        key="bargaining-equal-sides",
        amount=0,
        basis="省条例",
        valid_from=date(2026, 1, 1),
    )
    assert signed(actor, got).signed_on


def test_an_objection_after_the_last_day_is_refused(agree, actor):
    got = agree(signed_on="2026-03-02", received_on="2026-03-02")
    with pytest.raises(Refusal, match="2026-03-17"):
        records.change(agreements, actor, {"objected_on": "2026-03-18"}, got)
    assert records.change(agreements, actor, {"objected_on": "2026-03-17"}, got).objected_on


def test_an_agreement_is_submitted_signed_and_lives_on_after_it_was_verified(
    agree, actor, world, employer
):
    from baiju.org.actors import actor_for

    got = agree(employer=employer().pk)
    with pytest.raises(Refusal, match="signed on"):
        records.move(agreements, actor, got, "submit")
    got = records.change(agreements, actor, TERM | {"covered_workers": 80}, got)
    got = records.move(agreements, actor, got, "submit")
    got = records.move(agreements, actor_for(world.erin), got, "verify")
    with pytest.raises(Refusal, match="cannot be changed"):
        records.change(agreements, actor, {"covered_workers": 81}, got)
    checks = [{"checked_on": "2026-06-08"}]
    assert records.change(agreements, actor, {"filed_on": "2026-01-09", "checks": checks}, got)


def test_the_same_agreement_is_not_kept_twice_unless_one_is_void(agree, actor, employer):
    given = {**TERM, "employer": employer().pk}
    first = agree(**given)
    with pytest.raises(Invalid, match="already"):
        agree(**given)
    records.move(agreements, actor, first, "void", reason="登记有误")
    assert agree(**given).pk


def missing(name):
    gap = next(each for each in agreements.missing if each.name == name)
    return set(agreements.model.objects.filter(gap.where(TODAY)))


def test_what_is_only_practice_is_told_and_not_refused(agree, employer):
    plant = employer(employees=100).pk
    many = agree(employer=plant, covered_workers=120)
    four_years = agree(employer=plant, **TERM | {"valid_to": "2029-12-31"})
    wage = {"kind": "wage", "employer": plant}
    two_years, one = agree(**wage, **TERM), agree(**wage, **TERM | {"valid_from": "2027-01-01"})
    assert missing("many") == {many}
    assert missing("length") == {four_years, two_years} and one not in missing("length")
    assert missing("wages") == {two_years, one}


def test_an_agreement_of_a_place_holds_for_two_employers_at_least(agree, employer):
    first, second = ({"employer": employer(number).pk} for number in (1, 2))
    one = agree(scope="region", covered=[first])
    two = agree(scope="region", covered=[first, second])
    assert missing("parties") == {one} and two.pk


def test_a_third_of_the_workers_side_comes_from_the_floor(agree):
    few = agree(representatives=[{**person, "is_frontline": False} for person in TABLE])
    enough = agree(representatives=[TABLE[0], *({**p, "is_frontline": False} for p in TABLE[1:3])])
    assert few in missing("floor") and enough not in missing("floor")


def test_a_safety_contract_names_a_hazard_and_a_womens_contract_its_clauses(agree):
    bare = agree(kind="safety", **TERM)
    agree(kind="safety", **TERM, hazards=[{"factor": "噪声"}])
    assert missing("hazards") == {bare}
    clauses = ("bars_night_work", "gives_nursing_hour", "bars_harmful_work", "gives_examinations")
    whole = agree(kind="women", **TERM, maternity_leave_days=158, **dict.fromkeys(clauses, True))
    assert whole not in missing("clauses") and agree(kind="women", **TERM) in missing("clauses")


def covered(covers, on):
    return set(registry.register("employers").model.objects.filter(coverage.covered(covers, on)))


def test_an_employer_is_covered_while_its_agreement_is_in_force(agree, employer):
    plant = employer()
    agree(employer=plant.pk, **TERM)
    found = [covered(covers_collective, date(year, 6, 15)) for year in (2025, 2026, 2027, 2028)]
    assert found == [set(), {plant}, {plant}, set()]
    assert covered(covers_wage, TODAY) == set()


def test_an_agreement_of_an_industry_covers_its_employers_from_joining_to_leaving(agree, employer):
    first, second = employer(1), employer(2)
    left = {"employer": second.pk, "joined_on": "2026-02-01", "left_on": "2026-06-01"}
    agree(kind="wage", scope="industry", covered=[{"employer": first.pk}, left], **TERM)
    assert covered(covers_wage, date(2026, 1, 31)) == {first}
    assert covered(covers_wage, date(2026, 5, 31)) == {first, second}
    assert covered(covers_wage, date(2026, 6, 1)) == {first}


def test_workers_count_once_though_two_agreements_cover_them(agree, employer, world, actor):
    plant, other = (
        employer(1, employees=100, women=40),
        employer(2, employees=50, women=0, migrant=0),
    )
    agree(employer=plant.pk, covered_workers=60, **TERM)
    row = {"employer": plant.pk, "workers": 80}
    agree(scope="region", covered=[row, {"employer": other.pk}], **TERM)
    rows = coverage.reached(actor, covers_collective)
    assert coverage.total(rows, covers_collective, TODAY) == (2, 2, 150, 130)
    assert {e.pk for e in coverage.without(actor, covers_women, TODAY)} == {plant.pk}


def test_safety_contracts_are_asked_where_work_is_hazardous(actor, employer):
    employer(1)
    foundry = employer(2, is_hazardous=True)
    assert set(coverage.without(actor, covers_safety, TODAY)) == {foundry}


def test_a_void_agreement_covers_nobody(agree, actor, employer):
    got = agree(employer=employer().pk, **TERM)
    assert covered(covers_collective, TODAY)
    records.move(agreements, actor, got, "void", reason="登记有误")
    assert not covered(covers_collective, TODAY)


def test_the_list_of_employers_is_looked_at_by_agreement(agree, actor, employer):
    plant, other = employer(1), employer(2)
    agree(employer=plant.pk, **TERM)
    employers = registry.register("employers")
    assert collective_lens in registry.lenses_of(employers)

    def told(choice):
        return set(listing.rows(employers, actor, {collective_lens.name: choice}, today=TODAY))

    assert (told("has"), told("none")) == ({plant}, {other})


def test_a_list_is_looked_at_by_several_stages_at_once(agree, actor):
    offered, live = agree(offered_on="2026-06-01"), agree(**TERM)
    filed = agree(offered_on="2026-05-01", signed_on="2026-06-01")

    def told(choice):
        return set(listing.rows(agreements, actor, {"standing": choice}, today=TODAY))

    assert [told(c) for c in ("bargaining", "to_file", "in_force", "ended")] == [
        {offered},
        {filed},
        {live},
        set(),
    ]


def test_a_label_names_employer_kind_and_year_unless_it_has_a_title(agree, employer, actor):
    plant = employer()
    got = agree(kind="wage", employer=plant.pk, **TERM)
    assert str(got) == f"{plant.name}工资专项集体合同（2026年）"
    titled = records.change(agreements, actor, {"title": "厂2026年工资协议"}, got)
    assert str(titled) == "厂2026年工资协议"
    assert list(access.records(agreements, actor).filter(label__contains="工资")) == [titled]
