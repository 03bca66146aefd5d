"""`baiju checkup`: whether this installation is sound, in one line a thing."""

from __future__ import annotations

import argparse
import shutil
import sqlite3
import stat
import sys
from collections.abc import Iterator

from django.conf import settings
from django.core.checks import run_checks
from django.db import connection


def main(words: list[str]) -> int:
    """Print what was looked at; 1 when something has to be mended."""
    argparse.ArgumentParser(prog="baiju checkup", description=__doc__).parse_args(words)
    faults = 0
    for sound, sentence in _things():
        faults += not sound
        sys.stdout.write(f"{'ok  ' if sound else 'MEND'}  {sentence}\n")
    return 1 if faults else 0


def _things() -> Iterator[tuple[bool, str]]:
    yield True, f"The data folder is {settings.HOME}."
    mode = stat.S_IMODE(settings.KEYS_FILE.stat().st_mode)
    yield not mode & 0o077 or sys.platform == "win32", f"The key file has the mode {mode:o}."
    yield from _database()
    for fault in run_checks():
        yield not fault.is_serious(), str(fault.msg)
    for program, use in (("soffice", "old Word files"), ("bwrap", "their safe conversion")):
        there = shutil.which(program)
        yield True, f"{program} ({use}) {'is at ' + there if there else 'is not installed'}."


def _database() -> Iterator[tuple[bool, str]]:
    if connection.vendor != "sqlite":
        yield True, f"The database is {connection.vendor}."
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        result = cursor.fetchone()[0]
        cursor.execute("PRAGMA journal_mode")
        journal = cursor.fetchone()[0]
    yield result == "ok", f"SQLite {sqlite3.sqlite_version} finds the database {result}."
    yield True, f"Its journal is {journal}."
