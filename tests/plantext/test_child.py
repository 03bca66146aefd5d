"""A file is read in a child: what it does there does not touch the one who asks."""

import logging
import sys
import threading
from pathlib import Path

import pytest

from baiju.plantext import child
from baiju.plantext.model import Refused

from .bad_files import REFUSALS

PLAN = "某镇总工会2026年工作计划\n一、组织建设\n全年新建基层工会5家，由组织部牵头。\n".encode()


def open_files() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


@pytest.mark.skipif(sys.platform != "linux", reason="open files are counted in /proc")
def test_the_one_who_asks_is_none_the_worse():
    read = child.read_in_child(PLAN, "计划.txt")
    files, threads = open_files(), set(threading.enumerate())

    for case in ("nested entities", "half a file", "noise", "a symbolic link"):
        make, name, _ = REFUSALS[case]
        with pytest.raises(Refused):
            child.read_in_child(make(), name)

    for thread in set(threading.enumerate()) - threads:
        thread.join(timeout=5)
        assert not thread.is_alive()
    assert open_files() <= files
    assert child.read_in_child(PLAN, "计划.txt") == read


def test_a_reading_in_the_child_is_the_reading():
    read = child.read_in_child(PLAN, '../"计划"\0\n.txt')

    assert read["text"] == PLAN.decode()
    assert read["documents"][0]["title"] == "某镇总工会2026年工作计划"
    assert read["name"] == '../"计划"\0\n.txt'


def test_a_child_that_is_slow_or_greedy_is_ended_with_a_sentence(monkeypatch, caplog):
    monkeypatch.setattr(child, "SECONDS", 0.02)
    with pytest.raises(Refused, match="takes longer than"):
        child.read_in_child(PLAN, "a.txt")

    monkeypatch.setattr(child, "SECONDS", 10)
    monkeypatch.setattr(child, "MEMORY", 32 << 20)
    with caplog.at_level(logging.WARNING), pytest.raises(Refused, match="too large"):
        child.read_in_child("工会计划。".encode() * 30_000, "a.txt")
    assert len(caplog.records) == 1
    assert "工会" not in caplog.text
