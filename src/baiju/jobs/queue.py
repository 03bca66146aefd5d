"""The queue of work that people wait for: a file of its own, so that no long writing holds it up.

A job is claimed for a while and claimed again when its worker died. The time of a claim is counted
by the machine's running clock, which no setting of the day moves.
"""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings

FILE = "jobs.sqlite3"
LEASE = 45.0
"""Seconds a claim holds without being renewed."""
STRIKES = 3
"""Times a job may fail, or its worker die, before it is given up."""
WAITING, RUNNING, PARKED = "waiting", "running", "parked"
TABLE = """
CREATE TABLE IF NOT EXISTS job (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL,
    actor INTEGER NOT NULL,
    language TEXT NOT NULL,
    given TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'waiting',
    strikes INTEGER NOT NULL DEFAULT 0,
    holder TEXT NOT NULL DEFAULT '',
    until REAL NOT NULL DEFAULT 0,
    reason TEXT NOT NULL DEFAULT ''
)
"""
MINE = "id = ? AND holder = ? AND state = 'running'"


@dataclass(frozen=True)
class Job:
    """Something a person asked for, as its worker has claimed it."""

    id: int
    key: str
    actor: int
    language: str
    given: Mapping[str, Any]
    strikes: int
    holder: str


def put(key: str, *, actor: int, language: str, given: Mapping[str, Any]) -> int:
    """Ask for something to be done; its number."""
    row = (key, actor, language, json.dumps(given, ensure_ascii=False))
    with _opened() as file:
        made = file.execute(
            "INSERT INTO job (key, actor, language, given) VALUES (?, ?, ?, ?)", row
        )
        return int(made.lastrowid or 0)


def claim(holder: str) -> Job | None:
    """The oldest job that nobody works on; what a dead worker left counts as a strike."""
    now = time.monotonic()
    with _opened() as file:
        row = file.execute(
            "SELECT id, key, actor, language, given, strikes, state FROM job WHERE state = 'waiting'"
            " OR (state = 'running' AND (until < ? OR until > ?)) ORDER BY id LIMIT 1",
            (now, now + LEASE),  # a claim that ends later than any can was made before a restart
        ).fetchone()
        if row is None:
            return None
        number, key, actor, language, given, strikes, state = row
        strikes += state == RUNNING
        file.execute(
            "UPDATE job SET state = 'running', holder = ?, until = ?, strikes = ? WHERE id = ?",
            (holder, now + LEASE, strikes, number),
        )
    return Job(number, key, actor, language, json.loads(given), strikes, holder)


def renew(job: Job) -> bool:
    """Hold a job for another while; False where somebody else has taken it over."""
    until = time.monotonic() + LEASE
    return _changed(f"UPDATE job SET until = ? WHERE {MINE}", until, job.id, job.holder)


def finish(job: Job) -> bool:
    """A job is done and leaves the queue."""
    return _changed(f"DELETE FROM job WHERE {MINE}", job.id, job.holder)


def fail(job: Job) -> bool:
    """A job failed: it is tried again."""
    text = f"UPDATE job SET state = 'waiting', strikes = strikes + 1 WHERE {MINE}"
    return _changed(text, job.id, job.holder)


def park(job: Job, reason: str) -> bool:
    """A job is given up and stays with the reason, to be looked at."""
    text = f"UPDATE job SET state = 'parked', reason = ? WHERE {MINE}"
    return _changed(text, reason, job.id, job.holder)


def states() -> dict[int, str]:
    """The number of each job that is there, and where it stands."""
    with _opened() as file:
        return dict(file.execute("SELECT id, state FROM job ORDER BY id"))


def _changed(text: str, *values: object) -> bool:
    with _opened() as file:
        return file.execute(text, values).rowcount == 1


@contextmanager
def _opened() -> Iterator[sqlite3.Connection]:
    """The file within one commit; made where there is none yet."""
    place = Path(settings.HOME) / FILE
    if not place.exists():
        place.touch(mode=0o600)
    file = sqlite3.connect(place, timeout=20, isolation_level=None)
    try:
        file.execute("PRAGMA synchronous = FULL")
        file.execute("BEGIN IMMEDIATE")
        with file:
            file.execute(TABLE)
            yield file
    finally:
        file.close()
