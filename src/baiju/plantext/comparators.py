"""Whether a figure is meant exactly, at least, at most or about; the words alone decide."""

from __future__ import annotations

import re

_BEFORE = re.compile(
    r"(?:(?P<least>不(?:得)?(?:少|低|小|下)于|不下|至少|最少|最低|起码|超过|超出|超|突破|大于|高于|多于|逾|≥|>=|>)"
    r"|(?P<most>不(?:得)?(?:超过|高于|多于|大于|超出|超|突破)|最多|至多|最高|低于|少于|小于|不足|≤|<=|<)"
    r"|(?P<about>(?<![签条节合制预邀履违集公失解])约|大约|大概|(?<![最附靠邻])近|将近|接近))"
    r"(?:达到|达|到|为|有)?(?:每[份人户个名家次本件场])? ?\Z"
)
_AFTER = re.compile(
    r" ?(?:(?P<least>(?:\(含\))?[及或]?以上|[多余](?=[,。;、的]))"
    r"|(?P<most>(?:\(含\))?[及或]?以[下内]|之内)"
    r"|(?P<about>左右|上下))"
)
_ROUND = re.compile(r"(?P<least>[上过破])\Z")
_WIDE = re.compile(r"(?P<least>至少|不得?少于|不得?低于|最少)|(?P<most>最多|不得?超过|至多)")
_FIGURE = re.compile(r"[0-9]|[两二三四五六七八九十][个次名家项场]")
_SIGNS = {"least": ">=", "most": "<=", "about": "about"}
_NEAR = 8
_FAR = 22


def of(text: str, clause: int, start: int, end: int, *, is_more: bool = False) -> str:
    """The sign of the figure between start and end (with its unit); its clause begins at clause."""
    near = max(clause, start - _NEAR)
    for match in (_before(text, near, start), _AFTER.match(text, end)):
        if match is not None and match.lastgroup is not None:
            return _SIGNS[match.lastgroup]
    if is_more:
        return ">="
    return _wide(text, max(clause, start - _FAR), start)


def _before(text: str, low: int, start: int) -> re.Match[str] | None:
    if text[start] in "百千万十":
        return _ROUND.search(text, low, start) or _BEFORE.search(text, low, start)
    return _BEFORE.search(text, low, start)


def _wide(text: str, low: int, start: int) -> str:
    """至少每季度召开1次: the word may stand before the verb, with no other figure between."""
    found = list(_WIDE.finditer(text, low, start))
    if not found or _FIGURE.search(text, found[-1].end(), start):
        return "="
    return _SIGNS[str(found[-1].lastgroup)]
