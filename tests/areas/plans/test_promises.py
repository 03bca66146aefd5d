"""Words and numbers keep together, in whichever of the two somebody changes something."""

from __future__ import annotations

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from baiju.areas.plans import check, promises
from baiju.areas.plans.models import Clause, Target, progress_notes, targets
from baiju.engine import records
from tests.world import make


def rewrite(alice, clause, old, new):
    words = clause.words.replace(old, new)
    return promises.rewrite(alice, clause, check.cut(clause, words), version=clause.version)


def told(clause):
    return [(t.indicator, t.promise) for t in clause.target_set.order_by("pk")]


def test_a_text_is_read_into_targets_and_duties(plan, clause_of):
    clause = clause_of(plan, "吸收")

    assert told(clause) == [("发展会员", "target 400人"), ("快递员", "at least 40人")]
    assert clause.task_set.get().owner.name == "Alice"
    assert str(clause.task_set.get().due_on) == "2026-12-20"
    assert not Target.objects.filter(clause__plan=plan, clause__level=0)


def test_a_new_number_in_the_words_is_a_new_number_of_the_target(alice, plan, clause_of):
    clause = rewrite(alice, clause_of(plan, "吸收"), "400人", "500人")

    assert told(clause)[0] == ("发展会员", "target 500人")


def test_a_new_day_in_the_words_is_a_new_day_of_the_duty(alice, plan, clause_of):
    clause = rewrite(alice, clause_of(plan, "吸收"), "12月20日", "11月30日")

    assert str(clause.task_set.get().due_on) == "2026-11-30"


def test_a_day_set_by_hand_stays_when_other_words_change(alice, plan, clause_of):
    from baiju.areas.plans.models import tasks

    clause = clause_of(plan, "吸收")
    records.change(tasks, alice, {"due_on": "2026-10-01"}, clause.task_set.get())
    rewrite(alice, clause, "12月20日", "11月30日")

    assert str(clause.task_set.get().due_on) == "2026-10-01"


def test_what_is_no_target_does_not_come_back_when_other_words_change(
    alice, plan, clause_of, target_of
):
    clause = clause_of(plan, "吸收")
    records.remove(targets, alice, target_of(clause, "快递员"))
    clause = rewrite(alice, clause, "全年", "今年全年")

    assert [name for name, _ in told(clause)] == ["发展会员"]


def test_a_promise_that_is_added_in_words_becomes_a_target(alice, plan, clause_of):
    clause = rewrite(alice, clause_of(plan, "摸清"), "6家。", "6家，走访职工家庭60户。")

    assert [promise for _, promise in told(clause)] == ["target 6家", "target 60户"]


def test_a_new_target_is_written_into_the_words(alice, plan, clause_of, target_of):
    clause = clause_of(plan, "吸收")
    followed = promises.change(alice, target_of(clause), {"value": "380"})
    clause.refresh_from_db()

    assert followed
    assert "全年发展会员380人" in clause.words
    assert "不少于40人" in clause.words
    other = target_of(clause, "快递员")
    assert "40" in clause.words[other.start : other.end]


def test_a_sum_is_written_in_myriads_as_the_words_have_it(alice, read, clause_of, target_of):
    text = "石栎镇总工会2026年工作计划\n一、帮扶职工\n（一）送温暖。全年筹集帮扶资金18万元。\n"
    (plan,) = read(text)
    clause = clause_of(plan, "送温暖")
    target = target_of(clause)
    assert (str(target.value.normalize()), target.amount) == ("1.8E+5", "180000元")
    with translation.override("zh-hans"):
        assert target.amount == "18万元"

    assert promises.change(alice, target, {"value": "205000"})
    clause.refresh_from_db()
    assert "资金20.5万元" in clause.words


def test_a_number_the_words_do_not_hold_is_told(alice, plan, clause_of, target_of):
    clause = rewrite(alice, clause_of(plan, "摸清"), "全年新建企业工会6家。", "把该建的都建起来。")
    target = target_of(clause)
    before = clause.words

    assert target.start is None
    assert not promises.change(alice, target, {"value": "7"})
    assert Clause.objects.get(pk=clause.pk).words == before


@given(st.text("甲乙", max_size=9), st.text("12"), st.text("12"), st.text("丙丁", max_size=9))
def test_a_stretch_outside_the_edit_keeps_its_words(head, old, new, tail):
    before, now = f"{head}{old}{tail}", f"{head}{new}{tail}"
    for start, end in ((0, len(head)), (len(head) + len(old), len(before))):
        if start < end:
            first, last = promises.shifted(before, now, start, end)
            assert now[first:last] == before[start:end]


def test_what_is_noted_has_happened_already(world):
    with pytest.raises(records.Invalid):
        make(progress_notes, world.alice, world.north, happened_on="2199-01-01")
    assert make(progress_notes, world.alice, world.north).pk


def test_a_milestone_shows_its_day(world):
    given = {"kind": "milestone", "indicator": "建成服务站", "value": "", "due_on": "2026-09-30"}
    target = make(targets, world.alice, world.north, **given)
    assert "2026-09-30" in target.promise
