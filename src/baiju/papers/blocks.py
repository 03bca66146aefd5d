"""The blocks of a text as WordprocessingML: headings, paragraphs and tables."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise, zip_longest

from . import layout, styles
from .characters import in_run
from .content import Block, Paragraph, Table

_HINT = '<w:rFonts w:hint="eastAsia"/>'
_PLAIN_RUN = f"<w:r><w:rPr>{_HINT}</w:rPr>"
_BOLD_RUN = f"<w:r><w:rPr>{_HINT}<w:b/><w:bCs/></w:rPr>"
_LEVEL_RUNS = {
    level: f"<w:r><w:rPr>{styles.fonts(font)}</w:rPr>" for level, font in layout.LEVEL_FONTS.items()
}
_OPENINGS = {style.key: f'<w:p><w:pPr><w:pStyle w:val="{style.key}"/>' for style in styles.STYLES}
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
BETWEEN_TABLES = f"{_OPENINGS['Last']}</w:pPr></w:p>"
"""A line of 1 pt: Word joins tables that follow each other without a paragraph between."""

KEEP_NEXT = "<w:keepNext/>"
_KEPT_LINES = 6

_CELL_ROOM = 2 * layout.CELL_MARGIN + layout.TABLE_SIZE // 2
_LEAST_WIDTH = 8 * layout.TABLE_SIZE + _CELL_ROOM
"""No column is made narrower than eight characters when its text is longer than that."""


def paragraph(style: str, text: str, setting: str = "") -> str:
    """A paragraph of one run; `setting` is what it adds to its style."""
    return f"{_OPENINGS[style]}{setting}</w:pPr>{_PLAIN_RUN}{in_run(text)}</w:r></w:p>"


def written(blocks: Sequence[Block], at_the_end: str = "") -> list[str]:
    """The blocks in order; `at_the_end` is a setting for a last paragraph that is not long."""
    out: list[str] = []
    for at, block in enumerate(blocks):
        if isinstance(block, Table) and at and isinstance(blocks[at - 1], Table):
            out.append(BETWEEN_TABLES)
        ends = at == len(blocks) - 1 and not _is_long(block)
        out.append(_block(block, at_the_end if ends else ""))
    return out


def _is_long(block: Block) -> bool:
    """Whether moving the whole block to the next page would leave a hole in this one."""
    if isinstance(block, Table):
        return True
    words = block.lead + block.text if isinstance(block, Paragraph) else block.text + block.body
    return layout.cells(words) > _KEPT_LINES * layout.CHARACTERS


def _block(block: Block, setting: str) -> str:
    if isinstance(block, Paragraph):
        return _runs(setting, _BOLD_RUN, block.lead, block.text)
    if isinstance(block, Table):
        return _table(block)
    if not block.body:
        return paragraph(f"Heading{block.level}", block.text)
    return _runs(setting, _LEVEL_RUNS[block.level], block.text, block.body)


def _runs(setting: str, lead_run: str, lead: str, text: str) -> str:
    if not lead:
        return paragraph("BodyText", text, setting)
    return (
        f"{_OPENINGS['BodyText']}{setting}</w:pPr>{lead_run}{in_run(lead)}</w:r>"
        f"{_PLAIN_RUN}{in_run(text)}</w:r></w:p>"
    )


def _table(table: Table) -> str:
    caption = paragraph("Caption", table.caption) if table.caption else ""
    columns = list(zip_longest(*table.rows, fillvalue=""))
    if not columns:
        return caption
    widths = _widths(columns)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    cells = [
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        for width in widths
    ]
    head, *rows = zip(*columns, strict=True)
    body = "".join(_row("TableText", "", cells, row) for row in rows)
    return (
        f'{caption}<w:tbl><w:tblPr><w:tblW w:w="{layout.TEXT_WIDTH}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{_BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{_row('TableHead', '<w:tblHeader/>', cells, head)}{body}</w:tbl>"
    )


def _row(style: str, repeated: str, cells: Sequence[str], texts: Sequence[str]) -> str:
    inside = "".join(
        f"{cell}{paragraph(style, text)}</w:tc>" for cell, text in zip(cells, texts, strict=True)
    )
    return (
        f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{layout.LINE}" w:hRule="atLeast"/>{repeated}'
        f"</w:trPr>{inside}</w:tr>"
    )


def _widths(columns: Sequence[Sequence[str]]) -> list[int]:
    """The columns' widths, together as wide as the page's text.

    Each has what its longest text asks for, up to a share that leaves the others theirs.
    """
    wanted = [_wanted(column) for column in columns]
    least = [min(width, _LEAST_WIDTH) for width in wanted]
    spare = layout.TEXT_WIDTH - sum(least)
    asked = sum(wanted) - sum(least)
    if spare <= 0 or asked == 0:
        return _shared(least, layout.TEXT_WIDTH)
    extra = [want - low for want, low in zip(wanted, least, strict=True)]
    grown = _shared(extra, spare)
    return [low + more for low, more in zip(least, grown, strict=True)]


def _wanted(column: Sequence[str]) -> int:
    return round(max(map(layout.cells, column)) * layout.TABLE_SIZE) + _CELL_ROOM


def _shared(weights: Sequence[int], total: int) -> list[int]:
    """The total in whole parts, by weight."""
    edges = [round(total * part / sum(weights)) for part in accumulate(weights, initial=0)]
    return [right - left for left, right in pairwise(edges)]
