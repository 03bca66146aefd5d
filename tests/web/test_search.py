"""The search page and what is suggested while somebody types: found by right, marked, and told short."""

import pytest
from django.urls import reverse
from lxml import html

from baiju.areas.plans.models import clauses
from baiju.engine import finding, registry
from baiju.org.actors import actor_for
from baiju.web import search
from tests.sample.models import Course
from tests.world import make

courses = registry.register("courses")


@pytest.fixture
def course(world):
    return make(courses, world.alice, world.north, title="急救培训")


@pytest.fixture
def ask(at_desk):
    def asked(user, text, **headers):
        answer = at_desk(user).get(reverse("search"), {"q": text}, headers=headers)
        assert answer.status_code == 200
        page = html.fromstring(answer.content)
        return page if headers else page.xpath("//main")[0]

    return asked


def _links(page):
    return {link.get("href"): link.text_content() for link in page.xpath(".//ul//a")}


def _marked(page):
    return [mark.text for mark in page.xpath(".//mark")]


@pytest.mark.parametrize("words", ["急救", "急", "培训", "jijiu", "jjpx", "急j"])
def test_a_search_finds_records_by_part_of_their_title(ask, world, course, words):
    address = reverse("record", args=["courses", course.pk])

    assert _links(ask(world.alice, words))[address] == "急救培训"
    assert address not in _links(ask(world.carol, words))
    assert address not in _links(ask(world.dave, words))


def test_a_search_finds_people_units_and_pages_by_right(ask, world):
    for words, address in (
        ("erin", reverse("person", args=[world.erin.pk])),
        ("机械厂", reverse("unit", args=[world.plant.pk])),
        ("lxjxc", reverse("unit", args=[world.plant.pk])),
        ("ledgers", reverse("ledgers")),
    ):
        assert address in _links(ask(world.alice, words)), words
        assert address not in _links(ask(world.dave, words)), words


def test_what_was_asked_is_marked_where_it_stands(ask, world, course):
    assert _marked(ask(world.alice, "急救")) == ["急救"]
    assert _marked(ask(world.alice, "jijiu")) == ["急救"]
    assert "石栎镇总工会" in ask(world.alice, "急救").text_content()


def test_a_passage_is_shown_where_the_title_does_not_answer(ask, world):
    text = "本年度走访慰问环卫工人和困难职工，并把慰问情况报镇党委。"
    made = make(clauses, world.alice, world.north, heading="关心职工", text=text)
    page = ask(world.alice, "困难职工")

    assert _marked(page) == ["困难职工"]
    assert clauses.page(made) in _links(page)


def test_signs_of_markup_in_a_title_stay_signs(ask, world):
    make(courses, world.alice, world.north, title="<b>急救</b>&培训")
    page = ask(world.alice, "急救")

    assert "<b>急救</b>&培训" in page.text_content()
    assert _marked(page) == ["急救"]
    assert not page.xpath(".//b[text()='急救']")


def test_many_hits_are_cut_and_lead_to_the_whole_list(ask, at_desk, world):
    titles = [f"急救第{n}期" for n in range(search.EACH + 3)]
    made = Course.objects.bulk_create(Course(title=each, unit=world.north) for each in titles)
    finding.note(courses, made)
    page = ask(world.alice, "jijiu")

    assert len(_links(page)) == search.EACH
    [more] = page.xpath(".//a[starts-with(@href, '/ledger/courses/?q=')]/@href")
    listed = at_desk(world.alice).get(more)
    assert listed.content.decode().count("急救第") >= len(titles)
    assert page.xpath(".//section//span[@class='meta'][text()='23']") == []


def test_neither_hits_nor_counts_tell_of_what_is_hidden(ask, world, course):
    before = html.tostring(ask(world.carol, "急救"))
    for n in range(search.EACH + 3):
        make(courses, world.alice, world.north, title=f"急救第{n}期")

    assert html.tostring(ask(world.carol, "急救")) == before


def test_what_is_typed_suggests_a_few_and_all_on_a_page(ask, world):
    for n in range(search.SUGGESTED + 2):
        make(courses, world.alice, world.north, title=f"急救第{n}期")
    part = ask(world.alice, "急救", HX_Request="true")

    assert len(_links(part)) == search.SUGGESTED
    assert part.xpath(".//a[@href='/search/?q=%E6%80%A5%E6%95%91']")
    assert not part.xpath("//main")


def test_nothing_typed_finds_nothing_and_nothing_found_is_told(ask, world):
    assert _links(ask(world.bob, " ")) == {}
    assert "Nothing was found" in ask(world.bob, "无此").text_content()
    assert "Nothing was found" in ask(world.bob, "无此", HX_Request="true").text_content()


def test_a_list_is_found_in_by_sound_too(at_desk, world, course):
    make(courses, world.alice, world.north, title="消防演练")
    for words, is_there in (("jijiu", True), ("急救", True), ("xiaofang", False), (" ", True)):
        page = at_desk(world.alice).get(reverse("ledger", args=["courses"]), {"q": words})
        assert ("急救培训" in page.content.decode()) is is_there, words


def test_a_search_costs_the_same_for_one_hit_and_for_many(
    at_desk, world, course, django_assert_max_num_queries
):
    client = at_desk(world.alice)
    client.get(reverse("search"), {"q": "急救"})
    with django_assert_max_num_queries(14):
        client.get(reverse("search"), {"q": "急救"})
    for n in range(9):
        make(courses, world.alice, world.plant, title=f"急救第{n}期")
    with django_assert_max_num_queries(14):
        client.get(reverse("search"), {"q": "急救"})
    assert len(finding.find(actor_for(world.alice), "急救")[0].records) == 10
