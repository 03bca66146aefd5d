"""`baiju backup`, `baiju restore`, `baiju books`: keep what is here, bring it back, prove both."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.utils import timezone

from baiju.keeping import backup as backups
from baiju.keeping import books as ledgers
from baiju.keeping import restore as restores
from baiju.keeping.container import Damaged, Foreign
from baiju.keeping.restore import Newer, NotEmpty

from . import store

INSIDE = "--into-this-database"
FRESH = "restoring.sqlite3"


def backup(words: list[str]) -> int:
    """Write everything of this moment into one file, without the keys."""
    parser = argparse.ArgumentParser(prog="baiju backup", description=backup.__doc__)
    parser.add_argument("file", nargs="?", metavar="FILE")
    given = parser.parse_args(words)
    store.prepare()
    name = f"baiju-{timezone.localtime():%Y%m%d-%H%M%S}.baiju"
    file = Path(given.file or name)
    if file.exists():
        sys.stderr.write(f"{file} is there already. Choose another name.\n")
        return 2
    size = backups.make(file, _say)
    restores.prove(file)
    sys.stdout.write(
        f"The backup is {file} ({size / 1e6:.1f} MB), read back and found whole.\n"
        f"It opens only with {settings.KEYS_FILE}: keep a copy of that in another place.\n"
    )
    return 0


def restore(words: list[str]) -> int:
    """Bring a backup into an empty place; it counts when the books hold."""
    parser = argparse.ArgumentParser(prog="baiju restore", description=restore.__doc__)
    parser.add_argument("file", metavar="FILE")
    parser.add_argument(INSIDE, action="store_true", dest="inside", help=argparse.SUPPRESS)
    given = parser.parse_args(words)
    try:
        return _restore(Path(given.file), is_inside=given.inside)
    except (Damaged, Foreign, NotEmpty, Newer, OSError, ValueError, KeyError) as no:
        sys.stderr.write(f"Nothing was restored. {no}\n")
        return 2


def books(words: list[str]) -> int:
    """Whether everything that is kept fits together."""
    argparse.ArgumentParser(prog="baiju books", description=books.__doc__).parse_args(words)
    store.prepare()
    return _tell(list(ledgers.faults()))


def _restore(file: Path, *, is_inside: bool) -> int:
    if is_inside or connection.vendor != "sqlite":
        faults = restores.load(file)
        if connection.vendor != "sqlite":
            restores.finish()
        return _tell(faults)
    real = Path(str(settings.DATABASES["default"]["NAME"]))
    if real.exists() and restores.is_filled():
        raise NotEmpty("There is data already. Restore into an empty folder or database.")
    return _restore_beside(file, real)


def _restore_beside(file: Path, real: Path) -> int:
    """Into a database beside the real one, which takes its name when it is whole."""
    fresh = real.with_name(FRESH)
    _forget(fresh)
    environment = {**os.environ, "BAIJU_DATABASE_URL": f"sqlite:///{fresh.as_posix()}"}
    words = [sys.executable, "-m", "baiju", "restore", INSIDE, str(file)]
    done = subprocess.run(words, env=environment, check=False)
    if done.returncode:
        _forget(fresh)
        return done.returncode
    connection.close()
    _forget(real)
    fresh.chmod(0o600)
    fresh.replace(real)
    restores.finish()
    sys.stdout.write(f"The backup is restored into {settings.HOME}.\n")
    return 0


def _forget(database: Path) -> None:
    for ending in ("", "-wal", "-shm", "-journal"):
        database.with_name(database.name + ending).unlink(missing_ok=True)


def _say(table: str) -> None:
    sys.stdout.write(f"  {table}\n")


def _tell(faults: list[str]) -> int:
    for fault in faults:
        sys.stdout.write(f"{fault}\n")
    sys.stdout.write("The books hold.\n" if not faults else "The books do not hold.\n")
    return 1 if faults else 0
