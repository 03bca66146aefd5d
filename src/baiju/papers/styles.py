"""The styles of an official document: each kind of paragraph, its font, size, place and spacing."""

from __future__ import annotations

from dataclasses import dataclass

from . import layout

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

INDENT_TWO = f'<w:ind w:firstLineChars="200" w:firstLine="{2 * layout.CHARACTER}"/>'


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style: what differs from the body's own setting."""

    key: str
    name: str
    """Word shows its own name for the built-in ones (heading 1, Title), and this for the others."""
    paragraph: str = ""
    run: str = ""
    based_on: str = "Normal"


def fonts(name: str) -> str:
    """One font for Chinese, Latin and digits alike."""
    return (
        f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="{name}"'
        ' w:hint="eastAsia"/>'
    )


def size(twips: int, space: int = 0) -> str:
    """A font size, with the space added after each character."""
    half_points = twips // 10
    return (
        f'<w:spacing w:val="{space}"/><w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'
    )


def line(twips: int, *, before: int = 0, after: int = 0) -> str:
    """An exact line pitch with space before and after the paragraph."""
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{twips}" w:lineRule="exact"/>'


def ends(left: int, right: int) -> str:
    """Indents in whole characters of size 4, as the lines at the foot have them."""
    return (
        f'<w:ind w:leftChars="{left * 100}" w:left="{left * layout.SMALL_SIZE}"'
        f' w:rightChars="{right * 100}" w:right="{right * layout.SMALL_SIZE}"/>'
    )


_OFF_GRID = '<w:snapToGrid w:val="0"/>'
_LEFT, _RIGHT, _CENTRE = ('<w:jc w:val="left"/>', '<w:jc w:val="right"/>', '<w:jc w:val="center"/>')
_SMALL = size(layout.SMALL_SIZE)

_RULE = (
    f'<w:pBdr><w:bottom w:val="single" w:sz="{layout.RULE_EIGHTHS}"'
    f' w:space="{layout.RULE_SPACE_PT}" w:color="FF0000"/></w:pBdr>'
)
_SIGNER_TAB = (
    f'<w:tabs><w:tab w:val="right" w:pos="{layout.TEXT_WIDTH - layout.CHARACTER}"/></w:tabs>'
)
_PRINTED_TAB = (
    f'<w:tabs><w:tab w:val="right" w:pos="{layout.TEXT_WIDTH - layout.SMALL_SIZE}"/></w:tabs>'
)
_HANGING_COPIES = (
    f'<w:ind w:left="{4 * layout.SMALL_SIZE}" w:rightChars="100" w:right="{layout.SMALL_SIZE}"'
    f' w:hanging="{3 * layout.SMALL_SIZE}"/>'
)


def _heading(level: int) -> Style:
    paragraph = f'<w:keepNext/>{INDENT_TWO}<w:outlineLvl w:val="{level - 1}"/>'
    return Style(f"Heading{level}", f"heading {level}", paragraph, fonts(layout.LEVEL_FONTS[level]))


STYLES = (
    Style("BodyText", "Body Text", INDENT_TWO),
    *(_heading(level) for level in layout.LEVEL_FONTS),
    Style(
        "Title",
        "Title",
        f"<w:keepNext/>{_OFF_GRID}{_CENTRE}",
        fonts(layout.TITLE_FONT) + size(layout.TITLE_SIZE),
    ),
    Style("Status", "题注说明", f"<w:keepNext/>{_CENTRE}", fonts(layout.LEVEL_FONTS[2])),
    Style("Addressee", "主送机关", _LEFT),
    Style("Urgency", "紧急程度", _LEFT, fonts(layout.LEVEL_FONTS[1])),
    Style(
        "Mark",
        "发文机关标志",
        _OFF_GRID + _CENTRE,
        fonts(layout.TITLE_FONT) + '<w:color w:val="FF0000"/>',
    ),
    Style(
        "Number",
        "发文字号",
        _RULE + line(layout.LINE, before=2 * layout.LINE, after=2 * layout.LINE) + _CENTRE,
    ),
    Style(
        "NumberUp",
        "上行文字号",
        _SIGNER_TAB + f'<w:ind w:firstLineChars="100" w:firstLine="{layout.CHARACTER}"/>' + _LEFT,
        based_on="Number",
    ),
    Style("AttachmentNote", "附件说明", _LEFT),
    Style(
        "AttachmentMark",
        "附件序号",
        f"<w:keepNext/><w:pageBreakBefore/>{_LEFT}",
        fonts(layout.LEVEL_FONTS[1]),
    ),
    Style("Signature", "Signature", f"<w:keepNext/>{_RIGHT}"),
    Style("Note", "附注", f'<w:ind w:leftChars="200" w:left="{2 * layout.CHARACTER}"/>{_LEFT}'),
    Style("Caption", "caption", f"<w:keepNext/>{_CENTRE}", fonts(layout.LEVEL_FONTS[1])),
    Style(
        "TableText",
        "表格文字",
        _OFF_GRID + line(layout.TABLE_LINE) + _LEFT,
        size(layout.TABLE_SIZE),
    ),
    Style(
        "TableHead",
        "表格栏目",
        f"<w:keepNext/>{_CENTRE}",
        fonts(layout.LEVEL_FONTS[1]),
        based_on="TableText",
    ),
    Style("Copies", "抄送机关", _OFF_GRID + _HANGING_COPIES, _SMALL),
    Style("Printed", "印发机关", _PRINTED_TAB + _OFF_GRID + ends(1, 0) + _LEFT, _SMALL),
    Style("Last", "文末", _OFF_GRID + line(20), size(20)),
    Style(
        "Footer",
        "footer",
        _OFF_GRID + line(layout.FOOTER_LINE),
        fonts(layout.PAGE_NUMBER_FONT) + _SMALL,
    ),
)

# Digits are Latin text: named Chinese, LibreOffice breaks a number wherever a line ends.
_LANGUAGES = '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
_DEFAULTS = (
    "<w:docDefaults><w:rPrDefault><w:rPr>"
    + fonts(layout.BODY_FONT)
    + size(layout.BODY_SIZE, layout.BODY_SPACE)
    + _LANGUAGES
    + "</w:rPr></w:rPrDefault></w:docDefaults>"
)
_NORMAL = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
    '<w:pPr><w:widowControl w:val="0"/><w:overflowPunct w:val="0"/><w:autoSpaceDE w:val="0"/>'
    f'<w:autoSpaceDN w:val="0"/>{line(layout.LINE)}<w:jc w:val="both"/></w:pPr></w:style>'
)
_TABLE = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
    f'<w:tblCellMar><w:left w:w="{layout.CELL_MARGIN}" w:type="dxa"/>'
    f'<w:right w:w="{layout.CELL_MARGIN}" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
)


def _style(style: Style) -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{style.key}"><w:name w:val="{style.name}"/>'
        f'<w:basedOn w:val="{style.based_on}"/><w:qFormat/>'
        f"<w:pPr>{style.paragraph}</w:pPr><w:rPr>{style.run}</w:rPr></w:style>"
    )


def part() -> str:
    """The file word/styles.xml."""
    written = "".join(map(_style, STYLES))
    return f"{DECLARATION}<w:styles {NAMESPACE}>{_DEFAULTS}{_NORMAL}{_TABLE}{written}</w:styles>"
