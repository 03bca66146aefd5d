"""Builds small Word files from their XML, well-formed and hostile ones."""

import io
import zipfile

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/></Types>'
)


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(text)}</w:p>"


def numbered(text: str, number: int = 1, depth: int = 0) -> str:
    properties = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
    return paragraph(text, properties)


def level(depth: int, form: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbering(*sets: str, nums: str = "") -> str:
    """Abstract numberings 0, 1, …, and for each a numbering 1, 2, … that uses it."""
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{n}">{levels}</w:abstractNum>'
        for n, levels in enumerate(sets)
    )
    uses = "".join(
        f'<w:num w:numId="{n + 1}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(len(sets))
    )
    return f"<w:numbering {NAMESPACES}>{abstract}{uses}{nums}</w:numbering>"


def parts(body: str, *, numbering: str = "", styles: str = "") -> dict[str, str]:
    """The parts of a Word file by name."""
    found = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": f'{RELATIONS}<Relationship Id="r1" Type="{OFFICE}/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
    }
    relations = ""
    if numbering:
        found["word/numbering.xml"] = numbering
        relations += f'<Relationship Id="r1" Type="{OFFICE}/numbering" Target="numbering.xml"/>'
    if styles:
        found["word/styles.xml"] = f"<w:styles {NAMESPACES}>{styles}</w:styles>"
        relations += f'<Relationship Id="r2" Type="{OFFICE}/styles" Target="styles.xml"/>'
    found["word/_rels/document.xml.rels"] = f"{RELATIONS}{relations}</Relationships>"
    return found


def packed(members: dict[str, str] | dict[str, bytes] | list[tuple[str, str]]) -> bytes:
    """A zip file of these members."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items() if isinstance(members, dict) else members:
            archive.writestr(name, content)
    return buffer.getvalue()


def word(body: str, *, numbering: str = "", styles: str = "") -> bytes:
    """A Word file with this body."""
    return packed(parts(body, numbering=numbering, styles=styles))
