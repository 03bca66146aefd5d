"""The keys of an installation: made at the first start, kept in a file of their own."""

from __future__ import annotations

import base64
import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

PUBLIC = {"only-for-development", "changeme", "secret", "django-insecure"}
FILE = "keys.json"


@dataclass(frozen=True)
class Keys:
    """What signs sessions and links, and what encrypts sensitive fields (key id -> 32 bytes)."""

    signing: str
    fields: dict[str, bytes]
    current: str


def load(home: Path) -> Keys:
    """The keys of this data folder; they are made when there are none yet."""
    file = home / FILE
    if not file.exists():
        _make(file)
    written = json.loads(file.read_text("utf-8"))
    signing = str(written["signing"])
    if len(signing) < 40 or signing in PUBLIC:
        raise ImproperlyConfigured(f"The signing key in {file} is too short or known to everyone.")
    fields = {name: base64.b64decode(value) for name, value in written["fields"].items()}
    return Keys(signing, fields, str(written["current"]))


def _make(file: Path) -> None:
    made = {
        "signing": secrets.token_urlsafe(64),
        "fields": {"1": base64.b64encode(secrets.token_bytes(32)).decode()},
        "current": "1",
    }
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as out:
        json.dump(made, out, indent=1)
