"""Colours cells of a foreign workbook: a style is added that differs in its ground from the cell's own."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy

from lxml import etree

from .frame import TINT
from .model import Refused

_KEEP = ("numFmtId", "fontId", "borderId", "xfId")


class Tints:
    """The styles of a workbook, and those that were added to them."""

    def __init__(self, part: Iterable[bytes]) -> None:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        try:
            self._root = etree.fromstring(b"".join(part), parser)
        except etree.XMLSyntaxError as error:
            raise Refused(code="damaged") from error
        self._space = etree.QName(self._root).namespace or ""
        self._styles = self._one("cellXfs")
        self._count = len(self._styles)
        self._made: dict[tuple[int, str], int] = {}
        self._fill = self._our_fill()
        self.ours = {
            at for at, style in enumerate(self._styles) if style.get("fillId") == self._fill
        }
        """Styles with our ground: an earlier round has left them."""

    def tinted(self, style: int) -> int:
        """The style like this one on our ground."""
        return style if style in self.ours else self._like(style, self._fill)

    def cleared(self, style: int) -> int:
        """The style like this one on no ground."""
        return self._like(style, "0")

    def wrapped(self) -> int:
        """The style of a sentence: several lines, from the top."""
        made = self._like(0, "wrapped")
        style = self._styles[made]
        if style.find(self._name("alignment")) is None:
            style.insert(0, etree.Element(self._name("alignment"), wrapText="1", vertical="top"))
            style.set("applyAlignment", "1")
        return made

    def part(self) -> bytes:
        """The part with what was added."""
        self._styles.set("count", str(len(self._styles)))
        return etree.tostring(self._root, xml_declaration=True, encoding="UTF-8", standalone=True)

    def _like(self, style: int, fill: str) -> int:
        base = style if style < self._count else 0
        if (base, fill) not in self._made:
            added = deepcopy(self._styles[base])
            if fill.isdigit():
                added.set("fillId", fill)
                added.set("applyFill", "1")
            self._styles.append(added)
            self._made[base, fill] = len(self._styles) - 1
        return self._made[base, fill]

    def _our_fill(self) -> str:
        """The number of our ground among the fills; it is added when it is not there."""
        fills = self._one("fills")
        for at, fill in enumerate(fills):
            colour = fill.find(f"{self._name('patternFill')}/{self._name('fgColor')}")
            if colour is not None and colour.get("rgb") == TINT:
                return str(at)
        pattern = etree.SubElement(
            etree.SubElement(fills, self._name("fill")),
            self._name("patternFill"),
            patternType="solid",
        )
        etree.SubElement(pattern, self._name("fgColor"), rgb=TINT)
        etree.SubElement(pattern, self._name("bgColor"), indexed="64")
        fills.set("count", str(len(fills)))
        return str(len(fills) - 1)

    def _one(self, name: str) -> etree._Element:
        found = self._root.find(self._name(name))
        if found is None or not len(found):
            raise Refused(code="damaged")
        return found

    def _name(self, name: str) -> str:
        return f"{{{self._space}}}{name}"
