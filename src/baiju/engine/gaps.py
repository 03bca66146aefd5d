"""What a record lacks or what does not fit in it, as its register declares it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Case, Model, When

from .declare import Register

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


def of(register: Register, record: Model, today: date) -> list[StrOrPromise]:
    """The gaps of one record, asked in one question."""
    if not register.missing:
        return []
    asked = {
        f"gap{number}": Case(When(gap.where(today), then=True), default=False)
        for number, gap in enumerate(register.missing)
    }
    row = register.model._base_manager.filter(pk=record.pk).annotate(**asked).values_list(*asked)
    told = row.first() or ()
    return [gap.title for gap, holds in zip(register.missing, told, strict=False) if holds]
