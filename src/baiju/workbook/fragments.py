"""The cells of a row that is written in an uncommon way, read by a real parser."""

from __future__ import annotations

import re

from . import columns, markup

Raw = tuple[str, str, str, str, str, str, str]
"""Column, row, style, type, formula, value and text of a cell, as they stand in the file."""
REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


def cells(fragment: str, number: int) -> list[Raw]:
    """The cells of one row, in the form in which the fast reader finds them."""
    row = _Row(number)
    markup.walk([fragment.encode("utf-8")], row.begin, row.end, row.text)
    return row.found


class _Row:
    """Collects the cells of a row while it is walked through."""

    def __init__(self, number: int) -> None:
        self.found: list[Raw] = []
        self._number = number
        self._within: list[str] = []
        self._given: markup.Attributes = {}
        self._held: dict[str, list[str]] = {}

    def begin(self, name: str, given: markup.Attributes) -> None:
        self._within.append(name)
        if self._within[1:] == ["c"]:
            self._given = given
            self._held = {"f": [], "v": [], "t": []}
        elif self._within[1:] == ["c", "f"]:
            self._held["f"].append("<f>")

    def end(self, _: str) -> None:
        if self._within[1:] == ["c"]:
            self._keep()
        self._within.pop()

    def text(self, piece: str) -> None:
        name = self._within[-1]
        if self._within[1:2] == ["c"] and name in self._held and "rPh" not in self._within:
            self._held[name].append(piece.replace("&", "&amp;").replace("<", "&lt;"))

    def _keep(self) -> None:
        letters, digits = self._place()
        style, kind = self._given.get("s", ""), self._given.get("t", "")
        formula, value, text = ("".join(self._held[name]) for name in "fvt")
        self.found.append((letters, digits, style, kind, formula, value, text))

    def _place(self) -> tuple[str, str]:
        """Where the cell stands; one that does not say so stands beside the one before."""
        if found := REFERENCE.fullmatch(self._given.get("r", "")):
            return found[1], found[2]
        before = columns.index(self.found[-1][0]) if self.found else -1
        return columns.letter(before + 1), str(self._number)
