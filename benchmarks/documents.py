"""Notices per second, against python-docx writing the same text in the same run.

Run it with `python benchmarks/documents.py`; `--notices N` says how many.
"""

from __future__ import annotations

import argparse
import gc
import io
import time
from collections.abc import Callable
from datetime import date

import docx
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from baiju.papers import layout, word
from baiju.papers.content import Official, Paragraph, Signature, Table

SENTENCE = "各基层工会要把走访、登记、协商、回访四件事落到人头，一季度一通报，半年一小结，遇到困难当周报告。"
HEAD = ("序号", "任务", "责任单位")
ROUNDS = 5


def notice(number: int) -> Official:
    """A notice of twenty paragraphs with a table, different from the others."""
    rows = tuple((str(at), f"走访企业{at * number}家", "组织部") for at in range(1, 9))
    return Official(
        title=f"关于报送第{number}期工资集体协商情况的通知",
        issuer="白驹镇总工会",
        number=f"白工发〔2026〕{number}号",
        addressee="各基层工会",
        blocks=(*(Paragraph(f"{at}.{SENTENCE}") for at in range(20)), Table((HEAD, *rows))),
        signature=Signature("白驹镇总工会", date(2026, 3, 2)),
    )


def ours(official: Official) -> bytes:
    """The notice by the product."""
    return word.write(official)


def peer(official: Official) -> bytes:
    """The same text by python-docx, with the page, the font and the line pitch set."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = layout.BODY_FONT, Pt(16)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), layout.BODY_FONT)
    normal.paragraph_format.line_spacing = Pt(28.95)
    for text in (official.title, official.number, f"{official.addressee}："):
        document.add_paragraph(text)
    for block in official.blocks:
        _add(document, block)
    document.add_paragraph("白驹镇总工会")
    document.add_paragraph("2026年3月2日")
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _add(document: docx.document.Document, block: object) -> None:
    if isinstance(block, Paragraph):
        document.add_paragraph(block.text).paragraph_format.first_line_indent = Pt(32)
    elif isinstance(block, Table):
        table = document.add_table(len(block.rows), len(HEAD))
        for texts, row in zip(block.rows, table.rows, strict=True):
            for text, cell in zip(texts, row.cells, strict=True):
                cell.text = text


def rate(write: Callable[[Official], bytes], officials: list[Official]) -> float:
    """Documents per second: the best of some rounds, for other programs can only slow one down."""
    best = 0.0
    for _ in range(ROUNDS):
        gc.collect()
        start = time.perf_counter()
        for official in officials:
            write(official)
        best = max(best, len(officials) / (time.perf_counter() - start))
    return best


def words(file: bytes) -> list[str]:
    """The words of a file as python-docx reads them."""
    document = docx.Document(io.BytesIO(file))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    lines = [paragraph.text for paragraph in document.paragraphs]
    return sorted(text for text in lines + cells if text)


def main() -> None:
    """Print both rates and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--notices", type=int, default=200)
    officials = [notice(number) for number in range(1, parser.parse_args().notices + 1)]
    if words(ours(officials[0])) != words(peer(officials[0])):
        raise SystemExit("The two files do not hold the same words.")
    own, other = rate(ours, officials), rate(peer, officials[:10])
    print(f"baiju.papers: {own:,.0f} notices a second, {len(ours(officials[0])):,} bytes each")
    print(f"python-docx:  {other:,.1f} notices a second, {len(peer(officials[0])):,} bytes each")
    print(f"ratio:        {own / other:,.0f}")


if __name__ == "__main__":
    main()
