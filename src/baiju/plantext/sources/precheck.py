"""Opens a Word file only when its package is sound, and says what is the matter when it is not."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager

from baiju.jail import zips
from baiju.plantext.model import Refused

UNPACKED = 64 << 20
"""Bytes of all members together."""
PART = 16 << 20
"""Bytes of one part that is parsed."""
TAGS = 1_000_000
"""Start and end tags of one part; its tree takes some 100 bytes for each."""


def package(data: bytes) -> zipfile.ZipFile:
    """The opened zip file, if its directory is sound and no XML in it declares a DTD or entities."""
    with _worded():
        return zips.opened(io.BytesIO(data), unpacked=UNPACKED)


def part(archive: zipfile.ZipFile, name: str) -> bytes:
    """A part inflated, its bytes counted; empty when it is missing."""
    try:
        member = archive.getinfo(name)
    except KeyError:
        return b""
    with _worded():
        content = zips.inflated(archive, member, PART + 1)
    if len(content) > PART or content.count(b"<") > TAGS:
        raise _too_large()
    if len(content) < member.file_size:
        raise broken()
    return content


def broken() -> Refused:
    """The refusal of a file that is damaged."""
    return Refused(
        "The Word file is damaged or incomplete. Open it in Word or WPS, save it again and read that."
    )


def hostile() -> Refused:
    """The refusal of a file that no office program writes."""
    return Refused(
        "The Word file holds something that no office program writes, so it is not opened."
        " Copy the text of the plan and paste it."
    )


@contextmanager
def _worded() -> Iterator[None]:
    """Say in a sentence why a file is not sound."""
    try:
        yield
    except zips.Unsound as error:
        raise REFUSALS[error.code]() from error


def _password() -> Refused:
    return Refused("The file has a password. Remove the password and read it again.")


def _too_large() -> Refused:
    return Refused(
        "The Word file unpacks to more than %(limit)d MB. Copy the text of the plan into a new"
        " document and read that.",
        limit=UNPACKED >> 20,
    )


REFUSALS = {
    "damaged": broken,
    "hostile": hostile,
    "password": _password,
    "too_large": _too_large,
}
