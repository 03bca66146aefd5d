"""An import that is killed leaves all of a list or nothing of it, and can be done again."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

FEW, ROWS = 3, 600
KILLS = int(os.environ.get("KILLS", "0"))
"""So many in the pipeline, where the machine is patient."""


def killed(folder, kills, rows, *how):
    words = [sys.executable, "-m", "tests.sheets.kills", str(folder), str(kills), str(rows), *how]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout)


def test_a_kill_leaves_all_or_nothing_and_the_next_try_finishes(tmp_path):
    """A few seconds for each kill: a list is taken in twice."""
    kills, rows = (KILLS, 3_000) if KILLS else (FEW, ROWS)
    assert killed(tmp_path, kills, rows)["found"] == []


@pytest.mark.deep
def test_a_thousand_kills_leave_all_or_nothing(tmp_path):
    assert killed(tmp_path, 1_000, 3_000)["found"] == []


def test_an_importer_that_writes_bit_by_bit_is_caught(tmp_path):
    """The test of the test; it takes a few seconds."""
    found = killed(tmp_path, 1, ROWS, "wrong")
    assert any(each.endswith("members") for each in found), found
