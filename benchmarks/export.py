"""Rows of twenty columns per second into .xlsx, against openpyxl and xlsxwriter in the same run.

Run it with `python -m benchmarks.export`; `--rows N` says how many the product writes. Floors: 12 times
openpyxl write-only, 9 times xlsxwriter with constant memory, 40 MB of growth.
"""

from __future__ import annotations

import argparse
import gc
import io
import itertools
import resource
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import openpyxl
import python_calamine
import xlsxwriter

from baiju.workbook import separated, writing
from baiju.workbook.writing import Head, Table, Value

ROUNDS = 5
PEER_ROWS = 4_000
SURNAMES, NAMES = "林陈何罗梁宋郑谢韩唐", "安宁清远晓明立新雨晴"
TITLES = (
    *(
        "姓名",
        "证件类型",
        "证件号码",
        "性别",
        "出生日期",
        "手机",
        "所在工会",
        "工作单位",
        "入会日期",
    ),
    *("农民工", "劳务派遣", "文化程度", "民族", "工号", "会费", "岗位", "住址", "政治面貌"),
    *("转入单位", "备注"),
)
KINDS = {"证件号码": "id", "手机": "phone", "出生日期": "date", "入会日期": "date", "工号": "whole"}
HEADS = [Head(title, KINDS.get(title, "text")) for title in TITLES]
DAY = date(1960, 1, 1)


def member(number: int) -> tuple[Value, ...]:
    """A member nobody knows; a function of the number alone."""
    birth = DAY + timedelta(days=number * 7 % 16_000)
    surname, name = SURNAMES[number % 10], NAMES[number // 10 % 10] + NAMES[number // 100 % 10]
    return (
        *(surname + name, "居民身份证", f"9901{number % 90:02}{birth:%Y%m%d}{number % 10_000:04}"),
        *("男" if number % 2 else "女", birth, f"138{number % 100_000_000:08}"),
        *(f"白驹镇第{number % 300}小组工会委员会", f"栎新材料有限公司（第{number % 900}分厂）"),
        *(DAY + timedelta(days=18_000 + number % 5_000), "是" if number % 3 else "否", "否"),
        *("大专" if number % 4 else None, "汉族", number, Decimal(number % 100_000) / 100),
        *("车间操作工", f"镇北工业园区{number % 700}号", "群众", None, f"第{number % 77}批"),
    )


def ours(rows: Iterable[tuple[Value, ...]]) -> bytes:
    """By the product."""
    return b"".join(writing.chunks([Table("会员", HEADS, rows)]))


def csv(rows: Iterable[tuple[Value, ...]]) -> bytes:
    """By the product, as plain text."""
    return b"".join(separated.chunks(TITLES, rows))


def with_openpyxl(rows: Iterable[tuple[Value, ...]]) -> bytes:
    """By openpyxl, write-only; dates get its own format."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("会员")
    for values in itertools.chain([TITLES], rows):
        sheet.append(values)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def with_xlsxwriter(rows: Iterable[tuple[Value, ...]]) -> bytes:
    """By xlsxwriter with constant memory."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"constant_memory": True, "default_date_format": "yyyy-mm-dd"})
    sheet = book.add_worksheet("会员")
    for at, values in enumerate(itertools.chain([TITLES], rows)):
        sheet.write_row(at, 0, values)
    book.close()
    return file.getvalue()


def rates(counts: dict[Callable[..., bytes], int]) -> dict[Callable[..., bytes], float]:
    """Rows per second of processor time: the best of some rounds, taken in turns."""
    rows = [member(number) for number in range(max(counts.values()))]
    best = dict.fromkeys(counts, 0.0)
    for _ in range(ROUNDS):
        for write, count in counts.items():
            gc.collect()
            part = rows[:count]
            start = time.process_time()
            write(part)
            best[write] = max(best[write], count / (time.process_time() - start))
    return best


def growth(count: int) -> tuple[float, float]:
    """Megabytes by which the process grows, rows made one by one; and seconds to the first bytes."""
    before = most = _memory()
    start = time.perf_counter()
    pieces: Iterator[bytes] = writing.chunks([Table("会员", HEADS, map(member, range(count)))])
    next(pieces)
    first = time.perf_counter() - start
    for _ in pieces:
        most = max(most, _memory())
    return (most - before) / (1 << 20), first


def _memory() -> int:
    """Bytes of this process that are in memory now."""
    pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
    return int(pages) * resource.getpagesize()


def cells(file: bytes) -> list[list[object]]:
    """The cells of a file as calamine reads them."""
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(file))
    return book.get_sheet_by_index(0).to_python()


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=50_000)
    count = parser.parse_args().rows
    megabytes, first = growth(max(count, 200_000))
    few = [member(number) for number in range(100)]
    if not cells(ours(few)) == cells(with_openpyxl(few)) == cells(with_xlsxwriter(few)):
        raise SystemExit("The files do not hold the same cells.")
    found = rates({ours: count, with_openpyxl: PEER_ROWS, with_xlsxwriter: PEER_ROWS, csv: count})
    for write, rate in found.items():
        print(f"{write.__name__:16} {rate:10,.0f} rows/s   ratio {found[ours] / rate:6.2f}")
    print(f"growth           {megabytes:10.1f} MB at {max(count, 200_000):,} rows")
    print(f"first bytes      {first * 1000:10.1f} ms")


if __name__ == "__main__":
    main()
