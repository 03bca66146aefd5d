"""The worker: a process beside the pages that does what is due, until it is told to stop."""

from __future__ import annotations

import logging
from threading import Event

from django.db import close_old_connections, connection
from django.utils import timezone

from . import schedule

log = logging.getLogger(__name__)

PAUSE = 20.0
"""Seconds between two looks at the clock."""


def run(stop: Event) -> None:
    """Look again and again; what fails is told in the log and tried at the next look."""
    while not stop.is_set():
        look()
        stop.wait(PAUSE)
    connection.close()


def look() -> list[str]:
    """Do once what is due; the keys of the daily acts that were done."""
    close_old_connections()
    try:
        return schedule.tick(timezone.now())
    except Exception:
        log.exception("The daily work could not be done. It is tried again.")
        return []
