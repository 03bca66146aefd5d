"""The commands of the platform, run as a person runs them."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A data folder of its own, filled with the demo county."""
    home = tmp_path_factory.mktemp("demo")
    answer = baiju(home, "demo", "--no-serve", BAIJU_DEMO="1")
    assert answer.returncode == 0, answer.stderr
    assert "baiju-demo" in answer.stdout and "zhou" in answer.stdout
    return home


def baiju(home, *words, **settings):
    env = {
        **os.environ,
        "BAIJU_HOME": str(home),
        "PYTHONPATH": "src",
        "PYTHONUTF8": "1",
        **settings,
    }
    env.pop("DJANGO_SETTINGS_MODULE", None)
    env.pop("BAIJU_DATABASE_URL", None)
    return subprocess.run(
        [sys.executable, "-m", "baiju", *words],
        env=env,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def ask(home, question):
    """A question to the data folder, answered by the engine in a process of its own."""
    code = f"import django; django.setup()\nimport json\n{question}"
    env = {
        **os.environ,
        "BAIJU_HOME": str(home),
        "PYTHONPATH": "src",
        "DJANGO_SETTINGS_MODULE": "baiju.config.settings",
    }
    env.pop("BAIJU_DATABASE_URL", None)
    answer = subprocess.run(
        [sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True
    )
    return json.loads(answer.stdout)


PLANS = """
from baiju.areas.plans.models import Plan, Clause, Task, Target, Baseline
print(json.dumps({
    "adopted": Plan.objects.filter(is_adopted=True).count(),
    "read": Plan.objects.filter(is_adopted=False).count(),
    "verified": Plan.objects.filter(review="verified").count(),
    "words": sorted("".join([c.marker, c.heading, c.text]) for c in Clause.objects.all()),
    "owned": Task.objects.filter(owner__isnull=False).count(),
    "targets": Target.objects.count(),
    "baselines": Baseline.objects.count(),
}))
"""


def test_the_demo_shows_plans_in_every_shape(folder):
    shown = ask(folder, PLANS)
    assert shown["adopted"] >= 3 and shown["read"] >= 1
    assert shown["verified"] >= 2 and shown["baselines"] >= 2
    assert shown["owned"] >= 10 and shown["targets"] >= 30


def test_the_demo_is_the_same_on_the_same_day(folder, tmp_path):
    assert baiju(tmp_path, "demo", "--no-serve", BAIJU_DEMO="1").returncode == 0
    assert ask(tmp_path, PLANS) == ask(folder, PLANS)


def test_a_second_start_fills_nothing_twice(folder):
    before = ask(folder, PLANS)
    assert baiju(folder, "demo", "--no-serve", BAIJU_DEMO="1").returncode == 0
    assert ask(folder, PLANS) == before


def test_demo_accounts_need_the_demo_flag(tmp_path):
    answer = baiju(tmp_path, "demo", "--no-serve")
    assert answer.returncode == 2
    assert "BAIJU_DEMO" in answer.stderr
    assert not (tmp_path / "baiju.sqlite3").exists()


def test_a_demo_serves_this_machine_only(folder):
    answer = baiju(folder, "serve", "--address", "0.0.0.0", BAIJU_DEMO="1")
    assert answer.returncode == 2


def test_a_person_is_made_from_the_shell_with_a_link_for_one_use(folder):
    answer = baiju(folder, "user", "add", "newcomer", "--unit", "LC-DY", "--role", "clerk")
    assert answer.returncode == 0, answer.stderr
    assert "/join/" in answer.stdout
    again = baiju(folder, "user", "add", "newcomer", "--unit", "LC-DY", "--role", "clerk")
    assert again.returncode == 2 and again.stderr.strip()


def test_an_unknown_unit_or_role_is_told(folder):
    assert baiju(folder, "user", "add", "x", "--unit", "NO", "--role", "clerk").returncode == 2
    assert baiju(folder, "user", "add", "x", "--unit", "LC", "--role", "king").returncode == 2


def test_the_checkup_finds_a_sound_folder_sound_and_an_open_key_file_not(folder):
    answer = baiju(folder, "checkup")
    assert answer.returncode == 0, answer.stdout
    keys = folder / "keys.json"
    keys.chmod(0o644)
    opened = baiju(folder, "checkup")
    keys.chmod(0o600)
    assert opened.returncode == 1 and "MEND" in opened.stdout


SEARCHED = """
from baiju.engine import finding, shelves
print(json.dumps({shelf.key: finding.differs(shelf) for shelf in shelves.shelves()}))
"""
SPOILED = """
from django.db import connection
connection.cursor().execute("UPDATE engine_found SET text = 'x' WHERE shelf = 'units'")
print(1)
"""


def test_the_search_index_of_the_demo_is_right_and_a_spoiled_one_is_mended(folder):
    assert not any(ask(folder, SEARCHED).values())
    ask(folder, SPOILED)
    told = baiju(folder, "search", "rebuild", "--dry-run")
    assert told.returncode == 1 and " rows" in told.stdout, told.stderr

    assert baiju(folder, "search", "rebuild").returncode == 0
    assert baiju(folder, "search", "rebuild", "--dry-run").returncode == 0
    assert not any(ask(folder, SEARCHED).values())


def test_a_public_key_stops_the_start(folder, tmp_path):
    keys = json.loads((folder / "keys.json").read_text())
    (tmp_path / "keys.json").write_text(json.dumps({**keys, "signing": "only-for-development"}))
    answer = baiju(tmp_path, "checkup")
    assert answer.returncode != 0
    assert "too short or known to everyone" in answer.stderr


@pytest.mark.parametrize("words", [("demo", "--nonsense"), ("checkup", "--nonsense")])
def test_a_word_that_means_nothing_does_nothing(tmp_path, words):
    answer = baiju(tmp_path, *words, BAIJU_DEMO="1")
    assert answer.returncode == 2 and "--nonsense" in answer.stderr
    assert not (tmp_path / "baiju.sqlite3").exists()


def test_an_unknown_command_lists_the_known_ones(tmp_path):
    answer = baiju(tmp_path, "fly")
    assert answer.returncode == 2
    assert "plan read" in answer.stderr


def test_a_setting_that_is_no_truth_stops_the_start(tmp_path):
    answer = baiju(tmp_path, "checkup", BAIJU_HTTPS="maybe")
    assert answer.returncode != 0
    assert "BAIJU_HTTPS" in answer.stderr
