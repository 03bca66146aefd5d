"""The generic pages of a register, tried on the sample register of courses."""

import html
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from baiju.engine import access, evidence, records, registry
from baiju.org.actors import actor_for
from tests.world import make, sample

courses = registry.register("courses")


@pytest.fixture
def course(world):
    return make(courses, world.alice, world.north, title="急救培训")


@pytest.fixture
def alice(at_desk, world):
    return at_desk(world.alice)


def _to(name, *args):
    return reverse(name, args=["courses", *args])


def _now(course):
    return courses.model._base_manager.get(pk=course.pk)


def test_a_list_shows_what_lies_within_reach(at_desk, alice, world, course):
    assert course.title in alice.get(_to("ledger")).content.decode()

    south = at_desk(world.carol).get(_to("ledger"))
    assert south.status_code == 200
    assert course.title not in south.content.decode()


def test_what_lies_outside_does_not_exist(at_desk, alice, world, course):
    carol = at_desk(world.carol)

    for name in ("record", "edit"):
        assert alice.get(_to(name, course.pk)).status_code == 200
        assert carol.get(_to(name, course.pk)).status_code == 404
    assert carol.post(_to("move", course.pk, "submit")).status_code == 404
    assert carol.post(_to("remove", course.pk)).status_code == 404


def test_who_holds_no_post_finds_no_ledger(at_desk, world):
    dave = at_desk(world.dave)

    assert dave.get(_to("ledger")).status_code == 404
    assert dave.get(_to("new")).status_code == 404


def test_a_reader_sees_and_may_not_write(at_desk, alice, world, course):
    bob = at_desk(world.bob)

    assert bob.get(_to("record", course.pk)).status_code == 200
    for name, *args in (("new",), ("edit", course.pk)):
        assert alice.get(_to(name, *args)).status_code == 200
        assert bob.get(_to(name, *args)).status_code == 403
    assert bob.post(_to("move", course.pk, "submit")).status_code == 403
    assert _to("edit", course.pk) not in bob.get(_to("record", course.pk)).content.decode()


def test_a_record_is_written_by_form(alice, world):
    data = sample(courses, world.alice, world.north, title="消防演练")
    answer = alice.post(_to("new"), data)

    assert answer.status_code == 302
    page = alice.get(answer.url).content.decode()
    assert "消防演练" in page
    assert "Saved." in page


def test_wrong_data_comes_back_with_its_faults(alice, world):
    data = sample(courses, world.alice, world.north, title="", attended="many")
    answer = alice.post(_to("new"), data)

    assert answer.status_code == 422
    assert answer.content.decode().count('class="fault"') == 2
    assert "many" in answer.content.decode()


def test_a_change_can_be_taken_back(alice, world, course):
    data = sample(courses, world.alice, world.north, title="急救复训", version=course.version)
    page = alice.get(alice.post(_to("edit", course.pk), data).url).content.decode()
    assert "急救复训" in page

    undo = page.split('method="post" action="')[-1].split('"')[0]
    assert "/undo/" in undo
    assert "急救培训" in alice.get(alice.post(undo).url).content.decode()


def test_nobody_overwrites_unseen(alice, world, course):
    mine = sample(courses, world.alice, world.north, title="我写的题目", version=course.version)
    actor = actor_for(world.erin)
    records.change(courses, actor, {"title": "别人改的题目"}, course)

    answer = alice.post(_to("edit", course.pk), mine)

    assert answer.status_code == 409
    page = answer.content.decode()
    assert "我写的题目" in page
    assert "别人改的题目" in page
    assert _now(course).title == "别人改的题目"
    again = {**mine, "version": _now(course).version}
    assert alice.post(_to("edit", course.pk), again).status_code == 302
    assert _now(course).title == "我写的题目"


def test_a_rule_says_no_with_a_sentence(alice, world):
    course = make(courses, world.alice, world.north, held_on="")
    answer = alice.post(_to("move", course.pk, "submit"))

    assert answer.status_code == 409
    assert "Enter the day it was held first." in answer.content.decode()


def test_a_submitted_record_is_verified_by_another(at_desk, alice, world, course):
    assert alice.post(_to("move", course.pk, "submit")).status_code == 302
    assert alice.get(_to("edit", course.pk)).status_code == 409
    assert alice.post(_to("move", course.pk, "verify")).status_code == 403

    erin = at_desk(world.erin)
    assert "Look and verify" in erin.get("/").content.decode()
    assert erin.post(_to("move", course.pk, "verify")).status_code == 302
    assert _now(course).review == "verified"


def test_an_unknown_step_does_not_exist(alice, course):
    assert alice.post(_to("move", course.pk, "none-such")).status_code == 404
    assert alice.get(_to("move", course.pk, "submit")).status_code == 405


def test_a_draft_is_deleted_and_a_submitted_record_is_not(alice, world, course):
    other = make(courses, world.alice, world.north)
    alice.post(_to("move", other.pk, "submit"))

    assert alice.post(_to("remove", course.pk)).url == _to("ledger")
    assert alice.post(_to("remove", other.pk)).status_code == 409


def test_filters_stand_in_the_address_and_can_be_removed(alice, world, course):
    make(courses, world.alice, world.plant, title="班组安全课")
    narrowed = alice.get(_to("ledger"), {"unit": world.plant.pk, "q": "课"}).content.decode()

    assert "班组安全课" in narrowed
    assert "急救培训" not in narrowed
    assert "Remove the filter" in narrowed


