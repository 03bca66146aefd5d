"""The texts of an .xlsx file: rich text, escapes, and the shared strings kept in one block of bytes."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator

from . import limits, markup
from .model import Refused

ITEM = re.compile(
    r'<si><t(?: xml:space="preserve")?>([^<]*)</t></si>|<si((?:\s[^>/]*)?(?:/>|>.*?</si>))',
    re.DOTALL,
)
BEGINS = re.compile(r"<si[\s/>]")
END = b"</si>"
ENTITY = re.compile(r"&(?:#x([0-9A-Fa-f]{1,6})|#([0-9]{1,7})|(amp|lt|gt|quot|apos));")
NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
"""Office programs write characters that XML forbids like this, and the underscore itself."""
LAST = 0x10FFFF


class Strings:
    """Shared strings by their number; millions of them take little more than their bytes."""

    def __init__(self) -> None:
        self._bytes = bytearray()
        self._ends = array("Q", [0])

    def __len__(self) -> int:
        return len(self._ends) - 1

    def __getitem__(self, index: int) -> str:
        found = self._bytes[self._ends[index] : self._ends[index + 1]]
        return found.decode("utf-8", "surrogatepass")

    def add(self, text: str) -> None:
        """Append one."""
        self._bytes += text.encode("utf-8", "surrogatepass")
        self._ends.append(len(self._bytes))


def read(pieces: Iterable[bytes]) -> Strings:
    """The shared strings of a book."""
    strings = Strings()
    for block in _whole_items(pieces):
        text = markup.decoded(block)
        found = ITEM.findall(text)
        if len(found) != len(BEGINS.findall(text)):
            raise Refused(code="damaged")
        for plain, other in found:
            strings.add(rich(f"<si{other}") if other else unescaped(plain))
    return strings


def unescaped(text: str) -> str:
    """The characters that stand behind `&amp;`, `&#10;` and `_x000D_`."""
    if "&" in text:
        text = ENTITY.sub(_character, text)
    return ESCAPE.sub(_escaped, text) if "_x" in text else text


def rich(fragment: str) -> str:
    """The text of all runs of an element, without the notes on how it is spoken."""
    found: list[str] = []
    within: list[str] = []

    def end(_: str) -> None:
        within.pop()

    def text(piece: str) -> None:
        if within[-1] == "t" and "rPh" not in within:
            found.append(piece)

    markup.walk([fragment.encode()], lambda name, _: within.append(name), end, text)
    return ESCAPE.sub(_escaped, "".join(found))


def _whole_items(pieces: Iterable[bytes]) -> Iterator[bytes]:
    rest = b""
    for block in markup.blocks(pieces, "sst"):
        rest += block
        cut = rest.rfind(END) + len(END)
        if cut >= len(END):
            ready, rest = rest[:cut], rest[cut:]
            yield ready
        elif len(rest) > limits.CELL:
            raise Refused(code="huge_cell")
    yield rest


def _character(found: re.Match[str]) -> str:
    if found[3]:
        return NAMED[found[3]]
    code = int(found[1], 16) if found[1] else int(found[2])
    return chr(code) if code <= LAST else found[0]


def _escaped(found: re.Match[str]) -> str:
    return chr(int(found[1], 16))
