"""A child answers with bytes, and no more time, memory or disk than it was allowed."""

import ctypes
import socket
import sys
import threading
import time
from pathlib import Path

import pytest

from baiju import jail
from baiju.jail import walls, windows

MEMORY = 256 << 20
posix = pytest.mark.skipif(sys.platform == "win32", reason="the programs used are those of POSIX")
walled = pytest.mark.skipif(
    not walls.stand(), reason="bubblewrap is missing here or forbidden to this user"
)


def python(code: str, given: bytes = b"", *, seconds: float = 5, memory: int = MEMORY) -> bytes:
    argv = [sys.executable, "-I", "-c", code]
    sees = (Path(sys.prefix), Path(sys.base_prefix))
    return jail.run(argv, given, seconds=seconds, memory=memory, sees=sees)


@posix
def test_a_child_gets_bytes_and_answers_with_bytes():
    every_byte = bytes(range(256)) * 1_000

    assert jail.run(["cat"], every_byte, seconds=5, memory=MEMORY) == every_byte


def test_a_child_that_fails_says_what_it_complained_of():
    with pytest.raises(jail.Broken, match="no such luck") as failed:
        python("import sys; sys.exit('no such luck')")

    assert failed.value.code == 1


def test_a_child_that_sleeps_is_ended_with_all_it_started():
    code = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'while 1: pass'])"
    start = time.monotonic()

    with pytest.raises(jail.OutOfTime):
        python(code, seconds=0.5)

    assert time.monotonic() - start < 2


def test_memory_is_limited():
    assert python("print(len(bytes(1 << 20)))") == b"1048576\n"
    with pytest.raises(jail.Broken, match="MemoryError"):
        python("print(len(bytes(1 << 29)))")


@posix
def test_what_a_child_writes_is_limited(monkeypatch):
    monkeypatch.setattr(jail.child, "ANSWER", 1 << 20)
    code = "import sys; sys.stdout.buffer.write(bytes({size}))"

    assert len(python(code.format(size=1 << 20))) == 1 << 20
    with pytest.raises(jail.Broken):
        python(code.format(size=(1 << 20) + 4096))


def test_nothing_of_the_environment_reaches_the_child(monkeypatch):
    monkeypatch.setenv("BAIJU_SECRET_KEY", "canary-7731")

    assert b"canary" not in python("import os; print(dict(os.environ))")


def test_many_threads_may_run_children_at_once():
    answers: list[bytes] = []
    threads = [
        threading.Thread(target=lambda n=n: answers.append(python(f"print({n})"))) for n in range(6)
    ]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(answers) == [f"{n}\n".encode() for n in range(6)]


@walled
def test_a_child_behind_walls_has_no_network():
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.3)
        port = server.getsockname()[1]
        with pytest.raises(jail.Broken, match="Error"):
            python(f"import socket; socket.create_connection(('127.0.0.1', {port}), 1)")
        with pytest.raises(TimeoutError):
            server.accept()


@walled
def test_a_child_behind_walls_sees_no_files_of_others(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("canary-7731")

    with pytest.raises(jail.Broken, match="FileNotFoundError"):
        python(f"print(open({str(secret)!r}).read())")
    with pytest.raises(jail.Broken, match="FileNotFoundError"):
        python("print(open('/etc/passwd').read())")


@walled
def test_what_a_child_behind_walls_may_see_it_may_not_change(tmp_path):
    shown = tmp_path / "shown.txt"
    shown.write_text("as it was")
    argv = ["/bin/sh", "-c", f"cat {shown}; echo planted > {shown}"]

    with pytest.raises(jail.Broken, match="Read-only"):
        jail.run(argv, b"", seconds=5, memory=MEMORY, sees=[tmp_path])

    assert jail.run(["cat", str(shown)], b"", seconds=5, memory=MEMORY, sees=[tmp_path])
    assert shown.read_text() == "as it was"


@walled
def test_a_child_behind_walls_sees_no_processes_of_others():
    seen = python("import os; print(sum(name.isdigit() for name in os.listdir('/proc')))")

    assert int(seen) <= 3


@pytest.mark.skipif(ctypes.sizeof(ctypes.c_void_p) != 8, reason="the sizes are those of 64 bits")
def test_the_limits_of_a_windows_job_have_the_layout_windows_expects():
    limits = windows.limits(seconds=10, memory=MEMORY)

    assert ctypes.sizeof(windows.Basic) == 64
    assert ctypes.sizeof(windows.Extended) == 144
    assert (limits.basic.process_time, limits.process_memory) == (100_000_000, MEMORY)
