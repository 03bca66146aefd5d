"""A backup: all tables and files of this moment, in one file that tells when it was altered."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from . import container, tables
from .container import Writer

PRODUCT = "baiju"
MANIFEST = "manifest.json"
TABLES, FILES = "tables/", "files/"
Told = Callable[[str], None]


def make(file: Path, told: Told) -> int:
    """Write the backup; returns its size in bytes."""
    with _moment(), container.written(file) as out:
        writer = Writer(out)
        _add(writer, MANIFEST, iter([json.dumps(_manifest()).encode()]))
        for model in tables.kept():
            _add(writer, f"{TABLES}{model._meta.db_table}", tables.lines(model))
            told(model._meta.db_table)
        root = Path(settings.MEDIA_ROOT)
        for place in sorted(_files(root)):
            name = place.relative_to(root).as_posix()
            _add(writer, f"{FILES}{name}", _pieces(place))
        writer.end()
    return file.stat().st_size


def _add(writer: Writer, name: str, pieces: Iterator[bytes]) -> None:
    with tempfile.TemporaryFile(dir=settings.HOME) as spare:
        writer.add(name, pieces, spare)


def _manifest() -> dict[str, object]:
    applied = MigrationRecorder(connection).applied_migrations()
    return {
        "product": PRODUCT,
        "version": settings.VERSION,
        "made_at": timezone.now().isoformat(),
        "keys": sorted(settings.KEYS.fields),
        "migrations": sorted(f"{app}.{name}" for app, name in applied),
    }


@contextmanager
def _moment() -> Iterator[None]:
    """One moment of the database, while others go on writing."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        else:
            cursor.execute("BEGIN DEFERRED")
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")


def _files(root: Path) -> Iterator[Path]:
    return (place for place in root.rglob("*") if place.is_file() and not place.is_symlink())


def _pieces(place: Path) -> Iterator[bytes]:
    with place.open("rb") as file:
        while piece := file.read(container.PIECE):
            yield piece