def test_a_unit_stands_for_itself_and_all_below_it(alice, at_desk, world, course):
    make(courses, world.alice, world.plant, title="班组安全课")
    at_north = alice.get(_to("ledger"), {"unit": world.north.pk}).content.decode()
    at_plant = alice.get(_to("ledger"), {"unit": world.plant.pk}).content.decode()

    assert "班组安全课" in at_north
    assert "急救培训" in at_north
    assert "班组安全课" in at_plant
    assert "急救培训" not in at_plant


def test_the_rail_opens_a_ledger_at_the_chosen_unit(alice, world):
    narrowed = f"{_to('ledger')}?unit={world.plant.pk}"
    assert narrowed not in alice.get(_to("ledger")).content.decode()

    alice.post(reverse("here"), {"unit": world.plant.pk})
    assert narrowed in alice.get(_to("ledger")).content.decode()


def test_an_unknown_filter_never_gives_the_whole_list(alice, course):
    for query in ({"none": "1"}, {"order": "phone"}, {"unit": "x"}, {"held_on_from": "soon"}):
        answer = alice.get(_to("ledger"), query)
        assert answer.status_code == 409, query
        assert course.title not in answer.content.decode()


def test_a_list_is_ordered_by_its_heads(alice, world, course):
    make(courses, world.alice, world.north, title="安全课", attended=900)
    by_size = alice.get(_to("ledger"), {"order": "-attended"}).content.decode()

    assert by_size.index("安全课") < by_size.index("急救培训")
    assert 'aria-sort="descending"' in by_size


def test_a_long_list_has_pages(alice, world):
    for number in range(52):
        make(courses, world.alice, world.north, title=f"第{number}课")

    first = alice.get(_to("ledger")).content.decode()
    assert "Rows 1–50 of 52" in first
    second = alice.get(_to("ledger") + html.unescape(_link(first, "next"))).content.decode()
    assert "Rows 51–52 of 52" in second
    assert 'rel="next"' not in second
    back = alice.get(_to("ledger") + html.unescape(_link(second, "prev"))).content.decode()
    assert _main_rows(back) == _main_rows(first)


def _link(page, rel):
    return re.search(rf'href="([^"]*)" rel="{rel}"', page)[1]


def _main_rows(page):
    return re.findall(r'<tr id="r(\d+)">', page)


def test_a_cut_cursor_is_told_and_not_followed(alice, course):
    for query in ({"after": "x"}, {"before": "W10"}, {"order": ["title", "-title"]}):
        answer = alice.get(_to("ledger"), query)
        assert answer.status_code == 409, query
        assert course.title not in answer.content.decode()


def test_a_list_costs_the_same_for_one_row_and_for_many(
    alice, world, course, django_assert_max_num_queries
):
    with django_assert_max_num_queries(16):
        alice.get(_to("ledger"))
    for number in range(9):
        make(courses, world.alice, world.plant, title=f"第{number}课")
    with django_assert_max_num_queries(16):
        alice.get(_to("ledger"))


def test_no_draft_of_a_secret_is_kept(alice, world, course):
    page = alice.get(_to("edit", course.pk)).content.decode()

    assert page.count("data-private") == 1
    assert "data-private" in page.split('name="phone"')[1].split(">")[0]


def test_secrets_are_shown_masked(alice, world):
    course = make(courses, world.alice, world.north, phone="00000001234")
    page = alice.get(_to("record", course.pk)).content.decode()

    assert "00000001234" not in page
    assert "1234" in page


def _file(name, content="签到"):
    return SimpleUploadedFile(name, content.encode(), content_type="text/html")


def test_evidence_goes_out_as_a_download_and_never_as_a_page(alice, world, course):
    given = {"file": _file("签到 表.html", "<script>alert(1)</script>"), "kind": "sign_in"}
    assert alice.post(_to("attach", course.pk), given).status_code == 302

    [piece] = evidence.of(courses, course)
    answer = alice.get(_to("file", course.pk, piece.pk))

    assert b"".join(answer.streaming_content) == b"<script>alert(1)</script>"
    assert answer.headers["Content-Disposition"].startswith("attachment; filename*=utf-8''")
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert "签到" not in piece.file.name


def test_evidence_of_others_does_not_exist(at_desk, alice, world, course):
    alice.post(_to("attach", course.pk), {"file": _file("a.txt"), "kind": "file"})
    [piece] = evidence.of(courses, course)
    other = make(courses, world.alice, world.plant)

    assert alice.get(_to("file", course.pk, piece.pk)).status_code == 200
    assert alice.get(_to("file", other.pk, piece.pk)).status_code == 404
    assert at_desk(world.carol).get(_to("file", course.pk, piece.pk)).status_code == 404


def test_evidence_is_refused_and_taken_away(alice, world, course):
    where = _to("attach", course.pk)
    assert alice.post(where, {"kind": "file"}).status_code == 409
    assert alice.post(where, {"file": _file("a.txt", ""), "kind": "file"}).status_code == 409
    assert alice.post(where, {"file": _file("a.txt"), "kind": "x"}).status_code == 409
    alice.post(where, {"file": _file("a.txt"), "kind": "file"})
    [piece] = evidence.of(courses, course)

    assert alice.post(_to("detach", course.pk, piece.pk)).status_code == 302
    assert not evidence.of(courses, course).exists()


def test_the_desk_tells_what_is_due_and_what_comes(alice, world, course):
    assert "days late" in alice.get("/").content.decode()

    rows = access.records(courses, actor_for(world.alice))
    assert rows.count() == 1
