"""The file of a backup: named members one after the other, each with its fingerprint, sealed at the end.

It is our own plain form, so that nothing in it can name a place on the disk: whoever reads it gives
each member a name of his own.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from django.conf import settings

MAGIC = b"BAIJU BACKUP 1\n"
PIECE = 1 << 20
LONGEST_LINE = 4_096
LARGEST = 1 << 40
"""Bytes of one member, unpacked."""


class Damaged(Exception):
    """The file is not what was written; the text says where."""


class Foreign(Exception):
    """The file was sealed by another house, or is no backup."""


class Writer:
    """Writes members; nobody sees the file before it is whole."""

    def __init__(self, out: IO[bytes]) -> None:
        self._out, self._lines, self._count = out, hashlib.sha256(), 0
        out.write(MAGIC)

    def add(self, name: str, pieces: Iterable[bytes], spare: IO[bytes]) -> None:
        """One member; `spare` is an empty file of its own, since its size stands before it."""
        packed, digest, size = zlib.compressobj(6), hashlib.sha256(), 0
        for piece in pieces:
            digest.update(piece)
            size += len(piece)
            spare.write(packed.compress(piece))
        spare.write(packed.flush())
        head = {"name": name, "size": size, "packed": spare.tell(), "sha256": digest.hexdigest()}
        self._line(head)
        spare.seek(0)
        while piece := spare.read(PIECE):
            self._out.write(piece)
        self._count += 1

    def end(self) -> None:
        """The seal over all members in their order."""
        line = _json({"end": self._count, "seal": _seal(self._lines.digest())})
        self._out.write(line)

    def _line(self, head: dict[str, Any]) -> None:
        line = _json(head)
        self._lines.update(line)
        self._out.write(line)


@contextmanager
def written(file: Path) -> Iterator[IO[bytes]]:
    """A file that only its owner reads; it gets its name when it is whole and on the disk."""
    fresh = file.with_name(f".{file.name}.{os.getpid()}")
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        fresh.replace(file)
    finally:
        fresh.unlink(missing_ok=True)


def members(file: IO[bytes]) -> Iterator[tuple[str, Iterator[bytes]]]:
    """Name and content of each member, to be read in turn; damage is told when it is met.

    Nothing that was read may be trusted before the last member was: the seal stands at the end.
    """
    if file.read(len(MAGIC)) != MAGIC:
        raise Foreign("The file is no backup of Baiju.")
    lines, count = hashlib.sha256(), 0
    while True:
        line = file.readline(LONGEST_LINE)
        head = _read(line)
        if "end" in head:
            _check_end(head, lines, count, file)
            return
        lines.update(line)
        count += 1
        content = _Content(file, head)
        yield head["name"], content.pieces()
        content.finish()


class _Content:
    """The bytes of a member: no more than its head says, and the very ones."""

    def __init__(self, file: IO[bytes], head: dict[str, Any]) -> None:
        self._file, self._head = file, head
        self._left, self._size = int(head["packed"]), 0
        self._digest, self._unpack = hashlib.sha256(), zlib.decompressobj()
        self._source = self._all()

    def pieces(self) -> Iterator[bytes]:
        return self._source

    def finish(self) -> None:
        """Read what was left unread, and compare."""
        for _piece in self._source:
            pass
        whole = self._size == self._head["size"] and self._unpack.eof
        if not whole or self._digest.hexdigest() != self._head["sha256"]:
            raise Damaged(f"{self._head['name']} is not what was written.")

    def _all(self) -> Iterator[bytes]:
        while self._left:
            packed = self._file.read(min(PIECE, self._left))
            if not packed:
                raise Damaged(f"The file ends inside {self._head['name']}.")
            self._left -= len(packed)
            yield from self._unpacked(packed)

    def _unpacked(self, packed: bytes) -> Iterator[bytes]:
        while packed and not self._unpack.eof:
            try:
                piece = self._unpack.decompress(packed, PIECE)
            except zlib.error as wrong:
                raise Damaged(f"{self._head['name']} cannot be unpacked.") from wrong
            packed = self._unpack.unconsumed_tail
            self._size += len(piece)
            if self._size > self._head["size"]:
                raise Damaged(f"{self._head['name']} is larger than it says.")
            self._digest.update(piece)
            if piece:
                yield piece


def _read(line: bytes) -> dict[str, Any]:
    try:
        head = json.loads(line) if line.endswith(b"\n") else None
    except ValueError:
        head = None
    if not isinstance(head, dict):
        raise Damaged("The file ends too early, or its members do not stand where they should.")
    if "end" in head:
        return head
    sizes = [head.get("size"), head.get("packed")]
    good = all(isinstance(size, int) and 0 <= size <= LARGEST for size in sizes)
    if not good or not isinstance(head.get("name"), str) or not isinstance(head.get("sha256"), str):
        raise Damaged("The head of a member cannot be read.")
    return head


def _check_end(head: dict[str, Any], lines: Any, count: int, file: IO[bytes]) -> None:
    if head["end"] != count or file.read(1):
        raise Damaged("Members are missing, or something follows the end.")
    if not hmac.compare_digest(str(head.get("seal")), _seal(lines.digest())):
        raise Foreign(
            "The backup was made with other keys. Put the keys.json of its house into the data "
            "folder first."
        )


def _seal(digest: bytes) -> str:
    key = hmac.digest(settings.KEYS.blinding, b"backup", "sha256")
    return hmac.digest(key, digest, "sha256").hex()


def _json(head: dict[str, Any]) -> bytes:
    return json.dumps(head, sort_keys=True, ensure_ascii=True).encode() + b"\n"
