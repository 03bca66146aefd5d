"""Pages as LibreOffice shows them: documents to PDF, and the PDF's lines with their places."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from baiju.papers import word
from baiju.papers.content import Official

SERIF, SANS = "Noto Serif CJK SC", "Noto Sans CJK SC"
STAND_INS = {
    "仿宋_GB2312": SERIF,
    "楷体_GB2312": SERIF,
    "方正小标宋简体": SERIF,
    "宋体": SERIF,
    "黑体": SANS,
}
TOOLS = ("soffice", "pdftotext", "pdftoppm", "fc-list")


@dataclass(frozen=True)
class Line:
    """A line of a page; lengths are points from the page's upper left corner."""

    text: str
    left: float
    right: float
    middle: float


def missing() -> str:
    """Why nothing can be rendered here, or nothing."""
    absent = [tool for tool in TOOLS if shutil.which(tool) is None]
    if absent:
        return f"Not installed: {', '.join(absent)}."
    families = subprocess.run(
        ["fc-list", ":", "family"], capture_output=True, text=True, check=True
    )
    lacking = [name for name in (SERIF, SANS) if name not in families.stdout]
    return f"No such font: {', '.join(lacking)}." if lacking else ""


def render(officials: Mapping[str, Official], folder: Path) -> None:
    """Write each document and convert all of them in one run, with free fonts in the places."""
    for name, official in officials.items():
        (folder / f"{name}.docx").write_bytes(word.write(official))
    aliases = "".join(
        f'<alias binding="same"><family>{name}</family><prefer><family>{free}</family></prefer></alias>'
        for name, free in STAND_INS.items()
    )
    fonts = folder / "fonts.conf"
    fonts.write_text(
        '<?xml version="1.0"?><fontconfig><include>/etc/fonts/fonts.conf</include>'
        f"{aliases}</fontconfig>",
        encoding="utf-8",
    )
    subprocess.run(
        [
            *("soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"),
            *("--convert-to", "pdf", "--outdir", str(folder)),
            *(str(folder / f"{name}.docx") for name in officials),
        ],
        env={**os.environ, "FONTCONFIG_FILE": str(fonts)},
        capture_output=True,
        check=True,
        timeout=180,
    )


def pages(pdf: Path) -> list[list[Line]]:
    """The lines of every page, from top to bottom."""
    boxes = subprocess.run(
        ["pdftotext", "-bbox-layout", str(pdf), "-"], capture_output=True, check=True
    ).stdout
    root = etree.fromstring(boxes, etree.XMLParser(recover=True, load_dtd=False, no_network=True))
    return [
        sorted(map(_line, page.iter("{*}line")), key=lambda line: (line.middle, line.left))
        for page in root.iter("{*}page")
    ]


def _line(element: etree._Element) -> Line:
    left, right, top, bottom = (
        float(element.get(side, "")) for side in ("xMin", "xMax", "yMin", "yMax")
    )
    words = "".join(word.text or "" for word in element.iter("{*}word"))
    return Line(words, left, right, (top + bottom) / 2)


def red(pdf: Path, page: int, dots_per_inch: int = 72) -> list[tuple[int, int, int]]:
    """The rows of a page that hold red: their number, their first and last red dot; a dot is a point."""
    picture = subprocess.run(
        ["pdftoppm", "-r", str(dots_per_inch), "-f", str(page), "-l", str(page), str(pdf)],
        capture_output=True,
        check=True,
    ).stdout
    _, size, _, dots = picture.split(b"\n", 3)
    width = int(size.split()[0])
    found: dict[int, list[int]] = {}
    for at in range(0, len(dots), 3):
        if dots[at] > 180 and dots[at + 1] < 110 and dots[at + 2] < 110:
            found.setdefault(at // 3 // width, []).append(at // 3 % width)
    return [(row, min(columns), max(columns)) for row, columns in found.items()]
