"""Where an agreement stands, day by day, and what is asked for on the way."""

from datetime import date, timedelta

import pytest

from baiju.areas.bargaining.agreements import agreements
from baiju.areas.bargaining.stage import ENDED, IN_FORCE, Stage, stage_on
from baiju.engine import dues, records, stages
from tests.areas.bargaining.conftest import TABLE

D = date
WAY = {
    "offered_on": "2026-02-03",
    "replied_on": "2026-02-12",
    "reply": "accepted",
    "talks_on": "2026-03-05",
    "drafted_on": "2026-03-12",
    "passed_on": "2026-03-18",
    "signed_on": "2026-03-20",
    "valid_from": "2026-04-01",
    "valid_to": "2027-03-31",
    "filed_on": "2026-03-24",
    "received_on": "2026-03-25",
    "published_on": "2026-04-14",
}

DEEDS = [
    ("offer", D(2026, 2, 3), {"offer_by": "union", "offered_on": "2026-02-03"}),
    ("answer", D(2026, 2, 12), {"replied_on": "2026-02-12", "reply": "accepted"}),
    ("begin", D(2026, 3, 5), {"talks_on": "2026-03-05"}),
    (
        "suspend",
        D(2026, 3, 6),
        {"suspended_on": "2026-03-06", "suspension_reason": "订单数据待核"},
    ),
    ("resume", D(2026, 3, 9), {"suspended_until": "2026-03-08"}),
    ("draft", D(2026, 3, 12), {"drafted_on": "2026-03-12"}),
    (
        "pass",
        D(2026, 3, 18),
        {
            "passed_on": "2026-03-18",
            "congress_due": 42,
            "congress_present": 39,
            "congress_for": 37,
        },
    ),
    (
        "sign",
        D(2026, 3, 20),
        {
            "signed_on": "2026-03-20",
            "valid_from": "2026-04-01",
            "valid_to": "2029-03-31",
            "covered_workers": 126,
        },
    ),
    ("file", D(2026, 3, 24), {"filed_on": "2026-03-24"}),
    ("receive", D(2026, 3, 25), {"received_on": "2026-03-25"}),
    ("object", D(2026, 4, 1), {"objected_on": "2026-04-01", "objection": "加班工资基数"}),
    ("refile", D(2026, 4, 9), {"refiled_on": "2026-04-09"}),
    ("publish", D(2026, 4, 27), {"published_on": "2026-04-27"}),
    ("report", D(2026, 4, 28), {"filed_to_union_on": "2026-04-28"}),
]
"""Each step with its day and what it asks for."""


def on(agreement, day):
    return stages.of(agreements, agreement, day)


def test_one_agreement_goes_all_the_way_by_its_days(agree):
    got = agree(**WAY, checks=[{"checked_on": "2026-09-08"}])
    days = [
        (D(2026, 2, 2), Stage.PREPARING),
        (D(2026, 2, 3), Stage.OFFERED),
        (D(2026, 2, 12), Stage.ANSWERED),
        (D(2026, 3, 5), Stage.TALKING),
        (D(2026, 3, 12), Stage.DRAFTED),
        (D(2026, 3, 18), Stage.PASSED),
        (D(2026, 3, 20), Stage.SIGNED),
        (D(2026, 3, 24), Stage.FILED),
        (D(2026, 4, 9), Stage.FILED),
        (D(2026, 4, 10), Stage.EFFECTIVE),
        (D(2026, 4, 14), Stage.PUBLISHED),
        (D(2026, 9, 8), Stage.PERFORMING),
        (D(2026, 12, 30), Stage.PERFORMING),
        (D(2026, 12, 31), Stage.EXPIRING),
        (D(2027, 3, 31), Stage.EXPIRING),
        (D(2027, 4, 1), Stage.EXPIRED),
    ]
    assert [(day, on(got, day)) for day, _stage in days] == days


def test_a_refusal_and_a_rest_stand_beside_the_way(agree):
    refused = agree(offered_on="2026-02-03", replied_on="2026-02-12", reply="refused")
    assert on(refused, D(2026, 2, 12)) == Stage.REFUSED
    rested = agree(talks_on="2026-03-05", suspended_on="2026-03-10", suspended_until="2026-03-20")
    found = [on(rested, D(2026, 3, day)) for day in (9, 10, 20, 21)]
    assert found == [Stage.TALKING, Stage.SUSPENDED, Stage.SUSPENDED, Stage.TALKING]


