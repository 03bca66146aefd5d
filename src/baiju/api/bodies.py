"""What a request brings in: strict JSON, in which nothing is said twice and nothing is no text."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja.parser import Parser

from .faults import Wrong

MOST = 2 * 1024 * 1024
"""Bytes of a body; a record is smaller, and a list comes in as a workbook."""
DEEPEST = 8


class Strict(Parser):
    """Reads a body as one JSON object, or says what is the matter with it."""

    def parse_body(self, request: HttpRequest) -> dict[str, Any]:
        try:
            return read(request.body)
        except (ValueError, RecursionError) as unreadable:
            raise Wrong(
                400,
                "unreadable",
                _("The body is not one sound JSON object. Write it in UTF-8, each name once."),
            ) from unreadable


def read(raw: bytes) -> dict[str, Any]:
    """One object in UTF-8, with numbers that exist and texts that can be kept."""
    found = json.loads(
        raw.decode("utf-8"),
        object_pairs_hook=_once_each,
        parse_constant=_no_number,
        parse_float=_finite,
    )
    if not isinstance(found, dict):
        raise ValueError("A body is an object.")
    _require_sound(found, 1)
    return found


def _once_each(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    listed = list(pairs)
    if len(found := dict(listed)) != len(listed):
        raise ValueError("A name is given twice.")
    return found


def _no_number(word: str) -> float:
    raise ValueError(f"{word} is no number.")


def _finite(text: str) -> float:
    if math.isinf(number := float(text)):
        raise ValueError("A number is too large.")
    return number


def _require_sound(value: Any, depth: int) -> None:
    """Half signs and the sign zero are in no text, and nothing here lies deep."""
    if depth > DEEPEST:
        raise ValueError("This lies too deep.")
    if isinstance(value, str) and "\0" in value:
        raise ValueError("A sign that no database keeps.")
    if isinstance(value, str):
        value.encode()
    elif isinstance(value, dict):
        for name, inner in value.items():
            _require_sound(name, depth)
            _require_sound(inner, depth + 1)
    elif isinstance(value, list):
        for inner in value:
            _require_sound(inner, depth + 1)
