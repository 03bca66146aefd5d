"""What a file is by its content: a name may lie."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import IO

from . import compound, screen
from .model import Refused

HEAD = 4096
ZIP = (b"PK\x03\x04", b"PK\x05\x06")
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*", b"RIFF")
ARCHIVES = (b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"BZh", b"\xfd7zXZ")
TAG = re.compile(
    rb"\s*<(?:!doctype\s+html|html|head|body|meta|title|style|div|p|h[1-6]|table|center|span|font|"
    rb"br|!--)[\s>/\-]",
    re.IGNORECASE,
)
PACKAGES = (
    ("xlsx", "xl/workbook.xml"),
    ("xlsb", "xl/workbook.bin"),
    ("word", "word/"),
    ("slides", "ppt/"),
    ("numbers", "index/document.iwa"),
    ("numbers", "index.zip"),
    ("document", "ofd.xml"),
)
"""Kinds of packages by a part that they hold."""
OPEN_DOCUMENTS = {
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
    b"application/vnd.oasis.opendocument.spreadsheet-template": "ods",
    b"application/vnd.oasis.opendocument.text": "word",
    b"application/vnd.oasis.opendocument.presentation": "slides",
}
STREAMS = (
    ("password", "EncryptedPackage"),
    ("xls", "Workbook"),
    ("xls", "Book"),
    ("word", "WordDocument"),
    ("slides", "PowerPoint Document"),
)
"""Kinds of compound files by a stream that they hold."""
ENDINGS = {
    "xlsx": (".xlsx", ".xltx", ".et", ".ett"),
    "xlsm": (".xlsm", ".xltm", ".et", ".ett"),
    "xls": (".xls", ".xlt", ".et", ".ett"),
    "xlsb": (".xlsb",),
    "ods": (".ods", ".ots"),
    "html": (".html", ".htm"),
    "csv": (".csv", ".txt", ".tsv"),
}
"""How files of a kind are named."""
READ = frozenset(ENDINGS)


def of(file: IO[bytes]) -> str:
    """One of xlsx, xls, xlsb, ods, html, csv; whatever else it is, `Refused` names it."""
    file.seek(0)
    head = file.read(HEAD)
    kind = _kind(file, head)
    if kind not in READ:
        raise Refused(code=kind)
    return kind


def is_named(kind: str, name: str) -> bool:
    """Does the name say what the file is?"""
    return PurePath(name).suffix.lower() in ENDINGS[kind]


def _kind(file: IO[bytes], head: bytes) -> str:
    if head.startswith(ZIP):
        return _package(file)
    if head.startswith(compound.MARK):
        streams = compound.opened(file).streams
        return next((kind for kind, name in STREAMS if name in streams), "unknown")
    if head.startswith(ARCHIVES):
        return "archive"
    # BM and RIFF may begin a text; in a picture zeros follow soon.
    if head.startswith(PICTURES) and b"\0" in head[:64]:
        return "picture"
    return _text(head)


def _package(file: IO[bytes]) -> str:
    archive = screen.opened(file)
    names = [name.lower() for name in archive.namelist()]
    for kind, part in PACKAGES:
        if any(name.startswith(part) for name in names):
            return kind
    if "mimetype" in names:
        return OPEN_DOCUMENTS.get(screen.start(archive, "mimetype").strip(), "document")
    return "xlsx" if "[content_types].xml" in names else "archive"


def _text(head: bytes) -> str:
    readable = head.removeprefix(b"\xef\xbb\xbf")
    if readable.startswith((b"\xff\xfe", b"\xfe\xff")):
        readable = readable[2:].replace(b"\0", b"")
    readable = readable.lstrip()
    if readable.startswith(b"%PDF"):
        return "pdf"
    if readable.startswith(b"{\\rtf"):
        return "document"
    if readable[:13].lower() == b"mime-version:":
        return "web_archive"
    if readable.startswith(b"<?xml"):
        inside = readable.partition(b"?>")[2]
        return "html" if TAG.match(inside) else "xml"
    return "html" if TAG.match(readable) else "csv"
