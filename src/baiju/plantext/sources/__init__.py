"""Files as text: plain text, Markdown, web pages, Word, and older office files."""

from __future__ import annotations

from baiju.plantext.model import Refused, Source

from . import kinds, markdown, plain

BYTES = 20 << 20
PAGE_BYTES = 4 << 20
"""A web page has pictures elsewhere; its tree takes many times its size."""
CHARACTERS = 200_000
"""A text of so many characters fills 300 printed pages and takes one or two seconds to read."""
LINES = 20_000


def from_text(text: str, name: str = "") -> Source:
    """A text as it stands, every character kept."""
    if markdown.is_markdown(text):
        return Source(text, markdown.paragraphs(text), name, "markdown")
    return Source(text, plain.paragraphs(text), name, "text")


def from_bytes(data: bytes, name: str) -> Source:
    """A file by what it holds, whatever its name says; `Refused` when it cannot be read."""
    refuse_size(data)
    source = _read(data, name)
    if len(source.text) > CHARACTERS:
        raise Refused(
            "The text has more than %(limit)s characters. Divide it and read the parts one by one.",
            limit=f"{CHARACTERS:,}",
        )
    if len(source.paragraphs) > LINES:
        raise Refused(
            "The text has more than %(limit)s lines. Divide it and read the parts one by one.",
            limit=f"{LINES:,}",
        )
    if not source.paragraphs or not source.text.strip("\ufeff \t\r\n\u3000\xa0"):
        raise Refused("There is no text in the file. Choose the file that holds the plan.")
    return source


def refuse_size(data: bytes, limit: int = BYTES) -> None:
    """Refuse a file that is too large to be a plan, before anything looks into it."""
    if len(data) > limit:
        raise Refused(
            "The file has more than %(limit)d MB. Copy the text of the plan into a new file and"
            " read that.",
            limit=limit >> 20,
        )


def _read(data: bytes, name: str) -> Source:
    # The readers of web pages and office files are loaded only when one comes: lxml takes its time.
    kind = kinds.of(data)
    if kind == "zip":
        from . import word

        return word.read(data, name)
    if kind == "ole":
        from . import old

        return old.read(data, name)
    if kind == "html":
        refuse_size(data, PAGE_BYTES)
        from . import html

        return html.read(plain.decode(data), name)
    return from_text(plain.decode(data), name)
