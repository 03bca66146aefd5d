"""`baiju work`: the worker that does what is due each day; `baiju serve` keeps one by itself."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from threading import Event, Thread
from types import FrameType

from baiju.jobs import worker


def main(words: list[str]) -> int:
    """Work until stopped, or only look once."""
    parser = argparse.ArgumentParser(prog="baiju work", description=__doc__)
    parser.add_argument("--once", action="store_true", help="do what is due now, then end")
    parser.add_argument(
        "--until-closed", action="store_true", help="end when the standard input is closed"
    )
    given = parser.parse_args(words)
    if given.once:
        sys.stdout.write(f"Done: {', '.join(worker.look()) or 'nothing was due'}.\n")
        return 0
    stop = Event()
    _end_at_signals(stop)
    if given.until_closed:
        Thread(target=_wait_for_the_end, args=(stop,), daemon=True).start()
    worker.run(stop)
    return 0


def _end_at_signals(stop: Event) -> None:
    def end(_number: int, _frame: FrameType | None) -> None:
        stop.set()

    for each in (signal.SIGTERM, signal.SIGINT):
        signal.signal(each, end)


def _wait_for_the_end(stop: Event) -> None:
    """Whoever began this process holds the other end; when they are gone, so is the work."""
    while os.read(sys.stdin.fileno(), 1_024):  # unbuffered: a buffer's lock would hinder the end
        pass
    stop.set()
