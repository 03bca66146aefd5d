"""Workbooks of older kinds, written record by record or by another library."""

from __future__ import annotations

import io
import struct
from collections.abc import Mapping

import xlwt

from .bookfile import packed


def compound(*names: str) -> bytes:
    """A compound file with streams of these names and nothing in them."""
    entries = b""
    for number, name in enumerate(("Root Entry", *names)):
        written = name.encode("utf-16-le")
        after = number + 1 if 0 < number < len(names) else 0xFFFFFFFF
        child = 1 if number == 0 else 0xFFFFFFFF
        entries += written.ljust(64, b"\0") + struct.pack(
            "<HBBIII36xII4x", len(written) + 2, 5 if number == 0 else 2, 1, 0xFFFFFFFF, after, child, 0xFFFFFFFE, 0
        )  # fmt: skip
    header = bytearray(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\xff"))
    header[24:34] = struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
    header[44:52] = struct.pack("<II", 1, 1)
    header[56:80] = struct.pack("<IIIIII", 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0, 0)
    table = struct.pack("<II", 0xFFFFFFFD, 0xFFFFFFFE).ljust(512, b"\xff")
    return bytes(header) + table + entries.ljust(512, b"\0")


def locked_xls() -> bytes:
    """A record that asks for a password behind the first one."""
    data = xls()
    at = data.find(b"\x09\x08\x10\x00") + 20
    return data[:at] + b"\x2f\x00\x36\x00" + bytes(54) + data[at + 58 :]


def xls() -> bytes:
    made = xlwt.Workbook()
    page = made.add_sheet("会员")
    for number, text in enumerate(("姓名", "赵甲")):
        page.write(number, 0, text)
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def xlsb(rows: Mapping[int, Mapping[int, str | float | bool]]) -> bytes:
    """A binary package of one sheet; rows and columns are counted from 0."""
    bundle = struct.pack("<II", 0, 1) + _wide("r1") + _wide("会员")
    found = b"".join(
        _record(0, struct.pack("<IIHBBB", number, 0, 300, 0, 0, 0) + struct.pack("<I", 0))
        + b"".join(_cell(column, value) for column, value in cells.items())
        for number, cells in rows.items()
    )
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    size = struct.pack("<IIII", min(rows), max(rows), 0, 9)
    return packed(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": f'<Relationships xmlns="{package}"><Relationship Id="r1" '
            f'Type="{office}/officeDocument" Target="xl/workbook.bin"/></Relationships>',
            "xl/workbook.bin": _record(131, b"")
            + _record(143, b"")
            + _record(156, bundle)
            + _record(144, b"")
            + _record(132, b""),
            "xl/_rels/workbook.bin.rels": f'<Relationships xmlns="{package}"><Relationship Id="r1" '
            f'Type="{office}/worksheet" Target="worksheets/sheet1.bin"/></Relationships>',
            "xl/worksheets/sheet1.bin": _record(129, b"")
            + _record(148, size)
            + _record(145, b"")
            + found
            + _record(146, b"")
            + _record(130, b""),
        }
    )


def ods(rows: str, settings: str = "") -> bytes:
    """An open document of one sheet, its rows as markup."""
    names = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
        for short, long in (("office", "office"), ("table", "table"), ("text", "text"))
    )
    content = (
        f"<office:document-content {names}><office:body><office:spreadsheet>"
        f'<table:table table:name="会员">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": f"<manifest>{settings}</manifest>",
            "content.xml": content,
        }
    )


def _record(kind: int, content: bytes) -> bytes:
    number = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    length, left = b"", len(content)
    while left > 127:
        length, left = length + bytes([left & 0x7F | 0x80]), left >> 7
    return number + length + bytes([left]) + content


def _cell(column: int, value: str | float | bool) -> bytes:
    place = struct.pack("<II", column, 0)
    if isinstance(value, bool):
        return _record(4, place + bytes([value]))
    if isinstance(value, str):
        return _record(6, place + _wide(value))
    return _record(5, place + struct.pack("<d", value))


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")
