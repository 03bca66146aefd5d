"""Unified social credit codes (GB 32100): eighteen signs, who registered whom, a check sign."""

from __future__ import annotations

from . import signs

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""Figures and capitals without I, O, S, V and Z, which look like figures."""
KINDS = {
    "1": "1239",
    "2": "19",
    "3": "123459",
    "4": "19",
    "5": "1239",
    "6": "129",
    "7": "129",
    "8": "19",
    "9": "123",
    "A": "19",
    "N": "1239",
    "Y": "1",
}
"""Registering department (first sign) and the kinds it registers (second sign)."""
_WORTH = {sign: number for number, sign in enumerate(ALPHABET)}
_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_INNER_WORTH = {sign: number for number, sign in enumerate("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")}
_INNER_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)


def clean(text: str) -> str:
    """The code in capitals and half-width signs, without spaces, dashes and unseen marks."""
    return signs.bare(text).upper().replace("-", "")


def fault(text: str) -> str | None:
    """What is wrong with a cleaned code, as the name of a sentence, or None."""
    if len(text) != 18:
        return _wrong_length(text)
    if any(sign not in _WORTH for sign in text):
        return "uscc_characters"
    if text[1] not in KINDS.get(text[0], "") or not text[2:8].isdecimal():
        return "uscc_prefix"
    return None if text[17] == check_sign(text) else "uscc_check_digit"


def _wrong_length(text: str) -> str:
    if len(text) == 15 and text.isdecimal():
        return "uscc_registration_number"
    is_organisation_code = len(text) == 9 and all(sign in _INNER_WORTH for sign in text)
    return "uscc_organisation_code" if is_organisation_code else "uscc_length"


def check_sign(text: str) -> str:
    """The last sign that the first seventeen ask for."""
    total = sum(_WORTH[sign] * weight for sign, weight in zip(text, _WEIGHTS, strict=False))
    return ALPHABET[-total % 31]


def is_inner_right(text: str) -> bool:
    """Whether the organisation code inside (GB 11714) agrees; old codes exist that do not."""
    inner = text[8:17]
    total = sum(
        _INNER_WORTH[sign] * weight for sign, weight in zip(inner, _INNER_WEIGHTS, strict=False)
    )
    return inner[8] == "0123456789X"[-total % 11]
