"""Signs as people type them: full-width forms, unseen spaces, the apostrophe of a text cell."""

from __future__ import annotations

_UNSEEN = "\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_APOSTROPHES = "'‘’`′＇"
_NARROW = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_NARROW[0x3000] = " "
_BARE = {
    **_NARROW,
    **dict.fromkeys(map(ord, _UNSEEN + _APOSTROPHES)),
    **dict.fromkeys(map(ord, " \t\r\n\v\f\u00a0\u3000\u2002\u2003\u2009\u202f\u00ad")),
}


def narrow(text: str) -> str:
    """The text with full-width letters, figures and signs as plain ones; nothing else changes."""
    return text if text.isascii() else text.translate(_NARROW)


def bare(text: str) -> str:
    """A number or code without what is only there to be seen: spaces, marks, apostrophes."""
    return text if text.isalnum() and text.isascii() else text.translate(_BARE)
