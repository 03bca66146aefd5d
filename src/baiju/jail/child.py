"""Starts a short-lived child, hands it bytes, and takes bytes back; time, memory and files are limited."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO

from . import walls, windows
from .streams import Streams

ANSWER = 64 << 20
"""No file the child writes, its answer included, grows beyond this many bytes."""
LINE = 32 << 20
"""No line of a flowing answer is longer than this many bytes."""
COMPLAINT = 2_000
"""So many bytes of what the child says on standard error are kept."""
OUT_OF_CPU = {-24, 128 + 24}
"""How a child ends that has used up its processor time, outside and inside the walls."""

PACKAGE = Path(__file__).resolve().parent.parent
SEES = (Path(sys.prefix), Path(sys.base_prefix), PACKAGE)
"""What a Python child must see of the disk."""


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
    argv = _python(function, arguments)
    return run(argv, given, seconds=seconds, memory=memory, sees=SEES)


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
        process = _start(argv, Streams(into, out, complaint), seconds, memory, sees)
        code = _wait(process, seconds)
        if code:
            raise Broken(code, _tail(complaint))
        out.seek(0)
        return out.read(ANSWER)


@contextmanager
def flow(
    function: str, arguments: Sequence[str], given: IO[bytes], *, seconds: float, memory: int
) -> Iterator[Iterator[bytes]]:
    """Call a function as `call` does, and take its answer line by line while it works.

    `seconds` is processor time, and how long one line may be waited for; who takes the lines may take
    their time. At the end of the block the child is ended, whether it was done or not.
    """
    with tempfile.TemporaryFile() as complaint:
        streams = Streams(given, subprocess.PIPE, complaint)
        process = _start(_python(function, arguments), streams, seconds, memory, SEES)
        try:
            yield _lines(process, seconds, complaint)
        finally:
            _kill(process)
            process.wait()
            if process.stdout:
                process.stdout.close()


def _lines(
    process: subprocess.Popen[bytes], seconds: float, complaint: IO[bytes]
) -> Iterator[bytes]:
    while (line := _line(process, seconds)).endswith(b"\n"):
        yield line
    if len(line) > LINE:
        _kill(process)
    code = process.wait()
    if code in OUT_OF_CPU:
        raise OutOfTime
    if code or line:
        raise Broken(code, _tail(complaint))


def _line(process: subprocess.Popen[bytes], seconds: float) -> bytes:
    with _at_most(process, seconds):
        return process.stdout.readline(LINE + 1) if process.stdout else b""


@contextmanager
def _at_most(process: subprocess.Popen[bytes], seconds: float) -> Iterator[None]:
    """Without polling; a timer ends the child and everything it started."""
    late = threading.Event()

    def end() -> None:
        late.set()
        _kill(process)

    timer = threading.Timer(seconds, end)
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
    if late.is_set():
        raise OutOfTime


def _python(function: str, arguments: Sequence[str]) -> list[str]:
    module, name = function.split(":")
    code = f"import sys; sys.path.append({str(PACKAGE.parent)!r}); import {module} as m; m.{name}()"
    return [sys.executable, "-I", "-c", code, *arguments]


def _start(
    argv: Sequence[str], streams: Streams, seconds: float, memory: int, sees: Sequence[Path]
) -> subprocess.Popen[bytes]:
    if sys.platform == "win32":
        return windows.start(argv, streams, seconds=seconds, memory=memory)
    return _started(_limited(argv, seconds, memory, sees), streams)


def _limited(argv: Sequence[str], seconds: float, memory: int, sees: Sequence[Path]) -> list[str]:
    # The shell sets the limits: a function run between fork and exec is unsafe in a threaded server.
    script = (
        f"ulimit -c 0; ulimit -t {int(seconds) + 1}; ulimit -f {ANSWER // 512}; "
        f'ulimit -v {memory // 1024}; exec "$@"'
    )
    behind = walls.around(argv, sees) if walls.stand() else argv
    return ["/bin/sh", "-c", script, "sh", *behind]


def _started(argv: Sequence[str], streams: Streams) -> subprocess.Popen[bytes]:
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
    try:
        with _at_most(process, seconds):
            code = process.wait()
    finally:
        _kill(process)
    if code in OUT_OF_CPU:
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
