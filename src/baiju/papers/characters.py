"""How text becomes XML: what must be escaped, what breaks a line, what a file cannot hold."""

from __future__ import annotations

import re
from collections.abc import Callable

UNPRINTABLE = "\ufffd"
"""Stands, visibly, where the text held a character that cannot or must not be in a document."""

# Not allowed in XML 1.0: most control characters, halves of surrogate pairs, U+FFFE and U+FFFF.
# Not allowed here: the characters that turn the direction of reading, for they hide what is written.
_SPECIAL = re.compile('\r\n|[&<>"\x00-\x1f\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069]')
_IN_XML = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_IN_RUNS = dict.fromkeys(("\r\n", "\r", "\n", "\v"), "</w:t><w:br/>") | {"\t": "</w:t><w:tab/>"}
_OPEN_TEXT = '<w:t xml:space="preserve">'


def in_run(text: str) -> str:
    """The text as the inside of a run: escaped, with line breaks and tabs as elements."""
    return f"{_OPEN_TEXT}{_replaced(text, _run_special)}</w:t>"


def in_value(text: str) -> str:
    """The text as the content of a plain element or attribute."""
    return _replaced(text, _value_special)


def _replaced(text: str, special: Callable[[re.Match[str]], str]) -> str:
    return _SPECIAL.sub(special, text) if _SPECIAL.search(text) else text


def _run_special(match: re.Match[str]) -> str:
    found = match[0]
    if found in _IN_RUNS:
        return _IN_RUNS[found] + _OPEN_TEXT
    return _IN_XML.get(found, UNPRINTABLE)


def _value_special(match: re.Match[str]) -> str:
    found = match[0]
    return " " if found in _IN_RUNS else _IN_XML.get(found, UNPRINTABLE)
