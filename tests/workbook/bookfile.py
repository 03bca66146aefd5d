"""Small workbooks written part by part, so that every byte of them can be odd."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from baiju.workbook import reading
from baiju.workbook.model import Line

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def packed(members: Mapping[str, str | bytes] | Iterable[tuple[str, str | bytes]]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items() if isinstance(members, Mapping) else members:
            archive.writestr(name, content)
    return buffer.getvalue()


def relations(*found: tuple[str, str], more: str = "") -> str:
    """Each a type and a target; their ids are r1, r2 and so on."""
    rows = "".join(
        f'<Relationship Id="r{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(found, 1)
    )
    return f'<Relationships xmlns="{PACKAGE}">{rows}{more}</Relationships>'


def sheet(rows: str, before: str = "", after: str = "") -> str:
    return f'<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def row(number: int, *cells: str, more: str = "") -> str:
    return f'<row r="{number}"{more}>{"".join(cells)}</row>'


def inline(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def parts(
    *sheets: str, strings: str = "", styles: str = "", properties: str = ""
) -> dict[str, str | bytes]:
    """The parts of a workbook with these sheets, named 表1, 表2 and so on."""
    numbers = range(1, len(sheets) + 1)
    listed = "".join(f'<sheet name="表{n}" sheetId="{n}" r:id="r{n}"/>' for n in numbers)
    targets = [("worksheet", f"worksheets/sheet{n}.xml") for n in numbers]
    found: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": relations(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{properties}'
        f"<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": relations(
            *targets, ("sharedStrings", "sharedStrings.xml"), ("styles", "styles.xml")
        ),
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{strings}</sst>',
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}">{styles}</styleSheet>',
    }
    return found | {
        f"xl/worksheets/sheet{n}.xml": text for n, text in zip(numbers, sheets, strict=True)
    }


def book(rows: str, before: str = "", after: str = "", **more: str) -> bytes:
    """A workbook of one sheet."""
    return packed(parts(sheet(rows, before, after), **more))


def formats(*codes: str | int) -> str:
    """Cell styles, each with a built-in number format or one of its own; the first has number 1."""
    own = [code for code in codes if isinstance(code, str)]
    known = "".join(
        f'<numFmt numFmtId="{number}" formatCode="{code}"/>' for number, code in enumerate(own, 164)
    )
    ids = [164 + own.index(code) if isinstance(code, str) else code for code in codes]
    styles = "".join(f'<xf numFmtId="{number}"/>' for number in (0, *ids))
    return f'<numFmts>{known}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>{styles}</cellXfs>'


def lines(data: bytes | Path, name: str = "a.xlsx") -> list[Line]:
    """The lines of the first sheet, read as every foreign file is read."""
    with reading.opened(data, name) as found:
        return list(next(found.sheets).lines())


def cells(data: bytes, name: str = "a.xlsx") -> list[tuple[str, str | None]]:
    """The kind and the text of every cell that is not blank."""
    return [
        (type(cell).__name__, cell) for line in lines(data, name) for cell in line.cells if cell
    ]
