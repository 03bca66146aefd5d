"""Standards, assessments and workers' homes: totals, grades, votes and what is to be checked again."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from baiju.areas.organizing import grade
from baiju.areas.organizing.assessment import assessments
from baiju.areas.organizing.grade import Answer, Asked
from baiju.areas.organizing.home_title import home_titles
from baiju.areas.organizing.standard import Standard, standards
from baiju.areas.organizing.union import unions
from baiju.engine import access, dues, listing, records, stages
from baiju.org.actors import actor_for
from baiju.org.provision import provisions
from tests.world import TODAY, make

ITEMS = [
    {"number": 1, "title": "有依法选举的主席", "weight": "60"},
    {"number": 2, "title": "有健全的制度", "weight": "40"},
]


@pytest.fixture
def alice(world):
    return actor_for(world.alice)


@pytest.fixture
def union(world):
    return make(unions, world.alice, world.north)


@pytest.fixture
def standard(world):
    return make(standards, world.root, world.county, items=ITEMS)


def assessment(world, union, standard, *results, **given):
    given |= {"union": union.pk, "standard": standard.pk, "results": list(results)}
    return make(assessments, world.alice, world.north, **given)


def result(number, *, is_met=True, score=""):
    return {"number": number, "is_met": is_met, "score": score}


def lacking(register, name, actor):
    [asked] = [each for each in register.missing if each.name == name]
    return access.records(register, actor).filter(asked.where(TODAY))


@pytest.mark.parametrize(
    ("first", "second", "asks_all", "expected"),
    [
        (Answer(1, True), Answer(2, True), False, ("100", "model")),
        (Answer(1, True), Answer(2, True, Decimal("34.9")), False, ("94.9", "reached")),
        (Answer(1, True, Decimal(50)), Answer(2, False, Decimal(30)), False, ("80", "reached")),
        (Answer(1, True, Decimal(50)), Answer(2, False, Decimal(30)), True, ("80", "below")),
        (Answer(1, True), Answer(2, False), False, ("60", "below")),
    ],
)
def test_a_grade_follows_from_the_items(first, second, asks_all, expected):
    asked = Asked({1: Decimal(60), 2: Decimal(40)}, Decimal(80), Decimal(95), asks_all)
    total, reached = grade.total(asked, [first, second]), grade.grade(asked, [first, second])
    assert (total, reached) == (Decimal(expected[0]), expected[1])


def test_total_and_grade_are_counted_when_it_is_submitted(world, union, standard, alice):
    made = assessment(world, union, standard, result(1), result(2, score="25"))
    assert (made.total, made.grade) == (None, "")

    records.move(assessments, alice, made, "submit")

    made.refresh_from_db()
    assert (made.total, made.grade) == (Decimal("85.0"), "reached")


def test_every_item_is_answered_before_it_is_submitted(world, union, standard, alice):
    made = assessment(world, union, standard, result(1))
    with pytest.raises(records.Refusal, match="item 2 first"):
        records.move(assessments, alice, made, "submit")


def test_only_items_of_the_standard_count_and_no_more_than_their_weight(world, union, standard):
    with pytest.raises(records.Refusal, match="no item 3"):
        assessment(world, union, standard, result(3))
    with pytest.raises(records.Refusal, match=r"counts 40\.0 at most"):
        assessment(world, union, standard, result(2, score="40.5"))
    with pytest.raises(records.Invalid, match="never below zero"):
        assessment(world, union, standard, result(2, score="-1"))


def test_a_standard_from_above_is_named_and_not_read(world, union, standard, alice):
    assert standard not in access.records(standards, alice)
    assert assessment(world, union, standard, result(1)).standard == standard
    elsewhere = make(standards, world.carol, world.south, items=ITEMS)
    with pytest.raises(records.Invalid):
        assessment(world, union, elsewhere, result(1))


def test_the_next_check_is_asked_for_once(world, union, standard, alice):
    made = assessment(world, union, standard, result(1), assessed_on="2025-03-31")
    assert made.recheck_on == date(2026, 3, 31)
    assert [each.on for each in dues.of(assessments, made, TODAY)] == [made.recheck_on]
    assert made in listing.rows(assessments, alice, {"standing": "overdue"}, today=TODAY)

    again = assessment(world, union, standard, level="recheck", assessed_on="2026-03-20")

    assert dues.of(assessments, made, TODAY) == []
    assert [each.on for each in dues.of(assessments, again, TODAY)] == [date(2027, 3, 20)]


def test_a_self_check_asks_for_nothing_more(world, union, standard):
    made = assessment(world, union, standard, result(1), level="self")
    assert made.recheck_on is None


def test_the_house_counts_where_the_standard_is_silent(world, union):
    silent = make(standards, world.root, world.county, items=ITEMS, recheck_months="")
    rule = {"key": "assessment-recheck", "amount": "6", "basis": "县总工会通知"}
    rule |= {"unit": world.north.pk, "valid_from": "2020-01-01"}
    records.save(provisions, actor_for(world.erin), rule)
    made = assessment(world, union, silent, assessed_on="2025-08-31")
    assert made.recheck_on == date(2026, 2, 28)


def test_the_houses_checklists_are_taken_over_once(world, at_desk):
    address = reverse("standards-shipped", args=[world.north.pk])
    for browser in (at_desk(world.alice), at_desk(world.erin)):
        assert browser.post(address).status_code == 302
    there = Standard._base_manager.filter(unit=world.north)
    assert set(there.values_list("kind", flat=True)) == {"six", "shown", "model"}
    for each in there:
        assert sum(each.items.values_list("weight", flat=True)) == 100
    assert at_desk(world.bob).post(address).status_code == 403
    for outside in (world.carol, world.dave):
        assert at_desk(outside).post(address).status_code == 404
    assert at_desk(world.alice).get(address).status_code == 405


def home(world, union, **given):
    return make(home_titles, world.alice, world.north, union=union.pk, **given)


def vote(satisfied, basically, unsatisfied, **given):
    counts = {"satisfied": satisfied, "basically": basically, "unsatisfied": unsatisfied}
    cast = satisfied + basically + unsatisfied
    return {"held_on": "2025-09-12", "eligible": 100, "cast": cast, **counts, **given}


def test_the_answers_add_up_to_the_votes(world, union):
    with pytest.raises(records.Invalid, match="add up"):
        home(world, union, votes=[vote(80, 5, 5, cast=91)])
    with pytest.raises(records.Invalid, match="More votes were cast"):
        home(world, union, votes=[vote(80, 15, 6)])
    [row] = home(world, union, votes=[vote(80, 5, 5, cast=91, invalid=1)]).votes.all()
    assert (row.strict_told, row.wide_told) == ("88.9 % (80/90)", "94.4 % (85/90)")


def test_the_last_vote_says_whether_members_are_satisfied(world, union, alice):
    good, bad = vote(80, 10, 10), vote(80, 9, 11, held_on="2026-03-02")
    made = home(world, union, votes=[good])
    assert made not in lacking(home_titles, "satisfied", alice)

    made = records.change(home_titles, alice, {"votes": [good, bad]}, made)
    assert made in lacking(home_titles, "satisfied", alice)

    better = vote(90, 0, 10, held_on="2026-04-02")
    records.change(home_titles, alice, {"votes": [good, bad, better]}, made)
    assert made not in lacking(home_titles, "satisfied", alice)


def test_a_title_follows_the_whole_publicity(world, union):
    begun = {"reviewed_on": "2025-09-20", "publicised_on": "2025-09-28", "rechecked_on": ""}
    made = home(world, union, **begun, titled_on="")
    assert made.publicised_until == date(2025, 10, 11)  # 1 to 8 October are days off
    with pytest.raises(records.Refusal, match="until 2025-10-11"):
        home(world, union, **begun, titled_on="2025-10-11")
    assert home(world, union, **begun, titled_on="2025-10-12").titled_on


@pytest.mark.parametrize(
    ("day", "stage"),
    [
        (date(2025, 9, 11), "applied"),
        (date(2025, 9, 12), "voted"),
        (date(2025, 10, 19), "looked_at"),
        (date(2025, 11, 2), "publicised"),
        (date(2025, 11, 3), "titled"),
        (date(2026, 10, 30), "rechecked"),
        (date(2026, 12, 1), "revoked"),
    ],
)
def test_the_stage_of_a_home_follows_from_its_days(world, union, day, stage):
    end = {"revoked_on": "2026-12-01", "revoked_reason": "会员满意率过低"}
    made = home(world, union, rechecked_on="2026-10-30", **end)
    assert stages.of(home_titles, made, day) == stage


def test_a_home_is_voted_on_each_year(world, union, alice):
    made = home(world, union)
    assert made.recheck_due == date(2026, 11, 3)
    made = records.do(home_titles, alice, {"rechecked_on": "2026-10-30"}, made, "recheck")
    assert made.recheck_due == date(2027, 10, 30)


def test_the_lower_title_comes_first(world, union, alice):
    made = home(world, union, level="advanced", name="栎新模范之家")
    assert made in lacking(home_titles, "lower", alice)
    home(world, union)
    assert made not in lacking(home_titles, "lower", alice)
