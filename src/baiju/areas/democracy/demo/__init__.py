"""The demo's democratic management: congresses in every form, and work at every stage."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from . import bodies, meetings, openly, proposed
from .people import Desk, desk


def fill(units: Mapping[str, Any], today: date) -> None:
    """Invented congresses, sessions, proposals, openness, evaluations and joint meetings."""
    at: Desk = desk(units, today)
    standing = bodies.fill(at)
    held = meetings.sessions_of(at, standing)
    meetings.evaluations_of(at, held)
    proposed.fill(at, standing, held)
    openly.fill(at)
    meetings.joint(at)
