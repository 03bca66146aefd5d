"""A zip file written from its first byte to its last, so that it can be sent while it grows."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass

_VERSION = 20
_UTF8 = 0x800
_GROWN = _UTF8 | 0x08
"""The sums of such a member follow it."""
_DEFLATED = 8
_FIRST_OF_1980 = (1 << 5) | 1
"""The earliest day a zip file can name: the clock has no part in the file."""
_SPEED = 1
"""Level 1 takes a third of the time of level 6, and the file is a fifth larger."""

_LOCAL = struct.Struct("<4s5H3I2H")
_SUMS = struct.Struct("<4s3I")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")


@dataclass(frozen=True, slots=True)
class Member:
    """What the directory says of a member."""

    name: bytes
    flags: int
    method: int
    sums: tuple[int, int, int]
    """Checksum, compressed and full size."""
    offset: int


class Archive:
    """Members one after the other, each up to 4 GB; `out` takes the bytes as they come."""

    def __init__(self, out: Callable[[bytes], object], level: int = _SPEED) -> None:
        self._out = out
        self.level = level
        self.offset = 0
        self.members: list[Member] = []

    def begin(self, name: str) -> Growing:
        """A member that is written piece by piece; it must end before the next begins."""
        return Growing(self, name.encode())

    def add(self, name: str, content: bytes) -> None:
        """A member that is there as a whole."""
        growing = self.begin(name)
        growing.put(content)
        growing.end()

    def copy(self, name: bytes, method: int, sums: tuple[int, int, int], packed: bytes) -> None:
        """A member of another zip file, as it is packed there."""
        offset = self.head(name, _UTF8, method, sums)
        self.write(packed)
        self.members.append(Member(name, _UTF8, method, sums, offset))

    def finish(self) -> None:
        """The directory, after all members."""
        start, count = self.offset, len(self.members)
        for member in self.members:
            self.write(_entry(member))
        self.write(_END.pack(b"PK\x05\x06", 0, 0, count, count, self.offset - start, start, 0))

    def head(self, name: bytes, flags: int, method: int, sums: tuple[int, int, int]) -> int:
        offset = self.offset
        made = (_VERSION, flags, method, 0, _FIRST_OF_1980, *sums, len(name), 0)
        self.write(_LOCAL.pack(b"PK\x03\x04", *made) + name)
        return offset

    def write(self, data: bytes) -> None:
        if data:
            self._out(data)
            self.offset += len(data)


class Growing:
    """A member being written: its sums are known at its end, so they follow it."""

    def __init__(self, archive: Archive, name: bytes) -> None:
        self._archive = archive
        self._name = name
        self._offset = archive.head(name, _GROWN, _DEFLATED, (0, 0, 0))
        self._start = archive.offset
        self._compressor = zlib.compressobj(archive.level, zlib.DEFLATED, -zlib.MAX_WBITS)
        self._checksum = self._size = 0

    def put(self, piece: bytes) -> None:
        """Write a piece."""
        self._checksum = zlib.crc32(piece, self._checksum)
        self._size += len(piece)
        self._archive.write(self._compressor.compress(piece))

    def end(self) -> None:
        """Write what is left."""
        self._archive.write(self._compressor.flush())
        sums = (self._checksum, self._archive.offset - self._start, self._size)
        self._archive.write(_SUMS.pack(b"PK\x07\x08", *sums))
        self._archive.members.append(Member(self._name, _GROWN, _DEFLATED, sums, self._offset))


def _entry(member: Member) -> bytes:
    head = _CENTRAL.pack(
        *(b"PK\x01\x02", _VERSION, _VERSION, member.flags, member.method, 0, _FIRST_OF_1980),
        *(*member.sums, len(member.name), 0, 0, 0, 0, 0, member.offset),
    )
    return head + member.name
