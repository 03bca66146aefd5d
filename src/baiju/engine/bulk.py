"""One act on many records: on all of them, or on none and with the names of those that refuse."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction
from django.db.models import Max, Min
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from . import access, records
from .access import Actor
from .declare import Refusal, Register
from .models import Entry, Row

MOST = 500
"""Records in one act: as many as a person can mean."""


@dataclass(frozen=True)
class Trouble:
    """A record that refuses, and why."""

    record: Row
    sentence: str


class Refused(Refusal):
    """Some records refuse, so nothing was done to any."""

    def __init__(self, troubles: list[Trouble], count: int) -> None:
        told = ngettext(
            "Nothing was changed: %(some)d of %(all)d record refuses.",
            "Nothing was changed: %(some)d of %(all)d records refuse.",
            count,
        )
        super().__init__(told % {"some": len(troubles), "all": count})
        self.troubles = troubles


@dataclass(frozen=True)
class Done:
    """How many records were changed, and the entries that tell it, from the first to the last."""

    count: int
    first: int
    last: int


def chosen(register: Register, actor: Actor, keys: Iterable[int]) -> list[Any]:
    """The records named; a single one out of reach, and none of them is there."""
    wanted = set(keys)
    if not wanted:
        raise Refusal(_("Choose the records first, by the boxes before them."))
    if len(wanted) > MOST:
        raise Refusal(_("At most %(count)d records are changed at a time.") % {"count": MOST})
    found = list(access.records(register, actor).filter(pk__in=wanted).order_by("pk"))
    if len(found) < len(wanted):
        raise ObjectDoesNotExist
    return found


def move(
    register: Register, actor: Actor, keys: Iterable[int], name: str, *, reason: str = ""
) -> Done:
    """Take all these records through one of their transitions."""

    def act(record: Row) -> None:
        records.move(register, actor, record, name, reason=reason)

    return _on_each(register, actor, chosen(register, actor, keys), act)


def change(register: Register, actor: Actor, keys: Iterable[int], data: Mapping[str, Any]) -> Done:
    """Write the same value of some field to all these records."""

    def act(record: Row) -> None:
        records.change(register, actor, data, record)

    return _on_each(register, actor, chosen(register, actor, keys), act)


def undo(register: Register, actor: Actor, first: int, last: int) -> Done:
    """Take back one's own act on many records, by new entries."""
    told = Entry._base_manager.filter(register=register.key, actor_id=actor.id)
    entries = {entry.record: entry for entry in told.filter(pk__range=(first, last)).order_by("pk")}

    def act(record: Row) -> None:
        entry = entries[record.pk]
        back = records.undo if entry.act == "change" else records.unmove
        back(register, actor, record, entry)

    return _on_each(register, actor, chosen(register, actor, entries), act)


@transaction.atomic
def _on_each(register: Register, actor: Actor, rows: list[Any], act: Callable[[Row], None]) -> Done:
    troubles = [trouble for row in rows if (trouble := _tried(row, act))]
    if troubles:
        raise Refused(troubles, len(rows))
    mine = Entry._base_manager.filter(register=register.key, actor_id=actor.id)
    latest = mine.filter(record__in=[row.pk for row in rows]).order_by("-pk")[: len(rows)]
    ends = Entry._base_manager.filter(pk__in=latest.values("pk")).aggregate(Min("pk"), Max("pk"))
    return Done(len(rows), ends["pk__min"], ends["pk__max"])


def _tried(record: Row, act: Callable[[Row], None]) -> Trouble | None:
    try:
        with transaction.atomic():
            act(record)
    except records.Invalid as wrong:
        return Trouble(record, " ".join(wrong.messages))
    except Refusal as no:
        return Trouble(record, str(no))
    return None
