"""The database and the static files of an installation, made ready before they are used."""

from __future__ import annotations

import sys
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from baiju.engine import finding, shelves
from baiju.keeping import restore


def prepare() -> None:
    """Bring the database and its search index to this version, with a copy first; lay out the static files."""
    if _pending():
        _copy()
        call_command("migrate", verbosity=0, interactive=False)
        for shelf in shelves.shelves():
            finding.rebuild(shelf)
    _learn_sizes()
    restore.finish()
    call_command("collectstatic", verbosity=0, interactive=False, clear=False)


def _learn_sizes() -> None:
    """Let SQLite look at tables that grew, so that it chooses the right index."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA optimize=0x10002")


def _pending() -> bool:
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _copy() -> None:
    """A copy beside the database, for SQLite that holds something already."""
    name = Path(str(settings.DATABASES["default"]["NAME"]))
    if connection.vendor != "sqlite" or not connection.introspection.table_names():
        return
    copy = name.with_name(
        f"{name.stem}-before-{settings.VERSION}-{timezone.now():%Y%m%d%H%M%S}.sqlite3"
    )
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(copy)])
    copy.chmod(0o600)
    sys.stderr.write(f"The database was copied to {copy} before it is changed.\n")
