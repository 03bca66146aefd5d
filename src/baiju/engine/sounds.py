"""How Chinese characters sound: their readings without tones, and the ways to read typed letters."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from unicodedata import normalize

LONG_INITIALS = ("zh", "ch", "sh")
INITIALS = frozenset("abcdefghjklmnopqrstwxyz") | set(LONG_INITIALS)
LONGEST = 6
"""Letters of the longest syllable."""
MOST_LETTERS = 30
MOST_SPELLINGS = 40
SURNAMES = {
    "曾": "zeng",
    "单": "shan",
    "仇": "qiu",
    "区": "ou",
    "解": "xie",
    "查": "zha",
    "覃": "qin",
    "盖": "ge",
    "乐": "yue",
    "缪": "miao",
    "翟": "zhai",
    "员": "yun",
    "朴": "piao",
    "尉": "yu",
    "万": "wan",
    "黑": "he",
    "任": "ren",
    "华": "hua",
    "牟": "mu",
    "洗": "xian",
    "冼": "xian",
    "种": "chong",
    "秘": "bi",
    "折": "she",
    "燕": "yan",
    "召": "shao",
    "繁": "po",
    "纪": "ji",
    "长": "chang",
    "重": "chong",
    "郇": "xun",
    "隗": "wei",
    "宓": "fu",
    "佴": "nai",
}
"""Surnames are read otherwise than the dictionary's first reading, or than any it has."""


@lru_cache(maxsize=50_000)
def readings(char: str) -> tuple[str, ...]:
    """Every reading of a character, its reading as a surname first; none for what is no hanzi."""
    spelled = _dictionary().get(str(ord(char)), "") if char > "⺀" else ""
    first = [SURNAMES[char]] if char in SURNAMES else []
    plain = [each for tone in spelled.split(",") for each in _typed(tone)]
    return tuple(dict.fromkeys([*first, *plain]))


@cache
def _dictionary() -> dict[str, str]:
    """Code point → readings: the table alone, for the library itself loads a book of phrases too."""
    found = find_spec("pypinyin")
    assert found is not None and found.origin is not None
    table = Path(found.origin).with_name("pinyin_dict.json")
    read: dict[str, str] = json.loads(table.read_text("utf-8"))
    return read


def _typed(tone: str) -> list[str]:
    """A reading as it is typed: no tones, and ü as v or as u."""
    marked = normalize("NFD", tone).replace("u\u0308", "v")
    letters = "".join(c for c in marked if c.isascii() and c.isalpha())
    if not set(letters) & set("aeiouv"):
        return []
    return [letters, letters.replace("v", "u")] if "v" in letters else [letters]


def initials(reading: str) -> tuple[str, ...]:
    """What a reading may be shortened to: its first letter, and zh, ch or sh."""
    long = reading[:2]
    return (reading[0], long) if long in LONG_INITIALS else (reading[0],)


@lru_cache(maxsize=50_000)
def units(char: str) -> tuple[str, ...]:
    """Everything by which a character is heard: its readings and their initials."""
    found = readings(char)
    return tuple(dict.fromkeys([*found, *(i for reading in found for i in initials(reading))]))


@lru_cache(maxsize=50_000)
def shortest(char: str) -> tuple[str, ...]:
    """The initials of a character's readings."""
    return tuple(dict.fromkeys(i for reading in readings(char) for i in initials(reading)))


@cache
def syllables() -> frozenset[str]:
    """Every reading that any character has."""
    named = (chr(int(point)) for point in _dictionary())
    return frozenset(each for char in named for each in readings(char))


@lru_cache(maxsize=10_000)
def _begun(letters: str) -> tuple[str, ...]:
    """The syllables that begin with these letters, the shortest first."""
    found = (each for each in syllables() if each.startswith(letters))
    return tuple(sorted(found, key=lambda each: (len(each), each)))


@lru_cache(maxsize=1_000)
def spellings(letters: str) -> tuple[tuple[str, ...], ...]:
    """The ways to read letters that shorten the fewest syllables, and all as initials; the last may be cut."""
    if len(letters) > MOST_LETTERS:
        return ()
    ways = list(islice(_ways(letters), MOST_SPELLINGS))
    least = min(map(_shortened, ways), default=0)
    return tuple(way for way in ways if _shortened(way) in (least, len(way)))


def _shortened(way: tuple[str, ...]) -> int:
    return sum(unit in INITIALS for unit in way)


def _ways(rest: str) -> Iterator[tuple[str, ...]]:
    yield from ((each,) for each in _last(rest))
    for end in range(min(LONGEST, len(rest) - 1), 0, -1):
        if _is_unit(rest[:end]) and _can_be_read(rest[end:]):
            yield from ((rest[:end], *way) for way in _ways(rest[end:]))


def _last(rest: str) -> tuple[str, ...]:
    """What the last letters stand for: an initial, or the syllables they begin."""
    return (rest,) if rest in INITIALS else _begun(rest)


def _is_unit(letters: str) -> bool:
    return letters in INITIALS or letters in syllables()


@lru_cache(maxsize=10_000)
def _can_be_read(rest: str) -> bool:
    ends = range(1, min(LONGEST, len(rest) - 1) + 1)
    return bool(_last(rest)) or any(
        _is_unit(rest[:end]) and _can_be_read(rest[end:]) for end in ends
    )
