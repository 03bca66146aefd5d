"""The worker: a process beside the pages that does what is due, until it is told to stop."""

from __future__ import annotations

import logging
from threading import Event

from django.db import close_old_connections, connection
from django.utils import timezone

from . import schedule, working

log = logging.getLogger(__name__)

PAUSE = 2.0
"""Seconds between two looks at the clock and the queue."""


def run(stop: Event) -> None:
    """Look again and again; what fails is told in the log and tried at the next look."""
    while not stop.is_set():
        look()
        stop.wait(PAUSE)
    connection.close()


def look() -> list[str]:
    """Do what is due and one job that waits; the keys of what was done."""
    close_old_connections()
    try:
        return schedule.tick(timezone.now()) + ["job"] * working.do_one()
    except Exception:
        log.exception("What is due could not be done. It is tried again.")
        return []
