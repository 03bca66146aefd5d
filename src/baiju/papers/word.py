"""From an official document to the bytes of a Word file."""

from __future__ import annotations

from collections.abc import Iterator

from . import blocks, frame, layout, package, parts, styles
from .characters import in_value
from .content import Attachment, Official

_FIXED = tuple(package.part(name, content, level=9) for name, content in parts.fixed().items())

_OPEN = f"{styles.DECLARATION}<w:document {styles.NAMESPACE} {parts.RELATIONS_NAMESPACE}><w:body>"
_CLOSE = (
    f'{blocks.BETWEEN_TABLES}<w:sectPr><w:footerReference w:type="default" r:id="{parts.ODD_FOOTER}"/>'
    f'<w:footerReference w:type="even" r:id="{parts.EVEN_FOOTER}"/>'
    f'<w:pgSz w:w="{layout.PAGE_WIDTH}" w:h="{layout.PAGE_HEIGHT}"/>'
    f'<w:pgMar w:top="{layout.MARGIN_TOP}" w:right="{layout.MARGIN_RIGHT}"'
    f' w:bottom="{layout.MARGIN_BOTTOM}" w:left="{layout.MARGIN_LEFT}" w:header="{layout.HEADER}"'
    f' w:footer="{layout.FOOTER}" w:gutter="0"/><w:cols/>'
    f'<w:docGrid w:type="lines" w:linePitch="{layout.LINE}"/></w:sectPr></w:body></w:document>'
)


def write(official: Official) -> bytes:
    """The document as a .docx file; the same document always gives the same bytes."""
    name = "".join(official.title.splitlines())
    core = parts.properties(in_value(name), in_value(official.issuer))
    document = _OPEN + "".join(_body(official)) + _CLOSE
    return package.archive(
        (
            *_FIXED,
            package.part("docProps/core.xml", core),
            package.part("word/document.xml", document),
        )
    )


def _body(official: Official) -> Iterator[str]:
    yield from frame.header(official)
    yield from frame.title(official)
    followed = official.attachments or official.signature
    yield from blocks.written(official.blocks, blocks.KEEP_NEXT if followed else "")
    yield from frame.attachment_note(official.attachments)
    yield from frame.signature(official.signature)
    yield from frame.note(official.note)
    for number, attachment in enumerate(official.attachments, 1):
        yield from _attachment(number, attachment, len(official.attachments))
    yield from frame.imprint(official.imprint)


def _attachment(number: int, attachment: Attachment, count: int) -> Iterator[str]:
    if attachment.blocks:
        yield from frame.attachment_head(number, attachment, count)
        yield from blocks.written(attachment.blocks)
