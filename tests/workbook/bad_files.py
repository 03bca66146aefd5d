"""A catalogue of bad files: each with its name and the code of the refusal that it must meet."""

import io
import random
import struct
import zipfile
from collections.abc import Callable

import pytest
import xlsxwriter

from .bookfile import OFFICE, PACKAGE, TYPES, book, inline, packed, parts, relations, row, sheet
from .oldfile import compound, locked_xls, ods

GOOD = row(1, inline("A1", "姓名")) + row(2, inline("A2", "赵甲"))
ENTITY = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
NESTED = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {after} "{f"&{before};" * 10}">'
    for before, after in zip("abcdefgh", "bcdefghi", strict=True)
)
CORNER = '<c r="XFD1048576"><v>1</v></c>'


def with_part(name: str, content: str | bytes) -> bytes:
    return packed({**parts(sheet(GOOD)), name: content})


def without_part(name: str) -> bytes:
    found = parts(sheet(GOOD))
    del found[name]
    return packed(found)


def in_front(name: str, before: str) -> bytes:
    found = parts(sheet(GOOD))
    return packed({**found, name: before + str(found[name])})


def related(target: str, more: str = "") -> bytes:
    return with_part("xl/_rels/workbook.xml.rels", relations(("worksheet", target), more=more))


def external() -> bytes:
    """The only sheet is said to lie elsewhere."""
    link = f'<Relationship Id="r1" Type="{OFFICE}/worksheet" Target="http://127.0.0.1:9/s.xml" TargetMode="External"/>'
    return with_part(
        "xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{PACKAGE}">{link}</Relationships>'
    )


