"""Tending the worker: one child process, begun anew when it dies, gone when we are."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from threading import Event, Thread

PAUSE = 5.0
"""Seconds before a worker that died is begun anew."""
PATIENCE = 10.0
"""Seconds a worker has to end what it is at."""
WORDS = (sys.executable, "-m", "baiju", "work", "--until-closed")


@contextmanager
def worker(words: Sequence[str] = WORDS, *, pause: float = PAUSE) -> Iterator[None]:
    """Keep one worker while the block runs."""
    stop = Event()
    keeper = Thread(target=_keep, args=(words, stop, pause), daemon=True)
    keeper.start()
    try:
        yield
    finally:
        stop.set()
        keeper.join(PATIENCE + 1)


def _keep(words: Sequence[str], stop: Event, pause: float) -> None:
    while not stop.is_set():
        child = subprocess.Popen(words, stdin=subprocess.PIPE)
        while child.poll() is None and not stop.wait(0.2):
            pass
        _end(child)
        stop.wait(pause)


def _end(child: subprocess.Popen[bytes]) -> None:
    """Close the line it listens on; a child that does not end is ended."""
    assert child.stdin is not None
    child.stdin.close()
    try:
        child.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()
