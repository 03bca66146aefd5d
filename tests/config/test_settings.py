"""Settings are strict, keys are private, and the database is opened safely."""

from __future__ import annotations

import stat
import sys

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from baiju.config import database, env, keys


@pytest.mark.parametrize(
    ("version", "safe"),
    [
        ((3, 40, 1), False),
        ((3, 44, 6), True),
        ((3, 44, 5), False),
        ((3, 50, 7), True),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((3, 53, 0), True),
    ],
)
def test_a_write_ahead_log_only_where_it_loses_nothing(version, safe):
    assert database.wal_is_safe(version) is safe


def test_sqlite_takes_its_lock_at_once_and_keeps_what_it_said_it_kept(tmp_path):
    options = database.configure("", tmp_path)["OPTIONS"]
    assert options["transaction_mode"] == "IMMEDIATE"
    assert "synchronous=FULL" in options["init_command"]
    assert "foreign_keys=ON" in options["init_command"]


def test_postgresql_is_read_from_its_address(tmp_path):
    url = "postgresql://baiju:p%40ss@db.example:5433/union?sslmode=require"
    made = database.configure(url, tmp_path)
    assert (made["NAME"], made["USER"], made["PASSWORD"]) == ("union", "baiju", "p@ss")
    assert (made["HOST"], made["PORT"], made["OPTIONS"]) == (
        "db.example",
        "5433",
        {"sslmode": "require"},
    )


def test_another_database_is_refused(tmp_path):
    with pytest.raises(ImproperlyConfigured):
        database.configure("mysql://x/y", tmp_path)


def test_the_database_of_the_tests_is_opened_as_in_work(db):
    if connection.vendor != "sqlite":
        assert connection.vendor == "postgresql"
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA foreign_keys")
        assert cursor.fetchone()[0] == 1


def test_keys_are_made_once_and_only_their_owner_reads_them(tmp_path):
    first, second = keys.load(tmp_path), keys.load(tmp_path)
    assert first == second
    assert len(first.fields[first.current]) == 32
    if sys.platform != "win32":
        assert stat.S_IMODE((tmp_path / keys.FILE).stat().st_mode) == 0o600


@pytest.mark.parametrize("written", ["maybe", "2", "on?"])
def test_a_truth_that_is_none_stops_the_start(monkeypatch, written):
    monkeypatch.setenv("BAIJU_X", written)
    with pytest.raises(ImproperlyConfigured):
        env.flag("BAIJU_X")


@pytest.mark.parametrize("written", ["8000x", "-1", "１"])
def test_a_number_that_is_none_stops_the_start(monkeypatch, written):
    monkeypatch.setenv("BAIJU_X", written)
    with pytest.raises(ImproperlyConfigured):
        env.number("BAIJU_X", 1)


def test_what_is_not_set_has_its_default(monkeypatch):
    monkeypatch.delenv("BAIJU_X", raising=False)
    assert (env.flag("BAIJU_X", default=True), env.number("BAIJU_X", 7)) == (True, 7)
    assert env.items("BAIJU_X", "a, b,") == ["a", "b"]
