"""The write path: states, four eyes, locks, undo, evidence."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from baiju.areas.plans.models import progress_notes, tasks
from baiju.engine import diary, evidence, forms, records
from baiju.engine.declare import Refusal
from baiju.org.actors import actor_for
from baiju.org.models import holidays
from tests.sample.models import courses
from tests.world import make


@pytest.fixture
def course(world):
    return make(courses, world.alice, world.north)


def step(course, user, name, **given):
    return records.move(courses, actor_for(user), course, name, **given)


def test_a_writer_submits_and_only_a_chair_verifies(world, course):
    submitted = step(course, world.alice, "submit")
    with pytest.raises(PermissionDenied):
        step(submitted, world.alice, "verify")
    assert step(submitted, world.erin, "verify").review == "verified"


def test_a_step_asks_its_rule(world):
    course = make(courses, world.alice, world.north, held_on="")
    with pytest.raises(Refusal, match="Enter the day"):
        step(course, world.alice, "submit")
    records.change(courses, actor_for(world.alice), {"held_on": "2026-03-12"}, course)
    assert step(course, world.alice, "submit").review == "submitted"


def test_who_wrote_it_does_not_verify_it_but_in_a_small_office(world):
    course = make(courses, world.erin, world.north)
    step(course, world.erin, "submit")
    with pytest.raises(Refusal):
        step(course, world.erin, "verify")
    world.north.is_small_office = True
    world.north.save()
    verified = step(course, world.erin, "verify")
    world.north.is_small_office = False
    assert (verified.review, verified.self_verified) == ("verified", True)


def test_what_another_verified_is_not_marked_as_self_verified(world, course):
    step(course, world.alice, "submit")
    assert not step(course, world.erin, "verify").self_verified


def test_a_submitted_record_is_closed_until_it_is_returned(world, course):
    alice = actor_for(world.alice)
    step(course, world.alice, "submit")
    with pytest.raises(Refusal):
        records.change(courses, alice, {"attended": 99}, course)
    with pytest.raises(Refusal):
        records.change(courses, alice, {"lessons": []}, course)
    with pytest.raises(Refusal):
        step(course, world.erin, "return")
    step(course, world.erin, "return", reason="人数与签到册不符")
    assert records.change(courses, alice, {"attended": 17}, course).attended == 17


def test_nothing_submitted_is_deleted(world, course):
    alice = actor_for(world.alice)
    step(course, world.alice, "submit")
    with pytest.raises(Refusal):
        records.remove(courses, alice, course)
    step(course, world.alice, "void", reason="重复登记")
    assert diary.of(courses, course).first().reason == "重复登记"
    draft = make(courses, world.alice, world.north)
    records.remove(courses, alice, draft)
    assert not type(draft).objects.filter(pk=draft.pk).exists()


def test_a_step_from_the_wrong_state_is_refused(world, course):
    with pytest.raises(Refusal):
        step(course, world.erin, "verify")


def test_a_partial_change_keeps_a_ticked_box_and_a_whole_one_clears_it(world, course):
    alice = actor_for(world.alice)
    assert records.change(courses, alice, {"attended": 20}, course).certified
    data = {"unit": world.north.pk, "title": "急救培训", "attended": 20}
    saved = records.save(courses, alice, data, course)
    assert (saved.certified, saved.remark, saved.held_on) == (False, "", None)


def test_a_change_is_taken_back_while_nobody_has_written_since(world, course):
    alice = actor_for(world.alice)
    changed = records.change(courses, alice, {"attended": 20, "phone": "13900000000"}, course)
    entry = diary.of(courses, course).first()
    back = records.undo(courses, alice, changed, entry)
    assert (back.attended, back.phone, back.version) == (18, "13800000000", 3)
    with pytest.raises(Refusal):
        records.undo(courses, alice, back, entry)


def test_a_broken_constraint_is_told_in_the_form(world, course):
    with pytest.raises(records.Invalid):
        records.change(courses, actor_for(world.alice), {"attended": 10_001}, course)


def test_a_secret_lies_encrypted_and_does_not_open_elsewhere(world, course):
    other = make(courses, world.alice, world.north, phone="13700000000")
    with connection.cursor() as cursor:
        cursor.execute("select phone from sample_course where id = %s", [course.pk])
        sealed = cursor.fetchone()[0]
        assert "13800000000" not in sealed
        cursor.execute("update sample_course set phone = %s where id = %s", [sealed, other.pk])
    moved = type(course).objects.get(pk=other.pk)
    with pytest.raises(ValueError, match="altered or moved"):
        _ = moved.phone
    assert type(course).objects.get(pk=course.pk).phone == "13800000000"


def test_evidence_is_kept_under_a_name_of_our_own(world, course, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    alice = actor_for(world.alice)
    file = SimpleUploadedFile("../../签到\u202egpj.exe", b"rows")
    piece = evidence.add(courses, alice, course, file, "sign_in")
    stored = [p.name for p in tmp_path.rglob("*") if p.is_file()]
    assert stored == [piece.uid.hex]
    assert "/" not in piece.name and "\u202e" not in piece.name
    assert diary.of(courses, course).first().act == "attach"


def test_evidence_is_refused_when_empty_or_from_outside(world, course):
    with pytest.raises(Refusal):
        evidence.add(courses, actor_for(world.alice), course, SimpleUploadedFile("a", b""), "file")
    with pytest.raises(PermissionDenied):
        evidence.add(courses, actor_for(world.carol), course, SimpleUploadedFile("a", b"1"), "file")


def test_submitted_evidence_stays(world, course, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    alice = actor_for(world.alice)
    piece = evidence.add(courses, alice, course, SimpleUploadedFile("a.txt", b"1"), "file")
    submitted = step(course, world.alice, "submit")
    with pytest.raises(Refusal):
        evidence.remove(courses, alice, submitted, piece)
    returned = step(course, world.erin, "return", reason="再补一页")
    evidence.remove(courses, alice, returned, piece)
    assert not evidence.of(courses, course).exists()


def test_what_others_rest_on_is_not_removed(world):
    note = make(progress_notes, world.alice, world.north)
    with pytest.raises(Refusal):
        records.remove(tasks, actor_for(world.alice), note.task)
    records.remove(progress_notes, actor_for(world.alice), note)
    records.remove(tasks, actor_for(world.alice), note.task)


def test_two_rows_of_which_there_may_be_one_end_in_a_sentence(world, monkeypatch):
    """As when two people save at the same moment, after both forms found nothing wrong."""
    first = make(holidays, world.erin, world.north)
    data = forms.present(holidays, first)
    monkeypatch.setattr(type(first), "validate_constraints", lambda *_a, **_k: None)
    with pytest.raises(Refusal):
        records.save(holidays, actor_for(world.erin), data)
