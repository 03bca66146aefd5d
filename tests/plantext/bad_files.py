"""A catalogue of bad files: what cannot be read, with a word of the refusal, and what is only odd."""

import io
import random
import struct
import zipfile
from collections.abc import Callable

import pytest

from .wordfile import NAMESPACES, level, numbered, numbering, packed, paragraph, parts, run, word


def with_part(name: str, content: str | bytes, body: str = paragraph("一、正文")) -> bytes:
    return packed({**parts(body), name: content})


ENTITY = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
NESTED = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {after} "{f"&{before};" * 10}">'
    for before, after in zip("abcdefgh", "bcdefghi", strict=True)
)


def document(before: str, body: str) -> bytes:
    text = f"{before}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"
    return packed({**parts(""), "word/document.xml": text})


def bomb() -> bytes:
    return with_part("word/media/image.xml", b"<a>" + b" " * (100 << 20))


def lying() -> bytes:
    """The directory says the body has ten bytes; it unpacks to 30 MB."""
    whole = document("", paragraph("文" * (10 << 20)))
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        size = archive.getinfo("word/document.xml").file_size
    return whole.replace(struct.pack("<L", size), struct.pack("<L", 10))


def encrypted() -> bytes:
    data = bytearray(word(paragraph("正文")))
    at = -1
    while (at := data.find(b"PK\x01\x02", at + 1)) >= 0:
        data[at + 8] |= 1
    return bytes(data)


def overlapping() -> bytes:
    """Two names in the directory for the same bytes."""
    data = word(paragraph("正文"))
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


def symlink() -> bytes:
    link = zipfile.ZipInfo("word/link.xml")
    link.external_attr = 0o120777 << 16
    buffer = io.BytesIO(word(paragraph("正文")))
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr(link, "/etc/passwd")
    return buffer.getvalue()


def wrong_sum() -> bytes:
    data = word(paragraph("正文" * 50))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        crc = archive.getinfo("word/document.xml").CRC
    return data.replace(struct.pack("<L", crc), struct.pack("<L", crc ^ 1))


def cut(share: float) -> Callable[[], bytes]:
    data = word(paragraph("正文" * 500))
    return lambda: data[: int(len(data) * share)]


def many_members() -> bytes:
    return packed({**parts(paragraph("正文")), **{f"word/{n}.txt": "" for n in range(60_000)}})


def twice() -> bytes:
    members = parts(paragraph("正文"))
    with pytest.warns(UserWarning, match="Duplicate"):
        return packed([*members.items(), ("word/document.xml", members["word/document.xml"])])


def noise() -> bytes:
    return b"\0" + random.Random(7).randbytes(100_000)


