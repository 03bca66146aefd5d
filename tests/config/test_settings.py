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


def test_keys_that_are_gone_are_not_made_anew_beside_a_database(tmp_path):
    """New keys under the old name would lock away what is there, and mix with what comes."""
    (tmp_path / "baiju.sqlite3").write_bytes(b"x")
    with pytest.raises(ImproperlyConfigured, match="the copy you kept"):
        keys.load(tmp_path)
    assert not (tmp_path / keys.FILE).exists()


@pytest.mark.parametrize("written", ["", "{", '{"signing": "x"}', '{"fields": 1}'])
def test_keys_that_cannot_be_read_say_what_to_do(tmp_path, written):
    (tmp_path / keys.FILE).write_text(written)
    with pytest.raises(ImproperlyConfigured, match=keys.FILE):
        keys.load(tmp_path)


def test_two_first_starts_at_once_make_one_key(tmp_path, monkeypatch):
    from pathlib import Path

    first = keys.load(tmp_path)
    monkeypatch.setattr(Path, "exists", lambda _self: False)
    assert keys.load(tmp_path) == first


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights in another way.")
def test_a_new_data_folder_is_for_its_owner_alone(tmp_path, monkeypatch):
    monkeypatch.setenv("BAIJU_HOME", str(tmp_path / "new"))
    assert stat.S_IMODE(env.home().stat().st_mode) == 0o700


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
