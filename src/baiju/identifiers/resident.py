"""Identity documents: the resident identity number (GB 11643), permits of its shape, passports."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from . import signs

RESIDENT, HK_MACAO, TAIWAN = "resident", "hk_macao", "taiwan"
FOREIGN, PASSPORT = "foreign", "passport"
TYPES = (RESIDENT, HK_MACAO, TAIWAN, FOREIGN, PASSPORT)
EARLIEST_YEAR = 1900
PROVINCES = frozenset(
    str(code)
    for codes in ((11, 15), (21, 23), (31, 37), (41, 46), (50, 54), (61, 65), (71, 71), (81, 83))
    for code in range(codes[0], codes[1] + 1)
)
_PREFIXES = {"81": HK_MACAO, "82": HK_MACAO, "83": TAIWAN}
_EIGHTEEN = re.compile(r"[0-9]{17}[0-9X]")
_FOREIGN_OLD = re.compile(r"[A-Z]{3}[0-9]{12}")
_PASSPORT = re.compile(r"(?=[A-Z0-9]*[0-9]{4})[A-Z0-9]{5,20}")
_LETTERED = re.compile(r"[A-Z]{1,3}[0-9]{6,12}")
_ROUNDED = re.compile(r"[0-9](?:\.[0-9]+)?E\+?1[4-7]")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


@dataclass(frozen=True, slots=True)
class Identity:
    """What an identity document says by its number."""

    id_type: str
    number: str
    birth: date | None = None
    sex: str = ""
    """`male`, `female`, or nothing where the number does not say."""
    warnings: tuple[str, ...] = ()


def clean(text: str) -> str:
    """The number in capitals and half-width signs, without spaces, apostrophes and unseen marks."""
    return signs.bare(text).upper()


@lru_cache(maxsize=2_048)
def read(id_type: str, text: str, *, today: date) -> Identity | str:
    """The identity a cleaned number stands for, or the name of the sentence that says why not.

    Without a type the number's own shape decides.
    """
    if id_type == PASSPORT:
        return Identity(PASSPORT, text) if _PASSPORT.fullmatch(text) else "id_passport_shape"
    if _FOREIGN_OLD.fullmatch(text) and id_type in ("", FOREIGN):
        return Identity(FOREIGN, text)
    if not id_type and _LETTERED.fullmatch(text):
        return Identity(PASSPORT, text, warnings=("id_type_assumed",))
    if not _EIGHTEEN.fullmatch(text):
        return _wrong_shape(text)
    return _eighteen(id_type, text, today)


def check_sign(text: str) -> str:
    """The last sign that the first seventeen figures ask for."""
    total = sum(int(figure) * weight for figure, weight in zip(text, _WEIGHTS, strict=False))
    return "10X98765432"[total % 11]


def type_of(text: str) -> str:
    """Which document a number of eighteen signs belongs to."""
    is_foreign = text[0] == "9" and text[1:3] in PROVINCES
    return FOREIGN if is_foreign else _PREFIXES.get(text[:2], RESIDENT)


def _eighteen(id_type: str, text: str, today: date) -> Identity | str:
    has_zeros = text.endswith("000")  # what a sheet makes of the last digits of a long number
    if text[17] != check_sign(text) or text[14:17] == "000":
        return "id_digits_lost" if has_zeros else "id_check_digit"
    born = _born(text, today)
    if isinstance(born, str):
        return born
    own = type_of(text)
    if id_type and id_type != own:
        return "id_type_mismatch"
    is_known = own == FOREIGN or text[:2] in PROVINCES
    told = {"id_region_unknown": not is_known, "id_zeros_at_end": has_zeros}
    warnings = tuple(code for code, is_so in told.items() if is_so)
    return Identity(own, text, born, "male" if int(text[16]) % 2 else "female", warnings)


def _born(text: str, today: date) -> date | str:
    year, month, day = int(text[6:10]), int(text[10:12]), int(text[12:14])
    if year < EARLIEST_YEAR:
        return "id_birth_too_early"
    try:
        born = date(year, month, day)
    except ValueError:
        return "id_birth_unreal"
    return "id_birth_future" if born > today else born


def _wrong_shape(text: str) -> str:
    if _ROUNDED.fullmatch(text):
        return "id_digits_lost"
    if not text.isdecimal():
        is_long = len(text) == 18 and text[:17].isalnum()
        return "id_characters" if is_long or not text.isalnum() else "id_length"
    if len(text) == 15:
        return "id_fifteen"
    return "id_one_missing" if len(text) == 17 else "id_length"
