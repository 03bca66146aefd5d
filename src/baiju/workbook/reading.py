"""Opens a foreign workbook of any kind in a child, and takes its lines as they are read."""

from __future__ import annotations

import io
import json
import logging
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from baiju import jail

from . import child, kinds, limits, sheets
from .model import Book, Line, Merge, Refused

KINDS: dict[str, type[str]] = {
    tag: kind for kind, tag in child.TAGS.items() if tag != " " and issubclass(kind, str)
}
log = logging.getLogger(__name__)


@contextmanager
def opened(data: bytes | Path, name: str) -> Iterator[Book]:
    """The book in a file; `Refused` when it cannot be read, at once or while its lines are taken.

    What was taken before a refusal is void. Sheets and lines come in order and once; leaving the block
    ends the child.
    """
    with _file(data) as file:
        size = file.seek(0, io.SEEK_END)
        if not size:
            raise Refused(code="empty")
        if size > limits.FILE:
            raise Refused(code="too_big", values={"limit": limits.FILE >> 20})
        file.seek(0)
        seconds = limits.SECONDS + limits.SECONDS_PER_MEGABYTE * (size >> 20)
        asked = f"{child.__name__}:answer"
        with jail.flow(asked, (), file, seconds=seconds, memory=limits.MEMORY) as lines:
            yield _Flow(_messages(lines)).book(name)


class _Flow:
    """The messages of the child as a book; a sheet that is left is passed over."""

    def __init__(self, messages: Iterator[dict[str, Any]]) -> None:
        self._messages = messages
        self._next: dict[str, Any] | None = None
        self._sheet = 0

    def book(self, name: str) -> Book:
        """The book as the first message tells it."""
        first = next(self._messages)
        kind, warnings = first["kind"], list(first["warnings"])
        if not kinds.is_named(kind, name):
            warnings.append("named_otherwise")
        return Book(kind, self._sheets(), warnings)

    def _sheets(self) -> Iterator[sheets.Found]:
        while head := self._head():
            self._sheet += 1
            yield sheets.Found(
                head["sheet"],
                self._lines(self._sheet),
                head["is_hidden"],
                tuple(Merge(*merge) for merge in head["merges"]),
                frozenset(head["hidden_rows"]),
                frozenset(head["hidden_columns"]),
            )

    def _head(self) -> dict[str, Any] | None:
        while self._next is None or "lines" in self._next:
            self._next = next(self._messages)
        head, self._next = self._next, None
        return head if "sheet" in head else None

    def _lines(self, sheet: int) -> Iterator[Line]:
        while sheet == self._sheet and self._next is None:
            message = next(self._messages)
            if "lines" not in message:
                self._next = message
                return
            for number, cells, tags in message["lines"]:
                yield Line(number, _cells(cells, tags) if tags else cells)
                if sheet != self._sheet:
                    return


def _cells(cells: list[str | None], tags: str) -> list[str | None]:
    for index, tag in enumerate(tags):
        if tag != " ":
            cells[index] = KINDS[tag](cells[index])
    return cells


def _messages(lines: Iterator[bytes]) -> Iterator[dict[str, Any]]:
    """What the child says, up to its end or its refusal; a child that dies refuses too."""
    try:
        for line in lines:
            message = json.loads(line)
            if "refused" in message:
                raise Refused(code=message["refused"], values=message["values"])
            yield message
    except jail.OutOfTime as error:
        raise Refused(code="time") from error
    except jail.Broken as error:
        kind = str(error).rpartition("\n")[2].partition(":")[0]
        log.warning("A workbook ended its child with %d: %s", error.code, kind)
        raise Refused(code="broken_off") from error
    except ValueError as error:  # it was made to say what is no JSON
        raise Refused(code="broken_off") from error
    raise Refused(code="broken_off")


@contextmanager
def _file(data: bytes | Path) -> Iterator[IO[bytes]]:
    with data.open("rb") if isinstance(data, Path) else tempfile.TemporaryFile() as file:
        if isinstance(data, bytes):
            file.write(data)
        yield file
