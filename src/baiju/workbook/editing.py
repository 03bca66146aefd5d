"""The child's side of marking: a foreign .xlsx file again, with sentences and colours in its sheets."""

from __future__ import annotations

import io
import json
import sys
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

from baiju.jail import zips

from . import amending, markup, package, screen, surveying
from .amending import Wanted
from .archive import Archive
from .model import Refused
from .rowparts import Odd
from .strings import read as read_strings
from .surveying import Survey
from .tints import Tints

DONE, ODD = b"done\n", b"odd\n"
"""The first line of the answer: the file follows, or it is none that is edited."""
LEVEL = 6
"""A file that comes back should not be much larger."""


def answer() -> None:
    """Read what is asked for and the file, write the edited file."""
    asked = json.loads(sys.stdin.buffer.readline())
    given = io.BytesIO(sys.stdin.buffer.read())
    made = io.BytesIO()
    try:
        edit(given, {one["sheet"]: _wanted(one) for one in asked}, made.write)
    except (Odd, Refused):
        sys.stdout.buffer.write(ODD)
        return
    sys.stdout.buffer.write(DONE)
    sys.stdout.buffer.write(made.getbuffer())


def edit(file: io.BytesIO, wanted: Mapping[str, Wanted], out: Callable[[bytes], object]) -> None:
    """Write the workbook again; members that nothing is written into stay as they are packed."""
    source = screen.opened(file)
    parts = package.opened(source)
    if not parts.styles:
        raise Odd
    tints = Tints(markup.pieces(source, parts.styles))
    sheets = {leaf.part: wanted[leaf.name] for leaf in parts.leaves if leaf.name in wanted}
    surveys = _surveys(parts, sheets)
    made = Archive(out, LEVEL)
    for member in source.infolist():
        name = member.filename
        if name in surveys:
            pieces = markup.pieces(source, name)
            growing = made.begin(name)
            for piece in amending.amended(pieces, sheets[name], surveys[name], tints):
                growing.put(piece)
            growing.end()
        elif name != parts.styles:
            made.copy(name.encode(), *_packed(file, member))
    made.add(parts.styles, tints.part())
    made.finish()


def _surveys(parts: package.Package, sheets: Mapping[str, Wanted]) -> dict[str, Survey]:
    """The sheets that are written again: there is something to write, or to take away."""
    source = parts.archive
    strings = read_strings(markup.pieces(source, parts.strings) if parts.strings else ())
    found: dict[str, Survey] = {}
    for part, wanted in sheets.items():
        pieces = markup.pieces(source, part)
        survey = surveying.survey(pieces, wanted.head, wanted.title, strings)
        if wanted.sentences or wanted.faulty or survey.ours >= 0:
            found[part] = survey
    return found


def _packed(file: io.BytesIO, member: zipfile.ZipInfo) -> tuple[int, tuple[int, int, int], bytes]:
    """A member as it lies in the file: how it is packed, its sums, and its bytes."""
    file.seek(member.header_offset + zips.LOCAL_HEADER - zips.LENGTHS.size)
    name, extra = zips.LENGTHS.unpack(file.read(zips.LENGTHS.size))
    file.seek(name + extra, io.SEEK_CUR)
    sums = (member.CRC, member.compress_size, member.file_size)
    return member.compress_type, sums, file.read(member.compress_size)


def _wanted(asked: dict[str, Any]) -> Wanted:
    return Wanted(
        asked["title"],
        asked["head"],
        {int(row): sentences for row, sentences in asked["sentences"].items()},
        {int(row): frozenset(columns) for row, columns in asked["faulty"].items()},
    )
