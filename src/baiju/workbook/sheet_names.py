"""Names of sheets as office programs allow them."""

from __future__ import annotations

import re
from collections.abc import Collection

LONGEST = 31
EMPTY = "Sheet"
RESERVED = "history"
"""Excel keeps this name to itself."""

_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f\ud800-\udfff\ufffe\uffff]")


def fitting(title: str, taken: Collection[str]) -> str:
    """The title without what no name may hold, shortened, and numbered if it is taken."""
    plain = _FORBIDDEN.sub(" ", title).strip(" '") or EMPTY
    others = {name.casefold() for name in taken} | {RESERVED}
    name, number = _short(plain, ""), 1
    while name.casefold() in others:
        number += 1
        name = _short(plain, f" ({number})")
    return name


def _short(plain: str, ending: str) -> str:
    """Programs count the units of UTF-16."""
    while len((plain + ending).encode("utf-16-le")) > 2 * LONGEST:
        plain = plain[:-1]
    return plain.rstrip(" '") + ending
