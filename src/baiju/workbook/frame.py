"""The parts of a workbook of ours beside its sheets: what they are, how they look, how they are found."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from xml.sax.saxutils import escape, quoteattr

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"

TINT = "FFFFE0B2"
"""The ground of a faulty cell, as alpha, red, green and blue: dark and light text can be read on it."""
HEAD_TINT = "FFE8EEF4"
SHEET_OPEN = f'{_DECLARATION}<worksheet xmlns="{_MAIN}">'

_FONT = '<sz val="11"/><name val="宋体"/><charset val="134"/>'
_THIN = "".join(
    f'<{side} style="thin"><color rgb="FFB0BAC4"/></{side}>'
    for side in ("left", "right", "top", "bottom")
)
_FORMATS = ((164, "yyyy\\-mm\\-dd"), (165, "yyyy\\-mm\\-dd\\ hh:mm:ss"))
_KINDS = (
    "",
    'fontId="1" fillId="2" borderId="1" applyFont="1" applyFill="1" applyBorder="1"',
    'numFmtId="49" applyNumberFormat="1"',
    'numFmtId="164" applyNumberFormat="1"',
    'numFmtId="165" applyNumberFormat="1"',
    'numFmtId="49" fillId="3" applyNumberFormat="1" applyFill="1"',
)
"""The styles in the order of their numbers in `cellxml`."""


def member(sheet: int) -> str:
    """Where a sheet lies in the package, counted from 1."""
    return f"xl/worksheets/sheet{sheet}.xml"


def parts(
    names: Sequence[str], filters: Sequence[str], hidden: Collection[int] = ()
) -> dict[str, str]:
    """The content of every part by its name.

    `filters` are the ranges with a filter, or empty; `hidden` the places of hidden sheets, from 1.
    """
    return {
        "xl/styles.xml": _styles(),
        "xl/workbook.xml": _workbook(names, filters, hidden),
        "xl/_rels/workbook.xml.rels": _relations(
            [
                *(("worksheet", f"worksheets/sheet{at}.xml") for at in range(1, len(names) + 1)),
                ("styles", "styles.xml"),
            ]
        ),
        "_rels/.rels": _relations([("officeDocument", "xl/workbook.xml")]),
        "[Content_Types].xml": _types(len(names)),
    }


def _workbook(names: Sequence[str], filters: Sequence[str], hidden: Collection[int]) -> str:
    sheets = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{at}"{_state(at in hidden)} r:id="rId{at}"/>'
        for at, name in enumerate(names, 1)
    )
    # The sheet that is shown first must not be a hidden one.
    shown = next((at for at in range(len(names)) if at + 1 not in hidden), 0)
    # Excel finds the range of a filter by this hidden name.
    defined = "".join(
        f'<definedName name="_xlnm._FilterDatabase" localSheetId="{at}" hidden="1">'
        f"{escape(_quoted(name))}!{_absolute(area)}</definedName>"
        for at, (name, area) in enumerate(zip(names, filters, strict=True))
        if area
    )
    return (
        f'{_DECLARATION}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><bookViews>'
        f'<workbookView activeTab="{shown}"/></bookViews><sheets>{sheets}</sheets>'
        f"{f'<definedNames>{defined}</definedNames>' if defined else ''}</workbook>"
    )


def _state(is_hidden: bool) -> str:
    return ' state="hidden"' if is_hidden else ""


def _quoted(name: str) -> str:
    return "'" + name.replace("'", "''") + "'"


def _absolute(area: str) -> str:
    first, last = area.split(":")
    return ":".join(
        f"${place.rstrip('0123456789')}${place.lstrip('ABCDEFGHIJKLMNOPQRSTUVWXYZ')}"
        for place in (first, last)
    )


def _relations(targets: Sequence[tuple[str, str]]) -> str:
    found = "".join(
        f'<Relationship Id="rId{at}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(targets, 1)
    )
    return f'{_DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{found}</Relationships>'


def _types(count: int) -> str:
    sheets = "".join(
        f'<Override PartName="/{member(at)}" ContentType="{_TYPE}.worksheet+xml"/>'
        for at in range(1, count + 1)
    )
    return (
        f'{_DECLARATION}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/>{sheets}</Types>'
    )


def _styles() -> str:
    formats = "".join(
        f'<numFmt numFmtId="{number}" formatCode={quoteattr(code)}/>' for number, code in _FORMATS
    )
    return (
        f'{_DECLARATION}<styleSheet xmlns="{_MAIN}">'
        f'<numFmts count="{len(_FORMATS)}">{formats}</numFmts>'
        f'<fonts count="2"><font>{_FONT}</font><font><b/>{_FONT}</font></fonts>'
        '<fills count="4"><fill><patternFill patternType="none"/></fill>'
        f'<fill><patternFill patternType="gray125"/></fill>{_fill(HEAD_TINT)}{_fill(TINT)}</fills>'
        '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>'
        f"<border>{_THIN}<diagonal/></border></borders>"
        f'<cellStyleXfs count="1">{_kind("")}</cellStyleXfs>'
        f'<cellXfs count="{len(_KINDS)}">{"".join(map(_of_normal, _KINDS))}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
        "</styleSheet>"
    )


def _fill(tint: str) -> str:
    return (
        f'<fill><patternFill patternType="solid"><fgColor rgb="{tint}"/>'
        '<bgColor indexed="64"/></patternFill></fill>'
    )


def _kind(said: str) -> str:
    """A style; what it does not say is the first of its kind."""
    missing = " ".join(
        f'{name}="0"' for name in ("numFmtId", "fontId", "fillId", "borderId") if name not in said
    )
    return f"<xf {missing} {said}/>"


def _of_normal(said: str) -> str:
    return _kind(f'{said} xfId="0"'.strip())
