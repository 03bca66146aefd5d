"""Folds a text for reading: simplified characters, half-width signs, plain spaces; offsets stay."""

from __future__ import annotations

from functools import lru_cache

from . import wordlists

_BLANKS = "\u00a0\u3000\ufeff\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060"


@lru_cache(maxsize=2)
def fold(text: str) -> str:
    """The text as the rules read it, with every character at its old place."""
    folded = text.translate(_table())
    for written, meant in _phrases():
        folded = folded.replace(written, meant)
    return folded


@lru_cache(maxsize=1)
def _table() -> dict[int, str]:
    table = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    table.update((ord(blank), " ") for blank in _BLANKS)
    table.update({ord("﹑"): "、", ord("﹒"): ".", ord("〔"): "[", ord("〕"): "]", ord("▪"): "•"})
    for line in wordlists.lines("traditional"):
        table.update((ord(pair[0]), pair[1]) for pair in line.split() if len(pair) == 2)
    return table


@lru_cache(maxsize=1)
def _phrases() -> list[tuple[str, str]]:
    """Words whose characters mean several things, with what they mean here; equally long."""
    pairs = [pair for line in wordlists.lines("traditional") for pair in line.split()]
    return [(pair[: len(pair) // 2], pair[len(pair) // 2 :]) for pair in pairs if len(pair) > 2]
