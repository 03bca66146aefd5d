"""Two records of one thing become one, and nothing that rested on either is lost."""

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from baiju.engine import diary, evidence, merging, parts, records
from baiju.engine.declare import Refusal
from baiju.org.actors import actor_for
from baiju.shared.models import Employer, employers
from tests.sample.models import courses
from tests.world import make


@pytest.fixture
def two(world):
    one = make(employers, world.alice, world.north, name="栎新机械厂", uscc="", employees=126)
    two = make(employers, world.alice, world.north, name="栎新机械", phone="0990-6660001")
    return one, two


def test_what_is_chosen_of_the_second_is_taken_over(world, two):
    kept, other = two
    code = other.uscc
    proposed = {each.name: each.first for each in merging.differences(employers, kept, other)}
    assert proposed["uscc"] == merging.OTHER and proposed["name"] == merging.KEPT
    saved = merging.merge(employers, actor_for(world.alice), kept, other, proposed)
    assert (saved.pk, saved.name, saved.uscc) == (kept.pk, "栎新机械厂", code)
    assert not Employer.objects.filter(pk=other.pk).exists()
    assert "merge" in set(diary.of(employers, saved).values_list("act", flat=True))


def test_what_rests_on_the_second_rests_on_the_first(world):
    alice = actor_for(world.alice)
    kept, other = (make(courses, world.alice, world.north) for _ in range(2))
    evidence.add(courses, alice, other, SimpleUploadedFile("a.txt", b"1"), "file")
    merging.merge(courses, alice, kept, other, {})
    assert evidence.of(courses, kept).count() == 1
    assert len(parts.plain(courses, kept)["lessons"]) == 2


def test_nobody_joins_what_is_not_theirs_or_was_submitted(world):
    alice = actor_for(world.alice)
    mine = make(courses, world.alice, world.north)
    theirs = make(courses, world.carol, world.south)
    with pytest.raises(PermissionDenied):
        merging.merge(courses, alice, mine, theirs, {})
    sent = make(courses, world.alice, world.north)
    records.move(courses, alice, sent, "submit")
    with pytest.raises(Refusal):
        merging.merge(courses, alice, mine, sent, {})
    with pytest.raises(Refusal):
        merging.merge(courses, alice, mine, mine, {})


def test_the_pages_lead_from_one_record_to_the_joined_one(world, two, client):
    kept, other = two
    client.force_login(world.alice)
    found = client.get(reverse("merge-with", args=["employers", kept.pk])).content.decode()
    assert reverse("merge", args=["employers", kept.pk, other.pk]) in found
    address = reverse("merge", args=["employers", kept.pk, other.pk])
    assert 'name="uscc" value="other" checked' in client.get(address).content.decode()
    assert client.post(address, {"phone": "other"}).status_code == 302
    kept.refresh_from_db()
    assert kept.phone == "0990-6660001"
