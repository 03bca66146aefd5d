"""Reading in: every word of a file is in the plan, and nothing is in use before somebody says so."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from baiju.areas.plans import intake, outline
from baiju.areas.plans.models import Clause, Plan, Source, sources
from baiju.engine import evidence
from baiju.org.models import Post
from baiju.plantext import output, reader
from baiju.plantext import sources as files

from .conftest import TEXT

GOLD = sorted(Path(__file__).parents[2].glob("plantext/gold/*.txt"))
SEEDS = Path(__file__).parents[4] / "shared" / "seeds"


def squeezed(text):
    return "".join(text.split())


def keeps_every_word(alice, plan, found, number):
    document = found["documents"][number]
    told = "".join(row.words for row in outline.of(alice, plan))
    return squeezed(found["text"][document["title_end"] : document["end"]]) == squeezed(told)


@pytest.mark.parametrize("file", GOLD, ids=lambda file: file.stem)
def test_every_word_of_a_text_is_in_its_plan(alice, read, file):
    text = files.from_bytes(file.read_bytes(), file.name).text
    found = output.as_json(reader.read(files.from_text(text)))
    made = read(text)

    assert len(made) == len(found["documents"])
    for number, plan in enumerate(made):
        assert keeps_every_word(alice, plan, found, number)
        items = [row for row in outline.of(alice, plan) if row.level]
        assert len(items) == len(found["documents"][number]["outline"])
        assert not plan.is_adopted


@pytest.mark.skipif(not SEEDS.is_dir(), reason="The sample plans lie outside of the repository.")
def test_the_sample_plans_are_stored_whole(alice, world):
    stored = 0
    for file in sorted(p for p in SEEDS.rglob("*") if p.suffix in {".txt", ".docx", ".md"}):
        data = file.read_bytes()
        found = output.as_json(reader.read(files.from_bytes(data, file.name)))
        if not found["documents"]:
            continue
        made = intake.store(alice, world.north, name=file.name, data=data, read=found, year=2026)
        for number, plan in enumerate(made):
            assert keeps_every_word(alice, plan, found, number), (file.name, number)
        stored += len(made)
    assert stored >= 12


def test_a_pasted_text_becomes_a_reading_and_then_a_plan(world, at_desk):
    desk = at_desk(world.alice)
    answer = desk.post("/plans/read/", {"text": TEXT})
    plan = Plan.objects.get()

    assert answer.url == f"/plans/{plan.pk}/"
    page = desk.get(answer.url).content.decode()
    assert "none lost" in page
    assert f'action="/plans/{plan.pk}/adopt/"' in page

    given = {"unit": world.plant.pk, "year": 2027, "title": "栎新机械厂工会2027年工作计划"}
    desk.post(f"/plans/{plan.pk}/adopt/", {**given, "version": plan.version})
    plan.refresh_from_db()
    assert (plan.is_adopted, plan.unit, plan.year) == (True, world.plant, 2027)


def test_a_file_is_read_in_its_child_and_kept_as_it_came(world, at_desk, alice):
    desk = at_desk(world.alice)
    file = SimpleUploadedFile("计划.txt", TEXT.encode("gb18030"))
    answer = desk.post("/plans/read/", {"file": file})

    assert answer.status_code == 302
    source = Source.objects.get()
    assert source.text == TEXT
    kept = desk.get(f"/plans/sources/{source.pk}/original/")
    assert b"".join(kept.streaming_content) == TEXT.encode("gb18030")
    assert evidence.of(sources, source).get().name == "计划.txt"
    assert at_desk(world.carol).get(f"/plans/sources/{source.pk}/").status_code == 404


def test_several_plans_in_one_file_are_listed_to_choose_from(world, at_desk):
    desk = at_desk(world.alice)
    other = TEXT.replace("石栎镇总工会", "石栎镇人大主席团").replace("会员", "代表")
    answer = desk.post("/plans/read/", {"text": f"{TEXT}\n\n\n{other}"})
    page = desk.get(answer.url).content.decode()

    assert answer.url.startswith("/plans/sources/")
    for plan in Plan.objects.all():
        assert f'href="/plans/{plan.pk}/"' in page
    assert Plan.objects.count() == 2


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"text": "  "}, "Choose a file or paste a text first."),
        ({"file": SimpleUploadedFile("x.docx", b"PK\x03\x04 broken")}, "Not read."),
        ({"file": SimpleUploadedFile("x.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 40)}, "Not read."),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(world, at_desk, given, said):
    answer = at_desk(world.alice).post("/plans/read/", given)

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Plan.objects.exists()


def test_only_who_writes_reads_plans_in(world, at_desk):
    for user in (world.bob, world.dave):
        assert at_desk(user).get("/plans/read/").status_code == 403
        assert at_desk(user).post("/plans/read/", {"text": TEXT}).status_code == 403
    assert at_desk(world.alice).get("/plans/read/").status_code == 200
    assert not Plan.objects.exists()


def test_a_plan_is_not_put_to_use_with_wrong_data(world, at_desk, read):
    (plan,) = read()
    desk = at_desk(world.alice)
    for wrong in ({"year": "soon"}, {"title": ""}, {"unit": world.south.pk}):
        given = {"unit": world.north.pk, "year": 2026, "title": "计划", **wrong}
        answer = desk.post(f"/plans/{plan.pk}/adopt/", given)
        assert answer.status_code == 422, wrong
        assert 'class="fault"' in answer.content.decode()
    assert not Plan.objects.get().is_adopted


def test_a_reading_is_thrown_away_and_its_file_stays(world, at_desk, read, plan):
    (other,) = read()
    desk = at_desk(world.alice)

    assert at_desk(world.bob).post(f"/plans/{other.pk}/discard/").status_code == 403
    assert desk.post(f"/plans/{other.pk}/discard/").status_code == 302
    assert desk.post(f"/plans/{plan.pk}/discard/").status_code == 409
    assert list(Plan.objects.all()) == [plan]
    assert not Clause.objects.filter(plan=other.pk).exists()
    assert Source.objects.count() == 2


def test_targets_are_confirmed_one_after_the_other(world, at_desk, read, clause_of, target_of):
    (plan,) = read()
    desk = at_desk(world.alice)
    clause = clause_of(plan, "吸收")
    first, second = target_of(clause, "发展"), target_of(clause, "快递")
    page = desk.get(f"/plans/{plan.pk}/?do=retarget&at={first.pk}").content.decode()
    assert "This is right" in page

    given = {"kind": "count", "indicator": "发展会员", "comparator": "=", "value": "400"}
    answer = desk.post(f"/plans/deeds/retarget/{first.pk}/", {**given, "measure": "人"})
    first.refresh_from_db()
    assert first.is_confirmed
    assert f"at={second.pk}" in answer.url

    answer = desk.post(f"/plans/remove/target/{second.pk}/")
    assert not clause.target_set.filter(pk=second.pk).exists()
    assert "do=retarget" in answer.url


def test_near_copies_are_told_among_those_one_may_see(world, at_desk, read):
    from baiju.org.actors import actor_for

    (mine,) = read()
    copied = TEXT.replace("石栎镇", "南汀乡").replace("2026", "2025")
    (south,) = read(copied, actor_for(world.carol), world.south)

    assert south.title not in at_desk(world.alice).get(f"/plans/{mine.pk}/").content.decode()
    assert south.title in at_desk(world.root).get(f"/plans/{mine.pk}/").content.decode()


def test_a_file_that_lies_higher_up_is_not_offered_below(world, at_desk, alice, read):
    (plan,) = read()
    data = {"unit": world.plant.pk, "year": 2026, "title": plan.title}
    intake.adopt(alice, plan, data, version=plan.version)
    Post.objects.create(user=world.dave, unit=world.plant, role="reader", valid_from="2026-01-01")
    address = f'href="/plans/sources/{plan.source_id}/"'

    assert address in at_desk(world.alice).get(f"/plans/{plan.pk}/").content.decode()
    below = at_desk(world.dave).get(f"/plans/{plan.pk}/")
    assert below.status_code == 200
    assert address not in below.content.decode()


def test_a_text_without_any_number_is_read_line_by_line(world, at_desk, read, alice):
    (plan,) = read("今年要把工会建起来，新建6家。\n\n  组织培训2次。\n慰问困难职工30户。\n")
    rows = outline.of(alice, plan)

    assert [(row.level, row.words) for row in rows] == [
        (1, "今年要把工会建起来，新建6家。"),
        (1, "组织培训2次。"),
        (1, "慰问困难职工30户。"),
    ]
    assert [row.target_set.count() for row in rows] == [1, 1, 1]
    assert at_desk(world.alice).get(f"/plans/{plan.pk}/").status_code == 200


def test_a_space_behind_a_number_moves_no_target(read, clause_of):
    (plan,) = read("石栎镇总工会2026年工作计划\n1. 夯实基础。全年新建企业工会6家。\n2. 办实事。\n")
    clause = clause_of(plan, "6家")
    target = clause.target_set.get()

    assert clause.words[target.start : target.end].endswith("新建企业工会6家")
