"""What an official document holds: its text in order, and nothing about how it looks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

LEVELS = (1, 2, 3, 4)


@dataclass(frozen=True, slots=True)
class Heading:
    """A numbered heading; `text` carries its marker (一、, （一）, 1., （1）) as it is written."""

    level: int
    text: str
    body: str = ""
    """The words that follow the heading in the same paragraph."""

    def __post_init__(self) -> None:
        if self.level not in LEVELS:
            raise ValueError(f"An official document has heading levels 1 to 4, not {self.level}.")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of body text; `lead` is its first sentence where that is set in bold."""

    text: str
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table as wide as the text; the first row is its head and is repeated on every page."""

    rows: tuple[tuple[str, ...], ...]
    caption: str = ""


Block = Heading | Paragraph | Table


@dataclass(frozen=True, slots=True)
class Attachment:
    """An attachment named under the text; it starts a page of its own when it has blocks."""

    title: str
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Signature:
    """Who issues the document and when; `sealed` leaves the place where a seal is put."""

    body: str
    on: date
    sealed: bool = False


@dataclass(frozen=True, slots=True)
class Imprint:
    """The lines at the foot of the last page: who gets copies, who printed it and when."""

    office: str
    on: date
    copies: str = ""


@dataclass(frozen=True, slots=True)
class Official:
    """An official document; every part but the title may be left out.

    A line break in the title is the author's and is kept; without one, a title that is too long
    for a line is broken by sense.
    """

    title: str
    blocks: tuple[Block, ...] = ()
    issuer: str = ""
    """The body named as author in the file's properties."""
    mark: str = ""
    """The red words at the head, such as 白驹镇总工会文件; without them there is no red header."""
    number: str = ""
    signer: str = ""
    """Shown in the red header of a document that goes up."""
    urgency: str = ""
    status: str = ""
    """The note under the title: （2026年1月16日第三届委员会第五次全体会议通过）."""
    addressee: str = ""
    attachments: tuple[Attachment, ...] = ()
    signature: Signature | None = None
    note: str = ""
    imprint: Imprint | None = None