def test_a_meeting_that_was_held_begins_the_talks(agree):
    got = agree(offered_on="2026-02-03", meetings=[{"held_on": "2026-03-02"}])
    assert [on(got, D(2026, 3, day)) for day in (1, 2)] == [Stage.OFFERED, Stage.TALKING]


def test_an_objection_stands_until_the_revised_text_is_received(agree):
    days = {name: WAY[name] for name in ("offered_on", "signed_on", "filed_on", "received_on")}
    got = agree(**days, objected_on="2026-04-01", refiled_on="2026-04-15")
    found = [on(got, D(2026, 4, day)) for day in (1, 14, 15, 30)]
    assert found == [Stage.FILED] * 4  # on the way back in time the later text is known
    open_ = agree(**days, objected_on="2026-04-01")
    assert [on(open_, D(2026, month, 1)) for month in (4, 9)] == [Stage.OBJECTED] * 2


def test_an_older_agreement_of_which_only_the_text_is_known_binds_by_its_term(agree):
    old = {"signed_on": "2025-06-20", "valid_from": "2025-07-01", "valid_to": "2026-06-30"}
    got = agree(**old)
    assert on(got, D(2025, 6, 25)) == Stage.SIGNED
    assert on(got, D(2025, 7, 1)) == Stage.EFFECTIVE
    assert on(got, D(2026, 7, 1)) == Stage.EXPIRED
    assert got in _missing("filing", D(2026, 6, 15))
    noted = agree(**old, offered_on="2025-05-06")
    assert on(noted, D(2025, 7, 1)) == Stage.SIGNED
    assert noted not in _missing("filing", D(2026, 6, 15))


def test_a_filing_without_its_receipt_is_told_and_does_not_end_an_older_agreement(agree):
    old = {"signed_on": "2025-06-20", "valid_from": "2025-07-01", "valid_to": "2026-06-30"}
    got = agree(**old, filed_on="2025-07-04")
    assert on(got, D(2025, 8, 1)) == Stage.EFFECTIVE
    assert got in _missing("receipt", D(2026, 6, 15))


def _missing(name, today):
    gap = next(each for each in agreements.missing if each.name == name)
    return agreements.model.objects.filter(gap.where(today))


def test_the_next_agreement_renews_or_replaces_the_former(agree):
    former = agree(**WAY)
    following = {"supersedes": former.pk, "signed_on": "2027-03-20", "valid_to": "2028-03-31"}
    agree(**following, valid_from="2027-04-01")
    assert on(former, D(2027, 3, 31)) == Stage.EXPIRING
    assert on(former, D(2027, 4, 1)) == Stage.RENEWED
    early = agree(**WAY | {"kind": "women"})
    following = {"supersedes": early.pk, "kind": "women", "valid_to": "2028-03-31"}
    agree(**following, signed_on="2026-11-20", valid_from="2026-12-01")
    assert on(early, D(2026, 11, 30)) == Stage.PUBLISHED
    assert on(early, D(2026, 12, 1)) == Stage.SUPERSEDED


def test_an_agreement_ended_early_is_over_from_that_day(agree):
    got = agree(**WAY, terminated_on="2026-08-03", termination_reason="企业关闭")
    assert on(got, D(2026, 8, 2)) == Stage.PUBLISHED
    assert on(got, D(2026, 8, 3)) == Stage.TERMINATED


def test_every_stage_can_be_reached_by_its_deed(agree, actor, monkeypatch):
    """From nothing to publication with what each step asks for, in the order of the days."""
    got = agree(representatives=TABLE)
    passed = []
    for name, day, data in DEEDS:
        monkeypatch.setattr("django.utils.timezone.localdate", lambda day=day: day)
        got = records.do(agreements, actor, data, got, name)
        passed.append(on(got, day))
    assert passed == [
        *(Stage.OFFERED, Stage.ANSWERED, Stage.TALKING, Stage.SUSPENDED, Stage.TALKING),
        *(Stage.DRAFTED, Stage.PASSED, Stage.SIGNED, Stage.FILED, Stage.FILED),
        *(Stage.OBJECTED, Stage.FILED, Stage.PUBLISHED, Stage.PUBLISHED),
    ]


