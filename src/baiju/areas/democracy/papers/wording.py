"""How the papers say days, choices and lists: always in Chinese, whoever prints them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import override

Block = dict[str, Any]
NUMERALS = "一二三四五六七八九十"


def day(on: date | None) -> str:
    """2026年3月5日, or a place to write it."""
    return f"{on.year}年{on.month}月{on.day}日" if on else "　　年　月　日"


def said(record: Any, name: str) -> str:
    """The label of a choice."""
    with override("zh-hans"):
        return str(getattr(record, f"get_{name}_display")())


def chapter(number: int, heading: str, *paragraphs: str) -> list[Block]:
    """A heading of the first level with its paragraphs."""
    head: Block = {"level": 1, "text": f"{NUMERALS[number - 1]}、{heading}"}
    return [head, *({"text": each} for each in paragraphs if each)]


def listed(texts: Iterable[str]) -> list[Block]:
    """Numbered lines; each ends with a full stop."""
    return [{"text": f"{n}. {text.rstrip('。；')}。"} for n, text in enumerate(texts, 1)]


def table(*rows: Iterable[object], caption: str = "") -> Block:
    """Rows of which the first is the head; what is not known stays empty."""
    told = [["" if cell is None else str(cell) for cell in row] for row in rows]
    return {"rows": told, "caption": caption}


def number(value: int | None) -> str:
    return "　　" if value is None else str(value)


def per_cent(value: float | None) -> str:
    return "—" if value is None else f"{value:.1f}%"


def lines(text: str) -> list[Block]:
    """A text as it was written, a paragraph a line."""
    return [{"text": line.strip()} for line in text.splitlines() if line.strip()]


def signed(body: Any, on: date | None) -> dict[str, Any] | None:
    return {"body": str(body), "on": on} if on else None
