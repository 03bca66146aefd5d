"""What is kept of a union lies where the union lies, and its yearly terms run by one rule."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import models


def lie_with_the_union(records: Sequence[Any], _actor: Any) -> None:
    """The unit is that of the union; a record without a union keeps the unit it was given."""
    models.prefetch_related_objects(records, "union")
    for record in records:
        if record.union is not None:
            record.unit_id = record.union.unit_id


def last(*days: date | None) -> date | None:
    """The latest of the days that were noted."""
    return max((day for day in days if day), default=None)
