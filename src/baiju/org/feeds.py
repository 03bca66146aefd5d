"""Calendars read elsewhere: each person has at most one secret address, which can be withdrawn."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime

from django.db import transaction

from baiju.engine import diary

from .actors import actor_for
from .models import Feed, User


def of(user: User) -> Feed | None:
    """The calendar of a person, if they have one."""
    return Feed.objects.filter(user=user).first()


@transaction.atomic
def make(user: User, *, now: datetime) -> str:
    """The secret of a new address, which nobody can read a second time; a former one ends."""
    secret = secrets.token_urlsafe(32)
    kept = {"fingerprint": _fingerprint(secret), "made_at": now}
    Feed.objects.update_or_create(user=user, defaults=kept)
    _note(user, "calendar")
    return secret


@transaction.atomic
def end(user: User) -> None:
    """From now on the address opens nothing."""
    gone, _rows = Feed.objects.filter(user=user).delete()
    if gone:
        _note(user, "calendar-end")


def reader(secret: str) -> User | None:
    """Whose calendar an address opens; None for one that was withdrawn, or whose person left."""
    found = Feed.objects.filter(fingerprint=_fingerprint(secret)).select_related("user").first()
    return found.user if found and found.user.is_active else None


def _fingerprint(secret: str) -> str:
    """A secret holds 256 random bits: a plain digest gives nothing away."""
    return hashlib.sha256(secret.encode(errors="replace")).hexdigest()


def _note(user: User, act: str) -> None:
    first = user.posts.order_by("unit__path").values_list("unit", flat=True).first()
    diary.write(
        actor_for(user),
        register="people",
        record=user.pk,
        unit_id=first,
        label=user.name,
        act=act,
        version=1,
    )
