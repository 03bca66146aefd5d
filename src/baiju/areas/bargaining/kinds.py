"""The closed lists of bargaining: kinds and scopes of agreements, sides, answers, forms."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What an agreement is about."""

    COLLECTIVE = "collective", _("Collective contract")
    WAGE = "wage", _("Wage agreement")
    WOMEN = "women", _("Women workers' contract")
    SAFETY = "safety", _("Safety and health contract")


NAMES = {
    Kind.COLLECTIVE.value: "集体合同",
    Kind.WAGE.value: "工资专项集体合同",
    Kind.WOMEN.value: "女职工权益保护专项集体合同",
    Kind.SAFETY.value: "劳动安全卫生专项集体合同",
}
"""What the signed document is called, whatever language its reader has chosen."""


class Scope(models.TextChoices):
    """For whom it holds."""

    ENTERPRISE = "enterprise", _("One employer")
    INDUSTRY = "industry", _("An industry of a place")
    REGION = "region", _("All employers of a place")


SCOPE_NAMES = {Scope.INDUSTRY.value: "行业性", Scope.REGION.value: "区域性"}


class Side(models.TextChoices):
    """Who sits at the table."""

    UNION = "union", _("Workers' side")
    EMPLOYER = "employer", _("Employer's side")


class Reply(models.TextChoices):
    """How an offer was answered."""

    ACCEPTED = "accepted", _("Agrees to bargain")
    REFUSED = "refused", _("Refuses to bargain")


class WomensForm(models.TextChoices):
    """Where the protection of women workers is agreed."""

    CHAPTER = "chapter", _("A chapter of the collective contract")
    ANNEX = "annex", _("An annex of the collective contract")
    SEPARATE = "separate", _("A contract of its own")


class Publication(models.TextChoices):
    """How the workers were told."""

    BOARD = "board", _("Notice board")
    CONGRESS = "congress", _("Workers' congress")
    NETWORK = "network", _("Internal network or group")
    COPIES = "copies", _("Copies handed out")
