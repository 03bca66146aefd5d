"""Who bargains and for whom: the representatives of both sides, and the employers of a place or industry."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from baiju.engine.declare import Parts
from baiju.engine.models import Part

from .kinds import Side


class Covered(Part):
    """An employer for which an agreement of an industry or a place holds."""

    agreement = models.ForeignKey(
        "bargaining.Agreement", models.CASCADE, related_name="covered", verbose_name=_("agreement")
    )
    employer = models.ForeignKey(
        "shared.Employer", models.PROTECT, related_name="+", verbose_name=_("employer")
    )
    joined_on = models.DateField(
        _("joined the agreement on"),
        null=True,
        blank=True,
        help_text=_("Empty: from the beginning."),
    )
    left_on = models.DateField(_("left the agreement on"), null=True, blank=True)
    workers = models.PositiveIntegerField(
        _("workers covered"), null=True, blank=True, help_text=_("Empty: all of them.")
    )
    women = models.PositiveIntegerField(_("women among them"), null=True, blank=True)

    class Meta:
        verbose_name = _("employer covered")
        verbose_name_plural = _("employers covered")
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "employer"],
                condition=Q(left_on=None),
                name="covered_once_per_agreement",
                violation_error_message=_("This employer is in the list already."),
            ),
            models.CheckConstraint(
                condition=Q(joined_on=None) | Q(left_on=None) | Q(left_on__gte=F("joined_on")),
                name="covered_leaves_after_joining",
                violation_error_message=_("The last day cannot lie before the first day."),
            ),
            models.CheckConstraint(
                condition=Q(women=None) | Q(workers=None) | Q(women__lte=F("workers")),
                name="covered_women_within_workers",
                violation_error_message=_("There cannot be more women than workers covered."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.employer)


class Representative(Part):
    """Somebody who speaks for one side."""

    agreement = models.ForeignKey(
        "bargaining.Agreement",
        models.CASCADE,
        related_name="representatives",
        verbose_name=_("agreement"),
    )
    side = models.CharField(_("side"), max_length=8, choices=Side)
    name = models.CharField(_("full name"), max_length=40)
    post = models.CharField(_("post held"), max_length=60, blank=True)
    is_chief = models.BooleanField(_("chief representative"), default=False)
    is_frontline = models.BooleanField(_("works on the shop floor"), default=False)
    since = models.DateField(_("represents since"), null=True, blank=True)
    until = models.DateField(_("represents until"), null=True, blank=True)

    class Meta:
        verbose_name = _("representative")
        verbose_name_plural = _("representatives")
        constraints = [
            models.CheckConstraint(
                condition=Q(since=None) | Q(until=None) | Q(until__gte=F("since")),
                name="representative_ends_after_beginning",
                violation_error_message=_("The last day cannot lie before the first day."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


covered = Parts(
    "covered",
    Covered,
    "agreement",
    ("employer", "joined_on", "left_on", "workers", "women"),
)
representatives = Parts(
    "representatives",
    Representative,
    "agreement",
    ("side", "name", "post", "is_chief", "is_frontline", "since", "until"),
)
