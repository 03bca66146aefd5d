"""Mobile numbers of mainland China, as people write them."""

from __future__ import annotations

import re

from . import signs

_SHAPE = re.compile(r"1[3-9][0-9]{9}")
_COUNTRY = re.compile(r"(?:\+|00)?86(?=1[3-9][0-9]{9}\Z)")
_LANDLINE = re.compile(
    r"(?:(?:\+|00)?86)?(?:0[1-9][0-9]{1,2})?[2-8][0-9]{6,7}(?:(?:转|ext|x|#)[0-9]{1,6})?"
)
_SERVICE = re.compile(r"[48]00[0-9]{7}")
_ROUNDED = re.compile(r"[0-9](?:\.[0-9]+)?[eE]\+?[0-9]{1,2}")
_OUTER = str.maketrans("", "", "-－—–‐‑()（）.·")


def clean(text: str) -> str:
    """The number without country code, spaces, dashes and brackets."""
    if len(text) == 11 and text.isascii() and text.isdecimal():
        return text
    bare = signs.bare(text)
    if _ROUNDED.fullmatch(bare):
        return bare
    return _COUNTRY.sub("", bare.translate(_OUTER))


def fault(text: str) -> str | None:
    """What is wrong with a cleaned number, as the name of a sentence, or None."""
    if _SHAPE.fullmatch(text):
        return None
    if _ROUNDED.fullmatch(text):
        return "phone_digits_lost"
    if not (text.startswith("1") and len(text) > 8) and (
        _LANDLINE.fullmatch(text) or _SERVICE.fullmatch(text)
    ):
        return "phone_landline"
    if text.isdecimal() and len(text) != 11:
        return "phone_length"
    return "phone_invalid"
