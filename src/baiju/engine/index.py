"""The search index: for each row its folded texts, the grams they are found by, and its unit."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class GramsField(models.Field):  # type: ignore[type-arg]  # not generic at run time
    """Grams as the database indexes them: words of a text on SQLite, an array on PostgreSQL."""

    def db_type(self, connection: Any) -> str:
        return 'text[] COLLATE "C"' if connection.vendor == "postgresql" else "text"

    def get_db_prep_value(
        self, value: Iterable[str], connection: Any, prepared: bool = False
    ) -> Any:
        return list(value) if connection.vendor == "postgresql" else " ".join(value)

    def from_db_value(self, value: Any, _expression: Any, _connection: Any) -> list[str]:
        return value.split() if isinstance(value, str) else list(value)


class Found(models.Model):
    """One row of a shelf in the index; nothing secret is in it but the fingerprint of an end."""

    shelf = models.CharField(max_length=80)
    record = models.PositiveBigIntegerField()
    unit = models.ForeignKey(
        "org.Unit", models.CASCADE, null=True, related_name="+", db_index=False
    )
    text = models.TextField()
    """One line for each searched field."""
    grams = GramsField()
    tail = models.CharField(max_length=28, blank=True)
    """The fingerprint of the last four characters of a number that is kept encrypted."""

    class Meta:
        verbose_name = _("search entry")
        verbose_name_plural = _("search entries")
        indexes = [
            models.Index(fields=["shelf", "record"], name="found_of_a_record"),
            models.Index(fields=["shelf", "unit"], name="found_in_a_unit"),
            models.Index(
                fields=["shelf", "tail"], name="found_by_its_end", condition=~models.Q(tail="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.shelf} {self.record}"
