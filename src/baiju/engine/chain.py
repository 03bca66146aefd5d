"""The diary as a chain: each entry of a unit seals the one before, so that no change stays hidden."""

from __future__ import annotations

import hmac
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC
from typing import Any

from django.conf import settings
from django.db import transaction

from .models import Entry, Link

FIELDS = (
    *("actor_id", "actor", "register", "record", "unit_id", "label"),
    *("act", "reason", "version", "changes"),
)
NOWHERE = 0
"""The chain of entries that belong to no unit."""


@dataclass(frozen=True)
class Break:
    """Where a chain does not hold: the unit, the place in its chain, the entry if it is there."""

    unit_id: int
    seq: int
    entry_id: int | None
    code: str
    """`changed`, `missing`, `moved` or `cut`."""


@transaction.atomic
def append(entry: Entry) -> Entry:
    """Write an entry at the end of its unit's chain; others of the unit wait meanwhile."""
    unit = entry.unit_id or NOWHERE
    Link._base_manager.get_or_create(unit_id=unit)
    end = Link._base_manager.select_for_update().get(unit_id=unit)
    entry.seq, entry.hash = end.seq + 1, seal(end.hash, end.seq + 1, entry)
    entry.save(force_insert=True)
    Link._base_manager.filter(pk=end.pk).update(seq=entry.seq, hash=entry.hash)
    return entry


def seal(before: str, seq: int, entry: Any) -> str:
    """The fingerprint of an entry together with all before it; it needs the key of the house."""
    said = {name: getattr(entry, name) for name in FIELDS}
    said |= {"seq": seq, "before": before, "at": entry.at.astimezone(UTC).isoformat()}
    text = json.dumps(said, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    key = hmac.digest(settings.KEYS.blinding, b"diary", "sha256")
    return hmac.digest(key, text.encode("utf-8", "surrogatepass"), "sha256").hex()


def breaks() -> Iterator[Break]:
    """The first place of each chain that does not hold; nothing when all hold."""
    for end in Link._base_manager.order_by("unit_id"):
        found = _broken(end)
        if found is not None:
            yield found
    known = Link._base_manager.values("unit_id")
    for unit in (
        Entry._base_manager.exclude(unit_id__in=known).values_list("unit_id", flat=True).distinct()
    ):
        if unit is not None:
            yield Break(unit, 0, None, "cut")


def entry(place: Break) -> Entry | None:
    """The entry at which a chain breaks, where there is one."""
    return Entry._base_manager.filter(pk=place.entry_id).first() if place.entry_id else None


def ends() -> dict[int, tuple[int, str]]:
    """Unit → length and last fingerprint of its chain: what an anchor in another place keeps."""
    return {end.unit_id: (end.seq, end.hash) for end in Link._base_manager.order_by("unit_id")}


def holds(unit: int, seq: int, fingerprint: str) -> bool:
    """Whether the entry an anchor names still stands as it stood."""
    if seq == 0:
        return True
    rows = Entry._base_manager.filter(unit_id=unit or None, seq=seq)
    return rows.filter(hash=fingerprint).exists()


def _broken(end: Link) -> Break | None:
    before, seq = "", 0
    rows = Entry._base_manager.filter(unit_id=end.unit_id or None).order_by("seq", "id")
    for entry in rows.iterator(chunk_size=2_000):
        if entry.seq != seq + 1:
            code = "missing" if entry.seq > seq + 1 else "moved"
            return Break(end.unit_id, seq + 1, entry.pk, code)
        seq += 1
        if entry.hash != seal(before, seq, entry):
            return Break(end.unit_id, seq, entry.pk, "changed")
        before = entry.hash
    if (seq, before) != (end.seq, end.hash):
        return Break(end.unit_id, seq + 1, None, "cut")
    return None
