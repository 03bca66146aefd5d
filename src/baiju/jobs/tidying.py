"""Tidying: what has served its time is taken away each night."""

from __future__ import annotations

from datetime import date

from django.contrib.sessions.models import Session
from django.utils import timezone

from baiju.engine import replays

from . import reminding
from .models import Reminder


def read(_day: date) -> None:
    """There is nothing to gather."""


def write(day: date, _found: None) -> None:
    """Kept answers, sessions and reminders that are over; the marks stay, whatever the clock says."""
    now = timezone.now()
    replays.forget(now)
    Session.objects.filter(expire_date__lt=now).delete()
    Reminder.objects.filter(day__lt=reminding.old(day)).delete()
