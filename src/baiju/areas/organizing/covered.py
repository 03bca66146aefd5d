"""Covered employers: which employers a union of several has taken in, and from when to when."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from baiju.engine.declare import Parts
from baiju.engine.models import Part


class CoveredEmployer(Part):
    """An employer that belongs to a joint, regional or industry union."""

    union = models.ForeignKey(
        "organizing.Union", models.CASCADE, related_name="covered", verbose_name=_("union")
    )
    employer = models.ForeignKey(
        "shared.Employer", models.PROTECT, related_name="+", verbose_name=_("employer")
    )
    joined_on = models.DateField(_("covered since"))
    left_on = models.DateField(_("covered until"), null=True, blank=True)
    reason = models.CharField(_("why it left"), max_length=100, blank=True)

    class Meta:
        verbose_name = _("covered employer")
        verbose_name_plural = _("covered employers")
        constraints = [
            models.UniqueConstraint(
                fields=["union", "employer"],
                condition=Q(left_on=None),
                name="covered_employer_once",
                violation_error_message=_("This employer is in the list already."),
            ),
            models.CheckConstraint(
                condition=Q(left_on=None) | Q(left_on__gte=F("joined_on")),
                name="covered_employer_leaves_after_joining",
                violation_error_message=_("The last day cannot lie before the first day."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.employer)


covered = Parts("covered", CoveredEmployer, "union", ("employer", "joined_on", "left_on", "reason"))
