"""What became of what was approved: which way each change goes."""

from __future__ import annotations

import pytest

from baiju.areas.plans import baseline, changes, looks, outline, promises
from baiju.areas.plans.models import targets, tasks
from baiju.engine import records


@pytest.fixture
def told(alice, approved):
    """`told(deed)` are the changes after a deed, as kind and words."""

    def after(deed):
        before = baseline.content(approved)
        deed()
        found = changes.between(before, baseline.content(approved))
        return [(c.kind, c.before, c.after) for c in found if not c.is_whole], found

    return after


def test_a_lower_number_is_lowered_and_a_lower_ceiling_is_raised(
    alice, approved, clause_of, target_of, told
):
    target = target_of(clause_of(approved, "吸收"), "发展")
    few, found = told(lambda: promises.change(alice, target, {"value": "380"}))
    assert few == [("lowered", "400人", "380人")]
    assert any(change.is_weaker for change in found)

    records.change(targets, alice, {"comparator": "<="}, target)
    target.refresh_from_db()
    assert told(lambda: promises.change(alice, target, {"value": "300"}))[0][0][0] == "raised"


@pytest.mark.parametrize(
    ("day", "kind"), [("2027-01-31", "put_off"), ("2026-11-01", "brought_forward"), ("", "put_off")]
)
def test_a_later_day_is_put_off(alice, approved, clause_of, told, day, kind):
    task = clause_of(approved, "吸收").task_set.get()

    few, _found = told(lambda: records.change(tasks, alice, {"due_on": day}, task))
    assert few == [(kind, "2026-12-20", day)]


def test_another_owner_is_a_hand_over(world, alice, approved, clause_of, told):
    task = clause_of(approved, "吸收").task_set.get()

    few, _found = told(lambda: records.change(tasks, alice, {"owner": world.erin.pk}, task))
    assert [kind for kind, *_ in few] == ["handed_over"]


def test_words_are_dropped_added_reworded_and_moved(alice, approved, clause_of, told):
    def deed():
        outline.drop(alice, clause_of(approved, "厂务公开"))
        outline.insert(alice, approved, clause_of(approved, "吸收"), level=2, text="办读书会。")
        clause = clause_of(approved, "签好")
        promises.rewrite(alice, clause, {"text": "签订率达到92%。"})
        outline.shift(alice, clause_of(approved, "吸收"), -1)

    _few, found = told(deed)
    assert {c.kind for c in found} >= {"dropped", "added", "reworded", "moved"}


def test_each_clause_of_then_and_now_is_shown_once(alice, approved, clause_of):
    before = baseline.content(approved)
    outline.drop(alice, clause_of(approved, "厂务公开"))
    outline.insert(alice, approved, clause_of(approved, "吸收"), level=2, text="办读书会。")
    shown = looks.between(before, baseline.content(approved))

    assert len({look.uid for look in shown}) == len(shown) == 8
    gone = next(look for look in shown if "厂务公开" in look.text)
    assert [(s.old == "", s.new == "") for s in gone.stretches] == [(False, True)]
    assert [look.lead for look in looks.approved(before)][1] == "一、夯实组织基础"


def test_a_new_number_alone_is_told_once(alice, approved, clause_of, target_of, told):
    target = target_of(clause_of(approved, "吸收"), "发展")
    _few, found = told(lambda: promises.change(alice, target, {"value": "380"}))
    assert [change.kind for change in found] == ["lowered"]

    def deed():
        clause = clause_of(approved, "吸收")
        promises.rewrite(alice, clause, {"text": clause.text.replace("全年", "今年")})

    _few, found = told(deed)
    assert [change.kind for change in found] == ["reworded"]


def test_another_figure_beside_a_new_number_is_another_wording(
    alice, approved, clause_of, target_of, told
):
    def deed():
        promises.change(alice, target_of(clause_of(approved, "吸收"), "发展"), {"value": "380"})
        clause = clause_of(approved, "吸收")
        promises.rewrite(alice, clause, {"text": clause.text.replace("12月20日", "12月21日")})

    _few, found = told(deed)
    assert {change.kind for change in found} >= {"lowered", "reworded"}
