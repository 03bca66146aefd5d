"""What the styles of a Word file say about a paragraph: heading level, numbering, hidden text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VAL = W + "val"
HEADING = re.compile(r"(?:heading|标题|標題)\s*([1-9])$", re.IGNORECASE)
CONTENTS = re.compile(r"(?:toc|目录|目錄)\s*\d?$", re.IGNORECASE)
BODY_LEVEL = 9
NUMBER = re.compile(r"[+-]?[0-9]{1,9}$")
OFF = {"0", "false", "off"}
TRUE = {"1", "true", "on"}
TABLE_STYLE, CLOSING = b'<w:style w:type="table"', b"</w:style>"
CHAIN = 12
"""So many styles may rest on one another."""


@dataclass(slots=True)
class Style:
    """One style, with what it inherits."""

    level: int | None = None
    number: str | None = None
    depth: int = 0
    is_contents: bool = False
    is_hidden: bool = False


@dataclass(slots=True)
class Styles:
    """The styles of a file by their id, worked out when one is asked for: most are never used."""

    elements: dict[str, etree._Element] = field(default_factory=dict)
    default: str = ""
    """The style of paragraphs that name none."""
    may_hide: bool = False
    """Is there a style that hides text?"""
    _known: dict[str, Style] = field(default_factory=dict)

    def of(self, name: str | None) -> Style:
        """The style named, or the default one, with what it inherits worked in."""
        key = self.default if name is None else name
        if key not in self._known:
            self._known[key] = _resolved(key, self.elements)
        return self._known[key]


def without_tables(content: bytes) -> bytes:
    """The same file without the styles of tables: they are most of it and say nothing here."""
    kept, at = [], 0
    while (start := content.find(TABLE_STYLE, at)) >= 0:
        end = content.find(CLOSING, start)
        if end < 0:
            break
        kept.append(content[at:start])
        at = end + len(CLOSING)
    return b"".join([*kept, content[at:]])


def read(root: etree._Element | None) -> Styles:
    """The styles of `styles.xml`."""
    styles = Styles()
    if root is None:
        return styles
    styles.may_hide = next(root.iter(W + "vanish"), None) is not None
    for element in root.iterfind(W + "style"):
        key = element.get(W + "styleId", "")
        styles.elements[key] = element
        if element.get(W + "default") in TRUE and element.get(W + "type") == "paragraph":
            styles.default = key
    return styles


def is_on(element: etree._Element | None) -> bool:
    """A switch such as `w:vanish`: it is on when it stands there without a value that says no."""
    return element is not None and element.get(VAL, "1") not in OFF


def whole(value: str | None, default: int = 0) -> int:
    """A whole number from an attribute, or the default when it is none or absurdly long."""
    return int(value) if value and NUMBER.match(value) else default


def _resolved(key: str, elements: dict[str, etree._Element]) -> Style:
    style = Style()
    for element in reversed(_chain(key, elements)):
        name = element.find(W + "name")
        _apply(style, element, name.get(VAL, "") if name is not None else "")
    return style


def _chain(key: str, elements: dict[str, etree._Element]) -> list[etree._Element]:
    found: list[etree._Element] = []
    while key in elements and len(found) < CHAIN:
        found.append(elements[key])
        above = elements[key].find(W + "basedOn")
        key = above.get(VAL, "") if above is not None else ""
    return found


def _apply(style: Style, element: etree._Element, name: str) -> None:
    if heading := HEADING.match(name.strip()):
        style.level = int(heading[1])
    style.is_contents = bool(CONTENTS.match(name.strip()))
    style.is_hidden = style.is_hidden or is_on(element.find(f"{W}rPr/{W}vanish"))
    outline = element.find(f"{W}pPr/{W}outlineLvl")
    if outline is not None:
        style.level = level_of(outline)
    number = element.find(f"{W}pPr/{W}numPr/{W}numId")
    if number is not None:
        style.number = number.get(VAL)
    depth = element.find(f"{W}pPr/{W}numPr/{W}ilvl")
    if depth is not None:
        style.depth = whole(depth.get(VAL))


def level_of(outline: etree._Element) -> int | None:
    """The heading level 1-9 of a `w:outlineLvl`; None for body text."""
    level = whole(outline.get(VAL), BODY_LEVEL)
    return level + 1 if 0 <= level < BODY_LEVEL else None