REFUSALS: dict[str, tuple[Callable[[], bytes], str, str]] = {
    # U-01, U-02: entities
    "entity in the body": (lambda: document(ENTITY, paragraph("&e;")), "a.docx", "办公软件"),
    "entity in a header": (lambda: with_part("word/header1.xml", ENTITY), "a.docx", "办公软件"),
    "entity in footnotes": (lambda: with_part("word/footnotes.xml", ENTITY), "a.docx", "办公软件"),
    "entity in the types": (
        lambda: with_part("[Content_Types].xml", ENTITY),
        "a.docx",
        "办公软件",
    ),
    "entity behind a comment": (
        lambda: document("<!--" + "x" * 5_000 + "-->" + ENTITY[21:], paragraph("&e;")),
        "a.docx",
        "办公软件",
    ),
    "entity in another encoding": (
        lambda: with_part("word/styles.xml", ENTITY.encode("utf-16")),
        "a.docx",
        "办公软件",
    ),
    "nested entities": (lambda: document(NESTED + "]>", paragraph("&i;")), "a.docx", "办公软件"),
    # U-03: bombs
    "a bomb": (bomb, "a.docx", "64 MB"),
    "a large body": (lambda: document("", paragraph("文" * (6 << 20))), "a.docx", "64 MB"),
    "two million empty paragraphs": (
        lambda: document("", "<w:p/>" * 2_000_000),
        "a.docx",
        "64 MB",
    ),
    "a large page": (lambda: b"<p>a</p>" * 600_000, "a.html", "4 MB"),
    "a size that lies": (lying, "a.docx", "损坏"),
    # U-04: depth
    "three thousand nested tables": (
        lambda: word("<w:tbl><w:tr><w:tc>" * 3_000 + "</w:tc></w:tr></w:tbl>" * 3_000),
        "a.docx",
        "损坏",
    ),
    # U-07, U-08, U-21, U-22
    "flat ODF": (
        lambda: (
            b'<?xml version="1.0"?>\n<office:document xmlns:office="urn:oasis:names:tc:'
            b'opendocument:xmlns:office:1.0"><office:body/></office:document>'
        ),
        "a.docx",
        "格式",
    ),
    "rich text": (lambda: b"{\\rtf1\\ansi\\object}", "a.doc", "格式"),
    "a page archive": (lambda: b"MIME-Version: 1.0\r\nContent-Type: text/html", "a.doc", "格式"),
    "an open document": (
        lambda: packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "x"}),
        "a.docx",
        "格式",
    ),
    "a workbook": (lambda: packed({**parts(""), **WORKBOOK}), "a.docx", "工作簿"),
    "an archive": (lambda: packed({"计划.docx": word(paragraph("正文"))}), "a.docx", "压缩"),
    "an archive seven deep": (lambda: deep(7), "a.zip", "压缩"),
    "a part in another format": (lambda: word("<w:altChunk/>"), "a.docx", "格式"),
    "a symbolic link": (symlink, "a.docx", "办公软件"),
    "a way out": (lambda: with_part("../../evil", "x"), "a.docx", "办公软件"),
    "an absolute name": (lambda: with_part("/etc/cron.d/evil", "x"), "a.docx", "办公软件"),
    "a drive": (lambda: with_part("C:\\evil", "x"), "a.docx", "办公软件"),
    "a member twice": (twice, "a.docx", "办公软件"),
    "members that overlap": (overlapping, "a.docx", "办公软件"),
    "sixty thousand members": (many_members, "a.docx", "办公软件"),
    # damaged
    "a quarter of a file": (cut(0.25), "a.docx", "损坏"),
    "half a file": (cut(0.5), "a.docx", "损坏"),
    "most of a file": (cut(0.99), "a.docx", "损坏"),
    "a wrong sum": (wrong_sum, "a.docx", "损坏"),
    "no body": (lambda: with_part("word/document.xml", "<a/>"), "a", "损坏"),
    "broken XML": (lambda: document("", "<w:p>"), "a.docx", "损坏"),
    "a password": (encrypted, "a.docx", "密码"),
    "a password of Word": (
        lambda: (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
            + bytes(600)
            + "EncryptedPackage".encode("utf-16-le")
        ),
        "a.docx",
        "密码",
    ),
    "an old workbook": (
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "Workbook".encode("utf-16-le"),
        "a.doc",
        "工作簿",
    ),
    # U-19 and texts
    "nothing": (lambda: b"", "a.txt", "空"),
    "fifty megabytes": (lambda: "工会计划\n".encode() * (4 << 20), "a.txt", "20 MB"),
    "a text too long": (lambda: "工会计划\n".encode() * 70_000, "a.txt", "200,000"),
    "thirty thousand lines": (lambda: "一、\n".encode() * 30_000, "a.txt", "20,000"),
    "a line of a megabyte": (lambda: b"plan " * 210_000, "a.txt", "200,000"),
    "noise": (noise, "a.txt", "不是文本"),
    "two encodings": (
        lambda: "一、总体要求加强建设\n".encode() + "二、重点任务加强建设\n".encode("gb18030"),
        "a.txt",
        "第 2 行",
    ),
    "a picture": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(100), "a.txt", "图片"),
    "a portable document": (lambda: b"%PDF-1.4\n" + b"1 0 obj<</JS (x)>>" * 9, "a.docx", "PDF"),
}
WORKBOOK = {
    "_rels/.rels": parts("")["_rels/.rels"].replace("word/document", "xl/workbook"),
    "xl/workbook.xml": "<workbook/>",
}


