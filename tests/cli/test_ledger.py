"""Lists from a shell: an empty house is filled from files, and each answer is one JSON object."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parent.parent.parent / "src"


def _baiju(home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith("BAIJU_")}
    environment = {**kept, "BAIJU_HOME": str(home), "PYTHONPATH": str(SOURCE)}
    command = [sys.executable, "-m", "baiju", *words]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def _taken(home: Path, register: str, content: str | bytes, *more: str) -> tuple[int, dict]:
    file = home.parent / f"{register}.csv"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    asked = ["ledger", "import", register, str(file), "--unit", "LC", "--as", "clerk", "--json"]
    done = _baiju(home, *asked, *more)
    return done.returncode, json.loads(done.stdout)


def _rows(home: Path) -> dict[str, int]:
    base = sqlite3.connect(home / "baiju.sqlite3")
    named = base.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    tables = [name for (name,) in named if not name.startswith("sqlite_")]
    return {name: base.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in tables}


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """A house with one clerk; made once, since each command starts anew."""
    found = tmp_path_factory.mktemp("house") / "home"
    found.mkdir()
    done = _baiju(found, "user", "add", "clerk", "--unit", "LC", "--role", "county_office")
    assert done.returncode == 0, done.stderr
    return found


def test_units_without_a_name_or_twice_are_told_and_the_others_stay(home):
    said = "代码,名称,上级\nLC-N,石栎镇总工会,LC\nLC-S,,LC\nLC-N,石栎镇总工会,LC\nLC-E,东垸街道总工会,\n"
    code, told = _taken(home, "units", said)

    assert code == 0
    assert (told["new"], told["wrong"]) == (2, 2)
    faults = [(fault["row"], fault["column"], fault["code"]) for fault in told["faults"]]
    assert faults == [(3, "B", "required_missing"), (4, "A", "duplicate_in_file")]


def test_a_refused_file_leaves_nothing(home):
    before = _rows(home)
    for content in (b"", b"\xef\xbb\xbf", b",,,\n" * 9, b"\x89PNG\r\n\x1a\n" + bytes(99)):
        code, told = _taken(home, "members", content)
        assert (code, list(told)) == (2, ["refused"]), content[:9]
    assert _rows(home) == before
