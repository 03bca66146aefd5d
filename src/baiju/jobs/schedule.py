"""What is done once a day: each act has its time, and runs at most once a day, whoever runs it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from . import reminding, tidying
from .models import DoneAct


@dataclass(frozen=True)
class Act:
    """Something done each day: reading may take its time, writing is one commit with the mark."""

    key: str
    at: time
    """In the time zone of the installation."""
    read: Callable[[date], Any]
    write: Callable[[date, Any], None]


ACTS = (
    Act("tidy", time(3, 0), tidying.read, tidying.write),
    Act(reminding.KEY, time(7, 30), reminding.read, reminding.write),
)


def due(now: datetime) -> list[Act]:
    """The acts whose time has come today and that nobody has done yet."""
    here = timezone.localtime(now)
    done = set(DoneAct.objects.filter(day=here.date()).values_list("act", flat=True))
    return [act for act in ACTS if act.at <= here.time() and act.key not in done]


def do(act: Act, day: date) -> bool:
    """Do an act of a day; False where another worker did it meanwhile, and then nothing is written."""
    found = act.read(day)
    try:
        with transaction.atomic():
            DoneAct.objects.create(day=day, act=act.key)
            act.write(day, found)
    except IntegrityError:
        if DoneAct.objects.filter(day=day, act=act.key).exists():
            return False
        raise
    return True


def tick(now: datetime) -> list[str]:
    """Do what is due; the keys of what was done."""
    return [act.key for act in due(now) if do(act, timezone.localtime(now).date())]
