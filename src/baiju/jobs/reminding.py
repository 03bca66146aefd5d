"""Reminders: each morning everybody learns what came near and what became late since the last one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Max

from baiju.engine import dues, rulebook
from baiju.engine.dues import Due
from baiju.org.actors import actor_for
from baiju.org.models import User

from .models import DoneAct, Reminder

KEY = "remind"
LONGEST = 31
"""Days that a reminder looks back, where the machine was off for long."""


def read(day: date) -> list[Reminder]:
    """The reminders of a day, for everybody who wants them and has something to hear."""
    since = _since(day)
    wanting = User.objects.filter(is_active=True, is_reminded=True, posts__isnull=False)
    found = (_reminder(user, day, since) for user in wanting.distinct().order_by("pk"))
    return [each for each in found if each is not None]


def write(_day: date, found: Iterable[Reminder]) -> None:
    """Keep them, in one commit with the mark that the day is done."""
    Reminder.objects.bulk_create(found)


def of(user: User, day: date) -> Reminder | None:
    """What a person is told today; the one of another day is told no more."""
    return Reminder.objects.filter(person_id=user.pk, day=day).first() if user.is_reminded else None


def _since(day: date) -> int:
    """The days since people were last told; one where they never were."""
    told = DoneAct.objects.filter(act=KEY, day__lt=day).aggregate(last=Max("day"))["last"]
    return min((day - told).days, LONGEST) if told else 1


def _reminder(user: User, day: date, since: int) -> Reminder | None:
    post = user.posts.filter(unit__valid_to=None).select_related("unit").order_by("pk").first()
    if post is None:
        return None
    soon = int(rulebook.amount("due-soon", post.unit, day))
    found = dues.for_person(actor_for(user), day, days=soon)
    near = sum(_came(due, soon, since) for due in found)
    late = sum(_came(due, -1, since) for due in found)
    return Reminder(person_id=user.pk, day=day, near=near, late=late) if near + late else None


def _came(due: Due, line: int, since: int) -> bool:
    """Whether the days left have sunk to this line, or below it, within so many days."""
    return due.days <= line < due.days + since


def old(day: date) -> date:
    """Reminders before this day serve nothing any more."""
    return day - timedelta(days=LONGEST + 1)
