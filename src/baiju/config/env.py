"""Settings from the environment: each read once, typed and strict."""

from __future__ import annotations

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

TRUTHS = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}


def text(name: str, default: str = "") -> str:
    """The value as it is written."""
    return os.environ.get(name, default)


def flag(name: str, *, default: bool = False) -> bool:
    """A truth: 1, true, yes or 0, false, no; anything else stops the start-up."""
    written = os.environ.get(name)
    if written is None or written == "":
        return default
    if written.lower() not in TRUTHS:
        raise ImproperlyConfigured(f"{name} is {written!r}; it must be 1 or 0.")
    return TRUTHS[written.lower()]


def number(name: str, default: int) -> int:
    """A whole number; anything else stops the start-up."""
    written = os.environ.get(name, "")
    if not written:
        return default
    if not written.isascii() or not written.isdigit():
        raise ImproperlyConfigured(f"{name} is {written!r}; it must be a whole number.")
    return int(written)


def items(name: str, default: str = "") -> list[str]:
    """Several values, parted by commas."""
    return [each.strip() for each in os.environ.get(name, default).split(",") if each.strip()]


def home() -> Path:
    """The one data folder: BAIJU_HOME, or the platform's place for programs' data."""
    given = os.environ.get("BAIJU_HOME")
    folder = Path(given).expanduser() if given else _platform_home()
    folder.mkdir(0o700, parents=True, exist_ok=True)
    return folder.resolve()


def _platform_home() -> Path:
    if local := os.environ.get("LOCALAPPDATA"):
        return Path(local) / "baiju"
    if data := os.environ.get("XDG_DATA_HOME"):
        return Path(data) / "baiju"
    mac = Path.home() / "Library" / "Application Support"
    return mac / "baiju" if mac.is_dir() else Path.home() / ".local" / "share" / "baiju"
