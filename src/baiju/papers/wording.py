"""The words an official document adds to what it is given: dates, colons, parentheses, numbers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from .content import Attachment

ATTACHMENTS = "附件："
SIGNER = "签发人："
COPIES = "抄送："


def day(on: date) -> str:
    """A date in Arabic numerals, without leading zeros."""
    return f"{on.year}年{on.month}月{on.day}日"


def addressee(names: str) -> str:
    """Whom the document is sent to, with its full-width colon."""
    return ended(names.rstrip(":："), "：")


def note(text: str) -> str:
    """A note in full-width parentheses."""
    return text if text.startswith(("（", "(")) else f"（{text}）"


def copies(names: str) -> str:
    """Who gets copies; the list ends with a full stop."""
    return COPIES + ended(names.removeprefix(COPIES), "。")


def printed(on: date) -> str:
    """When the document was printed."""
    return f"{day(on)}印发"


def attachment_lines(attachments: Sequence[Attachment]) -> list[tuple[str, str]]:
    """Each line of the attachment note: what stands before the name, and the name."""
    if len(attachments) == 1:
        return [(ATTACHMENTS, _name(attachments[0]))]
    return [
        ((ATTACHMENTS if number == 1 else "") + f"{number}.", _name(one))
        for number, one in enumerate(attachments, 1)
    ]


def attachment_mark(number: int, count: int) -> str:
    """The words at the head of an attachment's first page."""
    return "附件" if count == 1 else f"附件{number}"


def ended(text: str, sign: str) -> str:
    """The text with the sign at its end, once."""
    return text if text.endswith(sign) else text + sign


def _name(attachment: Attachment) -> str:
    return "".join(attachment.title.split("\n")).rstrip("。；，")
