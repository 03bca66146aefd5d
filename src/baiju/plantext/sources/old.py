"""Files of older office programs (.doc, .wps): LibreOffice makes them .docx, inside the jail."""

from __future__ import annotations

import shutil

from baiju import jail
from baiju.plantext.model import Refused, Source

SECONDS = 60
MEMORY = 3 << 30
"""Address space, most of it never touched: LibreOffice needs 1.5 GB of it to start."""
CONVERT = """
cat > /tmp/given.doc
soffice -env:UserInstallation=file:///tmp/profile --headless --norestore --nolockcheck \
    '--infilter=MS Word 97' --convert-to docx --outdir /tmp/made /tmp/given.doc >&2
cat /tmp/made/given.docx
"""
DIRECTORY = 512
"""Streams are named in the directory, which stands behind the header of so many bytes."""


def read(data: bytes, name: str) -> Source:
    """The text of the converted file."""
    from . import word

    return word.read(convert(data), name, form(name))


def form(name: str) -> str:
    """Both kinds are alike inside; only the name tells them apart."""
    return "wps" if name.lower().endswith(".wps") else "doc"


def convert(data: bytes) -> bytes:
    """The same document as .docx, made in a child without network and without files."""
    _refuse_others(data)
    if shutil.which("soffice") is None or not jail.walls.stand():
        raise Refused(
            "Files of older office programs (.doc, .wps) are read only where LibreOffice and"
            " bubblewrap are installed. Open the file in Word or WPS, save it as .docx and read that."
        )
    try:
        made = jail.run(["/bin/sh", "-ec", CONVERT], data, seconds=SECONDS, memory=MEMORY)
    except (jail.Broken, jail.OutOfTime) as error:
        raise Refused(
            "The file could not be converted. Open it in Word or WPS, save it as .docx and read that."
        ) from error
    return made


def _refuse_others(data: bytes) -> None:
    if _has(data, "EncryptedPackage") or _is_encrypted(data):
        raise Refused("The file has a password. Remove the password and read it again.")
    if _has(data, "Workbook") and not _has(data, "WordDocument"):
        raise Refused("This is a workbook. Read the plan as a Word file or paste its text.")
    if not _has(data, "WordDocument"):
        raise Refused(
            "This is neither a text nor a Word document. Save the plan as .docx or as UTF-8 text and"
            " read it again."
        )


def _has(data: bytes, stream: str) -> bool:
    return stream.encode("utf-16-le") in data[DIRECTORY:]


def _is_encrypted(data: bytes) -> bool:
    """The first words of a Word document say so; they stand at the start of a sector."""
    head = data[DIRECTORY : DIRECTORY + 12]
    return head[:2] == b"\xec\xa5" and bool(int.from_bytes(head[10:12], "little") & 0x0100)
