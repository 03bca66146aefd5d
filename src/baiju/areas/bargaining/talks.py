"""What is noted while an agreement is bargained over and lived by: meetings, checks, hazards."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from baiju.engine.declare import Parts
from baiju.engine.models import Part


class Meeting(Part):
    """A meeting of both sides."""

    agreement = models.ForeignKey(
        "bargaining.Agreement", models.CASCADE, related_name="meetings", verbose_name=_("agreement")
    )
    held_on = models.DateField(_("held on"))
    place = models.CharField(_("place of the meeting"), max_length=60, blank=True)
    chair = models.CharField(_("chair of the meeting"), max_length=40, blank=True)
    recorder = models.CharField(
        _("recorder"), max_length=40, blank=True, help_text=_("Somebody who represents no side.")
    )
    matters = models.CharField(_("what was talked about"), max_length=300, blank=True)
    result = models.CharField(_("what came of it"), max_length=300, blank=True)
    minutes_no = models.CharField(_("number of the minutes"), max_length=40, blank=True)
    signed_by_all = models.BooleanField(_("minutes signed by all"), default=False)

    class Meta:
        verbose_name = _("meeting of both sides")
        verbose_name_plural = _("meetings of both sides")

    def __str__(self) -> str:
        return f"{self.held_on:%Y-%m-%d}"


class Check(Part):
    """A look at how the agreement is kept."""

    agreement = models.ForeignKey(
        "bargaining.Agreement", models.CASCADE, related_name="checks", verbose_name=_("agreement")
    )
    checked_on = models.DateField(_("checked on"))
    checked_by = models.CharField(_("checked by"), max_length=100, blank=True)
    items = models.CharField(_("what was looked at"), max_length=200, blank=True)
    breaches = models.CharField(
        _("what is not kept"), max_length=300, blank=True, help_text=_("Empty: all is kept.")
    )
    remedy_due = models.DateField(_("to be mended by"), null=True, blank=True)
    remedied_on = models.DateField(_("mended on"), null=True, blank=True)
    next_on = models.DateField(_("next check on"), null=True, blank=True)

    class Meta:
        verbose_name = _("check of performance")
        verbose_name_plural = _("checks of performance")
        constraints = [
            models.CheckConstraint(
                condition=Q(remedied_on=None) | Q(remedied_on__gte=F("checked_on")),
                name="check_is_mended_after_it",
                violation_error_message=_("It cannot be mended before it was found."),
            ),
            models.CheckConstraint(
                condition=Q(next_on=None) | Q(next_on__gt=F("checked_on")),
                name="check_is_followed_by_the_next",
                violation_error_message=_("The next check lies after this one."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.checked_on:%Y-%m-%d}"


class Hazard(Part):
    """Something at the workplace that makes people ill, and how many are exposed to it."""

    agreement = models.ForeignKey(
        "bargaining.Agreement", models.CASCADE, related_name="hazards", verbose_name=_("agreement")
    )
    factor = models.CharField(_("hazard"), max_length=60)
    exposed = models.PositiveIntegerField(_("workers exposed"), null=True, blank=True)
    tested_on = models.DateField(_("last measured on"), null=True, blank=True)
    result = models.CharField(_("result of the measurement"), max_length=100, blank=True)

    class Meta:
        verbose_name = _("occupational hazard")
        verbose_name_plural = _("occupational hazards")

    def __str__(self) -> str:
        return self.factor


meetings = Parts(
    "meetings",
    Meeting,
    "agreement",
    (
        *("held_on", "place", "chair", "recorder"),
        *("matters", "result", "minutes_no", "signed_by_all"),
    ),
)
checks = Parts(
    "checks",
    Check,
    "agreement",
    ("checked_on", "checked_by", "items", "breaches", "remedy_due", "remedied_on", "next_on"),
)
hazards = Parts("hazards", Hazard, "agreement", ("factor", "exposed", "tested_on", "result"))