def deep(times: int) -> bytes:
    data = word(paragraph("正文"))
    for _ in range(times):
        data = packed({"a.zip": data})
    return data


HELL = numbering(
    "".join(level(n, "lowerRoman", "%1.%2.%3.%4.%5.%6.%7.%8.%9") for n in range(9)),
    level(0, "chineseCounting", "%9%8%7%"),
    nums='<w:num w:numId="7"><w:abstractNumId w:val="99"/></w:num><w:num w:numId="x"/>'
    '<w:num w:numId="8"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="-4"><w:startOverride '
    'w:val="99999999999999"/></w:lvlOverride></w:num>',
)
MARKERS = "一、（一）1.①⑴第一条一是IV.1.1.1）甲、"
READINGS: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "a hundred thousand empty runs": (
        lambda: word(f"<w:p>{'<w:r/>' * 100_000}{run('正文')}</w:p>"),
        "a.docx",
        "正文",
    ),
    "numbering from hell": (
        lambda: word(
            "".join(numbered("甲", n % 9, n % 11 - 1) for n in range(900)), numbering=HELL
        ),
        "a.docx",
        "甲",
    ),
    "a page named as a Word file": (
        "<html><body><h1>某镇工会计划</h1><p>正文</p></body></html>".encode,
        "a.doc",
        "正文",
    ),
    "a macro and a program": (
        lambda: packed(
            {
                **parts(paragraph("正文")),
                "word/vbaProject.bin": OLE_PROGRAM,
                "word/embeddings/oleObject1.bin": b"MZ" + bytes(2_000),
            }
        ),
        "a.docm",
        "正文",
    ),
    "fields that would fetch": (
        lambda: word(
            "<w:p><w:fldSimple w:instr=\"INCLUDETEXT 'file:///etc/passwd'\"><w:r><w:t>旧值</w:t>"
            f"</w:r></w:fldSimple>{run('正文')}</w:p>"
        ),
        "a.docx",
        "旧值正文",
    ),
    "signs that mean something elsewhere": (
        lambda: word(paragraph("]]&gt; {{ 7*7 }} {% for %} \u202egpj.exe &lt;script&gt;")),
        "a.docx",
        "]]> {{ 7*7 }} {% for %} \u202egpj.exe <script>",
    ),
    "a line of 200 kB": (lambda: b"plan " * 39_000, "a.txt", "plan plan"),
    "a Chinese line as long as may be": (
        lambda: "全年新建工会5家，发展会员300名。".encode() * 11_000,
        "a.txt",
        "全年新建工会5家",
    ),
    "a hundred thousand markers": (lambda: MARKERS.encode() * 4_000, "a.txt", MARKERS),
    "a text of numbers": (lambda: b"1.2.3.4.5.6.7.8.9.0," * 10_000, "a.txt", "1.2.3"),
    "opening quotes": (lambda: "“《（【".encode() * 20_000, "a.txt", "“《（【"),
    "a run of digits": (lambda: b"7" * 190_000, "a.txt", "777"),
    "ten thousand items": (lambda: "一、\n建会\n".encode() * 10_000, "a.txt", "一、\n建会"),
    "blank lines": (lambda: "工会".encode() + b"\n    \n" * 19_000 + b"b", "a.txt", "工会"),
    "spaces": (lambda: b"a" + b" \t" * 90_000 + b"b", "a.txt", "a"),
    "a text without markers": (
        lambda: "我们要好好工作。大家一起努力。\n".encode() * 50,
        "a.txt",
        "我们要",
    ),
    "traditional script": (
        lambda: "某鎮總工會2026年工作計劃\n一、總體要求\n全年新建工會5家。".encode("big5"),
        "a.txt",
        "某鎮總工會",
    ),
    "marks from right to left": (
        "某镇工会\u202e计划\u200f\n一、\u2067建会5家\u2069。\n".encode,
        "a.txt",
        "某镇工会\u202e计划\u200f\n",
    ),
    "combining marks": (("工" + "\u0301" * 50_000).encode, "a.txt", "工\u0301"),
}
OLE_PROGRAM = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(3_000)
