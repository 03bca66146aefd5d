"""What stands around the text: red header, title, signature, attachment note and imprint."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from . import layout, styles, titles, wording
from .blocks import BETWEEN_TABLES, KEEP_NEXT, paragraph
from .characters import in_run
from .content import Attachment, Imprint, Official, Signature

_BLANK_AFTER = styles.line(layout.LINE, after=layout.LINE)
_BLANK_BEFORE = styles.line(layout.LINE, before=layout.LINE)
_CHARACTER = layout.CHARACTER
_WIDTH = f'w:w="{layout.TEXT_WIDTH}"'
_AT_THE_FOOT = (
    '<w:tblpPr w:vertAnchor="margin" w:horzAnchor="margin" w:tblpXSpec="left" w:tblpYSpec="bottom"/>'
    f'<w:tblOverlap w:val="never"/><w:tblW {_WIDTH} w:type="dxa"/><w:tblLayout w:type="fixed"/>'
    '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'
)


def header(official: Official) -> Iterator[str]:
    """The red header down to its line, or nothing when the document bears no red words."""
    if not official.mark:
        return
    used = 0
    if official.urgency:
        yield paragraph("Urgency", official.urgency)
        used = layout.LINE
    size = layout.mark_size(official.mark)
    yield (
        '<w:p><w:pPr><w:pStyle w:val="Mark"/>'
        f"{styles.line(size * 11 // 10, before=layout.MARK_BEFORE - used)}</w:pPr>"
        f"<w:r><w:rPr>{styles.size(size)}</w:rPr>{in_run(official.mark)}</w:r></w:p>"
    )
    yield _number_up(official) if official.signer else paragraph("Number", official.number)


def _number_up(official: Official) -> str:
    name = styles.fonts(layout.LEVEL_FONTS[2])
    return (
        f'<w:p><w:pPr><w:pStyle w:val="NumberUp"/></w:pPr><w:r>{in_run(official.number)}<w:tab/>'
        f"{in_run(wording.SIGNER)}</w:r><w:r><w:rPr>{name}</w:rPr>{in_run(official.signer)}</w:r></w:p>"
    )


def title(official: Official) -> Iterator[str]:
    """The title, what stands under it after it, a blank line, and the addressee."""
    under = [official.status] if official.status else []
    if official.number and not official.mark:
        under.insert(0, official.number)
    last = len(under)
    broken = "\n".join(titles.lines(official.title))
    yield paragraph("Title", broken, "" if last else _BLANK_AFTER)
    for at, text in enumerate(under, 1):
        yield paragraph("Status", text, _BLANK_AFTER if at == last else "")
    if official.addressee:
        yield paragraph("Addressee", wording.addressee(official.addressee))


def attachment_note(attachments: Sequence[Attachment]) -> Iterator[str]:
    """The list of attachments; a name that runs over continues under its first character."""
    lines = wording.attachment_lines(attachments)
    first = layout.width(lines[0][0]) if lines else 0
    for at, (before, name) in enumerate(lines):
        left = 2 * _CHARACTER + first
        indent = f'<w:ind w:left="{left}" w:hanging="{layout.width(before)}"/>'
        spacing = _BLANK_BEFORE if at == 0 else ""
        yield paragraph("AttachmentNote", before + name, f"{KEEP_NEXT}{spacing}{indent}")


def attachment_head(number: int, attachment: Attachment, count: int) -> Iterator[str]:
    """The first lines of an attachment: its mark on the first line, its title on the third."""
    yield paragraph("AttachmentMark", wording.attachment_mark(number, count), _BLANK_AFTER)
    yield paragraph("Title", "\n".join(titles.lines(attachment.title)), _BLANK_AFTER)


def signature(signed: Signature | None) -> Iterator[str]:
    """Who issues the document and the date, placed for a seal or without one."""
    if signed is None:
        return
    day = wording.day(signed.on)
    body_right, day_right = (_sealed if signed.sealed else _unsealed)(signed.body, day)
    blank = layout.SEAL_BLANK_LINES if signed.sealed else 1
    before = styles.line(layout.LINE, before=blank * layout.LINE)
    yield paragraph("Signature", signed.body, before + _right(body_right))
    yield paragraph("Signature", day, _right(day_right))


def _sealed(body: str, day: str) -> tuple[int, int]:
    """The date four characters from the right, the name centred on it; a long name moves both."""
    half_longer = _longer(body, day) // 2
    day_right = max(4 * _CHARACTER, half_longer)
    return day_right - half_longer, day_right


def _unsealed(body: str, day: str) -> tuple[int, int]:
    """The name two characters from the right, the date starting two characters after the name.

    A date that is longer than the name stands two characters from the right instead.
    """
    longer = _longer(body, day)
    if longer >= 0:
        return 2 * _CHARACTER, longer
    return 4 * _CHARACTER - longer, 2 * _CHARACTER


def _longer(body: str, day: str) -> int:
    """How much wider the name is than the date; a name of more than a line counts as a line."""
    return min(layout.width(body), layout.TEXT_WIDTH - 2 * _CHARACTER) - layout.width(day)


def _right(indent: int) -> str:
    """An indent from the right, in hundredths of a character for Word and in twips for others."""
    return f'<w:ind w:rightChars="{round(indent * 100 / _CHARACTER)}" w:right="{indent}"/>'


def note(text: str) -> Iterator[str]:
    """The note under the date."""
    if text:
        yield paragraph("Note", wording.note(text))


def imprint(printed: Imprint | None) -> Iterator[str]:
    """The lines at the foot of the last page, in a table that rests on the bottom of the text block."""
    if printed is None:
        return
    outer, inner = layout.IMPRINT_OUTER_EIGHTHS, layout.IMPRINT_INNER_EIGHTHS
    office = paragraph("Printed", f"{printed.office}\t{wording.printed(printed.on)}")
    rows = _imprint_row(inner if printed.copies else outer, office, outer)
    if printed.copies:
        rows = _imprint_row(outer, paragraph("Copies", wording.copies(printed.copies))) + rows
    yield BETWEEN_TABLES
    yield f"<w:tbl><w:tblPr>{_AT_THE_FOOT}</w:tblPr><w:tblGrid><w:gridCol {_WIDTH}/></w:tblGrid>{rows}</w:tbl>"


def _imprint_row(top: int, inside: str, bottom: int = 0) -> str:
    border = '<w:{} w:val="single" w:sz="{}" w:space="0" w:color="auto"/>'
    borders = border.format("top", top) + (border.format("bottom", bottom) if bottom else "")
    return (
        f'<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW {_WIDTH} w:type="dxa"/>'
        f"<w:tcBorders>{borders}</w:tcBorders></w:tcPr>{inside}</w:tc></w:tr>"
    )
