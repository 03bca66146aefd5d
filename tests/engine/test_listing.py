"""Lists by key: every row once, in the same order as the whole list, however it is turned over."""

from datetime import date

import pytest

from baiju.engine import access, listing, records
from baiju.org.actors import actor_for
from tests.sample.models import courses
from tests.world import make

DAYS = [None, date(2026, 3, 1), date(2026, 3, 1), date(2026, 2, 1), None, date(2026, 4, 1), None]
ORDERS = ["", "held_on", "-held_on", "title", "-title", "unit", "-unit", "certified", "-attended"]


@pytest.fixture
def alice(world):
    return actor_for(world.alice)


@pytest.fixture
def many(world):
    """Rows with ties, and with days that are not known."""
    units = (world.north, world.plant)
    return [
        make(courses, world.alice, units[n % 2], title=f"第{n % 4}课", held_on=day, attended=n % 3)
        for n, day in enumerate(DAYS)
    ]


def forwards(actor, size=2, **params):
    page = listing.page(courses, actor, params, size=size)
    yield page
    while page.following:
        page = listing.page(courses, actor, {**params, "after": page.following}, size=size)
        yield page


def keys(rows):
    return [row.pk for row in rows]


@pytest.mark.parametrize("order", ORDERS)
def test_the_pages_are_the_whole_list_in_its_order(alice, many, order):
    params = {"order": order} if order else {}
    whole = keys(listing.rows(courses, alice, params))

    read = [key for page in forwards(alice, **params) for key in keys(page.rows)]

    assert sorted(whole) == sorted(keys(many))
    assert read == whole


@pytest.mark.parametrize("order", ORDERS)
def test_turning_back_shows_the_same_pages(alice, many, order):
    params = {"order": order} if order else {}
    pages = list(forwards(alice, **params))

    back, seen = pages[-1], [pages[-1]]
    while back.preceding:
        back = listing.page(courses, alice, {**params, "before": back.preceding}, size=2)
        seen.insert(0, back)

    assert [keys(page.rows) for page in seen] == [keys(page.rows) for page in pages]
    assert [page.number for page in seen] == [1, 3, 5, 7]


@pytest.mark.parametrize("order", ["held_on", "-held_on"])
def test_what_is_not_known_stands_last_either_way(alice, many, order):
    days = [row.held_on for row in listing.rows(courses, alice, {"order": order})]

    assert days[-3:] == [None, None, None]
    assert sorted(days[:4], reverse=order[0] == "-") == days[:4]


def test_a_page_stands_still_while_rows_come_and_go(alice, world, many):
    first = listing.page(courses, alice, {"order": "title"}, size=3)
    expected = keys(listing.rows(courses, alice, {"order": "title"}))[3:6]

    make(courses, world.alice, world.north, title="第0课")
    records.remove(courses, alice, first.rows[-1])
    second = listing.page(courses, alice, {"order": "title", "after": first.following}, size=3)

    assert keys(second.rows) == expected


def test_a_cursor_of_elsewhere_or_a_cut_one_is_refused(alice, world, many):
    cursor = listing.page(courses, alice, {"order": "title"}, size=2).following
    asked = {"order": "title", "after": cursor}
    assert listing.page(courses, alice, asked).rows

    root = actor_for(world.root)
    for actor, params in (
        (alice, {**asked, "after": cursor[:-1]}),
        (alice, {**asked, "after": "x" + cursor}),
        (alice, {**asked, "before": "1' OR 1=1"}),
        (alice, {"order": "-title", "after": cursor}),
        (root, asked),
    ):
        with pytest.raises(listing.BadQuery):
            listing.page(courses, actor, params)


def test_a_record_knows_what_stands_beside_it_in_the_list(alice, many):
    whole = list(listing.rows(courses, alice, {"order": "-held_on"}))

    for place, record in enumerate(whole):
        before, behind = listing.beside(courses, alice, {"order": "-held_on"}, record)
        assert before == (whole[place - 1] if place else None)
        assert behind == (whole[place + 1] if place + 1 < len(whole) else None)


def test_rows_are_counted_only_so_far(alice, many, monkeypatch):
    assert listing.total(courses, alice, {}) == 7
    monkeypatch.setattr(listing, "COUNTED", 4)
    assert listing.total(courses, alice, {}) == 5


def test_columns_are_chosen_from_the_fields(alice):
    assert listing.columns(courses, {}) == courses.columns
    assert listing.columns(courses, {"columns": "phone,title,phone"}) == ("phone", "title")
    for wrong in ("password", "title,unit__path"):
        with pytest.raises(listing.BadQuery):
            listing.columns(courses, {"columns": wrong})


def test_a_list_is_narrowed_by_stage_gap_and_lens(alice, world, many):
    today = date(2026, 2, 20)

    def found(**params):
        return set(listing.rows(courses, alice, params, today=today))

    by_stage = {
        stage: len(found(stage=stage))
        for stage in ("idea", "planned", "over")
        if found(stage=stage)
    }
    assert by_stage == {"idea": 3, "planned": 3, "over": 1}
    assert found(missing="day") == found(stage="idea")
    assert len(found(paper="with")) == 7 and not found(paper="without")
    for wrong in ({"stage": "x"}, {"missing": "x"}, {"paper": "x"}):
        with pytest.raises(listing.BadQuery):
            found(**wrong)


def test_rows_that_lie_in_another_record_are_narrowed_by_its_unit(register, world):
    user = world.root
    record = make(register, user, world.plant)
    other = make(register, user, world.south)

    rows = set(listing.rows(register, actor_for(user), {"unit": str(world.north.pk)}))

    assert record in rows and other not in rows
    assert other in access.records(register, actor_for(user))


def test_a_deep_page_costs_no_more_queries(alice, world, many, django_assert_max_num_queries):
    pages = list(forwards(alice, order="title"))
    asked = {"order": "title", "before": pages[-1].preceding}
    with django_assert_max_num_queries(2):  # how many, and the rows
        listing.page(courses, alice, asked, size=2)
    make(courses, world.alice, world.north, held_on=date(2026, 4, 2))
    with django_assert_max_num_queries(3):  # the filled days, then those not known
        listing.page(courses, alice, {"order": "held_on"}, size=6)


@pytest.fixture
def short(monkeypatch):
    """What only lists beyond the count do is done from the second row on."""
    monkeypatch.setattr(listing, "COUNTED", 1)


@pytest.mark.parametrize("order", ORDERS)
def test_a_list_too_long_to_be_counted_has_the_same_pages(alice, many, short, order):
    params = {"order": order} if order else {}

    read = [key for page in forwards(alice, **params) for key in keys(page.rows)]

    assert read == keys(listing.rows(courses, alice, params))


def test_a_list_too_long_to_be_counted_reaches_no_further(register, world, short):
    for user in (world.alice, world.carol, world.root):
        make(register, world.root, world.north), make(register, world.root, world.south)
        actor = actor_for(user)
        reach = set(access.records(register, actor).values_list("pk", flat=True))
        assert {row.pk for row in listing.page(register, actor, {}).rows} == reach
        there = {"unit": str(world.south.pk)}
        inside = set(listing.rows(register, actor, there).values_list("pk", flat=True))
        assert {row.pk for row in listing.page(register, actor, there).rows} == inside
