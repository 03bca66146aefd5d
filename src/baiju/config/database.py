"""Which database, and how it is opened so that what was saved stays saved."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from . import keys

SAFE = (3, 51, 3)
"""SQLite 3.7.0 to 3.51.2 can lose commits in WAL mode with two connections (sqlite.org changes)."""
BACKPORTED = {(3, 44): 6, (3, 50): 7}


def prefer_bundled_sqlite() -> None:
    """Run on the library that pysqlite3 brings, where there is one: Debian's is older."""
    try:
        import pysqlite3
    except ImportError:
        return
    sys.modules["sqlite3"] = pysqlite3
    sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2


def wal_is_safe(version: tuple[int, int, int]) -> bool:
    """Whether this SQLite may use a write-ahead log."""
    patch = BACKPORTED.get(version[:2])
    return version >= SAFE or (patch is not None and version[2] >= patch)


def configure(url: str, home: Path) -> dict[str, Any]:
    """Django's settings for `sqlite:///file` (the default, in the data folder) or `postgresql://…`."""
    parts = urlsplit(url or f"sqlite:///{(home / keys.DATABASE).as_posix()}")
    if parts.scheme == "sqlite":
        return _sqlite(unquote(parts.path[1:]))
    if parts.scheme in {"postgresql", "postgres"}:
        return _postgresql(parts)
    raise ImproperlyConfigured("BAIJU_DATABASE_URL must begin with sqlite:/// or postgresql://.")


def _sqlite(name: str) -> dict[str, Any]:
    import sqlite3

    journal = "WAL" if wal_is_safe(sqlite3.sqlite_version_info) else "DELETE"
    pragmas = {
        "journal_mode": journal,
        "synchronous": "FULL",
        "foreign_keys": "ON",
        "cache_size": "-64000",
        "temp_store": "MEMORY",
        "secure_delete": "ON",
    }
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": name,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "".join(f"PRAGMA {key}={value};" for key, value in pragmas.items()),
        },
    }


def _postgresql(parts: Any) -> dict[str, Any]:
    query = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path[1:]),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.pop("host", None) or parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": query,
    }
