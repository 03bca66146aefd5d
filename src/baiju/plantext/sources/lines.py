"""Collects lines into a source: the text grows line by line, each line a paragraph with its offsets."""

from __future__ import annotations

from baiju.plantext.model import Paragraph, Source


class Lines:
    """The lines of a source in the making."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._paragraphs: list[Paragraph] = []
        self._at = 0

    def add(self, text: str, number: int, *, level: int | None = None, table: bool = False) -> None:
        """Add a paragraph; line breaks inside it make lines of the same number. Empty ones are left out."""
        for line in text.splitlines():
            if line.strip():
                end = self._at + len(line)
                self._paragraphs.append(Paragraph(self._at, end, number, level, table))
                self._lines.append(line)
                self._at = end + 1
                level = None

    def source(self, name: str, form: str) -> Source:
        """What has been collected."""
        text = "".join(f"{line}\n" for line in self._lines)
        return Source(text, tuple(self._paragraphs), name, form)
