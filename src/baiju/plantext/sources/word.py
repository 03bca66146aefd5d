"""Word files: the text of the body with its automatic numbers, headings and tables."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator

from lxml import etree

from baiju.plantext.model import Refused, Source

from . import precheck, word_marks, word_numbers, word_styles
from .lines import Lines
from .word_styles import VAL, W, level_of, whole

P, TBL, TR, TC = W + "p", W + "tbl", W + "tr", W + "tc"
WRAPPERS = {
    W + name
    for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag", "dir", "bdo")
}
"""What may stand around blocks, rows and cells without being one."""
PROPERTIES, STYLE, OUTLINE = W + "pPr", W + "pStyle", W + "outlineLvl"
NUMBERED, NUMBER, DEPTH = W + "numPr", W + "numId", W + "ilvl"
ALIEN = W + "altChunk"
TEXT, MATH = W + "t", "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
SHOWN = {W + "tab": "\t", W + "cr": "\n", W + "noBreakHyphen": "-", W + "ptab": "\t"}
BREAK, KIND = W + "br", W + "type"
PIECES = (TEXT, BREAK, MATH, *SHOWN)
CELL_PARAGRAPHS = 3
"""A cell with more paragraphs is there for the layout of a page, not for a table."""

STRICT = b"http://purl.oclc.org/ooxml/"
TRANSITIONAL = (
    (STRICT + b"wordprocessingml/main", W[1:-1].encode()),
    (STRICT + b"officeDocument/math", MATH[1:-2].encode()),
)
MAIN = ("/officeDocument", "/styles", "/numbering")


def read(data: bytes, name: str, form: str = "docx") -> Source:
    """The visible text of the body; footnotes, headers, deleted and hidden text are left out."""
    archive = precheck.package(data)
    parts = _parts(archive)
    root = _tree(precheck.part(archive, parts["/officeDocument"]))
    body = root.find(W + "body") if root is not None else None
    if body is None:
        raise precheck.broken()
    sheet = precheck.part(archive, parts.get("/styles", ""))
    styles = word_styles.read(_tree(word_styles.without_tables(sheet)))
    numbering = word_numbers.read(_tree(precheck.part(archive, parts.get("/numbering", ""))))
    marks = word_marks.prune(body, styles)
    reading = _Body(styles, numbering, marks)
    reading.blocks(body)
    return reading.lines.source(name, form)


def _parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """The names of the main part and of its styles and numbering, as the relations say."""
    found = _relations(archive, "")
    main = found.get("/officeDocument", "")
    if not main.startswith("word/"):
        raise _not_word(archive)
    return _relations(archive, main) | {"/officeDocument": main}


def _relations(archive: zipfile.ZipFile, part: str) -> dict[str, str]:
    folder, name = posixpath.split(part)
    root = _tree(precheck.part(archive, posixpath.join(folder, "_rels", f"{name}.rels")))
    found: dict[str, str] = {}
    for one in root if root is not None else ():
        kind = one.get("Type", "")
        ending = kind[kind.rfind("/") :]
        if ending in MAIN and one.get("TargetMode") != "External":
            target = posixpath.join("/", folder, one.get("Target", ""))
            found.setdefault(ending, posixpath.normpath(target).lstrip("/"))
    return found


def _tree(content: bytes) -> etree._Element | None:
    if not content:
        return None
    if STRICT in content:
        for strict, transitional in TRANSITIONAL:
            content = content.replace(strict, transitional)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise precheck.broken() from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise precheck.hostile()
    return root


def _not_word(archive: zipfile.ZipFile) -> Refused:
    names = set(archive.namelist())
    if "xl/workbook.xml" in names or "xl/workbook.bin" in names:
        return Refused("This is a workbook. Read the plan as a Word file or paste its text.")
    if "mimetype" in names or "ppt/presentation.xml" in names:
        return Refused(
            "The file is in another format than its name says. Open it in Word or WPS, save it as"
            " .docx and read that."
        )
    if any(name.startswith("word/") for name in names):
        return precheck.broken()
    return Refused("This is an archive. Unpack it and read the plan inside.")


class _Body:
    """Walks the blocks of a body in order and collects their lines."""

    def __init__(
        self,
        styles: word_styles.Styles,
        numbering: word_numbers.Numbering,
        marks: word_marks.Marks,
    ) -> None:
        self.lines = Lines()
        self._styles = styles
        self._numbering = numbering
        self._marks = marks
        self._number = -1

    def blocks(self, parent: etree._Element) -> None:
        for child in parent:
            tag = child.tag
            if tag == P:
                self._paragraph(child)
            elif tag == TBL:
                self._table(child)
            elif tag == ALIEN:
                raise Refused(
                    "Part of the document is stored in another format. Open it in Word or WPS, save"
                    " it again and read that."
                )
            elif tag in WRAPPERS and not word_marks.is_contents(child):
                self.blocks(child)

    def _paragraph(self, paragraph: etree._Element) -> None:
        text, level = self._read(paragraph)
        self.lines.add(text, self._number, level=level)
        for box in self._marks.boxes.get(paragraph, ()):
            self.blocks(box)

    def _read(self, paragraph: etree._Element) -> tuple[str, int | None]:
        """The text of a paragraph with its number, and its heading level."""
        self._number += 1
        properties = paragraph.find(PROPERTIES)
        name = None if properties is None else _value(properties.find(STYLE))
        style = self._styles.of(name)
        text = _text(paragraph)
        if style.is_contents or (not text and paragraph in self._marks.gone):
            return "", None
        if properties is None:
            own, level = None, style.level
        else:
            own, outline = properties.find(NUMBERED), properties.find(OUTLINE)
            level = style.level if outline is None else level_of(outline)
        return self._marker(own, style, name or self._styles.default) + text, level

    def _marker(self, own: etree._Element | None, style: word_styles.Style, name: str) -> str:
        if own is not None and (number := _value(own.find(NUMBER))) is not None:
            depth = _value(own.find(DEPTH))
            return self._numbering.marker(number, whole(depth) if depth else style.depth, name)
        if style.number is None:
            return ""
        return self._numbering.marker(style.number, style.depth or None, name)

    def _table(self, table: etree._Element) -> None:
        rows = [list(_inside(row, TC)) for row in _inside(table, TR)]
        single = sum(map(len, rows)) == 1
        for cells in rows:
            if single or any(map(self._is_layout, cells)):
                for cell in cells:
                    self.blocks(cell)
            else:
                self._row(cells)

    def _is_layout(self, cell: etree._Element) -> bool:
        """Does the cell hold what does not fit into one line?"""
        paragraphs = list(_inside(cell, P))
        boxed = any(one in self._marks.boxes for one in paragraphs)
        return boxed or len(paragraphs) > CELL_PARAGRAPHS or next(cell.iter(TBL), None) is not None

    def _row(self, cells: list[etree._Element]) -> None:
        number = self._number + 1
        texts = [[self._read(one)[0] for one in _inside(cell, P)] for cell in cells]
        row = "\t".join(" ".join(" ".join(filter(None, cell)).splitlines()) for cell in texts)
        self.lines.add(row, number, table=True)


def _inside(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """The children with this tag, also those that stand in content controls and insertions."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in WRAPPERS:
            yield from _inside(child, tag)


def _value(element: etree._Element | None) -> str | None:
    return None if element is None else element.get(VAL)


def _text(paragraph: etree._Element) -> str:
    out = []
    for piece in paragraph.iter(*PIECES):
        tag = piece.tag
        if tag in (TEXT, MATH):
            out.append(piece.text or "")
        elif tag == BREAK:
            out.append("" if piece.get(KIND) in {"page", "column"} else "\n")
        else:
            out.append(SHOWN[tag])
    return "".join(out)
