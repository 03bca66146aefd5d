"""The demo's unions in every stage, and their members; invented, and the same for the same day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from . import formed, roster
from .cast import office

MEMBERS = 3_000


def fill(units: Mapping[str, Any], today: date) -> None:
    """Unions of the employers that are there, their rosters, and somebody who is a member twice."""
    formed.fill(units, today)
    members(units, MEMBERS, today)
    roster.twice(office(units))


def members(units: Mapping[str, Any], count: int, today: date) -> None:
    """So many members over the established unions, each union's roster written at once."""
    roster.fill(office(units), count, today)
