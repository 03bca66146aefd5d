"""`baiju diary verify`: whether every entry of the diary stands as it was written."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from baiju.engine import chain
from baiju.engine.chain import Break
from baiju.org import tree

from . import store

SENTENCES = {
    "changed": "was changed after it was written",
    "missing": "is missing, or an entry before it",
    "moved": "does not stand in its place",
    "cut": "is where the diary ends too early or was replaced",
}


def main(words: list[str]) -> int:
    """Name the first place of each unit's diary that does not hold; 1 if there is one."""
    parser = argparse.ArgumentParser(prog="baiju diary verify", description=__doc__)
    parser.add_argument("--against", metavar="FILE", help="an anchor written earlier")
    parser.add_argument("--anchor", metavar="FILE", help="write an anchor; keep it elsewhere")
    given = parser.parse_args(words)
    store.prepare()
    found = [_told(each) for each in chain.breaks()]
    if given.against:
        found += _against(Path(given.against))
    for sentence in found:
        sys.stdout.write(f"{sentence}\n")
    if given.anchor and not found:
        _write(Path(given.anchor))
    if not found:
        sys.stdout.write(
            f"The diary holds: {sum(seq for seq, _mark in chain.ends().values())} entries.\n"
        )
    return 1 if found else 0


def _told(place: Break) -> str:
    entry = chain.entry(place)
    when = f" ({entry.at:%Y-%m-%d %H:%M}, {entry.register} {entry.record})" if entry else ""
    return f"{_name(place.unit_id)}: entry {place.seq}{when} {SENTENCES[place.code]}."


def _name(unit: int) -> str:
    row = tree.by_key(unit)
    return f"{row.code} {row.name}" if row else "Without a unit"


def _against(file: Path) -> list[str]:
    try:
        kept: dict[str, Any] = json.loads(file.read_text("utf-8"))
        anchors = {int(unit): (int(seq), str(mark)) for unit, (seq, mark) in kept.items()}
    except (OSError, ValueError, AttributeError, TypeError) as wrong:
        return [f"{file} is no anchor: {wrong}"]
    return [
        f"{_name(unit)}: entry {seq} is not the one the anchor names; the diary was written anew."
        for unit, (seq, mark) in anchors.items()
        if not chain.holds(unit, seq, mark)
    ]


def _write(file: Path) -> None:
    file.write_text(json.dumps(chain.ends(), indent=1), "utf-8")
    sys.stdout.write(f"The anchor was written to {file}. Keep it in another place.\n")
