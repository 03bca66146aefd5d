"""The diary as a chain: whatever is done to it afterwards is found, and where."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction

from baiju.engine import chain, diary, looking, records
from baiju.engine.declare import Refusal
from baiju.engine.models import Entry, Link
from baiju.org.actors import actor_for
from tests.sample.models import courses
from tests.world import make


@pytest.fixture
def entries(world):
    """Five entries of the north, two of the south."""
    alice = actor_for(world.alice)
    course = make(courses, world.alice, world.north)
    for attended in range(1, 5):
        course = records.change(courses, alice, {"attended": attended}, course)
    make(courses, world.carol, world.south)
    return list(Entry.objects.filter(unit_id=world.north.pk).order_by("seq"))


def _breaks(unit):
    return [(b.seq, b.code) for b in chain.breaks() if b.unit_id == unit.pk]


def test_an_untouched_diary_holds(world, entries):
    assert list(chain.breaks()) == []
    assert [entry.seq for entry in entries] == list(range(1, len(entries) + 1))


@pytest.mark.parametrize(
    ("field", "value"),
    [("actor", "Nobody"), ("reason", "none"), ("changes", {}), ("version", 99), ("label", "x")],
)
def test_a_changed_entry_is_named(world, entries, field, value):
    Entry.objects.filter(pk=entries[-3].pk).update(**{field: value})
    assert _breaks(world.north) == [(entries[-3].seq, "changed")]


def test_a_backdated_entry_is_named(world, entries):
    entry = entries[-1]
    Entry.objects.filter(pk=entry.pk).update(at=entries[0].at)
    assert _breaks(world.north) == [(entry.seq, "changed")]


def test_a_missing_entry_is_named(world, entries):
    Entry.objects.filter(pk=entries[-2].pk).delete()
    assert _breaks(world.north) == [(entries[-2].seq, "missing")]


def test_two_entries_in_each_others_place_are_named(world, entries):
    first, second = entries[-3], entries[-2]
    Entry.objects.filter(pk=first.pk).update(seq=second.seq)
    Entry.objects.filter(pk=second.pk).update(seq=first.seq)
    assert _breaks(world.north) == [(first.seq, "changed")]


def test_an_inserted_entry_is_named(world, entries):
    copy = Entry.objects.get(pk=entries[-2].pk)
    copy.pk = None
    copy.save(force_insert=True)
    assert _breaks(world.north) == [(entries[-2].seq + 1, "moved")]


def test_a_cut_tail_is_named_even_with_its_end_moved_back(world, entries):
    anchor = chain.ends()
    Entry.objects.filter(pk=entries[-1].pk).delete()
    assert _breaks(world.north) == [(entries[-1].seq, "cut")]
    last = entries[-2]
    Link.objects.filter(unit_id=world.north.pk).update(seq=last.seq, hash=last.hash)
    assert _breaks(world.north) == []
    assert not chain.holds(world.north.pk, *anchor[world.north.pk])


def test_an_entry_of_another_key_does_not_pass(world, entries, settings):
    last = entries[-1]
    before = entries[-2].hash
    last.actor = "Nobody"
    forged = _with_another_key(settings, lambda: chain.seal(before, last.seq, last))
    Entry.objects.filter(pk=last.pk).update(actor="Nobody", hash=forged)
    Link.objects.filter(unit_id=world.north.pk).update(hash=forged)
    assert _breaks(world.north) == [(last.seq, "changed")]


def _with_another_key(settings, act):
    import dataclasses

    kept = settings.KEYS
    settings.KEYS = dataclasses.replace(kept, blinding=b"0" * 32)
    made = act()
    settings.KEYS = kept
    return made


def test_what_is_rolled_back_leaves_no_gap(world, entries):
    alice = actor_for(world.alice)
    with pytest.raises(RuntimeError), transaction.atomic():
        make(courses, world.alice, world.north)
        raise RuntimeError
    make(courses, world.alice, world.north)
    assert list(chain.breaks()) == []
    assert diary.of(courses, make(courses, world.alice, world.north)).get().actor_id == alice.id


def test_looking_behind_a_mask_asks_a_reason_and_is_kept(world):
    course = make(courses, world.alice, world.north)
    alice = actor_for(world.alice)
    with pytest.raises(Refusal):
        looking.unmask(courses, alice, course, "phone", " ")
    assert looking.unmask(courses, alice, course, "phone", "to call her back") == "13800000000"
    look = looking.of(courses, course).get()
    assert (look.actor, look.field, look.reason) == ("Alice", "phone", "to call her back")


def test_a_reader_does_not_look_behind_a_mask(world):
    course = make(courses, world.alice, world.north)
    with pytest.raises(PermissionDenied):
        looking.unmask(courses, actor_for(world.bob), course, "phone", "out of interest")
    assert not looking.of(courses, course).exists()
    assert looking.unmask(courses, actor_for(world.erin), course, "phone", "to call her back")
