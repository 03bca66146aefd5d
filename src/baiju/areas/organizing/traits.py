"""What is kept of a member beside the name: the closed lists of the real-name roster."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Sex(models.TextChoices):
    """As the identity document says it."""

    MALE = "male", _("Male")
    FEMALE = "female", _("Female")


class Education(models.TextChoices):
    """The highest school that was finished."""

    JUNIOR = "junior", _("Junior middle school or less")
    SENIOR = "senior", _("Senior middle school")
    VOCATIONAL = "vocational", _("Vocational secondary school")
    COLLEGE = "college", _("Junior college")
    BACHELOR = "bachelor", _("Bachelor's degree")
    MASTER = "master", _("Master's degree")
    DOCTOR = "doctor", _("Doctor's degree")


class Politics(models.TextChoices):
    """Political status."""

    PARTY = "party", _("Member of the Communist Party")
    PROBATIONARY = "probationary", _("Probationary member of the Communist Party")
    LEAGUE = "league", _("Member of the Youth League")
    DEMOCRATIC = "democratic", _("Member of a democratic party")
    NONPARTISAN = "nonpartisan", _("Public figure without party")
    MASSES = "masses", _("Of no party")


class Skill(models.TextChoices):
    """The level of a vocational certificate."""

    JUNIOR = "junior", _("Junior worker")
    MIDDLE = "middle", _("Intermediate worker")
    SENIOR = "senior", _("Senior worker")
    TECHNICIAN = "technician", _("Technician")
    SENIOR_TECHNICIAN = "senior_technician", _("Senior technician")
    NONE = "none", _("No certificate")


class Household(models.TextChoices):
    """Where a person is registered."""

    URBAN = "urban", _("Urban household")
    RURAL = "rural", _("Rural household")


class NewForm(models.TextChoices):
    """Work that is given out through a platform."""

    COURIER = "courier", _("Courier")
    RIDER = "rider", _("Delivery rider")
    DRIVER = "driver", _("Ride-hailing driver")
    TRUCKER = "trucker", _("Truck driver")
    HOUSEKEEPER = "housekeeper", _("Domestic worker")
    OTHER = "other", _("Other platform work")


class Employment(models.TextChoices):
    """Whether a member works at present."""

    WORKING = "working", _("At work")
    AWAY = "away", _("Employed, not at work")
    FLEXIBLE = "flexible", _("Flexible employment")
    UNEMPLOYED = "unemployed", _("Unemployed")
    RETIRED = "retired", _("Retired")
