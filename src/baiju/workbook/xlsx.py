"""Reads .xlsx workbooks row by row: nothing but the shared strings is ever held as a whole."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from . import columns, formats, fragments, limits, markup, package, screen, shape, sheets, strings
from .model import Bad, Book, Formula, Line, Number, Refused, Truth

ROW = re.compile(r"<row\b([^>]*)>")
ROW_NUMBER = re.compile(r"""\sr=["']([0-9]{1,9})["']""")
END = b"</row>"
CELL = re.compile(
    r'<c r="([A-Z]{1,3})([0-9]{1,7})"(?: s="([0-9]{1,6})")?(?: t="([a-zA-Z]+)")?(?:/>|>'
    r"(<f(?:\s[^>]*)?(?:/>|>[^<]*</f>))?"
    r'(?:<v>([^<]*)</v>|<v/>|<is><t(?: xml:space="preserve")?>([^<]*)</t></is>)?</c>)'
)
"""A cell as nearly all programs write it; rows with any other cell go to `fragments`."""
TAG = re.compile(r"<[^>]*>")
NUMERAL = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,5})?")
LONGEST = 330
"""No number a cell can hold takes more characters."""
COLUMNS = {columns.letter(index): index for index in range(limits.COLUMNS)}
NOT_THERE = Bad("#REF!")
"""Stands for a text of the file that its list of texts does not have."""
NO_RESULT = Bad("#N/A")
OFTEN = 20_000
"""So many of the shared strings are kept ready: those that come often come early."""


def read(archive: zipfile.ZipFile) -> Book:
    """The book in a package that has been screened."""
    parts = package.opened(archive)
    shapes = [shape.of(markup.pieces(archive, leaf.part), leaf.name) for leaf in parts.leaves]
    shared = strings.read(markup.pieces(archive, parts.strings) if parts.strings else ())
    screen.check(archive, but={leaf.part for leaf in parts.leaves} | {parts.strings or ""})
    warnings = screen.warnings(archive)
    cells = _Cells(shared, parts)
    found = zip(parts.leaves, shapes, strict=True)
    kind = "xlsm" if "macros" in warnings else "xlsx"
    return Book(kind, (_sheet(archive, leaf, known, cells) for leaf, known in found), warnings)


def _sheet(
    archive: zipfile.ZipFile, leaf: package.Leaf, known: shape.Shape, cells: _Cells
) -> sheets.Found:
    blocks = (block for is_row, block in shape.parted(markup.pieces(archive, leaf.part)) if is_row)
    return sheets.Found(
        leaf.name,
        _lines(blocks, cells),
        leaf.is_hidden,
        tuple(known.merges),
        frozenset(known.hidden_rows),
        frozenset(known.hidden_columns),
    )


def _lines(blocks: Iterable[bytes], cells: _Cells) -> Iterator[Line]:
    number = 0
    for block in _whole_rows(blocks):
        for row in markup.decoded(block).split("</row>"):
            opened = ROW.findall(row)
            if not opened:
                continue
            for attributes in opened:
                found = ROW_NUMBER.search(attributes)
                number = int(found[1]) if found else number + 1
            if line := cells.line(number, _raw(row, number)):
                yield line


def _whole_rows(blocks: Iterable[bytes]) -> Iterator[bytes]:
    rest = b""
    for block in blocks:
        rest += block
        cut = rest.rfind(END)
        if cut >= 0:
            ready, rest = rest[:cut], rest[cut + len(END) :]
            yield ready
        elif len(rest) > 2 * limits.CELL:
            raise Refused(code="huge_cell")
    if b"<c" in rest:
        raise Refused(code="damaged")


def _raw(row: str, number: int) -> list[fragments.Raw]:
    found: list[fragments.Raw] = CELL.findall(row)
    if len(found) == row.count("<c") and "<!" not in row:
        return found
    return fragments.cells(row[row.rfind("<row") :] + "</row>", number)


class _Cells:
    """Turns cells as they stand in the file into cells that say what they are."""

    def __init__(self, shared: strings.Strings, parts: package.Package) -> None:
        self._strings = shared
        self._count = len(shared)
        self._known: dict[str, str] = {}
        self._moments = {
            str(style): kind for style, kind in enumerate(parts.kinds) if kind != "number"
        }
        if "0" in self._moments:
            self._moments[""] = self._moments["0"]
        self._from_1904 = parts.from_1904
        self._readers: dict[str, Callable[[str, str], str]] = {
            "": self._number,
            "n": self._number,
            "s": self._shared,
            "str": lambda value, _: strings.unescaped(value),
            "inlineStr": lambda value, _: strings.unescaped(value),
            "b": lambda value, _: Truth("true" if markup.is_on(value) else "false"),
            "e": lambda value, _: Bad(value),
            "d": lambda value, _: _iso(value),
        }

    def line(self, number: int, found: Iterable[fragments.Raw]) -> Line | None:
        """A row with what stands in it; None when nothing does."""
        cells: list[str | None] = []
        place = str(number)
        for letters, digits, style, kind, formula, value, text in found:
            if formula:
                cell = self._formula(style, kind, formula, value or text)
            elif value or text:
                cell = self._readers.get(kind, _odd)(value or text, style)
            else:
                continue
            if not cell:
                continue
            gap = COLUMNS.get(letters, limits.COLUMNS) - len(cells)
            if gap or digits != place or letters not in COLUMNS:
                _check_place(letters, digits, place, gap)
                cells.extend([None] * gap)
            cells.append(cell)
        return Line(number, cells) if cells else None

    def _formula(self, style: str, kind: str, formula: str, value: str) -> str:
        if value:
            result = self._readers.get(kind, _odd)(value, style)
            return result if isinstance(result, Bad) else Formula(result)
        if kind == "str":
            return ""
        asked = strings.unescaped(TAG.sub("", formula))
        return Formula(f"={asked}") if asked else NO_RESULT

    def _shared(self, value: str, _: str) -> str:
        known = self._known.get(value)
        if known is not None:
            return known
        if not value.isdecimal() or len(value) > 9 or int(value) >= self._count:
            return NOT_THERE
        text = self._strings[int(value)]
        if len(self._known) < OFTEN:
            self._known[value] = text
        return text

    def _number(self, value: str, style: str) -> str:
        if style in self._moments:
            return self._moment(value, style)
        if value.isdecimal() and value.isascii() and len(value) < LONGEST:
            return Number(value)
        return formats.written(value) if _is_number(value) else Bad(value[:LONGEST])

    def _moment(self, value: str, style: str) -> str:
        if not _is_number(value):
            return Bad(value[:LONGEST])
        return formats.shown(value, self._moments[style], from_1904=self._from_1904)


def _check_place(letters: str, digits: str, place: str, gap: int) -> None:
    if letters not in COLUMNS:
        raise sheets.too_wide(f"{letters}{digits}")
    if gap < 0 or digits != place:
        raise Refused(code="damaged")


def _odd(value: str, _: str) -> str:
    return Bad(value)


def _is_number(value: str) -> bool:
    return len(value) < LONGEST and NUMERAL.fullmatch(value) is not None


def _iso(value: str) -> str:
    try:
        return formats.day(datetime.fromisoformat(value).replace(tzinfo=None))
    except ValueError:
        return Bad(value)
