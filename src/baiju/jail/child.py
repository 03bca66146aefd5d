"""Starts a short-lived child, hands it bytes, and takes bytes back; time, memory and files are limited."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import IO

from . import walls, windows
from .streams import Streams

ANSWER = 64 << 20
"""No file the child writes, its answer included, grows beyond this many bytes."""
COMPLAINT = 2_000
"""So many bytes of what the child says on standard error are kept."""
OUT_OF_CPU = {-24, 128 + 24}
"""How a child ends that has used up its processor time, outside and inside the walls."""

PACKAGE = Path(__file__).resolve().parent.parent


class OutOfTime(Exception):
    """The child did not answer in time and was ended."""


class Broken(Exception):
    """The child ended without an answer; `code` is how it ended, the text is what it complained of."""

    def __init__(self, code: int, complaint: str) -> None:
        super().__init__(complaint or f"The child ended with {code}.")
        self.code = code


def call(
    function: str, arguments: Sequence[str], given: bytes, *, seconds: float, memory: int
) -> bytes:
    """Call `package.module:function` of Baiju in a Python child; it reads and writes the standard streams."""
    module, name = function.split(":")
    code = f"import sys; sys.path.append({str(PACKAGE.parent)!r}); import {module} as m; m.{name}()"
    argv = [sys.executable, "-I", "-c", code, *arguments]
    sees = (Path(sys.prefix), Path(sys.base_prefix), PACKAGE)
    return run(argv, given, seconds=seconds, memory=memory, sees=sees)


def run(
    argv: Sequence[str], given: bytes, *, seconds: float, memory: int, sees: Sequence[Path] = ()
) -> bytes:
    """Run a program on the bytes given and return what it wrote.

    Where walls stand it has no network and sees of the disk only the system's programs and `sees`.
    """
    with ExitStack() as files:
        into, out, complaint = (files.enter_context(tempfile.TemporaryFile()) for _ in range(3))
        into.write(given)
        into.seek(0)
        streams = Streams(into, out, complaint)
        if sys.platform == "win32":
            process = windows.start(argv, streams, seconds=seconds, memory=memory)
        else:
            process = _start(_limited(argv, seconds, memory, sees), streams)
        code = _wait(process, seconds)
        if code:
            raise Broken(code, _tail(complaint))
        out.seek(0)
        return out.read(ANSWER)


def _limited(argv: Sequence[str], seconds: float, memory: int, sees: Sequence[Path]) -> list[str]:
    # The shell sets the limits: a function run between fork and exec is unsafe in a threaded server.
    script = (
        f"ulimit -c 0; ulimit -t {int(seconds) + 1}; ulimit -f {ANSWER // 512}; "
        f'ulimit -v {memory // 1024}; exec "$@"'
    )
    behind = walls.around(argv, sees) if walls.stand() else argv
    return ["/bin/sh", "-c", script, "sh", *behind]


def _start(argv: Sequence[str], streams: Streams) -> subprocess.Popen[bytes]:
    environment = {"PATH": os.defpath, "LANG": "C.UTF-8", "HOME": tempfile.gettempdir()}
    return subprocess.Popen(
        argv,
        env=environment,
        start_new_session=True,
        stdin=streams.given,
        stdout=streams.answer,
        stderr=streams.complaint,
    )


def _wait(process: subprocess.Popen[bytes], seconds: float) -> int:
    """Wait without polling; a timer ends the child and everything it started."""
    late = threading.Event()

    def end() -> None:
        late.set()
        _kill(process)

    timer = threading.Timer(seconds, end)
    timer.start()
    try:
        code = process.wait()
    finally:
        timer.cancel()
        _kill(process)
    if late.is_set() or code in OUT_OF_CPU:
        raise OutOfTime
    return code


def _kill(process: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":
        process.kill()
        return
    try:
        os.killpg(process.pid, 9)
    except ProcessLookupError:
        return


def _tail(complaint: IO[bytes]) -> str:
    size = complaint.seek(0, os.SEEK_END)
    complaint.seek(max(0, size - COMPLAINT))
    return complaint.read().decode(errors="replace").strip()
