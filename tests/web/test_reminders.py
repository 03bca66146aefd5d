"""Reminders on the desk, and the way to do without them."""

from datetime import timedelta

from django.utils import timezone

from baiju.jobs.models import Reminder
from tests.web.conftest import text


def test_the_desk_tells_what_changed_since_the_last_reminder(alice, at_desk, world):
    today = timezone.localdate()
    Reminder.objects.create(person_id=world.alice.pk, day=today, near=2, late=1)
    Reminder.objects.create(person_id=world.erin.pk, day=today - timedelta(days=1), near=1, late=0)
    page = text(alice.get("/"))
    assert "1 thing became late." in page and "2 things came near." in page
    assert "came near" not in text(at_desk(world.erin).get("/"))


def test_a_person_does_without_reminders(alice, world):
    Reminder.objects.create(person_id=world.alice.pk, day=timezone.localdate(), near=2, late=0)
    assert 'name="is_reminded"' in text(alice.get("/settings/"))
    mine = {"name": "Alice", "language": "en", "theme": "auto"}
    assert alice.post("/settings/", mine).status_code == 302
    assert "came near" not in text(alice.get("/"))
    assert alice.post("/settings/", {**mine, "is_reminded": "on"}).status_code == 302
    assert "2 things came near." in text(alice.get("/"))
