"""The papers of an agreement say what it holds, and leave room for what is not known yet."""

import pytest

from baiju.areas.bargaining.agreements import agreements
from baiju.areas.bargaining.kinds import Kind
from baiju.engine import registry
from baiju.papers import declared, word
from tests.areas.bargaining.conftest import TABLE
from tests.world import make

KEYS = (
    *("offer", "answer", "representatives", "minutes", "resolution"),
    *("contract", "filing", "opinion", "performance"),
)


def content(key, agreement):
    return registry.paper(f"agreement-{key}").content(agreement)


def words(key, agreement):
    told = content(key, agreement)
    cells = (str(c) for b in told["blocks"] for row in b.get("rows", ()) for c in row)
    texts = (b.get("text", "") + b.get("body", "") for b in told["blocks"])
    return "\n".join([told["title"], *texts, *cells])


def test_all_nine_are_offered_in_the_order_of_the_work():
    found = [paper.key for paper in registry.papers_of(agreements)]
    assert found == [f"agreement-{key}" for key in KEYS]


@pytest.mark.parametrize("kind", Kind.values)
@pytest.mark.parametrize("key", KEYS)
def test_each_is_a_word_file_however_little_is_known(agree, world, kind, key):
    bare = agree(kind=kind)
    full = make(agreements, world.alice, world.north, kind=kind, representatives=TABLE)
    for agreement in (bare, full):
        assert word.write(declared.official(content(key, agreement))).startswith(b"PK")
    assert "{" not in words(key, full) and "None" not in words(key, full)


def test_the_offer_names_the_last_day_for_the_answer(agree, employer):
    plant = employer()
    given = {"employer": plant.pk, "offer_by": "union", "representatives": TABLE}
    got = agree(**given, offered_on="2026-03-02", offer_received_on="2026-03-04")
    told = content("offer", got)
    assert told["addressee"] == plant.name
    assert told["signature"]["body"] == f"{plant.name}工会"
    assert "请于2026年3月24日前" in words("offer", got)
    assert "季云帆（首席代表）" in words("offer", got)
    back = agree(**given | {"offer_by": "employer"}, kind="wage", offered_on="2026-03-02")
    assert content("offer", back)["addressee"] == f"{plant.name}工会"


def test_the_answer_says_yes_or_why_not(agree):
    given = {"offer_by": "union", "offered_on": "2026-03-02", "replied_on": "2026-03-09"}
    yes = agree(**given, reply="accepted")
    no = agree(**given, reply="refused", reply_note="正在搬迁")
    assert "同意就要约书所列内容" in words("answer", yes)
    assert "正在搬迁" in words("answer", no) and "同意就要约书" not in words("answer", no)


def test_the_contract_holds_its_own_numbers_and_is_a_draft_until_it_is_signed(agree):
    given = {"maternity_leave_days": 158, "covered_women": 41, "covered_workers": 126}
    draft = agree(kind="women", **given)
    signed = agree(kind="women", **given, signed_on="2026-03-20", valid_to="2029-03-31")
    assert content("contract", draft)["status"] == "（草案）"
    assert content("contract", signed)["status"] == ""
    assert "产假158天" in words("contract", signed)
    assert "2029年3月31日" in words("contract", signed)
    wage = agree(kind="wage", raise_pct="6.50", wage_after="5152.00")
    assert "平均增幅6.5%" in words("contract", wage) and "5152元" in words("contract", wage)


def test_the_resolution_counts_on_all_delegates(agree):
    votes = {"congress_due": 42, "congress_present": 39, "congress_for": 37}
    got = agree(drafted_on="2026-03-10", passed_on="2026-03-12", **votes)
    assert "应到职工代表42人，实到39人" in words("resolution", got)
    assert content("resolution", got)["status"] == "（2026年3月12日通过）"


def test_the_filing_lists_the_employers_that_are_covered_now(agree, employer):
    first, second = employer(1), employer(2)
    left = {"employer": second.pk, "joined_on": "2026-01-01", "left_on": "2026-05-01"}
    got = agree(scope="industry", covered=[{"employer": first.pk, "workers": 40}, left])
    assert first.name in words("filing", got) and second.name not in words("filing", got)


def test_the_report_says_what_is_not_mended(agree):
    open_ = {"checked_on": "2026-09-08", "breaches": "加班费未按约定基数计发"}
    got = agree(checks=[open_, {"checked_on": "2026-03-08"}])
    assert "尚有1次检查" in words("performance", got)
    mended = agree(checks=[open_ | {"remedied_on": "2026-09-30"}])
    assert "没有尚未整改的问题" in words("performance", mended)
