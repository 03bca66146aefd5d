"""The command `baiju plan read FILE`: what the reader makes of a file, on the terminal or as JSON."""

from __future__ import annotations

import getopt
import json
import os
import shutil
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from . import messages, sources
from .model import Reading, Refused, Source

REFUSED = 2
"""The exit status when the file cannot be read or the command is not understood."""
USAGE = """Usage: baiju plan read FILE [--json] [--language zh-Hans|en]

Reads a work plan: a text, a Markdown file, a web page, or a Word file (.docx; .doc and .wps with
LibreOffice). FILE is a file, or - for standard input. Shows the outline with its targets and what
a careful colleague would point at; with --json all of it for other programs, offsets counted in
characters of "text". The exit status is 0 when the file was read and 2 when it could not be."""
LANGUAGES = ("zh-Hans", "en")


def main(arguments: Sequence[str]) -> int:
    """Run the command; returns its exit status."""
    try:
        options, names = getopt.gnu_getopt(list(arguments), "h", ["help", "json", "language="])
    except getopt.GetoptError as error:
        unknown = Refused(
            "The option “%(option)s” is not known. See baiju plan read --help.", option=error.opt
        )
        return _refuse(unknown, dict.fromkeys(arguments, ""))
    chosen = dict(options)
    if "-h" in chosen or "--help" in chosen:
        sys.stdout.write(messages.sentence(USAGE, {}, _language(chosen)) + "\n")
        return 0
    try:
        source = _source(names)
    except Refused as no:
        return _refuse(no, chosen)
    from . import reader  # a file that is refused need not wait for it

    _show(reader.read(source), chosen)
    return 0


def language(environment: Mapping[str, str]) -> str:
    """Chinese, unless the environment asks for English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if wanted := environment.get(name):
            return "en" if wanted.lower().startswith("en") else "zh-Hans"
    return "zh-Hans"


def _language(chosen: Mapping[str, str]) -> str:
    asked = chosen.get("--language", "")
    return asked if asked in LANGUAGES else language(os.environ)


def _source(names: Sequence[str]) -> Source:
    if len(names) != 1:
        raise Refused("Name one file to read, or - for standard input.")
    if names[0] == "-":
        return sources.from_bytes(sys.stdin.buffer.read(sources.BYTES + 1), "")
    path = Path(names[0])
    try:
        with path.open("rb") as file:
            data = file.read(sources.BYTES + 1)
    except IsADirectoryError as error:
        raise Refused("%(name)s is a folder. Name a file in it.", name=names[0]) from error
    except (OSError, ValueError) as error:
        raise Refused(
            "%(name)s cannot be opened. Check the name and whether you may read it.", name=names[0]
        ) from error
    return sources.from_bytes(data, path.name)


def _refuse(no: Refused, chosen: Mapping[str, str]) -> int:
    said = messages.sentence(no.sentence, no.values, _language(chosen))
    if "--json" in chosen:
        _write_json({"refused": said})
    else:
        sys.stderr.write(said + "\n")
    return REFUSED


def _show(reading: Reading, chosen: Mapping[str, str]) -> None:
    if "--json" in chosen:
        from . import output

        _write_json(output.as_json(reading))
        return
    from . import terminal

    width = shutil.get_terminal_size((100, 24)).columns
    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    for line in terminal.lines(reading, language=_language(chosen), width=width, colour=colour):
        sys.stdout.write(line + "\n")


def _write_json(content: Mapping[str, object]) -> None:
    sys.stdout.buffer.write(json.dumps(content, ensure_ascii=False).encode() + b"\n")
    sys.stdout.buffer.flush()
