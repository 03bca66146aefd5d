"""The parts of the file that no document changes: types, relations, settings, fonts and footers."""

from __future__ import annotations

from . import layout, styles
from .styles import DECLARATION, NAMESPACE

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"

ODD_FOOTER, EVEN_FOOTER = "rIdOdd", "rIdEven"
RELATIONS_NAMESPACE = f'xmlns:r="{_RELATION}"'

_WORD_PARTS = (
    ("styles.xml", "styles", "rIdStyles"),
    ("settings.xml", "settings", "rIdSettings"),
    ("fontTable.xml", "fontTable", "rIdFonts"),
    ("footer1.xml", "footer", ODD_FOOTER),
    ("footer2.xml", "footer", EVEN_FOOTER),
)

# Where a machine lacks a font by its official name, Word looks for the other one.
_OTHER_NAMES = {
    "方正小标宋简体": "方正小标宋_GBK",
    "仿宋_GB2312": "仿宋",
    "楷体_GB2312": "楷体",
    "黑体": "SimHei",
    "宋体": "SimSun",
}


def fixed() -> dict[str, str]:
    """The content of every unchanging part by its name."""
    return {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _relations(
            (
                (f"{_RELATION}/officeDocument", "word/document.xml", "rIdDocument"),
                (
                    f"{_PACKAGE}/relationships/metadata/core-properties",
                    "docProps/core.xml",
                    "rIdCore",
                ),
            )
        ),
        "word/_rels/document.xml.rels": _relations(
            tuple((f"{_RELATION}/{kind}", name, key) for name, kind, key in _WORD_PARTS)
        ),
        "word/styles.xml": styles.part(),
        "word/settings.xml": _settings(),
        "word/fontTable.xml": _fonts(),
        "word/footer1.xml": _footer(styles.ends(0, 1) + '<w:jc w:val="right"/>'),
        "word/footer2.xml": _footer(styles.ends(1, 0) + '<w:jc w:val="left"/>'),
    }


def properties(title: str, issuer: str) -> str:
    """The file docProps/core.xml, from escaped values; it names no time, so equal input is equal bytes."""
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{title}</dc:title><dc:creator>{issuer}</dc:creator><dc:language>zh-CN</dc:language>"
        "</cp:coreProperties>"
    )


def _types() -> str:
    overrides = [("/word/document.xml", f"{_TYPE}.document.main+xml")]
    overrides += [(f"/word/{name}", f"{_TYPE}.{kind}+xml") for name, kind, _ in _WORD_PARTS]
    overrides.append(
        ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml")
    )
    written = "".join(
        f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in overrides
    )
    return (
        f'{DECLARATION}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{written}</Types>'
    )


def _relations(relations: tuple[tuple[str, str, str], ...]) -> str:
    written = "".join(
        f'<Relationship Id="{key}" Type="{kind}" Target="{target}"/>'
        for kind, target, key in relations
    )
    return f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{written}</Relationships>'


def _settings() -> str:
    compat = (
        "<w:compat><w:balanceSingleByteDoubleByteWidth/><w:doNotExpandShiftReturn/><w:useFELayout/>"
        '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word"'
        ' w:val="15"/></w:compat>'
    )
    return (
        f'{DECLARATION}<w:settings {NAMESPACE}><w:zoom w:percent="100"/>'
        f'<w:defaultTabStop w:val="{2 * layout.CHARACTER}"/><w:evenAndOddHeaders/>'
        f'<w:characterSpacingControl w:val="doNotCompress"/>{compat}</w:settings>'
    )


def _fonts() -> str:
    written = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/></w:font>'
        for name, other in _OTHER_NAMES.items()
    )
    return f"{DECLARATION}<w:fonts {NAMESPACE}>{written}</w:fonts>"


def _footer(place: str) -> str:
    number = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    dash = (
        '<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t xml:space="preserve">{}</w:t></w:r>'
    )
    return (
        f'{DECLARATION}<w:ftr {NAMESPACE}><w:p><w:pPr><w:pStyle w:val="Footer"/>{place}</w:pPr>'
        f"{dash.format('— ')}{number}{dash.format(' —')}</w:p></w:ftr>"
    )
