"""What every register promises. A new register is tested the moment it is declared."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import translation

from baiju.engine import access, diary, forms, listing, parts, records, stages, values
from baiju.engine.models import Entry
from baiju.org.actors import actor_for
from tests.world import TODAY, make, place, sample, seen, writer

FOLLOWS = {"members": ("sex", "birth")}
"""What is filled in from the rest of a record when a person leaves it open."""


def test_its_example_is_valid(register, world):
    assert make(register, writer(register, world), world.plant).pk


def test_a_post_reaches_its_whole_subtree_and_no_further(register, world):
    mine = make(register, writer(register, world), world.plant)
    theirs = make(register, writer(register, world, "carol"), world.south)
    everyone = {
        name: seen(register, getattr(world, name)) for name in ("alice", "bob", "carol", "dave")
    }
    assert mine in everyone["alice"] and theirs not in everyone["alice"]
    assert {mine, theirs} <= everyone["bob"]
    assert theirs in everyone["carol"] and mine not in everyone["carol"]
    assert everyone["dave"] == set()


def test_nobody_writes_outside_their_subtree(register, world):
    data = sample(register, writer(register, world, "carol"), world.south)
    with pytest.raises((PermissionDenied, records.Invalid)):
        records.save(register, actor_for(writer(register, world)), data)


def test_a_reader_changes_nothing(register, world):
    record = make(register, writer(register, world), world.north)
    reader = actor_for(world.bob)
    with pytest.raises(PermissionDenied):
        records.change(register, reader, {}, record)
    with pytest.raises(PermissionDenied):
        records.remove(register, reader, record)


def test_a_record_cannot_be_moved_out_of_reach(register, world):
    record = make(register, writer(register, world), world.north)
    elsewhere = place(register, writer(register, world, "carol"), world.south)
    with pytest.raises((PermissionDenied, records.Invalid)):
        records.change(register, actor_for(writer(register, world)), elsewhere, record)


def test_each_change_is_in_the_diary(register, world):
    user = writer(register, world)
    record = make(register, user, world.north)
    entry = diary.of(register, record).get(act="create")
    assert (entry.actor, entry.actor_id, entry.version) == (user.name, user.pk, 1)
    assert entry.unit_id == diary.unit_of(register, record)
    assert record in access.within(
        register.model._base_manager.all(), f"{register.unit}__path", (world.north.path,)
    )


def test_the_diary_keeps_no_secret_in_the_clear(register, world):
    user = writer(register, world)
    data = sample(register, user, world.north)
    record = records.save(register, actor_for(user), data)
    written = str(list(Entry.objects.filter(register=register.key).values_list("changes")))
    for name in register.secret_fields:
        assert str(data[name]) not in written
        assert getattr(record, name) == data[name]


def test_two_people_never_overwrite_each_other(register, world):
    record = make(register, writer(register, world), world.north)
    actor = actor_for(writer(register, world))
    records.change(register, actor, {}, record, version=1)
    with pytest.raises(records.Stale) as stale:
        records.change(register, actor, {}, record, version=1)
    assert stale.value.current.version == 2


def test_what_is_left_out_of_a_whole_form_is_empty(register, world):
    actor = actor_for(writer(register, world))
    record = make(register, writer(register, world), world.north)
    whole = forms.present(register, record)
    for name in _optional(register):
        if name in FOLLOWS.get(register.key, ()):
            continue
        given = {key: value for key, value in whole.items() if key != name}
        try:
            saved = records.save(register, actor, given, record)
        except (records.Invalid, records.Refusal):
            continue  # two fields of which one must be there
        assert not getattr(saved, name) or getattr(saved, name) == _default(register, name)


def test_a_secret_left_empty_or_masked_stays_and_is_emptied_on_purpose(register, world):
    actor = actor_for(writer(register, world))
    record = make(register, writer(register, world), world.north)
    for name, secret in register.secret_fields.items():
        before = getattr(record, name)
        for sent in ("", values.mask(secret, before)):
            record = records.change(register, actor, {name: sent}, record)
            assert getattr(record, name) == before
        if register.model._meta.get_field(name).blank:
            emptied = records.change(register, actor, {name: forms.CLEAR}, record)
            assert getattr(emptied, name) == ""
            record = records.change(register, actor, {name: before}, emptied)


def test_a_form_never_shows_a_secret(register, world):
    record = make(register, writer(register, world), world.north)
    actor = actor_for(writer(register, world))
    shown = str(forms.filled(register, actor, record))
    kept = str(forms.bound(register, actor, {}, record))
    for name in register.secret_fields:
        assert getattr(record, name) not in shown + kept


def test_its_parts_are_kept_changed_and_noted_with_it(register, world):
    actor = actor_for(writer(register, world))
    record = make(register, writer(register, world), world.north)
    for kind in register.parts:
        rows = register.example[kind.key]
        assert [_said(row, rows[0]) for row in parts.plain(register, record)[kind.key]] == rows
        record = records.change(register, actor, {}, record)
        assert len(parts.plain(register, record)[kind.key]) == len(rows)
        record = records.change(register, actor, {kind.key: []}, record)
        assert parts.plain(register, record)[kind.key] == []
        assert kind.key in diary.of(register, record).first().changes


def _said(row, like):
    return {name: row[name] for name in like}


def test_its_stage_is_one_of_its_own(register, world):
    record = make(register, writer(register, world), world.north)
    if register.stages is None:
        assert stages.of(register, record) == ""
    else:
        assert stages.of(register, record) in register.stages.choices.values
        assert set(register.stages.way) <= set(register.stages.choices.values)


def test_it_can_tell_what_is_missing(register, world):
    make(register, writer(register, world), world.north)
    for each in register.missing:
        access.records(register, actor_for(world.bob)).filter(each.where(TODAY)).count()


def _optional(register):
    asked = set(register.fields) - set(register.secret_fields)  # those stay until they are emptied
    fields = [f for f in register.model._meta.fields if f.name in asked]
    return [f.name for f in fields if f.blank or f.get_internal_type() == "BooleanField"]


def _default(register, name):
    return register.model._meta.get_field(name).get_default()


def test_an_unknown_filter_is_refused_not_ignored(register, world):
    actor = actor_for(world.bob)
    for params in ({"orgg": "1"}, {"order": "-password"}, {"unit__path__startswith": "0"}):
        with pytest.raises(listing.BadQuery):
            listing.rows(register, actor, params)


def test_a_bad_filter_value_is_refused(register, world):
    for name in register.filters:
        field = register.model._meta.get_field(name)
        if field.get_internal_type() == "CharField" and not field.choices:
            continue  # any text may be looked for
        key = f"{name}_from" if field.get_internal_type() == "DateField" else name
        with pytest.raises(listing.BadQuery):
            listing.rows(register, actor_for(world.bob), {key: "1 OR 1=1"})


def test_a_list_costs_the_same_for_one_row_and_for_ten(
    register, world, django_assert_max_num_queries
):
    actor = actor_for(writer(register, world))
    make(register, writer(register, world), world.north)
    with django_assert_max_num_queries(2):
        list(map(str, listing.rows(register, actor, {})))
    for _ in range(4):
        make(register, writer(register, world), world.plant)
    with django_assert_max_num_queries(2):
        list(map(str, listing.rows(register, actor, {})))


def test_its_title_follows_the_readers_language(register, world):
    with translation.override("en"):
        english = str(register.title)
    with translation.override("zh-hans"):
        chinese = str(register.title)
    assert english and (register.area == "sample" or english != chinese)


def test_an_unknown_step_is_refused(register, world):
    record = make(register, writer(register, world), world.north)
    with pytest.raises(records.Refusal):
        records.move(register, actor_for(world.erin), record, "fly")


def test_its_example_names_only_fields_a_person_may_fill(register):
    assert set(register.example) <= {*register.fields, *register.part_keys}
