"""Reads a foreign file in a child of its own, so that no file can harm the process that asks."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from typing import Any

from baiju import jail

from . import sources
from .model import Refused
from .sources import kinds, old

SECONDS = 10
MEMORY = 256 << 20


def read_in_child(data: bytes, name: str) -> dict[str, Any]:
    """The reading of a file in the form of `output.as_json`; `Refused` when it cannot be read."""
    sources.refuse_size(data)
    form = None
    if data.startswith(kinds.OLE):
        data, form = old.convert(data), old.form(name)
    given = json.dumps({"name": name, "form": form}).encode() + b"\n" + data
    try:
        answer = jail.call(f"{__name__}:answer", (), given, seconds=SECONDS, memory=MEMORY)
    except jail.OutOfTime as error:
        raise Refused(
            "The file takes longer than %(limit)d seconds to read. Copy the text of the plan and"
            " paste it.",
            limit=SECONDS,
        ) from error
    except jail.Broken as error:
        _log(error)
        raise Refused(
            "The file is damaged or too large to be read. Copy the text of the plan and paste it."
        ) from error
    found: dict[str, Any] = json.loads(answer)
    if "refused" in found:
        raise Refused(found["refused"], **found["values"])
    return found


def _log(error: jail.Broken) -> None:
    """Note how the child ended, and nothing of what the file holds."""
    import logging  # the child itself does without

    kind = str(error).rpartition("\n")[2].partition(":")[0]
    logging.getLogger(__name__).warning("A file ended its child with %d: %s", error.code, kind)


def answer() -> None:
    """The child's side: read the file from standard input, answer on standard output."""
    asked, _, data = sys.stdin.buffer.read().partition(b"\n")
    try:
        found = _read(data, **json.loads(asked))
    except Refused as no:
        found = {"refused": no.sentence, "values": no.values}
    sys.stdout.buffer.write(json.dumps(found, ensure_ascii=False).encode("utf-8", "replace"))


def _read(data: bytes, name: str, form: str | None) -> dict[str, Any]:
    source = sources.from_bytes(data, name)
    from . import output, reader  # a file that is refused need not wait for them

    return output.as_json(reader.read(replace(source, format=form or source.format)))
