"""Remarks on a record by whoever may read it: said, corrected for a while, voided with a reason."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from operator import attrgetter
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from . import access, diary, registry
from .access import Actor
from .declare import Refusal, Register
from .models import Row
from .remark import Mention, Remark

LONGEST = 2_000
LONGEST_REASON = 500
CORRECTED_FOR = timedelta(minutes=15)
MOST = 50
"""Mentions the desk shows; who has more reads these first."""
SIGNS = "@＠"


@dataclass(frozen=True)
class Reader:
    """Somebody who may read the record, with the names by which they are called."""

    id: int
    name: str
    username: str


@dataclass(frozen=True)
class Waiting:
    """A remark that waits for the person it is meant for."""

    register: Register
    record: Any
    remark: Remark
    text: str


def of(register: Register, record: Row) -> QuerySet[Remark]:
    """The remarks on a record the caller has already been allowed to read, as they were said."""
    return _on(register, record).order_by("id").prefetch_related("mentions")


def text_of(register: Register, remark: Remark) -> str:
    """The words of a remark."""
    return diary.unsealed(register, remark.text, _binding(remark))


@transaction.atomic
def add(
    register: Register,
    actor: Actor,
    record: Row,
    text: str,
    *,
    readers: Collection[Reader],
    told: Collection[int] = (),
    now: datetime,
) -> Remark:
    """Say something beside a record; whom the text calls by @name, and who is told, is mentioned."""
    record = access.locked(register, actor, record, "read")
    assert actor.id is not None  # whoever reads a record is somebody
    said = _said(text)
    remark = Remark(
        register=register.key, record=record.pk, author_id=actor.id, author=actor.name, at=now
    )
    remark.text = diary.sealed(register, record, said, _binding(remark))
    remark.save()
    _mention(remark, _meant(actor, said, readers, told))
    diary.tell(register, actor, record, "remark", {"remark": remark.pk})
    return remark


def may_correct(actor: Actor, remark: Remark, now: datetime) -> bool:
    """Its author, for a short while, as long as it stands."""
    is_fresh = now - remark.at <= CORRECTED_FOR
    return remark.author_id == actor.id and remark.voided_at is None and is_fresh


@transaction.atomic
def correct(
    register: Register,
    actor: Actor,
    record: Row,
    remark: Remark,
    text: str,
    *,
    readers: Collection[Reader],
    told: Collection[int] = (),
    now: datetime,
) -> Remark:
    """Say it better; who is mentioned no more does not see it on the desk any more."""
    record, remark = _locked(register, actor, record, remark)
    _refuse_late(actor, remark, now)
    said = _said(text)
    remark.text = diary.sealed(register, record, said, _binding(remark))
    remark.changed_at = now
    remark.save(update_fields=["text", "changed_at"])
    _mention(remark, _meant(actor, said, readers, told))
    diary.tell(register, actor, record, "remark-change", {"remark": remark.pk})
    return remark


def may_void(actor: Actor, remark: Remark, *, approves: bool) -> bool:
    """Its author at any time, and whoever approves the record."""
    return remark.voided_at is None and (approves or remark.author_id == actor.id)


def approves(register: Register, actor: Actor, record: Row) -> bool:
    """Whether the actor may void what others said on this record."""
    return access.records(register, actor, "approve").filter(pk=record.pk).exists()


@transaction.atomic
def void(
    register: Register, actor: Actor, record: Row, remark: Remark, reason: str, *, now: datetime
) -> Remark:
    """Take a remark back for a reason: its words are shown no more, that it was said stays."""
    record, remark = _locked(register, actor, record, remark)
    if not may_void(actor, remark, approves=approves(register, actor, record)):
        raise Refusal(_("A remark is voided once, by who wrote it or who approves the record."))
    why = " ".join(_printable(reason).split())
    if not 0 < len(why) <= LONGEST_REASON:
        raise Refusal(_("Say why, in a few words."))
    remark.voided_at, remark.voided_by, remark.reason = now, actor.name, why
    remark.save(update_fields=["voided_at", "voided_by", "reason"])
    diary.tell(register, actor, record, "remark-void", {"remark": remark.pk}, reason=why)
    return remark


def waiting(actor: Actor) -> list[Waiting]:
    """What the actor was called to and has not read, as far as they may still read the records."""
    open_ones = _open(actor)
    called = Remark._base_manager.filter(
        pk__in=open_ones.values("remark"), voided_at=None
    ).order_by("register", "-id")[:MOST]
    found: list[Waiting] = []
    for key, some in groupby(called, key=attrgetter("register")):
        register = registry.register(key)
        found += _readable(register, actor, list(some)) if register else []
    return sorted(found, key=lambda each: each.remark.at, reverse=True)


def seen(register: Register, actor: Actor, record: Row, *, now: datetime) -> None:
    """The actor reads the record: what called them to it waits no longer."""
    mine = _open(actor).filter(remark__register=register.key, remark__record=record.pk)
    if mine.exists():  # most readings write nothing
        mine.update(read_at=now)


def forget(register: Register, record: Row) -> None:
    """Take the remarks on a draft away that is about to be deleted itself."""
    _on(register, record).delete()


def named(text: str, readers: Iterable[Reader]) -> set[int]:
    """Who is called by @name or @user name; of names that begin alike the longest is meant."""
    calls = [(called, each.id) for each in readers for called in (each.name, each.username)]
    found: set[int] = set()
    for at, sign in enumerate(text):
        if sign in SIGNS:
            found |= _called(text[at + 1 :].casefold(), calls)
    return found


def _called(rest: str, calls: Iterable[tuple[str, int]]) -> set[int]:
    fitting = [(name, pk) for name, pk in calls if name and _begins(rest, name.casefold())]
    longest = max((len(name) for name, _pk in fitting), default=0)
    return {pk for name, pk in fitting if len(name) == longest}


def _begins(rest: str, name: str) -> bool:
    """Whether the name stands here as a whole: Latin letters that go on make another name."""
    if not rest.startswith(name):
        return False
    after = rest[len(name) : len(name) + 1]
    return not (name[-1].isascii() and after.isascii() and after.isalnum())


def _meant(
    actor: Actor, said: str, readers: Collection[Reader], told: Collection[int]
) -> list[Reader]:
    called = named(said, readers) | set(told)
    return [each for each in readers if each.id in called and each.id != actor.id]


def _mention(remark: Remark, people: Collection[Reader]) -> None:
    remark.mentions.exclude(person_id__in=[each.id for each in people]).delete()
    known = set(remark.mentions.values_list("person_id", flat=True))
    Mention._base_manager.bulk_create(
        Mention(remark=remark, person_id=each.id, name=each.name)
        for each in people
        if each.id not in known
    )


def _on(register: Register, record: Row) -> QuerySet[Remark]:
    return Remark._base_manager.filter(register=register.key, record=record.pk)


def _open(actor: Actor) -> QuerySet[Mention]:
    """What calls the actor and was not read; nobody is never called."""
    return Mention._base_manager.filter(person_id=actor.id or 0, read_at=None)


def _readable(register: Register, actor: Actor, some: list[Remark]) -> list[Waiting]:
    rows = access.records(register, actor).filter(pk__in=[each.record for each in some])
    by_pk = {row.pk: row for row in rows}
    return [
        Waiting(register, by_pk[each.record], each, text_of(register, each))
        for each in some
        if each.record in by_pk
    ]


def _locked(register: Register, actor: Actor, record: Row, remark: Remark) -> tuple[Any, Remark]:
    record = access.locked(register, actor, record, "read")
    return record, _on(register, record).select_for_update().get(pk=remark.pk)


def _refuse_late(actor: Actor, remark: Remark, now: datetime) -> None:
    if not may_correct(actor, remark, now):
        raise Refusal(
            _("Who wrote a remark can correct it for %(count)d minutes. Void it, or add another.")
            % {"count": CORRECTED_FOR // timedelta(minutes=1)}
        )


def _said(text: str) -> str:
    said = _printable(text).strip()
    if not said:
        raise Refusal(_("Write a few words first."))
    if len(said) > LONGEST:
        raise Refusal(_("A remark holds at most %(count)d characters.") % {"count": LONGEST})
    return said


def _printable(text: str) -> str:
    """The text without signs that no database keeps or that turn a line round; lines stay lines."""
    lines = text.splitlines()
    return "\n".join(
        "".join(c if c.isprintable() else " " for c in line).rstrip() for line in lines
    )


def _binding(remark: Remark) -> str:
    return f"remark.{remark.uid}"
