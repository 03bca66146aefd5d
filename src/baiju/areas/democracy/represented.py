"""Employers represented: those whose workers a joint congress stands for."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from baiju.engine.models import Part


class Represented(Part):
    """An employer whose workers a joint congress stands for."""

    congress = models.ForeignKey("democracy.Congress", models.CASCADE, related_name="represented")
    name = models.CharField(_("name"), max_length=100)
    employer = models.ForeignKey(
        "shared.Employer",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("employer on record"),
    )
    workers = models.PositiveIntegerField(_("workers"), null=True, blank=True)

    class Meta:
        verbose_name = _("employer represented")
        verbose_name_plural = _("employers represented")
        constraints = [
            models.UniqueConstraint(fields=["congress", "employer"], name="represented_once")
        ]

    def __str__(self) -> str:
        return self.name
