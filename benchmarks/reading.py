"""How long reading takes: a page of twelve plans, the whole command, and a Word file against its peers.

Run it with the development environment: python benchmarks/reading.py
"""

from __future__ import annotations

import io
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import docx
import mammoth
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from baiju.plantext import reader, sources

ROUNDS = 7
SHARED = Path(__file__).resolve().parents[2] / "shared/seeds"
CHAPTERS = "一二三四五六"
TASKS = (
    "抓好组织建设。全年新建基层工会{n}家，发展会员{n}0名，建会率达到9{d}%以上，由组织部牵头。",
    "做好集体协商。签订集体合同{n}份，覆盖企业{n}家，第二季度前完成要约行动。",
    "开展劳动竞赛。组织技能比武{d}场次，参加职工{n}00人次，评选工匠{d}名。",
    "落实帮扶措施。走访困难职工{n}户，发放慰问金{d}万元，每季度至少一次。",
)
CONTEXT = (
    "坚持围绕中心、服务大局，把职工群众的需要作为工作的出发点，结合本镇实际认真组织实施，"
    "做到有部署、有检查、有总结，推动各项任务按时完成，使广大职工的获得感不断增强。"
)


def plan(year: int) -> list[tuple[int, str]]:
    """A plan as lines with their heading level, 0 for body text; a function of the year alone."""
    lines = [(0, f"某镇总工会{year}年工作计划"), (0, CONTEXT)]
    for at, chapter in enumerate(CHAPTERS):
        lines.append((1, f"{chapter}、第{at + 1}项重点工作"))
        for number, task in enumerate(TASKS):
            text = task.format(n=20 + at * 7 + number + year % 10, d=1 + (at + number) % 9)
            lines.append((2, f"（{CHAPTERS[number]}）{text}"))
            lines.append((0, CONTEXT[: 30 + 9 * number]))
    return lines


def page() -> bytes:
    """The source page where it is at hand, else twelve plans of about 21,000 characters in all."""
    for path in SHARED.glob("*.txt"):
        return path.read_bytes()
    return "\n".join(text for year in range(2015, 2027) for _, text in plan(year)).encode()


def ten_pages() -> bytes:
    """A Word file of ten pages of 22 lines with 28 characters: headings, lists, tables, split runs."""
    document = docx.Document()
    for year in range(2024, 2027):
        for level, text in plan(year):
            _runs(document.add_heading("", level) if level else document.add_paragraph(), text)
        for number in range(4):
            document.add_paragraph(f"附则{number}", style="List Number")
        _table(document)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _runs(paragraph: Paragraph, text: str) -> None:
    """Word splits a paragraph wherever it was edited, and gives each run its fonts."""
    for start in range(0, len(text), 8):
        run = paragraph.add_run(text[start : start + 8])
        run.font.size = Pt(16)
        run.font.name = "Times New Roman"
        run._element.rPr.rFonts.set(qn("w:eastAsia"), "仿宋_GB2312")


def _table(document: Document) -> None:
    table = document.add_table(rows=6, cols=4)
    for at, row in enumerate(table.rows):
        for cell, text in zip(row.cells, ("指标", f"第{at}项", "目标 90%", "全年"), strict=True):
            cell.text = text


def with_python_docx(data: bytes) -> object:
    """What a script would do: text and style of paragraphs, text of cells."""
    document = docx.Document(io.BytesIO(data))
    paragraphs = [(one.style.name, one.text) for one in document.paragraphs if one.style]
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return paragraphs, cells


def with_mammoth(data: bytes) -> object:
    """The same by way of HTML."""
    return mammoth.convert_to_html(io.BytesIO(data)).value


def medians(rivals: Mapping[str, Callable[[], object]]) -> dict[str, float]:
    """Seconds of each, taken in turns so that all meet the same machine."""
    taken: dict[str, list[float]] = {name: [] for name in rivals}
    for name in [*rivals, *(list(rivals) * ROUNDS)]:
        start = time.perf_counter()
        rivals[name]()
        taken[name].append(time.perf_counter() - start)
    return {name: statistics.median(times[1:]) for name, times in taken.items()}


def command(data: bytes) -> Callable[[], object]:
    """The whole process, from its start to its end."""
    argv = [sys.executable, "-m", "baiju", "plan", "read", "-", "--json"]
    return lambda: subprocess.run(argv, input=data, capture_output=True, check=True)


def main() -> None:
    """Print the figures."""
    text, word = page(), ten_pages()
    times = medians(
        {
            "the page, in process": lambda: reader.read(sources.from_bytes(text, "page.txt")),
            "the page, whole command": command(text),
            "ten pages of Word": lambda: sources.from_bytes(word, "plan.docx"),
            "ten pages, python-docx": lambda: with_python_docx(word),
            "ten pages, mammoth": lambda: with_mammoth(word),
        }
    )
    for name, seconds in times.items():
        print(f"{name:26} {seconds * 1000:8.1f} ms")
    own = times["ten pages of Word"]
    for peer in ("python-docx", "mammoth"):
        print(f"times {peer:20} {times[f'ten pages, {peer}'] / own:8.1f}")


if __name__ == "__main__":
    main()
