"""How well a text answers what is asked for, and where in it the answer stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from unicodedata import normalize

from . import grams, sounds
from .grams import Hearing, Word

WHOLE, BEGINS, HOLDS, WHOLE_HEARD, BEGINS_HEARD, HEARD = range(6)
Lines = Sequence[tuple[str, bool]]
"""Folded texts of one row, and whether each may be heard as well as read."""
Span = tuple[int, int]


def rank(lines: Lines, asked: Sequence[Word]) -> int | None:
    """0 for the best answer; None where a word is missing."""
    if all(any(word.text in line for line, _heard in lines) for word in asked):
        return _written(lines, asked)
    ranks = [_word(lines, word) for word in asked]
    return None if None in ranks else max(rank for rank in ranks if rank is not None)


def _written(lines: Lines, asked: Sequence[Word]) -> int:
    whole = " ".join(word.text for word in asked)
    if any(line == whole for line, _heard in lines):
        return WHOLE
    return BEGINS if any(line.startswith(asked[0].text) for line, _heard in lines) else HOLDS


def _word(lines: Lines, word: Word) -> int | None:
    if any(word.text in line for line, _heard in lines):
        return HOLDS
    found = [_heard(line, hearing) for line, heard in lines if heard for hearing in word.hearings]
    return min((rank for rank in found if rank is not None), default=None)


def _heard(line: str, hearing: Hearing) -> int | None:
    at = next(_places(line, hearing), None)
    if at is None:
        return None
    if at:
        return HEARD
    return WHOLE_HEARD if len(line) == len(hearing.units) else BEGINS_HEARD


def _places(line: str, hearing: Hearing) -> Iterator[int]:
    """Where the units stand side by side."""
    units = hearing.units
    for at in range(len(line) - len(units) + 1):
        if all(_is(line[at + n], unit) for n, unit in enumerate(units)):
            yield at


def _is(char: str, unit: str) -> bool:
    return unit in sounds.units(char) if grams.is_sound(unit) else char == unit


def spans(text: str, asked: Sequence[Word], *, is_sounded: bool) -> list[Span]:
    """Where the words stand in a text as it is shown, in reading order and apart."""
    folded, origin = _mapped(text)
    found = [span for word in asked for span in _spans(folded, word, is_sounded=is_sounded)]
    return _apart((origin[start], origin[end - 1] + 1) for start, end in found)


def shown(text: str) -> str:
    """A text in the form in which its spans are counted."""
    return normalize("NFC", text)


def _mapped(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its characters the place it came from."""
    pairs = [(c, at) for at, char in enumerate(shown(text)) for c in grams.folded(char)]
    return "".join(c for c, _at in pairs), [at for _c, at in pairs]


def _spans(line: str, word: Word, *, is_sounded: bool) -> Iterator[Span]:
    at = line.find(word.text)
    if at >= 0:
        yield at, at + len(word.text)
        return
    for hearing in word.hearings if is_sounded else ():
        for place in _places(line, hearing):
            yield place, place + len(hearing.units)
            return


def _apart(found: Iterator[Span]) -> list[Span]:
    joined: list[Span] = []
    for start, end in sorted(found):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
