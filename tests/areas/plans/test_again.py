"""Reading again and comparing: shown first, taken over when somebody says so."""

from __future__ import annotations

from baiju.areas.plans import again, matching, outline, reading, wording
from baiju.areas.plans.models import Clause, Task
from baiju.plantext import output, reader, sources

from .conftest import TEXT

CHANGED = (
    TEXT.replace("6家", "8家")
    .replace("（二）吸收新会员", "（二）吸收新业态会员")
    .replace(
        "（二）检查厂务公开。每季度检查1次厂务公开栏。（责任人：Alice）",
        "（二）办好读书会。年内办读书会3次。",
    )
)


def words(alice, plan):
    return [row.words for row in outline.of(alice, plan)]


def upload(desk, plan, text):
    return desk.post(f"/plans/{plan.pk}/again/", {"text": text}).url


def known(desk, address):
    """What the page of the differences sends back with the deed."""
    page = desk.get(address).content.decode()
    return {"known": page.split('name="known" value="')[1].split('"')[0]}


def test_what_would_change_is_shown_before_anything_does(world, at_desk, alice, plan):
    before = words(alice, plan)
    desk = at_desk(world.alice)
    page = desk.get(upload(desk, plan, CHANGED)).content.decode()

    assert "4 the same, 2 reworded, 1 added, 1 dropped" in page
    assert "<del>6</del><ins>8</ins>" in page
    assert "<del>target 6家</del> <ins>target 8家</ins>" in page
    assert words(alice, plan) == before


def test_taking_over_keeps_people_and_days(world, at_desk, alice, plan, clause_of, target_of):
    kept = clause_of(plan, "摸清")
    task = kept.task_set.get()
    desk = at_desk(world.alice)
    address = upload(desk, plan, CHANGED)
    assert at_desk(world.bob).post(f"{address}take-over/").status_code == 403
    assert at_desk(world.carol).post(f"{address}take-over/").status_code == 404
    assert desk.post(f"{address}take-over/", known(desk, address)).url == f"/plans/{plan.pk}/"

    now = clause_of(plan, "摸清")
    assert now.pk == kept.pk
    assert target_of(now).promise == "target 8家"
    assert Task.objects.get(clause=now).owner == task.owner == world.alice
    told = "".join("".join(words(alice, plan)).split())
    assert told == "".join(CHANGED.split("\n", 1)[1].split())
    assert Clause.objects.filter(plan=plan, is_dropped=True).count() == 1


def test_what_was_written_since_is_shown_before_it_is_taken_over(
    world, at_desk, alice, plan, clause_of
):
    desk = at_desk(world.alice)
    address = upload(desk, plan, CHANGED)
    sent, clause = known(desk, address), clause_of(plan, "签好")
    given = {"words": "主席后来写的句子。", "area": "general", "version": clause.version}
    at_desk(world.erin).post(f"/plans/deeds/edit/{clause.pk}/", given)
    answer = desk.post(f"{address}take-over/", sent)

    assert answer.url == f"{address}?document=0"
    assert "主席后来写的句子。" in "".join(words(alice, plan))
    page = desk.get(answer.url).content.decode()
    assert "Look at the differences once more." in page
    assert "主席后来写的句子。" in page


def test_a_text_longer_than_a_plan_is_not_compared(world, at_desk, plan):
    text = TEXT + "".join(f"{n}. 走访第{n}家企业。\n" for n in range(1, 700))
    answer = at_desk(world.alice).post(f"/plans/{plan.pk}/again/", {"text": text})

    assert answer.status_code == 422
    assert "a plan has at most 600" in answer.content.decode()


def test_the_same_file_again_changes_nothing(world, at_desk, alice, plan):
    desk = at_desk(world.alice)
    address = upload(desk, plan, TEXT)
    page = desk.get(address).content.decode()

    assert "The words are the same" in page
    assert "take-over" not in page


def test_a_file_without_a_plan_is_refused(world, at_desk, plan):
    answer = at_desk(world.alice).post(f"/plans/{plan.pk}/again/", {"text": " "})

    assert answer.status_code == 422
    assert at_desk(world.bob).get(f"/plans/{plan.pk}/again/").status_code == 403


def test_a_plan_is_held_against_last_years(world, at_desk, read, plan):
    former = TEXT.replace("2026", "2025").replace("400人", "350人")
    (last,) = read(former)
    page = at_desk(world.bob).get(f"/plans/{plan.pk}/compare/").content.decode()

    assert last.title in page
    assert "<del>350</del><ins>400</ins>" in page
    assert "<del>target 350人</del> <ins>target 400人</ins>" in page
    unseen = at_desk(world.carol).get(f"/plans/{plan.pk}/compare/?with={last.pk}")
    assert unseen.status_code == 404
    assert at_desk(world.bob).get(f"/plans/{plan.pk}/compare/?with=99999").status_code == 404


def test_pairs_come_in_the_order_of_the_new_text(alice, plan):
    found = output.as_json(reader.read(sources.from_text(CHANGED)))
    read = reading.clauses(found["text"], found["documents"][0])
    pairs = again.compare(outline.of(alice, plan), read)

    assert [pair.new for pair in pairs if pair.new is not None] == read
    assert [pair.kind for pair in pairs][-1] == "dropped"


def test_the_same_names_behind_do_not_make_two_clauses_one(alice, read):
    who = "（责任人：周砚秋；完成时限：2026年11月30日）"
    one = f"石栎镇总工会2026年工作计划\n一、服务\n（一）办好职工书屋。年内新建书屋2处。{who}\n"
    other = one.replace("办好职工书屋。年内新建书屋2处。", "检查厂务公开。每季度检查1次。")
    (plan,), (there,) = read(one), read(other)
    pairs = again.against(alice, there, plan)

    assert [pair.kind for pair in pairs] == ["same", "added", "dropped"]


def test_another_name_behind_is_another_wording(alice, read):
    one = "石栎镇总工会2026年工作计划\n一、服务\n（一）办好书屋。（责任人：周砚秋）\n"
    (plan,), (there,) = read(one), read(one.replace("周砚秋", "林小满"))

    assert [pair.kind for pair in again.against(alice, there, plan)] == ["same", "reworded"]


def test_long_texts_are_compared_while_somebody_waits():
    old, new = "新建工会6家，" * 20_000, "新建工会7家、" * 20_000
    rows = [f"走访第{n}家企业，新建工会{n}家。" for n in range(300)]
    others = [f"访问第{n}户企业，组建工会{n + 1}家。" for n in range(300)]
    pairs = matching.pairs([*rows, old], [*others, new])
    stretches = wording.compare(old, new)

    assert (300, 300) in pairs
    assert "".join(each.old for each in stretches) == old
    assert "".join(each.new for each in stretches) == new
