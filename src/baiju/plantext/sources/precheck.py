"""Looks at a zip file before anything inside is parsed: names, sizes, overlaps, entities."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib

from baiju.plantext.model import Refused

MEMBERS = 2_000
UNPACKED = 64 << 20
"""Bytes of all members together."""
PART = 16 << 20
"""Bytes of one part that is parsed."""
TAGS = 1_000_000
"""Start and end tags of one part; its tree takes some 100 bytes for each."""
RATIO = 250
"""A file of more than `SMALL` bytes unpacked may be so many times as large as packed, not more."""
SMALL = 4 << 20
PROLOG = 4096
LOCAL_HEADER = 30
LENGTHS = struct.Struct("<HH")
"""The last fields of a local header: how long the name is, and the extra field."""
ROOT = re.compile(rb"<[A-Za-z]")
FORBIDDEN = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
BAD_NAME = re.compile(r"(^|/)\.\.(/|$)|^/|^[A-Za-z]:|\\|[\x00-\x1f]")
SYMLINK = 0o120000
XML = (".xml", ".rels", ".vml")
READ_ERRORS = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError)


def package(data: bytes) -> zipfile.ZipFile:
    """The opened zip file, if its directory is sound and no XML in it declares a DTD or entities."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except READ_ERRORS as error:
        raise broken() from error
    members = archive.infolist()
    _check_names(members)
    _check_sizes(members, len(data))
    _check_overlaps(members, data[: archive.start_dir])
    for member in members:
        if member.filename.lower().endswith(XML):
            _check_prolog(_inflate(archive, member, PROLOG))
    return archive


def part(archive: zipfile.ZipFile, name: str) -> bytes:
    """A part inflated, its bytes counted; empty when it is missing."""
    try:
        member = archive.getinfo(name)
    except KeyError:
        return b""
    content = _inflate(archive, member, PART + 1)
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


def _check_names(members: list[zipfile.ZipInfo]) -> None:
    names = [member.filename for member in members]
    if len(names) > MEMBERS or len({name.lower() for name in names}) < len(names):
        raise hostile()
    for member in members:
        kind = (member.external_attr >> 16) & 0o170000
        if BAD_NAME.search(member.orig_filename) or kind == SYMLINK:
            raise hostile()
        if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise hostile()
        if member.flag_bits & 1:
            raise Refused("The file has a password. Remove the password and read it again.")


def _check_sizes(members: list[zipfile.ZipInfo], packed: int) -> None:
    unpacked = sum(member.file_size for member in members)
    if unpacked > UNPACKED or (unpacked > SMALL and unpacked > RATIO * packed):
        raise _too_large()


def _check_overlaps(members: list[zipfile.ZipInfo], data: bytes) -> None:
    end = 0
    for member in sorted(members, key=lambda member: member.header_offset):
        start = member.header_offset
        if start < end or start + LOCAL_HEADER > len(data):
            raise hostile()
        name, extra = LENGTHS.unpack_from(data, start + LOCAL_HEADER - LENGTHS.size)
        end = start + LOCAL_HEADER + name + extra + member.compress_size
    if end > len(data):
        raise hostile()


def _inflate(archive: zipfile.ZipFile, member: zipfile.ZipInfo, limit: int) -> bytes:
    try:
        with archive.open(member) as stream:
            return stream.read(limit)
    except READ_ERRORS as error:
        raise broken() from error
    except RuntimeError as error:  # encrypted in its own header, though not in the directory
        raise broken() from error


def _check_prolog(content: bytes) -> None:
    """A DTD stands before the root element, so what stands before it must fit into what was read."""
    readable = content.replace(b"\0", b"")
    root = ROOT.search(readable)
    prolog = readable[: root.start()] if root else readable
    if FORBIDDEN.search(prolog) or (root is None and len(content) == PROLOG):
        raise hostile()


def _too_large() -> Refused:
    return Refused(
        "The Word file unpacks to more than %(limit)d MB. Copy the text of the plan into a new"
        " document and read that.",
        limit=UNPACKED >> 20,
    )
