"""A child may answer line by line while it works, and ends with the block that asked."""

import itertools
import os
import sys
import tempfile
from contextlib import contextmanager

import pytest

from baiju import jail

MEMORY = 256 << 20
pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="pipes and limits are those of POSIX"
)


@contextmanager
def flow(given: bytes, *, memory=MEMORY):
    with tempfile.TemporaryFile() as file:
        file.write(given)
        file.seek(0)
        with echoed(file, memory=memory) as lines:
            yield lines


def echoed(file, *, seconds=5.0, memory=MEMORY):
    options = ("--json-lines", "--compact")
    return jail.flow("json.tool:main", options, file, seconds=seconds, memory=memory)


def long(megabytes: int) -> bytes:
    return b'"' + b"a" * (megabytes << 20) + b'"\n'


def test_lines_come_in_order_and_the_last_one_ends_the_flow():
    with flow(b"1\n[2]\n3\n") as lines:
        assert list(lines) == [b"1\n", b"[2]\n", b"3\n"]


def test_a_child_that_fails_says_so_after_the_lines_it_wrote():
    with (
        flow(b"1\n2\nno such word\n") as lines,
        pytest.raises(jail.Broken, match="Expecting value"),
    ):
        list(lines)


def test_a_child_that_keeps_silent_is_ended():
    read, write = os.pipe()
    with (
        os.fdopen(read, "rb") as given,
        os.fdopen(write, "wb"),
        echoed(given, seconds=0.3) as lines,
        pytest.raises(jail.OutOfTime),
    ):
        next(lines)


def test_leaving_early_ends_the_child():
    read, write = os.pipe()
    with os.fdopen(read, "rb") as given, echoed(given) as lines:
        os.write(write, b"1\n" * 20_000)
        assert len(list(itertools.islice(lines, 3))) == 3

    with pytest.raises(BrokenPipeError):
        while os.write(write, b"1\n" * 100_000):
            continue
    os.close(write)


def test_a_line_without_end_is_not_waited_for(monkeypatch):
    monkeypatch.setattr(jail.child, "LINE", 1 << 20)
    with flow(long(2)) as lines, pytest.raises(jail.Broken):
        list(lines)


def test_memory_is_limited():
    with flow(long(2)) as lines:
        assert len(next(lines)) == (2 << 20) + 3
    with flow(long(99)) as lines, pytest.raises(jail.Broken, match="MemoryError"):
        next(lines)
