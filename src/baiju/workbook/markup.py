"""XML in pieces: always UTF-8, never with a DTD, and walked by the names that stand behind prefixes."""

from __future__ import annotations

import codecs
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from xml.parsers import expat

from baiju.jail import zips

from . import limits
from .model import Refused

Attributes = dict[str, str]
MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class Walker:
    """Walks a document fed piece by piece and tells which elements begin, end, and what they hold."""

    def __init__(
        self,
        begin: Callable[[str, Attributes], None],
        end: Callable[[str], None] | None = None,
        text: Callable[[str], None] | None = None,
    ) -> None:
        self._parser = expat.ParserCreate("utf-8")
        self._parser.buffer_text = True
        self._depth = 0
        self._begin, self._end = begin, end
        self._parser.StartElementHandler = self._begun
        self._parser.EndElementHandler = self._ended
        if text:
            self._parser.CharacterDataHandler = text
        self._parser.StartDoctypeDeclHandler = _refuse_dtd

    def feed(self, piece: bytes) -> None:
        """Go on with the next bytes."""
        self._parse(piece, is_last=False)

    def close(self) -> None:
        """The document must be complete now."""
        self._parse(b"", is_last=True)

    def _begun(self, name: str, given: Attributes) -> None:
        self._depth += 1
        if self._depth > limits.DEPTH:
            raise Refused(code="hostile")
        self._begin(local(name), {local(key): value for key, value in given.items()})

    def _ended(self, name: str) -> None:
        self._depth -= 1
        if self._end:
            self._end(local(name))

    def _parse(self, piece: bytes, *, is_last: bool) -> None:
        try:
            self._parser.Parse(piece, is_last)
        except expat.ExpatError as error:
            raise Refused(code="damaged") from error


def walk(
    pieces: Iterable[bytes],
    begin: Callable[[str, Attributes], None],
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> None:
    """Walk through a whole document."""
    walker = Walker(begin, end, text)
    for piece in pieces:
        walker.feed(piece)
    walker.close()


def pieces(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """A part of a package as UTF-8, its length and its sum checked at the end."""
    try:
        member = archive.getinfo(name)
    except KeyError as error:
        raise Refused(code="damaged") from error
    with worded():
        yield from _in_utf8(zips.pieces(archive, member))


def blocks(raw: Iterable[bytes], root: str) -> Iterator[bytes]:
    """The same bytes, parted only where a tag begins; `<x:row>` becomes `<row>`."""
    buffer, prefix = b"", b""
    is_first = True
    for piece in raw:
        buffer += piece
        cut = buffer.rfind(b"<")
        if cut <= 0:
            if len(buffer) > limits.CELL:
                raise Refused(code="huge_cell")
            continue
        ready, buffer = buffer[:cut], buffer[cut:]
        if is_first:
            prefix, is_first = _prefix(ready, root), False
        yield _without(prefix, ready)
    yield _without(prefix, buffer)


def decoded(block: bytes) -> str:
    """A block as text, its line ends those of XML."""
    try:
        text = block.decode()
    except UnicodeDecodeError as error:
        raise Refused(code="damaged") from error
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


@contextmanager
def worded() -> Iterator[None]:
    """Refuse a package that is not sound."""
    try:
        yield
    except zips.Unsound as error:
        raise Refused(code=error.code) from error


def local(name: str) -> str:
    """A name without its prefix."""
    return name.rpartition(":")[2]


def whole(text: str | None, default: int = 0) -> int:
    """A whole number from an attribute, or the default when it is none or absurdly long."""
    return int(text) if text and len(text) < 10 and text.isascii() and text.isdigit() else default


def is_on(text: str | None) -> bool:
    """A switch of an attribute."""
    return text in {"1", "true", "on"}


def _in_utf8(raw: Iterator[bytes]) -> Iterator[bytes]:
    first = next(raw, b"")
    if not first.startswith(MARKS):
        yield first.removeprefix(codecs.BOM_UTF8)
        yield from raw
        return
    decoder = codecs.getincrementaldecoder("utf-16")()
    try:
        yield decoder.decode(first).encode()
        for piece in raw:
            yield decoder.decode(piece).encode()
        yield decoder.decode(b"", final=True).encode()
    except UnicodeError as error:
        raise Refused(code="damaged") from error


def _prefix(head: bytes, root: str) -> bytes:
    found = re.search(rf"<([A-Za-z_][\w.-]*:){root}[\s>/]".encode(), head)
    return found[1] if found else b""


def _without(prefix: bytes, block: bytes) -> bytes:
    if not prefix:
        return block
    return block.replace(b"<" + prefix, b"<").replace(b"</" + prefix, b"</")


def _refuse_dtd(*_: object) -> None:
    raise Refused(code="hostile")
