"""What a file is by its content: a name may lie."""

from __future__ import annotations

import re

from baiju.plantext.model import Refused

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HEAD = 4096
FLAT_ODF = re.compile(rb"urn:oasis:names:tc:opendocument|<office:document")
WORD_XML = re.compile(rb"schemas\.microsoft\.com/office/(?:word/2003/wordml|2006/xmlPackage)")
TAG = re.compile(
    rb"^\s*<(?:!doctype\s+html|html|head|body|meta|title|div|p|h[1-6]|table|article|section|main|"
    rb"center|span|font|ul|ol|dl|pre|b|strong|!--)[\s>\-]",
    re.IGNORECASE,
)
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*", b"RIFF")
ARCHIVES = (b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"BZh", b"\xfd7zXZ")


def of(data: bytes) -> str:
    """One of zip, ole, html, text; what is plainly something else is refused by its name."""
    if not data.strip():
        raise Refused("The file is empty. Choose the file that holds the plan.")
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    if data.startswith(OLE):
        return "ole"
    _refuse_others(data)
    return "html" if _is_html(data) else "text"


def _refuse_others(data: bytes) -> None:
    head = data[:HEAD].removeprefix(b"\xef\xbb\xbf").lstrip()
    if head.startswith(b"%PDF"):
        raise Refused(
            "This is a PDF. Open it, copy the text of the plan and paste it, or read the Word file."
        )
    if _is_picture(data):
        raise Refused("This is a picture. Read the plan as a Word file or paste its text.")
    if data.startswith(ARCHIVES):
        raise Refused("This is an archive. Unpack it and read the plan inside.")
    if head.startswith(b"{\\rtf") or head[:13].lower() == b"mime-version:":
        raise _other_format()
    if head.startswith(b"<?xml") and (FLAT_ODF.search(head) or WORD_XML.search(head)):
        raise _other_format()


def _is_picture(data: bytes) -> bool:
    # BM and RIFF may begin a text; in a picture zeros follow soon.
    return data.startswith(PICTURES) and b"\0" in data[:64]


def _is_html(data: bytes) -> bool:
    head = data[:HEAD].removeprefix(b"\xef\xbb\xbf")
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head[2:].replace(b"\0", b"")
    if head.lstrip().startswith(b"<?xml"):
        head = head.partition(b"?>")[2]
    return bool(TAG.match(head))


def _other_format() -> Refused:
    return Refused(
        "The file is in another format than its name says. Open it in Word or WPS, save it as .docx"
        " and read that."
    )
