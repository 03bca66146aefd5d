"""Looks at a zip file before anything inside is parsed: names, sizes, overlaps, entities."""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO

MEMBERS = 2_000
RATIO = 250
"""A file of more than `SMALL` bytes unpacked may be so many times as large as packed, not more."""
SMALL = 4 << 20
PROLOG = 4096
PIECE = 256 << 10
LOCAL_HEADER = 30
LENGTHS = struct.Struct("<HH")
"""The last fields of a local header: how long the name is, and the extra field."""
ROOT = re.compile(rb"<[A-Za-z]")
FORBIDDEN = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
BAD_NAME = re.compile(r"(^|/)\.\.(/|$)|^/|^[A-Za-z]:|\\|[\x00-\x1f]")
SYMLINK = 0o120000
XML = (".xml", ".rels", ".vml")
# NotImplementedError is how zipfile tells a way of packing that it does not know.
READ_ERRORS = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError)


class Unsound(Exception):
    """The file is not opened; `code` is one of damaged, hostile, password and too_large."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def opened(file: IO[bytes], *, unpacked: int) -> zipfile.ZipFile:
    """The opened zip file, if its directory is sound and no XML in it declares a DTD or entities.

    Its members, together, unpack to no more than so many bytes: none is ever read beyond what the
    directory says.
    """
    try:
        archive = zipfile.ZipFile(file)
    except READ_ERRORS as error:
        raise Unsound("damaged") from error
    members = archive.infolist()
    _check_names(members)
    _check_sizes(members, file.seek(0, 2), unpacked)
    _check_overlaps(members, file, archive.start_dir)
    for member in members:
        if member.filename.lower().endswith(XML):
            _check_prolog(prolog(archive, member))
    return archive


def prolog(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """The first bytes of a member."""
    return inflated(archive, member, PROLOG)


def inflated(archive: zipfile.ZipFile, member: zipfile.ZipInfo, limit: int) -> bytes:
    """A member, or as much of it as the limit allows."""
    try:
        with archive.open(member) as stream:
            return stream.read(limit)
    except (
        *READ_ERRORS,
        RuntimeError,
    ) as error:  # encrypted in its own header, though not in the directory
        raise Unsound("damaged") from error


def pieces(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[bytes]:
    """A member piece by piece; at its end its length and its sum have been checked."""
    left = member.file_size
    try:
        with archive.open(member) as stream:
            while piece := stream.read(PIECE):
                left -= len(piece)
                yield piece
    except (*READ_ERRORS, RuntimeError) as error:
        raise Unsound("damaged") from error
    if left:
        raise Unsound("damaged")


def _check_names(members: list[zipfile.ZipInfo]) -> None:
    names = [member.filename for member in members]
    if len(names) > MEMBERS or len({name.lower() for name in names}) < len(names):
        raise Unsound("hostile")
    for member in members:
        kind = (member.external_attr >> 16) & 0o170000
        if BAD_NAME.search(member.orig_filename) or kind == SYMLINK:
            raise Unsound("hostile")
        if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise Unsound("hostile")
        if member.flag_bits & 1:
            raise Unsound("password")


def _check_sizes(members: list[zipfile.ZipInfo], packed: int, limit: int) -> None:
    unpacked = sum(member.file_size for member in members)
    if unpacked > limit or (unpacked > SMALL and unpacked > RATIO * packed):
        raise Unsound("too_large")


def _check_overlaps(members: list[zipfile.ZipInfo], file: IO[bytes], last: int) -> None:
    end = 0
    for member in sorted(members, key=lambda member: member.header_offset):
        start = member.header_offset
        if start < end or start + LOCAL_HEADER > last:
            raise Unsound("hostile")
        file.seek(start + LOCAL_HEADER - LENGTHS.size)
        name, extra = LENGTHS.unpack(file.read(LENGTHS.size))
        end = start + LOCAL_HEADER + name + extra + member.compress_size
    if end > last:
        raise Unsound("hostile")


def _check_prolog(content: bytes) -> None:
    """A DTD stands before the root element, so what stands before it must fit into what was read."""
    readable = content.replace(b"\0", b"")
    root = ROOT.search(readable)
    before = readable[: root.start()] if root else readable
    if FORBIDDEN.search(before) or (root is None and len(content) == PROLOG):
        raise Unsound("hostile")
