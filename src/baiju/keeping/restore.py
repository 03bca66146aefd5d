"""A restore: a backup into an empty place, proved before it counts; all of it or nothing."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor

from baiju.engine import finding
from baiju.engine.shelves import shelves

from . import books, container, tables
from .backup import FILES, MANIFEST, PRODUCT, TABLES
from .container import Damaged, Foreign

FILE_NAME = re.compile(r"(evidence|batches)/[0-9a-f]{2}/[0-9a-f]{32}")
"""The only names that files of ours have."""
WAITING, READY = "files-restoring", "files-restored"
"""Where the files wait while they come, and until the database has its name."""
LARGEST_MANIFEST = 1 << 20


class NotEmpty(Exception):
    """There is something already where a backup is to be restored."""


class Newer(Exception):
    """The backup was made by a later version."""


def prove(file: Path) -> dict[str, Any]:
    """Read the whole file without keeping anything of it; returns its manifest."""
    manifest: dict[str, Any] = {}
    with file.open("rb") as source:
        for name, pieces in container.members(source):
            if name == MANIFEST and not manifest:
                manifest = _manifest(pieces)
            _refuse_name(name)
    if manifest.get("product") != PRODUCT:
        raise Foreign("The file is no backup of Baiju.")
    return manifest


def load(file: Path) -> list[str]:
    """Fill the empty database and folder from a proven backup; what the books say of it."""
    manifest = prove(file)
    _refuse_filled()
    _prepare(manifest)
    waiting = Path(settings.HOME) / WAITING
    for left in (waiting, Path(settings.HOME) / READY):
        shutil.rmtree(left, ignore_errors=True)
    waiting.mkdir()
    try:
        with transaction.atomic():
            _load(file, _models(manifest), waiting)
            _count_on()
        call_command("migrate", verbosity=0, interactive=False)
        for shelf in shelves():
            finding.rebuild(shelf)
        waiting.replace(waiting.with_name(READY))
    finally:
        shutil.rmtree(waiting, ignore_errors=True)
    return list(books.faults(Path(settings.HOME) / READY))


def finish() -> None:
    """Give the files their place; what a sudden end left undone is done at the next start."""
    ready, root = Path(settings.HOME) / READY, Path(settings.MEDIA_ROOT)
    if ready.exists() and is_filled():
        shutil.rmtree(root, ignore_errors=True)
        ready.replace(root)


def is_filled() -> bool:
    """Whether somebody works here already."""
    known = connection.introspection.table_names()
    for name in ("org_unit", "org_user"):
        if name in known:
            with connection.cursor() as cursor:
                cursor.execute(f"SELECT 1 FROM {connection.ops.quote_name(name)} LIMIT 1")
                if cursor.fetchone():
                    return True
    return False


def _refuse_filled() -> None:
    root = Path(settings.MEDIA_ROOT)
    if is_filled() or (root.exists() and any(place.is_file() for place in root.rglob("*"))):
        raise NotEmpty("There is data already. Restore into an empty folder or database.")


def _manifest(pieces: Iterator[bytes]) -> dict[str, Any]:
    content = b""
    for piece in pieces:
        content += piece
        if len(content) > LARGEST_MANIFEST:
            raise Damaged("The manifest is too large.")
    try:
        found = json.loads(content)
    except ValueError as wrong:
        raise Damaged("The manifest cannot be read.") from wrong
    return found if isinstance(found, dict) else {}


def _refuse_name(name: str) -> None:
    plain = name == MANIFEST or re.fullmatch(rf"{TABLES}[a-z_0-9]+", name)
    if not plain and not (name.startswith(FILES) and FILE_NAME.fullmatch(name[len(FILES) :])):
        raise Foreign(f"The file holds something that no backup of ours holds: {name[:60]!r}.")


def _prepare(manifest: dict[str, Any]) -> None:
    """The tables as they were when the backup was made."""
    wanted = {tuple(each.split(".", 1)) for each in manifest["migrations"]}
    executor = MigrationExecutor(connection)
    graph = executor.loader.graph
    if unknown := wanted - set(graph.nodes):
        raise Newer(
            f"The backup was made by version {manifest.get('version')}, which is later than this "
            f"one ({settings.VERSION}): {min(unknown)[0]} is unknown. Install that version first."
        )
    executor.migrate(_ends(graph, wanted))


def _ends(graph: Any, wanted: set[tuple[str, ...]]) -> list[tuple[str, str]]:
    """Of each app the last migration that the backup knew."""
    return [
        (app, name)
        for app, name in wanted
        if not any(
            child.key in wanted and child.key[0] == app
            for child in graph.node_map[app, name].children
        )
    ]


def _models(manifest: dict[str, Any]) -> dict[str, Any]:
    """The tables as the backup knew them, by their names."""
    wanted = {tuple(each.split(".", 1)) for each in manifest["migrations"]}
    executor = MigrationExecutor(connection)
    state = executor.loader.project_state(_ends(executor.loader.graph, wanted))
    return {model._meta.db_table: model for model in tables.kept(state.apps)}


def _load(file: Path, models: dict[str, Any], waiting: Path) -> None:
    with file.open("rb") as source:
        for name, pieces in container.members(source):
            if name.startswith(TABLES):
                model = models.get(name[len(TABLES) :])
                if model is None:
                    raise Foreign(f"The table {name[len(TABLES) :]} is not known here.")
                tables.load(model, pieces)
            elif name.startswith(FILES):
                _write(waiting / name[len(FILES) :], pieces)


def _write(place: Path, pieces: Iterator[bytes]) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    with place.open("xb") as out:
        for piece in pieces:
            out.write(piece)


def _count_on() -> None:
    """New rows go on counting behind the restored ones."""
    statements = connection.ops.sequence_reset_sql(no_style(), tables.kept())
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
