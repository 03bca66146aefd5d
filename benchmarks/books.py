"""How long reading a workbook of 200,000 rows takes and how much memory it needs, beside its peers.

Run it with the development environment: python benchmarks/books.py [ROWS]
"""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import openpyxl
import python_calamine
import xlsxwriter

from baiju.workbook import child, reading

ROWS, COLUMNS = 200_000, 20
KILOBYTES = 1024


def member(number: int) -> list[object]:
    """A row of a register of invented members."""
    chance = random.Random(number)
    born = date(1960, 1, 1) + timedelta(days=chance.randrange(16_000))
    return [
        *(number, f"会员{number}", chance.choice("男女"), f"9999{born:%Y%m%d}{number % 10_000:04}"),
        *(f"199{number:08}", f"第{number % 500}机械厂工会", born, born + timedelta(days=9_000)),
        *(chance.randrange(3_000, 9_000) / 100, number % 7, "是", "否", "汉族", "本科", "在岗"),
        *(f"某县某镇某路{number}号", f"车间{number % 40}", "群众", f"备注{number % 1_000}", 0.1),
    ]


def write(path: Path, rows: int) -> None:
    """A workbook as a spreadsheet program writes it, its texts shared."""
    book = xlsxwriter.Workbook(path, {"default_date_format": "yyyy-mm-dd"})
    page = book.add_worksheet("会员")
    page.write_row(0, 0, [f"栏目{number}" for number in range(COLUMNS)])
    for number in range(1, rows + 1):
        page.write_row(number, 0, member(number))
    book.close()


def with_ours(path: Path) -> int:
    """As the importer does it: the child reads, this process takes the lines."""
    with reading.opened(path, path.name) as book:
        return sum(1 for sheet in book.sheets for _ in sheet.lines())


def with_the_child_alone(path: Path) -> int:
    """What the child does, in this process, so that its memory can be seen."""
    with path.open("rb") as file:
        return sum(len(message) for message in child.messages(child.book(file)))


def with_calamine(path: Path) -> int:
    """A library in Rust, every row taken into Python."""
    book = python_calamine.load_workbook(path)
    return sum(1 for _ in book.get_sheet_by_index(0).iter_rows())


def with_openpyxl(path: Path) -> int:
    """A library in Python, in its mode for reading only."""
    book = openpyxl.load_workbook(path, read_only=True)
    return sum(1 for _ in book.worksheets[0].iter_rows(values_only=True))


RIVALS: dict[str, Callable[[Path], int]] = {
    "ours": with_ours,
    "ours, the child alone": with_the_child_alone,
    "calamine": with_calamine,
    "openpyxl": with_openpyxl,
}


def run(rival: str, path: Path, rows: int) -> None:
    """Write the workbook, or print what one of the rivals takes; each has a process of its own."""
    if rival == "write":
        write(path, rows)
        return
    start = time.perf_counter()
    RIVALS[rival](path)
    taken = time.perf_counter() - start
    used = resource.getrusage(resource.RUSAGE_SELF)
    cpu, peak = used.ru_utime + used.ru_stime, used.ru_maxrss / KILOBYTES
    print(f"{rival:24} {taken:6.1f} s  {cpu:6.1f} s of processor  {peak:5.0f} MB", flush=True)


def main() -> None:
    """Write the workbook once, and let each read it."""
    if len(sys.argv) == 4:
        run(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
        return
    rows = sys.argv[1] if len(sys.argv) > 1 else str(ROWS)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "members.xlsx"
        for rival in ("write", *RIVALS):
            subprocess.run([sys.executable, __file__, rival, str(path), rows], check=True)
        print(f"{rows} rows, {COLUMNS} columns, {path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
