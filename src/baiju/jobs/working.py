"""Doing the jobs of the queue: as the person who asked, and again where a worker died."""

from __future__ import annotations

import logging
import os
import socket
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Event, Thread
from typing import Any

from django.utils.translation import override

from baiju.engine.access import Actor
from baiju.org.actors import NOBODY, actor_for
from baiju.org.models import User

from . import queue, staging
from .queue import Job

log = logging.getLogger(__name__)
RENEWED = queue.LEASE / 4
"""Seconds between two renewals of a claim."""


@dataclass(frozen=True)
class Work:
    """A kind of job: how it is done, and what is said where it cannot be done."""

    run: Callable[[Actor, Mapping[str, Any]], None]
    give_up: Callable[[Mapping[str, Any]], None]


WORKS: Mapping[str, Work] = {staging.KEY: Work(staging.run, staging.give_up)}


def do_one(works: Mapping[str, Work] = WORKS) -> bool:
    """Do the oldest job; False where there is none."""
    job = queue.claim(f"{socket.gethostname()}:{os.getpid()}:{os.urandom(4).hex()}")
    if job is None:
        return False
    with _held(job), override(job.language):
        try:
            _do(job, works.get(job.key))
        except Exception:
            log.exception("A job failed. It is tried again.")
            queue.fail(job)
    return True


def _do(job: Job, work: Work | None) -> None:
    if work is None:
        queue.park(job, "This version knows no such job.")
        return
    if job.strikes >= queue.STRIKES:
        work.give_up(job.given)
        queue.park(job, f"It failed {job.strikes} times.")
        return
    work.run(_actor(job), job.given)
    queue.finish(job)


def _actor(job: Job) -> Actor:
    """The person who asked, with what their posts give them now."""
    user = User.objects.filter(pk=job.actor).first()
    return actor_for(user) if user else NOBODY


@contextmanager
def _held(job: Job) -> Iterator[None]:
    """Renew the claim while the job is done."""
    stop = Event()
    keeper = Thread(target=_renew, args=(job, stop), daemon=True)
    keeper.start()
    try:
        yield
    finally:
        stop.set()
        keeper.join()


def _renew(job: Job, stop: Event) -> None:
    while not stop.wait(RENEWED):
        queue.renew(job)
