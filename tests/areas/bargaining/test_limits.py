"""Terms on days around weekends and holidays, by the rules of the place and the kind."""

from datetime import date

import pytest

from baiju.areas.bargaining.agreements import agreements
from baiju.engine import records
from baiju.engine.models import Holiday, Provision

D = date


JANUARY = D(2026, 1, 1)


def provide(unit, key, amount, on=JANUARY):
    return Provision.objects.create(
        unit=unit, key=key, amount=amount, basis="省条例", valid_from=on
    )


def test_an_answer_is_due_twenty_days_after_the_receipt_and_not_after_the_offer(agree):
    got = agree(offered_on="2026-03-02", offer_received_on="2026-03-04")
    assert got.reply_due == D(2026, 3, 24)
    assert agree(offered_on="2026-03-02").reply_due == D(2026, 3, 23)  # the 22nd is a Sunday


def test_a_province_counts_working_days_from_the_day_its_value_holds(agree, world):
    provide(world.county, "bargaining-reply-workdays", 10, on=D(2026, 3, 1))
    assert agree(offered_on="2026-02-27").reply_due == D(2026, 3, 19)
    assert agree(offered_on="2026-03-02").reply_due == D(2026, 3, 16)


def test_a_local_day_off_moves_a_term(agree, world):
    Holiday.objects.create(unit=world.county, day=D(2026, 3, 24), name="县庆")
    assert agree(offered_on="2026-03-04").reply_due == D(2026, 3, 25)


def test_wages_have_terms_of_their_own(agree, world):
    provide(world.county, "wage-reply-days", 10)
    days = {"offered_on": "2026-03-02", "signed_on": "2026-04-01", "valid_to": "2027-03-31"}
    wage, general = agree(kind="wage", **days), agree(**days)
    assert (wage.reply_due, general.reply_due) == (D(2026, 3, 12), D(2026, 3, 23))
    assert (wage.filing_due, general.filing_due) == (D(2026, 4, 8), D(2026, 4, 13))
    assert (wage.renewal_from, general.renewal_from) == (D(2027, 1, 30), D(2026, 12, 31))


def test_talks_end_after_the_answer_or_the_offer_and_days_of_rest_are_added(agree, world):
    days = {"kind": "wage", "offered_on": "2026-03-02", "replied_on": "2026-03-09"}
    assert agree(**days).talks_due is None
    provide(world.county, "wage-talks-months", 2)
    assert agree(**days).talks_due == D(2026, 5, 6)  # the 2nd to the 5th are days off
    provide(world.county, "wage-talks-days", 60)
    rested = {"suspended_on": "2026-03-16", "suspended_until": "2026-03-20"}
    assert agree(**days, talks_on="2026-03-12", **rested).talks_due == D(2026, 5, 13)


def test_information_is_due_so_many_working_days_before_the_talks(agree, world):
    provide(world.county, "wage-information-workdays", 5)
    assert agree(kind="wage", talks_on="2026-03-16").information_due == D(2026, 3, 9)
    assert agree(talks_on="2026-03-16").information_due == D(2026, 3, 11)


@pytest.mark.parametrize(
    ("received", "last", "effective"),
    [
        ("2026-03-02", D(2026, 3, 17), D(2026, 3, 18)),
        ("2026-03-06", D(2026, 3, 23), D(2026, 3, 24)),  # the 21st is a Saturday
        ("2026-04-16", D(2026, 5, 6), D(2026, 5, 7)),  # 1 to 5 May are days off
        ("2026-09-20", D(2026, 10, 8), D(2026, 10, 9)),  # the National Day week
    ],
)
def test_an_agreement_takes_effect_when_the_days_for_an_objection_are_over(
    agree, received, last, effective
):
    got = agree(signed_on=received, received_on=received)
    assert (got.objection_due, got.effective_on) == (last, effective)


def test_it_binds_from_its_own_first_day_where_that_is_later(agree):
    days = {"signed_on": "2026-03-02", "received_on": "2026-03-02", "valid_to": "2028-12-31"}
    assert agree(**days, valid_from="2026-01-01").in_force_from == D(2026, 3, 18)
    assert agree(**days, valid_from="2026-04-01").in_force_from == D(2026, 4, 1)


def test_an_objection_stops_the_effect_until_the_revised_text_has_waited_too(agree, actor):
    got = agree(signed_on="2026-03-02", received_on="2026-03-02", objected_on="2026-03-10")
    assert got.effective_on is None and got.publication_due is None
    got = records.change(agreements, actor, {"refiled_on": "2026-03-20"}, got)
    assert (got.objection_due, got.effective_on) == (D(2026, 4, 7), D(2026, 4, 8))
    got = records.change(agreements, actor, {"objected_on": "2026-04-01"}, got)
    assert got.effective_on is None


def test_publication_is_counted_from_the_effect(agree, world):
    days = {"signed_on": "2026-04-16", "received_on": "2026-04-16"}
    assert agree(**days).publication_due == D(2026, 5, 12)
    provide(world.county, "bargaining-publication-workdays", 5)
    assert agree(**days).publication_due == D(2026, 5, 13)  # Saturday the 9th is worked


def test_a_term_from_new_year_to_new_years_eve_is_twelve_months(agree):
    assert agree(valid_from="2026-01-01", valid_to="2026-12-31").term_months == 12
    assert agree(valid_from="2026-01-01", valid_to="2026-12-30").term_months == 11
    assert agree(valid_from="2024-02-29", valid_to="2027-02-26").term_months == 35


def test_what_a_clock_was_set_to_stays_when_a_rule_changes_later(agree, actor, world):
    got = agree(offered_on="2026-03-04")
    provide(world.county, "bargaining-reply-days", 15, on=D(2026, 6, 1))
    got = records.change(agreements, actor, {"offer_proof": "回执"}, got)
    assert got.reply_due == D(2026, 3, 24)


def test_many_are_counted_at_the_cost_of_one(agree, world, django_assert_num_queries):
    from baiju.areas.bargaining import limits

    made = [agree(unit, offered_on="2026-03-02") for unit in (world.north, world.plant) * 5]
    fresh = list(type(made[0]).objects.filter(pk__in=[each.pk for each in made]))
    with django_assert_num_queries(3):
        limits.follow(fresh)
