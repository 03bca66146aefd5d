"""The books: whether everything that is kept fits together, told in a sentence for each fault."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.models import Count

from baiju.engine import chain, finding, registry
from baiju.engine.batch import Batch, BatchRow, BatchState, Outcome
from baiju.engine.models import Evidence
from baiju.engine.shelves import shelves

HOUR = 3_600


def faults(files: Path | None = None) -> Iterator[str]:
    """Everything that does not fit; nothing when the books hold."""
    yield from _database()
    yield from _diary()
    yield from _batches()
    yield from _files(files or Path(settings.MEDIA_ROOT))
    yield from _search()


def _database() -> Iterator[str]:
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        found = [row[0] for row in cursor.fetchall()]
        cursor.execute("PRAGMA foreign_key_check")
        loose = cursor.fetchall()
    if found != ["ok"]:
        yield f"The database is damaged: {found[0]}."
    for table, row, parent, _key in loose[:10]:
        yield f"Row {row} of {table} points at a row of {parent} that is not there."


def _diary() -> Iterator[str]:
    for place in chain.breaks():
        yield f"The diary of unit {place.unit_id} does not hold at entry {place.seq}: {place.code}."


def _batches() -> Iterator[str]:
    """Each list's tally is that of its rows, and what it says it made is there."""
    rows = BatchRow._base_manager.values("batch_id", "outcome").annotate(count=Count("pk"))
    counted = {(row["batch_id"], row["outcome"]): row["count"] for row in rows.order_by()}
    told = Batch._base_manager.exclude(state__in=(BatchState.DISCARDED, BatchState.REFUSED))
    for batch in told:
        for outcome in Outcome.values:
            if getattr(batch, outcome) != counted.get((batch.pk, outcome), 0):
                yield f"The list {batch.pk} tells another number of {outcome} rows than it has."
    for register in registry.registers():
        made = BatchRow._base_manager.filter(
            batch__register=register.key,
            batch__state=BatchState.PUBLISHED,
            outcome=Outcome.NEW,
        )
        if made.filter(record=None).exists():
            yield f"A list of {register.key} was taken in, and some of its rows became no record."


def _files(root: Path) -> Iterator[str]:
    """Every file has its row and every row its file, and evidence is what it was."""
    told: dict[str, str] = dict(Evidence._base_manager.values_list("file", "sha256"))
    told |= dict.fromkeys(Batch._base_manager.exclude(file="").values_list("file", flat=True), "")
    there = {str(f.relative_to(root)).replace("\\", "/"): f for f in root.rglob("*") if f.is_file()}
    for name in sorted(set(told) - set(there)):
        yield f"The file {name} is missing."
    for name, file in there.items():
        if name not in told:
            if time.time() - file.stat().st_mtime > HOUR:
                yield f"The file {name} belongs to nothing."
        elif told[name] and hashlib.sha256(file.read_bytes()).hexdigest() != told[name]:
            yield f"The file {name} was changed since it was added."


def _search() -> Iterator[str]:
    for shelf in shelves():
        differing = finding.differs(shelf)
        if differing:
            yield f"{len(differing)} rows of {shelf.key} are not found as they are."
