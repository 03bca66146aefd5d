"""From the plain content that an area declares to an official document."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .content import LEVELS, Block, Heading, Official, Paragraph, Signature, Table


def official(content: Mapping[str, Any]) -> Official:
    """`content` holds title, number, status, addressee, blocks and signature.

    A block is a heading (`level`, `text`, `body`), a paragraph (`text`) or a table (`rows`, the
    first of them its head, and `caption`); see `engine.declare.Paper`.
    """
    signature = content.get("signature")
    return Official(
        title=content["title"],
        number=content.get("number", ""),
        status=content.get("status", ""),
        addressee=content.get("addressee", ""),
        blocks=tuple(_block(block) for block in content["blocks"]),
        signature=Signature(signature["body"], signature["on"]) if signature else None,
        issuer=signature["body"] if signature else "",
    )


def _block(block: Mapping[str, Any]) -> Block:
    """A block with a level is a heading as far as official documents have levels."""
    if "rows" in block:
        rows = tuple(tuple(str(cell) for cell in row) for row in block["rows"])
        return Table(rows, caption=block.get("caption", ""))
    level, text, body = block.get("level"), block["text"], block.get("body", "")
    if level in LEVELS:
        return Heading(level, text, body=body)
    return Paragraph(text + body)
