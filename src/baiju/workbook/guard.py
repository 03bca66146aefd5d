"""Keeps a text from being taken for a formula, by one apostrophe that comes off again on the way in.

The rule is one for .xlsx and .csv: a text that begins like a formula gets one apostrophe in front.
Leading blanks, quotes, commas and semicolons count for nothing, for programs that split or trim a
text look behind them. They count for nothing with apostrophes too: a text which is `'=1` of itself
goes out as `''=1`, so `bare` takes off exactly the one that `guarded` has put on.
"""

from __future__ import annotations

import re

BLANKS = (
    r" \t\n\v\f\r\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\u200b-\u200f\u2060\ufeff"
)
"""Blanks of all kinds and widths, none included."""
OPENINGS = "\"';,"
SIGNS = "=+\\-@＝＋－＠﹢﹣﹦﹫\u2212"
"""What begins a formula, also in full width and in small forms."""

_LIVE = re.compile(rf"[{BLANKS}{OPENINGS}]*[{SIGNS}]|'*[\t\r\n]")


def is_live(text: str) -> bool:
    """Would some program read a formula here?"""
    return _LIVE.match(text) is not None


def guarded(text: str) -> str:
    """The text as it may stand in a cell."""
    return f"'{text}" if is_live(text) else text


def bare(text: str) -> str:
    """The text without the apostrophe that `guarded` puts on; any other text as it is."""
    return text[1:] if text.startswith("'") and is_live(text[1:]) else text
