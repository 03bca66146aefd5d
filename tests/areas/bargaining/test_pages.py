"""The front page, renewal, and the values of the provinces."""

from datetime import date

import pytest

from baiju.areas.bargaining import board, provinces, renewal
from baiju.areas.bargaining.agreements import agreements
from baiju.engine import access, diary, parts, registry, rulebook
from baiju.engine.declare import Refusal
from baiju.org.actors import actor_for
from baiju.org.provision import provisions
from tests.areas.bargaining.conftest import TABLE
from tests.world import TODAY, make

LIVE = {"signed_on": "2025-07-01", "valid_from": "2025-07-01", "valid_to": "2026-06-30"}


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: TODAY)


def test_the_next_agreement_has_the_parties_and_follows_upon_the_former(agree, actor, employer):
    people = [*TABLE[:5], {**TABLE[5], "since": "2025-01-01", "until": "2025-12-01"}]
    given = {"kind": "wage", "employer": employer().pk, "representatives": people}
    former = agree(**given, **LIVE, wage_after="5152.00", raise_pct="6")
    made = renewal.renew(actor, former)
    assert (made.supersedes, made.kind, made.employer_id) == (former, "wage", given["employer"])
    assert (made.valid_from, str(made.wage_before), made.raise_pct) == (
        date(2026, 7, 1),
        "5152.00",
        None,
    )
    assert [p["name"] for p in parts.plain(agreements, made)["representatives"]] == [
        person["name"] for person in people[:5]
    ]
    assert diary.of(agreements, made).get().act == "create"
    with pytest.raises(Refusal, match="begun already"):
        renewal.renew(actor, former)


def test_employers_that_left_are_not_asked_again(agree, actor, employer):
    rows = [{"employer": employer(n).pk, "workers": 20} for n in (1, 2)]
    rows[1] |= {"joined_on": "2025-07-01", "left_on": "2026-01-01"}
    former = agree(scope="industry", covered=rows, **LIVE)
    made = renewal.renew(actor, former)
    assert [row["employer"] for row in parts.plain(agreements, made)["covered"]] == [
        rows[0]["employer"]
    ]


def test_what_was_never_in_force_is_not_renewed(agree, actor):
    for given in (
        {"offered_on": "2026-05-04"},
        LIVE | {"terminated_on": "2026-01-05", "termination_reason": "企业关闭"},
    ):
        with pytest.raises(Refusal, match="in force"):
            renewal.renew(actor, agree(**given))


def test_renewal_is_a_button_of_the_front_page(agree, world, client):
    former = agree(**LIVE)
    client.force_login(world.alice)
    page = client.get("/bargaining/").content.decode()
    assert f"/bargaining/{former.pk}/renew/" in page
    answer = client.post(f"/bargaining/{former.pk}/renew/")
    made = former.successors.get()
    assert answer["Location"] == f"/ledger/agreements/{made.pk}/"
    assert client.post(f"/bargaining/{former.pk}/renew/").status_code == 409
    assert f"/bargaining/{former.pk}/renew/" not in client.get("/bargaining/").content.decode()


def test_the_front_page_counts_by_kind_and_opens_the_lists(agree, world, client):
    agree(kind="wage", **LIVE)
    agree(kind="wage", offered_on="2026-06-08")
    client.force_login(world.alice)
    page = client.get("/bargaining/").content.decode()
    for standing in ("bargaining", "in_force"):
        address = f"/ledger/agreements/?unit={world.north.pk}&amp;kind=wage&amp;standing={standing}"
        assert address in page
        assert client.get(address.replace("&amp;", "&")).status_code == 200
    assert "Answer to the offer" in page


def test_coverage_is_told_of_employers_with_a_union(agree, world, employer):
    plants = [employer(n, employees=100, women=40) for n in (1, 2, 3)]
    for number, plant in enumerate(plants[:2]):
        given = {"name": f"{plant.name}工会委员会", "employer": plant.pk, "covered": []}
        make(registry.register("unions"), world.erin, world.north, **given)
        agree(unit=world.north, employer=plants[number * 2].pk, covered_workers=80, **LIVE)
    found = {reach.lens: reach for reach in board.reaches(actor_for(world.erin), TODAY)}
    told = found["collective_agreement"]
    assert (told.sum, told.missing) == ((2, 1, 200, 80), 1)
    assert found["safety_agreement"].sum == (0, 0, 0, 0)


def test_a_chair_takes_over_a_provinces_values_in_one_act(agree, world, client):
    client.force_login(world.erin)
    address = f"/bargaining/provinces/{world.north.pk}/"
    assert client.get(address).status_code == 200
    data = {"province": "zhejiang", "on": "2026-03-01"}
    assert client.post(address, data).status_code == 302
    rows = access.records(provisions, actor_for(world.erin))
    assert rows.count() == len(provinces.province("zhejiang").values)
    assert all("浙江省集体合同条例" in row.basis for row in rows)
    assert agree(offered_on="2026-03-02").reply_due == date(2026, 3, 16)
    client.post(address, data)
    assert rows.count() == len(provinces.province("zhejiang").values)


def test_a_clerk_does_not_set_rules(world, client):
    client.force_login(world.alice)
    assert client.get(f"/bargaining/provinces/{world.north.pk}/").status_code == 403
    assert client.get(f"/bargaining/provinces/{world.south.pk}/").status_code == 404


def test_a_wrong_province_or_day_is_told(world, client):
    client.force_login(world.erin)
    address = f"/bargaining/provinces/{world.north.pk}/"
    assert client.post(address, {"province": "atlantis", "on": "2026-03-01"}).status_code == 422
    assert client.post(address, {"province": "henan", "on": "gestern"}).status_code == 422
    assert not access.records(provisions, actor_for(world.erin)).exists()


def test_henan_sets_wages_alone(agree, world):
    provinces.take_over(
        actor_for(world.root), world.county, provinces.province("henan"), date(2026, 1, 1)
    )
    days = {"offered_on": "2026-03-02", "valid_to": "2027-03-31"}
    general, wage = agree(**days), agree(kind="wage", **days)
    assert (general.reply_due, wage.reply_due) == (date(2026, 3, 23), date(2026, 3, 16))
    assert (general.talks_due, wage.talks_due) == (None, date(2026, 5, 6))
    assert wage.renewal_from == date(2027, 1, 31)


def test_what_a_province_asks_for_is_never_called_law_of_the_country(world):
    chosen = provinces.province("shandong")
    provinces.take_over(actor_for(world.root), world.county, chosen, date(2026, 1, 1))
    held = rulebook.holding("wage-talks-days", world.plant, TODAY)
    assert (int(held.amount), held.is_law) == (60, False)
    assert rulebook.holding("bargaining-objection-days", world.plant, TODAY).is_law


def test_every_value_names_its_regulation_and_a_rule_that_exists(world):
    for province in provinces.PROVINCES:
        for value in province.values:
            assert registry.rule(value.rule.key) is value.rule
            assert province.basis(value).startswith(f"《{province.regulation}》第")


def test_who_reads_nothing_here_does_not_learn_of_it(world, client):
    client.force_login(world.dave)
    assert client.get("/bargaining/").status_code == 404
    assert client.post("/bargaining/1/renew/").status_code == 404


def test_a_reader_opens_no_next_agreement(agree, world, client):
    former = agree(**LIVE)
    client.force_login(world.bob)
    assert client.post(f"/bargaining/{former.pk}/renew/").status_code == 403
    assert not former.successors.exists()
    assert f"/bargaining/{former.pk}/renew/" not in client.get("/bargaining/").content.decode()
