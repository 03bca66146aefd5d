"""Reads the word lists: one entry a line, `#` begins a remark, `[name]` begins a part."""

from __future__ import annotations

from pathlib import Path

_FOLDER = Path(__file__).parent / "words"


def lines(name: str) -> list[str]:
    """The entries of a list, without remarks and blank lines."""
    text = (_FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    entries = (line.strip() for line in text.splitlines())
    return [entry for entry in entries if entry and not entry.startswith("#")]


def parts(name: str) -> dict[str, list[str]]:
    """The entries of a list by the part they stand in."""
    found: dict[str, list[str]] = {}
    part: list[str] = []
    for entry in lines(name):
        if entry.startswith("[") and entry.endswith("]"):
            part = found.setdefault(entry[1:-1], [])
        else:
            part.extend(entry.split())
    return found
