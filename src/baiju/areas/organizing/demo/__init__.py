"""The demo's unions in every stage, their members and cadres; invented, and the same for the same day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from . import cadres, checked, formed, organs, roster
from .cast import office

MEMBERS = 3_000


def fill(units: Mapping[str, Any], today: date) -> None:
    """Unions of the employers that are there, with their rosters, organs and cadres."""
    formed.fill(units, today)
    members(units, MEMBERS, today)
    roster.twice(office(units))
    at = organs.desk(units, today)
    organs.fill(at)
    checked.fill(at)
    cadres.fill(at)


def members(units: Mapping[str, Any], count: int, today: date) -> None:
    """So many members over the established unions, each union's roster written at once."""
    roster.fill(office(units), count, today)
