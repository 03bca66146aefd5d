"""Looks at a package before any of its parts is parsed, and names what in it is not taken in."""

from __future__ import annotations

import zipfile
from collections.abc import Collection
from typing import IO

from baiju.jail import zips

from . import limits, markup

LEFT_ASIDE = {
    "macros": ("vbaproject.bin", "macrosheets/", "basic/"),
    "links": ("externallinks/",),
    "connections": ("connections.xml", "connections.bin", "querytables/"),
}
"""What a reader does without, by how a part of the package that holds it is called."""
QUERY = b"DataMashup"
"""The root of a part that holds Power Query."""


def opened(file: IO[bytes]) -> zipfile.ZipFile:
    """The package, if its directory is sound and it unpacks to a bearable size."""
    with markup.worded():
        return zips.opened(file, unpacked=limits.UNPACKED)


def check(archive: zipfile.ZipFile, but: Collection[str] = ()) -> None:
    """Unpack every part once, counting, so that a damaged one shows before a row is read."""
    with markup.worded():
        for member in archive.infolist():
            if member.filename not in but:
                for _ in zips.pieces(archive, member):
                    continue


def start(archive: zipfile.ZipFile, name: str) -> bytes:
    """The first bytes of a part."""
    with markup.worded():
        return zips.prolog(archive, archive.getinfo(name))


def warnings(archive: zipfile.ZipFile) -> list[str]:
    """The codes of what lies in the package and is not taken in."""
    names = [name.lower() for name in archive.namelist()]
    found = [
        code
        for code, parts in LEFT_ASIDE.items()
        if any(part in name for name in names for part in parts)
    ]
    return found + (["queries"] if _has_queries(archive) else [])


def _has_queries(archive: zipfile.ZipFile) -> bool:
    with markup.worded():
        return any(
            QUERY in zips.prolog(archive, member).replace(b"\0", b"")
            for member in archive.infolist()
            if member.filename.lower().startswith("customxml/item")
        )
