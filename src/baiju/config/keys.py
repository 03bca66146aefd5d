"""The keys of an installation: made at the first start, kept in a file of their own."""

from __future__ import annotations

import base64
import json
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

FILE, DATABASE = "keys.json", "baiju.sqlite3"


@dataclass(frozen=True)
class Keys:
    """What signs sessions and links, encrypts sensitive fields (key id -> 32 bytes), and finds them again."""

    signing: str
    fields: dict[str, bytes]
    current: str
    blinding: bytes
    """It makes the fingerprints of encrypted values, and never changes: they could not be found any more."""


def load(home: Path) -> Keys:
    """The keys of this data folder; they are made when there are none yet."""
    file = home / FILE
    if not file.exists():
        _refuse_lost(home)
        _make(file)
    _complete(file)
    keys = _read(file)
    if len(keys.signing) < 40 or keys.signing.startswith("django-insecure"):
        raise ImproperlyConfigured(f"The signing key in {file} is too short or known to everyone.")
    return keys


def _complete(file: Path) -> None:
    """Files of the first version lack the key of the fingerprints; nothing was found by one yet."""
    try:
        written = json.loads(file.read_text("utf-8"))
    except ValueError:
        return  # said where it is read
    if isinstance(written, dict) and "fields" in written and "blinding" not in written:
        whole = {**written, "blinding": base64.b64encode(secrets.token_bytes(32)).decode()}
        fresh = file.with_suffix(".new")
        fresh.unlink(missing_ok=True)
        _write(fresh, whole)
        fresh.replace(file)


def _read(file: Path) -> Keys:
    try:
        written = json.loads(file.read_text("utf-8"))
        fields = {name: base64.b64decode(value) for name, value in written["fields"].items()}
        blinding = base64.b64decode(written["blinding"])
        return Keys(str(written["signing"]), fields, str(written["current"]), blinding)
    except (ValueError, KeyError, TypeError, AttributeError) as broken:
        raise ImproperlyConfigured(
            f"{file} cannot be read. Put the copy you kept in its place."
        ) from broken


def _refuse_lost(home: Path) -> None:
    """New keys beside an old database would open nothing of it, and mix with it."""
    if (home / DATABASE).exists():
        raise ImproperlyConfigured(
            f"{home / FILE} is missing, but the database is there. "
            "Put the copy you kept in its place."
        )


def _make(file: Path) -> None:
    made = {
        "signing": secrets.token_urlsafe(64),
        "fields": {"1": base64.b64encode(secrets.token_bytes(32)).decode()},
        "current": "1",
        "blinding": base64.b64encode(secrets.token_bytes(32)).decode(),
    }
    try:
        _write(file, made)
    except FileExistsError:
        return  # another process was first


def _write(file: Path, made: Mapping[str, object]) -> None:
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as out:
        json.dump(made, out, indent=1)
        out.flush()
        os.fsync(out.fileno())  # what is sealed from now on must not outlive it
