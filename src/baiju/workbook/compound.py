"""The directory and the streams of a compound file, the outer form of .xls, .et and .doc."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO

from .model import Refused

MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HEADER = 512
SHIFTS = (9, 12)
"""A sector has 512 or 4096 bytes."""
ENTRY = 128
IN_HEADER = 109
"""So many sectors of the allocation table are named in the header."""
LAST_SECTOR = 0xFFFF_FFFA
NOTHING = 0xFFFF_FFFF
SMALL = 4096
"""Streams smaller than this lie elsewhere; no workbook is so small."""


@dataclass
class Compound:
    """A compound file with its allocation table, and where the streams of its root begin."""

    file: IO[bytes]
    sector: int
    table: tuple[int, ...] = ()
    streams: dict[str, tuple[int, int]] = field(default_factory=dict)
    """First sector and length of each stream, by its name."""

    def stream(self, name: str) -> bytes:
        """The bytes of a stream; none when it is not there or small."""
        start, size = self.streams.get(name, (NOTHING, 0))
        if size < SMALL:
            return b""
        return b"".join(self._sectors(start))[:size]

    def _sectors(self, start: int) -> Iterator[bytes]:
        """A chain of sectors; one that bites its own tail is damaged."""
        seen = 0
        while start < LAST_SECTOR:
            seen += 1
            if start >= len(self.table) or seen > len(self.table):
                raise Refused(code="damaged")
            yield self.read(start)
            start = self.table[start]

    def read(self, number: int) -> bytes:
        """One sector."""
        self.file.seek((number + 1) * self.sector)
        return self.file.read(self.sector)

    def directory(self, start: int) -> bytes:
        """The bytes of the directory."""
        return b"".join(self._sectors(start))


def opened(file: IO[bytes]) -> Compound:
    """A compound file by its header."""
    file.seek(0)
    header = file.read(HEADER)
    shift = int.from_bytes(header[30:32], "little")
    if len(header) < HEADER or shift not in SHIFTS:
        raise Refused(code="damaged")
    found = Compound(file, 1 << shift)
    found.table = _table(found, header)
    entries = found.directory(_number(header, 48))
    found.streams = dict(_root(entries))
    return found


def _table(found: Compound, header: bytes) -> tuple[int, ...]:
    numbers = list(struct.unpack(f"<{IN_HEADER}I", header[76:HEADER]))
    further, left = _number(header, 68), found.file.seek(0, 2) // found.sector
    while further < LAST_SECTOR and left > 0:
        more = _numbers(found.read(further))
        numbers += more[:-1]
        further, left = more[-1] if more else NOTHING, left - len(more)
    wanted = [number for number in numbers if number < LAST_SECTOR]
    if len(wanted) * found.sector > found.file.seek(0, 2):
        raise Refused(code="damaged")
    return tuple(entry for number in wanted for entry in _numbers(found.read(number)))


def _root(entries: bytes) -> Iterator[tuple[str, tuple[int, int]]]:
    """The streams of the root itself, not those of what is embedded in the file."""
    waiting = [_number(entries, 76)] if len(entries) >= ENTRY else []
    seen: set[int] = set()
    while waiting:
        number = waiting.pop()
        entry = entries[number * ENTRY : (number + 1) * ENTRY]
        if number in seen or len(entry) < ENTRY:
            continue
        seen.add(number)
        name = entry[: max(int.from_bytes(entry[64:66], "little") - 2, 0)]
        yield name.decode("utf-16-le", "replace"), (_number(entry, 116), _number(entry, 120))
        waiting += [_number(entry, 68), _number(entry, 72)]


def _number(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + 4], "little")


def _numbers(data: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4])
