"""Files of older office programs are converted in the jail, and nothing they link to is opened."""

import contextlib
import io
import random
import shutil
import subprocess
import threading
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from baiju import jail
from baiju.plantext import sources
from baiju.plantext.child import read_in_child
from baiju.plantext.model import Refused
from baiju.plantext.sources import old

from .wordfile import level, numbered, numbering, packed, paragraph, parts, word

converts = pytest.mark.skipif(
    shutil.which("soffice") is None or not jail.walls.stand(),
    reason="LibreOffice or bubblewrap is missing here, so .doc and .wps are refused with a sentence",
)
PLAN = word(
    paragraph("某镇总工会2026年工作计划")
    + numbered("总体要求")
    + numbered("重点任务")
    + paragraph("全年新建工会5家。"),
    numbering=numbering(level(0, "chineseCounting", "%1、")),
)
PICTURE = (
    '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
    'wordprocessingDrawing"><wp:extent cx="900000" cy="900000"/><wp:docPr id="1" name="p"/>'
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData '
    'uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic xmlns:pic="http://'
    'schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="1" name="p"/>'
    "<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip xmlns:r="
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:link="{id}"/>'
    "<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x='0' y='0'/>"
    "<a:ext cx='900000' cy='900000'/></a:xfrm><a:prstGeom prst='rect'/></pic:spPr></pic:pic>"
    "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
)


def converted(data: bytes, folder: Path, *, before: str, after: str) -> bytes:
    """The document in another format, made by LibreOffice outside the jail: it may follow links."""
    (folder / f"plan.{before}").write_bytes(data)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    argv = ["soffice", profile, "--headless", "--convert-to", after, "--outdir", str(folder)]
    subprocess.run([*argv, str(folder / f"plan.{before}")], check=True, capture_output=True)
    return (folder / f"plan.{after.partition(':')[0]}").read_bytes()


@contextlib.contextmanager
def listening() -> Iterator[tuple[str, list[bytes]]]:
    """An address on this machine, and what it is asked for."""
    asked: list[bytes] = []

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path.encode())
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET  # noqa: N815 - the names http.server calls

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Answer) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/a.png", asked
        server.shutdown()


@converts
def test_an_old_file_reads_like_the_new_one(tmp_path):
    data = converted(PLAN, tmp_path, before="docx", after="doc")

    source = sources.from_bytes(data, "计划.wps")
    found = read_in_child(data, "计划.doc")

    assert source.text == found["text"] == sources.from_bytes(PLAN, "计划.docx").text
    assert (source.format, found["format"]) == ("wps", "doc")


@converts
def test_what_an_old_file_links_to_is_not_opened(tmp_path):
    """Slow: LibreOffice runs three times, twice outside the jail to show that links are followed there."""
    secret = tmp_path / "secret.txt"
    secret.write_text("canary-7731")
    with listening() as (address, asked):
        members = parts(paragraph("正文") + PICTURE.format(id="x1") + PICTURE.format(id="x2"))
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
        links = "".join(
            f'<Relationship Id="{name}" TargetMode="External" Type="{kind}" Target="{target}"/>'
            for name, target in (("x1", address), ("x2", f"file://{secret}"))
        )
        name = "word/_rels/document.xml.rels"
        members[name] = members[name].replace("</R", links + "</R")
        linked = converted(packed(members), tmp_path, before="docx", after="doc")
        asked.clear()
        converted(linked, tmp_path, before="doc", after="docx")
        assert asked
        asked.clear()

        made = old.convert(linked)

        assert not asked
        assert b"canary" not in b"".join(unpacked(made))
        assert sources.from_bytes(made, "x").text.strip() == "正文"


@converts
def test_numbers_are_those_that_libreoffice_draws(tmp_path):
    """Slow: LibreOffice writes the same file as text. What it cannot draw (⑴ １ 一〇) is left out."""
    forms = (
        "chineseCountingThousand japaneseCounting ideographTraditional ideographZodiac decimal "
        "chineseLegalSimplified decimalZero decimalEnclosedCircle upperRoman lowerRoman upperLetter"
    )
    counting = [level(0, form, "%1、") for form in forms.split(" ")]
    outline = level(0, "chineseCounting", "%1、") + level(1, "chineseCounting", "（%2）")
    outline += level(2, "decimal", "%3．") + level(3, "lowerLetter", "%1.%2.%4")
    last = len(counting) + 1
    again = (
        f'<w:num w:numId="{last + 1}"><w:abstractNumId w:val="{last - 1}"/><w:lvlOverride '
        'w:ilvl="0"><w:startOverride w:val="3"/></w:lvlOverride></w:num>'
    )
    chosen = random.Random(3)
    body = "".join(numbered("甲", one) for one in range(1, last) for _ in range(28))
    for number in (last, last + 1, last):
        body += "".join(numbered("乙", number, chosen.choice([0, 1, 1, 2, 3])) for _ in range(40))
    data = word(body, numbering=numbering(*counting, outline, nums=again))

    text = converted(data, tmp_path, before="docx", after="txt:Text (encoded):UTF8")

    drawn = [line.replace(" ", "") for line in text.decode("utf-8-sig").split() if line.strip()]
    own = sources.from_bytes(data, "x").text.replace(" ", "").split()
    assert "".join(drawn) == "".join(own)


def unpacked(data: bytes) -> list[bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [archive.read(name) for name in archive.namelist()]


@converts
def test_a_broken_old_file_is_refused_with_a_sentence():
    broken = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "WordDocument".encode("utf-16-le")

    with pytest.raises(Refused, match="could not be converted"):
        sources.from_bytes(broken + bytes(4_000), "a.doc")


def test_without_the_programs_an_old_file_is_refused_with_what_to_do(monkeypatch):
    given = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "WordDocument".encode("utf-16-le")
    monkeypatch.setattr(shutil, "which", lambda name: None)

    with pytest.raises(Refused, match=r"save it as \.docx"):
        sources.from_bytes(given, "a.doc")


def test_an_old_file_with_a_password_is_refused_before_anything_opens_it():
    head = bytearray(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0"))
    head += b"\xec\xa5" + bytes(8) + b"\x00\x01" + "WordDocument".encode("utf-16-le")

    with pytest.raises(Refused, match="Remove the password"):
        sources.from_bytes(bytes(head), "a.doc")