@pytest.mark.parametrize(
    ("given", "today", "title", "due"),
    [
        ({"offered_on": "2026-03-02"}, D(2026, 3, 5), "Answer to the offer", D(2026, 3, 23)),
        ({"talks_on": "2026-03-16"}, D(2026, 3, 5), "Information to be", D(2026, 3, 11)),
        (
            {"talks_on": "2026-03-05", "suspended_on": "2026-03-10"},
            D(2026, 3, 12),
            "Talks to be taken up again",
            D(2026, 5, 9),
        ),
        (
            {"offered_on": "2026-02-03", "signed_on": "2026-03-20"},
            D(2026, 3, 21),
            "To be filed with",
            D(2026, 3, 30),
        ),
        (WAY | {"published_on": ""}, D(2026, 4, 1), "Last day for an objection", D(2026, 4, 9)),
        (WAY | {"published_on": ""}, D(2026, 4, 12), "To be made public", D(2026, 4, 15)),
        (WAY, D(2026, 12, 1), "Time to offer the next", D(2026, 12, 31)),
        (WAY, D(2027, 3, 1), "Ends, and is not renewed", D(2027, 3, 31)),
        (WAY, D(2026, 9, 1), "First check of performance", D(2026, 10, 10)),
        (
            WAY | {"checks": [{"checked_on": "2026-09-08", "next_on": "2026-12-08"}]},
            D(2026, 12, 1),
            "Next check of performance",
            D(2026, 12, 8),
        ),
        (
            WAY
            | {
                "checks": [
                    {"checked_on": "2026-09-08", "breaches": "加班费", "remedy_due": "2026-09-30"}
                ]
            },
            D(2026, 9, 20),
            "Breach to be mended",
            D(2026, 9, 30),
        ),
    ],
)
def test_what_is_due_is_told_with_its_last_day(agree, given, today, title, due):
    got = agree(**given)
    found = {str(each.clock.title): each.on for each in dues.of(agreements, got, today)}
    [told] = [day for name, day in found.items() if name.startswith(title)]
    assert told == due


def test_a_term_is_told_no_more_when_it_was_kept(agree, actor):
    def titles(agreement, today):
        return [str(due.clock.title) for due in dues.of(agreements, agreement, today)]

    got = agree(offered_on="2026-03-02")
    assert titles(got, D(2026, 3, 5)) == ["Answer to the offer"]
    got = records.change(agreements, actor, {"replied_on": "2026-03-06", "reply": "accepted"}, got)
    assert titles(got, D(2026, 3, 7)) == []
    whole = agree(**WAY)
    assert "Last day for an objection; then it takes effect" not in titles(whole, D(2026, 4, 10))
    assert "Ends, and is not renewed" not in titles(whole, D(2027, 7, 1))
    agree(supersedes=whole.pk, offered_on="2027-01-05")
    assert "Ends, and is not renewed" not in titles(whole, D(2027, 3, 1))


def test_a_void_agreement_asks_for_nothing(agree, actor):
    got = agree(offered_on="2026-03-02")
    assert dues.of(agreements, got, D(2026, 3, 5))
    records.move(agreements, actor, got, "void", reason="重复登记")
    assert not dues.of(agreements, got, D(2026, 3, 5))


def test_a_seat_left_empty_is_filled_within_fifteen_days(agree, actor):
    people = [
        {**TABLE[0], "since": "2026-02-03", "until": "2026-03-04"},
        {**TABLE[1], "since": "2026-02-03"},
    ]
    got = agree(offered_on="2026-02-03", representatives=people)
    found = dues.of(agreements, got, D(2026, 3, 6))
    assert D(2026, 3, 19) in [due.on for due in found]
    people.append({**TABLE[2], "since": "2026-03-09"})
    got = records.change(agreements, actor, {"representatives": people}, got)
    found = dues.of(agreements, got, D(2026, 3, 10))
    assert "Seat at the table to be filled" not in [str(due.clock.title) for due in found]


def test_a_rule_is_told_with_the_term_it_set(agree, world):
    from baiju.engine.models import Provision

    got = agree(offered_on="2026-03-02")
    [due] = dues.of(agreements, got, D(2026, 3, 5))
    assert due.clock.rule_of(got) == "bargaining-reply-days"
    key = "bargaining-reply-workdays"
    Provision.objects.create(
        unit=world.county, key=key, amount=10, basis="省条例", valid_from=D(2026, 1, 1)
    )
    assert due.clock.rule_of(got) == key


def test_the_stage_of_any_day_is_one_of_the_list(agree):
    got, rows = agree(**WAY), agreements.model.objects
    for days in range(0, 600, 7):
        day = D(2026, 1, 1) + timedelta(days=days)
        [found] = rows.filter(pk=got.pk).annotate(now=stage_on(day)).values_list("now", flat=True)
        assert found in Stage.values
        assert (found in (*IN_FORCE, *ENDED)) == (day >= D(2026, 4, 10))