def long_string(length: int) -> bytes:
    return book(row(1, inline("A1", "文" * (length // 3))))


def noisy_string() -> bytes:
    """A text without end that does not pack well."""
    return book(row(1, inline("A1", random.Random(7).randbytes(5 << 20).hex())))


def lying() -> bytes:
    """The directory says the sheet has ten bytes; it unpacks to 40 MB."""
    whole = long_string(40 << 20)
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        size = archive.getinfo("xl/worksheets/sheet1.xml").file_size
    return whole.replace(struct.pack("<L", size), struct.pack("<L", 10))


def shared_string() -> bytes:
    rows = "".join(row(n, f'<c r="A{n}" t="s"><v>0</v></c>') for n in range(1, 20_001))
    return book(rows, strings=f"<si><t>{'文' * 32_000}</t></si>")


def deep() -> bytes:
    return book(row(1, f'<c r="A1"><is>{"<r>" * 200_000}{"</r>" * 200_000}</is></c>'))


def same_row() -> bytes:
    return book("".join(row(1, f'<c r="A1"><v>{n}</v></c>') for n in range(400_000)))


def twice() -> bytes:
    members = parts(sheet(GOOD))
    with pytest.warns(UserWarning, match="Duplicate"):
        return packed([*members.items(), ("xl/workbook.xml", members["xl/workbook.xml"])])


def symlink() -> bytes:
    link = zipfile.ZipInfo("xl/link.xml")
    link.external_attr = 0o120777 << 16
    buffer = io.BytesIO(book(GOOD))
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr(link, "/etc/passwd")
    return buffer.getvalue()


def overlapping() -> bytes:
    """Two names in the directory for the same bytes."""
    data = book(GOOD)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        start = archive.start_dir
    end = data.rfind(b"PK\x05\x06")
    directory = data[start:end]
    name = b"[Content_Types].xml"
    first = directory[: 46 + len(name)].replace(name, b"[Content_Types].xmm")
    count = struct.unpack_from("<H", data, end + 10)[0] + 1
    closing = struct.pack(
        "<LHHHHLLH", 0x06054B50, 0, 0, count, count, len(directory + first), start, 0
    )
    return data[:start] + directory + first + closing


def encrypted_members() -> bytes:
    data = bytearray(book(GOOD))
    at = -1
    while (at := data.find(b"PK\x01\x02", at + 1)) >= 0:
        data[at + 8] |= 1
    return bytes(data)


def many_sheets() -> bytes:
    buffer = io.BytesIO()
    made = xlsxwriter.Workbook(buffer)
    for _ in range(500):
        made.add_worksheet()
    made.close()
    return buffer.getvalue()


def members(kind: str) -> bytes:
    return packed({kind: "x", "other.xml": "<a/>"})


REFUSALS: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "I-01 string of 10 MB": (noisy_string, "a.xlsx", "huge_cell"),
    "I-01 one long string in 20,000 rows": (shared_string, "a.xlsx", "too_large"),
    "I-07 elements without end": (deep, "a.xlsx", "hostile"),
    "I-02 one row 400,000 times": (same_row, "a.xlsx", "damaged"),
    "I-03 first and last cell": (
        lambda: book(row(1, '<c r="A1"><v>1</v></c>') + row(1_048_576, CORNER)),
        "a.xlsx",
        "huge_sheet",
    ),
    "I-04 last cell": (lambda: book(row(1_048_576, CORNER)), "a.xlsx", "huge_sheet"),
    "I-04 last column": (
        lambda: book(row(1, '<c r="XFD1"><v>1</v></c>')),
        "a.xlsx",
        "too_wide",
    ),
    "I-05 lying directory": (lying, "a.xlsx", "damaged"),
    "I-06 60,000 members": (
        lambda: packed({**parts(sheet(GOOD)), **{f"xl/{n}": "" for n in range(60_000)}}),
        "a.xlsx",
        "hostile",
    ),
    "I-06 zip in a zip": (lambda: packed({"a.zip": packed({"a": "b"})}), "a.xlsx", "archive"),
    "I-06 overlapping members": (overlapping, "a.xlsx", "hostile"),
    "I-07 entities in a sheet": (
        lambda: in_front("xl/worksheets/sheet1.xml", NESTED + "]>"),
        "a.xlsx",
        "hostile",
    ),
    "I-07 entities in the strings": (
        lambda: in_front("xl/sharedStrings.xml", NESTED + "]>"),
        "a.xlsx",
        "hostile",
    ),
    "I-07 entities in the styles": (
        lambda: in_front("xl/styles.xml", NESTED + "]>"),
        "a.xlsx",
        "hostile",
    ),
    "I-07 entities behind a comment": (
        lambda: in_front("xl/workbook.xml", f"<!--{'x' * 5_000}-->{ENTITY}"),
        "a.xlsx",
        "hostile",
    ),
    "I-07 entities in another encoding": (
        lambda: with_part("xl/styles.xml", (ENTITY + "<a/>").encode("utf-16")),
        "a.xlsx",
        "hostile",
    ),
    "I-08 entity from a file": (
        lambda: in_front("xl/worksheets/sheet1.xml", ENTITY),
        "a.xlsx",
        "hostile",
    ),
    "I-12 Numbers": (lambda: members("Index/Document.iwa"), "a.numbers", "numbers"),
    "I-12 Word": (lambda: members("word/document.xml"), "a.xlsx", "word"),
    "I-12 slides": (lambda: members("ppt/presentation.xml"), "a.xlsx", "slides"),
    "I-12 old Word": (lambda: compound("WordDocument"), "a.xls", "word"),
    "I-12 other compound file": (lambda: compound("Contents"), "a.xls", "unknown"),
    "I-12 OFD": (lambda: members("OFD.xml"), "a.xlsx", "document"),
    "I-12 rich text": (lambda: rb"{\rtf1 a}", "a.xls", "document"),
    "I-12 text document": (
        lambda: packed({"mimetype": "application/vnd.oasis.opendocument.text"}),
        "a.ods",
        "word",
    ),
    "I-12 PDF": (lambda: b"%PDF-1.7\n", "a.xlsx", "pdf"),
    "I-12 picture": (lambda: b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a.xlsx", "picture"),
    "I-12 archive": (lambda: b"Rar!\x1a\x07\0", "a.xlsx", "archive"),
    "I-12 XML table": (
        lambda: b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>',
        "a.xls",
        "xml",
    ),
    "I-12 web archive": (lambda: b"MIME-Version: 1.0\n", "a.xls", "web_archive"),
    "I-12 page without a table": (lambda: b"<html><p>a</p></html>", "a.xls", "no_table"),
    "I-12 noise": (lambda: b"\1" + random.Random(7).randbytes(100_000), "a.xls", "unknown"),
    "I-13 locked package": (lambda: compound("EncryptedPackage"), "a.xlsx", "password"),
    "I-13 locked .xls": (locked_xls, "a.xls", "password"),
    "I-13 locked open document": (
        lambda: ods("", "<file-entry><encryption-data/></file-entry>"),
        "a.ods",
        "password",
    ),
    "I-13 locked members": (encrypted_members, "a.xlsx", "password"),
    "I-15 lines in two encodings": (
        lambda: "姓名,单位\n".encode() + "赵甲,栎新机械厂\n".encode("gb18030"),
        "a.csv",
        "mixed_encoding",
    ),
    "I-15 UTF-8 behind GB18030": (
        lambda: "姓名,单位\n".encode("gb18030") + "赵甲,栎新机械厂\n".encode(),
        "a.csv",
        "mixed_encoding",
    ),
    "I-15 another encoding": (lambda: "имя,дом\n".encode("koi8-r") * 20, "a.csv", "encoding"),
    "I-15 half a character": (
        lambda: "姓名,单位\n".encode("gb18030") + b"\x81",
        "a.csv",
        "mixed_encoding",
    ),
    "I-32 16,384 columns": (
        lambda: (",".join(map(str, range(16_384)))).encode(),
        "a.csv",
        "too_wide",
    ),
    "I-32 500 sheets": (many_sheets, "a.xlsx", "too_many_sheets"),
    "I-32 too many rows": (lambda: b"1\n" * 300_001, "a.csv", "too_many_rows"),
    "I-35 name above the package": (lambda: with_part("../../x", "x"), "a.xlsx", "hostile"),
    "I-35 name of a drive": (lambda: with_part("C:\\x", "x"), "a.xlsx", "hostile"),
    "I-35 name from the root": (lambda: with_part("/etc/x", "x"), "a.xlsx", "hostile"),
    "I-35 link": (symlink, "a.xlsx", "hostile"),
    "I-35 two parts of one name": (twice, "a.xlsx", "hostile"),
    "I-36 sheet outside": (external, "a.xlsx", "damaged"),
    "I-36 sheet above the package": (lambda: related("../../../etc/passwd"), "a.xlsx", "damaged"),
    "I-36 sheet that is the book": (lambda: related("workbook.xml"), "a.xlsx", "damaged"),
    "I-36 sheet that is missing": (lambda: related("worksheets/no.xml"), "a.xlsx", "damaged"),
    "I-36 no relations": (lambda: without_part("_rels/.rels"), "a.xlsx", "damaged"),
    "I-36 no relations of the book": (
        lambda: without_part("xl/_rels/workbook.xml.rels"),
        "a.xlsx",
        "damaged",
    ),
    "I-36 nothing but types": (lambda: packed({"[Content_Types].xml": TYPES}), "a.xlsx", "damaged"),
    "two sheets in one part": (
        lambda: packed(
            {
                **parts(sheet(GOOD), sheet(GOOD)),
                "xl/_rels/workbook.xml.rels": relations(
                    *[("worksheet", "worksheets/sheet1.xml")] * 2
                ),
            }
        ),
        "a.xlsx",
        "damaged",
    ),
    "empty": (lambda: b"", "a.xlsx", "empty"),
    "row that never ends": (
        lambda: with_part("xl/worksheets/sheet1.xml", "<worksheet><sheetData><row r='1'>"),
        "a.xlsx",
        "damaged",
    ),
    "cell that never ends": (
        lambda: book(row(1, '<c r="A1"><v>1</v>')),
        "a.xlsx",
        "damaged",
    ),
    "cell in another row": (lambda: book(row(1, inline("A2", "甲"))), "a.xlsx", "damaged"),
    "cell twice": (
        lambda: book(row(1, inline("A1", "甲"), inline("A1", "乙"))),
        "a.xlsx",
        "damaged",
    ),
    "quotation mark never closed": (
        '姓名,单位\n"赵甲,栎新\n钱乙,栎新\n'.encode,
        "a.csv",
        "quotes",
    ),
    "cell of a text table without end": (lambda: b"a" * (9 << 20), "a.csv", "huge_cell"),
    "large web page": (lambda: b"<table>" + b" " * (9 << 20), "a.xls", "large_page"),
    "compound file that bites its tail": (
        lambda: compound("Workbook").replace(
            struct.pack("<II", 0xFFFFFFFD, 0xFFFFFFFE), struct.pack("<II", 0xFFFFFFFD, 1)
        ),
        "a.xls",
        "damaged",
    ),
}
